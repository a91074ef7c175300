"""What a cell's number is: its unit, band, time, and whose it is, where the table says it elsewhere than beside it."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from test_cell_figures import Sheet

from corpus.find import find
from extractors.tables.cell_values import column_of
from pipeline.extract import read_report

Rows = list[list[str]]


def read(folder: Path, rows: Rows, above: str = "") -> list[dict[str, Any]]:
    return Sheet(folder).rows(rows, above)


def stated(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["metric"], r["subject"], r["value_text"], r["unit"]) for r in rows]


@pytest.mark.parametrize(
    ("above", "unit", "value"),
    [
        ("单位：元 币种：人民币", "元", "3.5"),
        ("单位：万元 币种：人民币", "元", "35000"),
        ("人民币百万元", "元", "3500000"),
        ("（人民币元）", "元", "3.5"),
        ("币种：人民币", None, "3.5"),
    ],
)
def test_unit_lines_with_a_currency(tmp_path: Path, above: str, unit: str | None, value: str) -> None:
    (row,) = read(tmp_path, [["项目", "本年"], ["培训投入", "3.5"]], above)
    assert (row["value_text"], row["unit"]) == (value, unit)


def test_money_is_no_unit_of_ages_and_shares_held(tmp_path: Path) -> None:
    rows = read(
        tmp_path, [["姓名", "年龄", "年末持股数", "税前报酬总额"], ["沈知远", "47", "1,200", "35.60"]], "单位：万元"
    )
    assert stated(rows) == [
        ("年龄", "沈知远", "47", "岁"),
        ("年末持股数", "沈知远", "1200", "股"),
        ("税前报酬总额", "沈知远", "356000", "元"),
    ]


def test_a_whole_number_among_amounts_is_none(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "本年"], ["专户存款", "12.50"], ["应收款", "9.25"], ["代管户", "26"]], "单位：元")
    assert [row["unit"] for row in rows] == ["元", "元", None]


def test_share_counts_keep_the_unit_that_is_stated(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "年末持股数"], ["流通股", "1,200"]], "单位：股")
    assert stated(rows) == [("流通股持股数", None, "1200", "股")]


@pytest.mark.parametrize("head", ["附注", "附注五", "附注编号"])
def test_numbers_of_notes_are_no_rows_and_no_names(tmp_path: Path, head: str) -> None:
    rows = read(tmp_path, [["资产", head, "年末余额"], ["货币资金", "1", "753.82"], ["存货", "2", "12.10"]], "单位：元")
    assert stated(rows) == [("货币资金", None, "753.82", "元"), ("存货", None, "12.10", "元")]


def test_notes_told_by_their_form(tmp_path: Path) -> None:
    rows = read(
        tmp_path, [["资产", "说明", "年末余额"], ["货币资金", "七、1", "753.82"], ["存货", "七（12）", "12.10"]]
    )
    assert [row["metric"] for row in rows] == ["货币资金", "存货"]


def test_a_header_beside_names_of_bodies_names_one_too(tmp_path: Path) -> None:
    heads = ["项目", "榆钱燃气公司", "云栈证券", "青蔺供水公司"]
    rows = read(
        tmp_path, [heads, ["流动资产", "448.32", "209.63", "120.30"], ["负债合计", "248.29", "250.85", "44.50"]]
    )
    assert [(row["metric"], row["subject"]) for row in rows[:3]] == [("流动资产", head) for head in heads[1:]]


@pytest.mark.parametrize("other", ["合计", "净资产", "本年增减", "国家标准", "实际完成", "境外业务"])
def test_headers_beside_names_of_bodies_that_name_none(tmp_path: Path, other: str) -> None:
    heads = ["项目", "榆钱燃气公司", "青蔺供水公司", other]
    rows = read(
        tmp_path, [heads, ["流动资产", "448.32", "209.63", "120.30"], ["负债合计", "248.29", "250.85", "44.50"]]
    )
    assert rows[2]["subject"] is None


def test_a_bond_is_called_by_its_year(tmp_path: Path) -> None:
    rows = read(
        tmp_path, [["项目", "面值", "发行金额"], ["2017云栈企业债", "4.83", "4.82"], ["2019榆钱债", "2.48", "2.41"]]
    )
    assert [row["metric"] for row in rows[:2]] == ["2017云栈企业债面值", "2017云栈企业债发行金额"]


def test_a_band_is_no_part_of_a_name_and_tells_equal_labels_apart(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["项目", "本年"],
            ["应收账款", ""],
            ["其中：美元", "272.10"],
            ["其他应收款", ""],
            ["其中：美元", "43.20"],
            ["员工关怀", ""],
            ["食堂投入", "86.00"],
            ["合计", "401.30"],
        ],
        "单位：元",
    )
    assert [row["metric"] for row in rows] == ["应收账款美元", "其他应收款美元", "食堂投入", "合计"]


def test_labels_that_are_times_are_the_time_of_what_band_and_column_name(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["项目", "房屋", "设备"],
            ["累计折旧", "", ""],
            ["年初余额", "35.10", "42.20"],
            ["年末余额", "37.30", "45.40"],
        ],
        "单位：元",
    )
    assert [(r["metric"], r["value_text"], r["period_end"].isoformat()) for r in rows] == [
        ("房屋累计折旧", "35.10", "2021-12-31"),
        ("设备累计折旧", "42.20", "2021-12-31"),
        ("房屋累计折旧", "37.30", "2022-12-31"),
        ("设备累计折旧", "45.40", "2022-12-31"),
    ]


def test_a_row_of_a_year_and_a_sort_of_value_is_named_by_its_column(tmp_path: Path) -> None:
    rows = [["", "因公出国费", "公务接待费"], ["2023年度预算数", "0.00", "9.50"], ["2022年度决算数", "1.20", "6.52"]]
    assert [(r["metric"], r["period_start"].year, r["basis"]) for r in read(tmp_path, rows)] == [
        ("因公出国费预算数", 2023, "budget"),
        ("公务接待费预算数", 2023, "budget"),
        ("因公出国费决算数", 2022, "execution"),
        ("公务接待费决算数", 2022, "execution"),
    ]


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ([["项目", "数量"], ["生产人员", "918"], ["销售人员", "203"]], ["人", "人"]),
        ([["项目", "数量"], ["生产人员", "91.8"], ["生产设备", "203"]], [None, None]),
        ([["项目", "薪酬"], ["管理人员", "918"]], [None]),
    ],
)
def test_people_are_counted_as_people(tmp_path: Path, rows: Rows, units: list[str | None]) -> None:
    assert [row["unit"] for row in read(tmp_path, rows)] == units


def test_scores_beside_an_indicator_never_take_its_unit(tmp_path: Path) -> None:
    rows = [["指标", "完成值", "分值", "得分"], ["修缮处数", "3", "10", "6"], ["开放天数", "312", "10", "10"]]
    assert [(r["metric"], r["unit"]) for r in read(tmp_path, rows)] == [
        ("修缮处数", "处"),
        ("修缮处数分值", "分"),
        ("修缮处数得分", "分"),
        ("开放天数", "天"),
        ("开放天数分值", "分"),
        ("开放天数得分", "分"),
    ]


def test_what_came_of_years_and_their_difference(tmp_path: Path) -> None:
    rows = [["指标", "2021年实绩", "2022年实绩", "2022年比2021年±%"], ["营业收入", "1,506", "1,614", "7.19"]]
    assert [(r["metric"], r["role"], r["period_end"].year) for r in read(tmp_path, rows)] == [
        ("营业收入", "level", 2021),
        ("营业收入", "level", 2022),
        ("营业收入", "change", 2022),
    ]


def test_the_first_of_january_is_the_end_of_the_year_before(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "2022年12月31日", "2022年1月1日"], ["专户存款", "12.50", "11.20"]], "单位：元")
    assert [row["period_end"].isoformat() for row in rows] == ["2022-12-31", "2021-12-31"]


def test_a_year_alone_above_a_table_is_its_time(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "年初余额", "年末余额"], ["专户存款", "12.50", "11.20"]], "2021年")
    assert [row["period_end"].isoformat() for row in rows] == ["2020-12-31", "2021-12-31"]


def test_a_day_beside_a_name_does_not_date_the_number(tmp_path: Path) -> None:
    rows = read(
        tmp_path, [["被担保方", "起始日", "担保金额"], ["河口水务公司", "2019年06月14日", "12.50"]], "单位：万元"
    )
    assert [(r["metric"], r["subject"], r["period_end"].year) for r in rows] == [("担保金额", "河口水务公司", 2022)]


def test_parties_never_share_a_key(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["关联方", "关联交易内容", "本期发生额"],
            ["河口水务公司", "采购药剂", "12.50"],
            ["东岭水务公司", "采购药剂", "9.20"],
            ["合计", "", "21.70"],
        ],
        "单位：万元",
    )
    assert stated(rows)[:2] == [
        ("采购药剂", "河口水务公司", "125000", "元"),
        ("采购药剂", "东岭水务公司", "92000", "元"),
    ]


def test_what_changed_is_named_by_the_head(tmp_path: Path) -> None:
    rows = read(tmp_path, [["分产品", "收入", "收入比上年增减%"], ["净水剂", "12.50", "11.85"]], "单位：万元")
    assert [(r["metric"], r["subject"], r["value_text"], r["unit"], r["role"]) for r in rows] == [
        ("收入", "净水剂", "125000", "元", "level"),
        ("收入", "净水剂", "11.85", "%", "change"),
    ]


def titled(folder: Path, rows: Rows, xs: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return the quantities of a ruled table whose rows of one cell go over its whole width."""
    paper = Sheet(folder).paper
    ys = [140.0 + 20 * at for at in range(len(rows) + 1)]
    paper.words(xs, 140, rows)
    for y in ys:
        paper.rule(xs[0], y, xs[-1], y)
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for x in xs if len(rows[row]) > 1 else (xs[0], xs[-1]):
            paper.rule(x, top, x, bottom)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    read_rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    return [row for row in read_rows if row["source"] == "table"]


