"""Nouns that the labels of rows leave out: a row above or another column of the table says them."""

import pytest
from made_tables import Rows, made, said_of


def names(rows: Rows, *above: str) -> list[str | None]:
    return [row.metric for row in said_of(made(rows, above))]


def test_kinds_of_holders_in_both_halves_of_the_shares() -> None:
    rows = [
        ["", "本次变动前（股）"],
        ["一、有限售条件股份", "210"],
        ["1、国家持股", "33"],
        ["二、无限售条件股份", "420"],
        ["1、人民币普通股", "400"],
        ["三、股份总数", "630"],
    ]
    assert names(rows) == [
        "有限售条件股份",
        "有限售条件股份国家持股",
        "无限售条件股份",
        "无限售条件股份人民币普通股",
        "股份总数",
    ]


def test_grants_of_one_name_are_told_apart_by_what_they_go_with() -> None:
    rows = [
        ["项目", "期初余额（元）", "与资产/收益相关"],
        ["递延收益", "210", "与资产相关"],
        ["递延收益", "33", "与收益相关"],
    ]
    assert names(rows) == ["递延收益（与资产相关）", "递延收益（与收益相关）"]


def test_grants_that_are_subjects_are_told_apart() -> None:
    rows: Rows = [
        ["项目", "本年", "与资产相关/与收益相关"],
        ["渔船改造", "21", "与资产相关"],
        ["渔船改造", "33", "与收益相关"],
        ["冷链", "46", "与收益相关"],
    ]
    found = [row.subject for row in said_of(made(rows, ["表6 补助", "单位：万元"]))]
    assert found == ["渔船改造（与资产相关）", "渔船改造（与收益相关）", "冷链"]


@pytest.mark.parametrize(
    ("above", "label", "said"),
    [
        ("煤渣产生量", "综合利用率", "煤渣综合利用率"),
        ("煤渣产生量", "其中：处置率", "煤渣处置率"),
        ("煤渣产生量", "油泥利用率", "油泥利用率"),
        ("煤渣产生量", "完好率", "完好率"),
        ("煤渣运费", "综合利用率", "综合利用率"),
    ],
)
def test_rates_below_waste_are_of_it(above: str, label: str, said: str) -> None:
    rows = [["指标", "单位", "2022年", "2023年"], [above, "吨", "20", "25"], [label, "%", "80", "85"]]
    assert names(rows)[-1] == said


def test_what_became_of_waste_is_of_it_under_each_header() -> None:
    rows = [["指标", "计划", "实际"], ["煤渣产生量（吨）", "20", "25"], ["综合利用率（%）", "80", "85"]]
    assert names(rows)[2:] == ["煤渣综合利用率计划", "煤渣综合利用率"]


def test_a_row_of_shares_is_of_the_counts_above_it() -> None:
    rows: Rows = [["船型", "客船", "货船"], ["泊位数", "34", "61"], ["比例（%）", "35.8", "64.2"]]
    assert names(rows)[2:] == ["客船泊位数比例", "货船泊位数比例"]
    plain: Rows = [["船型", "客船", "货船"], ["人数", "34", "61"], ["比例（%）", "35.8", "64.2"]]
    assert names(plain)[2:] == ["客船比例", "货船比例"]
