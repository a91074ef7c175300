"""How quantities are shown: a number stays a number, its format has unit, printed decimals and what hedges it."""

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from pipeline.export.sheet import Cell, Number
from pipeline.messages import Messages

MULTIPLES = {"千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
"""What stands before a unit as printed, with the power of ten that it is worth."""
_THOUSAND = 3  # the power that a bare number may also have from its unit: 812 in a column in 兆瓦
_PRINTED = re.compile(r"(\d[\d,]*(?:\.\d+)?)")
_DIGITS = 15  # significant digits that a cell keeps; Excel specifications and limits
_PLACES = 6  # decimal places that are shown at most
_MORE = ("余", "多")
_HEDGES = ("about", "nearly", "more_than", "at_least", "at_most", "less_than")


def is_known(value: Any) -> bool:
    """Whether a value of a frame is one: no None, NaN, NA."""
    return not pd.isna(value)


def multiple_of(printed: Any, stated: Any) -> str:
    """Return what a printed unit puts before the unit that was read of it: 万 of 万件."""
    if not is_known(printed):
        return ""
    if not is_known(stated):  # 12,000亿 of what is counted without a unit
        return str(printed) if printed in MULTIPLES else ""
    before = str(printed).removesuffix(str(stated))
    return before if before in MULTIPLES and before + str(stated) == printed else ""


def shared_multiple(multiples: Iterable[str]) -> str:
    """Return the multiple that all quantities of a row were printed in; nothing where they differ."""
    found = set(multiples)
    return found.pop() if len(found) == 1 else ""


def printed_in(quantities: Iterable[tuple[Any, Any]]) -> str:
    """Return what all quantities were printed in (万 of 38.6万元, or of 38.6 in a column in 万元); "" if in several.

    `quantities` are words as printed, each with its value; those without a value, and 0, say nothing.
    """
    known = ((str(text), float(value)) for text, value in quantities if is_known(value) and value)
    return shared_multiple(_printed_in(text, value) for text, value in known)


def _printed_in(text: str, value: float) -> str:
    found = _PRINTED.search(text)
    if found is None:
        return ""
    ratio, behind = abs(value) / (float(found[1].replace(",", "")) or math.inf), text[found.end(1) :]
    for multiple, power in MULTIPLES.items():
        if math.isclose(ratio, 10.0**power, rel_tol=1e-6):
            return multiple if behind.startswith(multiple) or (not behind and power > _THOUSAND) else ""
    return ""


def is_printed_in(text: Any, value: Any, multiple: str) -> bool:
    """Whether the printed number is the value in a multiple of its unit: 8个 is 8 家, 812兆瓦 no 812 千瓦."""
    found = _PRINTED.search(str(text))
    number = float(found[1].replace(",", "")) if found else math.nan
    return math.isclose(number * 10.0 ** MULTIPLES.get(multiple, 0), abs(value), rel_tol=1e-9)


def exact(value: float, power: int = 0) -> Decimal:
    """Return a value divided by a power of ten, without the noise of binary digits."""
    return Decimal(repr(float(value))).scaleb(-power).normalize()


def places(value: float, resolution: Any, power: int = 0) -> int:
    """Return how many decimals a value was printed with, given what its last printed digit is worth."""
    if is_known(resolution) and resolution > 0:
        printed = -exact(resolution, power).adjusted()
        # A converted value may need more than the printed one.
        return max(0, min(_PLACES, max(printed, min(_needed(value, power), printed + 2 if printed > 0 else 2))))
    return max(0, min(_PLACES, _needed(value, power)))


def _needed(value: float, power: int) -> int:
    exponent = exact(round(value, 9), power).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def digits(count: int) -> str:
    """Return a number format with thousands apart and a number of decimals."""
    return "#,##0" + ("." + "0" * count if count else "")


def quoted(word: str) -> str:
    """Return a word as a number format shows it beside the digits."""
    return '"' + word.replace('"', "") + '"' if word else ""


def figure(record: Any, power: int, say: Messages, nought: int | None = None) -> Cell:
    """Return the cell of a value: a number; a grade, a range and several quantities as their words.

    `record` has value, value_text, text, unit, resolution, qualifier and status as `values` of a comparison. Rates
    are percent cells (98.1 % is 0.981), other values are divided by ten to `power`. `nought` are the decimals of a 0
    beside other values (0.00 beside 21.56); without it those that it was printed with.
    """
    if not is_known(record.value):
        grade = record.value_text if is_known(record.value_text) else None
        return str(grade or record.text)
    power = 2 if record.unit == "%" else power
    value = exact(record.value, power)
    if len(value.as_tuple().digits) > _DIGITS:
        return str(record.value_text if is_known(record.value_text) else value)
    count = places(record.value, record.resolution, 0 if record.unit == "%" else power)
    count = count if value or nought is None else nought
    shown = digits(count) + ("%" if record.unit == "%" else "")
    if record.status == "none_occurred":
        shown += quoted(say("figure.none_occurred"))
    elif record.qualifier in _HEDGES:
        before, after = say(_hedge_of(record)).split("#")
        shown = quoted(before) + shown + quoted(after)
    if record.status == "derived":
        shown += quoted(say("figure.derived"))
    return Number(float(value), shown)


def _hedge_of(record: Any) -> str:
    """Return the key of the words that hedge a value: 余 where it is printed so (160余), else 超."""
    if record.qualifier == "more_than" and not any(word in str(record.text) for word in _MORE):
        return "figure.over"
    return f"figure.{record.qualifier}"


def change(value: Any, count: int, *, power: int = 0, unit: str = "") -> Number | None:
    """Return the cell of a change with its plus or minus; None where there is none."""
    if not is_known(value) or math.isinf(value):
        return None
    shown = digits(count) + unit
    return Number(float(exact(value, power)), f"+{shown};-{shown};{shown}")
