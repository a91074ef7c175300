"""A number at its place in a text, with its unit as it is printed there: 3个多小时, 一吨半, 万件."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.numbers.number import Number
from extractors.numbers.units import Unit, unit_at

_WINDOW = 8  # characters before a number that say what it is
_HALF = re.compile(r"半(?![年天月日径导成])")
# 3个多小时, 两个半月: what is said of the number stands inside the unit.
_MANY = re.compile(r"个(?P<word>多|半)(?P<unit>小时|月|星期|季度|学期|工作日)")
# 0.5个和1.3个百分点: the last of a list says what all of them are.
POINTS = re.compile(
    r"个?(?:[、，,和及与]|以及)(?:\d{1,4}(?:\.\d{1,3})?个?(?:[、，,和及与]|以及)){0,6}\d{1,4}(?:\.\d{1,3})?个百分点"
)
_WITHIN = re.compile(r"^[余多来+]|(?<=[万亿百千])[余多]|(?<=个)[多半]|半$")
_WITH_HALF = ("duration", "mass", "length", "area")


@dataclass(slots=True)
class Place:
    """A number in a folded text; `start` is where the quantity begins, with the currency sign and minus before it.

    `unit` is the unit or measure word right behind the number, `measure` the unit with what its surroundings make of
    it, and `counted` the number with what they add to it; `leads` are the rules that took in what stands before.

    1. 79名   2. 3个多小时 (more than 3)   3. 两个半月, 一吨半, 两年半 (and a half)   4. 0.5个和1.3个百分点
    """

    text: str
    number: Number
    start: int
    unit: Unit | None
    counted: Number
    measure: Unit | None
    currency: str | None = None
    negative: bool = False
    leads: list[str] = field(default_factory=list)

    @property
    def before(self) -> str:
        """The characters before the quantity."""
        return self.text[max(0, self.start - _WINDOW) : self.start]

    @property
    def is_led(self) -> bool:
        """Whether a currency sign or minus stands before the number."""
        return self.negative or self.currency is not None

    @property
    def end(self) -> int:
        """Where the number ends."""
        return self.number.end


def place_of(text: str, number: Number) -> Place:
    """Return a number at its place, with the unit behind it."""
    unit = unit_at(text, number.end)
    return Place(text, number, number.start, unit, *_with_surroundings(text, number, unit))


def unit_after(text: str, number: Number) -> tuple[Number, Unit | None]:
    """Return a number with what its unit's surroundings add to it, and that unit."""
    return _with_surroundings(text, number, unit_at(text, number.end))


def _with_surroundings(text: str, number: Number, found: Unit | None) -> tuple[Number, Unit | None]:
    many = _MANY.match(text, number.end)
    if many:
        unit = Unit("个" + many["unit"], "duration", "yes", many.end())
        if many["word"] == "多":
            return replace(number, more="more_than"), unit
        return _and_a_half(number), unit
    if found and found.name == "个" and POINTS.match(text, number.end):
        return number, Unit("百分点", "ratio", found.han, found.end)
    if found and found.kind in _WITH_HALF and _HALF.match(text, found.end):
        return _and_a_half(number), replace(found, end=found.end + 1)
    return number, found


def _and_a_half(number: Number) -> Number:
    return replace(number, value=number.value + Decimal("0.5"), decimals=1)


def printed_unit(text: str, number: Number, unit: Unit) -> str:
    """Return the unit as printed with its scaling word: 万件, 万元; the unit's name where only a sign stands (¥)."""
    start = number.scale_start if number.is_scaled else number.end
    return _WITHIN.sub("", text[start : unit.end]) or unit.name
