"""What heads say of the quantities under them: forecasts, budgets and targets, rows of changes, heads in mid-table."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_cell_figures import Sheet

from extractors.tables.cell_values import basis_of_heads, column_of, is_changed_row

Rows = list[list[str]]


def read(folder: Path, rows: Rows, *, above: str = "") -> list[tuple[Any, ...]]:
    found = Sheet(folder).rows(rows, above)
    return [(row["metric"], row["value_text"], row["unit"], row["period_end"].year, row["basis"]) for row in found]


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("2024E", "plan"),
        ("2024F", "plan"),
        ("2024年（预测）", "plan"),
        ("2024年计划", "plan"),
        ("年初预算数", "budget"),
        ("2023年执行数", "execution"),
        ("决算数（万元）", "execution"),
        ("年度(/项目)指标值", "target"),
        ("目标值", "target"),
        ("目标值2025", "target"),
        ("2030目标", "target"),
        ("2023A", None),
        ("2023", None),
        ("一般公共预算", None),
        ("实际完成值", None),
        ("目标完成率", None),
        ("EBITDA", None),
    ],
)
def test_a_head_may_say_what_its_figures_are(head: str, basis: str | None) -> None:
    assert basis_of_heads([head]) == basis


def test_a_forecast_year_is_a_year_ahead_and_no_fact(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "2022", "2023E"], ["供水收入（万元）", "310", "342.5"]])
    assert rows == [("供水收入", "3100000", "元", 2022, None), ("供水收入", "3425000", "元", 2023, "plan")]


def test_a_forecast_is_printed_exactly(tmp_path: Path) -> None:
    found = Sheet(tmp_path).rows([["项目", "2022", "2023E"], ["P/E", "30.47", "20.02"]], "")
    assert [(row["value_text"], row["qualifier"], row["period_end"].year) for row in found] == [
        ("30.47", "exact", 2022),
        ("20.02", "exact", 2023),
    ]


@pytest.mark.parametrize(
    ("heads", "years"),
    [
        (["目标值2025", "实绩2022"], (2025, 2022)),
        (["2030目标", "2022实际"], (2030, 2022)),
        (["目标（2025）", "完成值（2021）"], (2025, 2021)),
        (["目标值", "实绩"], (2022, 2022)),  # no year: the report's
        (["型号2025", "工单2021"], (2022, 2022)),  # names that end in four digits
    ],
)
def test_the_year_of_a_target_dates_its_column(tmp_path: Path, heads: list[str], years: tuple[int, int]) -> None:
    rows = read(tmp_path, [["指标", *heads], ["万元产值能耗（千克标准煤）", "38.5", "42.7"]])
    assert tuple(row[3] for row in rows) == years


def test_the_budget_of_the_beginning_is_this_years(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "年初预算数", "决算数"], ["取暖费", "12", "13"]], above="单位：万元")
    assert rows == [("取暖费", "120000", "元", 2022, "budget"), ("取暖费", "130000", "元", 2022, "execution")]


def test_balances_are_of_a_day(tmp_path: Path) -> None:
    found = Sheet(tmp_path).rows(
        [["项目", "年初余额", "年末余额", "本年发生额"], ["专户存款", "12", "13", "9"]], "单位：万元"
    )
    days = [(row["period_start"].isoformat(), row["period_end"].isoformat()) for row in found]
    assert days == [("2021-12-31", "2021-12-31"), ("2022-12-31", "2022-12-31"), ("2022-01-01", "2022-12-31")]


def test_targets_beside_what_was_done(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [["指标", "目标值", "实际完成值"], ["住户满意度", "≥90%", "95%"], ["巡查次数", "不少于5次", "6次"]],
    )
    assert rows == [
        ("住户满意度", "90", "%", 2022, "target"),
        ("住户满意度", "95", "%", 2022, None),
        ("巡查次数", "5", "次", 2022, "target"),
        ("巡查次数", "6", "次", 2022, None),
    ]


def test_a_target_is_no_value_of_the_year(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path)
    sheet.rows([["指标", "年度指标值"], ["走访住户", "走访不少于50人次"], ["管网完好率", "98%"]])
    assert {row["basis"] for row in sheet.tables["indicators"].to_pylist()} == {"target"}


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("同比增长（%）", True),
        ("(+/-)YOY(%)", True),
        ("增速", True),
        ("同比增减", True),
        ("环比", True),
        ("收入增长率", False),
        ("增长点", False),
        ("同比例缩减项目", False),
    ],
)
def test_labels_of_rows_of_changes(label: str, is_one: bool) -> None:
    assert is_changed_row(label) is is_one


def test_a_row_of_changes_is_of_the_row_above(tmp_path: Path) -> None:
    rows = [
        ["项目", "2021年", "2022年"],
        ["供水收入（万元）", "300", "310"],
        ["同比增长（%）", "4.5", "-3.3"],
        ["漏点", "9", "8"],
    ]
    found = Sheet(tmp_path).rows(rows)
    changes = [(r["metric"], r["value_text"], r["unit"], r["direction"]) for r in found if r["role"] == "change"]
    assert changes == [("供水收入", "4.5", "%", "up"), ("供水收入", "3.3", "%", "down")]
    assert [r["metric"] for r in found if r["role"] == "level"] == ["供水收入", "供水收入", "漏点", "漏点"]


def test_a_named_rate_of_growth_is_its_own_metric(tmp_path: Path) -> None:
    found = Sheet(tmp_path).rows([["项目", "2022年"], ["供水收入（万元）", "310"], ["用户数增长率（%）", "4.5"]])
    assert [row["metric"] for row in found] == ["供水收入", "用户数增长率"]


def test_years_that_come_again_are_a_head_and_its_corner_names_the_unit(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        [
            ["收支表（万元）", "2021", "2022"],
            ["供水收入", "300", "310"],
            ["存款表（元）", "2021", "2022"],
            ["专户存款", "41", "52"],
            ["巡查次数", "2012", "2022"],
        ],
    )
    assert rows == [
        ("供水收入", "3000000", "元", 2021, None),
        ("供水收入", "3100000", "元", 2022, None),
        ("专户存款", "41", "元", 2021, None),
        ("专户存款", "52", "元", 2022, None),
        ("巡查次数", "2012", "次", 2021, None),
        ("巡查次数", "2022", "次", 2022, None),
    ]


def test_units_of_the_national_currency(tmp_path: Path) -> None:
    rows = read(tmp_path, [["项目", "2022年"], ["供水收入", "3.1"]], above="单位：人民币百万元")
    assert rows == [("供水收入", "3100000", "元", 2022, None)]


@pytest.mark.parametrize(
    ("above", "words"),
    [
        (("申请数（个）", "本年新增"), "申请数"),
        (("申请数（个）", "累计数量"), "累计数量申请数"),
        (("机器设备", "累计折旧"), "机器设备"),
    ],
)
def test_what_is_summed_up_is_another_thing_than_what_is_new(above: tuple[str, ...], words: str) -> None:
    assert column_of(above[::-1], 2022, None).words == words


@pytest.mark.parametrize(
    ("above", "words", "year"),
    [
        (("上年结转", "小计"), "上年结转小计", 2023),
        (("上年结转", "自有资金"), "上年结转自有资金", 2023),
        (("上年度结转",), "上年度结转", 2023),
        (("上年收入",), "收入", 2022),
        (("上年结转下年",), "结转下年", 2022),
        (("上年结存",), "结存", 2022),
    ],
)
def test_what_the_year_before_left_over_is_counted_in_this_one(above: tuple[str, ...], words: str, year: int) -> None:
    column = column_of(above, 2023, (date(2023, 1, 1), date(2023, 12, 31)))
    assert column.period is not None
    assert (column.words, column.period[1].year) == (words, year)


def test_what_has_a_name_is_not_called_by_its_code(tmp_path: Path) -> None:
    rows = [["品目名称", "品目编码", "数量", "预算金额（万元）"], ["消防水泵", "A02051900", "6台", "43.20"]]
    assert [row[0] for row in read(tmp_path, rows)] == ["消防水泵", "消防水泵预算金额"]
    assert [row[0] for row in read(tmp_path, [["品目编码", "预算金额（万元）"], ["A02051900", "43.20"]])] == [
        "A02051900预算金额"
    ]


def test_a_row_of_changes_below_the_budgets_of_two_years(tmp_path: Path) -> None:
    rows = [["年度", "差旅费（万元）"], ["2022年预算数", "7.30"], ["2023年预算数", "6.10"], ["增减额", "-1.20"]]
    found = Sheet(tmp_path).rows(rows, "")
    assert [(row["metric"], row["role"], row["direction"]) for row in found][-1] == ("差旅费预算数", "change", "down")
    rows = [["项目", "差旅费（万元）"], ["年初预算数", "7.30"], ["调整数", "6.10"], ["增减额", "1.20"]]
    assert Sheet(tmp_path).rows(rows, "")[-1]["role"] == "level"
