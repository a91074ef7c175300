"""Lists of a time, an award and who gave it, in columns without rules: made lines, no PDF."""

import pytest
from made_lines import spaced

from pipeline.reading.text_tables import with_text_tables
from pipeline.reading.time_lists import find_time_lists
from schemas.page import Line

ROWS = (
    ("2022年3月", "全市绿化先进单位", "市绿化委员会"),
    ("2022年5月", "市级巾帼文明岗（供水营业厅）", "市妇联"),
    ("2022年12月", "全区消防工作优秀集体", "区安委会"),
)


def page(*rows: tuple[str, ...], lefts: tuple[float, ...] = (60, 140, 320), step: float = 16) -> list[Line]:
    return [spaced(100 + step * at, *zip(row, lefts, strict=False)) for at, row in enumerate(rows)]


def test_a_list_of_awards_is_a_table_without_headers() -> None:
    ((held, lines, grid),) = find_time_lists(page(*ROWS))
    assert held == range(3) and [line.text for line in lines] == [words for row in ROWS for words in row]
    assert {line.role for line in lines} == {"table"} and grid.headers == 0
    assert [(cell.row, cell.column, cell.lines) for cell in grid.cells[:4]] == [
        (0, 0, (0,)), (0, 1, (1,)), (0, 2, (2,)), (1, 0, (3,)),
    ]  # fmt: skip


def test_it_has_its_place_among_the_lines_of_a_page() -> None:
    title, after = spaced(84, ("主要荣誉", 80)), spaced(150, ("以上荣誉由公司办公室汇总", 60))
    lines, (grid,) = with_text_tables((title, *page(*ROWS), after), ())
    assert [line.text for line in lines][:2] == ["主要荣誉", "2022年3月"] and lines[-1].text == after.text
    assert lines[grid.cells[-1].lines[0]].text == "区安委会"


@pytest.mark.parametrize(
    "lines",
    [
        page(*ROWS[:2], ("另有三项",)),  # two only
        page(*(row[:2] for row in ROWS)),  # two columns
        page(*((*row[:2], "45人") for row in ROWS)),  # a number at the right
        page(*((time, f"{what}。", who) for time, what, who in ROWS)),  # sentences
        page(*((what, what, who) for _, what, who in ROWS)),  # no time
        [*page(*ROWS), spaced(148, ("（第二批）", 140))],  # the last cell goes on
        [*page(*ROWS[:2]), *page(("", ""), ("", ""), ROWS[2], lefts=(60, 150, 340))[2:]],  # columns that do not align
    ],
)
def test_what_is_no_such_list(lines: list[Line]) -> None:
    assert not find_time_lists([line for line in lines if line.text.strip()])
