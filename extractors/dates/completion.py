"""From points to dates: what is left out is taken from the text before or from the report year; ranges are joined."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.dates.grammar import LIST, RANGE, time_words
from extractors.dates.mention import Days, Found, Point
from extractors.dates.period import days_of, months_from, same_day, years_until
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    OPEN,
    OPENING_BRACKETS,
    SENTENCE_ENDS,
)

_STOP = re.compile(
    rf"(?P<end>[{SENTENCE_ENDS}\n])|(?P<open>[{OPENING_BRACKETS}“‘《「『【])|(?P<close>[{CLOSING_BRACKETS}”’》」』】])"
)
_PASSING_AFTER = re.compile(rf"同期|相比|持平|的?水平|[^{CLAUSE_ENDS}、]{{0,8}}以来")


class SpokenYear:
    """The last year that was stated in the sentence, as far as it still holds at a later place.

    It ends with the sentence, and a year inside quotes or brackets ends with them: “2021年…体系” says nothing about a
    6月28日 that follows.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._year: int | None = None
        self._at = 0
        self._depth = 0
        self.day_ended_at: int | None = None

    def state(self, year: int, start: int, end: int, *, of_day: bool = False) -> None:
        """Note that a year was stated at `start`..`end`, unless in passing (较2021年, 2013年成立以来).

        `day_ended_at` is then where the words of its day end, if it was stated with one (`of_day`).
        """
        if self._text.endswith(time_words("compared"), 0, start) or _PASSING_AFTER.match(self._text, end):
            return
        self._year, self._at, self._depth = year, end, 0
        self.day_ended_at = end if of_day else None

    def year_at(self, position: int) -> int | None:
        """Return the year that holds at a position after all that was stated, or None."""
        if self._year is None:
            return None
        for mark in _STOP.finditer(self._text, self._at, position):
            self._depth += 1 if mark["open"] else -1 if mark["close"] else 0
            if mark["end"] or self._depth < 0:
                self._year = None
                return None
        self._at = max(self._at, position)
        return self._year


