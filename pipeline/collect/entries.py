"""What may stand in a cell that is to be filled: a whole number, a number, a rate between bounds, a grade of a list."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.export.misread import counts, is_of
from schemas.indicators.model import Indicator

KINDS = ("whole", "number", "rate", "grade")
RATES = {"%": 100, "‰": 1000}
"""Units of rates, with the value that stands for the whole."""
_MEANS = ("人均", "平均", "户均", "次均")  # a mean of whole things is no whole number


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a cell takes. `low` and `high` are in the unit of the form; a value beyond them is refused if `strict`,
    else to be confirmed."""

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    grades: tuple[str, ...] = ()
    strict: bool = True

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies between the bounds."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def entry_of(indicator: Indicator | None, name: str, unit: str, *, power: int, last: Decimal | None) -> Entry:
    """Return what the cell of an indicator takes.

    `unit` is the one of the dictionary, of which the form asks for multiples of ten to `power`; `last` is last year's
    value there. `indicator` is None for what the dictionary doesn't know.
    """
    if indicator and indicator.kind == "grade":
        return Entry(kind="grade", grades=indicator.grades)
    low, high = (indicator.low, indicator.high) if indicator else (None, None)
    if unit in RATES:
        # A rate that the dictionary doesn't know may be one of growth: beyond 100 it is asked about, not refused.
        bounds = (low, high) if indicator else (Decimal(0), Decimal(RATES[unit]))
        return Entry(kind="rate", low=bounds[0], high=bounds[1], strict=indicator is not None)
    mean = any(word in name for word in _MEANS) or (indicator is not None and indicator.kind == "ratio")
    whole = counts(unit) and not power and not mean and (last is None or last == last.to_integral_value())
    if whole and low is None:
        low = Decimal(0)
    scaled = [None if bound is None else bound.scaleb(-power) for bound in (low, high)]
    return Entry(kind="whole" if whole else "number", low=scaled[0], high=scaled[1])


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return is_of(unit, "amount")
