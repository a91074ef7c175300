"""Columns under headers of two years, with a case on either side of each measure; no PDF."""

from dataclasses import replace

import pytest
from made_lines import spaced

from pipeline.reading.year_columns import lines_ahead, mark_years, year_of
from schemas.page import Line, Page, Room

WORDS = "全年共受理市民诉求，办结率保持在高位，市民对供水服务的评价进一步提高。"
LEFT, RIGHT = Room(50, 290, 1), Room(310, 550, 2)


def running(top: float, room: Room | None, *, words: str = WORDS[:20], x: float | None = None) -> Line:
    left = x if x is not None else 50.0 if room is None or room.left is None else room.left
    return replace(spaced(top, (words, left)), room=room)


HEADS = spaced(100, ("2022年报告", 140), ("2023年报告", 400))
BODY = [running(120, LEFT), running(120.5, RIGHT), running(136, LEFT), running(136.5, RIGHT)]


def page(*lines: Line, number: int = 1) -> Page:
    return Page(number, 600.0, 800.0, tuple(lines))


def years(*pages: Page) -> list[list[int | None]]:
    return [[year_of(line) for line in one.lines] for one in mark_years(pages)]


def test_columns_under_headers_of_years() -> None:
    assert years(page(HEADS, *BODY)) == [[None, 2022, 2023, 2022, 2023]]
    assert years(page(*BODY)) == [[None] * 4]
    assert years(page(HEADS, *BODY), page(*BODY, number=2)) == [
        [None, 2022, 2023, 2022, 2023],
        [2022, 2023, 2022, 2023],
    ]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (spaced(100, ("2022年报告", 140), ("2022年报告", 400)), False),
        (spaced(100, ("2022年报告", 140), ("2023年计划", 400)), False),
        (spaced(100, ("原2022年报告", 140), ("现2023年报告", 400)), False),
        (spaced(100, ("（2022年度报告）", 130), ("（2023年度报告）", 390)), True),
        (spaced(100, ("2022年报告", 140), ("2023年报告", 400), ("2024年报告", 480)), False),
        (spaced(100, ("报告", 140), ("2023年报告", 400)), False),
        (spaced(100, ("2022年报告", 140)), False),
        (spaced(100, ("2022年报告", 300), ("2023年报告", 400)), False),
    ],
)
def test_headers_of_two_years(heads: Line, found: bool) -> None:
    assert any(year for year in years(page(heads, *BODY))[0]) is found


@pytest.mark.parametrize(
    ("x", "found"), [(25, False), (25.1, True), (224.9, True), (225, False)]
)  # the lines below reach from 50 to 250
def test_a_column_has_the_middle_of_its_header(x: float, found: bool) -> None:
    heads = spaced(100, ("2022年报告", x), ("2023年报告", 400))
    assert any(year for year in years(page(heads, *BODY))[0]) is found


@pytest.mark.parametrize(("lower", "found"), [(2.9, True), (3.0, False)])
def test_how_level_two_headers_stand(lower: float, found: bool) -> None:
    heads = [spaced(100, ("2022年报告", 140)), spaced(100 + lower, ("2023年报告", 400))]
    assert any(years(page(*heads, *BODY))[0]) is found


@pytest.mark.parametrize(("shift", "found"), [(5.9, True), (6.0, False), (-5.9, True), (-6.0, False)])
def test_how_far_the_columns_of_the_next_page_are_shifted(shift: float, found: bool) -> None:
    moved = [replace(line, room=line.room._replace(left=(line.room.left or 0) + shift)) for line in BODY if line.room]
    assert (2022 in years(page(HEADS, *BODY), page(*moved, number=2))[1]) is found


@pytest.mark.parametrize(("count", "found"), [(20, True), (19, False)])
def test_what_is_running_text(count: int, found: bool) -> None:
    lines = [running(line.top, line.room, words=WORDS[:count]) for line in BODY]
    assert any(years(page(HEADS, *lines))[0]) is found


def test_text_of_the_pages_width_ends_the_columns() -> None:
    wide = running(100, None, words=WORDS + WORDS[:15])
    assert years(page(HEADS, *BODY), page(wide, *BODY, number=2))[1] == [None] * 5
    short = running(100, None, words="小结")
    assert years(page(HEADS, *BODY), page(short, *BODY, number=2))[1] == [None, 2022, 2023, 2022, 2023]


def test_columns_that_held_text_before_are_about_no_year() -> None:
    assert years(page(*BODY), page(HEADS, *BODY, number=2))[1] == [None] * 5


def test_a_column_goes_on_where_the_other_years_begins() -> None:
    first, second = mark_years([page(HEADS, *BODY), page(*BODY, number=2)])
    assert [*lines_ahead((first, second), (1, 3), first.lines[4])] == [(2, 0), (2, 2)]
    assert [*lines_ahead((first, second), (1, 4), first.lines[3])] == [(2, 1), (2, 3)]
    assert [*lines_ahead((first, second), (1, 3), first.lines[1])] == []  # its own column
    assert [*lines_ahead((first, second), (2, 0), second.lines[1])] == []  # no page behind
    assert [*lines_ahead((first, second), (1, 0), first.lines[1])] == []  # of no column
    heading = running(90, None, words="小结")
    first, second = mark_years([page(HEADS, *BODY), page(heading, *BODY, number=2)])
    assert [*lines_ahead((first, second), (1, 3), first.lines[4])] == []
