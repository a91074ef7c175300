"""School years and their terms: 2022-2023学年 begins in autumn; in a report on one, 上学年 is the one before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.mention import DateMention, Days
from extractors.dates.period import months_from, same_day

_BEGINS = (8, 9)  # months
_USUALLY = (date(2001, 9, 1), date(2002, 8, 31))  # of a report on a calendar year
_WORDS = ("学年", "学年度")
_ACCOUNTS = re.compile("的?(?:财政|财务|部门|单位|收支)*(?:预决?算|决算)")
_TERM = re.compile("(?:学年度?)?(?:第(?P<number>[一二12])|(?P<side>[上下]))学?期")
_MONTHS_OF_TERM = 5


def is_school_year(period: Days | None) -> bool:
    """Whether a period is twelve months from the beginning of a school year on."""
    if period is None:
        return False
    start, end = period
    return start.day == 1 and start.month in _BEGINS and end == same_day(start, 1) - timedelta(days=1)


def in_school_years(text: str, mentions: Sequence[DateMention], period: Days | None) -> tuple[DateMention, ...]:
    """Return the dates of a text with the days of school years.

    1. 2022-2023学年: from September on, in a report on a school year from the month on in which its own begins
    2. 2022-2023学年第一学期: its first five months; 第二学期: from February to June
    3. in a report on a school year 上年, 上学年, 近三年 and 2022学年: years like its own
    Left alone: 2022年, 上年 before 预算 and 决算, which go by calendar years, 年初, 年底.
    """
    own = period if period is not None and is_school_year(period) else None
    return tuple(_in_school_year(text, mention, own) for mention in mentions)


def _in_school_year(text: str, mention: DateMention, own: Days | None) -> DateMention:
    first, last = mention.start, mention.end
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return mention
    if own and mention.precision == "relative" and not _ACCOUNTS.match(text, mention.span.end):
        return _like(own, mention, first.year, last.year)
    named = mention.text.endswith(_WORDS) or text.startswith(_WORDS, mention.span.end)
    if not named or last.year - first.year > 1 or (own is None and last.year == first.year):
        return mention
    return _in_term(text, _like(own or _USUALLY, mention, first.year + 1, first.year + 1))


def _in_term(text: str, mention: DateMention) -> DateMention:
    """Return a school year, or the term of it that is named behind it."""
    term = _TERM.match(text, mention.span.end)
    if term is None:
        return mention
    if term["number"] in ("二", "2") or term["side"] == "下":
        start = date(mention.end.year, 2, 1)
        return replace(mention, start=start, end=date(start.year, 1 + _MONTHS_OF_TERM, 30))
    year, month = months_from(mention.start, _MONTHS_OF_TERM)
    return replace(mention, end=date(year, month, 1) - timedelta(days=1))


def _like(period: Days, mention: DateMention, first: int, last: int) -> DateMention:
    """Return a date with the school years that end in two years, the first and the last."""
    start = same_day(period[0], first - period[1].year)
    return replace(mention, start=start, end=same_day(period[1], last - period[1].year))


def opening_day(period: Days) -> date:
    """Return the day whose balances open a period: the last of the year before, or of the school year before."""
    return period[0] - timedelta(days=1) if is_school_year(period) else date(period[1].year - 1, 12, 31)
