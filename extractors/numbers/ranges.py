"""Ranges: two numbers that bound one quantity."""

import re
from dataclasses import replace

from extractors.numbers.figure import Candidate
from extractors.numbers.han import DIGITS
from extractors.numbers.number import Number, read_number
from extractors.numbers.place import POINTS, Place, Unit, place_of, printed_unit, unit_at
from extractors.numbers.qualifiers import hedge_before
from extractors.numbers.steps import NUMBER
from extractors.rule import as_rule
from extractors.text.characters import BETWEEN_ITEMS, TO
from extractors.text.needed import needed

_TO = re.compile(rf"{TO}{{1,2}}")
_TO_LEVEL = re.compile(r"[至到]")
_DECIMALS_ON = re.compile(rf"(?:{BETWEEN_ITEMS}\d+\.\d+)*{BETWEEN_ITEMS}(?=\d+\.\d)")
_BY_SO_MANY = re.compile(
    r"[^，。；：,;:（(\d]{0,12}?(?:组成|构成|担任|兼任|出任|带队|带领|牵头|主持|负责|承担|轮流|共同|联合|评审|审核|签字|签署|表决)"
)
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_STATED = re.compile(r"(?:范围|区间)[是为在]?$")


@as_rule(
    "two neighbouring numerals",
    "两三次, 十七八人: two Han digits side by side",
    step=NUMBER,
    needs=DIGITS,
    examples=("走访⟨两三次⟩ → 2–3 次", "⟨约十七八人⟩ → 17–18 人"),
    counter_examples=("一二产业", "三十次"),
)
def neighbours(place: Place) -> Candidate | None:
    """Read two neighbouring Han digits with a unit."""
    number, unit = place.number, place.unit
    if number.high is None or place.is_led or unit is None or (unit.han == "no" and not number.is_scaled):
        return None
    return _range(place.text, number, replace(number, value=number.high), unit)


@as_rule(
    "range",
    "3-5次, 20%至30%, 5-20万元: two numbers that bound one quantity",
    step=NUMBER,
    needs=needed(_TO),
    examples=(
        "开展⟨3-5次⟩ → 3–5 次",
        "占⟨20%至30%⟩ → 20–30 %",
        "补贴⟨5-20万元⟩ → 50000–200000 元",
        "董事会由⟨三至五名⟩董事组成 → 3–5 名",
    ),
    counter_examples=("由3家至5家", "由3家至5家门店", "5-3次", "3人至5次"),
)
def span(place: Place) -> Candidate | None:
    """Read a range that begins with a number.

    1. 3-5次, 20~30人   2. 20%至30%   3. 1,500—1,600小时   4. 5-20万元 (the scale counts for both)
    5. 由三至五名董事组成: 由 says who does it
    Left alone: 由3家至5家 (two levels), bounds out of order, units that differ, two numbers without unit.
    """
    text, number, own = place.text, place.number, place.unit
    if number.high is not None or place.is_led:
        return None
    to = _TO.match(text, own.end if own else number.end)
    if not to:
        return None
    second = read_number(text, to.end())
    if second is None or second.high is not None:
        return None
    behind = place_of(text, second)
    second, unit = behind.counted, behind.measure
    if _is_from(text, number) and not (unit and _BY_SO_MANY.match(text, unit.end)):
        return None
    if own and (unit is None or own.name != unit.name):
        return None
    first = number if own else _scaled_alike(text, number, second)
    if first.value >= second.value or not (unit or _is_stated(text, first, second)):
        return None
    return _range(text, first, second, unit)


def _is_from(text: str, number: Number) -> bool:
    return text[max(0, number.start - 1) : number.start] == "由"


def _scaled_alike(text: str, first: Number, second: Number) -> Number:
    """Give the scale of the second number to the first where it stands for both: 5-20万元."""
    plain = _PLAIN.match(text, second.start)
    if first.is_scaled or not second.is_scaled or not plain:
        return first
    alone = read_number(plain[0], 0)
    if alone is None or not alone.value or first.value >= alone.value:
        return first
    return replace(first, value=first.value * (second.value / alone.value))


def _is_stated(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers without unit are said to be a range: 范围是1000到1500, 大约20到30, 一到五个."""
    if hedge_before(text, first.start) or _STATED.search(text[max(0, first.start - 4) : first.start]):
        return True
    return first.is_han and second.is_han and text.startswith("个", second.end)


def _range(text: str, first: Number, second: Number, unit: Unit | None) -> Candidate:
    return Candidate(
        start=first.start,
        end=unit.end if unit else second.end,
        value=None,
        low=first.value,
        high=second.value,
        decimals=max(first.decimals, second.decimals),
        unit=unit.name if unit else None,
        unit_text=printed_unit(text, second, unit) if unit else None,
        kind=unit.kind if unit else "other",
        number=replace(first, value=second.value or first.value),
        measure=Unit(unit.name, unit.kind, "yes", unit.end) if unit and unit.name else None,
    )


def lent_unit(text: str, number: Number) -> Unit | None:
    """Return the unit that a later number lends to one without, ending where that one ends.

    1. 由3至5家 (two levels)   2. 提高0.4和0.7个百分点   3. 分别为3.1、2.8和2.5倍
    """
    if not number.is_han and POINTS.match(text, number.end):
        return Unit("百分点", "ratio", "no", number.end)
    to = _TO_LEVEL.match(text, number.end) if _is_from(text, number) else None
    to = to or (_DECIMALS_ON.match(text, number.end) if number.decimals else None)
    if not to:
        return None
    second = read_number(text, to.end())
    unit = unit_at(text, second.end) if second and not second.is_scaled else None
    return replace(unit, end=number.end) if unit else None
