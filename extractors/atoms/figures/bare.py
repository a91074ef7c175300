"""Bare numbers: figures that are stated without a unit."""

import re

from extractors.atoms.figures.candidate import Candidate
from extractors.atoms.figures.hedges import hedge_after, hedge_before
from extractors.atoms.figures.number import Number

_NOT_BARE = re.compile(r"[A-Za-z年月日号时点楼室层路级届版线期强后岁季旬栋区代维度分第%‰·•×*/\d]|[.,:：-]\w|[—–~～]\d")
_END = re.compile(r"[，。；,;！!？?]|$")
_STATED = re.compile(r"(?:[为达]|达到|得分)$")
_RATED = re.compile(r"(?:率|指数|系数|[密强]度|评分|均分|比值?)$")
_IDENTIFIER = re.compile(
    r"[号码室频道期间型楼]|代码|电话|热线|邮编|版本|账户|地址|年份|标准|传真|时间|日期|比分|ISBN|QQ|ID|IP|[Tt]el|V6"
)


def read_bare(text: str, number: Number, start: int) -> Candidate | None:
    """Read a number without unit where its surroundings show that it is a figure.

    1. hedged: 超15万, 80以上   2. scaled: 提升至8000万   3. closing a statement: 综合得分为92.5。
    Left alone: years, telephone and other identifying numbers, Han numerals without a hedge.
    """
    if number.high is not None or _NOT_BARE.match(text, number.end):
        return None
    if not number.is_scaled and not number.decimals and 1900 <= number.value <= 2099:
        return None
    before, after = hedge_before(text, start), hedge_after(text, number.end)
    hedged = bool(before or after or number.more) and text[start - 1 : start] not in ("≤", "≥")
    if number.is_han:
        if not hedged or (number.signs == 1 and not after):
            return None
    elif not number.is_scaled:
        if not hedged and not _closes(text, number, start):
            return None
        if _IDENTIFIER.search(text[max(0, start - 8) : start]):
            return None
    rule = "hedged number" if hedged else "scaled number" if number.is_scaled else "stated number"
    return Candidate(
        start=start, end=number.end, value=number.value, decimals=number.decimals, more=number.more, rule=rule
    )


def _closes(text: str, number: Number, start: int) -> bool:
    """Whether a number closes a statement: 综合得分为92.5。; with decimals also 事故率0.32，"""
    if number.signs > 7 or not _END.match(text, number.end):
        return False
    before = text[max(0, start - 3) : start]
    return bool(_STATED.search(before) or (number.decimals and _RATED.search(before)))
