"""Changes of rates in tables: points that are written as percent."""

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.report import Report
from pipeline.checks.run import check_report


@pytest.mark.parametrize(("change", "outcome"), [("5.71%", "fails"), ("31.62%", "holds"), ("9.99%", None)])
def test_a_change_of_a_rate_in_a_table_is_told_where_only_points_fit(change: str, outcome: str | None) -> None:
    read = read_example(f"2021年净资产收益率为18.06%。\n2022年净资产收益率为12.35%，比上年减少{change}。")
    rows = [{**row, "source": "table"} for row in read.rows("quantities")]
    found = [row for row in check_report(Report(read.document, {**read.tables, "quantities": rows}))
             if row.rule == "percent for points" and row.outcome in ("holds", "fails")]  # fmt: skip
    assert [row.outcome for row in found] == ([outcome] if outcome else [])
    assert all("相差5.71个百分点" in row.message for row in found if row.outcome == "fails")


def test_a_change_in_prose_names_the_value_of_last_years_report() -> None:
    report = read_example("2021年净资产收益率为18.06%。\n@@\n2022年净资产收益率为12.35%，同比减少5.71%。")
    (told,) = [row for row in check_report(report) if row.rule == "percent for points" and row.outcome == "fails"]
    assert "上年为18.06%，相差5.71个百分点" in told.message
