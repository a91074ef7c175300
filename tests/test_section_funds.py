"""Sums of an account that do not say of which fund they are have the one that their section's title names."""

from dataclasses import replace

import pytest
from builders import P, report
from made_tables import made

from extractors.numbers.section_funds import Items, fund_of
from pipeline.extract import extract_document

COVER = [
    P("青岩市供水服务中心", kind="cover", size=22.0),
    P("2022年度部门决算", kind="cover", size=26.0),
]
SAID = "本年收入86.00万元，本年支出72.50万元，年末结转和结余13.50万元，节约水费3万元。"


@pytest.mark.parametrize(
    ("title", "fund"),
    [
        ("八、政府性基金预算财政拨款支出决算情况说明", "政府性基金预算财政拨款"),
        ("四、2022年度财政拨款收入支出决算总体情况说明", "财政拨款"),
        ("五、国有资本经营预算拨款收支情况", "国有资本经营预算财政拨款"),
        # the whole body's, a government's own, the three public expenses
        ("一、收入支出决算总体情况说明", None),
        ("二、一般公共预算收入执行情况", None),
        ("七、财政拨款“三公”经费支出决算情况说明", None),
    ],
)
def test_the_fund_that_a_title_names(title: str, fund: str | None) -> None:
    rows = extract_document(report([*COVER, P(title, bold=True, size=16.0), SAID])).tables["quantities"].to_pylist()
    found = {row["text"]: row["subject"] for row in rows if row["source"] == "text"}
    assert found == {"86.00万元": fund, "72.50万元": fund, "13.50万元": fund, "3万元": None}


def test_a_sum_that_names_its_fund() -> None:
    title = P("八、政府性基金预算财政拨款支出决算情况说明", bold=True, size=16.0)
    said = "一般公共预算财政拨款支出86.00万元。"
    rows = extract_document(report([*COVER, title, said])).tables["quantities"].to_pylist()
    assert [row["subject"] for row in rows] == [None]


def test_what_basic_spending_is_made_of_is_of_its_fund() -> None:
    title = P("六、一般公共预算财政拨款基本支出决算情况说明", bold=True, size=16.0)
    said = "基本支出86.00万元，其中：人员经费72.50万元，公用经费13.50万元。"
    rows = extract_document(report([*COVER, title, said])).tables["quantities"].to_pylist()
    assert [row["subject"] for row in rows] == ["一般公共预算财政拨款"] * 3


def test_accounts_of_a_plan_stay_without_one() -> None:
    # 支出决算 of a fund would be looked up as the fund alone, which is income
    title = P("五、一般公共预算财政拨款支出决算情况说明", bold=True, size=16.0)
    said = "支出年初预算为86.00万元，全年预算为72.50万元，支出决算为13.50万元。"
    tables = extract_document(report([*COVER, title, said])).tables
    assert [row["subject"] for row in tables["quantities"].to_pylist()] == [None, None, None]
    assert "budget.general_income" not in tables["quantities"].column("indicator").to_pylist()


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("五、一般公共预算财政拨款支出决算情况说明", "一般公共预算财政拨款交通运输支出（类）"),
        ("九、政府性基金预算财政拨款支出决算情况说明", "政府性基金预算财政拨款交通运输支出（类）"),
        ("三、支出决算情况说明", "交通运输支出（类）"),
    ],
)
def test_an_account_that_opens_a_paragraph_is_of_the_fund(title: str, whose: str) -> None:
    said = "1．交通运输支出（类）。年初预算为86.00万元，支出决算为72.50万元，完成年初预算的84.30%。"
    tables = extract_document(report([*COVER, P(title, bold=True, size=16.0), said])).tables
    assert [row["subject"] for row in tables["quantities"].to_pylist()] == [whose] * 3
    assert "budget.general_income" not in tables["quantities"].column("indicator").to_pylist()


def test_an_item_of_an_account_stays_as_it_is_printed() -> None:
    title = P("五、一般公共预算财政拨款支出决算情况说明", bold=True, size=16.0)
    said = "1．交通运输支出（类）公路水路运输（款）公路养护（项）。年初预算为86.00万元。"
    tables = extract_document(report([*COVER, title, said])).tables
    assert tables["quantities"].column("subject").to_pylist() == ["交通运输支出（类）公路水路运输（款）公路养护（项）"]


@pytest.mark.parametrize(
    ("title", "metric", "tables", "fund"),
    [
        ("六、一般公共预算财政拨款支出预算情况", "湿地保护", 2, "一般公共预算财政拨款"),
        ("六、一般公共预算财政拨款支出预算情况", "湿地保护", 1, None),
        ("六、一般公共预算财政拨款支出预算情况", "湿地巡护", 2, None),
        ("六、支出预算情况", "湿地保护", 2, None),
        ("六、一般公共预算财政拨款支出预算情况", "政府性基金预算支出", 2, None),
    ],
)
def test_an_item_of_several_tables_is_of_its_sections_fund(
    title: str, metric: str, tables: int, fund: str | None
) -> None:
    one = made([["项目", "合计"], ["（一）湿地保护", "38"], ["政府性基金预算支出", "4"]], section=title)
    several = replace(one, tables=one.tables * tables)
    assert fund_of(several.sections[-1], metric, Items(several)) == fund
