"""The values that a report states of its indicators for a year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pipeline.checks.check import Row
from pipeline.checks.report import Report

KEY = ("indicator", "scope", "scope_name", "basis", "period_class")
"""The columns of `indicators` that values of two reports must share to be of one thing."""
_Key = TypeVar("_Key")
SURE = 0.9
"""Confidence from which on the words as printed name the indicator."""


def of_one_value(found: Mapping[_Key, Sequence[Row]]) -> dict[_Key, Row]:
    """Return the first row of each group whose rows all have one value."""
    return {key: rows[0] for key, rows in found.items() if len({row["value"] for row in rows}) == 1}


def stated_values(report: Report, year: int) -> Mapping[tuple[Any, ...], Row]:
    """Return by `KEY` the one value that a report states of a thing for a year: exact, surely named, of no two."""
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in report.rows("indicators"):
        sure = row["confidence"] >= SURE and row["status"] == "stated" and row["qualifier"] == "exact"
        if sure and row["data_year"] == year and row["value"] is not None:
            found[tuple(row[name] for name in KEY)].append(row)
    return of_one_value(found)
