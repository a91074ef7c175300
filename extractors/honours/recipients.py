"""What kind of recipient some words name.

1. 通信客服中心, 我校, 本行 → unit (the report's own: by its short name)
2. 第三党支部, 急诊科, “小徐工作室” → team
3. 李恒, 李恒同志, 护士长李恒 → person, by the bare name; 孙某、吴某 → people
4. 工作室成员, 3名员工, 王某等5名同志 → people
5. 《智慧门诊》, 数字口袋项目 → project
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors import nlp
from extractors.honours.words import any_word, ending_of
from extractors.names import all_surnames, is_weak, read_persons, title_ending_at
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, JOIN, in_brackets
from extractors.text.word_patterns import either
from schemas.document import Document
from schemas.word_lists import by_use, by_word, words


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who holds an award, as printed, and what that is."""

    name: str
    kind: str | None


OWN_WORDS = re.compile(
    rf"[本我全](?:{any_word('own')}|[行院校局所店部馆站园厂会社区镇村司们])|{any_word('own_alone')}(?:本部|整体)?"
)


_PRONOUNS = ("我们", "咱们")


def own_names(document: Document) -> tuple[str, ...]:
    """Return the names of the reporting unit, the short one first, without 我们, which is no name."""
    identity = document.identity
    names = dict.fromkeys(filter(None, (identity.org_short, identity.org, *identity.also)))
    return tuple(name for name in names if name not in _PRONOUNS)


_HONOURED = re.compile("^[一-鿿]{0,6}的?“[^“”]{2,20}”")  # “全国劳动模范”|李恒
_NO_JOB = re.compile(f"[{CLAUSE_ENDS}：、“”《》的由对向为被和与给]")
# 石桥村, 东站, 高新区, 江州市: no name of a person
_PLACE = re.compile("[一-鿿]{2}[村镇乡]|[一-鿿]{1,3}[站区]|[一-鿿]{2,3}[市县]")
_OF_A_PLACE = "省市区县州镇乡村"  # 区局: no surname 区
_LONGEST_JOB = 14  # characters
_JOB = re.compile(in_brackets(rf"[^{BRACKETS}]{{2,14}}") + "$")  # 燕知秋（兼安全员）
_JOBS = (
    "(?:[师员长工手匠士者主]|[科专硕研博学医]生|[业专作术学]家|(?:创[始办]|发起|负责|传承|带头|合伙|主持)人"
    "|[总经]监|总裁|CEO|主演)"
)
_JOBBED = [re.compile(rf"[^、，的“”《》]{{1,20}}{_JOBS}(?P<name>(?!的)[一-鿿]{{{length}}})") for length in (3, 2)]
COUNT = r"(?:\d+|[一二两三四五六七八九十百多数]+)"
"""How many somebody are, in digits or words."""
_COUNTED = re.compile(rf"{COUNT}余?[名位人] | 等{COUNT}?人 | 全体", re.VERBOSE)
# 东城所、西城所等5家单位: several, the first of them by name
# 陈思、李青三人, 王姝、徐琴两同志, 杨萍、姜红等3人
_SO_MANY = re.compile(rf"(?P<more>等)?(?P<count>{COUNT}[名位]?(?:人|同志|老师|同学|教师|员工|职工|学生))$")
_OF_THEM = re.compile("(?<=[一-鿿]{2})等(?:同志|老师|同学)们?$")  # 柳青、方圆|等同志
_AND_MORE = re.compile(rf"等?{COUNT}余?[个家所支项件篇幅](?=[一-鿿]{{1,10}}$)")
WHEN = re.compile(
    r"(?<=[一-鿿”》])(?<![于在自从至到年月和])(?:[今去当同前]年)?(?:1[0-2]|0?[1-9])月(?:份|[0-9]{1,2}日)?$"
    r"|(?<=[一-鿿”》])为(?:19|20)[0-9]{2}(?:[-—–至](?:19|20)?[0-9]{2})?(?:学?年度?)?$"
)
"""When, right behind who: 图书馆|6月荣获…, 授予李恒等6位老师|为2022-2023学年“…”."""
# 专利项目|“一种栅线电极及电池片”: however long its name is
_QUOTED_WORK = re.compile("[^“”，、的]{0,16}(?:项目|课题|作品|成果|专利|论文|案例|工程|平台|系统)“[^“”]{2,60}”")
_BEFORE_A_VERB = ("曾被", "曾获", "曾经", "曾任", "曾因")  # 曾 is no family name there
_COMES_TO_BE = re.compile("[建办迁进入离返][厂校院馆所站园村社]")  # 1998年|建厂: what was done
_LONGEST = 80  # characters of a recipient, of several of each one


