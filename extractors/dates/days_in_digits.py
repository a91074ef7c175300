"""Days and months in digits only: 2022-06-28, 2022.6.28-7.1, 2022-06, 20220628."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.dates.form import Form
from extractors.dates.grammar import NO_CODE_BEFORE, RANGE, YEAR_NOW
from extractors.dates.point import Point
from extractors.rule import Rule
from extractors.text.characters import CLOSING_BRACKETS, OPENING_BRACKETS

_MONTH, _DAY = "(?:1[0-2]|0?[1-9])", "[0-9]{1,2}"


def _days(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, end=match.end("d"), year=int(match["y"]), month=int(match["m"]), day=int(match["d"]))
    if match["d2"]:
        year = int(match["y2"]) if match["y2"] else None
        start = match.start("y2" if year else "m2")
        yield replace(whole, start=start, year=year, month=int(match["m2"]), day=int(match["d2"]))


def _eight(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    digits = match["eight"]
    yield replace(whole, year=int(digits[:4]), month=int(digits[4:6]), day=int(digits[6:]))


def _months(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    if match["ya"]:
        yield replace(whole, end=match.end("ma"), year=int(match["ya"]), month=int(match["ma"]))
        yield replace(whole, start=match.start("yb"), year=int(match["yb"]), month=int(match["mb"]))
        return
    year, month = int(match["ym"]), int(match["mm"])
    # 2010-12 may as well be the years 2010 to 2012.
    if match["dash"] != "-" or year % 100 >= month:
        yield replace(whole, year=year, month=month)


DAYS_IN_DIGITS: tuple[Rule[Form], ...] = (
    Rule(
        "day in digits",
        "year, month and day with one kind of mark between them, and a range of such days",
        Form(
            rf"""(?P<y>{YEAR_NOW}) (?P<mark>[-/.]) (?P<m>{_DAY}) (?P=mark) (?P<d>{_DAY})
            (?: {RANGE} (?: (?P<y2>{YEAR_NOW}) (?P=mark) )? (?P<m2>{_DAY}) (?P=mark) (?P<d2>{_DAY}) )?
            (?! [0-9] | [-/.:][0-9] | 号 | 版 )""",
            _days,
            guard=NO_CODE_BEFORE,
        ),
        examples=("⟨2022-06-28⟩ → 2022-06-28", "⟨2022/6/28⟩", "⟨2022.6.28⟩", "⟨2022.1.1-12.31⟩"),
        counter_examples=("地址2022.6.28.1", "电话021-2022-2023", "版本V2022.6.28"),
    ),
    Rule(
        "month in digits",
        "year and month with a hyphen or slash, or a range of such months",
        Form(
            rf"""(?:
                (?P<ya>{YEAR_NOW}) (?P<mark_a>[/.-]) (?P<ma>{_MONTH})
                {RANGE} (?P<yb>{YEAR_NOW}) (?P=mark_a) (?P<mb>{_MONTH}) (?![0-9]|[-/.][0-9])
              | (?P<ym>{YEAR_NOW}) (?P<dash>[-/]) (?P<mm>0[1-9]|1[0-2]) (?![0-9%％.号期版次至到~/–—-]) )""",
            _months,
            guard=NO_CODE_BEFORE,
        ),
        examples=("⟨2022-06⟩ → 2022-06-01..2022-06-30", "⟨2022/06⟩", "⟨2022.01-2022.12⟩"),
        counter_examples=("2010-12", "2022.06万元", "ISO 9001-2016-2018"),
        source="argued: labels of charts and cells print months so",
    ),
    Rule(
        "day in eight digits",
        "eight digits where a date can be meant",
        Form(
            rf"""(?: ^ | (?<=[{OPENING_BRACKETS}于在至到自从，。；、“《]) )
            (?P<eight>{YEAR_NOW}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))
            (?= $ | [{CLOSING_BRACKETS}，。；、”》至到—-] )""",
            _eight,
        ),
        examples=("⟨20220628⟩ → 2022-06-28", "（⟨20220628⟩）"),
        counter_examples=("电话20220628", "20220628元"),
        source="file names and stamps of copied pages; one of the ways in which a day is written back by the tests",
    ),
)