def test_people_parted_by_a_title_row_are_counted_as_people(tmp_path: Path) -> None:
    rows = [
        ["项目", "数量"],
        ["教育程度"],
        ["本科", "497"],
        ["大专", "386"],
        ["设备类别"],
        ["车床", "12"],
        ["铣床", "9"],
    ]
    assert [r["unit"] for r in titled(tmp_path, rows, (72, 250, 340))] == ["人", "人", None, None]


def test_a_title_row_tells_balances_apart(tmp_path: Path) -> None:
    rows = [
        ["项目", "软件", "专利权"],
        ["一、账面原值"],
        ["1.期初余额", "35.10", "42.20"],
        ["2.期末余额", "37.30", "45.40"],
        ["二、累计摊销"],
        ["1.期初余额", "5.10", "4.20"],
        ["2.期末余额", "7.30", "5.40"],
    ]
    rows_read = titled(tmp_path, rows, (72, 250, 340, 430))
    told = {r["value_text"]: (r["metric"], r["period_end"].isoformat()) for r in rows_read}
    assert told["37.30"] == ("软件账面原值", "2022-12-31")
    assert told["5.10"] == ("软件累计摊销", "2021-12-31")
    assert len(set(told.values())) == 8


def test_halves_of_a_head_keep_what_they_are_halves_of() -> None:
    column = column_of(["持股比例（%）", "间接"], 2022, None)
    assert column.words == "持股比例间接"


