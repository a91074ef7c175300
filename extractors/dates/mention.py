"""The value that reading dates yields."""

from dataclasses import dataclass
from datetime import date

from schemas.text import Span

_QUARTER_ENDS = frozenset(((3, 31), (6, 30), (9, 30), (12, 31)))


def is_quarter_end(day: date) -> bool:
    """Whether a day is the last one of a quarter."""
    return (day.month, day.day) in _QUARTER_ENDS


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One mention of a date or period.

    `span` lies in the text that was read, `text` is what stands there without blanks. `start` and `end` are days,
    inclusive. `precision` is one of `schemas.tables.facts.PRECISIONS`. `inferred_year` is true where the year is not
    printed in the mention itself. `rule` names the form that was recognised, `forms` those of its
    parts (a range's ends, the year before a month).
    """

    span: Span
    text: str
    start: date
    end: date
    precision: str
    inferred_year: bool
    rule: str
    forms: tuple[str, ...]

    @property
    def ends_quarter(self) -> bool:
        """Whether it is the last day of a quarter, as of which a balance sheet can be."""
        return self.precision == "day" and is_quarter_end(self.end)
