"""Dimensions of units: which units measure the same and how one is converted into another."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from schemas.indicators import Conversion

NO_UNIT = "-"


class Step(NamedTuple):
    """What a value is multiplied by to be in another unit, and whether nothing is lost by it (次 for 场 loses)."""

    factor: Fraction
    exact: bool


class Units:
    """The unit table, for quantities of which no indicator says the dimension."""

    def __init__(self, conversions: Iterable[Conversion]) -> None:
        # A unit may stand in several dimensions (吨 of goods, of water): the first one is the plain one.
        self._known: dict[str, Conversion] = {}
        for conversion in conversions:
            self._known.setdefault(conversion.unit, conversion)

    @property
    def known(self) -> Mapping[str, Conversion]:
        """The conversion of each unit into the first one of its dimension."""
        return self._known

    def dimension_of(self, unit: str | None) -> str:
        """Return the dimension of a unit; one that can't be converted is its own (份 → 份), none is `-`."""
        if not unit:
            return NO_UNIT
        known = self._known.get(unit)
        return known.dimension if known else unit

    def between(self, unit: str | None, other: str | None) -> Step | None:
        """Return the step from one unit to another; None where they measure different things."""
        if unit == other:
            return Step(Fraction(1), True)
        one, two = self._known.get(unit or ""), self._known.get(other or "")
        if one is None or two is None or one.dimension != two.dimension:
            return None
        return Step(one.factor / two.factor, one.comparability == two.comparability == "A")
