"""Tables whose frame, headers or striped rows have strokes of their own, as designers draw them."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of

from pipeline.reading.surface import is_number

XS = (60, 200, 290, 380, 470)
HEADERS = ["线路", "客运量", "票款", "准点率"]
ROWS = [["常规", "310", "32.40", "96.1"], ["夜班", "28", "1.20", "95.2"], ["定制", "61", "7.70", "99.0"]]
FIVE = [*ROWS, ["水上", "12", "0.80", "97.4"], ["山地", "9", "0.30", "92.8"]]


def rule(paper: Paper, top: float, xs: Sequence[float] = XS) -> None:
    """Draw a rule cell by cell."""
    for x0, x1 in pairwise(xs):
        paper.rule(x0, top, x1, top)


def uprights(paper: Paper, top: float, bottom: float, xs: Sequence[float] = XS) -> None:
    for x in xs:
        paper.rule(x, top, x, bottom)


def stripe(paper: Paper, top: float, bottom: float) -> None:
    for x0, x1 in pairwise(XS):
        paper.fill(x0, top, x1, bottom)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def test_rules_between_rows_in_a_frame(paper: Paper) -> None:
    for top in (100, 120, 140, 160, 180):
        rule(paper, top)
    uprights(paper, 100, 180, (XS[0], XS[-1]))
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_headers_in_cells_over_rows_with_rules(paper: Paper) -> None:
    for top in (100, 120, 140, 160, 180):
        rule(paper, top)
    uprights(paper, 100, 120)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


@pytest.mark.parametrize("closed", [(100, 120), (100, 200)])
def test_stripes_under_headers_in_cells_or_in_a_frame(paper: Paper, closed: tuple[float, float]) -> None:
    for top in (100, 120, 160):
        stripe(paper, top, top + 20)
    uprights(paper, *closed, XS if closed[1] == 120 else (XS[0], XS[-1]))
    for top in closed:
        rule(paper, top)
    paper.words(XS, 100, [HEADERS, *FIVE[:4]])
    assert tables_of(paper.read()) == [[HEADERS, *FIVE[:4]]]


def test_names_of_groups_between_rows_with_rules(paper: Paper) -> None:
    for top in (100, 120, 160, 200, 220):
        rule(paper, top)
    for top in (140, 180):  # the name of a group is one cell
        paper.rule(XS[0], top, XS[-1], top)
    rows = [HEADERS, ["市内"], ROWS[0], ["市外"], *ROWS[1:]]
    paper.words(XS, 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_two_framed_tables_with_a_line_between_them_stay_two(paper: Paper) -> None:
    for top in (100, 120, 140, 160, 180, 200):
        rule(paper, top)
    uprights(paper, 100, 140)
    uprights(paper, 160, 200)
    paper.words(XS, 100, [HEADERS, ROWS[0], ["郊区线路另计"], HEADERS, ROWS[1]])
    assert tables_of(paper.read()) == [[HEADERS, ROWS[0]], [HEADERS, ROWS[1]]]


def test_headers_without_uprights_over_closed_rows(paper: Paper) -> None:
    for top in (100, 120, 140, 160, 180):
        rule(paper, top)
    uprights(paper, 120, 180)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_headers_of_two_levels_that_stand_close(paper: Paper) -> None:
    xs = (60, 200, 235, 270, 360)
    rule(paper, 100, xs)
    rule(paper, 120, (200, 235, 270))
    for top in (140, 160, 180, 200):
        rule(paper, top, xs)
    uprights(paper, 140, 200, xs)
    paper.text(100, 112, "车队")
    paper.text(218, 105, "编制")
    paper.text(300, 112, "在岗")
    paper.words(xs, 120, [["", "干部", "工人", ""], *[[row[0], "2", "6", "8"] for row in ROWS]])
    (rows,) = tables_of(paper.read())
    assert rows == [["车队", "编制", "在岗"], ["干部", "工人"], *[[row[0], "2", "6", "8"] for row in ROWS]]


def test_filled_labels_beside_closed_cells_are_no_stripes(paper: Paper) -> None:
    paper.grid(XS, (100, 120, 140, 160, 180))
    for at, top in enumerate((100, 120, 140, 160)):
        for x0, x1 in list(pairwise(XS))[: 4 if at == 0 else 1]:
            paper.fill(x0 + 1, top + 1, x1 - 1, top + 19)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_headers_whose_rule_leaves_out_the_tall_ones_at_the_end_of_a_page(paper: Paper) -> None:
    xs = (60, 170, 220, 270, 360, 470)
    rule(paper, 680, xs)
    for top in (700, 720):  # no rule closes the table, nor the tall headers beside the lower ones
        rule(paper, top, (170, 220, 270))
    paper.words(xs, 680, [["", "编制", "", "", ""], ["", "干部", "工人", "", ""]])
    paper.words((60, 270, 360), 690, [["车队", "35岁及", "外聘"]])
    for at, name in enumerate(("常规", "夜班", "定制")):
        paper.words(xs, 720 + 20 * at, [[name, "2", "6", "5", "8"]])
    (rows,) = tables_of(paper.read())
    assert sorted(rows[0]) == sorted(["车队", "编制", "35岁及", "外聘"])
    assert rows[-1] == ["定制", "2", "6", "5", "8"]
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [("35岁及", False), ("90人以上", False), ("5年以内", False), ("35岁", True), ("12人", True), ("2023年实际", False)],
)
def test_groups_of_those_with_so_much_are_no_numbers(words: str, said: bool) -> None:
    assert is_number(words) is said


def test_a_tall_label_beside_the_first_row_under_headers_in_cells(paper: Paper) -> None:
    xs = (40, 100, *XS[1:])
    rule(paper, 100, xs)
    rule(paper, 120, xs)
    uprights(paper, 100, 120, xs)
    for top in (140, 160, 180):
        rule(paper, top, xs[1:])
    rule(paper, 200, xs)
    paper.words(xs, 100, [["片区", *HEADERS]])
    paper.text(50, 155, "江南")
    paper.words(xs[1:], 120, FIVE[:4])
    assert tables_of(paper.read()) == [[["片区", *HEADERS], ["江南", *FIVE[0]], *FIVE[1:4]]]


def test_a_row_whose_label_takes_many_lines(paper: Paper) -> None:
    for top in (100, 120, 210, 230):
        rule(paper, top)
    uprights(paper, 100, 230, (XS[0], XS[-1]))
    paper.words(XS, 100, [HEADERS])
    for line, words in enumerate(("跨江", "旅游", "观光", "专线", "车队", "合计")):
        paper.text(64, 125 + 14 * line, words)
    paper.words(XS, 158, [["", *ROWS[0][1:]]])
    paper.words(XS, 210, [ROWS[1]])
    assert tables_of(paper.read()) == [[HEADERS, ["跨江旅游观光专线车队合计", *ROWS[0][1:]], ROWS[1]]]


def test_lines_of_text_between_two_tables_are_no_row(paper: Paper) -> None:
    for top in (100, 120, 210, 230):
        rule(paper, top)
    paper.words(XS, 100, [HEADERS])
    for line, words in enumerate(
        ("本年新开线路三条", "线路全长86公里", "其中江南片区两条", "夜班一条", "客流平稳", "票价不变")
    ):
        paper.text(64, 125 + 14 * line, words)
    paper.words(XS, 210, [ROWS[1]])
    document = paper.read()
    assert "线路全长86公里" not in {cell for table in tables_of(document) for row in table for cell in row}


@pytest.mark.parametrize("words", ["郊区线路客运", "注：夜班自6月起开行，票价2元。"])
def test_a_caption_or_a_note_between_tables_whose_rule_is_in_one_piece(paper: Paper, words: str) -> None:
    for top in (100, 120, 140, 180, 200):
        rule(paper, top)
    paper.rule(XS[0], 160, XS[-1], 160)
    paper.words(XS, 100, [HEADERS, ROWS[0], [words], HEADERS, ROWS[1]])
    first, second = tables_of(paper.read())
    assert first == [HEADERS, ROWS[0]]
    assert second[-1] == ROWS[1]
    assert [words] not in second
