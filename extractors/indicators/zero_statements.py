"""Zero statements about what no entry of the dictionary covers: 公司报告期未发生共同对外投资的关联交易."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

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
_THING = rf"(?P<thing>(?!因(?!公)|[此该其的前后时之]|上(?!级)){_PRICED}[^{CLAUSE_ENDS}：0-9]{{2,36}})"
_OF_A_KIND = "(?:过|任何|相关|其[他它](?!应[收付])|[一1](?:起|例|宗|件|次|人|名)){0,3}"
# not 无偿, 无纸化, 无人机, 无证经营, 无固定期限
_NO = (
    "无(?![偿形锡棣线纸论法需害缝主证业]|障碍|条件|人(?:机|驾|值|区)|固定|污染|物业|限[售期]|保留"
    "|抵押|担保(?=[借贷债]))"
)
_IN_TIME = r"(?<=[年月日度期内天间司行局院校馆中心团队门位])"
# Of these verbs any event is said: 未出现断供; of others only what the list of happenings has: 未收到投诉.
_EVENT = re.compile(rf"{_LEAD}(?<![尚从并毫决绝的])(?:未曾?|没有再?)(?:发生|出现|遭受|遭遇|收取){_OF_A_KIND}{_THING}")
_DENIED = re.compile(
    rf"""{_LEAD}
    (?: (?<![尚从并毫决绝的]) (?:未曾?|没有) (?:发生|出现|产生|受[到过]|收到|接到)
      | (?<![的是]) 不存在 | (?<![的尚]) 没有(?!再)
      | \A (?:且|并|亦|均|也)? {_NO} (?!.*的\Z)
      | {_IN_TIME} [均也并亦概]? {_NO}
      | (?<=对) (?:此)? {_NO}
      | (?<=、) {_NO}
    ) {_OF_A_KIND} {_THING}
    """,
    re.VERBOSE,
)
# 本年度未安排会议费
_NOT_PLANNED = re.compile(
    rf"{_LEAD}(?<![尚从并])未(?:安排|列支|编列)(?P<thing>[^{CLAUSE_ENDS}：0-9]{{1,24}}(?:费用?|支出|预算|经费|拨款))"
)
_NOT_FOUND = re.compile(rf"{_LEAD}未发现{_OF_A_KIND}(?!.*存在){_THING}")
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
    rf"(?P<lead>(?:[^{CLAUSE_ENDS}：]{{0,20}}?(?:[内年度期]|公司|本[行校院馆站单位]{{1,2}}))?)"
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9零]{{2,12}}?)(?:继续|[均仍])?(?:保持)?(?:为零|零发生)"
)
# argued: 实现零投诉、零违规, 医务人员零感染: a usual way to say so of service and safety
_ZEROS = re.compile(
    rf"(?P<lead>[^{CLAUSE_ENDS}：零]{{0,24}}?)(?<![清归])(?P<verb>(?:(?:实现|保持|做到|达到|继续)了?)?)"
    r"(?P<things>零[^、零和]{2,8}(?:[、和]零[^、零和]{2,8}){0,5})"
)
# 储粮安全无事故, 仓库连续六年无火情
_SHORT = re.compile(rf"{_LEAD}{_NO}(?P<thing>[一-鿿]{{2,4}})")
_OF_SAFETY = re.compile(r"(?P<what>[一-鿿]{2,6}安全)$")
_CONTROL = re.compile(r"(?:实际控制人|控股股东|控制权|第一大股东)$")

# Aims, conditions and promises, and what a clause only explains or compares with.
_NOT_SAID = re.compile(rf"{NOT_SAID.pattern}|不得|认为|评估|因|由于|上年|去年|同期|视同|单独|对于|为(?:全面|早日)")
# What stays as it was or is no event: 未发生变化, 未出现好转, 未发生减值.
_NO_EVENT = re.compile(
    r"变化|变动|变更|改变|转变|逆转|波动|调整|增[长加减]|下[降滑跌]|上[升涨]|减[少值]|好转|回升|差异|偏离|影响|效果|作用|怀疑|业务|情况|[前后时中间]$|的$"
)
_GENERIC = re.compile(
    r"(?:及其|及|等)?(?:实施|执行)?(?:等)?(?:的)?(?:相关)?(?:情况|情形|事项|现象|问题|行为|记录|信息|发生|出现)$"
    r"|等(?:[一-鿿]{2,6})?(?:状况|情况|情形|现象|问题|行为)$"
)
_HARM = re.compile(
    r"^(?:损害|侵害|侵占)[^、]{2,20}(?:利益|权益)$|^(?:拖欠|欠付|克扣)[^、]{1,12}(?:工资|薪酬|款项?|费用?)$"
)
# argued: lists of what did not happen repeat 无
_AND_NO = re.compile(f"[、和及]{_NO}")  # 无重大事故、无责任投诉
_AND = re.compile("[、和]|以及|及(?!以上)")  # 较大及以上 is one degree
# A thing that needs none of its neighbours: 环境污染事件, not 仲裁 of 重大诉讼、仲裁 or 相撞事故 of 列车脱轨、相撞事故
_COMPLETE = re.compile("(?=.{4})(?!.{2}(?:事故|事件|案件)$)[^的]+")
_UP_TO_TIME = re.compile(
    r".*(?:[年月期]内|全年|期间|年度|[0-9一二三四五六七八九十]年|本[年期月]|辖区|全[市县区乡镇村院校厂局])"
)
_EDGES = "、的等和及"


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


@cache
def _happenings() -> tuple[str, ...]:
    return (*words("matching/happenings.txt"), *_troubles())


def _happens(thing: str) -> bool:
    return thing.endswith(_happenings()) or bool(_HARM.match(thing))


def read_nothing(statement: str, year: int | None) -> Iterator[Nothing]:
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
            things = [thing for one in _things(told) if (thing := _GENERIC.sub("", one).strip(_EDGES))]
            yield from (Nothing(thing, clause, alone=len(things) == 1) for thing in things)


def _things(clause: str) -> list[str]:
    """Return what a clause denies, behind the heading of an item: （3）种业板块：本期未发生股权转让."""
    if heading := _HEADING.match(clause):
        clause = clause[heading.end() :] if not _NOT_SAID.search(heading[0]) else ""
    readers = _READERS if _NOT_SAID.search(clause) else (*_READERS, *_OF_PLAIN_CLAUSES)
    return next((things for read in readers if (things := read(clause))), [])


def _for_a_cause(clause: str) -> list[str]:
    cause = _NOT_FOR.fullmatch(clause)
    said = cause and not _NOT_SAID.search(cause["lead"]) and _happens(cause["thing"])
    return [cause["cause"] + cause["thing"]] if cause and said else []


def _not_planned(clause: str) -> list[str]:
    """未安排会议费, 未列支外事接待费用."""
    found = _NOT_PLANNED.fullmatch(clause)
    return [found["thing"]] if found and not _NOT_SAID.search(found["lead"]) else []


def _of_control(clause: str) -> list[str]:
    """公司报告期实际控制人未发生变更 → 实际控制人变更."""
    lead, verb, rest = clause.partition("未发生变更")
    whose = _CONTROL.search(lead) if verb and not rest else None
    return [f"{whose[0]}变更"] if whose else []


def _denied(clause: str) -> list[str]:
    """未收到投诉, 不存在委托理财, 无重大事故、无责任投诉: what the list of happenings has."""
    found = _DENIED.fullmatch(clause) or _NOT_FOUND.fullmatch(clause)
    if not found or _NOT_SAID.search(found["lead"]):
        return []
    parts = [part for said in _AND_NO.split(found["thing"]) for part in _members(said)]
    return [part for part in parts if _happens(_GENERIC.sub("", part).strip(_EDGES))]


def _event(clause: str) -> list[str]:
    """未出现断供, 没有发生师德失范行为: any event, named by its nouns alone."""
    found = _EVENT.fullmatch(clause)
    thing = _GENERIC.sub("", found["thing"]) if found and not _NOT_SAID.search(found["lead"]) else ""
    return [thing] if len(thing) > 1 and "的" not in thing and not _NO_EVENT.search(thing) else []


def _behind(clause: str) -> list[str]:
    """隧道火灾未发生: the thing before the denial."""
    found = _BEHIND.fullmatch(clause)
    parts = _members(_UP_TO_TIME.sub("", found["thing"])) if found else []
    return parts if parts and all(_happens(part) for part in parts) else []


def _is_zero(clause: str) -> list[str]:
    found = _IS_ZERO.fullmatch(clause)
    return [found["thing"]] if found and _happens(found["thing"]) else []


def _zeros(clause: str) -> list[str]:
    """实现零投诉、零违规; 医务人员零感染: a short word before it says whose."""
    found = _ZEROS.fullmatch(clause)
    if not found:
        return []
    things = [thing for thing in re.split("[、和]", found["things"].replace("零", "")) if thing.endswith(_troubles())]
    whose = "" if found["verb"] or len(things) != 1 else _UP_TO_TIME.sub("", found["lead"])
    return [whose + thing if 2 <= len(whose) <= 4 else thing for thing in things]


def _short(clause: str) -> list[str]:
    """储粮安全无事故 → 储粮安全事故; 仓库连续六年无火情 → 火情."""
    found = _SHORT.fullmatch(clause)
    if not found or not found["thing"].endswith(_troubles()):
        return []
    safety = _OF_SAFETY.search(_UP_TO_TIME.sub("", found["lead"]))
    return [safety["what"] + found["thing"] if safety else found["thing"]]


def _members(thing: str) -> list[str]:
    """Return the things of a list one by one where each is named in full, the list as one where they share a word.

    1. 环境污染事件和集体上访: two   2. 重大诉讼、仲裁事项; 人身、设备事故; 收购、出售的关联交易: one
    """
    parts = _AND.split(thing) if _GENERIC.sub("", thing) == thing and "等" not in thing else []
    complete = all(_COMPLETE.fullmatch(part) and _happens(part) for part in parts)
    return parts if len(parts) > 1 and complete else [thing]


_READERS: tuple[Callable[[str], list[str]], ...] = (_for_a_cause, _denied, _event, _not_planned)
# of clauses without a word of aims or conditions, wherever it stands
_OF_PLAIN_CLAUSES: tuple[Callable[[str], list[str]], ...] = (_of_control, _behind, _is_zero, _zeros, _short)
