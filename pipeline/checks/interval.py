"""Values as intervals: what a printed quantity can stand for, by its printed decimals and the words that hedge it.

1. 12.3万元 → 12.25万 to 12.35万   2. 79名 → 79: what is counted one by one is not rounded
3. 约71% → 5 % to either side   4. 3700余万元 → 3700万 to 3800万   5. 不少于48公里 → 48 and more
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_ABOUT = 0.05  # of the value: how far 约 and 左右 may reach; own judgement
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_EPSILON = 1e-9
_SIGMAS = 4.0  # how far the error of a sum may go
SLIPS = (1e4, 1e8)
"""Factors by which a slip of the unit (元 for 万元, 万 for 亿) puts two sides apart."""


class Interval(NamedTuple):
    """The values that a printed quantity can stand for."""

    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def times(self, factor: float) -> "Interval":
        """Return the interval with both ends multiplied by a factor above 0."""
        return Interval(self.low * factor, self.high * factor)

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a value in common, but for what floating point loses."""
        slack = _EPSILON * max(1.0, *(abs(end) for end in (*self, *other) if math.isfinite(end)))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def if_cut(self) -> "Interval":
        """What a printed number can stand for whose further digits were cut, or rounded twice: a width more."""
        wide = self.high - self.low
        return Interval(self.low - wide, self.high + wide)

    @property
    def middle(self) -> float:
        """The value in the middle; the finite end of an open interval."""
        if math.isinf(self.low) or math.isinf(self.high):
            return self.low if math.isfinite(self.low) else self.high
        return (self.low + self.high) / 2


def add(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of a sum."""
    low = high = 0.0
    for one in intervals:
        low, high = low + one.low, high + one.high
    return Interval(low, high)


def add_rounded(intervals: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of many rounded numbers, whose errors seldom all go one way.

    Of n numbers the errors make up sqrt(n ÷ 12) steps; four times that is let pass, and never more than all of them.
    """
    known = list(intervals)
    total = add(known)
    spread = _SIGMAS * math.sqrt(sum((one.high - one.low) ** 2 for one in known) / 12)
    half = min(spread, (total.high - total.low) / 2)
    return Interval(total.middle - half, total.middle + half)


def divide(part: Interval, whole: Interval) -> Interval | None:
    """Return the interval of a quotient; None where the divisor may be 0 or less."""
    if whole.low <= 0 or math.isinf(whole.high) or math.isinf(part.low) or math.isinf(part.high):
        return None
    ends = [p / w for p in part for w in whole]
    return Interval(min(ends), max(ends))


def percent_of(part: Interval, whole: Interval) -> Interval | None:
    """Return which share of a whole a part is, in percent; None where the whole may be 0 or less."""
    ratio = divide(part, whole)
    return None if ratio is None else ratio.times(100)


def percent_change(before: Interval, after: Interval) -> Interval | None:
    """Return by how many percent a value has risen; None where it may have been 0 or less."""
    ratio = divide(after, before)
    return None if ratio is None else Interval(100 * (ratio.low - 1), 100 * (ratio.high - 1))


def gross_margin(revenue: Interval, cost: Interval) -> Interval | None:
    """Return (revenue − cost) ÷ revenue in percent; None where the revenue may be 0 or less."""
    share = percent_of(cost, revenue)
    return None if share is None else Interval(100 - share.high, 100 - share.low)


def printed_number(text: str) -> str:
    """Return the first number of some words without the commas between its digits: 1,284.57万元 → 1284.57."""
    found = _NUMBER.search(text)
    return re.sub("[,，]", "", found[0]) if found else ""


def digits_of(row: Mapping[str, Any]) -> str:
    """Return the digits of a printed value, noughts at its ends left out: 1,284,500元 → 12845."""
    return printed_number(row["text"]).replace(".", "").strip("0")


def step_of(row: Mapping[str, Any]) -> float:
    """Return what one step of the last printed digit is worth, in the unit of the value (12.3万 → 1000)."""
    given = row.get("resolution")
    if given is not None:
        return float(given)
    decimals = row.get("decimals") or 0
    printed = float(printed_number(row.get("text") or "") or 0)
    value = abs(row.get("value") or 0.0)
    scale = round(value / printed) if printed and value else 1
    return float(10.0**-decimals * max(scale, 1))


def interval_of(row: Mapping[str, Any]) -> Interval | None:
    """Return what a row of `quantities` or `indicators` can stand for; None where it has no value."""
    qualifier = row.get("qualifier") or "exact"
    if qualifier == "range":
        low, high = row.get("value_low"), row.get("value_high")
        return Interval(float(low), float(high)) if low is not None and high is not None else None
    if row.get("value") is None:
        return None
    value, step = float(row["value"]), step_of(row)
    half = 0.0 if is_counted(row, step) else step / 2
    return _widened(qualifier, value, half, round_step(value, step))


def intervals_of(rows: Iterable[Mapping[str, Any]]) -> list[Interval]:
    """Return what each of some rows can stand for; nothing where one of them has no value."""
    found = [interval_of(row) for row in rows]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else []


def agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows have values that may be one."""
    first, second = interval_of(one), interval_of(other)
    return first is not None and second is not None and first.meets(second)


def signed_interval(change: Mapping[str, Any]) -> Interval | None:
    """Return what a change can stand for, below 0 where it says that the value fell."""
    known = interval_of(change)
    return -known if known and change["direction"] == "down" else known


def _widened(qualifier: str, value: float, half: float, whole: float) -> Interval:
    """Return the interval of a value under a hedging word; `whole` is the worth of its last digit that is not 0."""
    forms = {
        "exact": (value - half, value + half),
        "about": (value - max(half, _ABOUT * abs(value)), value + max(half, _ABOUT * abs(value))),
        "nearly": (value - whole, value + half),
        "more_than": (value - half, value + whole),
        "at_least": (value - half, math.inf),
        "at_most": (-math.inf, value + half),
        "less_than": (-math.inf, value + half),
    }
    return Interval(*forms[qualifier])


def is_counted(row: Mapping[str, Any], step: float) -> bool:
    """Whether a value was counted one by one (人, 次, 件), and so is not rounded."""
    money = row.get("unit") in ("元", "美元", "%", "百分点") or row.get("kind") in ("amount", "ratio")
    return step == 1 and not money


def round_step(value: float, step: float) -> float:
    """Return what the last digit that is not 0 is worth: 3700万 → 100万."""
    if not value or step <= 0:
        return step
    digits = round(abs(value) / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def find_slip(one: Interval, other: Interval) -> str | None:
    """Return the factor (10000, 100000000) that would reconcile two sides: a slip of the unit."""
    for factor in SLIPS:
        if one.times(factor).meets(other) or other.times(factor).meets(one):
            return f"{factor:.0f}"
    return None


def write(value: float) -> str:
    """Return a number as people write it: 1,234.5."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text if text != "-0" else "0"
