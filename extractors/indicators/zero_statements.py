"""Zero statements about what no entry of the dictionary covers: 公司报告期未发生共同对外投资的关联交易."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.metrics.words import Tagger, Token, words_of
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from schemas.text import squeeze
from schemas.word_lists import words

NOT_SAID = re.compile(
    r"如|若|倘|力争|争取|力求|努力|确保|防止|避免|杜绝|严防|目标|承诺|保证|要求|应当|务必|必须|是否"
    r"|(?:[为以要将]|推动|促进|助力|着力|全力|进一步)[^，]{0,8}(?:实现|做到)"
)
# □本年度有重大诉讼√本年度无重大诉讼: of boxes only the ticked one speaks
_BOXED = re.compile(r"(?P<box>[□√☑■])(?P<said>[^□√☑■]*)")
_TICKED = "√☑■"
_MEMBER = re.compile(r"[^。；！？]+")
_CLAUSE = re.compile(r"[^，,]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
# 2016年无核销的应收账款（2015年：无）: what brackets at the end say of the year before
_OTHER_YEAR = re.compile(rf"{OPEN}[^{BRACKETS}]*(?:无|零)[^{BRACKETS}]*{CLOSE}?$")
_HEADING = re.compile(rf"[^{CLAUSE_ENDS}：]{{1,24}}：(?=[^：]+$)")

_LEAD = rf"(?P<lead>[^{CLAUSE_ENDS}：]{{0,40}}?)"
# 无单价100万元以上专用设备: of the forms of budgets
_PRICED = rf"(?:单价[0-9]+万元(?:{OPEN}含{CLOSE}|含|及)*以上(?:{OPEN}含{CLOSE})?)?"
_NO_THING = "因(?!公)|[此该其的着前后时之]|上(?!级)|应(?![收付交])|.{1,2}过"
_THING = rf"(?P<thing>(?!{_NO_THING}){_PRICED}[^{CLAUSE_ENDS}：0-9]{{2,36}})"
_OF_A_KIND = "(?:过|任何|相关|其[他它](?!应[收付])|[一1](?:起|例|宗|件|次|人|名|笔)){0,3}"
_UNSURE = "(?<![尚从并毫决绝的])"
# What is denied reaches to the end of its clause.
_DENIED = re.compile(
    rf"""
    (?: {_UNSURE}(?:未曾?|没有再?)(?:发生|出现|遭受|遭遇|收取|受[到过]|收到|接到) | 未发现(?!.*存在)
      | {_UNSURE}(?P<effect>未曾?产生|没有产生) | (?<![的是])(?P<absent>不存在)
      | (?<![的尚])(?P<had>没有)(?!再) | (?P<none>无)
    ) {_OF_A_KIND} {_THING}(?<!的)\Z
    """,
    re.VERBOSE,
)
# No dictionary has that these say which: 无固定期限, 无抵押借款, 无人值守
_WHICH = re.compile("无(?:固定|污染|物业|限售|保留|抵押|担保(?=[借贷债])|人值)")
_MONEY = "(?:费用?|支出|预算|经费|拨款)"
# 本年度未安排会议费
_NOT_PLANNED = re.compile(rf"{_LEAD}(?<![尚从并])未(?:安排|列支|编列)(?P<thing>[^{CLAUSE_ENDS}：0-9]{{1,24}}{_MONEY})")
# 未因环保问题受到处罚: the cause says which
_NOT_FOR = re.compile(
    rf"(?P<lead>[^{CLAUSE_ENDS}：]{{0,20}}?)未因(?P<cause>[^{CLAUSE_ENDS}：0-9]{{2,12}}?)(?:等?(?:问题|原因|行为|事项))?(?:而|被|受到|发生|引发)+过?"
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9]{{2,16}})"
)
# 隧道火灾未发生; 群体投诉、泄密事件均未发生
_BEHIND = re.compile(
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9]{{2,36}}?)(?:均|都|也|亦|全年|年内)*未(?:曾|有)?(?:发生|出现)过?"
)
# 服务投诉为零, 感染零发生
_IS_ZERO = re.compile(
    rf"(?P<lead>(?:[^{CLAUSE_ENDS}：]{{0,20}}?(?:年度|[内年期](?!度)|公司|本[行校院馆站单位]{{1,2}}))?)"
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9零]{{2,12}}?)(?:继续|[均仍])?(?:保持)?(?:为零|零发生)"
)
# argued: 实现零投诉、零违规, 医务人员零感染: a usual way to say so of service and safety
_ZEROS = re.compile(
    rf"(?P<lead>[^{CLAUSE_ENDS}：零]{{0,24}}?)(?<![清归])(?P<verb>(?:(?:实现|保持|做到|达到|继续)了?)?)"
    r"(?P<things>零[^、零和]{2,8}(?:[、和]零[^、零和]{2,8}){0,5})"
)
# 储粮安全无事故
_OF_SAFETY = re.compile(r"(?P<what>[一-鿿]{2,6}安全)$")
_CONTROL = re.compile(r"(?:实际控制人|控股股东|控制权|第一大股东)$")

# Aims, conditions and promises, and what a clause only explains or compares with.
_NOT_SAID = re.compile(
    rf"{NOT_SAID.pattern}|不得|认为|评估|因|由于|上年|去年|同期|视同|单独|对于|规定|表示|是指|为(?:全面|早日)"
)
# What stays as it was, what is only thought or said of a thing, what it is like: nobody counts it.
_UNCOUNTED = re.compile(
    "(?:变化|变动|变更|改变|转变|逆转|波动|调整|增[长加减]|下[降滑跌]|上[升涨]|减[少值]|好转|回升|起色|差[异别]|区别|偏[离差]"
    "|影响|效果|效益|作用|业务|情况|关系|冲突|[疑异]义|异议|意见|怀疑|记载|陈述|遗漏|错报|迹象|障碍|数据|发生额|必要|能力|[一-鿿]性|[前后时中间下])$"
)
_GENERIC = re.compile(
    r"(?:及其|及|等)?(?:实施|执行)?(?:等)?(?:的)?(?:相关)?(?:情况|情形|事项|现象|问题|行为|记录|信息|发生|出现)$"
    r"|等(?:[一-鿿]{2,6})?(?:状况|情况|情形|现象|问题|行为)$"
)
_HARM = re.compile(
    r"^(?:损害|侵害|侵占)[^、]{2,20}(?:利益|权益)$|^(?:拖欠|欠付|克扣)[^、]{1,12}(?:工资|薪酬|款项?|费用?)$"
)
# argued: lists of what did not happen repeat 无
_AND_NO = re.compile("[、和及]无")  # 无重大事故、无责任投诉
_AND = re.compile("[、和]|以及|及(?!以上)")  # 较大及以上 is one degree
# A thing that needs none of its neighbours: 环境污染事件, not 仲裁 of 重大诉讼、仲裁 or 相撞事故 of 列车脱轨、相撞事故
_COMPLETE = re.compile("(?=.{4})(?!.{2}(?:事故|事件|案件)$)[^的]+")
_UP_TO_TIME = re.compile(
    r".*(?:[年月期]内|全年|期间|年度|[0-9一二三四五六七八九十]年|本[年期月]|辖区|全[市县区乡镇村院校厂局])"
)
_EDGES = "、的等和及"
_VERBAL = ("v", "p", "uj", "vd")  # jieba's flags of verbs, prepositions and 的
_STRANGE = "x"  # jieba's flag of a word that its dictionary lacks
_ADVERBS = frozenset("并概亦均也且皆都")
# What stands in no name: it says that the clause goes on (投诉就是满意, 问题才能出厂, 结果进行公示).
_PREDICATES = frozenset("也就才则是即仍需须可会能将") | {"没有", "无法", "应当", "可以", "就是", "需要", "才能"}
_LIGHT_VERBS = frozenset({"进行", "给予", "予以"})
_JOINING = frozenset({"且", "并", "并且", "但", "同时", "其中"})
_TIMES = ("年", "月", "日", "次")
_NO_MORE = re.compile("[、和或]|发生|的?情|$")
_LEAST = 2  # characters of a name
_MONEY_ENDS = ("费", "费用", "支出", "预算", "经费", "拨款", "收入", "收支")


class _Clause(NamedTuple):
    """A clause and what gives the words of a text with their parts of speech."""

    text: str
    tag: Tagger


class Nothing(NamedTuple):
    """What a sentence says did not happen, the clause that says so, and whether it says no more."""

    thing: str
    text: str
    alone: bool = True


def ticked(member: str) -> list[str]:
    """Return what a sentence says: all of it, of boxes what stands behind a ticked one."""
    boxes = list(_BOXED.finditer(member))
    return [box["said"] for box in boxes if box["box"] in _TICKED] if boxes else [member]


@cache
def _troubles() -> tuple[str, ...]:
    return words("matching/troubles.txt")


def _plainly(thing: str) -> str:
    """Return a thing without words that only say that it happens: 拖欠运费的情形, 逾期等事项和情况."""
    less = _GENERIC.sub("", thing).strip(_EDGES)
    return less if less == thing else _plainly(less)


def _is_trouble(thing: str) -> bool:
    return thing.endswith(_troubles()) or bool(_HARM.match(thing))


def read_nothing(statement: str, year: int | None, tag: Tagger) -> Iterator[Nothing]:
    """Yield what a sentence says did not happen in the year of the report, under the name that it has there.

    1. 公司报告期未发生共同对外投资的关联交易, 未出现断供   2. 报告期不存在关联债权债务往来, 无实际核销的应收账款
    3. 2024年度无“三公”经费财政拨款支出   4. 投诉为零, 感染零发生, 医务人员零感染   5. 实现零投诉、零违规
    6. 群体投诉、环境污染事件均未发生: one each   7. 实际控制人未发生变更   8. √本年度公司无重大诉讼
    9. 未安排会议费; 无单价100万元以上专用设备
    Left alone: what stayed as it was (股本结构未发生变化), what nobody counts (不存在虚假记载), conditions and aims,
    reasons (上年同期未发生此事项), other years, boxes that are not ticked.
    """
    for member in _MEMBER.findall(squeeze(statement)):
        for clause in (clause for part in ticked(member) for clause in _CLAUSE.findall(part)):
            told = _OTHER_YEAR.sub("", clause)
            if any(int(named) != year for named in _YEAR.findall(told)):
                continue
            things = [thing for one in _things(told, tag) if (thing := _plainly(one))]
            yield from (Nothing(thing, clause, alone=len(things) == 1) for thing in things)


def _things(clause: str, tag: Tagger) -> list[str]:
    """Return what a clause denies, behind the heading of an item: （3）种业板块：本期未发生股权转让."""
    if heading := _HEADING.match(clause):
        clause = clause[heading.end() :] if not _NOT_SAID.search(heading[0]) else ""
    readers = _READERS if _NOT_SAID.search(clause) else (*_READERS, *_OF_PLAIN_CLAUSES)
    return next((things for read in readers if (things := read(_Clause(clause, tag)))), [])


def _for_a_cause(clause: _Clause) -> list[str]:
    cause = _NOT_FOR.fullmatch(clause.text)
    said = cause and not _NOT_SAID.search(cause["lead"]) and _is_trouble(cause["thing"])
    return [cause["cause"] + cause["thing"]] if cause and said else []


def _not_planned(clause: _Clause) -> list[str]:
    """未安排会议费, 未列支外事接待费用."""
    found = _NOT_PLANNED.fullmatch(clause.text)
    return [found["thing"]] if found and not _NOT_SAID.search(found["lead"]) else []


def _of_control(clause: _Clause) -> list[str]:
    """公司报告期实际控制人未发生变更 → 实际控制人变更."""
    lead, verb, rest = clause.text.partition("未发生变更")
    whose = _CONTROL.search(lead) if verb and not rest else None
    return [f"{whose[0]}变更"] if whose else []


def _denied(clause: _Clause) -> list[str]:
    """未收到投诉, 不存在委托理财, 无重大事故、无责任投诉: what the clause ends in is denied.

    1. 公司无逾期借款: 无 is a word, and what stands before it is whose   2. 无经营支出: nobody is named
    Left alone: 无锡, 增加无抵押借款 (a verb before it), 没有打折扣 (a verb behind it).
    """
    found = _first_denial(clause)
    lead = clause.text[: found.start()] if found else ""
    if not found or _NOT_SAID.search(lead):
        return []
    whose, tag = _whose(clause.tag(lead)), clause.tag
    safety = _OF_SAFETY.search(_UP_TO_TIME.sub("", lead)) if found["none"] and found["thing"] in _troubles() else None
    if safety:
        return [safety["what"] + found["thing"]]
    parts = [part for said in _AND_NO.split(found["thing"]) for part in _members(said, tag)]
    return [part for part in parts if _may_count(_plainly(part), found, whose, tag)]


def _first_denial(clause: _Clause) -> re.Match[str] | None:
    """Return the first denial of a clause that is a word of its own, up to the end of the clause."""
    at = 0
    while found := _DENIED.search(clause.text, at):
        if not found["none"] or (_is_word(clause, found.start()) and not _WHICH.match(found[0])):
            return found
        at = found.start() + 1
    return None


def _is_word(clause: _Clause, at: int) -> bool:
    """Whether a 无 is a word: 公司 无 借款, 公司 概无 借款; no 无锡, 无形资产, 无纸化, 无需."""
    end = 0
    for word in clause.tag(clause.text):
        start, end = end, end + len(word.text)
        if start <= at < end:
            whole = word.text.endswith(_troubles()) and _NO_MORE.match(clause.text, end)
            alone = word.text == "无" or word.flag == _STRANGE or bool(whole)
            return alone if start == at else set(clause.text[start:at]) <= _ADVERBS
    return False


def _whose(before: Sequence[Token]) -> str | None:
    """Return the word before a denial that says whose or when it is, "" where nothing is said, None where a verb is."""
    told = [word for word in before if word.flag != "d" and word.text not in _ADVERBS]
    if not told or not told[-1].text.isalnum() or told[-1].text in _JOINING:
        return ""
    last = told[-1]
    acts = last.flag in (*_VERBAL, "c") or (
        len(told) == 1 and (last.flag == "vn" or last.text in words_of("act", "does", "light"))
    )  # 资助无收入老人
    counts = last.flag == "q" and not last.text.endswith(_TIMES)  # 有3个无电村
    return None if acts or counts else last.text


def _may_count(thing: str, found: re.Match[str], whose: str | None, tag: Tagger) -> bool:
    """Whether what is denied is a thing or an event that somebody may count, and the clause says no more."""
    if len(thing) < _LEAST or _UNCOUNTED.search(thing):
        return False
    if _is_trouble(thing):
        return not found["none"] or whose is not None
    if found["effect"] or not _is_name(thing, tag):
        return False
    if not (found["absent"] or found["had"] or found["none"]) or (thing.endswith(_MONEY_ENDS) and whose is not None):
        return True
    if whose is None or (found["had"] and tag(thing)[0].flag in _VERBAL):
        return False
    return bool(whose or found["absent"]) or (bool(found["none"]) and _is_plain(tag(thing)))


def _is_name(thing: str, tag: Tagger) -> bool:
    """Whether words are a name, behind whose last 的 no verb has an object: no 事故的班组给予奖励, 投诉就是满意."""
    of, de, head = thing.rpartition("的")
    of_trouble = of.endswith(_troubles()) and not head.endswith(_troubles())
    if de and (of_trouble or any(word.flag == "p" for word in tag(head))):
        return False
    return "没有" not in of and not any(word.text in _PREDICATES | _LIGHT_VERBS for word in tag(head))


def _is_plain(words: Sequence[Token]) -> bool:
    """Whether a name ends in a noun and has no verb but in what stands before 的."""
    noun = words[-1].flag[0] in "njlix"
    of = [at for at, word in enumerate(words) if word.text == "的"]
    if of:
        return noun and words[of[-1] - 1].flag in (*_VERBAL, "f")
    verbs = any(word.flag in _VERBAL for word in words[:-1])
    return not verbs and (noun or not any(word.flag.startswith(("n", "k")) for word in words))


def _behind(clause: _Clause) -> list[str]:
    """隧道火灾未发生: the thing before the denial."""
    found = _BEHIND.fullmatch(clause.text)
    parts = _members(_UP_TO_TIME.sub("", found["thing"]), clause.tag) if found else []
    return parts if parts and all(_is_event(part, clause.tag) for part in parts) else []


def _is_event(thing: str, tag: Tagger) -> bool:
    """Whether something happens: a mishap, or a name that ends in what was done (围堰坍塌)."""
    if _is_trouble(thing):
        return True
    words = tag(thing)
    done = len(words) > 1 and words[-1].flag.startswith("v")
    return done and not thing.endswith(_MONEY_ENDS) and not _UNCOUNTED.search(thing)


def _is_zero(clause: _Clause) -> list[str]:
    found = _IS_ZERO.fullmatch(clause.text)
    if not found or _UNCOUNTED.search(found["thing"]):
        return []
    return [found["thing"]] if found["lead"] or _is_trouble(found["thing"]) else []


def _zeros(clause: _Clause) -> list[str]:
    """实现零投诉、零违规; 医务人员零感染: a short word before it says whose."""
    found = _ZEROS.fullmatch(clause.text)
    if not found:
        return []
    things = [thing for thing in re.split("[、和]", found["things"].replace("零", "")) if thing.endswith(_troubles())]
    whose = "" if found["verb"] or len(things) != 1 else _UP_TO_TIME.sub("", found["lead"])
    return [whose + thing if 2 <= len(whose) <= 4 else thing for thing in things]


def _members(thing: str, tag: Tagger) -> list[str]:
    """Return the things of a list one by one where each is named in full, the list as one where they share a word.

    1. 环境污染事件和集体上访: two   2. 重大诉讼、仲裁事项; 人身、设备事故; 收购、出售的关联交易: one
    """
    parts = _AND.split(thing) if _GENERIC.sub("", thing) == thing and "等" not in thing else []
    complete = all(_COMPLETE.fullmatch(part) and _is_event(part, tag) for part in parts)
    return parts if len(parts) > 1 and complete else [thing]


_READERS: tuple[Callable[[_Clause], list[str]], ...] = (_for_a_cause, _denied, _not_planned)
# of clauses without a word of aims or conditions, wherever it stands
_OF_PLAIN_CLAUSES: tuple[Callable[[_Clause], list[str]], ...] = (_of_control, _behind, _is_zero, _zeros)