@cache
def name_pattern() -> str:
    """Return a pattern of a person's name: 李恒, 欧阳某, 小徐, 王阿姨, 阿依·古丽."""
    double = either([surname for surname in all_surnames() if len(surname) > 1])
    single = "[" + "".join(sorted(surname for surname in all_surnames() if len(surname) == 1)) + "]"
    return rf"""(?:{double}[一-鿿]{{1,2}}
        | {single}(?:[一-鿿]{{1,2}}(?<!副)|某某?|[×xX*]{{1,2}}|阿姨|大爷|大妈|大姐|奶奶|爷爷|警官)
        | [小老阿]{single} | [一-鿿]{{2,6}}·[一-鿿]{{2,6}})"""


@cache
def role_pattern() -> str:
    """Return a pattern of the words that say what a person is (护士长)."""
    titled = (title for title, weight in by_word("names/titles.csv").items() if weight != "address")
    return either({*words("honours/roles.txt"), *titled})


@cache
def address_pattern() -> str:
    """Return a pattern of the words that follow a name (同志)."""
    return either(words("honours/forms_of_address.txt"))


@cache
def _person() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^、，]{{0,40}}{role_pattern()}、){{0,2}}(?:[^、，]{{0,40}}{role_pattern()})?(?P<name>{name_pattern()}){address_pattern()}?",
        re.VERBOSE,
    )


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?<=[一-鿿][一-鿿]){address_pattern()}$")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!同志|老师|同学)[^、，的“”《》]){{2,30}}?(?P<name>{name_pattern()})(?P<address>同志|老师|同学)",
        re.VERBOSE,
    )


@cache
def _placed_person() -> re.Pattern[str]:
    """A name with no role, only the team or unit before it (养护站邱泽南): it must begin with a plain surname."""
    single = "[" + "".join(sorted(s for s in all_surnames() if len(s) == 1 and not is_weak(s))) + "]"
    places = either(by_use("honours/recipients.csv")["team"] + by_use("honours/recipients.csv")["unit"])
    return re.compile(rf"[^、，的]{{1,20}}(?:{places}|系)(?!伍)(?P<name>{single}[一-鿿]{{1,2}}?){address_pattern()}?")


@lru_cache(maxsize=1 << 12)  # of a clause it is asked by each step that looks for its subject
def person_in(text: str) -> str | None:
    """Return the name where the words are one person (党支部书记李恒, 李恒同志, 李某), else None."""
    ending = ending_of(_addressed().sub("", text), by_word("honours/recipients.csv"))
    if (
        "以及" in text
        or text.endswith(_BEFORE_A_VERB)
        or (ending and nlp.dictionary().count(text))  # 水利局
        or _PLACE.fullmatch(text)
        or (ending and (len(ending) > 1 or len(text) > 3 or text[0] in _OF_A_PLACE))
    ):
        return None
    match = _person().fullmatch(text) or _placed_person().fullmatch(text)
    plain = _JOB.sub("", text)
    if match and match["name"] in by_word("honours/headings.csv"):
        return None  # 员工荣誉
    return match["name"] if match else _named_last(plain) or _behind_a_job(plain) or _before_address(text)


def _before_address(text: str) -> str | None:
    """Return the name before a form of address: 城东消防站|万福|同志, 化学|陈孝媛|老师; not 优秀|任课|老师."""
    match = _called().fullmatch(text)
    if match and text[match.start("name") - 1] in "和与及":
        return None  # 石璐|和|梁锦文同学
    starts = {word.span.start for word in nlp.words(text)}
    sure = match is not None and (
        match["address"] == "同志"
        or (not nlp.dictionary().count(match["name"]) and match.start("name") in starts)  # not 语|文高级|老师
    )
    return match["name"] if match and sure else None


def _one_of_ours(text: str) -> str | None:
    """Return the person behind words for the unit: 我所|杨凡研究员."""
    own = OWN_WORDS.match(text)
    return person_in(text[own.end() :]) if own else None


def _one_of_a_unit(text: str) -> str | None:
    """Return the person behind 的 and whose person, or what kind of one, it is: 围山县气象局的|吴萍同志."""
    whose, _, who = text.rpartition("的")
    named = person_in(who) if whose else None
    return named if named and named != who and not _NO_JOB.search(whose) else None


def _behind_a_job(text: str) -> str | None:
    """Return the name that the words end with behind a job, a rare surname too: 修复师|仲孙樵, 车长|居敏之."""
    if title_ending_at(text, len(text)):
        return None  # 高级工|程师
    for match in filter(None, (pattern.fullmatch(text) for pattern in _JOBBED)):
        name = match["name"]
        if name[-1] in "前后时中间内" or name[0] in "还也又均都再":
            return None  # 进入社区工|作后, 杨老师|还曾
        pairs = (name[at : at + 2] for at in range(len(name) - 1))
        if not any(nlp.dictionary().count(pair) for pair in pairs) and not nlp.dictionary().count(name):
            return name
    return None


