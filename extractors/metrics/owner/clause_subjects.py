"""The subject of a clause: what stands before its verb, [time] SUBJECT [adverbs] VERB METRIC figure."""

import re
from collections.abc import Callable, Sequence

from extractors.metrics.cut.forms import CAUSE, untied
from extractors.metrics.cut.predicates import (
    MEASURES,
    acts_on,
    is_agent,
    is_known_act,
    is_measure,
    is_used_for,
    says_line,
)
from extractors.metrics.cut.words import PEOPLE, SUFFIXES, Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.so_far import SoFar
from extractors.metrics.owner.other_doers import others_do
from extractors.names import all_surnames
from extractors.text.characters import BRACKETS, CLOSE, IN_CLAUSE, LIST_SIGNS, OPEN, OPENING_BRACKETS, OPENING_QUOTES
from extractors.text.own_unit import PLACE, own_word
from extractors.text.times import DATED, OPENING_TIME, OWN_TIME
from extractors.text.word_patterns import any_word, either

LONGEST = 20  # characters of a subject
_LEAST = 2
_UNDER = frozenset({"下属", "所属", "直属", "局属"})
# 重点项目, 12个车间, 该平台, 各厂: without a name of its own; 为残疾人, 不花一分钱: no noun
NO_NAME = re.compile(
    rf"(?!(?:部门|本级)?(?:{'|'.join(sorted(_UNDER))})(?:各|事业|企事业)*(?:单位|企业)$)(?:"
    r"[0-9几各每该此其本我全同某再另]|两(?!级)|贵(?![州阳港])|多(?![晶式金])|数(?![字据控码])|首(?!都|钢)"
    r"|新(?!能源|材料|疆|城|区|兴|华|媒体)|不(?!良|锈|动)|没|未(?!来)|无(?!锡|线|人)"
    r"|[为将占如把由从被受按让使给力分与因]|在(?![建岗])|经(?![济开营销])|向(?!阳)|对(?!外)|作为|继续|单[台个项位户家条]|面向|针对|围绕|依托|用于|关于|来自"
    r"|[一二三四五六七八九十]+[个家座所条处支名项批大]"
    rf"|[母子分]公司$|主营|平均|人均|户均|{any_word('metrics/words.csv', 'no_topic_begin')})"
)
_ORG = re.compile(f"{any_word('metrics/words.csv', 'org_end')}$")
_PART = re.compile(f"{any_word('metrics/words.csv', 'part_end')}$")
# the unit's own: what they have is the unit's
_ORGAN = re.compile(
    "(?:公司|中心|学校|医院|机关|全局|全院)?(?:党总支|党委|党组|党支部|工会|团委|团支部|职代会|(?:领导)?班子|(?:理论学习)?中心组)"
)
_NO_ORG = re.compile(f"{any_word('metrics/words.csv', 'no_org_end')}$")
# 停电后, 春运期间, 五年来, 采暖期: when, where and how; but 光伏二期
_NO_SUBJECT = re.compile(rf"(?:{any_word('metrics/words.csv', 'no_subject_end')}|[^一二三四五六]期)$")
_JOINS = frozenset({"和", "与", "及", "以及", "、", "的", "/", "·", "-", "&"})
_INSIDE = _JOINS | {"各", "各级", "各类", "以上", "主要"}  # 全区规模以上企业, 银行业各金融机构
_NOUNS = ("n", "j", "l", "x", "s", "b", "vn", "a", "eng", "i", "z", "k", "h")
_NO_INSIDE = frozenset("pcdruyw")
_BROUGHT_IN = frozenset("按依据由被受")
_HALVES = ("养护", "站")
_ANEW = "新"
_ON_THE_WHOLE = frozenset({"基本", "总体", "整体", "大体"})
_NUMBERS = frozenset("一二三四五六七八九十")
_PLANS = frozenset({"计划", "预计", "力争", "争取"})
# 请求 法院: no name
_WHOLE = frozenset({"法院", "政府", "社区", "学校", "医院", "企业", "银行", "乡村", "农村"})
_NO_ONES = frozenset({"协会"})
_GENERAL = ("agent", "person", "body", "group", "generic", "thing", "event", "no_thing", "itself")
BODY_INSIDE = re.compile(f"{any_word('metrics/words.csv', 'org_end', 'part_end')}(?=[一-鿿])")


