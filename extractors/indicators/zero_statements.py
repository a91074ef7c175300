"""Zero statements about what no entry of the dictionary covers: 公司报告期未发生共同对外投资的关联交易."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.indicators.sayings import MAY_DENY
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import squeeze
from schemas.word_lists import words

_MEMBER = re.compile(r"[^。；！？]+")
_OF_A_KIND = "(?:过|任何|其他|其它|相关|[一1]起|[一1]例){0,2}"
_NO = "无(?![偿形锡线纸])"  # not 无偿, 无纸化
_DENIED = re.compile(
    rf"""
    (?P<lead> [^{CLAUSE_ENDS}：□√☑■]{{0,32}}? )  # a box that is not ticked says nothing
    (?: (?<![尚从并毫决绝]) 未曾?(?:发生|出现|产生|受到|收到|接到) | 没有(?:发生|出现|受到|收到) | 不存在
      | \A (?:且|并|亦|均)? {_NO} (?!.*的\Z)
      | (?<=[年月日度期内司行局院校馆中心]) (?:均|也)? {_NO} )
    {_OF_A_KIND}
    (?P<thing> (?![因此该其上]) [^{CLAUSE_ENDS}：0-9]{{2,30}} )
    """,
    re.VERBOSE,
)
# 未因环保问题受到处罚: the cause says which
_NOT_FOR = re.compile(
    rf"(?P<lead>[^{CLAUSE_ENDS}：□√☑■]{{0,20}}?)未因(?P<cause>[^{CLAUSE_ENDS}：0-9]{{2,12}}?)(?:等?(?:问题|原因|行为|事项))?(?:而|被|受到|发生|引发)+过?"
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9]{{2,16}})"
)
# 服务投诉为零, 感染零发生; 实现零投诉、零违规
_IS_ZERO = re.compile(
    rf"(?P<lead>(?:[^{CLAUSE_ENDS}：]{{0,20}}?(?:[内年度期]|公司|本[行校院馆站单位]{{1,2}}))?)"
    rf"(?P<thing>[^{CLAUSE_ENDS}：0-9零]{{2,12}}?)(?:继续|[均仍])?(?:保持)?(?:为零|零发生)"
)
# argued: 实现零投诉、零违规, a usual way to say so of service and safety
_ZEROS = re.compile(
    rf"(?P<lead>[^{CLAUSE_ENDS}：]{{0,24}}?)(?:实现|保持|做到|达到|继续)了?"
    r"(?P<things>零[^、零和]{2,8}(?:[、和]零[^、零和]{2,8}){0,5})"
)
_HEADING = re.compile(rf"[^{CLAUSE_ENDS}：□√☑■]{{1,24}}：(?=[^：]+$)")
_CLAUSE = re.compile(r"[^，,]+")
# Aims, conditions and promises, and what a clause only explains or compares with.
_NOT_SAID = re.compile(
    r"如|若|倘|是否|力争|争取|努力|确保|保证|防止|避免|杜绝|目标|承诺|要求|应当|必须|认为|评估|如果|因|由于|上年|去年|同期|视同|单独|对于"
)
_GENERIC = re.compile(
    r"(?:及其|及|等)?(?:实施|执行)?(?:等)?(?:的)?(?:相关)?(?:情况|情形|事项|现象|问题|行为|记录|信息|发生|出现)$"
)
_AND_NO = re.compile(f"[、和及]{_NO}")  # 无重大事故、无责任投诉
_EDGES = "、的等和及"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")


class Nothing(NamedTuple):
    """What a sentence says did not happen, and the clause that says so."""

    thing: str
    text: str


@cache
def _happenings() -> tuple[str, ...]:
    return words("matching/happenings.txt")


def read_nothing(statement: str, year: int | None) -> Iterator[Nothing]:
    """Yield what a sentence says did not happen in the year of the report, under the name that it has there.

    1. 公司报告期未发生共同对外投资的关联交易   2. 报告期不存在关联债权债务往来   3. 2024年度无“三公”经费财政拨款支出
    4. 投诉为零, 感染零发生   5. 实现零投诉、零违规
    Left alone: what stayed as it was (股本结构未发生变化), what nobody counts (不存在虚假记载), conditions and aims,
    reasons (上年同期未发生此事项), other years.
    """
    said = squeeze(statement)
    for member in _MEMBER.findall(said) if MAY_DENY.search(said) else ():
        for clause in _CLAUSE.findall(member):
            if any(int(named) != year for named in _YEAR.findall(clause)):
                continue
            for thing in (_GENERIC.sub("", denied).strip(_EDGES) for denied in _things(clause)):
                if thing and thing.endswith(_happenings()):
                    yield Nothing(thing, clause)


def _things(clause: str) -> list[str]:
    """Return what a clause denies, behind the heading of an item: （3）种业板块：本期未发生股权转让."""
    if heading := _HEADING.match(clause):
        clause = clause[heading.end() :] if not _NOT_SAID.search(heading[0]) else ""
    if (cause := _NOT_FOR.fullmatch(clause)) and not _NOT_SAID.search(cause["lead"]):
        return [cause["cause"] + cause["thing"]]
    found = _DENIED.fullmatch(clause) or _IS_ZERO.fullmatch(clause) or _ZEROS.fullmatch(clause)
    if not found or _NOT_SAID.search(found["lead"] + (found["thing"] if found.re is _IS_ZERO else "")):
        return []
    if found.re is _ZEROS:
        return re.split("[、和]", found["things"].replace("零", ""))
    return _AND_NO.split(found["thing"])
