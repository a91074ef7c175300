"""Sheets of budgets and final accounts say in their title which fund they are about; so do their quantities."""

from dataclasses import replace

import pytest
from made_tables import made, said_of

from extractors.tables.funds import fund_of, fund_over
from extractors.tables.surroundings import Surroundings

TREASURY, GENERAL, FUND, CAPITAL = (
    "财政拨款",
    "一般公共预算财政拨款",
    "政府性基金预算财政拨款",
    "国有资本经营预算财政拨款",
)


@pytest.mark.parametrize(
    ("title", "fund"),
    [
        ("财政拨款收入支出决算总表", TREASURY),
        ("2023年部门财政拨款收支预算总表", TREASURY),
        ("五、一般公共预算财政拨款支出决算表", GENERAL),
        ("一般公共预算财政拨款支出决算表（续）", GENERAL),
        ("2023年预算单位一般公共预算支出功能分类预算表", GENERAL),
        ("一般公共预算财政拨款基本支出决算明细表", GENERAL),
        ("政府性基金预算支出功能分类预算表", FUND),
        ("政府性基金预算财政拨款收入支出决算表", FUND),
        ("国有资本经营预算财政拨款支出决算表", CAPITAL),
        ("六、一般公共预算财政拨款支出决算情况说明", GENERAL),
        # the whole body's, the three public expenses, a government's own, sentences
        ("收入支出决算总表", None),
        ("财政拨款“三公”经费支出决算表", None),
        ("2023年全县一般公共预算收入执行情况表", None),
        ("一般公共预算收入决算表", None),
        ("区本级政府性基金预算支出表", None),
        ("一般公共预算和政府性基金预算支出表", None),
        ("注：本表反映本年度一般公共预算财政拨款支出情况。", None),
    ],
)
def test_fund_of_a_title(title: str, fund: str | None) -> None:
    assert fund_over([title]) == fund


def test_the_nearest_title_of_a_sheet_counts() -> None:
    assert fund_over(["单位：万元", "支出决算表", "财政拨款收入支出决算总表"]) is None
    assert fund_over(["单位：万元", "公开08表", "政府性基金预算财政拨款收入支出决算表", "支出决算表"]) == FUND


@pytest.mark.parametrize(
    ("fund", "metric", "kind", "named"),
    [
        (TREASURY, "农林水支出", "amount", TREASURY),
        (TREASURY, "财政拨款收入", "amount", None),
        (TREASURY, "一般公共预算财政拨款", "amount", None),
        (GENERAL, "财政拨款收入", "amount", GENERAL),
        (GENERAL, "一般公共预算支出合计", "amount", None),
        (FUND, "项目支出占比", "ratio", FUND),
        (FUND, "项目", "count", None),
        (None, "农林水支出", "amount", None),
        (FUND, None, "amount", None),
    ],
)
def test_a_name_that_says_the_fund_needs_none(
    fund: str | None, metric: str | None, kind: str, named: str | None
) -> None:
    assert fund_of(fund, metric, kind) == named


ROWS = [
    ["收入", ">", "支出", ">", ">", ">"],
    ["项目", "决算数", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
    ["一、一般公共预算财政拨款", "812.40", "一、交通运输支出", "790.10", "770.10", "20.00"],
    ["本年收入合计", "812.40", "本年支出合计", "790.10", "770.10", "20.00"],
    ["年初财政拨款结转和结余", "31.50", "年末财政拨款结转和结余", "53.80", "53.80", ""],
    ["一、一般公共预算财政拨款", "31.50", "", "", "", ""],
    ["总计", "843.90", "总计", "843.90", "", ""],
]


def test_quantities_of_a_sheet_bear_its_fund() -> None:
    said = said_of(made(ROWS, ["财政拨款收入支出决算总表", "单位：万元"]))
    of_fund = [(one.text, one.metric) for one in said if one.subject == TREASURY]
    assert of_fund == [
        ("790.10", "交通运输支出"),
        ("812.40", "本年收入合计"),
        ("790.10", "本年支出合计"),
        ("843.90", "收入总计"),
        ("843.90", "支出总计"),
    ]
    assert {one.subject for one in said} == {TREASURY, None}, "a column that names its fund needs none"


def test_parts_of_what_was_brought_forward_are_of_its_day() -> None:
    part = said_of(made(ROWS, ["财政拨款收入支出决算总表", "单位：万元"]))[-3]
    assert (part.text, part.metric, part.days) == ("31.50", "年初财政拨款结转和结余一般公共预算财政拨款", "2022-12-31")


def test_the_whole_body_has_no_fund() -> None:
    assert not any(one.subject for one in said_of(made(ROWS, ["收入支出决算总表", "单位：万元"])))


def test_the_title_of_a_section_names_the_fund_and_no_line_above_it_does() -> None:
    rows = [["项目", "本年支出"], ["城乡社区支出", "64.20"], ["合计", "64.20"]]
    lines = ["财政拨款收入支出决算总表", "政府性基金预算财政拨款支出决算表", "单位：万元"]
    assert [one.subject for one in said_of(made(rows, lines, section="政府性基金预算财政拨款支出决算表"))] == [
        FUND,
        FUND,
    ]
    other = said_of(made(rows, ["财政拨款收入支出决算总表", "七、支出结构", "单位：万元"], section="七、支出结构"))
    assert [one.subject for one in other] == [None, None]


def test_a_title_at_the_foot_of_the_page_before_names_the_fund() -> None:
    rows = [["项目", "本年支出"], ["城乡社区支出", "64.20"], ["合计", "64.20"]]
    lines = ["政府性基金预算财政拨款支出决算表", "单位：万元"]
    document = made(rows, lines)
    (table,) = document.tables
    over = replace(document, tables=(replace(table, page=2),))
    assert Surroundings(over, over.tables[0]).fund() == FUND
    far = made(rows, [*lines, "注：本表无数据。"])
    over = replace(far, tables=(replace(far.tables[0], page=2),))
    assert Surroundings(over, over.tables[0]).fund() is None


@pytest.mark.parametrize(
    ("nearest", "fund"),
    [
        ("六、财政拨款“三公”经费支出决算情况说明", None),
        ("六、财政拨款三公经费支出决算表", None),
        ("六、支出结构", "一般公共预算财政拨款"),
    ],
)
def test_the_three_public_expenses_have_no_fund_of_a_title_above_theirs(nearest: str, fund: str | None) -> None:
    assert fund_over([nearest, "五、一般公共预算财政拨款支出决算情况说明"]) == fund