def test_a_bare_header_beside_a_person_or_company_is_what_is_measured(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["股东名称（全称）", "报告期内增减", "期末持股数量", "比例(%)"],
            ["松岚水务集团", "-12,300", "45,600", "1.20"],
        ],
        "单位：股",
    )
    assert stated(rows) == [
        ("报告期内增减", "松岚水务集团", "12300", "股"),
        ("期末持股数量", "松岚水务集团", "45600", "股"),
        ("持股比例", "松岚水务集团", "1.20", "%"),
    ]


def test_what_a_person_is_names_no_number_and_a_total_is_nobodys(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["姓名", "职务", "年初持股数", "股份增减变动量"],
            ["沈知远", "主任", "10", "2.50"],
            ["合计", "/", "10", "2.50"],
        ],
        "单位：万股",
    )
    assert stated(rows) == [
        ("年初持股数", "沈知远", "100000", "股"),
        ("股份增减变动量", "沈知远", "25000", "股"),
        ("年初持股数合计", None, "100000", "股"),
        ("股份增减变动量合计", None, "25000", "股"),
    ]


def test_a_segment_and_what_its_costs_are_made_of(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [["分行业", "成本构成项目", "本期金额", "占总成本(%)"], ["供水", "直接材料", "30.50", "24.47"]],
        "单位：元",
    )
    assert stated(rows) == [
        ("直接材料", "供水", "30.50", "元"),
        ("直接材料占总成本", "供水", "24.47", "%"),
    ]