def is_org(name: str) -> bool:
    """Whether a name ends as those of bodies and places do: 国有林场, 滚装码头."""
    return _ORG.search(name) is not None and _NO_ORG.search(name) is None


def is_firm(tokens: Sequence[Token]) -> bool:
    """Whether words name a firm: by their end, or as no dictionary has a word of it (青岚 国际); not 大豆 收购."""
    strange = len(tokens) > 1 and any(token.flag in ("x", "nt") and len(token.text) > 1 for token in tokens[:-1])
    named = strange and tokens[-1].flag.startswith(("n", "v", "x")) and not tokens[-1].text.endswith(PEOPLE)
    return is_org(joined(tokens)) or (named and tokens[-1].text not in words_of("agent", "thing"))


def names_body(name: str) -> bool:
    """Whether a name ends as those of bodies, places and parts of a unit do: 国有林场, 轮胎板块."""
    return (_ORG.search(name) or _PART.search(name)) is not None and _NO_ORG.search(name) is None


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Whether a verb and the end of a name only say what it is: 养护 站, 审计 委员会; not 巩固 岩脚村, 投放 产业."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) != len(_HALVES) or last.text in _WHOLE or last.flag in ("ns", "x", "nr", "nz"):
        return False
    line = last.text in ("业务", "板块") and first.text not in words_of("gets", "light")
    named = line or first.flag == "vn" or (is_org(last.text) and last.text not in words_of("body", "region"))
    return named and len(last.text) <= len("委员会")


def _opens(tokens: Sequence[Token], of_body: bool) -> bool:
    """Whether the first word of a phrase may begin a name: no 加强 管理, 深入 开展."""
    first = tokens[0]
    towards = first.flag == "f" and len(first.text) > 1  # 南部|区域
    numbered = of_body and first.text.removeprefix("第").removesuffix("号") in _NUMBERS  # 三|公司, 二号|机组
    if not (first.flag.startswith(_NOUNS) or numbered or towards or is_verb(first)):
        return False
    if first.text in words_of("pivot", "means", "preposition", "link", "adverb", "light"):
        return False
    acts = (
        (is_verb(first) and (len(first.text) > 1 or not of_body))
        or is_known_act(first)
        or first.flag in ("i", "l", "ad")
    )
    joins = len(tokens) > 1 and tokens[1].text in _JOINS  # 批发|和|零售业
    return not acts or joins or first.text in _UNDER or (of_body and _is_plain(tokens))


def is_noun_phrase(tokens: Sequence[Token], *, works: bool = False) -> bool:
    """Whether words are a noun phrase with a name: 轮胎板块, 承包的境外项目, 存款余额; not 加强管理, 各车间.

    It may end in what was worked at where it `works`: 油茶种植|完成 产值.
    """
    name, last = joined(tokens), tokens[-1]
    of_body, said_which = names_body(name), any(token.text == "的" for token in tokens)
    if not _LEAST <= len(name) <= LONGEST or NO_NAME.match(name) or _NO_SUBJECT.search(name) or last.text in _JOINS:
        return False
    if last.text == _ANEW or last.text in _ON_THE_WHOLE:
        return False  # 供电所|新|受理, 冷链业务|基本|保持平稳
    torn = any((left in name) != (right in name) for left, right in ("（）", "“”", "《》"))
    if torn or _ORGAN.fullmatch(name):
        return False
    if not (said_which and is_verb(tokens[0])) and not _opens(tokens, of_body):
        return False
    works = works and len(tokens) > 1 and not is_verb(tokens[0])
    noun = last.flag.startswith(_NOUNS) and last.flag not in ("ad", "z", "zg")
    quoted = tokens[0].text[0] in OPENING_QUOTES
    if not of_body and (not noun or (last.flag[0] == "v" and not works and not quoted)):
        return False
    idle = words_of("link", "preposition", "light", "gets", "manner", "means", "adverb")
    for at, token in enumerate(tokens):
        if not at or token.text in _INSIDE:
            continue
        if token.flag[0] in _NO_INSIDE or (token.flag == "f" and not is_org(name)) or token.text[0] in _BROUGHT_IN:
            return False
        if token.text in _PLANS and is_org(joined(tokens[:at])):
            return False  # 中心|计划 新增; but 专项 计划
        names = at == len(tokens) - len(_HALVES) and names_body(joined(tokens[at:]))  # 县|供电 公司
        if not (said_which or says_line(tokens, at)) and (token.text in idle or (not names and acts_on(tokens, at))):
            return False
    return True


