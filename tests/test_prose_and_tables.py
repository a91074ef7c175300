"""The check that holds prose against tables: it needs tables with quantities, which the texts of examples lack."""

from datetime import date
from typing import Any

import pytest

from pipeline.checks.check import Row
from pipeline.checks.examples import read_example
from pipeline.checks.report import Report
from pipeline.checks.rules.twice.names import check_prose_and_tables
from pipeline.checks.run import check_report

_YEAR = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}


def _cell(metric: str, value: float, unit: str) -> Row:
    row: dict[str, Any] = {
        "doc_id": "d", "row_id": f"{metric}{value}", "page": 3, "source": "table", "metric": metric, "subject": None,
        "value": value, "text": f"{value:.0f}", "unit": unit, "unit_text": unit, "decimals": 0, "role": "level",
        "qualifier": "exact", "kind": "count", "indicator": None, "statement_id": None, "reading": None,
    }  # fmt: skip
    return row | _YEAR


def _told(text: str, *cells: Row) -> list[str]:
    report = read_example(text)
    own = [{**cell, "doc_id": report.doc_id} for cell in cells]
    tables = {**report.tables, "quantities": [*report.rows("quantities"), *own]}
    beside = Report(report.document, tables)
    return [row.message for row in check_report(beside, [check_prose_and_tables]) if row.outcome == "fails"]


def test_a_value_of_prose_that_its_table_gives_otherwise_is_told() -> None:
    told = _told("全年举办公益讲座48场。", _cell("公益讲座场次", 46, "场"))
    assert told == ["第1、3页：“公益讲座48场”（第1页）与“公益讲座场次46场”（第3页）不一致，请核对。"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("全年举办公益讲座48场。", [_cell("公益讲座场次", 48, "场")]),
        ("全年举办公益讲座48场。", [_cell("公益讲座场次", 46, "场"), _cell("公益讲座", 2, "场")]),  # of two places
        ("全年举办公益讲座48场。", [_cell("公益讲座人次", 46, "人次")]),
        ("上半年举办公益讲座22场。", [_cell("公益讲座场次", 46, "场")]),
        ("全年举办公益讲座48场，其中公益讲座20场在街镇。", [_cell("公益讲座场次", 46, "场")]),
    ],
)
def test_other_things_than_what_the_table_gives_are_not(text: str, cells: list[Row]) -> None:
    assert _told(text, *cells) == []