@pytest.mark.parametrize(
    ("head", "words", "expected"),
    [
        ("折旧年限（年）", "20-40", (20.0, 40.0, "年")),
        ("残值率", "0%-5%", (0.0, 5.0, "%")),
        ("年折旧率", "2.38-5.00", (2.38, 5.0, "%")),
        ("起止年份", "2021-2022", None),
        ("楼号", "3-5", None),
        ("残值率", "5-3", None),
    ],
)
def test_ranges_under_a_header_with_their_unit(tmp_path: Path, head: str, words: str, expected: Any) -> None:
    rows = read(
        tmp_path, [["类别", "折旧方法", head], ["房屋", "平均法", words], ["设备", "平均法", words]], "单位：元"
    )
    found = {(r["value_low"], r["value_high"], r["unit"]) for r in rows if r["qualifier"] == "range"}
    assert found == ({expected} if expected else set())


def test_before_and_after_a_change_are_the_balances_at_both_ends(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [["", "本次变动前", "发行新股增减", "本次变动后"], ["流通股份", "3,500", "-1,200", "2,300"]],
        "单位：股",
    )
    assert [(r["metric"], r["value_text"], r["unit"], r["role"]) for r in rows] == [
        ("流通股份", "3500", "股", "level"),
        ("流通股份发行新股", "1200", "股", "change"),
        ("流通股份", "2300", "股", "level"),
    ]
    before, _, after = (row["period_end"] for row in rows)
    assert (before.month, before.day, after.year - before.year) == (12, 31, 1), "an opening, as 年初"
    assert rows[2]["period_start"] == after, "a balance at the end, as 年末"


def test_earnings_per_share_are_in_yuan_where_no_unit_is_printed(tmp_path: Path) -> None:
    """The table of returns that annual reports end with (公开发行证券的公司信息披露编报规则第9号) prints none."""
    rows = read(
        tmp_path,
        [
            ["利润", "收益率（%）", "基本每股收益", "稀释每股收益"],
            ["股东的净利润", "6.41", "0.73", "0.72"],
            ["扣非后净利润", "5.90", "0.67", "0.66"],
        ],
    )
    assert [(r["value_text"], r["unit"]) for r in rows] == [
        ("6.41", "%"), ("0.73", "元/股"), ("0.72", "元/股"),
        ("5.90", "%"), ("0.67", "元/股"), ("0.66", "元/股"),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["公允价值变动损益", "累计公允价值变动", "其他权益变动"])
def test_amounts_that_are_called_changes_are_levels(tmp_path: Path, head: str) -> None:
    (row,) = read(tmp_path, [["项目", head], ["理财产品", "12.50"]], "单位：元")
    assert (row["role"], row["unit"], row["metric"]) == ("level", "元", f"理财产品{head}")


