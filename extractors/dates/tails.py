"""What follows a year, or stands without one: month and days, quarter, half, end of year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.dates.grammar import HAN, NUMBER, QUARTER
from extractors.dates.numerals import read_number
from extractors.dates.point import Point, spread
from extractors.dates.words import date_words

_NUMBER = re.compile(NUMBER)
_QUARTER = re.compile(QUARTER)
_LIST_NUMBER_AFTER = re.compile(r"[。；：:]$")
_LUNAR = re.compile(rf"初[{HAN}]|廿|十[一二三四五]")


def tail_points(text: str, tail: re.Match[str], year: Point | None) -> Iterator[Point]:
    """Yield the points of a match of `grammar.TAIL`; the first of them takes the year that stands before it."""
    whole = replace(year, end=tail.end()) if year else Point(start=tail.start(), end=tail.end(), rule="")
    if tail["months"]:
        yield from _months(text, tail, whole)
    elif tail["quarters"]:
        elements = list(_QUARTER.finditer(tail["quarters"]))
        for point, printed in spread(whole, tail.start("quarters"), elements):
            quarter = read_number(printed) or 0
            if tail["quarter_edge"] and not point.partial:
                yield replace(point, month=quarter * 3, part="底", rule="edge of quarter")
            else:
                yield replace(point, part=f"Q{quarter}", rule="quarter")
    elif tail["first_quarters"]:
        last = read_number(tail["first_quarters"].replace("两", "二"))
        yield replace(whole, part=f"Q1-{last}", rule="first quarters")
    elif tail["q"]:
        yield replace(whole, part=f"Q{tail['q']}", rule="quarter")
    elif tail["half"]:
        yield replace(whole, part="H1" if tail["half"] == "上" else "H2", rule="half")
    elif tail["year_edge"]:
        yield replace(whole, part=_edge(tail["year_edge"]), rule="edge of year")
    elif tail["month_word"]:
        day = read_number(tail["word_day"]) or 0 if tail["word_day"] else None
        yield replace(whole, months_on=date_words("月")[tail["month_word"]].on, day=day, rule="relative month")
    else:
        month, day = map(int, tail["slashed"].split("/"))
        yield replace(whole, month=month, day=day, rule="day in figures")


def day_points(match: re.Match[str], group: str, whole: Point) -> Iterator[Point]:
    """Yield the points of one or more days; the first of them takes the year and month of the whole."""
    elements = list(_NUMBER.finditer(match[group]))
    for point, printed in spread(whole, match.start(group), elements):
        yield replace(point, day=read_number(printed) or 0, rule="day")


def _months(text: str, tail: re.Match[str], whole: Point) -> Iterator[Point]:
    elements = _month_elements(text, tail, whole)
    if not elements or not _is_month(text, tail, whole):
        return
    offset = tail.start("months")
    if not whole.says_year:
        whole = replace(whole, start=offset + elements[0].start())
    *earlier, last = [
        replace(point, month=read_number(printed) or 0, rule="month")
        for point, printed in spread(whole, offset, elements)
    ]
    yield from earlier
    if tail["days"]:
        yield from day_points(tail, "days", last)
    elif tail["bare_day"]:
        yield replace(last, day=read_number(tail["bare_day"]) or 0, rule="day")
    elif tail["tens"]:
        yield replace(last, part=tail["tens"].replace("、", ""), rule="part of month")
    elif tail["month_edge"]:
        yield replace(last, part=_edge(tail["month_edge"]), rule="edge of month")
    else:
        yield last


def _month_elements(text: str, tail: re.Match[str], whole: Point) -> list[re.Match[str]]:
    """Return the numbers that are months: the 1 of 1、6月28日, and of 1、6月 where a clause begins, is none."""
    elements = list(_NUMBER.finditer(tail["months"]))
    if len(elements) == 1:
        return elements
    if tail["days"]:
        return [] if whole.says_year else elements[-1:]
    begins_clause = tail.start() == 0 or _LIST_NUMBER_AFTER.search(text, 0, tail.start())
    if begins_clause and tail["months"].startswith("、", elements[0].end()):
        return elements[1:]
    return elements


def _is_month(text: str, tail: re.Match[str], whole: Point) -> bool:
    """Whether a month is of our calendar: not 八月十五, 6月初一, nor 一月一主题."""
    if tail["days"] or tail["tens"] or tail["month_edge"]:
        return True
    if tail["bare_day"]:
        return whole.year is not None and not text[whole.start].isdigit()
    after = text[tail.end() : tail.end() + 2]
    in_han = text[tail.end() - 2] in HAN
    return not (_LUNAR.match(after) or (in_han and after and after[0] in HAN + "两"))


def _edge(printed: str) -> str:
    return "初" if printed == "初" else "底"
