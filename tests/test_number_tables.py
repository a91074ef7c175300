"""Tables without any rule: numbers that stand under each other, headers over them, groups, totals; and what is none."""

from pathlib import Path

import pytest
from drawn import HEIGHT, Paper, tables_of

from extractors.tables import cell_quantities
from extractors.tables.grid import read_cells
from schemas.document import Document

STEP = 14
Rows = list[list[str]]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def put(paper: Paper, top: float, row: list[str], rights: tuple[float, ...], *, indent: float = 0) -> None:
    """Print a label at the left margin and values that end at the given places."""
    paper.text(72 + indent, top, row[0])
    for right, words in zip(rights, row[1:], strict=True):
        paper.canvas.drawRightString(right, HEIGHT - top - 9, words)


def put_all(paper: Paper, top: float, rows: Rows, rights: tuple[float, ...]) -> float:
    for row in rows:
        put(paper, top, row, rights)
        top += STEP
    return top


def heads(document: Document, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands above and beside the only cell that says something."""
    views = [v for table in document.tables for v in read_cells(table, document.text) if v.text == words]
    (view,) = views
    return view.above, view.beside


BALANCE = (330, 425, 523)


def test_a_balance_sheet_with_groups_notes_dashes_and_totals_that_stand_apart(paper: Paper) -> None:
    put(paper, 100, ["资产", "附注四", "2021年12月31日", "2020年12月31日"], BALANCE)
    paper.text(72, 124, "流动资产")
    for at, row in enumerate(
        [
            ["货币资金", "1", "3,862,417,506.35", "5,217,940,688.14"],
            ["应收票据", "2", "28,416,930.52", "11,836,475.20"],
            ["应收股利", "3", "5,704,318.64", "--"],
        ]
    ):
        put(paper, 138 + STEP * at, row, BALANCE, indent=20)
    put(paper, 202, ["流动资产合计", "", "3,896,538,755.51", "5,229,777,163.34"], BALANCE)
    paper.text(290, 780, "82")
    document = paper.read()
    (table,) = tables_of(document)
    assert table[0] == ["资产", "附注四", "2021年12月31日", "2020年12月31日"]
    assert table[1][0] == "流动资产"
    assert table[2] == ["货币资金", "1", "3,862,417,506.35", "5,217,940,688.14"]
    assert table[4] == ["应收股利", "3", "5,704,318.64", "--"]
    assert table[5] == ["流动资产合计", "", "3,896,538,755.51", "5,229,777,163.34"]
    assert heads(document, "11,836,475.20") == (("2020年12月31日",), ("应收票据",))


def test_headers_of_two_levels_are_centred_over_their_columns(paper: Paper) -> None:
    rights = (250, 330, 420, 500)
    for x, words in ((258, "2021年"), (428, "2020年")):
        paper.canvas.drawCentredString(x, HEIGHT - 109, words)
    put(paper, 114, ["", "金额", "比例(%)", "金额", "比例(%)"], rights)
    put_all(
        paper,
        140,
        [
            ["一年以内", "71,425,380.60", "15.69", "61,425,380.60", "26.31"],
            ["一至二年", "83,107,246.35", "18.26", "14,208,517.30", "29.85"],
            ["三年以上", "12,618,390.45", "2.77", "12,407,215.45", "3.19"],
        ],
        rights,
    )
    document = paper.read()
    assert heads(document, "18.26") == (("2021年", "比例(%)"), ("一至二年",))
    assert heads(document, "12,407,215.45") == (("2020年", "金额"), ("三年以上",))


def test_one_year_over_all_columns(paper: Paper) -> None:
    rights = (250, 340, 430, 520)
    paper.canvas.drawCentredString(380, HEIGHT - 109, "2020年")
    put(paper, 114, ["", "股本", "资本公积", "盈余公积", "合计"], rights)
    rows = [
        ["年初余额", "8,000.00", "2,500.50", "900.25", "11,400.75"],
        ["年末余额", "8,000.00", "2,600.50", "950.25", "11,550.75"],
    ]
    put_all(paper, 138, rows, rights)
    document = paper.read()
    for words, name in (("2,600.50", "资本公积"), ("11,550.75", "合计")):
        assert heads(document, words) == (("2020年", name), ("年末余额",))


def test_wrapped_headers_and_labels_are_whole(paper: Paper) -> None:
    rights = (300, 400, 500)
    put(paper, 100, ["", "", "", "投入占"], rights)
    put(paper, 112, ["工程名称", "预算", "年末余额", "预算比例(%)"], rights)
    top = 136
    for label, row in (
        (["滨河水厂二期", "工程及附属管网"], ["1,936,280,000.00", "1,084,615,320.46", "56.02"]),
        (["河口泵站"], ["2,417,350,600.00", "1,263,840,517.93", "52.28"]),
        (["城东水厂深度", "处理改造"], ["318,470,000.00", "141,206,385.70", "44.34"]),
        (["其他"], ["不适用", "295,718,640.31", "不适用"]),
    ):
        for words in label[:-1]:
            paper.text(72, top, words)
            top += 9
        put(paper, top, [label[-1], *row], rights, indent=10 if len(label) > 1 else 0)
        top += STEP
    document = paper.read()
    assert heads(document, "56.02") == (("投入占预算比例(%)",), ("滨河水厂二期工程及附属管网",))
    assert heads(document, "44.34") == (("投入占预算比例(%)",), ("城东水厂深度处理改造",))
    assert heads(document, "1,263,840,517.93") == (("年末余额",), ("河口泵站",))


def test_a_list_with_dates_and_words_between_the_amounts(paper: Paper) -> None:
    def row(top: float, words: list[str]) -> None:
        for x, said in zip((72, 220, 300, 480), words, strict=True):
            paper.text(x, top, said)

    row(100, ["被担保方", "担保金额", "担保到期日", "是否履行"])
    names = ["川口热力公司", "川口热力公司", "东岭水务公司", "东岭水务公司"]
    for at, name in enumerate(names):
        row(124 + STEP * at, [name, f"{at + 1}0,440,100.00", "至主合同期限届满之日起两年", "否"])
    document = paper.read()
    assert heads(document, "30,440,100.00") == (("担保金额",), ("东岭水务公司",))
    (table,) = tables_of(document)
    assert len(table) == 5


def test_the_total_without_a_label_is_a_row_of_its_own(paper: Paper) -> None:
    rights = (300, 400)
    put(paper, 100, ["", "原价", "累计折旧"], rights)
    top = put_all(
        paper,
        124,
        [["一号机组", "314,805,160.47", "15,920,738.60"], ["二号机组", "286,413,095.28", "14,315,806.54"]],
        rights,
    )
    put(paper, top + 10, ["", "601,218,255.75", "30,236,545.14"], rights)
    (table,) = tables_of(paper.read())
    assert table[-1] == ["", "601,218,255.75", "30,236,545.14"]
    assert len(table) == 4


def test_another_line_of_headers_begins_another_table(paper: Paper) -> None:
    rights = (300, 400)
    for top, head in ((100, ["", "原价", "折旧"]), (200, ["", "年初数", "年末数"])):
        put(paper, top, head, rights)
        put_all(
            paper,
            top + 24,
            [["甲线", "70,222.23", "3,164.25"], ["乙线", "59,829.83", "2,427.89"], ["丙线", "9,829.83", "427.89"]],
            rights,
        )
    first, second = tables_of(paper.read())
    assert first[0] == ["", "原价", "折旧"]
    assert second[0] == ["", "年初数", "年末数"]


def test_prose_with_amounts_under_each_other_is_no_table(paper: Paper) -> None:
    for at in range(6):
        paper.text(
            72,
            100 + STEP * at,
            f"本年投入资金 1,{at}20.50 万元，其中设备 3,{at}10.20 万元，培训 2.{at}5 万元，增长 3.2%。",
        )
    assert tables_of(paper.read()) == []


def test_a_list_of_sentences_that_end_in_amounts_is_no_table(paper: Paper) -> None:
    for at in range(5):
        paper.text(72, 100 + STEP * at, f"（{at + 1}）全年慰问困难职工家庭并发放慰问金")
        paper.text(330, 100 + STEP * at, f"合计为 1,{at}20.50 元；")
    assert tables_of(paper.read()) == []


def test_a_contents_page_is_no_table(paper: Paper) -> None:
    for at in range(8):
        put(paper, 100 + 20 * at, [f"第{at + 1}章 水务运行", f"{3 * at + 1}"], (500,))
    assert tables_of(paper.read()) == []


def test_one_row_under_two_years_is_a_table(paper: Paper) -> None:
    rights = (400, 500)
    put(paper, 100, ["", "2021年", "2020年"], rights)
    put(paper, 124, ["存款利息收入", "21,604,385.17", "24,918,730.46"], rights)
    document = paper.read()
    assert heads(document, "24,918,730.46") == (("2020年",), ("存款利息收入",))


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["年初余额", "本年增加", "本年减少"], ["2,841,306.75", "3,790,215.40", "(2,615,480.32)"]),
        (["账面余额", "坏账准备", "账面价值"], ["4,726,305.00", "--", "4,726,205.00"]),
        (["拆入金额", "起始日", "到期日"], ["1,000,000.00", "30/06/2018", "30/06/2020"]),
    ],
)
def test_one_row_of_a_note_is_a_table(paper: Paper, names: list[str], numbers: list[str]) -> None:
    rights = (300, 400, 500)
    put(paper, 100, ["", *names], rights)
    put(paper, 124, ["安全生产费", *numbers], rights)
    paper.text(72, 300, "该款项按年利率2.25%计息。")
    document = paper.read()
    assert heads(document, numbers[0])[0] == (names[0],)


def test_a_wide_header_keeps_the_right_edge_of_its_narrow_column(paper: Paper) -> None:
    rights = (390, 450, 510)
    paper.canvas.drawRightString(392, HEIGHT - 109, "加权平均净资产收益率(%)")
    paper.canvas.drawCentredString(468, HEIGHT - 109, "每股收益")
    put(paper, 114, ["", "", "基本", "稀释"], rights)
    rows = [["归属于股东的净利润", "6.02", "0.34", "0.31"], ["扣除后的净利润", "5.91", "0.33", "0.30"]]
    put_all(paper, 138, rows, rights)
    document = paper.read()
    assert heads(document, "6.02") == (("加权平均净资产收益率(%)",), ("归属于股东的净利润",))
    assert heads(document, "0.33") == (("每股收益", "基本"), ("扣除后的净利润",))


def test_a_label_whose_second_line_is_a_little_set_in_is_one(paper: Paper) -> None:
    rights = (400, 500)
    put(paper, 100, ["", "2021年", "2020年"], rights)
    put(paper, 124, ["归属于公司普通股股东的净利润", "6.02", "9.19"], rights)
    paper.text(72, 138, "扣除损益后归属于普通股股东公")
    put(paper, 152, ["司的净利润", "5.91", "8.87"], rights, indent=6)
    assert heads(paper.read(), "8.87")[1] == ("扣除损益后归属于普通股股东公司的净利润",)


def test_groups_of_several_lines_stand_between_headers_and_rows(paper: Paper) -> None:
    rights = (300, 400, 500)
    put(paper, 100, ["", "第一层次", "第二层次", "合计"], rights)
    for at, words in enumerate(
        ["持续的公允价值计量", "以公允价值计量且其变动计", "入当期损益的金融资产", "交易性金融资产"]
    ):
        paper.text(72, 118 + 11 * at, words)
    put(paper, 164, ["权益工具投资", "18,890.63", "--", "18,890.63"], rights, indent=8)
    put(paper, 178, ["理财产品", "3,222.28", "--", "3,222.23"], rights, indent=8)
    assert heads(paper.read(), "3,222.23") == (("合计",), ("理财产品",))


def test_ranges_under_each_other_are_numbers(paper: Paper) -> None:
    rights = (300, 400, 500)
    put(paper, 100, ["", "使用寿命", "预计净残值率", "年折旧率"], rights)
    rows = [["房屋及建筑物", "15-40年", "3-10%", "2.40%-6.25%"], ["运输工具", "5-25年", "3-10%", "3.20%-18.60%"]]
    put_all(paper, 124, [*rows, ["管网", "20年", "5%", "4.75%"]], rights)
    document = paper.read()
    assert heads(document, "2.40%-6.25%") == (("年折旧率",), ("房屋及建筑物",))
    assert heads(document, "15-40年") == (("使用寿命",), ("房屋及建筑物",))


def test_one_row_under_other_words_is_none(paper: Paper) -> None:
    rights = (400, 500)
    put(paper, 100, ["", "请见后文", "另行说明"], rights)
    put(paper, 124, ["存款利息收入", "21,604,385.17", "24,918,730.46"], rights)
    assert tables_of(paper.read()) == []


def test_numbers_that_narrow_cells_break_are_no_rows(paper: Paper) -> None:
    xs = (72, 140, 190, 240)
    rows = [
        ["证券简称", "最初成本", "期末价值"],
        ["河口\n股份", "138,406,\n517.25", "2,847,31\n9,560.40"],
        ["东岭\n水务", "46,103,8\n25.70", "274,915.6\n0"],
    ]
    top, ys = 100.0, [100.0]
    for row in rows:
        for x, words in zip(xs, row, strict=False):
            for line, said in enumerate(words.split("\n")):
                paper.text(x + 3, top + 4 + 14 * line, said)
        top += 36
        ys.append(top)
    paper.grid(xs, ys)
    document = paper.read()
    assert tables_of(document)[0][1:] == [
        ["河口股份", "138,406,517.25", "2,847,319,560.40"],
        ["东岭水务", "46,103,825.70", "274,915.60"],
    ]
    values = [row.value_text for row in cell_quantities.read(document)]
    assert values == ["138406517.25", "2847319560.40", "46103825.70", "274915.60"]


def test_two_numbers_one_over_the_other_are_not_joined(paper: Paper) -> None:
    xs = (72, 140, 190, 240)
    paper.words(xs, 100, [["项目", "上半年", "下半年"], ["检修次数\n巡查次数", "310\n28", "214\n6"]])
    paper.grid(xs, [100, 120, 160])
    values = [row.value_text for row in cell_quantities.read(paper.read())]
    assert not {"31028", "2146"} & set(values)


def test_numbers_that_the_page_end_breaks_are_joined(paper: Paper) -> None:
    xs = (72, 200, 300, 400)
    head = ["项目", "实收资本", "资本公积"]
    full = [["年初余额", "386,215,", "1,452,906,318.4"], ["加：更正", "12.50", "10.25"]]
    rows = [*([f"往来{at}", f"{at}1.50", f"{at}0.25"] for at in range(1, 31)), full[0]]
    paper.words(xs, 100, [head, *rows])
    paper.grid(xs, [100 + 20 * at for at in range(33)])
    paper.turn()
    paper.words(xs, 60, [["（续）", "470.00", "7"], full[1]])
    paper.grid(xs, [60, 80, 100])
    values = {row.value_text for row in cell_quantities.read(paper.read())}
    assert {"386215470", "1452906318.47", "12.50"} <= values
    assert not {"470", "1452906318.4", "7"} & values


def test_words_that_wrap_between_rows_belong_to_their_cell(paper: Paper) -> None:
    def row(top: float, words: list[str]) -> None:
        for x, said in zip((72, 170, 360, 450), words, strict=True):
            paper.text(x, top, said)

    row(100, ["子公司", "业务性质", "注册资本", "持股比例(%)"])
    row(124, ["河口水务", "水务", "26,000,000.00", "70.00"])
    paper.text(170, 138, "供水设施租赁；管网投资、建设、")
    row(150, ["东岭水务", "运营和咨询；其他", "57,000,000.00", "100.00"])
    row(164, ["城北水务", "水务", "34,500,000.00", "60.00"])
    document = paper.read()
    assert len(document.tables) == 1
    assert heads(document, "60.00")[0] == ("持股比例(%)",)
    assert heads(document, "57,000,000.00")[1][0] == "东岭水务"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("二、本年期", "初余额", "二、本年期初余额"),
        ("金融资产（不含", "衍生资产）", "金融资产（不含衍生资产）"),
        ("货币资金", "应收票据", "货币资金"),
    ],
)
def test_labels_that_the_page_end_breaks_are_joined(paper: Paper, above: str, below: str, whole: str) -> None:
    xs = (72, 240, 340, 440)
    rows = [["项目", "本年", "上年"], ["存货", "1.50", "2.50"], [above, "4.25", "3.75"]]
    paper.grid(xs, [700 + 20 * at for at in range(4)])
    paper.words(xs, 700, rows)
    paper.turn()
    paper.grid(xs, [60 + 20 * at for at in range(3)])
    paper.words(xs, 60, [[below, "", ""], ["合计", "5.75", "6.25"]])
    (table,) = tables_of(paper.read())
    assert table[2][0] == whole


def test_one_header_of_three_lines_beside_shorter_ones(paper: Paper) -> None:
    rights = (250, 340, 430, 520)
    put(paper, 100, ["", "年初余额", "本年增加", "本年减少", "年末余额"], rights)
    paper.canvas.drawRightString(340, HEIGHT - 121, "非同一控制下企业")
    put(paper, 124, ["", "", "合并", "处置", ""], rights)
    rows = [["惠丰公司", "28,000.50", "--", "--", "28,000.50"], ["临江公司", "54,536.61", "12.50", "--", "54,549.11"]]
    put_all(paper, 150, rows, rights)
    document = paper.read()
    assert heads(document, "12.50")[0] == ("本年增加非同一控制下企业合并",)
    assert heads(document, "54,549.11")[0] == ("年末余额",)


def test_a_long_label_of_several_lines_does_not_part_a_table(paper: Paper) -> None:
    rights = (420, 520)
    put(paper, 100, ["", "2021年", "2020年"], rights)
    put(paper, 124, ["非流动资产处置损益", "1,693.79", "9,679.37"], rights)
    for at, words in enumerate(
        ["除同公司正常经营业务相关的业务外，持有金融资产、", "金融负债产生的公允价值变动损益，以及处置金融资"]
    ):
        paper.text(72, 138 + 12 * at, words)
    put(paper, 162, ["产取得的投资收益", "10,725.47", "13,769.82"], rights)
    put(paper, 176, ["所得税影响额", "13,089.34", "25,621.95"], rights)
    document = paper.read()
    assert len(document.tables) == 1
    assert heads(document, "25,621.95") == (("2020年",), ("所得税影响额",))


def test_a_label_that_cannot_end_so_goes_on_in_the_next_line(paper: Paper) -> None:
    rights = (400, 500)
    put(paper, 100, ["", "2021年", "2020年"], rights)
    paper.text(72, 124, "权益法下以后将重分类进")
    put(paper, 138, ["损益的其他综合收益", "154,325.13", "153,072.83"], rights)
    put(paper, 152, ["外币财务报表折算差额", "175,890.64", "160,525.79"], rights)
    assert heads(paper.read(), "153,072.83")[1] == ("权益法下以后将重分类进损益的其他综合收益",)


def test_headers_that_nearly_touch_stand_over_a_column_each(paper: Paper) -> None:
    words = ["2022年度预算安排数", "2022年度执行情况数", "2023年度预算安排数", "比2022年预算增减额"]
    rights = (260, 355, 450, 545)
    put(paper, 100, ["项目", *words], rights)
    put_all(
        paper,
        120,
        [["差旅费", "41.50", "35.27", "38.60", "-2.90"], ["培训费", "8.00", "5.61", "7.10", "-0.90"]],
        rights,
    )
    (table,) = tables_of(paper.read())
    assert table[0] == ["项目", *words]


def test_a_header_over_all_numbers_beside_those_of_the_labels(paper: Paper) -> None:
    rights = (330, 425, 523)
    paper.canvas.drawCentredString(410, HEIGHT - 109, "本年支出")
    paper.text(72, 108, "科目名称")
    put(paper, 118, ["", "合计", "基本支出", "项目支出"], rights)
    put_all(
        paper,
        136,
        [["行政运行", "1,874.52", "1,574.52", "300.00"], ["公路建设", "5,216.40", "0.00", "5,216.40"]],
        rights,
    )
    document = paper.read()
    assert heads(document, "1,574.52")[0] == ("本年支出", "基本支出")


def test_a_dash_in_a_column_of_words_takes_no_header(paper: Paper) -> None:
    rights = (380, 500)
    paper.text(72, 100, "序号")
    paper.text(130, 100, "客户名称")
    paper.text(290, 100, "销售额（万元）")
    paper.text(430, 100, "占年度销售总额")
    rows = [["客户甲", "12,640.18", "9.83%"], ["客户乙", "9,877.40", "7.68%"], ["客户丙", "7,954.06", "6.18%"]]
    for at, row in enumerate(rows):
        paper.text(72, 120 + STEP * at, str(at + 1))
        paper.text(130, 120 + STEP * at, row[0])
        put(paper, 120 + STEP * at, ["", *row[1:]], rights)
    paper.text(72, 162, "合计")
    paper.text(140, 162, "—")
    put(paper, 162, ["", "30,471.64", "23.69%"], rights)
    (table,) = tables_of(paper.read())
    assert table[0] == ["序号", "客户名称", "销售额（万元）", "占年度销售总额"]
    assert table[-1] == ["合计", "—", "30,471.64", "23.69%"]


def test_a_larger_heading_and_a_unit_behind_a_number_of_the_form_end_a_table(paper: Paper) -> None:
    rights = (330, 425, 523)
    words, rows = (
        ["项目", "合计", "基本支出", "项目支出"],
        [["运行", "12", "8", "4"], ["建设", "30", "9", "21"], ["养护", "7", "5", "2"]],
    )
    put_all(paper, 100, [words, *rows], rights)
    paper.canvas.setFont("STSong-Light", 13)
    paper.text(72, 158, "二、分科目支出表")
    paper.canvas.setFont("STSong-Light", 10)
    put(paper, 174, ["公开05表", "", "", "金额单位：万元"], rights)
    put_all(paper, 190, [["科目", *words[1:]], *rows], rights)
    first, second = tables_of(paper.read())
    assert (first, second) == ([words, *rows], [["科目", *words[1:]], *rows])


def test_names_of_groups_in_the_middle_take_their_row(paper: Paper) -> None:
    rights = (240, 330, 420, 510)
    put(paper, 100, ["项目", "金额", "比重", "上年金额", "上年比重"], rights)
    rows = [
        ["合计", "948,216.27", "100%", "912,463.55", "100%"],
        ["食品", "921,408.16", "97.2%", "888,170.30", "97.6%"],
    ]
    put_all(paper, 120, rows, rights)
    paper.canvas.drawCentredString(292, HEIGHT - 157, "分销售模式")
    put_all(
        paper,
        162,
        [
            ["经销", "603,845.40", "63.7%", "567,332.18", "62.2%"],
            ["直营", "217,630.02", "22.9%", "231,475.96", "25.4%"],
        ],
        rights,
    )
    (table,) = tables_of(paper.read())
    assert table[3] == ["分销售模式"]
    assert [row[0] for row in table] == ["项目", "合计", "食品", "分销售模式", "经销", "直营"]


@pytest.mark.parametrize(("words", "parts"), [(["合并", "母公司", "含税"], True), (["个百分点", "万元", "户"], False)])
def test_words_right_behind_numbers_are_a_column_where_three_rows_have_them(
    paper: Paper, words: list[str], parts: bool
) -> None:
    rights = (300, 380)
    put(paper, 100, ["指标", "2022年", "2023年"], rights)
    for at, said in enumerate(words):
        put(paper, 120 + STEP * at, ["甲乙丙"[at], f"{88 - at}.42", f"{94 - at}.07"], rights)
        paper.text(384, 120 + STEP * at, said)
    (table,) = tables_of(paper.read())
    assert (table[1][-1] == words[0]) is parts
    assert (table[1][-2] == "94.07") is parts


@pytest.mark.parametrize(("under", "found"), [("— 12 —", 1), ("以上数据为合并口径，未经审计。", 0)])
def test_one_row_under_headers_is_a_table_where_the_page_ends(paper: Paper, under: str, found: int) -> None:
    rights = (260, 340, 420, 500)
    put(paper, 740, ["类别", "金额", "占比（%）", "上年金额", "上年占比（%）"], rights)
    put(paper, 758, ["正常", "144,103.87", "96.89", "130,401.26", "96.66"], rights)
    paper.text(280, 790, under)
    assert len(tables_of(paper.read())) == found


def test_the_last_row_of_the_table_above_is_none_of_the_headers(paper: Paper) -> None:
    rights = (330, 425, 523)
    for x, words in zip(
        (72, 200, 300, 400, 480), ["吸附柱", "重症救治", "动物实验", "申报创新", "开辟场景"], strict=True
    ):
        paper.text(x, 100, words)
    put(paper, 122, ["人员情况", "2023年", "2022年", "变动比例"], rights)
    put_all(paper, 140, [["研发人员", "226", "191", "18.32%"], ["占比", "14.11%", "12.78%", "1.33%"]], rights)
    assert tables_of(paper.read())[-1][0] == ["人员情况", "2023年", "2022年", "变动比例"]


@pytest.mark.parametrize(("over", "found"), [(None, 1), ("某某公司年度报告", 1), ("分地区情况如下，数据为合并口径", 0)])
def test_two_rows_at_the_top_of_a_page_are_the_rest_of_a_table(paper: Paper, over: str | None, found: int) -> None:
    rights = (260, 340, 420, 500)
    if over:
        paper.text(72, 40 if found else 56, over)
    row = ["境内", "1,034,353.77", "83.50%", "945,523.65", "9.39%"]
    put_all(paper, 72, [row, ["境外", "204,393.53", "16.50%", "166,857.12", "22.50%"]], rights)
    tables = tables_of(paper.read())
    assert len(tables) == found
    assert not found or tables[0][0] == row


def test_shares_and_points_that_take_turns_are_one_column_under_one_header(paper: Paper) -> None:
    paper.text(72, 100, "项目")
    for x, words in zip((250, 340, 420), ("2022年", "2023年", "变动比例"), strict=True):
        paper.text(x, 100, words)
    rows = [["人员数量", "214", "189"], ["人员占比", "17.6%", "16.3%"], ["本科", "121", "104"], ["硕士", "58", "49"]]
    put_all(paper, 120, rows, (310, 390))
    for at, words in enumerate(("13.23%", "", "16.35%", "18.37%")):
        paper.canvas.drawRightString(530, HEIGHT - 129 - STEP * at, words)
    paper.text(420, 120 + STEP, "1.30个百分点")
    (table,) = tables_of(paper.read())
    assert table[0] == ["项目", "2022年", "2023年", "变动比例"]
    assert [row[3] for row in table[1:]] == ["13.23%", "1.30个百分点", "16.35%", "18.37%"]


def test_numbers_of_rows_stay_before_their_words(paper: Paper) -> None:
    rights = (330, 450)
    put(paper, 100, ["序号    客户名称", "销售额（万元）", "占比（%）"], rights)
    for at, row in enumerate(
        [["1 客户甲", "12,640.18", "9.83"], ["2 客户乙", "9,877.40", "7.68"], ["3 客户丙", "7,954.06", "6.18"]]
    ):
        put(paper, 120 + STEP * at, row, rights)
    (table,) = tables_of(paper.read())
    assert [len(row) for row in table[1:]] == [3, 3, 3]


def test_loose_rows_with_labels_of_two_lines_are_one_table(paper: Paper) -> None:
    rights = (260, 340, 420)
    put(paper, 100, ["基地", "综合能耗", "新鲜水用量", "危险废物"], rights)
    for at, row in enumerate(
        [
            ["城东片", "15,861", "192,741", "256.2"],
            ["城西片", "15,901", "176,699", "246.1"],
            ["河口片", "14,452", "184,999", "237.2"],
        ]
    ):
        top = 140 + 48 * at
        paper.text(72, top - 7, row[0])
        paper.text(72, top + 7, "区")
        put(paper, top, ["", *row[1:]], rights)
    (table,) = tables_of(paper.read())
    assert [row[0] for row in table] == ["基地", "城东片区", "城西片区", "河口片区"]
