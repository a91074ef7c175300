"""Whole numbers without rules that add up to the last row are a table, under headers over no number."""

from pathlib import Path

import pytest
from drawn import HEIGHT, Paper, tables_of
from made_tables import made

from extractors.tables import cell_quantities

HEADERS = ["船型", "在册艘数", "在航艘数", "其中：客船"]
ROWS = [["内河", "14", "12", "9"], ["沿海", "5", "5", "5"], ["趸船", "—", "3", "3"], ["合计", "19", "20", "17"]]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def put(paper: Paper, rows: list[list[str]]) -> None:
    """Print headers off their numbers: the first column keeps to the left, the others to the right."""
    for x, words in zip((100, 245, 347, 448), HEADERS, strict=True):
        paper.text(x, 100, words)
    for at, row in enumerate(rows):
        top = 116 + 16 * at
        paper.text(72, top, row[0])
        paper.text(209, top, row[1])
        for right, words in zip((416, 538), row[2:], strict=True):
            paper.canvas.drawRightString(right, HEIGHT - top - 9, words)


def test_counts_that_add_up_are_a_table(paper: Paper) -> None:
    put(paper, ROWS)
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


@pytest.mark.parametrize("last", [["合计", "19", "21", "17"], ["快艇", "19", "20", "17"]])
def test_counts_that_do_not_are_none(paper: Paper, last: list[str]) -> None:
    put(paper, [*ROWS[:-1], last])
    assert tables_of(paper.read()) == []


def test_posts_and_who_is_paid_for_are_people_beside_a_number_of_people() -> None:
    rows = [
        ["人员类别", "编制数", "实有人数", "其中：财政供养"],
        ["护林人员", "14", "12", "9"],
        ["合计", "14", "12", "9"],
    ]
    assert [row.unit for row in cell_quantities.read(made(rows))] == ["人"] * 6