def is_name(tokens: Sequence[Token], *, placed: bool = False, short: bool = False, works: bool = False) -> bool:
    """Whether a noun phrase names one that has or does something: no measure (存款余额), no people (志愿者).

    One word is a name where it stands behind a place (`placed`: 全市|律师), or where `short` ones do; what
    `works` has brought about something (个人消费贷款|实现 利息收入).
    """
    name, first = joined(tokens), tokens[0]
    if not is_noun_phrase(tokens, works=works):
        return False
    quoted = first.text[0] in OPENING_QUOTES
    measures = () if works else endings_of("measure_end")
    measures = (*MEASURES, *measures, *PEOPLE)
    if not quoted and not names_body(name) and name.endswith(measures):
        return False
    if any(item.endswith(MEASURES) for item in re.split("[、和与及]", name)):
        return False  # 体检率、工会|入会率
    named = (
        quoted
        or (short and first.flag[0] == "n")
        or (placed and (names_body(name) or name in words_of("owner_placed")))
    )
    if len(tokens) > 1 or named:
        return True
    general = words_of(*_GENERAL) | _NO_ONES
    return len(name) > _LEAST and name not in general and first.flag not in ("i", "l", "a", "b", "x")


LEAD = re.compile(
    rf"(?:\s|【[^】]{{1,8}}】|{OPEN}?[0-9一二三四五六七八九十]{{1,3}}{CLOSE}|[0-9]{{1,2}}[.．、]|[一二三四五六七八九十]+[、是]|[A-Za-z][.．、]"
    rf"|[{LIST_SIGNS}①-⑳、；—.．\uf000-\uf0ff]|其中[，：]?|于(?=(?:19|20)[0-9]{{2}})|此外|同时|另外|而|但|且"
    rf"|当期|{OWN_TIME}|{DATED})*"
)
_UNIT = r"(?:[本我]?(?:公司|集团)|[本我](?:中心|[行院校局厂所馆站区县市]))"
_KIND = "(?:[其原]?(?:全资|控股|参股|联营|合营|下属|重要)*(?:[子孙]公司|[联合]营(?:公司|企业)))"
_UNIT_OWN = re.compile(
    rf"{_UNIT}?旗下|{_UNIT}(?:下属的?|所属的?)|{_UNIT}?[之的]?{_KIND}(?=[一-鿿]{{2}})|{_UNIT}(?:的|之)?"
    r"|(?:核心|主导|主力|拳头|明星|重点)产品(?=[“\"])"
)
_PLACE = re.compile(rf"(?:全|我){PLACE}|全国|我国|全球|全世界")
# brackets, and when it was
_NO_WORDS = re.compile(
    rf"{OPEN}(?![A-Za-z&]+{CLOSE})[^{BRACKETS}]*{CLOSE}(?![一-鿿]{{2,14}}公司)|(?:19|20)\d\d年(?:度|上半年|[末底])?"
    r"|自[^，]{2,14}?(?:以来|至今|起)"
)
# 海外市场|报告期内|实现收入: when it was, behind the subject, which one adverb stands for
_TIME_INSIDE = re.compile(
    rf"(?<=[一-鿿]{{2}})(?<![一二三四五六七八九十两几])(?:{OPENING_TIME}|[1-9][0-2]?月份|上一?年(?![度末底]))"
)
CLAUSE = re.compile(rf"[，：；](?![^{OPENING_BRACKETS}]*{CLOSE})")
HAD = re.compile(f"{any_word('metrics/words.csv', 'had')}$")  # what a line of business or a market has: 收入, 毛利率
FIRM_HAS = re.compile(f"{any_word('metrics/words.csv', 'firm_has')}$")  # what only a firm has, and no thing: 总资产
FIRMS_TELL = re.compile(f"{any_word('metrics/words.csv', 'firm_has', 'firm_tells')}$")  # also of goods: 营业成本
_HAS_OWN = re.compile(f"(?:{any_word('metrics/words.csv', 'org_end', 'channel_end')}|专栏|栏目|网站)$")
# 全市普及率, 行业均值, 客户满意度: another's than that of the name which opens the sentence
_OF_OTHERS = re.compile(
    rf"全[市省区县国行院校厂公]|[各我较比]|其[他余它]|{any_word('metrics/words.csv', 'other_topic')}"
)
# 全市公立医院门诊量386万人次，常住人口86万人: what only a place has
_OF_PLACE = re.compile(rf"{any_word('metrics/words.csv', 'place_has')}|全{PLACE}|[各我该较比]|本{PLACE}|其他")
_HOW_MUCH = re.compile(r"^(?:[日月年]均|首期|可|全部|[少多](?=[一-鿿]{2}))+")
_TELLS = frozenset(("为", "有", "共有", "现", "现有", "可", "已", "总", "人均", "平均", "共", "均", "能", "达", "占"))
_HAS = frozenset({"有", "共有", "现有"})
_IS_THE_UNIT = re.compile("系(?=[本该我])")
_IS = frozenset({"系", "是"})
_REST_OF_NAME = "[一-鿿]{2,4}(?:股份|有限|责任|集团|控股)+公司"  # 青江电力|开发有限公司
_SIGNS = "签合同"  # one word of the dictionary
_SELF = frozenset({"自行", "自主", "各自"})
_EACH = frozenset({"日均", "月均", "年均"})
_WITHOUT = frozenset({"期间", "以来", "其中", "截至", "分别", "各", "各自"})
_BOTH = frozenset({"全年", "年内", "共", "均", "累计", "合计", "各", "全部"})
_NAMES_IT = frozenset({"率", "的", "额", "量", "情况"})
_NAMED_BY = SUFFIXES - frozenset("人者员工")
_LED = frozenset("在对为于向从与拟将可应系是") | {"通过", "计划", "预计", "力争", "争取"}
_POST = (
    rf"(?:{any_word('names/titles.csv', 'post')}|[一-鿿]{{2,6}}(?:总监|经理|工程师|科学家|负责人|带头人)"
    "|首席科学官|创始人|股东|实际控制人)"
)
_CALLED = r"(?:博士|教授|先生|女士|院士|研究员|老师|主任|院长|校长|所长|主任医师|高级工程师)"
_HAN = rf"{either(all_surnames())}[一-鿿]{{1,2}}?"
_LATIN = rf"[A-Z][A-Za-z.·\s]{{1,30}}(?:{OPEN}[一-鿿·]{{2,6}}{CLOSE})?"
_DOES = (
    rf"(?=(?:在{IN_CLAUSE}{{2,24}})?"
    r"(?:拥有|具有|具备|有着|从事|深耕|扎根|长期|从教|从医|从业|先后|累计|主持|发表|牵头|带领|[通经]过|[减增]持|直接|间接))"
)
# A person with what is said of him behind, as printed but for the post before the name; no person without post or
# calling (a word of two characters may be a thing), no team.
_PERSON = re.compile(
    rf"(?:公司|本行|我院|学校)?(?:(?:{_POST})[、兼]?)+(?P<who>(?:{_HAN}|{_LATIN})(?:{_CALLED})?){_DOES}"
    rf"|(?:公司|本行|我院|学校)?(?P<called>(?:{either(all_surnames())}[一-鿿]{{0,2}}?|{_LATIN}){_CALLED}){_DOES}"
)
_PERSON_NAME = re.compile(rf"(?:{_POST})(?:{_HAN}|{_LATIN})|(?:{_HAN}|{_LATIN}){_CALLED}")


