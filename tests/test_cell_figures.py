"""Quantities of table cells, from a drawn page to rows: value, unit, metric, period, and what gives no row."""

from pathlib import Path
from typing import Any

import pytest
from drawn import Paper

from corpus.find import find
from pipeline.extract import read_report

XS = (72, 250, 340, 430, 520)


class Sheet:
    """A report of one table with a line above it and a note below it."""

    def __init__(self, folder: Path) -> None:
        self.paper = Paper(folder / "a.pdf")
        self.paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
        self.tables: dict[str, Any] = {}

    def rows(self, rows: list[list[str]], above: str = "", below: str = "") -> list[dict[str, Any]]:
        wide = len(rows[0])
        top = 140
        if above:
            self.paper.text(380, top - 16, above)
        self.paper.grid(XS[: wide + 1], [top + 20 * i for i in range(len(rows) + 1)])
        self.paper.words(XS, top, rows)
        if below:
            self.paper.text(72, top + 20 * len(rows) + 10, below)
        self.paper.canvas.save()
        found = next(iter(find([self.paper.path]).reports))
        self.tables = read_report(found.path, found.source).tables
        return [row for row in self.tables["quantities"].to_pylist() if row["source"] == "table"]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


def stated(rows: list[dict[str, Any]]) -> list[tuple[str, str, str | None, int]]:
    return [(row["metric"], row["value_text"], row["unit"], row["period_end"].year) for row in rows]


def test_columns_that_run_backwards_keep_their_years(sheet: Sheet) -> None:
    rows = sheet.rows([["指标", "2020年", "上年", "本年"], ["接待查档人次（人次）", "310", "420", "505"]])
    assert stated(rows) == [("接待查档人次", str(v), "人次", y) for v, y in ((310, 2020), (420, 2021), (505, 2022))]


def test_rows_that_are_years(sheet: Sheet) -> None:
    rows = sheet.rows([["年度", "馆藏档案（万卷）"], ["2021年", "31"], ["2022年", "34.5"]])
    assert stated(rows) == [("馆藏档案", "310000", "卷", 2021), ("馆藏档案", "345000", "卷", 2022)]


@pytest.mark.parametrize(
    ("rows", "lines", "place"),
    [
        ([["项目", "本年"], ["培训投入", "3.5万元"]], ("单位：元", ""), "cell"),
        ([["项目", "本年（万元）"], ["培训投入", "3.5"]], ("单位：元", ""), "column head"),
        ([["项目", "本年"], ["培训投入（万元）", "3.5"]], ("单位：元", ""), "row label"),
        ([["项目", "本年"], ["培训投入", "3.5"]], ("单位：万元", "注：单位为元"), "line above"),
        ([["项目", "本年"], ["培训投入", "3.5"]], ("", "注：金额单位均为：万元"), "note below"),
    ],
)
def test_the_nearest_unit_holds(sheet: Sheet, rows: list[list[str]], lines: tuple[str, str], place: str) -> None:
    (row,) = sheet.rows(rows, *lines)
    assert (row["value_text"], row["unit"]) == ("35000", "元")
    assert row["rule"].startswith(f"cell; unit from {place}")


@pytest.mark.parametrize(
    ("label", "head", "unit"),
    [
        ("资产负债率", "本年", None),
        ("职工人数", "本年", "人"),
        ("每股收益", "本年", "元/股"),
        ("经费", "同比增减", None),
    ],
)
def test_the_unit_of_the_table_is_not_that_of_rates_and_people(
    sheet: Sheet, label: str, head: str, unit: str | None
) -> None:
    (row,) = sheet.rows([["项目", head], [label, "45"]], "单位：万元")
    assert (row["value_text"], row["unit"]) == ("45", unit)


@pytest.mark.parametrize("words", ["-", "—", "/", "无", "", "23,4506.78", "1,23", "05", "不适用"])
def test_nothing_stated_and_malformed_numbers_give_no_row(sheet: Sheet, words: str) -> None:
    assert sheet.rows([["项目", "本年（元）"], ["培训投入", words]]) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（3.20）", ("-3.20", "元", "exact")),
        ("-16.5", ("-16.5", "元", "exact")),
        ("120（预测）", ("120", "元", "about")),
        ("1,234[1]", ("1234", "元", "exact")),
        ("1,234①", ("1234", "元", "exact")),
        ("1,234*", ("1234", "元", "exact")),
        ("≥95.50(%)", ("95.50", "%", "at_least")),
        ("=12.00(次)", ("12", "次", "exact")),
        ("＞6次", ("6", "次", "more_than")),
        ("不超过30元", ("30", "元", "at_most")),
        ("约120元", ("120", "元", "about")),
    ],
)
def test_signs_bounds_and_marks(sheet: Sheet, words: str, expected: tuple[str, str, str]) -> None:
    (row,) = sheet.rows([["项目", "本年（元）"], ["培训投入", words]])
    assert (row["value_text"], row["unit"], row["qualifier"]) == expected


