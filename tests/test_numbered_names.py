"""Names numbered through under several headers are no quantities; no PDF."""

import pytest
from made_tables import Rows, made

from extractors.tables import cell_quantities
from extractors.tables.grid import read_cells

TOPICS = [
    ["管理", ">", "环保", ">", "员工", ">"],
    ["4", "内部审计", "3", "节约用水", "1", "岗位安全"],
    ["6", "信息公开", "5", "废砂利用", "2", "技能培训"],
    ["", "", "", "", "7", "健康体检"],
]
FEW = [
    ["管理", ">", "环保", ">"],
    ["4", "内部审计", "3", "节约用水"],
    ["1", "信息公开", "5", "废砂利用"],
    ["2", "岗位安全", "", ""],
    ["6", "技能培训", "", ""],
]


def quantities(rows: Rows) -> int:
    return len(list(cell_quantities.read(made(rows, year=2023))))


def test_numbers_of_names_are_left_out_with_a_reason() -> None:
    document = made(TOPICS, year=2023)
    cells = read_cells(document.tables[0], document.text)
    assert {view.text for view in cells if view.numbering == "serial_number"} == set("1234567")
    assert quantities(TOPICS) == 0


def test_six_names_are_enough() -> None:
    assert quantities(FEW) == 0


def changed(row: int, column: int, words: str) -> Rows:
    return [
        [words if (at, k) == (row, column) else said for k, said in enumerate(line)] for at, line in enumerate(TOPICS)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        changed(1, 0, "14"),  # one of them is left out
        changed(1, 0, "3"),  # one comes twice
        changed(1, 0, "4.5"),
        changed(1, 1, ""),  # no name behind it
        [["管理", "事项", "环保", "事项", "员工", "事项"], *TOPICS[1:]],  # under headers of their own
        [row[2:] for row in TOPICS][:3],  # two of them are left out
        FEW[:-1],
        [["员工", ">"], *([str(at), f"{name}组"] for at, name in enumerate("甲乙丙丁戊己庚", 1))],  # in one column
    ],
)
def test_what_numbers_no_names(rows: Rows) -> None:
    document = made(rows, year=2023)
    cells = read_cells(document.tables[0], document.text)
    last = {view.cell.column for view in cells} - {0}
    assert not any(view.numbering for view in cells if view.cell.column in last and view.cell.column > 1)
