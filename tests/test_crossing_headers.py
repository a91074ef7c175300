"""Headers that cross the sides of columns below them: which they head, with a case on either side of each measure."""

from collections.abc import Sequence

import pytest
from made_lines import spaced

from pipeline.reading.found import Band
from pipeline.reading.header_levels import crossed_levels
from schemas.page import Line

TOP, BOTTOM = 95.0, 145.0
SIDES = (50.0, 150.0, 200.0, 250.0, 300.0, 380.0)
OVER = spaced(100, ("编制人数", 180))
LOWER = spaced(126, ("行政", 165), ("事业", 215))
TALL = spaced(113, ("单位名称", 60), ("离岗", 265), ("退休", 315))
MIDDLE = 118.0  # between the foot of the upper header and the top of the lower ones
FOUND = [
    Band(TOP, BOTTOM, (50, 150)),
    Band(TOP, BOTTOM, (250, 300)),
    Band(TOP, BOTTOM, (300, 380)),
    Band(TOP, MIDDLE, (150, 250)),
    Band(MIDDLE, BOTTOM, (150, 200, 250)),
]


def levels(*lines: Line, sides: Sequence[float] = SIDES) -> list[Band]:
    return crossed_levels(TOP, BOTTOM, sides, lines)


def heads(*lines: Line, sides: Sequence[float] = SIDES) -> list[tuple[float, ...]]:
    """Return the sides of the columns under each upper header."""
    return [band.sides for band in levels(*lines, sides=sides) if len(band.sides) > 2]


def test_a_header_over_two_columns_beside_tall_ones() -> None:
    assert levels(OVER, LOWER, TALL) == FOUND
    assert levels(TALL, LOWER, OVER) == FOUND


def test_the_first_column_alone_may_have_no_header() -> None:
    assert levels(OVER, LOWER, spaced(113, ("离岗", 265), ("退休", 315))) == FOUND
    assert levels(OVER, LOWER, spaced(113, ("单位名称", 60), ("离岗", 265))) == []
    assert levels(OVER, spaced(126, ("行政", 165)), TALL) == []


def test_without_a_header_that_crosses_a_side_there_are_no_levels() -> None:
    assert levels(LOWER, TALL) == []
    assert levels() == []


def test_two_headers_each_over_two_columns() -> None:
    lower = spaced(126, ("行政", 165), ("事业", 215), ("行政", 265), ("事业", 315))
    first = spaced(113, ("单位名称", 60))
    assert heads(spaced(100, ("编制人数", 180), ("实有人数", 295)), lower, first) == [
        (150, 200, 250),
        (250, 300, 380),
    ]
    # both are nearest to columns of which they would share one
    assert levels(spaced(100, ("编制人数", 180), ("实有人数", 230)), lower, first) == []


@pytest.mark.parametrize(("x", "crosses"), [(160.9, False), (161, True), (180, True), (198.9, True), (199, False)])
def test_a_header_of_one_column_may_reach_over_its_side_by_a_point(x: float, crosses: bool) -> None:
    """编制人数 is 40 points wide."""
    assert bool(levels(spaced(100, ("编制人数", x)), LOWER, TALL)) is crosses


@pytest.mark.parametrize(("x", "found"), [(49, True), (48.9, False)])
def test_headers_stand_within_the_table_at_the_left(x: float, found: bool) -> None:
    assert bool(levels(OVER, LOWER, spaced(113, ("单位名称", x), ("离岗", 265), ("退休", 315)))) is found


@pytest.mark.parametrize(("x", "found"), [(360.9, True), (361.1, False)])
def test_headers_stand_within_the_table_at_the_right(x: float, found: bool) -> None:
    assert bool(levels(OVER, LOWER, spaced(113, ("单位名称", 60), ("离岗", 265), ("退休", x)))) is found


@pytest.mark.parametrize(("top", "found"), [(111, True), (109, True), (108.9, False), (100, False)])
def test_lower_headers_stand_below_the_upper_one(top: float, found: bool) -> None:
    lower = spaced(top, ("行政", 165), ("事业", 215))
    assert bool(levels(spaced(100, ("编制人数", 180)), lower, TALL)) is found
    if found:
        assert levels(OVER, lower, TALL)[-1].top == (110 + top) / 2


# 行政 and 事业 under columns of other widths: the header crosses one side and stands in the middle of more columns
WIDE = (50.0, 150.0, 200.0, 240.0, 300.0, 360.0)
UNDER = spaced(126, ("行政", 165), ("事业", 210), ("其他", 260))
REST = spaced(113, ("单位名称", 60), ("退休", 315))


@pytest.mark.parametrize(
    ("x", "columns"),
    [
        (205, (150, 200, 240, 300)),  # 225 is the middle of three
        (217, (150, 200, 240, 300)),
        (218, (200, 240, 300)),  # 238 is nearer to 250, of two
        (230, (200, 240, 300)),
        (236, (150, 200, 240, 300, 360)),  # 256 is nearest to 255, of four
    ],
)
def test_a_header_heads_the_columns_that_it_is_in_the_middle_of(x: float, columns: tuple[float, ...]) -> None:
    assert heads(spaced(100, ("编制人数", x)), UNDER, REST, sides=WIDE) == [columns]


def test_columns_with_a_header_of_their_own_at_its_height_are_not_its() -> None:
    high = spaced(100, ("行政", 165), ("编制人数", 205))
    assert heads(high, spaced(126, ("事业", 210), ("其他", 260)), REST, sides=WIDE) == [(200, 240, 300)]


@pytest.mark.parametrize(("top", "columns"), [(91.1, (200, 240, 300)), (90.9, (150, 200, 240, 300))])
def test_a_header_a_line_higher_is_at_another_height(top: float, columns: tuple[float, ...]) -> None:
    """It shares more than a point of its height with those beside it."""
    high = spaced(top, ("行政", 165))
    found = heads(spaced(100, ("编制人数", 205)), high, spaced(126, ("事业", 210), ("其他", 260)), REST, sides=WIDE)
    assert found == ([columns] if len(columns) == 3 else [])