def opening(words: str, so_far: SoFar) -> str:
    """Return a clause without what stands before its subject: time, 其中, list signs, a word for the unit."""
    words = CAUSE.sub("", words[lead.end() :] if (lead := LEAD.match(words)) else words)
    for name in so_far.names:
        if words.startswith(name) and len(words) > len(name) + 1:
            return words.removeprefix(name)
    return words[unit.end() :] if (unit := _UNIT_OWN.match(words)) else words


def _joins_two(behind: Sequence[Token]) -> bool:
    """Whether 与 joins two bodies that do something both: 校史馆|与|文化馆 全年 接待; not 甲公司|与|乙公司 签订."""
    ends = (at for at in range(1, len(behind)) if behind[at].text in _BOTH)
    return any(names_body(joined(behind[:at])) for at in ends)


def says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins to say at a word what its subject does or has: 板块|全年 实现, 中队|查处 酒驾.

    Left alone: names with a verb inside (食品|检验 费用, 关阀方案|生成 时间, 车站|改造 12座).
    """
    token, behind = tokens[at], tokens[at + 1 :]
    name = joined(tokens[:at])
    if token.text in words_of("brought", "has") or token.text in _HAS:
        brought = token.text in words_of("brought")
        return not behind or not (behind[0].text in _NAMES_IT or (not brought and is_measure(behind[0])))
    if token.text == "与" and _joins_two(behind):
        return False
    if token.text == _ANEW and behind and (is_verb(behind[0]) or behind[0].flag[0] == "v" or behind[0].text == _SIGNS):
        return True  # 供电所|新 受理, 三局|新 签合同
    each = token.text in _EACH or (token.text == "平均" and is_org(name))
    if each or token.flag == "d" or token.text in words_of("adverb", "manner") or token.text in _LED | _SELF:
        last = bool(behind) and behind[-1].flag[0] == "v"
        acts = last or any(later.text in _LED or is_verb(later) for later in behind)
        acts = acts or any(_does(tokens, later) for later in range(at + 1, len(tokens)))
        joins = token.text in _JOINS  # 中科院|与 地方 专家: no subject without a verb behind
        return acts or (bool(behind) and not joins and (names_body(name) or name[0] in OPENING_QUOTES))
    return _does(tokens, at)


def _does(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the verb of a clause, with its object behind it."""
    token, behind, name = tokens[at], tokens[at + 1 :], joined(tokens[:at])
    if token.text in words_of("brought"):
        return True
    verb = token.flag[:1] == "v"
    if behind and behind[0].text in words_of("line") and says_line(tokens, at):
        return False
    if not behind:  # 县法律援助中心|办案 12件, 公众号|推送 12篇
        alone = (is_org(name) and not is_known_act(token)) or name.endswith(endings_of("channel_end"))
        verb = verb or token.text in words_of("does_alone")
        return verb and alone and len(token.text) > 1 and token.text not in words_of("thing")
    if verb and is_verb(behind[0]) and is_org(name):
        return True  # 中心|调整 出台
    known = is_known_act(token) and (token.flag == "v" or (token.flag == "vn" and at > 1 and names_body(name)))
    if len(token.text) > 1 and (known or (token.flag == "v" and names_body(name))) and acts_on(tokens, at, led=True):
        named = (len(behind) == 1 and behind[0].text[-1] in _NAMED_BY) or joined(behind).endswith(MEASURES)
        case = behind[0].text in words_of("case") and not is_agent(tokens[at - 1], token)  # 信息公开|申请 案件
        named = named or case or is_used_for(token, behind)  # 大学生创业|孵化 基地
        if not named and tokens[-1].text not in words_of("thing"):  # 管网|养护 经费 支出
            return True
    return acts_on(tokens, at)


