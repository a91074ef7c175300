"""Measures: a number with what it counts."""

import re
from dataclasses import replace

from extractors.numbers.bare_numbers import read_bare
from extractors.numbers.candidate import Candidate, Left
from extractors.numbers.exclusions import trap, trap_before
from extractors.numbers.money import add_small_change, currency_before
from extractors.numbers.number import Number
from extractors.numbers.printed_units import printed_unit, unit_of
from extractors.numbers.ranges import lent_unit, read_range
from extractors.numbers.units import Unit, unit_at

_MINUS = re.compile(r"(?:^|[^\w]|[长降为是达至到率幅速增减额])[-−－]$|负$")
_MINUS_OF_RATE = re.compile(r"[^\W\dA-Za-z_][-−－]$")
_NO_MINUS = re.compile(r"[抱自肩担背欺辜胜正减]负$")
# PM2.5, NB-12: the digits go on a code to their left.
_CODE = re.compile(r"[A-Za-z_#@=&·•×*]$|[A-Za-z][-.,]$")
# 1,23, 2022-3, 第1-2: they go on a longer number.
_LONGER = re.compile(r"\d[ .,:：/+—–~～×x-]$|\d[百千万亿]$")


def _minus_before(text: str, number: Number, start: int) -> bool:
    window = text[max(0, start - 3) : start]
    if _MINUS.search(window):
        return not _NO_MINUS.search(window)
    return text[number.end : number.end + 1] in ("%", "‰") and _MINUS_OF_RATE.search(window) is not None


def _speed(text: str, start: int, unit: Unit) -> str:
    """Return the unit's name, as a speed where the hour stands in front: 每小时十公里."""
    hourly = unit.name in ("公里", "千米", "海里") and text.endswith(("每小时", "时速"), 0, start)
    return f"{unit.name}/小时" if hourly else unit.name


def read_measure(text: str, number: Number) -> Candidate | Left | None:
    """Read a number with its unit, a sum of money, a range, or a number that stands bare.

    1. 79名, 25.87万件, 3700余万元   2. ¥3,000, US$5万, 8亿元人民币   3. 50元6角三分   4. -2.3%, 负0.2千米   5. 3-5次
    6. 超15万, 8000万, 得分为92.5。
    """
    currency, start = currency_before(text, number.start)
    if not number.is_han and not currency:
        before = text[max(0, start - 2) : start]
        if _CODE.search(before):
            plain = "," not in text[number.start : number.end] and unit_at(text, number.end) is None
            return Left(number.start, number.end, "code") if plain else None
        if _LONGER.search(before):
            return None
    negative = _minus_before(text, number, start)
    start -= negative
    if reason := trap_before(text, number, start):
        return Left(number.start, number.end, reason)
    ranged = None if negative or currency else read_range(text, number)
    if ranged:
        unit = Unit(ranged.unit, ranged.kind, "yes", ranged.end) if ranged.unit else None
        bounded = replace(number, value=ranged.high or number.value)
        reason = trap(text, bounded, start, unit) if unit else None
        return Left(ranged.start, ranged.end, reason) if reason else ranged
    number, unit = unit_of(text, number)
    unit = unit or lent_unit(text, number)
    if currency and (unit is None or unit.kind != "amount"):
        unit = Unit(currency, "amount", "one", number.end)
    if unit is None:
        return read_bare(text, number, start)
    if reason := trap(text, number, start, unit):
        return Left(number.start, number.end, reason)
    found = Candidate(
        start=start,
        end=unit.end,
        value=-number.value if negative else number.value,
        decimals=number.decimals,
        unit=_speed(text, start, replace(unit, name=currency or unit.name)),
        unit_text=printed_unit(text, number, unit),
        kind=unit.kind,
        more=number.more,
        rule="money" if unit.kind == "amount" else "number and unit",
    )
    if unit.kind == "amount":
        add_small_change(text, found)
    return found