def test_numbered_labels_are_labels_and_an_empty_one_is_no_band_of_higher_ones(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["项目", "房屋", "合计"],
            ["一、账面原值", "", ""],
            ["1.期初余额", "35.10", "35.10"],
            ["（1）购置", "2.20", "2.20"],
            ["（2）处置", "", ""],
            ["4.期末余额", "37.30", "37.30"],
        ],
        "单位：元",
    )
    assert [(r["metric"], r["value_text"]) for r in rows] == [
        ("房屋账面原值", "35.10"),
        ("账面原值合计", "35.10"),
        ("账面原值购置", "2.20"),
        ("账面原值购置合计", "2.20"),
        ("房屋账面原值", "37.30"),
        ("账面原值合计", "37.30"),
    ]


def test_the_rest_of_a_list_is_not_that_of_an_empty_row_above(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "本年"], ["接受捐赠", ""], ["政府补助", "12.50"], ["其他", "3.10"]], "单位：元")
    assert [row["metric"] for row in rows] == ["政府补助", "其他"]


def test_a_class_within_the_name_is_not_said_twice(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["类", "款", "功能分类", "支出"],
            ["210", "", "卫生健康支出", "12"],
            ["210", "99", "其他卫生健康支出", "5"],
            ["211", "", "其他卫生健康支出", "7"],
        ],
        "单位：元",
    )
    assert [row["metric"] for row in rows][1] == "其他卫生健康支出"


def test_a_time_within_a_header_stays(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "占期末余额比例%"], ["货款", "12.50"]])
    assert [(row["metric"], row["period_end"].isoformat()) for row in rows] == [("货款占期末余额比例", "2022-12-31")]


def test_a_note_mark_is_no_unit(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [["项目", "本年"], ["代管资产（注）", "12.50"]], "单位：万元")
    assert (row["metric"], row["unit"], row["value_text"]) == ("代管资产", "元", "125000")


def test_shares_beside_amounts_say_that_they_are_shares(tmp_path: Path) -> None:
    rows = read(tmp_path, [["类别", "金额", "比例(%)"], ["按组合计提", "12.50", "96.83"]], "单位：元")
    assert stated(rows) == [("按组合计提", None, "12.50", "元"), ("按组合计提比例", None, "96.83", "%")]


def test_a_persons_column_may_say_whose_names_it_holds(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [["董事姓名", "亲自出席次数"], ["沈知远", "7"]])
    assert stated([row]) == [("亲自出席次数", "沈知远", "7", "次")]


@pytest.mark.parametrize("words", ["32000≤V＜54000", "Q＜15000", "μ＞40"])
def test_conditions_with_a_letter_are_no_quantities(tmp_path: Path, words: str) -> None:
    rows = read(
        tmp_path, [["车道数", "用地指标", "编制条件"], ["六", "2.1333", words], ["四", "1.6667", words]], "单位：公顷"
    )
    assert [row["value_text"] for row in rows] == ["2.1333", "1.6667"]


@pytest.mark.parametrize(("unit", "expected"), [("元", "元"), ("万元", "元/股")])
def test_amounts_a_share_are_in_yuan_where_the_table_is(tmp_path: Path, unit: str, expected: str | None) -> None:
    rows = read(tmp_path, [["项目", "每股收益"], ["净利润", "0.34"]], f"单位：{unit}")
    assert stated(rows) == [("净利润每股收益", None, "0.34", expected)]


def test_values_in_the_books_are_those_of_their_column(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["项目", "房屋", "合计"],
            ["四、账面价值", "", ""],
            ["1.期末账面价值", "58.20", "98.10"],
            ["2.期初账面价值", "59.60", "97.30"],
        ],
        "单位：元",
    )
    assert [(*row[:2], row[2]) for row in stated(rows)] == [
        ("期末账面价值", "房屋", "58.20"),
        ("期末账面价值合计", None, "98.10"),
        ("期初账面价值", "房屋", "59.60"),
        ("期初账面价值合计", None, "97.30"),
    ]


