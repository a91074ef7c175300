"""Columns that rules tell where no upright is drawn: rules drawn cell by cell, as offices and browsers draw them."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from drawn import Paper, tables_of

XS = (60, 200, 290, 380, 470)
HEADERS = ["线路", "客运量", "票款", "准点率"]
ROWS = [["常规", "310", "32.40", "96.1"], ["夜班", "28", "1.20", "95.2"], ["定制", "61", "7.70", "99.0"]]


def rule(paper: Paper, xs: Sequence[float], top: float, *, gap: float = 0) -> None:
    """Draw a rule cell by cell."""
    for x0, x1 in pairwise(xs):
        paper.rule(x0, top, x1 - gap, top)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def test_a_three_line_table(paper: Paper) -> None:
    for top in (100, 120, 180):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_a_column_of_numbers_among_days_and_names(paper: Paper) -> None:
    rows = [["序号", "活动", "时间", "人数"], ["1", "元宵灯会", "2月24日", "2,300"], ["2", "敬老宴", "10月11日", "520"]]
    for top in (100, 120, 160):
        rule(paper, XS, top)
    paper.words(XS, 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_a_number_right_beside_words(paper: Paper) -> None:
    for top in (100, 120, 180):
        rule(paper, XS, top)
    paper.words(
        XS, 100, [["项目", "时间", "金额", "备注"], *([name, "6月", "", "已验收"] for name in ("助学", "防汛", "修缮"))]
    )
    for top in (125, 145, 165):
        paper.text(355, top, "30.00")
    (rows,) = tables_of(paper.read())
    assert rows[1:] == [[name, "6月", "30.00", "已验收"] for name in ("助学", "防汛", "修缮")]


def test_headers_over_several_columns(paper: Paper) -> None:
    rule(paper, XS, 100)
    rule(paper, XS[1:], 120)
    rule(paper, XS, 140)
    rule(paper, XS, 200)
    paper.text(250, 105, "2022年客运与票款")  # over two columns: through the side between them
    paper.text(390, 105, "2022年")
    paper.text(64, 115, "线路")
    paper.words(XS, 120, [["", "客运量", "票款", "准点率"], *ROWS])
    (rows,) = tables_of(paper.read())
    assert rows[0] == ["线路", "2022年客运与票款", "2022年"]
    assert rows[1] == ["客运量", "票款", "准点率"]
    assert rows[2:] == ROWS


def centre(paper: Paper, xs: Sequence[float], top: float, cells: Sequence[str]) -> None:
    """Write words in the middle between each two places."""
    for x0, x1, words in zip(xs, xs[1:], cells, strict=False):
        paper.text((x0 + x1) / 2 - 5 * len(words), top, words)


@pytest.mark.parametrize("by_cell", [True, False])
def test_headers_in_the_middle_of_several_columns_without_any_side(paper: Paper, *, by_cell: bool) -> None:
    xs = (60, 120, 230, 310, 390, 470)
    for top in (100, 120, 140, 200):
        rule(paper, xs if by_cell else (xs[0], xs[-1]), top)
    centre(paper, (60, 230, 470), 105, ["线路", "本年客运"])
    centre(paper, xs, 125, ["编码", "名称", "合计", "城区", "郊区"])
    rows = [["R1", "常规", "310", "210", "100"], ["R2", "夜班", "28", "20", "8"], ["R3", "定制", "61", "50", "11"]]
    for row, cells in enumerate(rows):
        centre(paper, xs, 145 + 20 * row, cells)
    (table,) = paper.read().tables
    spans = [(cell.column, cell.column_span) for cell in table.cells if cell.row == 0]
    assert spans == [(0, 2), (2, 3)]


def test_two_headers_near_each_other_are_no_one_over_both_columns(paper: Paper) -> None:
    xs = (60, 200, 280, 360)
    for top in (100, 120, 180):
        rule(paper, xs, top)
    centre(paper, xs[1:], 105, ["线路长度（公里", "配车数量（辆）"])
    paper.words(xs, 120, [[name, *numbers[:2]] for name, *numbers in ROWS])
    (rows,) = tables_of(paper.read())
    assert rows[0][-2:] == ["线路长度（公里", "配车数量（辆）"]


def test_a_rule_that_leaves_out_the_labels(paper: Paper) -> None:
    rule(paper, XS, 100)
    rule(paper, XS[1:], 120)
    rule(paper, XS, 180)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_a_tall_label_beside_rows(paper: Paper) -> None:
    for top in (100, 120, 180):
        rule(paper, XS, top)
    for top in (140, 160):
        rule(paper, XS[1:], top)
    paper.words(XS, 100, [HEADERS, *(["能源" if at == 1 else "", *row[1:]] for at, row in enumerate(ROWS))])
    (read,) = tables_of(paper.read())
    assert read == [HEADERS, ["能源", *ROWS[0][1:]], ROWS[1][1:], ROWS[2][1:]]


def test_headers_over_the_only_rule_and_rows_that_none_closes(paper: Paper) -> None:
    rule(paper, XS, 120)
    paper.words(XS, 100, [HEADERS, *ROWS])
    paper.text(
        60, 200, "客运量较上年增长，票款收入同步提高，准点率保持稳定，乘客满意度测评位居全市前列，全年无责任事故。"
    )
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_rows_that_none_closes_end_before_the_heading_and_the_unit_of_the_next_table(paper: Paper) -> None:
    for top in (100, 120):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, *ROWS])
    paper.text(60, 184, "4、场站租金")
    paper.text(400, 204, "单位：万元")
    for top in (224, 244):
        rule(paper, XS[:4], top)
    paper.words(XS, 224, [["场站", "本期", "上期"], ["东门", "3.20", "2.90"], ["北门", "1.40", "1.10"]])
    first, second = tables_of(paper.read())
    assert first == [HEADERS, *ROWS]
    assert second[1:] == [["东门", "3.20", "2.90"], ["北门", "1.40", "1.10"]]


def test_numbered_rows_of_words_that_none_closes(paper: Paper) -> None:
    rows = [
        ["序号", "称号", "评选单位", "班组"],
        ["1", "先锋岗", "青川市总工会", "夜班"],
        ["2", "示范站", "青川市交通局", "北门"],
    ]
    for top in (100, 120):
        rule(paper, XS, top)
    paper.words(XS, 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_terms_and_what_they_stand_for_that_none_closes(paper: Paper) -> None:
    rows = [
        ["释义项", "指", "释义内容"],
        ["青客", "指", "青川客运公司"],
        ["报告期", "指", "2031年度"],
        ["元", "指", "人民币元"],
    ]
    for top in (100, 120):
        rule(paper, XS[:4], top)
    paper.words(XS, 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_who_signs_under_a_number_is_none_of_the_row_above(paper: Paper) -> None:
    for top in (100, 120):
        rule(paper, XS[:4], top)
    paper.words(XS, 100, [["线路", "本期", "上期"], ["常规", "32.40", "31.10"], ["夜班", "1.20", "1.15"]])
    paper.text(305, 180, "青川客运公司")
    assert tables_of(paper.read())[0][-1] == ["夜班", "1.20", "1.15"]


def test_a_filled_header_over_rows_with_rules(paper: Paper) -> None:
    for x0, x1 in pairwise(XS):
        paper.fill(x0, 100, x1, 120)
    for top in (140, 160, 180):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_shaded_rows_between_white_ones_stay_one_table(paper: Paper) -> None:
    for top in (120, 160):
        for x0, x1 in pairwise(XS):
            paper.fill(x0, top, x1, top + 20)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_shaded_rows_of_two_tables_side_by_side(paper: Paper) -> None:
    left, right = (50, 130, 200, 270), (300, 380, 450, 540)
    for xs in (left, right):
        for top in (100, 140):
            for x0, x1 in pairwise(xs):
                paper.fill(x0, top, x1, top + 20)
        paper.words(xs, 100, [row[:3] for row in (HEADERS, *ROWS)])
    assert tables_of(paper.read()) == [[row[:3] for row in (HEADERS, *ROWS)]] * 2


def test_headers_over_rows_that_only_uprights_part(paper: Paper) -> None:
    for x in XS:
        paper.rule(x, 100, x, 180)
    for y in (100, 180):
        paper.rule(XS[0], y, XS[-1], y)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_a_heading_between_two_tables_is_in_neither(paper: Paper) -> None:
    for top in (100, 120, 180, 230, 250, 310):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, *ROWS])
    paper.text(64, 200, "二、票款")
    paper.words(XS, 230, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]] * 2


def test_lines_over_sums_tell_no_columns(paper: Paper) -> None:
    rows = [
        ["现金", "276,418.35", "268,105.40"],
        ["存款", "493,270.16", "487,916.22"],
        ["", "769,688.51", "756,021.62"],
    ]
    for top in (140, 160):
        paper.rule(240, top, 310, top)
        paper.rule(312, top, 400, top)
    paper.text(260, 80, "2022年")
    paper.text(330, 80, "2021年")
    paper.words((60, 240, 312), 100, rows)
    (read,) = tables_of(paper.read())
    assert [row[0] for row in read[1:3]] == ["现金", "存款"]


def test_tall_headers_of_several_lines_beside_one_over_two_columns(paper: Paper) -> None:
    xs = (60, 150, 220, 290, 380, 470)
    rule(paper, xs, 100)
    rule(paper, xs[2:5], 120)  # under the header over two columns only
    for top in (140, 160, 180, 200):
        rule(paper, xs, top)
    paper.text(64, 115, "品种")
    paper.text(154, 109, "产地")
    paper.text(154, 121, "代码")  # beside the lower headers, in a tall cell of its own
    paper.text(240, 105, "2022年产量")
    paper.text(230, 125, "春收")
    paper.text(300, 125, "秋收")
    paper.text(390, 109, "比上年")
    paper.text(390, 121, "增减")
    rows = [["早籼", "A1", "21.40", "30.15", "3.20"], ["晚籼", "B2", "18.06", "27.90", "-1.80"]]
    paper.words(xs, 140, [*rows, ["糯稻", "C3", "6.35", "9.02", "0.40"]])
    (found,) = tables_of(paper.read())
    assert found[:2] == [["品种", "产地代码", "2022年产量", "比上年增减"], ["春收", "秋收"]]
    assert found[2:4] == rows


def test_a_header_whose_letters_stand_apart(paper: Paper) -> None:
    for top in (100, 120, 140, 160, 180):
        rule(paper, XS, top)
    for x, letter in ((130, "收"), (200, "入"), (340, "支"), (410, "出")):
        paper.text(x, 105, letter)
    headers = ["项目", "预算数", "项目", "预算数"]
    rows = [["拨款", "1,240.00", "养护", "860.00"], ["其他", "36.00", "结转", "416.00"]]
    paper.words(XS, 120, [headers, *rows])
    assert tables_of(paper.read()) == [[["收入", "支出"], headers, *rows]]


def test_two_headers_of_one_letter_stay_two(paper: Paper) -> None:
    for top in (100, 120, 140, 160):
        rule(paper, XS, top)
    paper.words(XS, 100, [["班组", "男", "女", "合计"], ["一班", "12", "9", "21"], ["二班", "8", "15", "23"]])
    (found,) = tables_of(paper.read())
    assert found[0] == ["班组", "男", "女", "合计"]


def test_high_rows_hold_high_bands(paper: Paper) -> None:
    for top in (100, 140, 180, 220, 260):
        rule(paper, XS, top)
    paper.words(XS, 112, [HEADERS])
    paper.text(64, 152, "公交")
    paper.words(XS, 192, [ROWS[0]])
    paper.words(XS, 232, [ROWS[1]])
    (found,) = tables_of(paper.read())
    assert [row[0] for row in found] == ["线路", "公交", "常规", "夜班"]


def test_the_fill_of_a_column_closes_nothing(paper: Paper) -> None:
    paper.fill(XS[0], 100, XS[1], 180)
    for top in (100, 120, 140, 160, 180):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, *ROWS])
    assert tables_of(paper.read()) == [[HEADERS, *ROWS]]


def test_rows_that_a_page_begins_with_end_at_its_first_rule(paper: Paper) -> None:
    rule(paper, XS, 140)
    paper.words(XS, 80, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_a_number_over_the_first_rule_of_a_text_is_no_row(paper: Paper) -> None:
    rule(paper, XS, 140)
    paper.text(64, 105, "这一年全线客运量比上一年有所回升，其中常规线路回升最多，达到了310万人次。")
    paper.text(64, 125, "夜班线路 28 万人次")
    assert tables_of(paper.read()) == []


def test_rows_of_several_lines_between_two_rules(paper: Paper) -> None:
    for top in (100, 120, 210):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS])
    paper.text(64, 125, "城区至机场的")
    paper.text(64, 137, "快线")
    for x, words in zip(XS[1:], ("310", "32.40", "96.1"), strict=False):
        paper.text(x + 4, 131, words)
    paper.words(XS, 150, [ROWS[1]])
    paper.text(64, 175, "旅游专线（含")
    paper.text(64, 187, "临时加开）")
    for x, words in zip(XS[1:], ("61", "7.70", "99.0"), strict=False):
        paper.text(x + 4, 181, words)
    (rows,) = tables_of(paper.read())
    assert [row[0] for row in rows] == ["线路", "城区至机场的快线", "夜班", "旅游专线（含临时加开）"]
    assert rows[1][1:] == ["310", "32.40", "96.1"]


def test_headers_that_cross_the_sides_below_them(paper: Paper) -> None:
    for top in (100, 150, 170, 190, 210):
        rule(paper, XS, top)
    paper.text(64, 120, "线路")
    paper.text(270, 105, "当年运营")  # over the side at 290
    paper.text(204, 130, "客运量")
    paper.text(300, 125, "票款")
    paper.text(300, 137, "（万元）")
    paper.text(384, 114, "准点")
    paper.text(384, 126, "率")
    paper.words(XS, 150, ROWS)
    (rows,) = tables_of(paper.read())
    assert rows[:2] == [["线路", "当年运营", "准点率"], ["客运量", "票款（万元）"]]
    assert rows[2:] == ROWS


def test_text_between_two_tables_heads_none_of_them(paper: Paper) -> None:
    other = (60, 200, 330, 470)
    for top in (100, 120, 140):
        rule(paper, XS, top)
    paper.words(XS, 100, [HEADERS, ROWS[0]])
    paper.text(64, 150, "二、全线客运")
    paper.text(64, 165, "常规线路客运量回升最多，达到上一年的两倍左右，其余线路大体持平")
    paper.text(64, 180, "夜班线路班次有所减少")
    for top in (200, 220, 240, 260):
        rule(paper, other, top)
    rows = [["票种", "售票", "票款"], ["单程", "1,310", "32.40"], ["月票", "280", "11.20"]]
    paper.words(other, 200, rows)
    assert tables_of(paper.read()) == [[HEADERS, ROWS[0]], rows]


def test_a_row_whose_label_crosses_a_side_and_takes_three_lines(paper: Paper) -> None:
    for top in (100, 120, 160, 180):
        rule(paper, XS, top)
    paper.words(XS, 100, [["类别", "线路", "客运量", "票款"]])
    paper.text(64, 125, "跨区线路（含与邻市共同开行的")
    paper.text(64, 149, "各条线路）")
    for x, words in ((294, "1,310"), (384, "32.40")):
        paper.text(x, 137, words)
    paper.words(XS, 160, [["市区", "夜班", "280", "1.20"]])
    (rows,) = tables_of(paper.read())
    assert rows[1] == ["跨区线路（含与邻市共同开行的各条线路）", "1,310", "32.40"]


def test_a_row_whose_cells_all_wrap_is_one_row(paper: Paper) -> None:
    for top in (100, 120, 204):
        rule(paper, (60, 200, 300, 400), top)
    names = [("省级样板库区", "省水利协会", "2023年2月"), ("市五一劳动奖状", "市总工会", "2023年4月")]
    more = [("水情教育示范点", "市水务局", "2023年9月"), ("节水型单位", "市水务局", "2023年6月")]
    paper.words((60, 200, 300), 100, [["荣誉", "授予单位", "时间"]])
    for top, words in zip(
        (120, 136, 152, 163, 179, 190),
        [*names, ("库岸带修复关键技术科技进", "省科学技术奖", "2023年11"), ("步一等奖", "励委", "月"), *more],
        strict=True,
    ):
        for x, said in zip((64, 204, 304), words, strict=True):
            paper.text(x, top, said)
    assert [row[0] for row in tables_of(paper.read())[0]] == [
        *("荣誉", "省级样板库区", "市五一劳动奖状", "库岸带修复关键技术科技进步一等奖", "水情教育示范点", "节水型单位")
    ]


def grouped(paper: Paper, *, rows: int = 3) -> None:
    """Draw a table with rules over and under its headers and at its end, the names of its groups on grounds."""
    for top in (100, 120, 200):
        rule(paper, XS, top)
    for top in (120, 160 if rows == 3 else 140):
        paper.fill(XS[0], top, XS[-1], top + 20)


def test_names_of_groups_on_grounds_between_rows_without_rules(paper: Paper) -> None:
    grouped(paper)
    paper.words(XS, 100, [HEADERS, ["班线（万元）"], ROWS[0], ["包车（元）"], ROWS[1]])
    assert tables_of(paper.read()) == [[HEADERS, ["班线（万元）"], ROWS[0], ["包车（元）"], ROWS[1]]]


def test_a_number_on_a_ground_is_a_row(paper: Paper) -> None:
    grouped(paper)
    paper.words(XS, 100, [HEADERS, ["班线"], ROWS[0], ROWS[2], ROWS[1]])
    assert tables_of(paper.read())[0] == [HEADERS, ["班线"], ROWS[0], ROWS[2], ROWS[1]]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("城区线路", True),
        ("单位：万元", False),
        ("表2 票款情况", False),
        ("注：含夜班", False),
        ("注2：含夜班", False),
        ("含夜班。", False),
        ("含夜班；", False),
        ("备注", True),
    ],
)
def test_a_rule_in_one_piece_under_the_name_of_a_group(paper: Paper, words: str, whole: bool) -> None:
    for top in (100, 120, 160, 180, 200):
        rule(paper, XS, top)
    paper.rule(XS[0], 140, XS[-1], 140)
    paper.words(XS, 100, [HEADERS])
    paper.text(64, 125, words)
    paper.words(XS, 140, ROWS)
    (found,) = tables_of(paper.read())
    assert (found == [HEADERS, [words], *ROWS]) is whole
