"""Dates and periods in Chinese prose: text in, mentions with their first and last day out."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.dates.days import days_of, same_day
    from extractors.dates.mention import DateMention
    from extractors.dates.periods import (
        Period,
        dealt_periods,
        is_earlier_level,
        is_restated,
        period_of,
        year_before,
    )
    from extractors.dates.plans import is_future, is_mixed, named_year, plan_begins
    from extractors.dates.reading import heads_dates, read_cell_dates, read_dates, read_excluded

__all__ = [
    "DateMention",
    "Period",
    "days_of",
    "dealt_periods",
    "heads_dates",
    "is_earlier_level",
    "is_future",
    "is_mixed",
    "is_restated",
    "named_year",
    "period_of",
    "plan_begins",
    "read_cell_dates",
    "read_dates",
    "read_excluded",
    "same_day",
    "year_before",
]

__getattr__ = open_door(
    __name__,
    {
        "DateMention": "mention",
        "Period": "periods",
        "days_of": "days",
        "dealt_periods": "periods",
        "heads_dates": "reading",
        "is_earlier_level": "periods",
        "is_future": "plans",
        "is_mixed": "plans",
        "is_restated": "periods",
        "named_year": "plans",
        "period_of": "periods",
        "plan_begins": "plans",
        "read_cell_dates": "reading",
        "read_dates": "reading",
        "read_excluded": "reading",
        "same_day": "days",
        "year_before": "periods",
    },
)
