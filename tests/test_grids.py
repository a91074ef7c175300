"""Tables on pages: which rules and which alignment make one, what is none, and tables over page breaks."""

import itertools
from pathlib import Path

import pytest
from drawn import Paper, tables_of

XS = (72, 220, 330, 440)
ROWS = [
    ["指标", "2021年", "2020年"],
    ["营业收入", "1,200", "1,100"],
    ["利润总额", "-35", "48"],
    ["职工人数", "79", "81"],
]
PROSE = "本单位坚持为民服务，全年共办理各类事项，群众满意，工作有序推进，各项任务按期完成。"


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def levels(top: float, count: int) -> list[float]:
    return [top + 20 * row for row in range(count + 1)]


def test_all_rules(paper: Paper) -> None:
    paper.grid(XS, levels(100, 4))
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_three_line_table(paper: Paper) -> None:
    for y in (100, 120, 180):
        paper.rule(XS[0], y, XS[-1], y)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_rules_between_rows_only_with_the_head_above_them(paper: Paper) -> None:
    for y in levels(120, 3):
        paper.rule(XS[0], y, XS[-1], y)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_rules_between_columns_only(paper: Paper) -> None:
    for x in XS:
        paper.rule(x, 100, x, 180)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_no_outer_frame(paper: Paper) -> None:
    for y in levels(100, 4):
        paper.rule(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        paper.rule(x, 100, x, 180)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_a_missing_top_rule_loses_no_row(paper: Paper) -> None:
    paper.grid(XS, levels(100, 4))
    other = Paper(paper.path.with_name("b.pdf"))
    for y in levels(100, 4)[1:]:
        other.rule(XS[0], y, XS[-1], y)
    for x in XS:
        other.rule(x, 100, x, 180)
    other.words(XS, 100, ROWS)
    assert tables_of(other.read()) == [ROWS]


def test_a_corner_without_its_rule_loses_no_cell(paper: Paper) -> None:
    paper.rule(XS[1], 100, XS[-1], 100)
    for y in levels(100, 4)[1:]:
        paper.rule(XS[0], y, XS[-1], y)
    for x in XS:
        paper.rule(x, 100, x, 180)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_filled_rows_in_place_of_rules(paper: Paper) -> None:
    for y in levels(100, 3):
        paper.fill(XS[0], y, XS[-1], y + 20)
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_the_fill_of_a_ruled_cell_is_no_rule(paper: Paper) -> None:
    for x, end in itertools.pairwise(XS):
        paper.fill(x + 6, 102, end - 6, 118)
    paper.grid(XS, levels(100, 4))
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_a_tall_row_of_figures_line_beside_line_is_several_rows(paper: Paper) -> None:
    paper.grid(XS, [100, 120, 180])
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_no_rules_at_all(paper: Paper) -> None:
    paper.words(XS, 100, ROWS)
    assert tables_of(paper.read()) == [ROWS]


def test_wrapped_labels_without_rules_stay_in_their_row(paper: Paper) -> None:
    rows = [["指标", "2021年", "2020年"], ["普惠型小微企业贷款余额", "1,200", "1,100"], ["利润总额", "-35", "48"]]
    paper.words(XS, 100, rows)
    paper.text(XS[0] + 4, 165, "有效期内知识产权授权数")
    paper.text(XS[0] + 4, 177, "量")
    paper.text(XS[1] + 4, 165, "30")
    paper.text(XS[2] + 4, 165, "28")
    assert tables_of(paper.read()) == [[*rows, ["有效期内知识产权授权数量", "30", "28"]]]


def test_words_and_figures_in_two_columns(paper: Paper) -> None:
    rows = [["服务窗口", "12个"], ["志愿者人数", "305人"], ["服务时长", "4,100小时"], ["满意度", "98.5%"]]
    paper.words((72, 300), 100, rows)
    assert tables_of(paper.read()) == [rows]


@pytest.mark.parametrize(
    "rows",
    [
        [["一、单位概况", "1"], ["二、党的建设", "4"], ["三、职工权益", "9"], ["四、展望", "12"]],
        [["沈知远", "白若川", "顾惜言"], ["林见深", "苏晚晴", "陆云起"], ["江照野", "温如故", "叶知秋"]],
        [["负责人：沈知远", "联系人：白若川"], ["电话见首页", "地址见首页"], ["签发：办公室", "印制：印刷厂"]],
    ],
)
def test_contents_lists_names_and_pairs_of_words_are_no_table(paper: Paper, rows: list[list[str]]) -> None:
    paper.words((72, 270, 420) if len(rows[0]) == 3 else (72, 420), 100, rows)
    assert tables_of(paper.read()) == []


@pytest.mark.parametrize("places", [(72, 310), (50, 220, 390)])
def test_columns_of_prose_are_no_table(paper: Paper, places: tuple[int, ...]) -> None:
    for x in places:
        for line in range(12):
            paper.text(x, 100 + 16 * line, PROSE[line : line + (21 if len(places) == 2 else 15)])
    assert tables_of(paper.read()) == []


def test_framed_prose_is_no_table(paper: Paper) -> None:
    paper.grid((60, 540), (90, 400))
    for line in range(12):
        paper.text(72, 100 + 16 * line, PROSE)
    assert tables_of(paper.read()) == []


def test_a_drawing_is_no_table(paper: Paper) -> None:
    for line in range(10):
        paper.text(72, 100 + 16 * line, PROSE)
    paper.grid((75, 137, 205, 301, 333), (96, 133, 171, 240))
    assert tables_of(paper.read()) == []


def test_a_table_that_fills_its_page_goes_on_with_its_head_dropped(paper: Paper) -> None:
    paper.grid(XS, levels(100, 2))
    paper.grid(XS, levels(700, 4))
    paper.words(XS, 700, ROWS)
    paper.turn()
    paper.grid(XS, levels(80, 2))
    paper.words(XS, 80, [ROWS[0], ["培训人次", "340", "290"]])
    assert tables_of(paper.read()) == [[*ROWS, ["培训人次", "340", "290"]]]


def test_a_table_that_ends_on_its_page_does_not_go_on(paper: Paper) -> None:
    paper.text(72, 790, PROSE)  # the page could hold more
    paper.turn()
    others = [["项目", *ROWS[0][1:]], *ROWS[1:]]
    for rows in (ROWS, others):
        paper.grid(XS, levels(100, 4))
        paper.words(XS, 100, rows)
        paper.turn()
    assert tables_of(paper.read()) == [ROWS, others]


def test_a_table_that_repeats_its_headers_goes_on(paper: Paper) -> None:
    paper.text(72, 790, PROSE)  # the page could hold more
    paper.turn()
    more = [ROWS[0], ["总资产", "9,800", "9,100"], ["净资产", "4,100", "3,900"], ["分公司", "12", "11"]]
    for rows in (ROWS, more):
        paper.grid(XS, levels(100, 4))
        paper.words(XS, 100, rows)
        paper.turn()
    assert tables_of(paper.read()) == [[*ROWS, *more[1:]]]


def test_text_between_two_tables_keeps_them_apart(paper: Paper) -> None:
    paper.grid(XS, levels(700, 4))
    paper.words(XS, 700, ROWS)
    paper.turn()
    paper.text(72, 70, "另一张表")
    paper.grid(XS, levels(100, 4))
    paper.words(XS, 100, ROWS)
    assert len(tables_of(paper.read())) == 2


def test_a_row_that_runs_over_the_page_break_is_one_row(paper: Paper) -> None:
    xs = (72, 160, 520)
    paper.grid(xs, [700, 740, 780])
    paper.words(xs, 700, [["制度建设", "制定《志愿服务管理办法》等制度三项，并印发。"]])
    paper.words(xs, 740, [["队伍建设", "面向全体职工开展分层分类的岗位培训，全年共举办各类培训班12"]])
    paper.turn()
    paper.grid(xs, [80, 100, 120])
    paper.words(xs, 80, [["", "期，覆盖全员。"], ["设施建设", "新建书屋两处。"]])
    document = paper.read()
    (table,) = tables_of(document)
    assert [row[0] for row in table] == ["制度建设", "队伍建设", "设施建设"]
    assert table[1][1].endswith("全年共举办各类培训班12期，覆盖全员。")


def test_a_row_of_two_cells_at_the_page_break_belongs_to_the_table_of_the_next_page(paper: Paper) -> None:
    xs = (72, 160, 520)
    paper.grid(xs, [760, 780])
    paper.words(xs, 760, [["制度建设", "制定制度三项。"]])
    paper.turn()
    paper.grid(xs, [80, 100, 120])
    paper.words(xs, 80, [["队伍建设", "举办培训十二期。"], ["设施建设", "新建书屋两处。"]])
    assert [[row[0] for row in table] for table in tables_of(paper.read())] == [["制度建设", "队伍建设", "设施建设"]]


def test_a_row_of_two_cells_alone_is_no_table(paper: Paper) -> None:
    paper.grid((72, 160, 520), [400, 420])
    paper.words((72, 160), 400, [["制度建设", "制定制度三项。"]])
    document = paper.read()
    assert tables_of(document) == []
    assert "制定制度三项。" in document.text


def test_a_merged_label_reaches_over_the_page_break(paper: Paper) -> None:
    xs = (72, 130, 330, 440)
    paper.grid(xs[1:], levels(720, 3))
    paper.rule(72, 720, 130, 720)
    paper.rule(72, 780, 130, 780)
    paper.rule(72, 720, 72, 780)
    paper.words(xs, 720, [["经济", "营业收入", "1,200"], ["", "利润总额", "35"], ["", "纳税总额", "8"]])
    paper.turn()
    paper.grid(xs, levels(80, 2))
    paper.words(xs, 80, [["", "捐赠总额", "2"], ["环境", "用电量", "900"]])
    document = paper.read()
    (table,) = document.tables
    label = table.cells[0]
    assert (label.row, label.row_span, label.column_span) == (0, 4, 1)
    assert tables_of(document)[0][3] == ["捐赠总额", "2"]


def test_heads_over_several_columns_between_three_lines(paper: Paper) -> None:
    for y in (100, 140, 220):
        paper.rule(72, y, 450, y)
    paper.rule(165, 120, 300, 120)
    for x, top, words in (
        (76, 115, "部门"),
        (200, 105, "职工人数"),
        (330, 115, "培训（场）"),
        (174, 125, "男"),
        (244, 125, "女"),
    ):
        paper.text(x, top, words)
    rows = [
        ["办公室", "12", "9", "3"],
        ["客服部", "30", "41", "8"],
        ["工程部", "22", "5", "6"],
        ["合计", "64", "55", "17"],
    ]
    paper.words((72, 170, 240, 325), 140, rows)
    document = paper.read()
    assert tables_of(document) == [[["部门", "职工人数", "培训（场）"], ["", "男", "女", ""], *rows]]
    assert [cell.column_span for cell in document.tables[0].cells][:3] == [1, 2, 1]


def test_rows_that_head_others_stay_rows_without_rules(paper: Paper) -> None:
    rows = [
        ["项目", "2022年"],
        ["经济指标"],
        ["营业收入（万元）", "120"],
        ["利润总额（万元）", "12"],
        ["社会指标"],
        ["捐赠", "3"],
    ]
    paper.words((72, 300), 100, rows)
    assert [row[0] for row in tables_of(paper.read())[0]] == [row[0] for row in rows]


def test_words_under_heads_are_a_table_without_rules(paper: Paper) -> None:
    rows = [["时间", "奖项", "颁发机构"], ["2022年3月", "文明单位", "市文明办"], ["2022年5月", "先进集体", "市总工会"]]
    paper.words((72, 220, 400), 100, rows)
    assert tables_of(paper.read()) == [rows]


def test_the_right_one_of_two_ruled_tables_is_found_beside_a_longer_line(paper: Paper) -> None:
    left, right = (30, 160, 290), (310, 440, 570)
    rows = [["信息内容", "件数"], ["规章", "11"], ["办法", "97"]]
    for xs in (left, right):
        paper.grid(xs, levels(100, 3))
        paper.words(xs, 100, rows)
    assert tables_of(paper.read()) == [rows, rows]


def test_rules_over_sums_are_no_table_beside_longer_lines(paper: Paper) -> None:
    rows = [
        ("收到的现金", "9,403.10", "8,446.17"),
        ("支付的现金", "8,006.65", "7,696.21"),
        ("现金净额", "1,396.45", "749.96"),
    ]
    for at, (label, *numbers) in enumerate(rows):
        top = 100 + 24 * at
        paper.text(72, top, label)
        for right, words in zip((400, 520), numbers, strict=True):
            paper.canvas.drawRightString(right, 842 - top - 9, words)
            paper.rule(right - 70, top - 2, right, top - 2)
    paper.text(72, 90, "项目")
    found = tables_of(paper.read())
    assert [row for table in found for row in table if "支付的现金" in row] == [["支付的现金", "8,006.65", "7,696.21"]]


def test_a_running_head_right_over_a_table_is_none_of_its_headers(paper: Paper) -> None:
    rows = [["指标", "2021年", "2020年"], *([f"指标{at}项", f"1,{at}00", f"9{at}"] for at in range(1, 6))]
    for page in range(4):
        paper.text(72, 40, "青江市公共交通有限公司")
        paper.text(380, 40, "2021年度社会责任报告")
        if page == 1:
            paper.words((72, 260, 400), 58, rows)
        else:
            for line in range(3):
                paper.text(72, 120 + 16 * line, PROSE)
        paper.turn()
    assert tables_of(paper.read()) == [rows]


def test_a_framed_line_leaves_the_head_of_its_page_a_head(paper: Paper) -> None:
    """A page that is laid out again, as two frames of it are no table, keeps its head and its number."""
    for page in range(1, 5):
        if page > 1:
            paper.turn()
        paper.text(200, 40, "青禾镇敬老院年度报告")
        paper.text(290, 800, f"- {page} -")
        if page < 4:
            paper.text(72, 100, PROSE)
        if page == 3:
            paper.grid((72, 260, 450), (300, 360))
            paper.words((72, 260), 310, [["（照片）", "（照片）"]])
            paper.grid(XS, levels(700, 3))
            paper.words(XS, 700, ROWS[:3])
        if page == 4:
            paper.grid(XS, levels(60, 2))
            paper.words(XS, 60, [ROWS[0], ROWS[3]])
    document = paper.read()
    assert "敬老院年度报告" not in document.text
    assert tables_of(document) == [ROWS]
