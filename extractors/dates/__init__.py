"""Dates and periods in Chinese prose: text in, mentions with their first and last day out."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.dates.mention import DateMention
    from extractors.dates.period import Period, Stated, days_of, same_day
    from extractors.dates.period_series import LIST_OF_TIMES, series_of
    from extractors.dates.periods import Timeline, Told, period_of, read_periods
    from extractors.dates.plans import AHEAD, foretold_from, is_future, is_mixed, named_year, plan_begins
    from extractors.dates.reading import heads_dates, read_cell_dates, read_dates, read_excluded

__all__ = [
    "AHEAD",
    "LIST_OF_TIMES",
    "DateMention",
    "Period",
    "Stated",
    "Timeline",
    "Told",
    "days_of",
    "foretold_from",
    "heads_dates",
    "is_future",
    "is_mixed",
    "named_year",
    "period_of",
    "plan_begins",
    "read_cell_dates",
    "read_dates",
    "read_excluded",
    "read_periods",
    "same_day",
    "series_of",
]

__getattr__ = open_door(
    __name__,
    {
        "AHEAD": "plans",
        "DateMention": "mention",
        "LIST_OF_TIMES": "period_series",
        "Period": "period",
        "Stated": "period",
        "Timeline": "periods",
        "Told": "periods",
        "days_of": "period",
        "heads_dates": "reading",
        "foretold_from": "plans",
        "is_future": "plans",
        "is_mixed": "plans",
        "named_year": "plans",
        "period_of": "periods",
        "plan_begins": "plans",
        "read_cell_dates": "reading",
        "read_dates": "reading",
        "read_excluded": "reading",
        "read_periods": "periods",
        "same_day": "period",
        "series_of": "period_series",
    },
)
