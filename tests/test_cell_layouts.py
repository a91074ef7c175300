"""Tables as reports lay them out, from a drawn page to quantities: heads with years and words, times, bands, limits."""

from pathlib import Path
from typing import Any

import pytest
from drawn import Paper

from corpus.find import find
from extractors.tables.stretches import is_number, is_period
from pipeline.extract import read_report

Rows = list[list[str]]


def read(folder: Path, rows: Rows, above: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a report of 2022 with this table on its page."""
    paper = Paper(folder / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    if above:
        paper.text(380, 124, above)
    xs = [40 + at * 520 / len(rows[0]) for at in range(len(rows[0]) + 1)]
    paper.grid(xs, [140 + 20 * at for at in range(len(rows) + 1)])
    paper.words(xs, 140, rows)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    tables = read_report(found.path, found.source).tables
    return {name: [dict(row) for row in table.to_pylist()] for name, table in tables.items()}


def said(folder: Path, rows: Rows, above: str = "") -> list[tuple[Any, ...]]:
    """Return metric, value, unit and the months from and to of each quantity."""
    return [
        (r["metric"], r["value_text"], r["unit"], f"{r['period_start']:%y%m}-{r['period_end']:%y%m}")
        for r in read(folder, rows, above)["quantities"]
        if r["source"] == "table"
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("1,234.5", True),
        ("12人", True),
        ("1.37亿元", True),
        ("2012", False),
        ("2022年人数", False),
        ("2022年执行数", False),
        ("2023年目标", False),
        ("30岁以下", False),
        ("31-40岁", False),
        ("500万元以上", False),
        ("5年", True),
    ],
)
def test_what_is_a_figure(text: str, is_one: bool) -> None:
    assert is_number(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2021年", True),
        ("一季度", True),
        ("Q3", True),
        ("上半年", True),
        ("全年", True),
        ("1-6月", True),
        ("季度会", False),
    ],
)
def test_what_is_a_time(text: str, is_one: bool) -> None:
    assert is_period(text) is is_one


def test_heads_of_a_year_and_a_word(tmp_path: Path) -> None:
    rows = [["部门", "2021年人数", "2022年人数"], ["阅览室", "12", "13"], ["库房", "30", "28"]]
    assert [row[1:] for row in said(tmp_path, rows)] == [
        (value, "人", years)
        for value, years in (("12", "2101-2112"), ("13", "2201-2212"), ("30", "2101-2112"), ("28", "2201-2212"))
    ]


def test_budget_and_execution_of_two_years(tmp_path: Path) -> None:
    found = read(tmp_path, [["项目", "2022年执行数", "2023年预算数"], ["公务接待费", "1.2", "1.0"]], "单位：万元")
    kept = [(r["value"], r["basis"], r["data_year"]) for r in found["indicators"]]
    assert sorted(kept) == [(10000.0, "budget", 2023), (12000.0, "execution", 2022)]


def test_budget_beside_execution(tmp_path: Path) -> None:
    found = read(tmp_path, [["项目", "预算", "决算"], ["公务接待费", "1.2", "1.0"]], "单位：万元")
    kept = [(r["value"], r["basis"], r["status"]) for r in found["indicators"]]
    assert sorted(kept) == [(10000.0, "execution", "stated"), (12000.0, "budget", "stated")]


def test_a_running_total_is_that_of_the_year(tmp_path: Path) -> None:
    rows = said(tmp_path, [["项目", "本年累计", "上年同期"], ["门票收入（万元）", "30", "20"]])
    assert rows == [("门票收入", "300000", "元", "2201-2212"), ("门票收入", "200000", "元", "2101-2112")]


def test_rows_of_quarters_and_their_total(tmp_path: Path) -> None:
    rows = said(tmp_path, [["季度", "投诉量（件）"], ["一季度", "12"], ["二季度", "9"], ["合计", "21"]])
    times = ("2201-2203", "2204-2206", "2201-2212")
    assert rows == [("投诉量", v, "件", t) for v, t in zip(("12", "9", "21"), times, strict=True)]


def test_a_total_of_things_keeps_its_name(tmp_path: Path) -> None:
    rows = said(tmp_path, [["部门", "投诉量（件）"], ["阅览室", "12"], ["库房", "9"], ["合计", "21"]])
    assert rows[-1][0] == "投诉量合计"


def test_months_do_not_contradict_one_another(tmp_path: Path) -> None:
    found = read(tmp_path, [["月份", "用电量（度）"], ["1月", "1200"], ["2月", "1100"], ["合计", "2300"]])
    assert [(r["value"], r["status"]) for r in found["indicators"]] == [(v, "stated") for v in (1200, 1100, 2300)]


def test_halves_of_the_years_above(tmp_path: Path) -> None:
    rows = said(tmp_path, [["时段", "2021年", "2022年"], ["上半年", "30", "35"], ["下半年", "28", "40"]], "单位：万元")
    assert [row[3] for row in rows] == ["2101-2106", "2201-2206", "2107-2112", "2207-2212"]


def test_quarters_in_the_head(tmp_path: Path) -> None:
    rows = said(tmp_path, [["项目", "Q1", "Q2"], ["投诉量（件）", "12", "9"]])
    assert rows == [("投诉量", "12", "件", "2201-2203"), ("投诉量", "9", "件", "2204-2206")]


def test_bands_in_the_head_are_no_figures(tmp_path: Path) -> None:
    rows = said(tmp_path, [["年龄", "30岁以下", "31-40岁"], ["人数", "20", "45"], ["占比", "15.3%", "34.4%"]])
    assert [row[:3] for row in rows] == [
        ("30岁以下人数", "20", "人"),
        ("31-40岁人数", "45", "人"),
        ("30岁以下占比", "15.3", "%"),
        ("31-40岁占比", "34.4", "%"),
    ]


def test_limits_are_values(tmp_path: Path) -> None:
    rows = said(tmp_path, [["项目", "控制值", "实测"], ["库房湿度（%）", "≤60", "52"], ["库房温度（%）", "≤24", "21"]])
    assert [row[:2] for row in rows] == [
        ("库房湿度控制值", "60"),
        ("库房湿度实测", "52"),
        ("库房温度控制值", "24"),
        ("库房温度实测", "21"),
    ]


def test_a_corner_that_is_a_word_is_no_unit(tmp_path: Path) -> None:
    rows = said(tmp_path, [["岗位", "编制", "实有"], ["管理", "12", "11"]])
    assert [row[2] for row in rows] == [None, None]


@pytest.mark.parametrize(("corner", "basis"), [("三级指标", "target"), ("指标名称", None)])
def test_values_of_indicators_are_targets_only_among_goals(tmp_path: Path, corner: str, basis: str | None) -> None:
    found = read(tmp_path, [[corner, "指标值", "单位"], ["查档人次", "131", "人次"], ["满意度", "98.5", "%"]])
    assert {r["basis"] for r in found["quantities"]} == {basis}


def test_a_sum_in_brackets_may_be_a_loss(tmp_path: Path) -> None:
    rows = said(
        tmp_path,
        [["项目", "金额"], ["门票收入", "31万元"], ["收支结余", "（12万元）"], ["税金", "（3.5）"]],
        "单位：万元",
    )
    assert [row[:2] for row in rows] == [("门票收入", "310000"), ("税金", "-35000")]


def test_months_and_spans_of_months_are_no_part_of_a_metric(tmp_path: Path) -> None:
    rows = said(tmp_path, [["费用", "1月", "2月"], ["电费（元）", "1200", "1100"]])
    assert rows == [("电费", "1200", "元", "2201-2201"), ("电费", "1100", "元", "2202-2202")]


def test_a_span_of_months_is_one_time(tmp_path: Path) -> None:
    rows = said(tmp_path, [["时间", "2022年1月-12月", "2021年1月-12月"], ["查档人次", "310", "280"]])
    assert rows == [("查档人次", "310", "人次", "2201-2212"), ("查档人次", "280", "人次", "2101-2112")]


def test_arrows_say_changes(tmp_path: Path) -> None:
    found = read(tmp_path, [["项目", "2022年", "同比"], ["查档人次", "310", "↑4.8%"], ["借阅册次（册）", "90", "↓3%"]])
    changes = [(r["metric"], r["value_text"], r["direction"]) for r in found["quantities"] if r["role"] == "change"]
    assert changes == [("查档人次", "4.8", "up"), ("借阅册次", "3", "down")]


def test_words_under_the_head_of_a_year_are_no_labels(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [
            ["议题", "2022年进展", "2023年目标"],
            ["用电", "用电量同比下降2.8%", "下降2%"],
            ["培训", "培训45次", "培训50次"],
        ],
    )
    kept = [(r["metric"], r["text"], r["basis"]) for r in found["quantities"]]
    assert kept[0] == ("用电量", "2.8%", None)
    assert ("培训", "50次", "target") in kept


@pytest.mark.parametrize(
    ("label", "unit"), [("人均培训学时", "学时"), ("一般事故起数", "起"), ("查档户数", "户"), ("馆藏", None)]
)
def test_units_that_a_name_says(tmp_path: Path, label: str, unit: str | None) -> None:
    assert [row[2] for row in said(tmp_path, [["项目", "2022年"], [label, "45"]])] == [unit]


@pytest.mark.parametrize(("number", "unit"), [("86.5", "%"), ("100.00", "%"), ("0.87", None), ("3,120.40", None)])
def test_the_progress_of_works_is_no_money(tmp_path: Path, number: str, unit: str | None) -> None:
    table = [["项目", "预算数", "工程进度"], ["北闸改造", "4,150,200.00", number]]
    assert [row[2] for row in said(tmp_path, table, "单位：元")] == ["元", unit]


@pytest.mark.parametrize(
    ("numbers", "units"),
    [(("201", "96"), ["米", "米"]), (("200", "96"), [None, None]), (("96.5", "100"), [None, None])],
)
def test_progress_counts_where_its_column_holds_too_much_for_a_share(
    tmp_path: Path, numbers: tuple[str, str], units: list[str | None]
) -> None:
    table = [
        ["标段", "设计长度", "钻探进度"],
        *([f"北闸{at}段", "860", one] for at, one in zip("甲乙", numbers, strict=True)),
    ]
    assert [row[2] for row in said(tmp_path, table, "单位：米")][1::2] == units


def test_a_header_goes_on_below_a_label_that_reaches_down(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    xs, ys = (60, 200, 330, 460), (100, 120, 140, 160, 180)
    for y in ys:
        paper.rule(200 if y == 120 else 60, y, 460, y)
    for x in xs:
        paper.rule(x, 120 if x == 330 else 100, x, 180)
    words = [["项目", "2022年"], ["", "预算数", "决算数"], ["办公费", "1,200", "1,100"], ["差旅费", "300", "280"]]
    paper.words(xs, 100, words)
    paper.canvas.save()
    (report,) = find([paper.path]).reports
    cells = read_report(report.path, report.source).tables["tables"].to_pylist()
    assert [cell["text"] for cell in cells if cell["is_header"] and cell["row"] < 2] == [
        "项目",
        "2022年",
        "预算数",
        "决算数",
    ]
    assert [cell["header"] for cell in cells if not cell["is_header"]] == [
        [*heads, label] for label in ("办公费", "差旅费") for heads in (["2022年", "预算数"], ["2022年", "决算数"])
    ]


def test_headers_of_long_words_and_formulas(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(380, 114, "单位：元")
    xs = (40, 140, 240, 340, 440)
    paper.grid(xs, (130, 200, 220, 240))
    head = "截至报告期\n末募集资金\n累计投入进\n度（%）(6)\n＝(4)/(1)"
    paper.words(xs, 130, [["资金来源", "募集资金净额\n（1）", head, "用途变更总额"]])
    paper.words(xs, 200, [["首次发行", "1,395.15", "80.15", "-"], ["第二次发行", "1,500.15", "40.15", "7.20"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(r["metric"], r["value_text"], r["unit"]) for r in rows if r["source"] == "table"][:2] == [
        ("首次发行募集资金净额", "1395.15", "元"),
        ("首次发行截至报告期末募集资金累计投入进度", "80.15", "%"),
    ]


def test_headers_of_two_rows_over_a_band(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(380, 124, "单位：元")
    xs, ys = (40, 200, 300, 400, 500), [140 + 20 * at for at in range(6)]
    for y in (ys[0], *ys[2:]):
        paper.rule(xs[0], y, xs[-1], y)
    paper.rule(xs[2], ys[1], xs[-1], ys[1])
    for x in (xs[0], xs[-1]):
        paper.rule(x, ys[0], x, ys[-1])
    for x in xs[1:-1]:
        for top, bottom in ((ys[0] if x != xs[3] else ys[1], ys[2]), (ys[3], ys[-1])):
            paper.rule(x, top, x, bottom)
    paper.words(xs, 140, [["被投资单位", "期初余额", "本期增减变动"], ["", "", "追加投资", "减少投资"]])
    paper.words(
        xs, 180, [["二、联营企业"], ["清浦药剂公司", "34.95", "12.56", "2.10"], ["小计", "34.95", "12.56", "2.10"]]
    )
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(r["metric"], r["subject"], r["value_text"]) for r in rows if r["source"] == "table"][:3] == [
        ("期初余额", "清浦药剂公司", "34.95"),
        ("追加投资", "清浦药剂公司", "12.56"),
        ("减少投资", "清浦药剂公司", "2.10"),
    ]


def test_the_last_letter_of_a_header_in_a_row_of_its_own(tmp_path: Path) -> None:
    rows = [["姓名", "应参加会议次", "缺席次数"], ["", "数", ""], ["沈知远", "7", "1"], ["顾临川", "6", "0"]]
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    xs, ys = (40, 170, 300, 430), [140 + 20 * at for at in range(5)]
    for y in (ys[0], *ys[2:]):
        paper.rule(xs[0], y, xs[-1], y)
    paper.rule(xs[1], ys[1], xs[-1], ys[1])
    for x in xs:
        paper.rule(x, ys[0], x, ys[-1])
    paper.words(xs, 140, rows)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    read_rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert {(r["metric"], r["unit"]) for r in read_rows} == {("应参加会议次数", "次"), ("缺席次数", "次")}


def test_a_band_right_under_headers_makes_no_form(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(380, 124, "单位：元")
    xs, ys = (40, 170, 300, 400, 500), [140 + 20 * at for at in range(6)]
    for y in ys:
        paper.rule(xs[0], y, xs[-1], y)
    for x in (*xs[:2], xs[-1]):
        paper.rule(x, ys[0], x, ys[-1])
    for x in xs[2:-1]:
        paper.rule(x, ys[0], x, ys[1])
        paper.rule(x, ys[2], x, ys[-1])
    rows = [["项目", "期初数", "本期购买", "期末数"], ["金融资产"], ["国债", "29.10", "1.30", "30.40"]]
    paper.words(xs, 140, [*rows, ["票据", "4.20", "1.10", "5.30"], ["合计", "33.30", "2.40", "35.70"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    read_rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [r["value_text"] for r in read_rows if r["source"] == "table"][:3] == ["29.10", "1.30", "30.40"]


def test_the_right_one_of_twins_is_not_of_the_reports_year(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    for x, numbers in ((30, ("11", "97")), (310, ("12", "50"))):
        xs = (x, x + 130, x + 260)
        paper.grid(xs, [140, 160, 180, 200])
        paper.words(xs, 140, [["信息内容", "制发件数"], ["规章", numbers[0]], ["办法", numbers[1]]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    years = {row["value_text"]: row["period_end"] and row["period_end"].year for row in rows}
    assert years == {"11": 2022, "97": 2022, "12": None, "50": None}


def test_a_measure_that_the_label_ends_in_is_not_said_twice(tmp_path: Path) -> None:
    assert (
        said(tmp_path, [["信息内容", "本年收费金额"], ["行政事业性收费", "59.24"]], "单位：万元")[0][0]
        == "行政事业性收费"
    )


def test_a_statement_of_last_year_has_unit_and_scope_of_this_years_above_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(150, 100, "母公司所有者权益变动表")
    paper.text(380, 124, "单位：元")
    xs = (40, 170, 300, 430)
    for top, year in ((140, "2022年度"), (230, "2021年度")):
        paper.grid(xs, [top + 20 * at for at in range(4)])
        rows = [["项目", "盈余公积", "未分配利润"], ["期初余额", "12.50", "3.10"], ["期末余额", "13.50", "4.10"]]
        paper.words(xs, top, [[year, *rows[0][1:]], *rows[1:]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows_read = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(r["unit"], r["subject"]) for r in rows_read if r["source"] == "table"] == [("元", "母公司")] * 8


def test_a_company_beside_what_is_measured(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(380, 104, "单位：元")
    for at, row in enumerate(
        [
            ["", "", "2022年", "2021年"],
            ["清浦药剂公司", "房屋及建筑物", "1,130.01", "1,151.40"],
            ["河口水务公司", "房屋及建筑物", "715.08", "790.57"],
            ["松岚环保公司", "房屋及建筑物", "404.14", "1,425.26"],
        ]
    ):
        for x, words in zip((72, 200), row[:2], strict=True):
            paper.text(x, 130 + 16 * at, words)
        for right, words in zip((400, 500), row[2:], strict=True):
            paper.canvas.drawRightString(right, 842 - 130 - 16 * at - 9, words)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert {(r["metric"], r["subject"]) for r in rows} == {
        ("房屋及建筑物", name) for name in ("清浦药剂公司", "河口水务公司", "松岚环保公司")
    }


def test_a_total_without_a_label_is_that_of_its_section(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(72, 90, "一、应付薪酬")
    rows = [
        ["", "年初余额", "本年增加", "年末余额"],
        ["工资", "930.43", "946.45", "1,876.88"],
        ["保险费", "465.03", "970.23", "1,435.26"],
        ["", "1,395.46", "1,916.68", "3,312.14"],
    ]
    for at, row in enumerate(rows):
        paper.text(72, 120 + 16 * at, row[0])
        for right, words in zip((300, 400, 500), row[1:], strict=True):
            paper.canvas.drawRightString(right, 842 - 120 - 16 * at - 9, words)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    named = {
        row["value_text"]: row["metric"]
        for row in read_report(found.path, found.source).tables["quantities"].to_pylist()
    }
    assert (named["1395.46"], named["1916.68"], named["946.45"]) == ("应付薪酬合计", "应付薪酬合计增加", "工资增加")


def test_empty_rows_and_a_title_of_a_frame_stand_over_the_headers(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    xs, ys = (40, 60, 230, 340, 450), [140 + 20 * at for at in range(7)]
    for y in ys:
        paper.rule(xs[0], y, xs[-1], y)
    for x in (*xs[:2], xs[-1]):
        paper.rule(x, ys[0], x, ys[-1])
    for x in xs[2:-1]:
        paper.rule(x, ys[3], x, ys[-1])
    rows = [[], ["", "办理情况的差异分析"], [], ["", "指标名称", "2021年", "2022年"], ["", "部分公开", "328", "471"]]
    paper.words(xs, 140, [*rows, ["", "不予公开", "27", "41"]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    quantities = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(r["metric"], r["value_text"], r["period_end"].year) for r in quantities if r["source"] == "table"] == [
        ("部分公开", "328", 2021),
        ("部分公开", "471", 2022),
        ("不予公开", "27", 2021),
        ("不予公开", "41", 2022),
    ]


@pytest.mark.parametrize(
    ("rows", "month"),
    [
        ([["姓名", "职务", "任期", "税前报酬（万元）"], ["祝长庚", "董事长", "2019-2022", "92.6"]], "2201-2212"),
        ([["姓名", "聘期", "薪酬（万元）"], ["何青", "2020年-2023年", "31.2"]], "2201-2212"),
        ([["年份", "收入（万元）", "支出（万元）"], ["2021", "31.2", "30"]], "2101-2112"),
        ([["项目", "建设期", "总投资（万元）"], ["北厂扩建", "2021-2023", "8,400"]], "2101-2312"),
    ],
)
def test_a_term_of_office_is_not_when_the_pay_beside_it_was_paid(tmp_path: Path, rows: Rows, month: str) -> None:
    assert {row[3] for row in said(tmp_path, [*rows, rows[-1]])} == {month}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [["准点率（%）", "98", "97"], ["平均候车（分钟）", "-", "-"], ["一号线", "4", "5"], ["二号线", "6", "7"]],
            [("平均候车", "一号线", "4", "分钟"), ("平均候车", "二号线", "6", "分钟")],
        ),
        (
            [["利息收入", "99", "98"], ["投资收益", "-", "-"], ["存货", "31", "30"], ["商誉", "28", "26"]],
            [("存货", None, "31", None), ("商誉", None, "28", None)],
        ),
        (
            [
                ["门诊量（人次）", "99", "98"],
                ["体检量（人次）", "-", "-"],
                ["出院人数（人）", "31", "30"],
                ["病区", "8", "6"],
            ],
            [("出院人数", None, "31", "人"), ("病区", None, "8", None)],
        ),
    ],
)
def test_rows_below_one_of_dashes(tmp_path: Path, rows: Rows, found: list[tuple[str | None, ...]]) -> None:
    rows = [["项目", "2022年", "2021年"], *rows]
    kept = [row for row in read(tmp_path, rows)["quantities"] if row["period_start"].year == 2022]
    assert [(row["metric"], row["subject"], row["value_text"], row["unit"]) for row in kept][-2:] == found


def test_numbers_of_a_row_that_no_header_tells_apart_are_left_out(tmp_path: Path) -> None:
    rows = [["水费", "412", "388"], ["电费", "520", "510"], ["燃气费", "61", "60"]]
    assert [row for row in read(tmp_path, rows, "单位：元")["quantities"] if row["source"] == "table"] == []


def test_days_beside_a_label_are_no_name(tmp_path: Path) -> None:
    head = ["合同", "签订日", "到期日", "金额（万元）"]
    rows = [head, ["管材采购", "2022/02/08", "2023年2月7日", "412"], ["污泥外运", "2022.10.16", "2025-10-15", "96.5"]]
    assert [row[0] for row in said(tmp_path, rows)] == ["管材采购", "污泥外运"]


def test_labels_and_numbers_in_turn_below_rows_with_headers(tmp_path: Path) -> None:
    xs = [40 + 60 * at for at in range(9)]
    words = [
        ["借款单位", "公告日期", "借款额度", "签约日期", "借款余额", "类型", "期限", "已还清"],
        ["松塘水厂", "2022-03-01", "410", "2022-04-01", "96", "信用", "一年", "否"],
        ["望江水厂", "2022-05-01", "230", "2022-06-01", "88", "信用", "一年", "否"],
    ]
    lines = [
        ["年内审批的借款额度", "640", "年内实际借款发生额", "184"],
        ["年末审批的借款额度", "910", "年末实际借款余额", "371"],
    ]
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.text(380, 124, "单位：元")
    paper.grid(xs, [140, 160, 180, 200])
    paper.grid(xs[::2], [200, 220, 240])
    paper.words(xs, 140, words)
    paper.words(xs[::2], 200, lines)
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [(r["metric"], r["value_text"]) for r in rows if r["source"] == "table"][4:] == [
        (line[at], line[at + 1]) for line in lines for at in (0, 2)
    ]
