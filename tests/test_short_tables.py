"""Tables of one row, and tables of another unit than the report's others."""

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.report import Report
from pipeline.checks.run import check_report


def _failing(units: tuple[str, ...]) -> list[str]:
    lines = [f"{name}{number}{unit}。" for unit in units for name, number in
             (("基本支出", "443.18"), ("项目支出", "1,251.07"), ("公用经费", "318.265"))]  # fmt: skip
    read = read_example("\n".join(lines))
    rows = [{**row, "source": "table", "statement_id": None, "page": at // 3 + 1}
            for at, row in enumerate(read.rows("quantities"))]  # fmt: skip
    found = check_report(Report(read.document, {**read.tables, "quantities": rows}))
    return [row.class_ for row in found if row.rule == "slip of a unit" and row.outcome == "fails"]


@pytest.mark.parametrize(("units", "told"), [(("元", "万元"), ["矛盾"]), (("万元", "万元"), []), (("元", "元"), [])])
def test_the_same_numbers_in_two_tables_have_one_unit(units: tuple[str, ...], told: list[str]) -> None:
    assert _failing(units) == told
