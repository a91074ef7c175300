"""The subject of an award verb: who the sentence says holds the award.

1. 2022年，我院先后荣获… (times and adverbs off)
2. 张敏同志参加市技能大赛荣获… (the adverbial phrase off)
3. 第三党支部坚持…，获评… (from the head of an earlier clause)
4. 坚持以客户为中心，荣获… (left out: whoever the text speaks of)
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors import nlp
from extractors.honours.asides import MARKED, bare, without_front
from extractors.honours.bearers import (
    PROPER,
    are_named,
    as_printed,
    bearing,
    borne,
    is_proper,
    told_of,
    with_its_own,
    work_told_of,
)
from extractors.honours.givers import givings
from extractors.honours.giving_bodies import is_body, is_nameless
from extractors.honours.recipients import (
    OWN_WORDS,
    Recipient,
    name_pattern,
    people_in,
    person_at_head,
    person_in,
    recipient_of,
)
from extractors.honours.subject_words import MADE_BY, subject_of, without_makers
from extractors.honours.words import any_word, ending_of
from extractors.text.characters import CLAUSE_ENDS, any_in_brackets
from schemas.word_lists import by_word

_NOBODY = re.compile(f"{any_word('telling')}|[从自经由与]")  # 从70支队伍中|脱颖而出
_PREDICATE = re.compile(f"{any_word('predicate')}$")
_TEAM = re.compile(rf"(?P<team>[^，、：]{{0,16}}?{any_word('team')})(?![建书成工活委主组])")
# argued: needs the name of a unit: 我院党支部 is a part of it
_NOT_THE_UNIT = re.compile(r"[^，]{0,12}(?:党支部|团队|班组|工作室|小组|员工|职工)")
_MADE = re.compile("由?[^“”《》，的]{2,40}的(?P<work>[^“”《》，的]{4,40})")
_SHOWN = re.compile("(?<=的)(?P<kind>[^，“”的《》]{0,6})(?P<work>《[^《》]+》)(?P<one>一[文书课诗篇剧])?$")
# 李恒创作的|《甲》和《乙》|两篇文章经过评审: up to what became of them
# 本行自主研发的|“空中柜台”: a work by its name in quotes
_MADE_QUOTED = re.compile(
    f"[^，“”的]{{2,20}}{MADE_BY.pattern}(?P<work>“[^“”]{{2,20}}”(?:系统|平台|项目|工程|产品|品牌|模式|课程|案例|服务)?)"
)
_MADE_WORKS = re.compile(
    f"^[^《》]*{MADE_BY.pattern}《(?![^《》]*(?:办法|规定|制度|条例|规范|标准|通知|意见|方案|规划)》)"
)
_WORKS = re.compile(
    "(?P<works>《[^《》]+》(?:(?:[、和与及]|以及)?《[^《》]+》)*)(?:等?[0-9一二两三四五六七八九十]+[篇项部件个幅首])?"
)
# 护理团队创作的|科普作品《保胎奇缘》|从86组作品中…, 集团承建的|市医院门诊楼工程|凭借质量…
_MADE_THERE = re.compile(
    rf"[^“”《》，、]{{2,30}}?{MADE_BY.pattern}(?P<work>[^的“”《》，、]{{0,8}}(?:《[^《》]+》|“[^“”]+”)[一-鿿]{{0,4}}?"
    r"|[^“”《》，的]{3,30}?(?:工程|项目|大桥|大楼|综合楼))(?=[从以在凭经自因]|作为|通过)"
)
# 我院|3名医生|参加, 我院的|创新团队, 公司|“海星”品牌: some, a team or a thing of the unit that has it
_OUR_PART = re.compile(
    "(?P<some>[0-9]+[名位][一-鿿]{1,8}?)(?=按照|参加|坚持|通过|在|以)|的(?P<team>[一-鿿]{2,10}?(?:队|团|组|班|部|室|工会))|(?P<thing>“[^“”]{2,20}”[一-鿿]{0,4}?(?:商标|品牌|项目|产品|系列|(?=[从以在凭经自因])))"
)
# 我校王平、姜晓老师指导的|徐梓、殷皓两位同学|代表本省参赛
_GUIDED = re.compile("^[^“”《》，]{2,24}?(?:指导|带领|率领|辅导|培养)的(?=[^，的]{4,20}(?:同学|选手|学生))")
_SEVERAL = re.compile(r"(?P<who>[^，“”《》]{4,40}?(?:同学|选手|学生|老师|教师|同志|职工|员工))(?![的们])")
_SO_MANY = re.compile("[^，的“”]{4,40}等[0-9]+[家个所支名位][一-鿿]{1,6}")
_HOLDS = re.compile("现?有|拥有|下[设辖属]|[设内]有|占地|总?投资|总?建筑面积|注册资[本金]|年产")
_JOINED_ON = re.compile("(?:以及|还有)(?=[一-鿿]{2,})(?![^，]{0,6}[次届年])")
_WINS = re.compile("[获评]|当选|入选|授予")
_A_PART = re.compile("(?:方|者|单位|对象|主体|地点|名称|目标|客户|用户|伙伴|股东|供应商|对手)$")  # 主办方|是江城学校
# 云岭红茶|色泽红亮, 云岭桥|全长…: what is told of a thing, which its name stands before
_DESCRIBED = re.compile(rf"(?P<thing>[一-鿿]{{3,10}}?)(?:生产|种植|栽培|制作|酿造|养殖|的)?{any_word('of_thing')}")
_BRANDED = re.compile("“[^“”]{1,12}”牌[一-鿿]{1,6}?(?=[是系由自在产选采远曾以])")  # “巧手”牌手套|是…
_NOTES = re.compile(any_in_brackets(40))
_HERE = ("这里", "这儿", "此处", "此地")
PRONOUN = re.compile(r"[他她其]们?(?:本人)?|此人|该[^，]{1,8}")
"""A subject that stands for somebody named before: 他, 该局."""


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:[^，]{{1,20}}的)?(?P<name>{name_pattern()})(?=是|的(?:事迹|故事|先进|名字)|$)", re.VERBOSE)


_HAS = ("现有", "共有", "“")  # what the dictionary has as no verbs


_FOR_OTHERS = re.compile(any_word("giving_itself", "announcing") + "|联合|会同|[对向为给将与和同]")
_AMONG_THE_BEST = re.compile("[0-9一二三五十百]+[强佳优大](?![一-鿿]*[队班])")  # 民营企业|500强
_HAN = re.compile("[一-鿿]")  # not ISO9001|认证通过
_SET_ON = re.compile("(?<=..)[自在于从以经因凭]$")  # 稻香坊自|创办以来, where the dictionary has no such word


def _before_it_acts(clause: str) -> Iterator[str]:
    """Yield what stands before each word with which a clause may go on: 柳园小学|两年来; no rank (百强)."""
    for word, after in pairwise(nlp.words(clause[:30])):
        at = word.span.end
        acts = after.flag[0] in "vtdmpial" and after.flag != "vn" and after.text[0] != "第"
        goes_on = acts or after.text in _HAS or clause.startswith("以来", after.span.end)
        name = after.text in by_word("honours/recipients.csv")  # 支行, a verb for the dictionary
        if goes_on and not name and not _AMONG_THE_BEST.match(clause, at):
            yield clause[:at]


def _does_something(clause: str, own: Sequence[str]) -> Recipient | None:
    """Return the unit or team that a clause begins with, before a time or a verb: 柳园小学|两年来|创建有成."""
    for words in _before_it_acts(clause):
        if words.endswith("及其"):
            continue
        who, said = with_its_own(words, own), nlp.words(words)
        if who is None and said[0].flag in PROPER and all(word.flag[0] not in "vdpu" for word in said):
            continue  # 青岚各党群|组织|积极开展…
        if who is None or (who.kind not in ("unit", "team") and "及其" not in who.name):
            return None
        if len(words) == 2 and (who.kind != "unit" or who.name == "单位"):
            return None
        mute = _gives(clause, len(words)) or is_body(who.name, "office") or _NOBODY.match(clause)
        return None if mute else who
    return None


def _gives(clause: str, at: int) -> bool:
    """Whether a clause goes on with what is done for others: it gives awards, or hands something to somebody."""
    return _FOR_OTHERS.match(clause, at) is not None or any(act.heads for act in givings(clause))


def _named_first(clause: str) -> Recipient | None:
    """Return a name that no list and no ending tells of, before what is told of it: 鲜多惠|坚持现做现卖."""
    for words in _before_it_acts(clause):
        name = _SET_ON.sub("", words)
        if clause.startswith("年", len(words)):
            name = words.rstrip("0123456789")  # 云岭桥|2010年建成
        proper = is_proper(name) or is_proper(words)  # with 自 a word that the dictionary has not may have been cut
        known = "“" in name or nlp.dictionary().count(name)  # “三新”|举措, 马兰花|开
        if proper and not known and _HAN.search(name) and not is_nameless(name) and not _gives(clause, len(words)):
            return Recipient(name, None)
    return None


def holder(clauses: Sequence[str], own: Sequence[str]) -> tuple[Recipient | None, bool]:
    """Find the subject of a verb from the clauses before it, the nearest last.

    Returns the recipient and whether the sentence leaves it out: then it is whoever the text speaks of.
    """
    subject = bearing(subject_of(clauses[-1])) if clauses else ""
    subject = "" if subject in _HERE else subject
    if joined := _JOINED_ON.match(clauses[-1]) if clauses else None:
        rest = clauses[-1][joined.end() :]
        if len(clauses) == 1 or _WINS.search(clauses[-2]):
            return holder([rest], own)  # 公司获评“甲”，|以及卓以宁被评为“乙”
        return holder([*clauses[:-2], f"{clauses[-2]}、{rest}"], own)  # 卓以宁、宗大勇，|以及苗岫宁
    if subject.startswith("是") and nlp.words(subject)[0].text == "是":
        if own and OWN_WORDS.match(subject, 1):
            return Recipient(own[0], "unit"), False  # 是我院参赛以来取得的最好成绩，另获铜奖
        subject = ""  # 清河公司是…单位，|是行业首家|获评…
    if subject and not _PREDICATE.search(subject):
        if PRONOUN.fullmatch(subject) and not person_in(subject) and not _is_work(subject):
            return None, False
        headed = not (MADE_BY.search(subject) or "“" in subject or are_named(subject))
        found = recipient_of(subject, own) or (_at_head(subject, own) if headed and not _is_part(subject) else None)
        name = _name_behind(subject, found) if found else None
        return name or borne(found, own) or as_printed(subject), False
    named = without_front(clauses[-2]) if len(clauses) > 1 and not subject else ""
    work = _MADE.fullmatch(named)
    if work and (named.startswith("由") or _is_work(work["work"])):
        return recipient_of(work["work"], own) or Recipient(work["work"], None), False  # 由集团承建的|西线工程，荣获…
    if shown := _SHOWN.search(named):
        return Recipient(shown["work"], "project"), False  # 在大会上展出的《…》，此前已获
    for clause in reversed(clauses[:-1]):
        start, subject = _NOTES.sub("", _GUIDED.sub("", without_front(clause))), _GUIDED.sub("", bare(clause))
        if _HOLDS.match(start):
            continue  # 商会成立于2010年，|现有会员企业260家，荣获…
        if several := _SO_MANY.fullmatch(start):
            return recipient_of(several[0], own), False  # 某公司等6家企业，|日前入选…
        acting = 2 < len(subject) < len(start) and start.startswith(subject) and not _NOBODY.match(subject)
        plain = borne(recipient_of(without_makers(subject), own), own) if acting else None  # 计量中心|通过复审，保留…
        if plain and plain.kind == "team" and "的" not in plain.name:
            return plain, False  # 我院产科病房|以…通过审核
        if works := _work_shown(start):
            return works, False
        if thing := work_told_of(start) or told_of(start, own):
            return thing, False
        if found := borne(_at_head(start, own), own) or plain or borne(_does_something(start, own), own):
            return found, False
    return None, True


def topic_of(clauses: Sequence[str], own: Sequence[str]) -> Recipient | None:
    """Return who or what is all of the first clause of a sentence, or a name that it begins with.

    江城市第二看守所，|多年来实现安全无事故，荣获…; 江城大桥工程，|荣获…; 鲜多惠|坚持现做现卖，荣获…
    """
    first = without_front(MARKED.sub("", clauses[0])) if len(clauses) > 1 else ""
    topic = borne(recipient_of(first, own), own) if "》" not in first or first.startswith("《") else None
    plain = topic and not any(word.flag[0] in "vdpu" and word.flag != "vn" for word in nlp.words(first))
    whole = topic if topic and plain and topic.kind in ("unit", "team", "project") else _described(first)
    return whole or (None if own else _named_first(first))  # what a unit's own report leaves out is the unit


def _work_shown(clause: str) -> Recipient | None:
    """Return the works that an earlier clause is about: 李恒同学的作品|《渡口》, 由李恒创作的|《渡口》|经过评审."""
    shown = _SHOWN.search(clause)
    if shown and (shown["kind"] or shown["one"]):
        return Recipient(shown["work"], "project")
    if named := _MADE_QUOTED.fullmatch(clause):
        return Recipient(named["work"], "project")  # 本行自主研发的|“空中柜台”
    works = _WORKS.match(without_makers(clause)) if _MADE_WORKS.match(clause) else None
    return Recipient(works["works"], "project") if works else None


def who_is_told_of(sentence: str) -> Recipient | None:
    """Return the unit or team that a sentence without awards is about, by the beginning of its first clause.

    清河一中|是江城首批重点中学: whatever is said to be a body is one; not 水质安全|是第一位的.
    """
    clause = re.split(f"[{CLAUSE_ENDS}]", sentence)[0]
    found, _ = holder([clause, ""], ())
    if found is None or found.kind in ("unit", "team"):
        return found
    is_one = found.kind is None and clause.partition("是")[0].endswith(found.name) and not _A_PART.search(found.name)
    ending = ending_of(clause, by_word("honours/recipients.csv")) if is_one else None
    return Recipient(found.name, "unit") if ending and by_word("honours/recipients.csv")[ending] == "unit" else None


def thing_told_of(sentence: str) -> Recipient | None:
    """Return the work, product or place that a sentence without awards is about: “暖冬”项目|自…启动, 云岭红茶|产于…."""
    clause = re.split(f"[{CLAUSE_ENDS}]", sentence)[0]
    if branded := _BRANDED.match(clause):
        return Recipient(branded[0], "project")
    if described := _described(clause):
        return described
    found, _ = holder([clause, ""], ())
    if found is None:
        return _named_first(clause)
    named = found.kind in (None, "project") and clause.startswith(found.name) and not _A_PART.search(found.name)
    return found if named and (found.kind or nlp.words(found.name)[0].flag in PROPER) else None


def _described(clause: str) -> Recipient | None:
    """Return the thing that a clause describes, by a name of its own: 平江茶油|色泽金黄; not 红茶|色泽红亮."""
    match = _DESCRIBED.match(clause)
    if match is None or OWN_WORDS.match(clause) or clause.startswith(("该", "其", "这", "此", "各")):
        return None
    return Recipient(match["thing"], None) if len(nlp.words(match["thing"])) > 1 else None


def _is_part(subject: str) -> bool:
    """Whether words for the unit begin a longer name: 集团|职工书屋, not 我院|积极参加."""
    ours = OWN_WORDS.match(subject)
    behind = nlp.words(subject[ours.end() :])[:1] if ours else ()
    return bool(behind) and behind[0].flag in ("n", "nz", "nt", "nr", "ns", "x")


def _name_behind(subject: str, found: Recipient) -> Recipient | None:
    """Return the person whose name is all that stands behind a team: 城东代表队|向红."""
    name = subject[len(found.name) :] if found.kind == "team" and subject.startswith(found.name) else ""
    is_name = 1 < len(name) < 4 and person_in(name) == name and not nlp.dictionary().count(name)
    return Recipient(name, "person") if is_name else None


def _is_work(words: str) -> bool:
    found = recipient_of(words, ())
    return found is not None and found.kind == "project"


def person_told(clauses: Sequence[str]) -> Recipient | None:
    """Return the person of whom an earlier clause says what or who it is: 九岁的|白龙|是队里最小的."""
    for clause in reversed(clauses):
        match = _told().match(without_front(clause))
        if match and not nlp.dictionary().count(match["name"]):
            return Recipient(match["name"], "person")
    return None


def _at_head(clause: str, own: Sequence[str]) -> Recipient | None:
    """Recognise a recipient at the beginning of a clause that goes on."""
    for name in own:
        made = MADE_BY.match(clause, len(name))  # 本厂生产的|茶叶
        if clause.startswith(name) and not made and not _NOT_THE_UNIT.match(clause, len(name)):
            return Recipient(own[0], "unit")
    if work := _MADE_THERE.match(clause):
        return Recipient(work["work"], "project")
    match = _TEAM.match(clause)
    if match and match["team"].count("“") == match["team"].count("”"):  # not 推进“创新|团队|+实践”模式
        return Recipient(match["team"], "team")
    several = _SEVERAL.match(clause)
    if several and (people := people_in(several["who"])):
        return Recipient(people, "people")
    if acting := person_at_head(clause):
        return Recipient(acting, "person")
    match = OWN_WORDS.match(clause)
    if match and not MADE_BY.match(clause, match.end()):
        part = _OUR_PART.match(clause, match.end())  # 我们的|足球队
        if part:
            kind = "people" if part["some"] else "team" if part["team"] else "project"
            return Recipient(part["some"] or part["team"] or part["thing"], kind)
        return Recipient(own[0] if own else match[0], "unit")
    person = person_in(clause)
    return Recipient(person, "person") if person else None
