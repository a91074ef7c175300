"""School years: in a report on one, 上学年 and 上年 are the one before, 2022-2023学年 begins when its own does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.mention import DateMention, Days
from extractors.dates.period import same_day

_BEGINS = (8, 9)  # months
_WORDS = ("学年", "学年度")
_ACCOUNTS = re.compile("的?(?:财政|财务|部门|单位|收支)*(?:预决?算|决算)")


def is_school_year(period: Days | None) -> bool:
    """Whether a period is twelve months from the beginning of a school year on."""
    if period is None:
        return False
    start, end = period
    return start.day == 1 and start.month in _BEGINS and end == same_day(start, 1) - timedelta(days=1)


def in_school_years(text: str, mentions: Sequence[DateMention], period: Days | None) -> tuple[DateMention, ...]:
    """Return the dates of a text as a report on a school year means them; as they are in other reports.

    1. 上年, 上学年, 近三年: years like its own   2. 2022-2023学年, 2022学年: from the month on in which its own begins
    Left alone: 2022年, 上年 before 预算 and 决算, which go by calendar years, 年初, 年底.
    """
    if period is None or not is_school_year(period):
        return tuple(mentions)
    return tuple(_in_school_year(text, mention, period) for mention in mentions)


def _in_school_year(text: str, mention: DateMention, period: Days) -> DateMention:
    first, last = mention.start, mention.end
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return mention
    if mention.precision == "relative" and not _ACCOUNTS.match(text, mention.span.end):
        return _like(period, mention, first.year, last.year)
    named = mention.text.endswith(_WORDS) or text.startswith(_WORDS, mention.span.end)
    if named and last.year - first.year < 2:
        return _like(period, mention, first.year + 1, first.year + 1)
    return mention


def _like(period: Days, mention: DateMention, first: int, last: int) -> DateMention:
    """Return a date with the school years that end in two years, the first and the last."""
    start = same_day(period[0], first - period[1].year)
    return replace(mention, start=start, end=same_day(period[1], last - period[1].year))


def opening_day(period: Days) -> date:
    """Return the day whose balances open a period: the last of the year before, or of the school year before."""
    return period[0] - timedelta(days=1) if is_school_year(period) else date(period[1].year - 1, 12, 31)
