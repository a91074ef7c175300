"""Tables with a shaded row of headers over rows without rules: band cells at the left, headers that a page repeats."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of
from made_lines import spaced

from extractors.registry import prepare
from extractors.tables import cell_quantities
from pipeline.reading.found import Found
from pipeline.reading.glyphs import edges_of
from pipeline.reading.grounds import GroundTable
from pipeline.reading.ruled import ruled
from pipeline.reading.striped import striped
from schemas.text import Box

XS = (50, 110, 240, 320, 400, 480, 550)
OTHER_XS = (50, 140, 280, 340, 410, 470, 550)
HEADERS = ["类别", "指标", "单位", "2022", "2023", "2024"]
FIRST = [
    ["能源", "天然气", "万立方米", "2,846", "2,771", "2,603"],
    ["", "外购蒸汽", "万吨", "41.7", "40.2", "38.9"],
    ["", "生物质燃料", "吨", "-", "6,450", "11,280"],
    ["用水", "总用水量", "万立方米", "918", "896", "871"],
    ["", "废水达标率", "%", "100", "100", "100"],
]
SECOND = [
    ["员工", "劳动合同员工", "人", "12,036", "12,318", "12,154"],
    ["", "残障员工", "人", "88", "93", "101"],
    ["产品", "清洁标签新品", "款", "-", "11", "17"],
    ["", "专利申请数", "项", "54", "73", "91"],
]


def header(paper: Paper, xs: Sequence[float], top: float, words: Sequence[str]) -> None:
    for x0, x1 in pairwise(xs):
        paper.fill(x0, top, x1, top + 20)
    paper.words(xs, top, [words])


def test_rows_under_a_shaded_header_are_read_with_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    header(paper, XS, 100, HEADERS)
    paper.words(XS, 120, FIRST)
    (rows,) = tables_of(paper.read())
    assert rows == [HEADERS, *([cell for at, cell in enumerate(row) if at or cell] for row in FIRST)]


def test_a_header_repeated_over_columns_of_other_widths(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(50, 60, "绩效总表")
    header(paper, XS, 640, HEADERS)
    paper.words(XS, 660, FIRST)
    paper.turn()
    header(paper, OTHER_XS, 60, HEADERS)
    paper.words(OTHER_XS, 80, SECOND)
    document = prepare(paper.read())
    assert len(document.tables) == 1
    read = [
        (q.phrase.metric, q.value_text, q.unit, q.period_end.year if q.period_end else None)
        for q in cell_quantities.read(document)
    ]
    for expected in (
        ("天然气", "28460000", "立方米", 2022),
        ("总用水量", "8710000", "立方米", 2024),
        ("残障员工", "88", "人", 2022),
        ("清洁标签新品", "17", "款", 2024),
        ("专利申请数", "54", "项", 2022),
    ):
        assert expected in read
    assert len(read) == 3 * (len(FIRST) + len(SECOND)) - 2


def test_shaded_boxes_over_text_are_no_headers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs = (50, 220, 390, 550)
    header(paper, xs, 100, ["守护安全", "服务社区", "绿色运行"])
    paper.words(
        xs, 120, [["公司落实安全责任", "志愿者走进社区", "推进节能改造"], ["定期检查隐患", "帮助老人", "减少排放"]] * 2
    )
    assert all(len(rows) == 1 for rows in tables_of(paper.read()))


def test_cards_with_numbers_are_no_headers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs = (50, 220, 390, 550)
    header(paper, xs, 100, ["1,268", "98.6", "3.2"])
    paper.words(xs, 120, [["检查", "12", "7.5"], ["整改", "10", "6.5"], ["复查", "9", "5.5"]])
    assert not any(rows[0] == ["1,268", "98.6", "3.2"] and len(rows) > 1 for rows in tables_of(paper.read()))


def test_running_text_ends_the_rows(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    header(paper, XS, 100, HEADERS)
    paper.words(XS, 120, FIRST)
    paper.text(50, 232, "下表以外的数据由各单位报送，统计范围为合并报表内的工厂与牧场，口径与上年相同。")
    (rows,) = tables_of(paper.read())
    assert len(rows) == 1 + len(FIRST)


def test_shaded_rows_with_groups_and_broken_rows_between_them(tmp_path: Path) -> None:
    paper, xs = Paper(tmp_path / "a.pdf"), (50, 200, 290, 380, 470)
    words = ["项目", "单位", "2022", "2023"]
    header(paper, xs, 100, words)
    rows = [["进水量", "万吨", "846", "871"], ["出水量", "万吨", "812", "840"], ["药耗", "吨", "64.5", "60.1"]]
    paper.words(xs, 120, [rows[0]])
    header(paper, xs, 140, rows[1])
    paper.text(54, 165, "物料")  # a group on white ground
    header(paper, xs, 180, rows[2])
    paper.text(54, 205, "药剂合格率（按")
    paper.text(54, 217, "批次）")
    for x, said in zip(xs[1:], ("%", "99.1", "99.4"), strict=False):
        paper.text(x + 4, 211, said)
    header(paper, xs, 232, ["污泥", "吨", "18.2", "17.9"])
    (found,) = tables_of(paper.read())
    assert [row[0] for row in found] == ["项目", "进水量", "出水量", "物料", "药耗", "药剂合格率（按批次）", "污泥"]


def shaded_row(top: float) -> Found:
    cells = tuple(Box(x0, top, x1, top + 20) for x0, x1 in pairwise(STRIPED_XS))
    return Found(Box(50, top, 470, top + 20), cells, "ruled")


@pytest.mark.parametrize(
    ("words", "x0", "joined"),
    [
        ("物料", 54, True),
        ("一" * 20, 54, True),
        ("一" * 21, 54, False),
        ("物料，药剂", 54, False),
        ("物料；", 54, False),
        ("物料。", 54, False),
        ("物料", 199, True),
        ("物料", 200, False),  # behind the first column
        ("一" * 20, 199, True),
        ("物料 1,204 1,377 8.2 9.1 7.7", 54, False),
    ],
)
def test_the_name_of_a_group_between_two_shaded_rows(words: str, x0: float, joined: bool) -> None:
    rows, name = [shaded_row(100), shaded_row(140)], spaced(125, (words, x0))
    assert len(striped(rows, [], [name])) == 2 - joined
    assert len(striped(rows, [], [name, spaced(131, ("甲", 54))])) == 2


@pytest.mark.parametrize(("height", "joined"), [(32, True), (32.1, False)])
def test_a_row_between_two_shaded_ones_is_about_as_high(height: float, joined: bool) -> None:
    found = striped([shaded_row(100), shaded_row(120 + height)], [], [spaced(125, ("物料", 54))])
    assert len(found) == 2 - joined


@pytest.mark.parametrize(("shift", "joined"), [(3, True), (3.1, False)])
def test_shaded_rows_of_one_table_have_the_same_columns(shift: float, joined: bool) -> None:
    other = shaded_row(140)
    cells = (other.cells[0]._replace(x1=200 + shift), other.cells[1]._replace(x0=200 + shift), *other.cells[2:])
    found = striped([shaded_row(100), replace(other, cells=cells)], [], [spaced(125, ("物料", 54))])
    assert len(found) == 2 - joined


def test_a_tall_shaded_header_of_two_lines_is_no_panel(tmp_path: Path) -> None:
    paper, xs = Paper(tmp_path / "a.pdf"), (50, 170, 270, 370, 470)
    for x0, top, x1, bottom in ((50, 100, 170, 150), (170, 100, 370, 130), (370, 100, 470, 150)):
        paper.fill(x0, top, x1, bottom)
    paper.fill(170, 130, 270, 150)
    paper.fill(270, 130, 370, 150)
    paper.text(54, 120, "线路")
    paper.text(190, 104, "客运量（含换乘和")
    paper.text(190, 117, "免费乘客）")
    paper.words(xs, 130, [["", "本年", "上年"]])
    paper.text(374, 120, "增减")
    body = [["常规", "310", "298", "4.0"], ["夜班", "28", "31", "-9.7"], ["定制", "61", "50", "22.0"]]
    paper.words(xs, 150, [body[0]])
    header(paper, xs, 170, body[1])
    paper.words(xs, 190, [body[2]])
    (rows,) = tables_of(paper.read())
    assert rows[:2] == [["线路", "客运量（含换乘和免费乘客）", "增减"], ["本年", "上年"]]
    assert rows[2:] == body


def test_shaded_headers_of_two_levels_over_rows_without_rules(tmp_path: Path) -> None:
    paper, xs = Paper(tmp_path / "a.pdf"), (50, 170, 270, 370, 470)
    for x0, top, x1, bottom in ((50, 100, 170, 140), (170, 100, 370, 120), (370, 100, 470, 140)):
        paper.fill(x0, top, x1, bottom)
    paper.fill(170, 120, 270, 140)
    paper.fill(270, 120, 370, 140)
    paper.text(54, 115, "线路")
    paper.text(240, 105, "客运量")
    paper.words(xs, 120, [["", "本年", "上年"]])
    paper.text(374, 115, "增减")
    body = [["常规", "310", "298", "4.0"], ["夜班", "28", "31", "-9.7"], ["定制", "61", "50", "22.0"]]
    paper.words(xs, 140, body)
    (rows,) = tables_of(paper.read())
    assert rows == [["线路", "客运量", "增减"], ["本年", "上年"], *body]


STRIPED = [
    ["供气量", "万方", "846.2", "871.0"],
    ["购气量", "万方", "902.5", "930.4"],
    ["漏损率", "%", "3.1", "2.9"],
    ["抢修次数", "次", "64", "58"],
    ["巡线里程", "公里", "1,204", "1,377"],
]
STRIPED_XS = (50, 200, 290, 380, 470)


@pytest.mark.parametrize("first", [0, 1], ids=["the first row", "the second row"])
@pytest.mark.parametrize("ruled", [False, True], ids=["bare", "a rule under the headers"])
def test_headers_and_rows_without_a_ground_belong_to_those_on_one(tmp_path: Path, first: int, ruled: bool) -> None:
    paper, words = Paper(tmp_path / "a.pdf"), ["项目", "单位", "2022年", "2023年"]
    paper.text(54, 80, "本表由各分公司汇总")
    paper.words(STRIPED_XS, 100, [words])
    if ruled:
        paper.rule(50, 120, 470, 120)
    for at, row in enumerate(STRIPED):
        (header if at % 2 == first else lambda paper, xs, top, row: paper.words(xs, top, [row]))(
            paper, STRIPED_XS, 120 + 20 * at, row
        )
    (rows,) = tables_of(paper.read())
    assert rows == [words, *STRIPED]


def test_grounds_from_side_to_side_have_the_columns_that_line_up(tmp_path: Path) -> None:
    paper, words = Paper(tmp_path / "a.pdf"), ["项目", "单位", "2022年", "2023年"]
    for at, row in enumerate([words, *STRIPED]):
        if at % 2 == 0:
            paper.fill(50, 100 + 20 * at, 470, 120 + 20 * at)
        paper.words(STRIPED_XS, 100 + 20 * at, [row])
    (rows,) = tables_of(paper.read())
    assert rows == [words, *STRIPED]


@pytest.mark.parametrize(("labels", "rows"), [(["供气量", "购气量", ""], 4), (["供气量", "", ""], 3)])
def test_two_of_three_rows_with_numbers_have_labels(tmp_path: Path, labels: Sequence[str], rows: int) -> None:
    paper = Paper(tmp_path / "a.pdf")
    header(paper, STRIPED_XS, 100, ["项目", "单位", "2022年", "2023年"])
    for at, label in enumerate(labels):
        row = [label, "万方" if label else "", "846.2", "871.0"]
        (header if at % 2 else lambda paper, xs, top, row: paper.words(xs, top, [row]))(
            paper, STRIPED_XS, 120 + 20 * at, row
        )
    (found,) = tables_of(paper.read())
    assert len(found) == rows


@pytest.mark.parametrize(("higher", "tall"), [(3.0, 0), (3.1, 1)])
def test_a_ground_is_as_tall_as_several_rows(higher: float, tall: int) -> None:
    table = GroundTable([[Box(0, 20, 50, 40 + higher), Box(50, 20, 100, 40), Box(50, 40 + higher, 100, 60 + higher)]])
    assert len(table.rows()[1]) == tall


def test_labels_halfway_down_their_rows_beside_grounds(tmp_path: Path) -> None:
    paper, xs = Paper(tmp_path / "a.pdf"), (50, 120, 250, 340, 430)
    words = ["领域", "项目", "2022年", "2023年"]
    header(paper, xs, 100, words)
    for at, row in enumerate(STRIPED):
        if at % 2:
            for x0, x1 in pairwise(xs[1:]):
                paper.fill(x0, 120 + 20 * at, x1, 140 + 20 * at)
        paper.words(xs[1:], 120 + 20 * at, [[row[0], *row[2:]]])
    paper.text(54, 135, "经营")
    paper.text(54, 185, "安全")
    (rows,) = tables_of(paper.read())
    assert rows == [
        words,
        ["经营", STRIPED[0][0], *STRIPED[0][2:]],
        [STRIPED[1][0], *STRIPED[1][2:]],
        ["安全", STRIPED[2][0], *STRIPED[2][2:]],
        *([row[0], *row[2:]] for row in STRIPED[3:]),
    ]


def test_one_row_under_headers_that_a_page_repeats(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    header(paper, STRIPED_XS, 60, ["项目", "单位", "2022年", "2023年"])
    paper.words(STRIPED_XS, 80, [["合计", "万方", "1,748.7", "1,801.4"]])
    (rows,) = tables_of(paper.read())
    assert rows[1] == ["合计", "万方", "1,748.7", "1,801.4"]


def test_a_heading_in_two_pieces_over_headers_is_none_of_them(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(54, 84, "附录二")
    paper.text(204, 84, "管网运行情况")
    for at, row in enumerate([["项目", "单位", "2022年", "2023年"], *STRIPED]):
        if at % 2 == 0:
            header(paper, STRIPED_XS, 100 + 20 * at, row)
        else:
            paper.words(STRIPED_XS, 100 + 20 * at, [row])
    (rows,) = tables_of(paper.read())
    assert rows[0] == ["项目", "单位", "2022年", "2023年"]
    assert len(rows) == 1 + len(STRIPED)


def test_boxes_with_a_number_and_its_words_are_no_rows(tmp_path: Path) -> None:
    paper, xs = Paper(tmp_path / "a.pdf"), (50, 220, 390, 550)
    for top, numbers in ((100, ["1,268", "98.6", "3.2"]), (160, ["312", "77.1", "4.5"])):
        header(paper, xs, top, numbers)
        paper.words(xs, top + 20, [["检查次数", "合格率（%）", "投入（万元）"]])
    assert not any(
        ["1,268", "98.6", "3.2"] in rows and ["312", "77.1", "4.5"] in rows for rows in tables_of(paper.read())
    )


def test_the_name_of_a_group_at_the_foot_of_a_page_is_of_the_table(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    header(paper, STRIPED_XS, 640, ["项目", "单位", "2022年", "2023年"])
    paper.words(STRIPED_XS, 660, STRIPED)
    paper.text(54, 765, "安全")
    paper.text(290, 800, "12")
    (rows,) = tables_of(paper.read())
    assert rows[-1] == ["安全"]
    assert len(rows) == 2 + len(STRIPED)


def test_no_rule_closes_rows_under_a_shaded_header() -> None:
    grounds = [edge for x0, x1 in pairwise(STRIPED_XS) for edge in edges_of(Box(x0, 640, x1, 660), shade=True)]
    rows = [["项目", "单位", "2022年", "2023年"], *STRIPED]
    lines = [
        spaced(645 + 20 * at, *((words, x + 4) for words, x in zip(row, STRIPED_XS, strict=False)))
        for at, row in enumerate(rows)
    ]
    (found,) = ruled(grounds, lines)
    assert len(found.cells) == 4 * len(rows)
    assert {found.cells[at].top > 660 for at in found.open_above} == {True}


TALL = (50, 150, 290, 360, 420, 480, 550)


def tall(paper: Paper, top: float, labels: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> None:
    """Draw rows with a rule around each cell, under filled headers; a tall cell at the left goes over several."""
    for x0, x1 in pairwise((50, 150, 290, 360)):
        paper.fill(x0, top, x1, top + 40)
    paper.fill(480, top, 550, top + 40)
    paper.fill(360, top, 480, top + 20)
    paper.fill(360, top + 20, 420, top + 40)
    paper.fill(420, top + 20, 480, top + 40)
    paper.words((50, 150, 290, 390, 480), top + 10, [["层次", "类别", "计划数", "", "报到率"]])
    paper.words((390,), top, [["录取"]])
    paper.words((360, 420), top + 20, [["录取数", "报到数"]])
    end = top + 20 * (len(rows) + 2)
    paper.rule(360, top + 20, 480, top + 20)
    for y in (top, top + 40, end):
        paper.rule(50, y, 550, y)
    for row in range(1, len(rows)):
        paper.rule(150, top + 40 + 20 * row, 550, top + 40 + 20 * row)
    for x in TALL:
        paper.rule(x, top + 20 * (x == 420), x, end)
    paper.words(TALL[1:], top + 40, rows)
    at = top + 40
    for label, count in labels:
        paper.text(60, at + 10 * count - 6, label)
        at += 20 * count
        paper.rule(50, at, 150, at)


def test_a_filled_header_over_rules_leaves_tall_cells_whole_over_a_page_break(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(50, 60, "表2 2024年录取情况")
    tall(paper, 700, [("甲层", 1)], [["统考", "120", "118", "116", "98.3%"]])
    paper.turn()
    rows = [
        ["转段", "28", "27", "26", "96.3%"],
        ["小计", "148", "145", "142", "97.9%"],
        ["统考", "65", "64", "62", "96.9%"],
        ["单招", "42", "41", "40", "97.6%"],
        ["小计", "107", "105", "102", "97.1%"],
    ]
    tall(paper, 60, [("", 2), ("乙层", 3)], rows)
    document = prepare(paper.read())
    (table,) = document.tables
    assert [(cell.row, cell.row_span) for cell in table.cells if cell.column == 0] == [(0, 2), (2, 3), (5, 3)]
    named = [q.phrase.metric for q in cell_quantities.read(document)]
    assert named[8:10] == ["甲层小计计划数", "甲层小计录取数"]
    assert named[12:14] == ["乙层统考计划数", "乙层统考录取数"]


@pytest.mark.parametrize(("upper", "span"), [("性别", 2), ("", 1)])
def test_headers_of_two_levels_stay_so_where_the_total_stands_on_a_ground(
    tmp_path: Path, upper: str, span: int
) -> None:
    """Rules drawn cell by cell tell the levels; the one under the headers leaves out the tall ones."""
    paper = Paper(tmp_path / "a.pdf")
    xs = (60, 160, 240, 310, 380, 480)
    for top, ends in {100: xs, 136: xs[2:5], 196: xs, 216: xs}.items():
        for x0, x1 in pairwise(ends):
            paper.rule(x0, top, x1, top)
    for x0, x1 in pairwise(xs):
        paper.fill(x0, 196, x1, 216)
    paper.text(300, 106, upper)
    paper.words((60, 186, 415), 109, [["班组", "合计", "其中："]])
    paper.words((265, 335, 416), 117, [["男", "女", "党员"]])
    rows = [["育苗", "14", "6", "8", "3"], ["嫁接", "11", "4", "7", "2"], ["运输", "9", "7", "2", "1"]]
    paper.words(xs, 136, [*rows, ["总计", "34", "17", "17", "6"]])
    (table,) = prepare(paper.read()).tables
    assert [cell.column_span for cell in table.cells if (cell.row, cell.column) == (0, 2)] == [span]
    assert table.cells[-1].row == (5 if upper else 4)
