"""What a sentence says of an indicator without a quantity: that nothing occurred, or a grade."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, CLOSING_BRACKETS, IN_MEMBER
from schemas.indicators import Dictionary, Indicator
from schemas.text import squeeze

_NONE = re.compile(
    rf"""
    (?<![从并毫决绝])                             # 从未, 毫无: said of habits
    (?: 未(?:曾)?(?:发生|出现|受到|收到|产生|存在|有|被|因|接到|发现)
      | (?:从|均)未(?:发生|出现|受到)
      | 没有(?:发生|出现|受到|收到|产生|因)?(?!获得|取得)
      | 不存在 | 无(?!偿|线|障碍|人机|论|纸|烟|形|锡)
      | 零(?=[^零]{{0,8}}(?:事故|投诉|违规|违纪|伤亡|处罚|争议|案件|发生)(?!的?(?:目标|要求|承诺)))
      | (?:均|仍|全部|继续|保持|降)*[为至到](?:零|0(?![0-9.%％])) (?={CLAUSE_END}|$) )
    """,
    re.VERBOSE,
)
_MAY_DENY = re.compile(r"[未没无零]|不存在|[为至到]0(?![0-9.%％])")  # cheap: most sentences deny nothing
NOT_SAID = re.compile(
    r"如|若|倘|力争|争取|力求|努力|确保|防止|避免|杜绝|严防|目标|承诺|保证|要求|应当|务必|必须|是否"
    r"|(?:[为以要将]|推动|促进|助力|着力|全力|进一步)[^，]{0,8}(?:实现|做到)"
)
# 对无责任事故的驾驶员予以奖励: says which driver
# argued: the same words that say that nothing happened may say which person or thing is meant
_TELLS_WHICH = re.compile(
    r"(?:事故|投诉|违规|违纪|事件|案件|处罚)的(?!情|现象|行为|事|问题|发生|局面|良好|目标|成绩|记录|报告)[一-鿿]"
)
_NARROWER = re.compile(r"重大|较大|特大|特别|群死群伤|亡人|致命|恶性|以上")
# argued: 院内感染零发生 is a usual way to say so in hospitals and plants
_ZERO_OF = re.compile(r"零(?:发生|报告)")
# argued: 道路交通零事故, a usual way to say so, speaks of 道路交通事故
_ZERO = re.compile(r"零(?!发生|报告)")
_IS_ZERO = re.compile(r"(?:均|仍|全部|继续|保持|降)*[为至到](?:零|0)")
_BEFORE_ZERO = 12
_CLAUSES = re.compile(rf"{IN_MEMBER}+")
_PARTS = re.compile(r"[^，,]+")
# □本年度有重大诉讼√本年度无重大诉讼: of boxes only the ticked one speaks
_BOXED = re.compile(r"(?P<box>[□√☑■])(?P<said>[^□√☑■]*)")
_TICKED = "√☑■"
_REACH = 26  # signs between the denial and the word that it denies
_GRADE_REACH = 14


class Saying(NamedTuple):
    """A zero statement or a grade: the indicator, the words that say it, the grade (None: nothing occurred)."""

    indicator: Indicator
    text: str
    grade: str | None


def ticked(member: str) -> list[str]:
    """Return what a sentence says: all of it, of boxes what stands behind a ticked one."""
    boxes = list(_BOXED.finditer(member))
    return [box["said"] for box in boxes if box["box"] in _TICKED] if boxes else [member]


def _denied(clause: str) -> Iterator[str]:
    """Yield the parts of a clause that deny something, from the denial on."""
    for part in _PARTS.findall(clause):
        match = _NONE.search(part)
        if match and not NOT_SAID.search(part[: match.start()]) and not _TELLS_WHICH.search(part, match.start()):
            yield part


def may_deny(statement: str) -> bool:
    """Whether a sentence has a word that may say that something did not occur."""
    return _MAY_DENY.search(squeeze(statement)) is not None


def read_zeros(statement: str, dictionary: Dictionary) -> Iterator[Saying]:
    """Yield what a sentence says did not occur.

    1. 未发生劳动争议事件   2. 没有出现设备、消防等安全事故   3. 三年内未受到环保部门行政处罚
    4. 不存在使用童工   5. 实现道路交通零事故   6. 院内感染零发生   7. 安全事故为零
    8. 未发生重大安全事故: the entry of that degree, no other
    Left alone: aims (力争不发生, 确保零事故, 要实现零事故, 零事故目标), conditions (如未发生), 无偿.
    """
    members = _CLAUSES.findall(squeeze(statement))
    for clause in (clause for member in members for clause in ticked(member)):
        for part in _denied(clause):
            match = _NONE.search(part)
            assert match is not None  # _denied gives no other
            said = part[match.start() : match.end() + _REACH]
            before = part[max(0, match.start() - _BEFORE_ZERO) : match.start()]
            if _ZERO_OF.match(said) or _IS_ZERO.match(said):
                said = before + said
            elif _ZERO.match(said):
                said = before + said[1:]
            degrees = set(_NARROWER.findall(said))
            for indicator in dictionary.zeros(said):
                if degrees.issubset(_NARROWER.findall(indicator.name)) and not indicator.is_barred(part):
                    yield Saying(indicator, part, None)


def _grade_pattern(indicator: Indicator) -> re.Pattern[str]:
    grades = "|".join(re.escape(grade) for grade in sorted(indicator.grades, key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Za-z])(?P<grade>{grades})(?![A-Za-z])(?:[级类等]|(?=[{CLAUSE_ENDS}{CLOSING_BRACKETS}、”]|$))"
    )


def read_grades(statement: str, dictionary: Dictionary) -> Iterator[Saying]:
    """Yield the grades that a sentence states.

    1. 纳税信用等级评定达到A类   2. 获评纳税信用A级   3. A级纳税人
    Left alone: aims (争创, 力争达到), grades of something else in the same sentence.
    """
    said = squeeze(statement)
    graded = [one for one in dictionary.graded if any(phrase in said for phrase in one[1])]
    for clause in _CLAUSES.findall(said) if graded else ():
        named = [(one, phrases) for one, phrases in graded if any(phrase in clause for phrase in phrases)]
        if not named or NOT_SAID.search(clause) or "争创" in clause:
            continue
        for indicator, phrases in named:
            if not indicator.is_barred(clause):
                yield from islice(filter(None, (_graded(clause, phrase, indicator) for phrase in phrases)), 1)


def _graded(clause: str, alias: str, indicator: Indicator) -> Saying | None:
    at = clause.find(alias)
    if at < 0:
        return None
    pattern = _grade_pattern(indicator)
    own = pattern.search(alias)
    end = at + len(alias)
    after = pattern.search(clause[: end + _GRADE_REACH], end)
    before = pattern.search(clause[max(0, at - 4) : at])
    found = own or after or (before if before and before.end() == min(4, at) else None)
    return Saying(indicator, clause, found["grade"]) if found else None