def test_a_raised_footnote_digit_is_no_digit_of_the_figure(sheet: Sheet) -> None:
    sheet.paper.canvas.setFont("STSong-Light", 5)
    sheet.paper.text(274, 161, "1")
    sheet.paper.canvas.setFont("STSong-Light", 10)
    (row,) = sheet.rows([["项目", "本年（元）"], ["培训投入", "1234"]])
    assert row["value_text"] == "1234"


def test_a_digit_beside_a_larger_sign_is_no_mark(sheet: Sheet) -> None:
    """A bound set in a larger font than its number, on the same baseline: ≥88% is not 8%."""
    sheet.paper.canvas.setFont("STSong-Light", 14)
    sheet.paper.text(265, 165, "≥")
    sheet.paper.canvas.setFont("STSong-Light", 10)
    (row,) = sheet.rows([["项目", "本年（元）"], ["培训投入", "  88"]])
    assert row["value_text"] == "88"


def test_a_row_of_labels_and_values(sheet: Sheet) -> None:
    rows = sheet.rows([["馆藏总量", "12万卷", "在编人数", "35人"], ["全年接待", "505人次", "库房面积", "900平方米"]])
    assert [(row["metric"], row["value_text"], row["unit"]) for row in rows] == [
        ("馆藏总量", "120000", "卷"),
        ("在编人数", "35", "人"),
        ("全年接待", "505", "人次"),
        ("库房面积", "900", "平方米"),
    ]


def test_a_head_in_mid_table_says_the_periods_below_it(sheet: Sheet) -> None:
    rows = sheet.rows(
        [["项目", "本年", "上年"], ["收入（元）", "12", "10"], ["", "本年末", "上年末"], ["资产（元）", "90", "80"]]
    )
    assert [(row["metric"], str(row["period_end"])) for row in rows[2:]] == [
        ("资产", "2022-12-31"),
        ("资产", "2021-12-31"),
    ]


def test_budget_codes_are_no_figures_and_their_classes_are_part_of_the_path(sheet: Sheet) -> None:
    rows = sheet.rows(
        [
            ["科目编码", "科目名称", "金额（元）"],
            ["207", "文化支出", "90"],
            ["20701", "行政运行", "60"],
            ["2070101", "档案管理", "60"],
        ]
    )
    assert [(row["metric"], row["value_text"]) for row in rows] == [
        ("文化支出", "90"),
        ("行政运行", "60"),
        ("档案管理", "60"),
    ]
    paths = {row["text"]: row["header"] for row in sheet.tables["tables"].to_pylist() if row["row"] == 3}
    assert paths["60"] == ["金额（元）", "文化支出", "行政运行", "档案管理"]


def test_the_name_of_a_row_and_not_its_kind_is_measured(sheet: Sheet) -> None:
    rows = sheet.rows(
        [["单位", "性质", "金额（元）"], ["甲馆", "事业单位", "5"], ["乙馆", "事业单位", "7"], ["丙公司", "企业", "9"]]
    )
    assert [row["metric"] for row in rows] == ["甲馆", "乙馆", "丙公司"]


def test_the_caption_of_another_table_is_not_the_unit_of_this_one(sheet: Sheet) -> None:
    sheet.paper.text(380, 84, "单位：公顷")
    sheet.paper.grid(XS[:3], [96, 112, 128])
    sheet.paper.words(XS, 92, [["名称", "指标"]])
    sheet.paper.words(XS, 108, [["用地", "3.5"]])
    rows = sheet.rows([["名称", "系数"], ["甲类", "0.9"]])
    assert [(row["metric"], row["unit"]) for row in rows] == [("用地指标", "公顷"), ("甲类系数", None)]


def test_statements_of_the_group_and_of_the_parent_company_are_kept_apart(sheet: Sheet) -> None:
    sheet.paper.text(72, 100, "2、母公司资产负债表")
    (row,) = sheet.rows([["项目", "期末余额"], ["货币资金", "23"]], "单位：元")
    assert row["subject"] == "母公司"


def test_a_figure_in_the_name_of_an_item_is_none(sheet: Sheet) -> None:
    rows = sheet.rows([["项目", "数量（台）"], ["单价50万元以上通用设备", "2"]])
    assert [(row["value_text"], row["unit"]) for row in rows] == [("2", "台")]


def test_a_column_of_units_behind_the_figures(sheet: Sheet) -> None:
    rows = sheet.rows([["项目", "数量", "单位"], ["书架", "12", "组"], ["培训", "3", "场"]])
    assert [(row["value_text"], row["unit"], row["rule"]) for row in rows] == [
        ("12", "组", "cell; unit from unit column"),
        ("3", "场", "cell; unit from unit column"),
    ]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("获奖时间", "2022.05"),
        ("合作起始", "2019.10"),
        ("目标年", "2030"),
        ("联系电话", "62345678"),
        ("排名", "3"),
        ("证书编号", "20220518"),
    ],
)
def test_days_telephones_and_ranks_are_no_figures(sheet: Sheet, head: str, words: str) -> None:
    assert sheet.rows([["项目", head], ["档案利用案例", words]]) == []


