"""A date as printed, not yet completed from its neighbours or the report year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date as printed at `start`..`end` of a view's text.

    The year is printed (`year`), or said by its distance from the report year (`years_on`) or from the year spoken of
    (`years_later`: 同年 0, 次年 1), or left out. `part` is as in `days.days_of`. `partial` marks an element of a list
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
