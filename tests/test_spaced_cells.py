"""Tables whose cells stand apart, as browsers set them with `border-spacing`."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of

XS = (60, 200, 290, 380, 470)
HEADERS = ["线路", "客运量", "票款", "准点率"]
ROWS = [["常规", "310", "32.40", "96.1"], ["夜班", "28", "1.20", "95.2"], ["定制", "61", "7.70", "99.0"]]
TOPS = (100, 120, 140, 160, 180)
CAP = 1  # points that a rule is drawn beyond its ends
NEAR = (60, 102, 144, 186, 228)  # columns whose words nearly touch: only what is drawn parts them
NARROW = [
    ["线路", "客运量", "总票款", "准点率"],
    ["北郊线", "12.36", "1,832.4", "96.15"],
    ["夜班线", "10.28", "1,201.2", "95.24"],
]


def cell(paper: Paper, across: tuple[float, float], top: float, bottom: float) -> None:
    """Draw the four sides of a cell."""
    x0, x1 = across
    for y in (top, bottom):
        paper.rule(x0 + CAP, y, x1 - CAP, y)
    for x in (x0, x1):
        paper.rule(x, top + CAP, x, bottom - CAP)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


@pytest.mark.parametrize("gap", [1.5, 3.0])
def test_cells_with_four_sides_each(paper: Paper, gap: float) -> None:
    for top, bottom in pairwise(TOPS):
        for x0, x1 in pairwise(XS):
            cell(paper, (x0 + gap / 2, x1 - gap / 2), top + gap / 2, bottom - gap / 2)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


@pytest.mark.parametrize("gap", [1.6, 3.0])
def test_rules_under_cells_that_stand_apart(paper: Paper, gap: float) -> None:
    """Their gaps tell the columns, also one whose header and words nearly touch those beside it."""
    for top in TOPS[:4]:
        for x0, x1 in pairwise(NEAR):
            paper.rule(x0 + gap / 2 + CAP, top, x1 - gap / 2 - CAP, top)
    rows = [
        ["线路名", "班次表", "准点", "责任人"],
        ["北郊线", "夏季用", "96.15", "许望舒"],
        ["夜班线", "全年用", "", "何以宁"],
    ]
    paper.words(NEAR, 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_rules_beside_tall_labels(paper: Paper) -> None:
    """A label over several rows has a rule at its foot only."""
    for top in (100, 120, 140, 160, 180, 200):
        for x0, x1 in pairwise(XS):
            if x0 > XS[0] or top in {100, 120, 160, 200}:
                paper.rule(x0 + 1 + CAP, top, x1 - 1 - CAP, top)
    paper.words(XS, 100, [["类别", "项目", "人数", "占比"]])
    paper.words(XS, 130, [["岗位"]])
    paper.words(XS, 170, [["学历"]])
    rows = [["管理", "318", "14.88"], ["技术", "497", "23.26"], ["本科", "640", "30.01"], ["其他", "741", "31.85"]]
    paper.words(XS[1:], 120, rows)
    table = tables_of(paper.read())[0]
    assert table == [["类别", "项目", "人数", "占比"], ["岗位", *rows[0]], rows[1], ["学历", *rows[2]], rows[3]]


def test_grounds_under_cells_that_stand_apart(paper: Paper) -> None:
    for top in TOPS[:3]:
        for x0, x1 in pairwise(NEAR):
            paper.fill(x0 + 0.8, top + 0.8, x1 - 0.8, top + 19.2)
    paper.words(NEAR, 100, NARROW)
    assert tables_of(paper.read()) == [[*NARROW]]


def test_grounds_and_rules_of_cells_that_stand_apart(paper: Paper) -> None:
    """A header and a first column on grounds, a rule under each cell, the name of a group over all columns."""
    for x0, x1 in pairwise(XS):
        paper.fill(x0 + 0.8, 100.8, x1 - 0.8, 119)
        for top in (119, 159, 179, 199):
            paper.rule(x0 + 0.8 + CAP, top, x1 - 0.8 - CAP, top)
    paper.rule(XS[0] + 0.8 + CAP, 139, XS[-1] - 0.8 - CAP, 139)
    for top in (140, 160, 180):
        paper.fill(XS[0] + 0.8, top + 0.8, XS[1] - 0.8, top + 19)
    paper.words(XS, 100, [HEADERS, ["市区线路"], *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, ["市区线路"], *ROWS]]


def test_headers_in_boxes_over_rows_without_rules(paper: Paper) -> None:
    for x0, x1 in pairwise(XS):
        cell(paper, (x0 + 0.8, x1 - 0.8), 100, 118)
    headers = ["指标", "2022年实际", "2023年实际", "2024年目标"]
    paper.words(XS, 100, [headers, *ROWS])
    assert tables_of(paper.read()) == [[headers, *ROWS]]


def _sums(paper: Paper, xs: Sequence[float], tops: Sequence[float]) -> None:
    for top in tops:
        for x0, x1 in pairwise(xs):
            paper.rule(x0 + 1 + CAP, top, x1 - 1 - CAP, top)


def test_lines_over_and_under_sums_stay_what_they_are(paper: Paper) -> None:
    """They stand under the numbers only: the names of the rows are beside them."""
    rows = [
        ["材料", "1,310", "832.40", "96.1"],
        ["人工", "428", "201.20", "95.2"],
        ["合计", "1,738", "1,033.60", "191.3"],
    ]
    plain, ruled = Paper(paper.path.with_name("b.pdf")), paper
    _sums(ruled, XS[1:], (137, 157, 160))
    for page in (plain, ruled):
        page.words(XS, 80, [HEADERS, *rows])
    assert tables_of(ruled.read()) == tables_of(plain.read())