def short_opening(words: str, so_far: SoFar) -> str | None:
    """Return the short form that a clause has as its subject: 石桥冷链|投入; not 石桥冷链|董事长, 石桥冷|链条厂."""
    called = max((one for one in so_far.shorts if words.startswith(one) and words != one), key=len, default="")
    if not called:
        return None
    if words[len(called)] in f" {OPENING_BRACKETS}":
        return called  # its full name: Vernalis|(R&D) Limited
    tokens = so_far.words(words)
    begins = next((at for at in range(1, len(tokens)) if joined(tokens[:at]) == called), 0)
    rest = tokens[begins:] if begins else ()
    if not rest or any(names_body(joined(rest[:at])) for at in range(1, len(rest) + 1)):
        return None
    does = rest[0].flag[0] in "vdpt" or rest[0].text in words_of("brought", "has", "does", "act", "adverb", "manner")
    return called if rest[0].text == "的" or does or is_had(joined(rest), so_far) else None


def subject_of(
    words: str, so_far: SoFar, begins: Callable[[Sequence[Token], int], bool] = says, *, short: bool = False
) -> str | None:
    """Return the noun phrase or the person before the verb of a clause, None where it has no subject with a name.

    1. 轮胎翻新板块|全年实现产值   2. 县残联|发放轮椅   3. 全市律师|调解案件   4. 承包的境外项目|累计实现营业额
    5. `short` where a clause before has the same: 金峰景区接待游客，温泉|接待游客
    Left alone: 在各校开展…, 存款余额达到…, 重点项目完成…, 志愿者清理…, 公司完成….
    """
    words = _TIME_INSIDE.sub("全年", _IS_THE_UNIT.sub("是", opening(words, so_far)))
    if so_far.shorts and (called := short_opening(words, so_far)):
        return called
    if person := _PERSON.match(words):
        return person["who"] or person["called"]
    place = _PLACE.match(words)
    tokens = so_far.words(_NO_WORDS.sub("", words[place.end() :] if place else words))
    if not tokens or tokens[0].flag[:1] in "pdcu":
        return None
    found = name = ""
    for at in range(1, len(tokens)):
        name, token = name + tokens[at - 1].text, tokens[at]
        if len(name) > LONGEST or own_word(name) or token.text in _WITHOUT:
            break
        hard = token.text in _IS or token.text in words_of("brought", "adverb", "manner")
        soft = token.flag[:1] == "v" and not hard  # 海关|缉私 部门|共 立案
        may = (not found or (names_body(name) and not soft)) and begins(tokens, at)
        works = (token.text in words_of("brought") or token.text in _IS) and at + 1 < len(tokens)
        if may and is_name(tokens[:at], placed=bool(place), short=short, works=works):
            found = name
        if hard or (found and not soft):
            break
    who, stands_for, whom = found.partition("代表")
    if stands_for and all(names_body(one) or one.endswith(("政府", "厅")) for one in (who, whom)):
        found = who  # 市民政局|代表市政府|受理
    if found and (whole := re.search(rf"{re.escape(found)}{_REST_OF_NAME}", words)):
        found = whole[0]
    return (place[0] if place else "") + found if found else None


