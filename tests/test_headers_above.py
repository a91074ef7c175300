"""Tables whose cells have four sides and whose headers stand above them without any."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of

XS = (60, 200, 290, 380, 470)
HEADERS = ["线路", "客运量", "票款", "准点率"]
ROWS = [["常规", "310", "32.40", "96.1"], ["夜班", "28", "1.20", "95.2"], ["定制", "61", "7.70", "99.0"]]
AWARDS = [["夜班线路", "工人先锋号", "榆川市总工会", "2021年"], ["许望舒", "岗位能手", "榆川市交通局", "2022年"]]


def closed(paper: Paper, tops: Sequence[float], xs: Sequence[float] = XS) -> None:
    """Draw cells with all their sides."""
    for top in tops:
        paper.rule(xs[0], top, xs[-1], top)
    for x in xs:
        paper.rule(x, tops[0], x, tops[-1])


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def test_headers_between_a_rule_and_the_cells(paper: Paper) -> None:
    paper.rule(XS[0], 100, XS[-1], 100)
    closed(paper, (120, 140, 160))
    paper.words(XS, 100, [HEADERS, *AWARDS])
    assert tables_of(paper.read()) == [[HEADERS, *AWARDS]]


def test_a_line_of_headers_over_numbers(paper: Paper) -> None:
    closed(paper, (120, 140, 160, 180))
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


@pytest.mark.parametrize("above", [["表1 公交线路", "", "", "单位：万人次"], ["公交线路情况", "", "", ""]])
def test_captions_and_units_are_no_headers(paper: Paper, above: list[str]) -> None:
    closed(paper, (120, 140, 160, 180))
    paper.words(XS, 100, [above])
    paper.words(XS, 120, ROWS)
    assert tables_of(paper.read()) == [[ROWS[0], *ROWS[1:]]]


def test_words_far_above_are_no_headers(paper: Paper) -> None:
    closed(paper, (160, 180, 200, 220))
    paper.words(XS, 100, [HEADERS])
    paper.words(XS, 160, ROWS)
    assert tables_of(paper.read())[0] == ROWS


def test_headers_of_two_levels(paper: Paper) -> None:
    paper.rule(XS[0], 80, XS[-1], 80)
    closed(paper, (120, 140, 160, 180))
    paper.words((60, 245, 380), 80, [["", "本年", ""]])
    paper.words(XS, 100, [["线路", "客运量", "票款", "准点率"]])
    paper.words(XS, 120, ROWS)
    (table,) = tables_of(paper.read())
    assert [row[-3:] for row in table[-3:]] == [row[1:] for row in ROWS]


@pytest.mark.parametrize("left", [True, False])
def test_a_side_that_is_missing_where_the_other_is_drawn(paper: Paper, left: bool) -> None:
    """A first column on a ground, or a line at one side, closes the rows at that side only."""
    tops = (100, 120, 140, 160, 180)
    for top in tops:
        paper.rule(XS[0], top, XS[-1], top)
    for x in XS[:-1] if left else XS[1:]:
        paper.rule(x, 100, x, 180)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_a_title_between_two_tables_with_open_sides_parts_them(paper: Paper) -> None:
    for tops in ((100, 120, 140, 160), (200, 220, 240, 260)):
        for top in tops:
            paper.rule(XS[0], top, XS[-1], top)
        for x0, _ in pairwise(XS[1:]):
            paper.rule(x0, tops[0], x0, tops[-1])
    paper.words(XS, 100, [HEADERS, *ROWS[:2]])
    paper.words(XS[:1] * 2, 170, [["主要客户", ""]])
    paper.words(XS, 200, [HEADERS, *ROWS[1:]])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS[:2]], [HEADERS, *ROWS[1:]]]


@pytest.mark.parametrize("rows", [4, 3])
def test_tall_labels_at_an_open_side(paper: Paper, rows: int) -> None:
    """Rules between rows leave out the labels over several; the page may end within the last one."""
    parts = [["管理", "318", "14.88"], ["技术", "497", "23.26"], ["本科", "640", "30.01"], ["其他", "741", "31.85"]][
        :rows
    ]
    tops = [100 + 20 * row for row in range(rows + 2)]
    for top in tops:
        paper.rule(XS[0] if top in {100, 120, 160, 200} else XS[1], top, XS[-1], top)
    for x in XS[1:-1]:
        paper.rule(x, 100, x, tops[-1])
    paper.words(XS, 100, [["类别", "项目", "人数", "占比"]])
    paper.words(XS, 130, [["岗位"]])
    paper.words(XS, 170 if rows == 4 else 160, [["学历"]])
    paper.words(XS[1:], 120, parts)
    tall = [["岗位", *parts[0]], parts[1], ["学历", *parts[2]], *parts[3:]]
    assert tables_of(paper.read()) == [[["类别", "项目", "人数", "占比"], *tall]]


def test_words_under_the_ground_of_a_header_are_no_caption(paper: Paper) -> None:
    """A wide and high cell without words, filled as those beside it, is no picture."""
    xs = (60, 200, 330, 460)
    for x0, x1 in pairwise(xs):
        paper.fill(x0, 200, x1, 245)
    for top in (245, 265):
        paper.rule(xs[0], top, xs[-1], top)
    paper.words(xs[1:], 215, [["2023年", "2022年"]])
    paper.words(xs, 245, [["总资产", "4,186,352,907.14", "3,902,417,655.80"]])
    paper.text(60, 100, "本年度报告摘要来自年度报告全文，投资者应当到指定网站仔细阅读年度报告全文。")
    assert tables_of(paper.read())[-1][-1] == ["总资产", "4,186,352,907.14", "3,902,417,655.80"]


@pytest.mark.parametrize(
    "above",
    [
        ["审计部", "许望舒", "何以宁", "简素问"],
        ["合计", "见附表", "不适用", "同上"],
        ["北线", "停运", "未统计", "正常"],
        ["榆川公交", "年度报告", "第3页", "公开"],
    ],
)
@pytest.mark.parametrize("ruled", [True, False])
def test_words_of_other_things_are_no_headers(paper: Paper, above: list[str], ruled: bool) -> None:
    """Names, the last row of a table above, a running head with its rule."""
    if ruled:
        paper.rule(XS[0], 100, XS[-1], 100)
    closed(paper, (120, 140, 160, 180))
    paper.words(XS, 100, [above])
    paper.words(XS, 120, ROWS)
    assert tables_of(paper.read())[-1] == ROWS


def test_a_table_with_headers_takes_no_others(paper: Paper) -> None:
    paper.rule(XS[0], 100, XS[-1], 100)
    closed(paper, (120, 140, 160, 180, 200))
    paper.words(XS, 100, [["老城", "客运", "西区时间", "东区时间"]])
    paper.words(XS, 120, [HEADERS, *ROWS])
    assert tables_of(paper.read())[-1] == [HEADERS, *ROWS]