MOVEMENTS = [
    ["", "年初余额", "本年计提", "年末余额"],
    ["2022年", "27.70", "24.50", "52.20"],
    ["2021年", "24.80", "2.90", "27.70"],
]


def test_the_line_above_says_what_moves(tmp_path: Path) -> None:
    rows = read(tmp_path, MOVEMENTS, "应收账款坏账准备的变动如下：")
    assert [(r["metric"], r["value_text"], r["period_end"].isoformat()) for r in rows] == [
        ("应收账款坏账准备", "27.70", "2021-12-31"),
        ("应收账款坏账准备本年计提", "24.50", "2022-12-31"),
        ("应收账款坏账准备", "52.20", "2022-12-31"),
        ("应收账款坏账准备", "24.80", "2020-12-31"),
        ("应收账款坏账准备本年计提", "2.90", "2021-12-31"),
        ("应收账款坏账准备", "27.70", "2021-12-31"),
    ]


def test_rows_of_years_under_balances_only_are_of_the_report(tmp_path: Path) -> None:
    rows = read(tmp_path, [["年份", "期末金额", "期初金额"], ["2024年", "2.50", "3.50"], ["2025年", "4.50", "5.50"]])
    assert {row["period_end"].isoformat() for row in rows} == {"2022-12-31", "2021-12-31"}


@pytest.mark.parametrize("above", ["坏账准备如下：", "各单位情况变动较大，见下表。", "单位：元"])
def test_other_lines_above_name_no_movement(tmp_path: Path, above: str) -> None:
    assert read(tmp_path, MOVEMENTS, above)[1]["metric"] == "计提"


def test_rows_with_names_of_their_own_keep_them_under_a_line_of_movements(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "本年计提"], ["存货", "2.50"]], "坏账准备的变动如下：")
    assert [row["metric"] for row in rows] == ["存货计提"]


def test_the_total_of_a_named_balance_is_named_by_its_column(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["单位名称", "其他应收款期末余额", "坏账准备"],
            ["松岚水务有限公司", "10.20", "0.50"],
            ["合计", "10.20", "0.50"],
        ],
        "单位：元",
    )
    assert [row["metric"] for row in rows[2:]] == ["其他应收款期末余额", "坏账准备合计"]


def test_the_unit_of_a_band_is_that_of_its_rows(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["主要指标", "2021", "2022"],
            ["每股指标（元）", "", ""],
            ["每股收益", "1.07", "2.91"],
            ["价值评估（倍）", "", ""],
            ["P/E", "82.90", "30.47"],
            ["股息率%", "0.1", "0.2"],
            ["偿债能力指标", "", ""],
            ["流动比率", "1.2", "1.3"],
        ],
    )
    assert [(row["metric"], row["unit"]) for row in rows[::2]] == [
        ("每股收益", "元"),
        ("P/E", "倍"),
        ("股息率", "%"),
        ("流动比率", None),
    ]


@pytest.mark.parametrize(
    ("band", "above", "unit"),
    [
        ("投入占收入的比例（%）", "单位：万元", "元"),  # a row of a rate with nothing stated
        ("投入占收入的比例（%）", "", None),
        ("投入（件）", "单位：万元", "元"),  # the table has a unit
    ],
)
def test_an_empty_row_states_no_unit_for_the_next(tmp_path: Path, band: str, above: str, unit: str | None) -> None:
    rows = read(tmp_path, [["项目", "2021", "2022"], [band, "", ""], ["薪酬合计", "23.66", "28.08"]], above)
    assert [row["unit"] for row in rows] == [unit, unit]


def test_a_year_beside_a_name_is_no_year_of_movements(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [["单位", "购入年份", "年初余额", "本年计提"], ["松岚水务", "2006年", "2.50", "0.50"]],
    )
    assert {row["period_end"].year for row in rows} == {2021, 2022}
