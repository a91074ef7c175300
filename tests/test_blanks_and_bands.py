"""Blanks that run down through lines, bands beside tables in columns, tables without their running head; made boxes."""

import pytest
from made_lines import spaced

from pipeline.reading.columns import _is_part_of
from pipeline.reading.gutters import Row, Word, has_seam, narrowed, stripes_of
from pipeline.reading.running import _below
from pipeline.reading.side_tables import Cut
from schemas.page import Grid, GridCell
from schemas.text import Box

COLUMNS = Cut(300, 100, 400)


@pytest.mark.parametrize(
    ("band", "part"),
    [
        # within the height of the columns, wherever its gutter is
        (Cut(200, 99, 401), True), (Cut(200, 98.9, 401), False), (Cut(200, 99, 401.1), False),
        # most of it in higher columns, with their gutter
        (Cut(312, 260, 500), True), (Cut(312.1, 260, 500), False), (Cut(288, 260, 500), True),
        (Cut(287.9, 260, 500), False), (Cut(300, 300, 500), False), (Cut(300, 299, 500), True),
        (Cut(300, 0, 200), False), (Cut(300, 1, 199), False), (Cut(300, 2, 199), True), (Cut(300, 500, 600), False),
        # as high as the columns, or higher
        (Cut(300, 140, 440), False), (Cut(300, 141, 440), True),
    ],
)  # fmt: skip
def test_a_band_beside_a_table_in_columns_of_text(band: Cut, part: bool) -> None:
    assert _is_part_of(band, COLUMNS) is part


def row(at: int, *parts: tuple[str, float]) -> Row:
    line = spaced(100 + 14 * at, *parts)
    ends = [0]
    for words, _ in parts:
        ends.append(ends[-1] + len(words) + 1)
    words = (
        Word(start, start + len(said), line.around(start, start + len(said)))
        for start, (said, _) in zip(ends, parts, strict=False)
    )
    return Row(at, line, tuple(words))


@pytest.mark.parametrize(("x", "stripes"), [(130, [(120, 130)]), (129.9, [])])
def test_a_gap_a_size_wide_is_a_stripe(x: float, stripes: list[tuple[float, float]]) -> None:
    assert stripes_of(row(0, ("窑温", 100), ("记录", x), ("表", x + 22))) == stripes


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ((("窑温", 60),), [(100, 140)]),  # beside it
        ((("窑温", 80),), [(100, 140)]),  # up to it
        ((("窑温", 85),), [(105, 140)]),  # into it from the left, from the right
        ((("窑温", 125),), [(100, 125)]),
        ((("窑", 110),), [(100, 110), (120, 140)]),  # within it: what is wide enough stays
        ((("窑", 109),), [(119, 140)]),
        ((("窑", 121),), [(100, 121)]),
        ((("窑温记录表", 95),), []),
        ((("窑温", 85), ("表", 125)), [(105, 125)]),
        ((("窑温", 85), ("表", 114)), [(124, 140)]),
    ],
)
def test_what_a_further_line_leaves_of_a_stripe(
    parts: tuple[tuple[str, float], ...], left: list[tuple[float, float]]
) -> None:
    assert narrowed([(100, 140)], row(0, *parts)) == left


TWO = [row(at, ("窑温", 100), ("记录", 124)) for at in range(3)]


def test_a_narrow_blank_down_through_a_column_parts_it() -> None:
    assert has_seam(TWO, (90, 160))
    assert has_seam([*TWO, row(3, ("窑温", 100))], (90, 160))  # a line with nothing on one side
    assert has_seam([TWO[0], TWO[1], row(2, ("窑温", 100))], (90, 160))
    assert not has_seam([TWO[0], row(1, ("窑温", 100)), row(2, ("记录", 124))], (90, 160)), (
        "one line only on both sides"
    )
    assert not has_seam([*TWO, row(3, ("窑温记录", 100))], (90, 160)), "a word runs through it"
    assert not has_seam(TWO, (90, 122)), "the other side is not of the column"
    assert not has_seam([row(at, ("窑温", 100)) for at in range(3)], (90, 160))
    assert not has_seam([], (90, 160))


@pytest.mark.parametrize(("x", "found"), [(122.5, True), (122.4, False)])
def test_how_narrow_a_seam_may_be(x: float, found: bool) -> None:
    assert has_seam([row(at, ("窑温", 100), ("记录", x)) for at in range(3)], (90, 160)) is found


def cell(row: int, column: int, *lines: int, rows: int = 1) -> GridCell:
    return GridCell(row, column, rows, 1, Box(50 + 50 * column, 20 * row, 100 + 50 * column, 20 * (row + rows)), lines)


def grid(*cells: GridCell, headers: int | None = None) -> Grid:
    return Grid(Box(50, 0, 150, 60), (50, 100, 150), cells, "ruled", headers)


BODY = (cell(1, 0, 2), cell(1, 1, 3), cell(2, 0, 4), cell(2, 1, 5))


@pytest.mark.parametrize(("headers", "left"), [(None, None), (0, 0), (1, 0), (2, 1)])
def test_a_row_of_nothing_but_the_running_head_is_none_of_the_table(headers: int | None, left: int | None) -> None:
    found = _below(grid(cell(0, 0, 0), cell(0, 1, 1), *BODY, headers=headers), frozenset({0, 1}))
    assert [(one.row, one.lines) for one in found.cells] == [(0, (2,)), (0, (3,)), (1, (4,)), (1, (5,))]
    assert (found.box, found.headers) == (Box(50, 20, 150, 60), left)


def test_a_row_that_says_more_than_the_running_head_stays() -> None:
    found = _below(grid(cell(0, 0, 0, 7), cell(0, 1, 1), *BODY, headers=1), frozenset({0, 1}))
    assert [one.lines for one in found.cells] == [(7,), (), (2,), (3,), (4,), (5,)]
    assert (found.box, found.headers) == (Box(50, 0, 150, 60), 1)


def test_a_cell_over_several_rows_keeps_its_place() -> None:
    tall = grid(cell(0, 0, 0, rows=2), cell(0, 1, 1), cell(1, 1, 3), headers=1)
    assert [one.row for one in _below(tall, frozenset({0, 1})).cells] == [0, 0, 1]


def test_a_table_of_one_row_is_left_empty() -> None:
    found = _below(grid(cell(0, 0, 0), cell(0, 1, 1)), frozenset({0, 1}))
    assert [(one.row, one.lines) for one in found.cells] == [(0, ()), (0, ())]
