"""What a filled cell means: an exact decimal string, a grade, or the reason why it is refused.

A spreadsheet keeps a number as a binary float with 15 digits that count: 25.87 may stand in the file as
25.870000000000001, 0.1+0.2 as 0.30000000000000004. So a number is what its first 15 digits say; nobody can have typed
more. What a formula gives is rounded as its cell shows it (0.00 shows 0.33 of 1/3).
"""

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pipeline.collect.entries import RATES, Entry
from pipeline.export.sheet import words_of

_DIGITS = 15  # significant digits that a cell keeps; Excel specifications and limits
_SHOWN = re.compile(r"^[#,0]*0(?:\.(?P<decimals>0+))?(?P<rate>%)?(?:_\)|_ )?$")
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Refused(Exception):
    """A cell that is not accepted: the key of a message and what fills it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: its value, as a number is shown, the formula that gave it."""

    value: Any
    shown: str = "General"
    formula: str | None = None
    kind: str = "n"  # as openpyxl names it; e is an error


def is_empty(content: Content) -> bool:
    """Whether a cell was not filled: blanks are nothing."""
    held = content.value
    return not content.formula and (held is None or (isinstance(held, str) and not held.strip()))


def read_cell(content: Content, entry: Entry, unit: str) -> str:
    """Return a value as an exact decimal string, or a grade as the dictionary writes it. Raises Refused."""
    if content.kind == "e":
        raise Refused("error", text=content.value)
    if content.formula and content.value is None:
        raise Refused("formula", text=content.formula)
    if entry.kind == "grade":
        return _read_grade(content.value, entry)
    value = _read_number(content, unit)
    if entry.kind == "whole" and value != value.to_integral_value():
        raise Refused("whole", text=write_plainly(value), unit=unit)
    if entry.strict and not entry.holds(value):
        low, high = ("" if bound is None else write_plainly(bound) for bound in (entry.low, entry.high))
        raise Refused("bounds.both" if low and high else "bounds.low" if low else "bounds.high",
                      text=write_plainly(value) + unit, low=low, high=high)  # fmt: skip
    return write_plainly(value)


def write_plainly(value: Decimal) -> str:
    """Write a number without exponent and without zeros at its end."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def describe(content: Content) -> str:
    """Return what a cell holds, as its user sees it."""
    if content.formula:
        return content.formula
    number = isinstance(content.value, int | float) and not isinstance(content.value, bool)
    if number and is_rate(content.shown):
        return write_plainly(_exact(content.value).scaleb(2)) + "%"
    return write_plainly(_exact(content.value)) if number else words_of(content.value)


def is_rate(shown: str) -> bool:
    """Whether a number format shows percent: 0%, 0.0%; not one that only says so in words (0"%")."""
    return "%" in _ASIDE.sub("", shown)


def _exact(value: float) -> Decimal:
    return Decimal(format(value, f".{_DIGITS}g")) if isinstance(value, float) else Decimal(value)


def _read_grade(held: Any, entry: Entry) -> str:
    text = str(held).strip()
    wide = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})  # Ａ is A
    found = next((grade for grade in entry.grades if grade.casefold() == wide.casefold()), None)
    if found is None:
        raise Refused("grade", text=text, grades="、".join(entry.grades))
    return found


def _read_number(content: Content, unit: str) -> Decimal:
    held = content.value
    if isinstance(held, bool):
        raise Refused("text", text=str(held).upper())
    if isinstance(held, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        raise Refused("date", text=held)
    if not isinstance(held, int | float):
        raise Refused("digits" if _looks_like_number(str(held)) else "text", text=str(held).strip())
    value = _exact(held)
    if not value.is_finite():
        raise Refused("text", text=held)
    if is_rate(content.shown):
        if unit not in RATES:
            raise Refused("unit.rate", text=describe(content), unit=unit)
        value *= RATES[unit]
    return _round_as_shown(value, content, unit) if content.formula else value


def _looks_like_number(text: str) -> bool:
    return re.fullmatch(r"\s*[+-]?[\d,]+(?:\.\d+)?\s*", text, re.ASCII) is not None


def _round_as_shown(value: Decimal, content: Content, unit: str) -> Decimal:
    hit = _SHOWN.match(content.shown.partition(";")[0])
    if hit is None:
        return value
    decimals = len(hit["decimals"] or "")
    if hit["rate"] and unit == "‰":
        decimals -= 1
    return value.quantize(Decimal(1).scaleb(-max(0, decimals)), ROUND_HALF_UP)
