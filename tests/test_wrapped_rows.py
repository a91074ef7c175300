"""Rows all of whose cells take two lines are one row each: an honour, who gave it and when."""

import pytest
from made_lines import spaced

from pipeline.reading.wrapped_rows import second_lines
from schemas.page import Line

COLUMNS = [(70.0, 225.0), (225.0, 325.0), (325.0, 400.0)]
FULL, SHORT = "《旱地覆膜集雨技术》科技进", "县科技进"


def row(top: float, name: str, giver: str, day: str) -> Line:
    return spaced(top, (name, 72.0), (giver, 228.0), (day, 330.0))


def lines(step: float, name: str, last: str) -> list[Line]:
    """Return rows 18 points apart, the third of two lines."""
    return [
        row(100, "市级绿色矿山", "市矿业联合会", "2023年1月"),
        row(118, "县五一劳动奖状", "县总工会", "2023年4月"),
        row(136, name, "县科学技术奖励委", "2023年10"),
        row(136 + step, "步二等奖", "员会", last),
        row(154 + step, "安全生产先进单位", "县应急局", "2023年9月"),
        row(172 + step, "节水型企业", "县水务局", "2023年5月"),
    ]


@pytest.mark.parametrize(
    ("step", "name", "last", "found"),
    [
        (12, FULL, "月", {3}),
        (18, FULL, "月", set()),  # as far from it as rows are
        (12, SHORT, "月", set()),  # its first cell had room for more
        (12, FULL, "310", set()),  # a number is one of a row of its own
    ],
)
def test_a_line_near_the_one_above_goes_on_with_full_cells(step: float, name: str, last: str, found: set[int]) -> None:
    assert second_lines(lines(step, name, last), COLUMNS) == found


def test_cells_of_one_length_tell_not_whether_they_are_full() -> None:
    tops = (100, 118, 136, 148, 166, 184)
    alike = [row(top, "西渠清淤工法", "县水务局", "2023年1月") for top in tops]
    assert not second_lines(alike, COLUMNS)


def test_too_few_rows_tell_nothing() -> None:
    assert not second_lines(lines(12, FULL, "月")[1:4], COLUMNS)
