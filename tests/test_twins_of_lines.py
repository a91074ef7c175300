"""What one year alone states, where its report prints the same value rounded under another name: one line."""

from pathlib import Path

import pytest
from made_reports import Made, Said, store_made
from openpyxl import load_workbook

from pipeline.compare import Choice
from pipeline.export import export_workbook
from pipeline.messages import Messages
from pipeline.store import Store

SAY = Messages("zh")
OVERVIEW, NOTES = "管理层讨论 / 各区供水", "财务报告 / 收入分区"


def overview(value: float, **more: object) -> Said:
    facts = {"section": 0, "scope": "part", "scope_name": "东区", "resolution": 100.0}
    return Said("open:销售收入|money", value, "元", None, facts | more)


def lines_of(tmp_path: Path, reports: list[Made]) -> dict[str, str | None]:
    """Return the names of all lines with what stands beside them as the same figure."""
    store_made(tmp_path, reports)
    export_workbook(Store.open(tmp_path / "store"), tmp_path / "one.xlsx", Choice(), say=SAY)
    found: dict[str, str | None] = {}
    for name in ("指标对比", "只在一年出现"):
        header, *lines = load_workbook(tmp_path / "one.xlsx")[name].iter_rows(min_row=3, values_only=True)
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        found |= {str(row["指标"]): row.get("同一数字另见") for row in rows if row["指标"]}
    return found


@pytest.mark.parametrize(
    ("later", "is_twin"),
    [
        (Said("open:东区供水销售收入合计|money", 53922871.0, "元", None, {"section": 1}), True),
        # another value, another name, another owner, a round value
        (Said("open:东区供水销售收入合计|money", 53928871.0, "元", None, {"section": 1}), False),
        (Said("open:东区供水销售成本合计|money", 53922871.0, "元", None, {"section": 1}), False),
        (
            Said("open:东区供水销售收入合计|money", 53922871.0, "元", None, {"section": 1, "scope": "parent_only"}),
            False,
        ),
    ],
)
def test_a_line_of_one_year_is_put_to_the_one_that_rounds_it(tmp_path: Path, later: Said, is_twin: bool) -> None:
    before = Made(2021, [overview(39245300.0)], headings=(OVERVIEW,))
    found = lines_of(tmp_path, [before, Made(2022, [overview(53922900.0), later], headings=(OVERVIEW, NOTES))])
    name = later.indicator[5:].partition("|")[0]
    assert (f"{name}（第2页）" in (found["销售收入（东区）"] or "")) is is_twin
    assert any(line.startswith(name) for line in found) is not is_twin
