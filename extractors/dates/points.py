"""From the text of a view to points: every date as printed, in order."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.dates.grammar import HEAD, TAIL, YEAR
from extractors.dates.numerals import read_number, read_year
from extractors.dates.point import Point, spread
from extractors.dates.tails import day_points, tail_points
from extractors.dates.words import date_words

_YEAR = re.compile(rf"{YEAR}|[0-9]{{2}}")
_FIGURES = re.compile(r"[0-9]+")


def find_points(text: str, report_year: int | None) -> Iterator[Point]:
    """Yield the dates printed in a view's text in order. What is no day of the calendar is yielded too."""
    at = 0
    while head := HEAD.search(text, at):
        at = max(head.end(), head.start() + 1)
        points = list(_head_points(head, report_year))
        may_go_on = head["tail"] is not None or (points and points[-1].says_year and points[-1].year_only)
        if may_go_on and head["same_period"] is None and (tail := TAIL.match(text, head.end())):
            at = tail.end()
            points[-1:] = tail_points(text, tail, points[-1] if points else None)
        yield from points


def _head_points(head: re.Match[str], report_year: int | None) -> Iterator[Point]:
    whole = Point(start=head.start(), end=head.end(), rule="year")
    if group := "years" if head["years"] else "years_counted" if head["years_counted"] else None:
        yield from _years(head, group, whole)
    elif head["days_alone"]:
        later = 0 if head["same_month"] else None
        yield from (replace(point, years_later=later) for point in day_points(head, "days_alone", whole))
    elif figures := _figures(head):
        yield from figures
    elif bare := head["title_year"] or head["report_year"]:
        if report_year is None or abs(int(bare) - report_year) <= 10:
            yield replace(whole, year=int(bare), rule="year of a title")
    elif short := head["short_year"] or head["zero_year"] or head["loose_year"]:
        year = (read_year(short) or 0) + 2000
        year -= 100 if year > 2070 else 0
        # 22年6月 may be a term (有期徒刑10年6月): only a year near the report's is one.
        if not head["loose_year"] or (report_year is not None and abs(year - report_year) <= 5):
            yield replace(whole, year=year, rule="year of two figures")
    elif plain := head["year_sign"] or head["han_short_year"] or head["whole_year"] or head["old_year"]:
        start = head.start("old_year") if head["old_year"] else head.start()
        yield replace(whole, start=start, year=read_year(plain))
    else:
        yield from _words(head, whole)


def _years(head: re.Match[str], group: str, whole: Point) -> Iterator[Point]:
    """Yield one or more years with one 年: 2019、2020年, 2021-23年."""
    century = 0
    for point, printed in spread(whole, head.start(group), list(_YEAR.finditer(head[group]))):
        year = read_year(printed) or 0
        year += century if len(printed) == 2 else 0
        century = year - year % 100
        yield replace(point, year=year)


def _words(head: re.Match[str], whole: Point) -> Iterator[Point]:
    """Yield the year that a word names."""
    if head["year_word"]:
        yield replace(whole, years_on=date_words("年")[head["year_word"]].on, rule="relative year")
    if head["day_word"]:
        yield replace(whole, days_on=date_words("日")[head["day_word"]].on, rule="relative day")
    if head["years_ago"]:
        yield replace(whole, years_ago=read_number(head["years_ago"].replace("两", "二")) or 0, rule="years ago")
    if head["same_year"] or head["next_year"]:
        yield replace(whole, years_later=1 if head["next_year"] else 0)
    if head["recent"]:
        count = read_number(head["recent"].replace("两", "二"))
        yield replace(whole, recent=count or 0, rule="recent years")


def _figures(head: re.Match[str]) -> list[Point]:
    """Return the points of dates in figures only: 2022-06-28, 2022.6.28-7.1, 2022-06, 20220628."""
    rule = "day in figures"
    whole = Point(start=head.start(), end=head.end(), rule=rule)
    if head["d"]:
        first = replace(whole, end=head.end("d"), year=int(head["y"]), month=int(head["m"]), day=int(head["d"]))
        if not head["d2"]:
            return [first]
        year = int(head["y2"]) if head["y2"] else None
        start = head.start("y2") if year else head.start("m2")
        return [first, replace(whole, start=start, year=year, month=int(head["m2"]), day=int(head["d2"]))]
    if head["ma"]:
        first = replace(whole, end=head.end("ma"), year=int(head["ya"]), month=int(head["ma"]), rule="month in figures")
        return [
            first,
            replace(first, start=head.start("yb"), end=head.end(), year=int(head["yb"]), month=int(head["mb"])),
        ]
    if head["from_year"] and not 0 < int(head["to_year"]) - int(head["from_year"]) <= 15:
        return []
    if head["from_year"]:
        first = replace(whole, end=head.end("from_year"), year=int(head["from_year"]), rule="year", partial=True)
        return [first, replace(whole, start=head.start("to_year"), year=int(head["to_year"]), rule="year")]
    if head["ym"]:
        year, month = map(int, _FIGURES.findall(head["ym"]))
        # 2010-12 may as well be the years 2010 to 2012.
        return (
            []
            if year % 100 < month and "-" in head["ym"]
            else [replace(whole, year=year, month=month, rule="month in figures")]
        )
    if head["md"]:
        month, day = map(int, head["md"].split("/"))
        return [replace(whole, month=month, day=day)]
    if printed := head["eight"] or head["spaced"]:
        digits = printed.replace(" ", "")
        return [replace(whole, year=int(digits[:4]), month=int(digits[4:6]), day=int(digits[6:]))]
    return []
