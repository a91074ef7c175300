"""Bare numbers: figures that are stated without a unit."""

import re

from extractors.numbers.candidate import Candidate, Left
from extractors.numbers.number import Number
from extractors.numbers.qualifiers import hedge_after, hedge_before

# What goes on behind a number and makes it none by itself; for some the reason is plain.
_NOT_BARE = re.compile(
    r"""
    (?P<code> [A-Za-z] ) | (?P<name> [楼室路线区强] ) | (?P<ordinal> [届期级季] ) | (?P<version> 版 )
    | [层栋年月日号时点后岁旬代维度分第%‰·•×*/\d] | [.,:：-]\w | [—–~～]\d
    """,
    re.VERBOSE,
)
_END = re.compile(r"[，。；,;！!？?]|$")
_STATED = re.compile(r"(?:[为达]|达到|得分)$")
_RATED = re.compile(r"(?:率|指数|系数|[密强]度|评分|均分|比值?)$")
_IDENTIFIER = re.compile(
    r"""
    (?P<telephone> 电话|热线|传真|[Tt]el ) | (?P<version> 版本 )
    | (?P<code> [号码型] | 邮编|账户|地址|标准|ISBN|QQ|ID|IP|V6 ) | (?P<name> [室频道楼] )
    | [期间] | 年份|时间|日期|比分
    """,
    re.VERBOSE,
)


def read_bare(text: str, number: Number, start: int) -> Candidate | Left | None:
    """Read a number without unit where its surroundings show that it is a figure.

    1. hedged: 超15万, 80以上   2. scaled: 提升至8000万   3. closing a statement: 综合得分为92.5。
    Left alone: years, telephone and other identifying numbers, Han numerals without a hedge.
    """
    if number.high is not None:
        return None
    if goes_on := _NOT_BARE.match(text, number.end):
        return _left(number, goes_on)
    if not number.is_scaled and not number.decimals and 1900 <= number.value <= 2099:
        return Left(number.start, number.end, "year") if text[number.start : number.end].isdigit() else None
    names = None if number.is_han else _IDENTIFIER.search(text[max(0, start - 8) : start])
    if names and not number.is_scaled:
        return _left(number, names)
    before, after = hedge_before(text, start), hedge_after(text, number.end)
    hedged = bool(before or after or number.more) and text[start - 1 : start] not in ("≤", "≥")
    if number.is_han:
        if not hedged or (number.signs == 1 and not after):
            return None
    elif not number.is_scaled and not hedged and not _closes(text, number, start):
        return None
    rule = "hedged number" if hedged else "scaled number" if number.is_scaled else "stated number"
    return Candidate(
        start=start, end=number.end, value=number.value, decimals=number.decimals, more=number.more, rule=rule
    )


def _left(number: Number, sign: re.Match[str]) -> Left | None:
    """Return the number as left for what a sign beside it says, where that is plain (3期, 电话 12345)."""
    return Left(number.start, number.end, sign.lastgroup) if sign.lastgroup else None


def _closes(text: str, number: Number, start: int) -> bool:
    """Whether a number closes a statement: 综合得分为92.5。; with decimals also 事故率0.32，"""
    if number.signs > 7 or not _END.match(text, number.end):
        return False
    before = text[max(0, start - 3) : start]
    return bool(_STATED.search(before) or (number.decimals and _RATED.search(before)))
