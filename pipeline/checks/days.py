"""Days that words name, and the day that a report itself bears."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from extractors.numbers.number import whole
from extractors.text.han_digits import in_digits
from pipeline.checks.paragraphs import Line
from pipeline.checks.report import Report
from schemas.text import squeeze

WRITTEN_UNTIL = 7
"""The month of the next year from which on no report of a year was still being written."""
_BORNE = re.compile(
    r"^[（(]?(?:[㐀-鿿]{4,24})?(?P<year>20\d\d|二[〇○零]\S\S)年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,4})日)?(?:经?[㐀-鿿]{2,20}(?:通过|批准|签发|发布))?[）)]?$"
)
_NO_WORDS = re.compile(r"[-—\s\d/第页]+")  # a page number
_MONTHS = 12
_TOP, _END = 5, 2  # printed lines at the top and at the end of a report among which its day stands


class Borne(NamedTuple):
    """A day, or a month, that stands on a line of its own at the top or the end of a report."""

    line: Line
    year: int
    month: int
    day: int | None

    @property
    def last(self) -> date | None:
        """The day; of a month its last; None where there is no such day."""
        if self.day is None and 1 <= self.month <= _MONTHS:
            return date(self.year, self.month, monthrange(self.year, self.month)[1])
        return day_of(self.year, self.month, self.day or 0)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day; None where there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_borne(report: Report) -> Iterator[Borne]:
    """Yield the days that a report bears on lines of their own, those of its top first."""
    lines = [line for line in report.lines if not _NO_WORDS.fullmatch(line.text)]
    for line in (*lines[:_TOP], *lines[_TOP:][-_END:]):
        found = _BORNE.match(squeeze(line.text))
        year = in_digits(found["year"]) if found else ""
        if found and re.fullmatch(r"20\d\d", year):
            yield Borne(line, int(year), number_of(found["month"]) or 0, number_of(found["day"] or ""))


def number_of(text: str) -> int | None:
    """Return the number of a month or a day, in digits or in Han numerals; None of no words."""
    return int(text) if text.isdigit() else whole(text) if text else None
