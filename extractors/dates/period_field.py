"""The field of periods: its rules, and its reader as one function from text to firings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from extractors.dates.period import Period, Stated
from extractors.dates.periods import RULES, read_periods
from extractors.dates.reading import read_dates
from extractors.numbers import read_figures
from extractors.rule import Field, Firing, Rule

_REPORT_YEAR = 2022  # of the examples


def read_firings(text: str, rules: Sequence[Rule[Any]], year: int = _REPORT_YEAR) -> Iterator[Firing]:
    """Yield the periods of quantities that rules tell, in a report of a year, and the times that they leave aside."""
    dates = read_dates(text, year)
    figures = [one for one in read_figures(text) if not any(one.span.overlaps(date.span) for date in dates)]
    stated = [Stated(figure.span, figure.role == "change") for figure in figures]
    usual = Period(date(year, 1, 1), date(year, 12, 31), None)
    for one, told in zip(stated, read_periods(text, stated, dates, usual, rules=rules), strict=True):
        for name in told.rules:
            yield Firing(one.span, name, told.period.in_words())
        for span, name in told.left:
            yield Firing(span, name, "left aside")


FIELD = Field(
    "periods",
    "the period that a quantity is about, out of the times that its sentence names",
    RULES,
    read_firings,
    (),
)
