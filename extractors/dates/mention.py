"""The value that reading dates yields."""

from dataclasses import dataclass
from datetime import date

from schemas.text import Span


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