def test_a_note_within_the_rules_is_read_as_prose(sheet: Sheet) -> None:
    sheet.paper.grid((XS[0], XS[2]), [180, 200])
    sheet.paper.text(XS[0] + 4, 185, "注：培训投入含上级专项补助12万元，其余为自筹资金。")
    rows = sheet.rows([["项目", "本年（万元）"], ["培训投入", "30"]])
    assert [(row["value_text"], row["unit"]) for row in rows] == [("300000", "元"), ("120000", "元")]


@pytest.mark.parametrize("head", [[["", "项目", "数量（场）"]], []])
def test_numbers_of_rows_are_no_figures(sheet: Sheet, head: list[list[str]]) -> None:
    rows = sheet.rows([*head, ["1", "岗位培训", "21场"], ["2", "安全培训", "16场"], ["3", "服务培训", "6场"]])
    assert [row["text"] for row in rows] == ["21场", "16场", "6场"]
    assert next(row["metric"] for row in rows) == "岗位培训"


def test_heads_that_are_days(sheet: Sheet) -> None:
    rows = sheet.rows([["项目", "2022年12月31日", "2021年12月31日"], ["资产总额（元）", "90", "80"]])
    assert [(row["metric"], str(row["period_end"])) for row in rows] == [
        ("资产总额", "2022-12-31"),
        ("资产总额", "2021-12-31"),
    ]


def test_rates_and_changes_do_not_take_the_unit_of_their_row(sheet: Sheet) -> None:
    rows = sheet.rows([["项目", "实际", "完成率", "同比"], ["培训经费（万元）", "4.8", "96", "20"]])
    assert [(row["value_text"], row["unit"]) for row in rows] == [("48000", "元"), ("96", None), ("20", None)]


@pytest.mark.parametrize(
    ("label", "cell", "values"),
    [
        ("查档人次\n借阅人次", "310\n28", ["310", "28"]),
        ("查档人次借阅人次", "310\n28", []),
        ("查档人次\n借阅人次", "—\n28", []),
        ("查档经费（元）", "1,234,\n567", ["1234567"]),
        ("查档经费（元）", "1,234\n.50", ["1234.50"]),
    ],
)
def test_numbers_under_each_other_are_not_one(tmp_path: Path, label: str, cell: str, values: list[str]) -> None:
    """Unless one is broken off at a comma or a point."""
    paper = Paper(tmp_path / "a.pdf")
    paper.text(150, 60, "青蔺市档案馆2022年社会责任报告")
    paper.grid(XS[:3], [140, 160, 200])
    paper.words(XS, 140, [["项目", "本年"], [label, cell]])
    paper.canvas.save()
    found = next(iter(find([paper.path]).reports))
    rows = read_report(found.path, found.source).tables["quantities"].to_pylist()
    assert [row["value_text"] for row in rows if row["source"] == "table"] == values


HEADS = ["项目", "藏品（件）", "修复（件）", "借出（件）"]


@pytest.mark.parametrize("label", ["栏次", "行次", ""])
def test_a_row_that_numbers_the_columns_counts_nothing(sheet: Sheet, label: str) -> None:
    rows = sheet.rows([HEADS, [label, "1", "2", "3"], ["瓷器", "640", "31", "12"], ["字画", "282", "17", "9"]])
    assert [row["value_text"] for row in rows] == ["640", "31", "12", "282", "17", "9"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["瓷器", "1", "2", "3"], id="named"),
        pytest.param(["瓷器", "1", "2", "4"], id="named, in no order"),
        pytest.param(["合计", "1", "2", "3"], id="sum"),
    ],
)
def test_a_named_row_that_happens_to_count_up_is_read(sheet: Sheet, line: list[str]) -> None:
    rows = sheet.rows([HEADS, line, ["字画", "282", "17", "9"]])
    assert [row["value_text"] for row in rows] == [*line[1:], "282", "17", "9"]


def test_the_only_row_under_its_headers_is_read(sheet: Sheet) -> None:
    rows = sheet.rows([["一等奖（项）", "二等奖（项）", "三等奖（项）"], ["1", "2", "3"]])
    assert [row["value_text"] for row in rows] == ["1", "2", "3"]


def test_a_first_row_of_counts_over_others_is_read(sheet: Sheet) -> None:
    rows = sheet.rows([["一等奖（项）", "二等奖（项）", "三等奖（项）"], ["1", "2", "3"], ["4", "2", "6"]])
    assert [row["value_text"] for row in rows] == ["1", "2", "3", "4", "2", "6"]