_ASIDE = rf"(?:{OPEN}(?:周|星期|农历)[^{BRACKETS}]{{1,8}}{CLOSE})?"
_RANGE_GAP = re.compile(rf"{_ASIDE}(?:起|开始)?，?(?:{RANGE}|直到)")
_LIST_GAP = re.compile(rf"{_ASIDE}(?:{LIST}|[，,])")
_BETWEEN = re.compile(r"之间|间(?![接隔断距])")
_EXCLUSIVE = re.compile(r"[之以]?前(?![往来后])")
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}\n]")
_BALANCE = re.compile(rf"[^{CLAUSE_ENDS}0-9]{{0,8}}?(?:余额|结余|结存)")
_OF_THAT_YEAR = re.compile("|".join(("当年", *time_words("founding"))))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before dates are completed.

    `today` is the day on which the text was written, `excluded` are the starts of the points that are no dates,
    `joins_ranges` whether two dates with a dash make one.
    """

    report_year: int | None
    today: date | None
    excluded: Collection[int]
    joins_ranges: bool = True


def complete(text: str, points: Iterable[Point], known: Known) -> list[Found]:
    """Return the dates that the points of a view's text name.

    A point that is excluded, names no day of the calendar (2月30日), or whose year nobody says, yields none.
    """
    completion = _Completion(text, known)
    for point in points:
        completion.add(point)
    return completion.dates


class _Completion:
    def __init__(self, text: str, known: Known) -> None:
        self.dates: list[Found] = []
        self._text = text
        self._known = known
        self._today = known.today
        first = known.report_year
        self._report_year = first if first is not None or known.today is None else known.today.year
        self._spoken = SpokenYear(text)
        self._previous: Found | None = None
        self._lost: Point | None = None
        self._lost_list = False

    def add(self, point: Point) -> None:
        """Complete one point and append it, or join it to the date before it."""
        previous = self._previous
        link = self._link(previous.last, point) if previous else ""
        if previous and link != "range" and previous.year is not None and previous.first.says_year:
            of_day = previous.first.day is not None and previous.year != self._report_year
            self._spoken.state(previous.year, previous.start, previous.end, of_day=of_day)
        unsure = self._follows_lost(point) or point.start in self._known.excluded
        period = None if unsure else self._period(point, previous if link else None)
        self._lost = point if period is None else None
        self._lost_list = unsure or point.partial
        if period is None:
            self._forget(previous, link)
            return
        found = Found(first=point, last=point, period=period)
        if previous and link == "range":
            self.dates.pop()
            self.dates += _join(self._text, previous, found)
        else:
            self.dates.append(found)
        self._previous = self.dates[-1] if self.dates else None

    def _follows_lost(self, point: Point) -> bool:
        """Whether a point goes on with one that was left out: the 9月 of 每年3月、9月, the end of a range."""
        if self._lost is None or point.says_year:
            return False
        link = self._link(self._lost, point)
        return link == "range" or (link == "list" and self._lost_list)

    def _link(self, previous: Point, point: Point) -> str:
        link = _link(self._text, previous, point)
        return "" if link == "range" and not self._known.joins_ranges else link

    def _forget(self, previous: Found | None, link: str) -> None:
        """Leave out a point; the beginning of a range whose end is none is not left over (the 3 of 3-15月)."""
        if previous and link == "range" and previous.last.partial:
            self.dates.pop()
        self._previous = None

    def _period(self, point: Point, linked: Found | None) -> Days | None:
        if point.needs_day or (point.recent and self._today):
            return None if self._today is None else _from_day(point, self._today)
        if point.recent:
            return None if self._report_year is None else years_until(self._report_year, point.recent)
        year, month = self._year(point, linked), point.month
        if point.day is not None and month is None:
            earlier = linked or (self._earlier(point) if point.years_later is not None else None)
            if earlier is None or (earlier.last.month is None and earlier.last.day is None):
                return None
            month = earlier.period[1].month
        return None if year is None else days_of(year, month, point.day, point.part)

    def _year(self, point: Point, linked: Found | None) -> int | None:
        if point.year is not None:
            return point.year
        if point.years_on is not None:
            return None if self._report_year is None else self._report_year + point.years_on
        if point.years_later is not None:
            earlier = linked or self._earlier(point)
            return None if earlier is None else earlier.period[1].year + point.years_later
        if linked:
            return linked.period[1].year
        spoken = self._spoken.year_at(point.start)
        return self._report_year if self._has_balance(point) else spoken or self._report_year

    def _has_balance(self, point: Point) -> bool:
        """Whether a year's end is that of the report, for a balance told behind the day of an earlier deed.

        1. 2021年6月18日借款3亿元，|年末|余额2亿元   2. not 2021年6月18日建馆，当年借出图书3万册，|年末|结余2亿元
        """
        day = self._spoken.day_ended_at
        if day is None or self._report_year is None or point.part != "底" or point.month is not None:
            return False
        return bool(_BALANCE.match(self._text, point.end)) and not _OF_THAT_YEAR.search(self._text, day, point.start)

    def _earlier(self, point: Point) -> Found | None:
        """Return the date before a point in the same sentence."""
        if not self.dates or _SENTENCE_END.search(self._text, self.dates[-1].end, point.start):
            return None
        return self.dates[-1]


def _from_day(point: Point, today: date) -> Days | None:
    """Return the period that a word tells from the day on which the text was written."""
    if point.days_on is not None:
        return (today + timedelta(days=point.days_on),) * 2
    if point.years_ago or point.recent:
        years = point.years_ago or point.recent
        if years >= today.year:
            return None
        first = same_day(today, -years)
        return first, first if point.years_ago else today
    year, month = months_from(today, point.months_on or 0)
    return days_of(year + (point.years_on or 0), month, point.day, "")


def _link(text: str, previous: Point, point: Point) -> str:
    """Say how a point hangs together with the one before it: by a range, a list, or not at all."""
    if previous.recent or previous.needs_day or point.recent or point.needs_day:
        return ""
    if _RANGE_GAP.fullmatch(text, previous.end, point.start):
        return "range"
    if text[previous.end : point.start] in ("和", "与") and _BETWEEN.match(text, point.end):
        return "range"
    return "list" if _LIST_GAP.fullmatch(text, previous.end, point.start) else ""


def _join(text: str, left: Found, right: Found) -> list[Found]:
    """Return a range from one date to another, or what is left of them where they make none.

    1. 2022年12月至3月: the end is in the next year
    2. 12月25日至1月5日, 12-3月: nothing, the year is unsure
    3. 6月1日至6月30日前: both dates apart
    """
    if left.is_range or _EXCLUSIVE.match(text, right.end):
        return [left, right]
    period = (left.period[0], right.period[1])
    if right.period[0] < left.period[0] and not right.first.says_year:
        if right.first.month is None and right.first.day is not None:
            return [left]
        following = right.period[1].year + 1
        later = days_of(following, right.first.month, right.first.day, right.first.part)
        if left.first.year is None or right.first.month is None or later is None:
            return []
        period = (left.period[0], later[1])
    elif right.period[0] < left.period[0] or right.period[1] < left.period[1]:
        return [] if left.last.partial else [left, right]
    return [replace(left, last=right.last, period=period)]
