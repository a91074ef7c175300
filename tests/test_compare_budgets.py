"""Two real budgets of a street office: the numbered items of both years in the comparison, as labelled by hand."""

import csv
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from conftest import SHARED
from in_process import run

from pipeline.compare import Comparison, compare

pytestmark = pytest.mark.yardstick
REPORTS = [SHARED / "corpus" / "real" / f"wanli-budget-{year}.pdf" for year in (2023, 2024)]
STEP = 51  # yuan: the items are printed in 万元 with two decimals, the tables in yuan


@pytest.fixture(scope="module")
def budgets(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    store = tmp_path_factory.mktemp("budgets") / "yearbook"
    run("extract", *REPORTS, "--store", store)
    return compare(store)


def _items() -> list[dict[str, str]]:
    with (SHARED / "gold" / "wanli" / "items.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _stated(values: pd.DataFrame, item: dict[str, str], basis: str, year: int) -> Any:
    """Return the rows of an item, printed with brackets of either width."""
    names = values["surface"].str.replace("(", "（", regex=False).str.replace(")", "）", regex=False)
    whole = item["class"] + item["section"] + item["item"]
    return values[names.str.contains(whole, regex=False) & (values["basis"] == basis) & (values["data_year"] == year)]


def _is_stated(rows: pd.DataFrame, amount_wan: str) -> bool:
    return bool(((rows["value"] - float(Decimal(amount_wan) * 10000)).abs() < STEP).any())


def test_items_have_their_budget_and_last_years_execution(budgets: Comparison) -> None:
    values, unlike = budgets.values, []
    for item in _items():
        year = int(item["year"])
        budget = _stated(values, item, "budget", year)
        if not _is_stated(budget, item["amount_wan"]):
            unlike.append((item["year"], item["no"], list(budget["status"])))
        assert _is_stated(_stated(values, item, "execution", year - 1), item["prior_exec_wan"]), item
    # In these two the report repeats the item with another amount.
    assert unlike == [("2023", "16", ["ambiguous"]), ("2024", "31", ["ambiguous"])]


def test_the_total_falls_as_the_report_says(budgets: Comparison) -> None:
    changes = budgets.changes[(budgets.changes["name"] == "支出总计") & (budgets.changes["year_to"] == 2024)]
    rows = changes[changes["year_from"] == 2023].to_dict("records")
    for row in rows:
        assert (row["value_from"], row["value_to"], row["basis"]) == (164978640, 156211123, "budget")
        assert row["change"] == -8767517  # said: 876.75万元 less
    assert {(row["scope"], row["scope_name"]) for row in rows} == {("unit", None), ("part", "财政拨款")}
    assert len(rows) == 2, "each sheet is compared with its like"
