"""Periods: the days that a quantity is about, or the words for a time that has none in the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.dates.days import same_day

_LONGEST_YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, or the words that name a period that has none in the calendar (创建期内, 未来)."""

    start: date | None
    end: date | None
    text: str | None

    @property
    def is_year(self) -> bool:
        """Whether it is twelve months."""
        return self.start is not None and self.end == same_day(self.start, 1) - timedelta(days=1)

    def year_before(self) -> "Period":
        """Return the same period one year earlier; one without days, or of several years, stays."""
        if self.start is None or self.end is None or (self.end - self.start).days > _LONGEST_YEAR:
            return self
        return Period(same_day(self.start, -1), same_day(self.end, -1), None)

    def in_words(self) -> str:
        """Return its days or words in one line: `2022-01-01..2022-12-31`, `2022-12-31`, `未来`."""
        days = dict.fromkeys(day.isoformat() for day in (self.start, self.end) if day)
        return " ".join(filter(None, ("..".join(days), self.text)))
