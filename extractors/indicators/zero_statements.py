"""Zero statements about what no entry of the dictionary covers: 公司报告期未发生共同对外投资的关联交易."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractors.indicators.denials import (
    GENERIC,
    OF_A_KIND,
    Clause,
    first_denial,
    is_event,
    is_trouble,
    is_uncounted,
    may_be_counted,
    plainly,
    troubles,
    whose_it_is,
)
from extractors.metrics.cut.words import Tagger
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from schemas.text import squeeze

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
_OF_SAFETY = re.compile(r"(?P<what>[一-鿿]{0,6}安全(?:生产)?)$")
_CONTROL = re.compile(r"(?:实际控制人|控股股东|控制权|第一大股东)$")

# Aims, conditions and promises, and what a clause only explains or compares with.
_NOT_SAID = re.compile(
    rf"{NOT_SAID.pattern}|不得|认为|评估|因|由于|上年|去年|同期|视同|单独|对于|规定|表示|是指|为(?:全面|早日)"
)
# argued: lists of what did not happen repeat 无
_AND_NO = re.compile(f"[、和及]无{OF_A_KIND}")  # 无重大事故、无一例责任投诉
_AND = re.compile("[、和]|以及|及(?!以上)")  # 较大及以上 is one degree
# A thing that needs none of its neighbours: 环境污染事件, not 仲裁 of 重大诉讼、仲裁 or 相撞事故 of 列车脱轨、相撞事故
_COMPLETE = re.compile("(?=.{4})(?!.{2}(?:事故|事件|案件)$)[^的]+")
_UP_TO_TIME = re.compile(
    r".*(?:实现了?|做到|保持|[年月期]内|全年|期间|年度|[0-9一二三四五六七八九十]年|本[年期月]|辖区|全[市县区乡镇村院校厂局])"
)


class Nothing(NamedTuple):
    """What a sentence says did not happen, the clause that says so, and whether it says no more."""

    thing: str
    text: str
    alone: bool = True


def ticked(member: str) -> list[str]:
    """Return what a sentence says: all of it, of boxes what stands behind a ticked one."""
    boxes = list(_BOXED.finditer(member))
    return [box["said"] for box in boxes if box["box"] in _TICKED] if boxes else [member]


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
            things = [thing for one in _things(told, tag) if (thing := plainly(one))]
            yield from (Nothing(thing, clause, alone=len(things) == 1) for thing in things)


def _things(clause: str, tag: Tagger) -> list[str]:
    """Return what a clause denies, behind the heading of an item: （3）种业板块：本期未发生股权转让."""
    if heading := _HEADING.match(clause):
        clause = clause[heading.end() :] if not _NOT_SAID.search(heading[0]) else ""
    readers = _READERS if _NOT_SAID.search(clause) else (*_READERS, *_OF_PLAIN_CLAUSES)
    return next((things for read in readers if (things := read(Clause(clause, tag)))), [])


def _for_a_cause(clause: Clause) -> list[str]:
    cause = _NOT_FOR.fullmatch(clause.text)
    said = cause and not _NOT_SAID.search(cause["lead"]) and is_trouble(cause["thing"])
    return [cause["cause"] + cause["thing"]] if cause and said else []


def _not_planned(clause: Clause) -> list[str]:
    """未安排会议费, 未列支外事接待费用."""
    found = _NOT_PLANNED.fullmatch(clause.text)
    return [found["thing"]] if found and not _NOT_SAID.search(found["lead"]) else []


def _of_control(clause: Clause) -> list[str]:
    """公司报告期实际控制人未发生变更 → 实际控制人变更."""
    lead, verb, rest = clause.text.partition("未发生变更")
    whose = _CONTROL.search(lead) if verb and not rest else None
    return [f"{whose[0]}变更"] if whose else []


def _denied(clause: Clause) -> list[str]:
    """未收到投诉, 不存在委托理财, 无重大事故、无责任投诉: what the clause ends in is denied.

    1. 公司无逾期借款: 无 is a word, and what stands before it is whose   2. 无经营支出: nobody is named
    Left alone: 无锡, 增加无抵押借款 (a verb before it), 没有打折扣 (a verb behind it).
    """
    found = first_denial(clause)
    lead = clause.text[: found.start()] if found else ""
    if not found or _NOT_SAID.search(lead):
        return []
    whose, tag = whose_it_is(clause.tag(lead)), clause.tag
    safety = _OF_SAFETY.search(_UP_TO_TIME.sub("", lead)) if found["none"] and found["thing"] in troubles() else None
    if safety:
        return [safety["what"] + found["thing"]]
    parts = [part for said in _AND_NO.split(found["thing"]) for part in _members(said, tag)]
    return [part for part in parts if may_be_counted(part, found, whose, tag)]


def _behind(clause: Clause) -> list[str]:
    """隧道火灾未发生: the thing before the denial."""
    found = _BEHIND.fullmatch(clause.text)
    parts = _members(_UP_TO_TIME.sub("", found["thing"]), clause.tag) if found else []
    return parts if parts and all(is_event(part, clause.tag) for part in parts) else []


def _is_zero(clause: Clause) -> list[str]:
    found = _IS_ZERO.fullmatch(clause.text)
    if not found or is_uncounted(found["thing"]):
        return []
    return [found["thing"]] if found["lead"] or is_trouble(found["thing"]) else []


def _zeros(clause: Clause) -> list[str]:
    """实现零投诉、零违规; 医务人员零感染: a short word before it says whose."""
    found = _ZEROS.fullmatch(clause.text)
    if not found:
        return []
    things = [thing for thing in re.split("[、和]", found["things"].replace("零", "")) if thing.endswith(troubles())]
    whose = "" if found["verb"] or len(things) != 1 else _UP_TO_TIME.sub("", found["lead"])
    return [whose + thing if 2 <= len(whose) <= 4 else thing for thing in things]


def _members(thing: str, tag: Tagger) -> list[str]:
    """Return the things of a list one by one where each is named in full, the list as one where they share a word.

    1. 环境污染事件和集体上访: two   2. 重大诉讼、仲裁事项; 人身、设备事故; 收购、出售的关联交易: one
    """
    parts = _AND.split(thing) if GENERIC.sub("", thing) == thing and "等" not in thing else []
    complete = all(_COMPLETE.fullmatch(part) and is_event(part, tag) for part in parts)
    return parts if len(parts) > 1 and complete else [thing]


_READERS: tuple[Callable[[Clause], list[str]], ...] = (_for_a_cause, _denied, _not_planned)
# of clauses without a word of aims or conditions, wherever it stands
_OF_PLAIN_CLAUSES: tuple[Callable[[Clause], list[str]], ...] = (_of_control, _behind, _is_zero, _zeros)
