"""More of what tables print: two units, two measures, notes without a number, purposes beside names, text in cells."""

from pathlib import Path
from typing import Any

import pytest
from drawn import Paper, tables_of
from test_cell_figures import Sheet

from corpus.find import find
from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_values import column_of, metric_of, without_title
from extractors.tables.labels import bare_label, numbered_labels
from extractors.tables.naming import account_of
from extractors.tables.stretches import is_number
from extractors.tables.unit_lines import units_by_word, units_listed
from pipeline.extract import read_report

Rows = list[list[str]]


def read(folder: Path, rows: Rows, above: str = "") -> list[tuple[Any, ...]]:
    """Return metric, subject, value and unit of each quantity of a table of a report of 2022."""
    found = Sheet(folder).rows(rows, above)
    return [(r["metric"], r["subject"], r["value_text"], r["unit"]) for r in found]


def test_a_change_told_in_words_belongs_to_the_segment_of_its_row(tmp_path: Path) -> None:
    rows = [["分产品", "毛利率（%）", "毛利率比上年增减（%）"], ["滤芯", "31.20", "减少1.15个百分点"]]
    assert read(tmp_path, rows) == [("毛利率", "滤芯", "31.20", "%"), ("毛利率", "滤芯", "1.15", "百分点")]


def test_the_header_of_an_empty_column_of_notes_names_nothing(tmp_path: Path) -> None:
    rows = [["资产", "附注五2022年末", "2021年末"], ["存货", "753.82", "701.44"]]
    assert [row[0] for row in read(tmp_path, rows, "单位：元")] == ["存货", "存货"]


def test_a_share_of_a_total_keeps_the_word_total() -> None:
    column = column_of(("占期末余额合计数的比例（%）",), 2022, None)
    assert metric_of(["前五名合计"], column) == "前五名合计占期末余额合计数的比例"
    assert metric_of(["负债合计"], column_of(("合计",), 2022, None)) == "负债合计"


def test_labels_told_apart_by_their_last_digit_keep_it(tmp_path: Path) -> None:
    rows = [["项目", "年末余额"], ["设备租赁1", "310.20"], ["设备租赁2", "420.10"], ["备件2", "50.00"]]
    assert [row[0] for row in read(tmp_path, rows, "单位：元")] == ["设备租赁1", "设备租赁2", "备件"]
    assert numbered_labels(["租赁1", "租赁2", "租赁1", "备件2", "2021"]) == {"租赁1", "租赁2"}


def test_a_purpose_beside_the_name_is_no_name(tmp_path: Path) -> None:
    rows = [
        ["用途", "性质", "投入金额（元）", "投入目的"],
        ["扩建泵房", "工程", "310.20", "保供"],
        ["还贷", "补流", "420.10", "降负债"],
    ]
    assert [row[0] for row in read(tmp_path, rows)] == ["扩建泵房投入金额", "还贷投入金额"]


def test_how_it_is_done_is_no_name(tmp_path: Path) -> None:
    rows = [
        ["计划名称", "激励方式", "对象人数"],
        ["2022年计划", "第二类股票", "108"],
        ["2021年计划", "第一类股票", "97"],
    ]
    assert [row[0] for row in read(tmp_path, rows)] == ["2022年计划对象人数", "2021年计划对象人数"]


def test_what_tells_rows_apart_stays_in_their_names(tmp_path: Path) -> None:
    rows = [["项目", "资金来源", "金额（元）"], ["扩建泵房", "拨款", "310.20"], ["扩建泵房", "自筹", "420.10"]]
    assert len({row[0] for row in read(tmp_path, rows)}) == 2


def test_a_unit_line_that_says_what_each_unit_is_for(tmp_path: Path) -> None:
    assert {w: s.unit for w, s in units_by_word(["数量单位：股金额单位：万元币种：人民币"]).items()} == {
        "数量": "股",
        "金额": "元",
    }
    rows = [["对象", "数量", "金额"], ["技术人员", "1,200", "35.60"]]
    assert [row[2:] for row in read(tmp_path, rows, "数量单位：股 金额单位：元")] == [("1200", "股"), ("35.60", "元")]


