"""A date on its way from print to days: as printed, completed, and as it is told to others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.text import Span

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date as printed at `start`..`end` of a view's text.

    The year is printed (`year`), or said by its distance from the report year (`years_on`) or from the year spoken of
    (`years_later`: 同年 0, 次年 1), or left out. `part` is as in `period.days_of`. `partial` marks an element of a list
    that has its unit from the next one (the 3 of 3-5月). `recent` is the number of years of 近三年. `months_on`
    (上月 -1), `days_on` (昨天 -1), `years_ago` (5年前) count from the day on which the text was written. A number
    that is none (七八月) is 0, which no calendar has. `years_rule` names the rule of the year
    that stands before a month or quarter.
    """

    start: int
    end: int
    rule: str
    year: int | None = None
    years_on: int | None = None
    years_later: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    partial: bool = False
    recent: int = 0
    months_on: int | None = None
    days_on: int | None = None
    years_ago: int = 0
    years_rule: str = ""

    @property
    def says_year(self) -> bool:
        """Whether the point itself says its year, in digits or by a word."""
        return self.year is not None or self.years_on is not None or self.years_later is not None

    @property
    def needs_day(self) -> bool:
        """Whether it can be told only from the day on which the text was written."""
        return self.months_on is not None or self.days_on is not None or self.years_ago > 0

    @property
    def year_only(self) -> bool:
        """Whether nothing finer than the year is said."""
        return self.month is None and self.day is None and not self.part


def spread(whole: Point, offset: int, elements: Sequence[re.Match[str]]) -> Iterator[tuple[Point, str]]:
    """Yield one point an element of a list (28、29日) with the element as printed.

    `elements` are matches in a string that begins at `offset`. The first point begins where the whole does and alone
    keeps its year and month; the last ends where the whole ends; all but the last are partial.
    """
    for number, element in enumerate(elements):
        last = number == len(elements) - 1
        point = replace(whole, end=whole.end if last else offset + element.end(), partial=not last)
        if number:
            start = offset + element.start()
            point = replace(point, start=start, year=None, years_on=None, years_later=None, month=None)
        yield point, element[0]


_BY_PART = {"Q": "quarter", "H": "half", "初": "day", "底": "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date at `start`..`end` of a view's text; `first` is the point that it begins with, `last` that it ends with."""

    first: Point
    last: Point
    period: Days

    @property
    def start(self) -> int:
        """Where it begins in the view's text."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where it ends in the view's text."""
        return self.last.end

    @property
    def is_range(self) -> bool:
        """Whether it was printed as from one date to another."""
        return self.first is not self.last

    @property
    def year(self) -> int | None:
        """The one year that it lies in, None where it lies in several."""
        return self.period[0].year if self.period[0].year == self.period[1].year else None

    @property
    def inferred_year(self) -> bool:
        """Whether its year is not printed in it."""
        return self.first.year is None

    @property
    def rule(self) -> str:
        """The short plain name of the form that was read."""
        return "range" if self.is_range else self.first.rule

    @property
    def forms(self) -> tuple[str, ...]:
        """The rules that read its parts, each once."""
        ends = (self.first, self.last)
        return tuple(dict.fromkeys(rule for end in ends for rule in (end.years_rule, end.rule) if rule))

    @property
    def precision(self) -> str:
        """One of `schemas.tables.facts.PRECISIONS`."""
        if self.is_range:
            return "relative" if _is_relative(self.first) and _is_relative(self.last) else "range"
        return "relative" if _is_relative(self.first) else _printed_precision(self.first)


def _is_relative(point: Point) -> bool:
    """Whether only a word places it in time: 去年, 近三年, 上年末, 年初."""
    if point.recent:
        return True
    return point.year is None and (point.year_only or (point.month is None and point.part in ("初", "底")))


def _printed_precision(point: Point) -> str:
    if point.day is not None:
        return "day"
    if point.part:
        if "-" in point.part:
            return "range"
        return _BY_PART.get(point.part[0], "part_of_month")
    return "month" if point.month is not None else "year"


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