def carried_on(who: str, own: str) -> str | None:
    """Return the subject that the next clauses go on with: nobody where a person led others: 书记高立群|带队检查."""
    return None if re.search(rf"{re.escape(who)}(?:带队|率队|带领|率领|牵头)", own) else who


def is_person(name: str) -> bool:
    """Whether a subject is a person: 首席工程师周岩."""
    return _PERSON_NAME.fullmatch(name) is not None


def is_had(metric: str, so_far: SoFar) -> bool:
    """Whether a metric is one that something has, no thing that is counted: 满意率, 访客量; not 电子证照."""
    words = so_far.words(metric)
    return bool(words) and (is_measure(words[-1]) or HAD.search(metric) is not None)


def names_own(metric: str, before: str, topic: str, so_far: SoFar) -> bool:
    """Whether a name says whose it is of what was told before of another: 访问量, 信息公开专栏|访问量."""
    had = so_far.words(before)[-1].text if before and is_had(before, so_far) else ""
    who = metric.removesuffix(had) if had and metric != before else metric
    apart = who not in ("", metric) and not topic.endswith(who) and _HAS_OWN.search(who)
    return bool(apart) and is_noun_phrase(so_far.words(who))


def may_have(words: str, *, org: bool) -> bool:
    """Whether a clause may tell what a subject has: of a part not 净利润, of a body (`org`) not 常住人口."""
    return not (_OF_PLACE if org else _OF_OTHERS).match(words)


def goes_on(words: str, metric: str, so_far: SoFar, *, is_like: bool = True) -> bool:
    """Whether a clause has no subject of its own: 累计|处理订单; and 办结率 where it tells what is had (`is_like`)."""
    words = _HOW_MUCH.sub("", opening(untied(words).strip(), so_far), count=1)
    if not words:
        return True
    first, *more = tokens = so_far.words(words)
    if others_do(words, tokens):
        return False
    begins = words_of("adverb", "manner", "light", "has", "act", "join", "does", "gets", "takes", "pass", "change")
    measure = bool(more) and words == metric and is_measure(more[-1])  # 抢修及时到场率
    if not measure and (first.flag == "d" or first.text in begins or first.text in _TELLS or (more and is_verb(first))):
        return True
    return is_like and (words.startswith(metric) or metric.endswith(words))
