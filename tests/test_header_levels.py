"""Headers of two levels between two rules, with a case on either side of each measure; no PDF."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_lines import spaced

from pipeline.reading.found import Band
from pipeline.reading.header_levels import levels_of
from pipeline.reading.year_columns import lines_ahead, mark_years, year_of
from schemas.page import Line, Page, Room

TOP, BOTTOM = 95.0, 145.0
SIDES = (50.0, 150.0, 200.0, 250.0, 300.0, 350.0)
UPPER = spaced(100, ("编制数", 185), ("实有数", 285))
TALL = spaced(113, ("单位名称", 60))
LOWER = spaced(126, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
MIDDLE = (UPPER.box.bottom + LOWER.box.top) / 2
FOUND = [
    Band(TOP, BOTTOM, (50, 150)),
    Band(TOP, MIDDLE, (150, 250)),
    Band(MIDDLE, BOTTOM, (150, 200, 250)),
    Band(TOP, MIDDLE, (250, 350)),
    Band(MIDDLE, BOTTOM, (250, 300, 350)),
]


def levels(*lines: Line, sides: Sequence[float] = SIDES) -> list[Band]:
    return levels_of(TOP, BOTTOM, sides, lines)


def upper(*parts: tuple[str, float]) -> Line:
    return spaced(100, *parts)


def test_headers_over_and_beside_others() -> None:
    assert levels(UPPER, TALL, LOWER) == FOUND
    assert levels(LOWER, UPPER, TALL) == FOUND  # in whatever order they come


def test_headers_over_all_columns() -> None:
    lower = spaced(126, ("名称", 70), ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
    over = upper(("单位", 115), ("情况", 265))  # in the middle of two and of three columns
    assert [band.sides for band in levels(over, lower)] == [
        (50, 200), (50, 150, 200), (200, 350), (200, 250, 300, 350),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "sides"),
    [
        ((UPPER,), SIDES),
        ((UPPER, TALL, TALL, LOWER), SIDES),
        ((UPPER, LOWER), SIDES),  # a column without a header
        ((UPPER, spaced(113, ("单位名称", 60), ("行政", 165)), LOWER), SIDES),  # a column with two
        ((UPPER, spaced(113, ("单位名称", 120)), LOWER), SIDES),  # in two columns
        (
            (UPPER, TALL, spaced(109, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))),
            (50, 350),
        ),
        ((upper(("编制数", 185)), TALL, LOWER), SIDES),  # two of four columns have none over them
        ((upper(("编", 60), ("编制数", 185), ("实有数", 285)), TALL, LOWER), SIDES),  # over the tall one
        ((UPPER, TALL, LOWER), (50, 150, 350)),
    ],
)
def test_what_is_no_header_of_two_levels(lines: tuple[Line, ...], sides: tuple[float, ...]) -> None:
    assert levels(*lines, sides=sides) == []


@pytest.mark.parametrize(("off", "found"), [(0, True), (8, True), (8.1, False), (-8, True), (-8.1, False)])
def test_how_far_a_header_stands_off_the_middle_of_its_columns(off: float, found: bool) -> None:
    assert bool(levels(upper(("编制数", 185 + off), ("实有数", 285)), TALL, LOWER)) is found


@pytest.mark.parametrize(("off", "found"), [(0, True), (1.5, True), (1.6, False), (-1.5, True), (-1.6, False)])
def test_headers_begin_where_the_first_of_their_own_do(off: float, found: bool) -> None:
    lower = spaced(126, ("行政", 152), ("事业", 215), ("行政", 252), ("事业", 315))
    over = upper(("编制数", 152 + off), ("实有数", 252))
    assert bool(levels(over, TALL, lower)) is found


@pytest.mark.parametrize(("top", "found"), [(111, True), (109.1, True), (108.9, False)])
def test_lower_headers_stand_below_the_upper_ones(top: float, found: bool) -> None:
    lower = spaced(top, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
    tall = spaced(104.5, ("单位名称", 60))
    assert bool(levels(UPPER, tall, lower)) is found


@pytest.mark.parametrize(("x", "found"), [(151, True), (149, True), (148.9, False), (181, True), (181.1, False)])
def test_a_header_stands_within_its_column(x: float, found: bool) -> None:
    lower = spaced(126, ("行政", x), ("事业", 215), ("行政", 265), ("事业", 315))
    assert bool(levels(UPPER, TALL, lower)) is found


def test_one_header_over_one_column_is_its_upper_part() -> None:
    lower = spaced(126, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
    assert levels(upper(("编制", 185), ("其他", 315)), TALL, lower) == []
    assert levels(upper(("编", 170), ("编", 220), ("编", 270), ("编", 320), ("编", 330)), TALL, lower) == []


# --- two years side by side

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
