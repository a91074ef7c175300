"""Dates and periods in Chinese prose: text in, mentions with their first and last day out."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.dates.averages import is_earlier_level
    from extractors.dates.bulletins import Bulletin, is_over, opened_bulletin, told_on
    from extractors.dates.grammar import EDGE, read_number
    from extractors.dates.letters import in_letters
    from extractors.dates.mention import DateMention
    from extractors.dates.over_time import OPENS_WITH_FLOW
    from extractors.dates.period import Period, Stated, days_of, same_day, years_until
    from extractors.dates.period_series import LIST_OF_TIMES, series_of
    from extractors.dates.periods import Told, period_of, read_periods
    from extractors.dates.plan_lists import MAY_ANNOUNCE, planned_lists
    from extractors.dates.plans import (
        AHEAD,
        OPENS_WITH_YEAR,
        Timeline,
        UsualPeriods,
        foretold_from,
        is_future,
        is_intended,
        lies_ahead,
        seen_from,
        year_ahead,
    )
    from extractors.dates.reading import heads_dates, read_cell_dates, read_dates, read_excluded
    from extractors.dates.school_years import in_school_years, is_school_year, opening_day
    from extractors.dates.section_years import years_of_sections

__all__ = [
    "AHEAD",
    "EDGE",
    "LIST_OF_TIMES",
    "MAY_ANNOUNCE",
    "OPENS_WITH_FLOW",
    "OPENS_WITH_YEAR",
    "Bulletin",
    "DateMention",
    "Period",
    "Stated",
    "Timeline",
    "Told",
    "UsualPeriods",
    "days_of",
    "foretold_from",
    "heads_dates",
    "in_letters",
    "in_school_years",
    "is_earlier_level",
    "is_future",
    "is_intended",
    "is_over",
    "is_school_year",
    "lies_ahead",
    "opened_bulletin",
    "opening_day",
    "period_of",
    "planned_lists",
    "read_cell_dates",
    "read_dates",
    "read_excluded",
    "read_number",
    "read_periods",
    "same_day",
    "seen_from",
    "series_of",
    "told_on",
    "year_ahead",
    "years_of_sections",
    "years_until",
]

__getattr__ = open_door(
    __name__,
    {
        "AHEAD": "plans",
        "EDGE": "grammar",
        "Bulletin": "bulletins",
        "is_over": "bulletins",
        "opened_bulletin": "bulletins",
        "told_on": "bulletins",
        "is_earlier_level": "averages",
        "DateMention": "mention",
        "LIST_OF_TIMES": "period_series",
        "MAY_ANNOUNCE": "plan_lists",
        "OPENS_WITH_FLOW": "over_time",
        "OPENS_WITH_YEAR": "plans",
        "Period": "period",
        "Stated": "period",
        "Timeline": "plans",
        "Told": "periods",
        "UsualPeriods": "plans",
        "days_of": "period",
        "heads_dates": "reading",
        "in_letters": "letters",
        "in_school_years": "school_years",
        "is_school_year": "school_years",
        "opening_day": "school_years",
        "foretold_from": "plans",
        "is_intended": "plans",
        "lies_ahead": "plans",
        "is_future": "plans",
        "seen_from": "plans",
        "period_of": "periods",
        "planned_lists": "plan_lists",
        "read_cell_dates": "reading",
        "read_dates": "reading",
        "read_excluded": "reading",
        "read_number": "grammar",
        "read_periods": "periods",
        "same_day": "period",
        "series_of": "period_series",
        "year_ahead": "plans",
        "years_of_sections": "section_years",
        "years_until": "period",
    },
)
