"""Columns of totals count in the unit over the columns that they add up, and in no other; made tables."""

import pytest
from made_tables import made

from extractors.tables import cell_quantities

HEADS = (("窑区", "按窑型（座）", ">", "合计"), ("^", "隧道窑", "轮窑", "^"))
TWO_YEARS = (("窑区", "按窑型（座）", ">", "2023年合计", "2022年合计"), ("^", "隧道窑", "轮窑", "^", "^"))


def counted(*rows: tuple[str, ...]) -> list[str]:
    """Return the numbers with their units, row by row."""
    return [f"{one.value_text}{one.unit or ''}" for one in cell_quantities.read(made(rows))]


@pytest.mark.parametrize(
    ("east", "west", "found"),
    [
        (("3", "5", "8"), ("2", "4", "6"), ["3座", "5座", "8座", "2座", "4座", "6座"]),
        # another sum in one of the rows, the first or the last
        (("3", "5", "9"), ("2", "4", "6"), ["3座", "5座", "9", "2座", "4座", "6"]),
        (("3", "5", "8"), ("2", "4", "7"), ["3座", "5座", "8", "2座", "4座", "7"]),
        # a dash is nothing, a word may be something
        (("3", "5", "8"), ("2", "-", "2"), ["3座", "5座", "8座", "2座", "2座"]),
        (("3", "5", "8"), ("停产", "4", "4"), ["5座", "8", "4座", "4"]),
        (("3", "5", "8"), ("2", "4", "—"), ["3座", "5座", "8座", "2座", "4座"]),
        (("3", "5", "8"), ("2", "4", "停产"), ["3座", "5座", "8", "2座", "4座"]),
        (("3", "5", "8%"), ("2", "4", "6"), ["3座", "5座", "8%", "2座", "4座", "6"]),
        (("-", "-", "8"), ("-", "-", "6"), ["8", "6"]),
        (("3", "5", "-"), ("2", "4", "-"), ["3座", "5座", "2座", "4座"]),
    ],
)
def test_a_total_counts_as_what_adds_up_to_it(east: tuple[str, ...], west: tuple[str, ...], found: list[str]) -> None:
    assert counted(*HEADS, ("东区", *east), ("西区", *west)) == found


def test_a_total_of_another_year_counts_as_the_one_before_it() -> None:
    rows = ("东区", "3", "5", "8", "7"), ("西区", "2", "4", "6", "5")
    assert counted(*TWO_YEARS, *rows) == ["3座", "5座", "8座", "7座", "2座", "4座", "6座", "5座"]
    rows = ("东区", "3", "5", "9", "8"), ("西区", "2", "4", "6", "6")
    assert counted(*TWO_YEARS, *rows) == ["3座", "5座", "9", "8", "2座", "4座", "6", "6"]


def test_a_column_before_the_group_is_no_part_of_the_total() -> None:
    heads = ("窑区", "门数（个）", *HEADS[0][1:]), ("^", "^", *HEADS[1][1:])
    assert counted(*heads, ("东区", "9", "3", "5", "8")) == ["9个", "3座", "5座", "8座"]
    assert counted(*heads, ("东区", "停产", "3", "5", "8")) == ["3座", "5座", "8座"]


@pytest.mark.parametrize(
    ("heads", "row", "found"),
    [
        ((("窑区", "按窑型（座）", "合计"), ("^", "隧道窑", "^")), ("东区", "3", "3"), ["3座", "3"]),  # of one column
        ((("窑区", "按窑型", ">", "合计"), ("^", "隧道窑", "轮窑", "^")), ("东区", "3", "5", "8"), ["3", "5", "8"]),
        (
            (("窑区", "按窑型（座）", ">", "合计（门）"), ("^", "隧道窑", "轮窑", "^")),  # a unit of its own
            ("东区", "3", "5", "8"),
            ["3座", "5座", "8门"],
        ),
        (
            (("窑区", "按窑型（座）", ">", "平均"), ("^", "隧道窑", "轮窑", "^")),  # no total
            ("东区", "3", "5", "8"),
            ["3座", "5座", "8"],
        ),
    ],
)
def test_totals_that_take_no_unit(heads: tuple[tuple[str, ...], ...], row: tuple[str, ...], found: list[str]) -> None:
    assert counted(*heads, row) == found
