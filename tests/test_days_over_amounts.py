"""Headers that are days in digits (2023-12-31): the rows below them, on this page and the next, and their parts."""

from pathlib import Path

import pytest
from drawn import HEIGHT, Paper, tables_of
from made_tables import made

from extractors.tables import cell_quantities

HEADERS = ["项目", "2023-06-30", "2022-12-31"]
RIGHTS = (330, 523)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def put(paper: Paper, top: float, rows: list[list[str]]) -> None:
    for row in rows:
        paper.text(72, top, row[0])
        for right, words in zip(RIGHTS, row[1:], strict=True):
            paper.canvas.drawRightString(right, HEIGHT - top - 9, words)
        top += 16


def test_one_row_at_the_foot_of_a_page_goes_on_under_the_same_headers(paper: Paper) -> None:
    rows = [
        ["活期存款", "8,266.02", "2,560.91"],
        ["通知存款", "1,548.77", "9,402.36"],
        ["合计", "9,814.79", "11,963.27"],
    ]
    put(paper, 760, [HEADERS, rows[0]])
    paper.turn()
    put(paper, 72, [HEADERS, *rows[1:], ["保证金", "31.20", "28.40"]])
    assert tables_of(paper.read()) == [[HEADERS, *rows, ["保证金", "31.20", "28.40"]]]


def test_days_beside_amounts_are_values_of_their_rows(paper: Paper) -> None:
    rows = [["门票", "2023-01-05", "81.20"], ["年卡", "2023-02-11", "60.40"], ["联票", "2023-03-01", "12.70"]]
    put(paper, 100, [["票种", "开售日", "票款"], *rows])
    assert tables_of(paper.read()) == [[["票种", "开售日", "票款"], *rows]]


def test_parts_of_deposits_are_of_the_row_above() -> None:
    rows = [HEADERS, ["通知存款", "801.20", "700.10"], ["其中：个人", "500.20", "400.10"], ["单位", "301.00", "300.00"]]
    rows.append(["其他存款", "12.40", "11.30"])
    found = [(row.metric, row.subject) for row in cell_quantities.read(made(rows, ["单位：万元"]))][::2]
    assert found == [("通知存款", None), ("通知存款", "个人"), ("通知存款", "单位"), ("其他存款", None)]