@pytest.mark.parametrize(
    ("below", "value", "unit"),
    [
        ("单位：元", "2,310,420.10", "元"),
        ("单位：万元", "2,310,420.10", None),
        ("单位：人", "2,310,420.10", None),
        ("单位：元", "2,310.10", None),
    ],
    ids=["yuan", "wan", "persons", "small"],
)
def test_sums_to_the_cent_between_two_lines_of_one_unit(
    tmp_path: Path, below: str, value: str, unit: str | None
) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市水务公司2022年年度报告")
    for top, line, printed in ((120, "单位：元", "31.20"), (260, "", value), (400, below, "12.10")):
        paper.text(380, top - 16, line or "明细如下：")
        paper.grid([72, 250, 400], [top, top + 20, top + 40])
        paper.words([72, 250, 400], top, [["项目", "年末余额"], ["备件", printed]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [row["unit"] for row in rows if row["value_text"] == value.replace(",", "")] == [unit]


def test_losses_that_expire_are_named_by_the_note(tmp_path: Path) -> None:
    rows = [["年份", "期末金额", "期初金额"], ["2023年", "310.20", "420.10"], ["合计", "310.20", "420.10"]]
    assert read(tmp_path, rows, "未确认资产的可抵扣亏损将于以下年度到期") == [
        ("可抵扣亏损", "2023年到期", "310.20", None),
        ("可抵扣亏损", "2023年到期", "420.10", None),
        ("可抵扣亏损合计", None, "310.20", None),
        ("可抵扣亏损合计", None, "420.10", None),
    ]


def test_other_currencies_in_a_table_of_local_money(tmp_path: Path) -> None:
    rows = [["项目", "年末余额"], ["存款（美元）", "310.20"], ["升值5%", "42.10"]]
    assert read(tmp_path, rows, "单位：人民币元") == [
        ("存款（美元）", None, "310.20", "元"),
        ("升值5%", None, "42.10", "元"),
    ]


def test_rows_of_currencies_are_told_apart_by_them(tmp_path: Path) -> None:
    rows = [["项目", "年末余额"], ["银行存款", ""], ["人民币", "310.20"], ["美元", "42.10"], ["合计", "352.30"]]
    assert read(tmp_path, rows, "（人民币元）") == [
        ("银行存款", "人民币", "310.20", "元"),
        ("银行存款", "美元", "42.10", "元"),
        ("合计", None, "352.30", "元"),
    ]
    rows = [["项目", "原币", "折合人民币"], ["美元", "42.10", "294.70"]]
    assert [row[2:] for row in read(tmp_path, rows, "（人民币元）")] == [("42.10", "美元"), ("294.70", "元")]


def test_a_change_without_a_label_is_of_what_stands_beside_it(tmp_path: Path) -> None:
    rows = [["投资额（元）", "上年投资额（元）", "变动幅度（%）"], ["310.20", "300.10", "3.37"]]
    assert [row[0] for row in read(tmp_path, rows)] == ["投资额"] * 3


def test_a_currency_over_amounts_names_nothing() -> None:
    assert column_of(("注册资本", "人民币"), 2022, None).words == "注册资本"
    assert column_of(("人民币",), 2022, None).words == "人民币"


def test_text_that_a_column_of_words_tells_is_read(tmp_path: Path) -> None:
    said = "审议通过3项议案：《关于修订章程的议案》《关于预算的议案》。"
    rows = [["会议", "重要意见和建议"], ["第一次会议", said], ["第二次会议", "无"]]
    assert read(tmp_path, rows) == [("议案", None, "3", "项")]
    promised = "自公司上市之日起36个月内，本企业不转让所持股份，也不由公司回购。"
    assert read(tmp_path, [["承诺方", "承诺"], ["股东", promised], ["董事", "无"]]) == []


def test_headers_of_several_hollow_words_and_numbers_behind_of_which() -> None:
    assert bare_label("其中：2.1 培训投入金额") == "培训投入金额"
    assert bare_label("其中：美元") == "美元"
    assert bare_label("对公客户，其中：") == "对公客户"


def test_hollow_headers_name_nothing(tmp_path: Path) -> None:
    rows = [["指标", "计量单位", "数量/开展情况"], ["帮扶投入金额", "万元", "31.20"]]
    assert read(tmp_path, rows) == [("帮扶投入金额", None, "312000", "元")]


def test_one_if_it_rises_and_one_if_it_falls_is_no_number(tmp_path: Path) -> None:
    assert read(tmp_path, [["项目", "影响"], ["利率", "(3.50)/3.50"], ["汇率", "2.10"]]) == [
        ("汇率影响", None, "2.10", None)
    ]


def test_a_band_over_a_header_that_repeats_it() -> None:
    assert without_title("专业构成人数", "专业构成") == ""
    assert without_title("持股比例", "持股情况") == "持股比例"


def test_a_rule_under_the_running_head_is_none_of_a_table_further_down(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 40, "青蔺市水务公司2022年年度报告")
    paper.rule(72, 56, 520, 56)
    paper.grid([72, 250, 400, 520], [100, 120, 140, 160])
    paper.words([72, 250, 400], 100, [["产品", "产量", "销量"], ["滤芯", "310", "302"], ["水表", "420", "411"]])
    paper.text(72, 180, "（2）研发投入")
    for top in (200, 220, 240, 260, 280):
        paper.rule(72, top, 520, top)
    paper.words([72, 440], 200, [["投入合计", "31.20"], ["其中：材料", "12.10"], ["人工", "11.40"], ["设备", "7.70"]])
    said = tables_of(paper.read())
    assert [len(table) for table in said] == [3, 4]
    assert said[0][1] == ["滤芯", "310", "302"]
    assert said[1][3] == ["设备", "7.70"]


def test_a_header_of_two_lines_wider_than_its_numbers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(380, 84, "单位：元")
    for top in (100, 140, 160, 180, 200):
        paper.rule(72, top, 520, top)
    for x, top, words in (
        (200, 106, "应收账款"),
        (200, 120, "期末余额"),
        (300, 106, "占应收账款期末余额"),
        (300, 120, "合计数的比例"),
    ):
        paper.text(x, top, words)
    paper.text(90, 113, "单位名称")
    paper.text(440, 106, "坏账准备")
    paper.text(440, 120, "期末余额")
    names = ("河口公司", "东岭公司", "合计")
    for at, name in enumerate(names):
        for x, words in ((76, name), (190, "1,310.20"), (372, "4.10"), (440, "12.40")):
            paper.text(x, 145 + 20 * at, words)
    (table,) = tables_of(paper.read())
    assert table[0] == ["单位名称", "应收账款期末余额", "占应收账款期末余额合计数的比例", "坏账准备期末余额"]
    assert table[1] == ["河口公司", "1,310.20", "4.10", "12.40"]


def test_a_unit_line_of_several_units_gives_each_column_what_it_asks_for(tmp_path: Path) -> None:
    rows = [["班组", "居民用户", "售电量", "线路"], ["一班", "5,604", "2,517", "12"]]
    assert [row[2:] for row in read(tmp_path, rows, "单位：户、万千瓦时")] == [
        ("5604", "户"),
        ("25170000", "千瓦时"),
        ("12", None),
    ]
    assert [unit.text for unit in units_listed(["单位：万元、%"])] == ["万元"]
    assert [unit.text for unit in units_listed(["单位为户、万千瓦时"])] == ["户", "万千瓦时"]
    assert units_listed(["单位：元/股"]) == ()


def beside(folder: Path, titles: list[str], rows: Rows) -> list[str | None]:
    """Return the metrics of two tables side by side in one, each below a title over both of its columns."""
    paper = Paper(folder / "a.pdf")
    paper.text(380, 84, "单位：万元")
    paper.grid([72, 180, 280, 390, 500], [120, 140, 160, 180])
    paper.rule(72, 100, 500, 100)
    for x in (72, 280, 500):
        paper.rule(x, 100, x, 120)
    paper.words([120, 340], 100, [titles])
    paper.words([72, 180, 280, 390], 120, rows)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    said = read_report(found.path, found.source).tables["quantities"].to_pylist()
    return [row["metric"] for row in said if row["source"] == "table"]


def test_the_title_of_a_panel_is_no_part_of_what_names_itself(tmp_path: Path) -> None:
    rows = [
        ["项目", "预算数", "项目", "预算数"],
        ["上年结转", "214.60", "农林水", "72.90"],
        ["其他", "3.10", "住房", "4.20"],
    ]
    assert beside(tmp_path, ["收入", "支出"], rows)[:2] == ["上年结转", "农林水支出"]


def test_income_for_what_is_spent_keeps_its_column(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.grid([60, 230, 320, 410], [100, 120, 140])
    paper.words((60, 230, 320), 100, [["项目", "本年收入", "本年支出"], ["土地出让收入安排的支出", "860", "872"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    said = read_report(found.path, found.source).tables["quantities"].to_pylist()
    rows = [(row["metric"], row["value_text"]) for row in said if row["source"] == "table"]
    assert rows == [("土地出让收入安排的支出收入", "860"), ("土地出让收入安排的支出", "872")]


def test_labels_of_a_panel_may_take_two_columns(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs = (60, 130, 210, 300, 400, 480)
    paper.grid(list(xs), [100, 120, 140, 160])
    paper.words(
        xs,
        100,
        [
            ["岗位", "人数（人）", "学历/年龄", "学历/年龄", "人数（人）"],
            ["驾驶", "316", "学历", "本科及以上", "118"],
            ["修理", "78", "年龄", "45岁及以下", "96"],
        ],
    )
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    said = read_report(found.path, found.source).tables["quantities"].to_pylist()
    rows = [(row["metric"], row["value_text"]) for row in said if row["source"] == "table"]
    assert rows == [("驾驶", "316"), ("本科及以上", "118"), ("修理", "78"), ("45岁及以下", "96")]


@pytest.mark.parametrize(
    ("text", "value"), [("(5.6)%", "-5.6"), ("（5.6%）", "-5.6"), ("5.6%", "5.6"), ("5.6)%", None)]
)
def test_a_loss_in_brackets_with_percent_behind_them(text: str, value: str | None) -> None:
    amount = read_amount(text)
    assert (None if amount is None else (str(amount.value), amount.percent)) == (value and (value, True))


def test_rows_without_rules_that_go_on_keep_their_columns(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    xs, rows = (72, 300, 380, 460), [[f"指标{at}号取水总量", "1,310", "1,302", "1,290"] for at in range(30)]
    below = [
        ["投诉", "4,610", "7,180", "8,300"],
        ["培训", "5,820", "6,390", "6,970"],
        ["活动", "7,100", "6,200", "5,300"],
    ]
    paper.words(xs, 100, [["指标", "2020年", "2021年", "2022年"], *rows])
    paper.turn()
    paper.words(xs, 100, below)
    document = paper.read()
    (table,) = tables_of(document)
    assert table[-2:] == below[1:]
    assert {cell.column for cell in document.tables[0].cells} == {0, 1, 2, 3}


def test_a_sum_of_a_group_is_a_label(tmp_path: Path) -> None:
    assert not is_number("1年以内小计")
    assert is_number("3年")
    rows = [["账龄", "期末账面余额"], ["1年以内小计", "310.20"], ["1至2年", "42.10"]]
    assert [row[0] for row in read(tmp_path, rows)] == ["1年以内小计账面余额", "1至2年账面余额"]


@pytest.mark.parametrize(
    ("line", "year"),
    [("于2021年12月31日，本集团租入设备如下：", 2021), ("2021年度，本公司获奖，较2020年多。", 2022)],
)
def test_the_year_of_a_table_stands_in_the_line_that_leads_to_it(tmp_path: Path, line: str, year: int) -> None:
    found = Sheet(tmp_path).rows([["公司", "原价"], ["东岭公司", "310.20"]], line)
    assert [row["period_end"].year for row in found] == [year]


def test_a_table_whose_columns_are_measured_and_whose_rows_are_partly_words(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市水务公司2022年年度报告")
    paper.grid([72, 200, 300, 400], [100, 120])
    paper.grid([72, 200, 400], [120, 140])
    paper.grid([72, 200, 300, 400], [140, 160, 180])
    paper.grid([72, 200, 400], [180, 200])
    paper.words([72, 200, 300], 100, [["污染物", "总磷", "氨氮"], ["排放方式", "处理后排放"]])
    paper.words([72, 200, 300], 140, [["排放浓度", "27mg/L", "3.6mg/L"], ["排放限值", "80", "10"], ["标准", "表二"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(row["metric"], row["value_text"]) for row in rows if row["source"] == "table"] == [
        ("排放浓度总磷", "27"),
        ("排放浓度氨氮", "3.6"),
        ("排放限值总磷", "80"),
        ("排放限值氨氮", "10"),
    ]


def test_a_line_of_a_form_is_no_header(tmp_path: Path) -> None:
    rows = [["是否建立环保机制", "是"], ["投入环保资金（万元）", "154.30"]]
    assert read(tmp_path, rows) == [("投入环保资金", None, "1543000", "元")]


def test_currencies_below_what_is_held_in_them_are_its_subjects(tmp_path: Path) -> None:
    rows = [
        ["项目", "期末外币余额", "折算汇率", "期末折算人民币余额"],
        ["货币资金", "", "", "395,146.60"],
        ["其中：美元", "48,895.01", "7.1884", "351,477.63"],
        ["英镑", "4,811.42", "9.0765", "43,668.97"],
        ["港币", "", "", ""],
        ["应付账款", "", "", "751.43"],
        ["其中：美元", "104.53", "7.1884", "751.43"],
    ]
    assert read(tmp_path, rows, "单位：元") == [
        ("货币资金折算人民币余额", None, "395146.60", "元"),
        ("货币资金外币余额", "美元", "48895.01", "美元"),
        ("货币资金折算汇率", "美元", "7.1884", None),
        ("货币资金折算人民币余额", "美元", "351477.63", "元"),
        ("货币资金外币余额", "英镑", "4811.42", "英镑"),
        ("货币资金折算汇率", "英镑", "9.0765", None),
        ("货币资金折算人民币余额", "英镑", "43668.97", "元"),
        ("应付账款折算人民币余额", None, "751.43", "元"),
        ("应付账款外币余额", "美元", "104.53", "美元"),
        ("应付账款折算汇率", "美元", "7.1884", None),
        ("应付账款折算人民币余额", "美元", "751.43", "元"),
    ]


def test_an_address_counts_neither_towers_nor_floors(tmp_path: Path) -> None:
    rows = [["名称", "临港会计师事务所"], ["办公地址", "望江路1号汇金大厦2座27层及28层"], ["签字人数", "2人"]]
    assert [row[2] for row in read(tmp_path, rows)] == ["2"]


def test_a_value_that_could_not_be_measured_is_no_label(tmp_path: Path) -> None:
    rows = [["项目", "二氧化硫", "颗粒物"], ["排放浓度", "未检出", "3.94"], ["排放限值", "50", "20"]]
    assert [row[0] for row in read(tmp_path, rows)] == ["排放浓度颗粒物", "排放限值二氧化硫", "排放限值颗粒物"]


def test_a_rate_whose_change_is_in_points_is_in_percent(tmp_path: Path) -> None:
    rows = [
        ["指标", "2022年", "2021年", "增减"],
        ["净资产收益率", "4.18", "0.26", "增加3.92个百分点"],
        ["分公司", "12", "11", "1"],
    ]
    assert [row[3] for row in read(tmp_path, rows)] == ["%", "%", "百分点", None, None, None]


def test_shares_take_the_unit_of_the_table_or_none_but_their_own(tmp_path: Path) -> None:
    rows = [["计划", "标的股票数量", "授予金额"], ["首期计划", "3,203,529", "691.12"]]
    assert [row[2:] for row in read(tmp_path, rows, "单位：元")] == [("3203529", "股"), ("691.12", "元")]
    assert next(row[2:] for row in read(tmp_path, rows, "单位：万股")) == ("32035290000", "股")


def test_parts_whose_labels_name_no_measure_are_of_the_row_above(tmp_path: Path) -> None:
    rows = [
        ["指标", "单位", "2022年"],
        ["售气量", "万立方米", "148.36"],
        ["其中：工业", "万立方米", "91.20"],
        ["居民生活", "万立方米", "33.48"],
        ["管网长度", "公里", "310"],
        ["其中：中压管线", "公里", "120"],
        ["供应商总数", "家", "968"],
        ["按地区：省内", "家", "951"],
        ["省外", "家", "17"],
    ]
    found = [(metric, subject) for metric, subject, *_ in read(tmp_path, rows)]
    assert found == [
        ("售气量", None),
        ("售气量", "工业"),
        ("售气量", "居民生活"),
        ("管网长度", None),
        ("中压管线", None),
        ("供应商总数", None),
        ("供应商数", "省内"),
        ("供应商数", "省外"),
    ]


def test_restated_values_say_so_before_the_name() -> None:
    column = column_of(("2021年", "调整后"), 2022, None)
    assert metric_of(["总资产"], column) == "调整后总资产"


def test_words_of_a_time_within_a_set_phrase_stay() -> None:
    assert metric_of(["农田建设"], column_of(("本年收入合计",), 2022, None)) == "农田建设本年收入合计"
    assert metric_of(["博士", "其他", "小计"], column_of(("2022年",), 2022, None)) == "博士其他小计"
    assert metric_of(["存货"], column_of(("本期期末数占总资产的比例（%）",), 2022, None)) == "存货占总资产的比例"


def test_titles_of_costs_over_their_items_name_none_of_them(tmp_path: Path) -> None:
    rows = [
        ["科目名称", "金额", "科目名称", "金额"],
        ["基本工资", "862.15", "办公费", "58.20"],
        ["津贴补贴", "498.37", "电费", "21.46"],
    ]
    assert beside(tmp_path, ["人员经费", "公用经费"], rows) == ["基本工资", "办公费", "津贴补贴", "电费"]


def test_a_total_below_the_title_of_an_account_is_of_it() -> None:
    assert account_of(["65、管理费用"]) == "管理费用"
    assert account_of(["（1）．按账龄披露"]) is None
    assert account_of(["二、募捐与收入"]) is None
    assert account_of([]) is None
