"""Headers of two levels between two rules, with a case on either side of each measure; no PDF."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_lines import spaced

from pipeline.reading.found import Band
from pipeline.reading.header_levels import levels_of
from schemas.page import Line
from schemas.text import Box

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


def beside(line: Line, words: tuple[str, float], top: float) -> Line:
    """Return a line with words behind it that stand a little higher or lower."""
    other = spaced(top, words)
    gap = Box(line.boxes[-1].x1, line.top, other.boxes[0].x0, line.top + line.size)
    return replace(line, text=f"{line.text} {other.text}", boxes=(*line.boxes, gap, *other.boxes))


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [((315, 103), (315, 122), True), ((317, 103), (315, 122), False), ((315, 100), (315, 126), False)],
)
def test_a_tall_header_of_two_lines_beside_others(
    first: tuple[float, float], last: tuple[float, float], found: bool
) -> None:
    """Its lines stand in the middle of each other, and nearer than those of two levels."""
    over = beside(spaced(100, ("编制数", 210)), ("增减", first[0]), first[1])
    lower = beside(spaced(126, ("行政", 165), ("事业", 215), ("其他", 265)), ("情况", last[0]), last[1])
    assert levels(over, TALL, lower) == (
        [
            Band(TOP, BOTTOM, (50, 150)),
            Band(TOP, BOTTOM, (300, 350)),
            Band(TOP, (over.box.bottom + lower.box.top) / 2, (150, 300)),
            Band((over.box.bottom + lower.box.top) / 2, BOTTOM, (150, 200, 250, 300)),
        ]
        if found
        else []
    )


def test_one_header_over_one_column_is_its_upper_part() -> None:
    lower = spaced(126, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
    assert levels(upper(("编制", 185), ("其他", 315)), TALL, lower) == []
    assert levels(upper(("编", 170), ("编", 220), ("编", 270), ("编", 320), ("编", 330)), TALL, lower) == []