def _named_last(text: str) -> str | None:
    """Return the person that the words end with behind what they say the person is: 潜水员|蒯江涛."""
    found = read_persons(f"{text}荣获", nlp.dictionary()) if not _NO_JOB.search(text) else ()
    return found[0].name if len(found) == 1 and found[0].span.end == len(text) else None


@lru_cache(maxsize=1 << 12)
def person_at_head(clause: str) -> str | None:
    """Return the person whom a clause begins with: 急诊科护士|冼静宜|下班途中救起一名骑行者."""
    found = read_persons(clause, nlp.dictionary())[:1]
    said = _HONOURED.sub("", clause[: found[0].span.start]) if found else ""
    alone = bool(found) and clause[found[0].span.end :][:1] not in tuple("、和与及")
    return found[0].name if alone and len(said) <= _LONGEST_JOB and not _NO_JOB.search(said) else None


def _with_offices(parts: Sequence[str]) -> list[str]:
    """Join an office to the piece behind it, where the same person has both: 书记、|主任卓以宁."""
    joined: list[str] = []
    office = ""
    for part in parts:
        called = title_ending_at(part, len(part))
        if called and called[1] in ("post", "calling") and not person_in(part):
            office += f"{part}、"
            continue
        joined.append(office + part)
        office = ""
    return [*joined, office] if office else joined


@lru_cache(maxsize=1 << 12)
def people_in(text: str) -> str | None:
    """Return the names where the words are several persons (王姝、徐琴两同志, 孙某、吴某等3人), else None."""
    counted = _SO_MANY.search(text)
    listed = _OF_THEM.sub("", text[: counted.start()] if counted else text)
    if own := OWN_WORDS.match(listed):
        listed = listed[own.end() :]  # 我院|柳青同志、方圆同志
    whole, parts = _with_offices(listed.split("、")), _with_offices(re.split(JOIN, listed))
    cut = any(part not in whole and nlp.dictionary().count(part) for part in parts)  # 卓以宁、|经济|与金融学院桑榆
    for parted in [whole] if cut else [parts, whole]:
        names = [person_in(part.removesuffix("等").rpartition("的")[2]) for part in parted]
        if len(names) > 1 and all(names):
            break
    else:
        return None
    more = f"等{counted['count']}" if counted and counted["more"] else ""
    return text if text.endswith("等") else "、".join(name for name in names if name) + more


def _until_it_acts(text: str) -> str:
    """Return a work up to what it did: 《建设者力量》|登上全省舞台."""
    end = text.rfind("》") + 1
    behind = nlp.words(text[end:])[:1]
    return text[:end] if behind and behind[0].flag in ("v", "p", "d") else text


def _several(text: str) -> Recipient | None:
    """Return a team or unit with the person joined to it: 营运部和|分拨员李恒."""
    first, joint, last = text.partition("和")
    ending = ending_of(first, by_word("honours/recipients.csv")) if joint and "、" not in text else None
    body = ending is not None and len(first) > 2 and by_word("honours/recipients.csv")[ending] in ("team", "unit")
    return Recipient(text, None) if body and not person_in(first) and len(last) > 3 and person_in(last) else None


def recipient_of(text: str, own: Sequence[str]) -> Recipient | None:
    """Say what recipient the words name; None where they name none.

    `own` are the unit's names, the one to use first.
    """
    text = WHEN.sub("", text.strip("，、：的 "))
    if not 1 < len(text) <= _LONGEST * (1 + text.count("、")):
        return None
    if text in own or OWN_WORDS.fullmatch(text):
        return Recipient(own[0] if own else text, "unit")
    if re.search(JOIN, text) and (names := people_in(text)):
        return Recipient(names, "people")
    if len(text) > _LONGEST:
        return None
    if several := _several(text):
        return several
    if name := person_in(text) or _one_of_ours(text) or _one_of_a_unit(text):
        return Recipient(name, "person")
    if _QUOTED_WORK.fullmatch(text):
        return Recipient(text, "project")
    if "》" in text:
        return Recipient(_until_it_acts(text), "project")
    if _COUNTED.search(text):
        return Recipient(text, "people")
    if len(text) > 45 and not _AND_MORE.search(text):
        return None
    if text[0] == "“" and text[-1] == "”" and text.count("“") == 1:
        text = text[1:-1]
    if _COMES_TO_BE.fullmatch(text):
        return None
    ending = ending_of(text.removesuffix("等"), by_word("honours/recipients.csv"))
    return Recipient(text, by_word("honours/recipients.csv")[ending]) if ending else None
