"""Rows whose cells take several lines and that no rule parts: which line belongs to which row."""

from collections.abc import Sequence

import pytest
from made_lines import spaced

from pipeline.reading.broken_rows import broken_rows, deal_rows
from pipeline.reading.pieces import Piece
from schemas.text import Box

SIZE = 10.0
Cell = tuple[int, float, str]  # column, top, words


def rows_of(*cells: Cell) -> list[list[str]]:
    """The words of each row, its lines in order of column."""
    held = [(at, Piece(Box(100 * at, top, 100 * at + 10 * len(words), top + SIZE), words)) for at, top, words in cells]
    return [["".join(p.text for at, p in row if at == column) for column in (0, 1, 2)] for row in deal_rows(held, SIZE)]


MIDDLE: tuple[Cell, ...] = (
    *((0, 100, "城区绿化"), (0, 112, "养护")),
    *((1, 106, "41.70"), (2, 106, "40.20")),
    *((0, 130, "路灯"), (1, 130, "8.36"), (2, 130, "9.15")),
    *((0, 148, "河道清淤"), (0, 160, "和岸坡"), (0, 172, "加固"), (1, 160, "120.00"), (2, 160, "88.40")),
)
TOP: tuple[Cell, ...] = (
    *((0, 100, "城区绿化"), (0, 112, "养护"), (1, 100, "41.70"), (2, 100, "40.20")),
    *((0, 130, "路灯"), (1, 130, "8.36"), (2, 130, "9.15")),
    *((0, 148, "河道清淤"), (0, 160, "和岸坡"), (1, 148, "120.00"), (2, 148, "88.40")),
)


def test_cells_in_the_middle_of_their_rows() -> None:
    assert rows_of(*MIDDLE) == [
        ["城区绿化养护", "41.70", "40.20"],
        ["路灯", "8.36", "9.15"],
        ["河道清淤和岸坡加固", "120.00", "88.40"],
    ]


def test_cells_of_rows_between_two_rules_keep_to_their_columns() -> None:
    row = [Box(x, 90, x + 100, 190) for x in (0, 100, 200)]
    tops = sorted({top for _, top, _ in MIDDLE})
    lines = [spaced(top, *((words, 100 * at + 5) for at, y, words in MIDDLE if y == top)) for top in tops]
    found = broken_rows(row, lines)
    assert [(cell.x0, cell.x1) for cell in found] == [(0, 100), (100, 200), (200, 300)] * 3
    assert [cell.top for cell in found[::3]] == [90, 126, 144]
    assert broken_rows(row, [*lines, spaced(180, ("绿化和路灯养护及维修", 60))]) == []


def test_cells_at_the_top_of_their_rows() -> None:
    assert [row[0] for row in rows_of(*TOP)] == ["城区绿化养护", "路灯", "河道清淤和岸坡"]


def test_the_name_of_a_group_is_a_row_by_itself() -> None:
    group = [(0, 196.0, "民生项目"), (0, 214.0, "助餐点"), (1, 214.0, "6.00"), (2, 214.0, "5.00")]
    assert [row[0] for row in rows_of(*MIDDLE, *group)][-2:] == ["民生项目", "助餐点"]


def test_a_row_with_an_empty_cell() -> None:
    rows = rows_of(*(cell for cell in MIDDLE if cell[2] != "8.36"))
    assert rows[1] == ["路灯", "", "9.15"]


@pytest.mark.parametrize(
    "cells",
    [
        [(0, 100, "路灯"), (1, 100, "8.36"), (0, 118, "绿化"), (1, 118, "9.15")],  # rows of one line
        [*MIDDLE, (2, 190, "35,882,"), (2, 202, "456.34")],  # a cell that breaks a number
        [*MIDDLE, (2, 190, "620.1"), (2, 202, "5")],
        [*MIDDLE, (1, 190, "见附注")],  # words beside no number
        [(0, 100, "绿化"), (0, 112, "养护"), (1, 106, "41.70")],  # one row
        [(0, 100, "绿化"), (0, 112, "养护"), (1, 100, "41.70"), (2, 112, "40.20")],  # one row, cells higher and lower
        [(0, 118, "绿化"), (1, 106, "41.70"), (1, 130, "40.20"), (2, 106, "3.10"), (2, 130, "2.90")],  # a tall label
        [(0, 100, "绿化"), (0, 112, "养护"), (1, 106, "已完成"), (1, 130, "未完成"), (0, 130, "路灯")],  # no numbers
    ],
)
def test_what_numbers_do_not_tell(cells: Sequence[Cell]) -> None:
    assert rows_of(*cells) == []
