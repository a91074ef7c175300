"""The field of dates: its rules, and its readers as one function from text to firings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from extractors.dates.mention import DateMention
from extractors.dates.reading import read_dates, read_excluded
from extractors.dates.rules import RULES
from extractors.rule import NOT_READ, Field, Firing, Rule

_REPORT_YEAR = 2022  # of the examples
_NEEDING_A_DAY = ("relative month", "relative day", "years ago")  # read only where the day of writing is known
_DAY = date(2022, 6, 30)


def _days(mention: DateMention) -> str:
    start, end = mention.start.isoformat(), mention.end.isoformat()
    return start if start == end else f"{start}..{end}"


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the dates of a text in the report year 2022, and what a rule leaves."""
    dates = read_dates(text, _REPORT_YEAR, rules=rules)
    told = [one for one in read_dates(text, _REPORT_YEAR, _DAY, rules=rules) if one.rule in _NEEDING_A_DAY]
    for mention in (*dates, *told):
        for rule in dict.fromkeys((mention.rule, *mention.forms)):
            yield Firing(mention.span, rule, _days(mention))
    for span, excluded in read_excluded(text, _REPORT_YEAR, rules=rules):
        yield Firing(span, excluded.name, excluded.reason or NOT_READ)


FIELD = Field(
    "dates",
    "days and periods that a text names, and what looks like one and is none",
    RULES,
    _read,
    ("dates.rule", "pages.left_out_by"),
)
