"""What is found of values: the same findings for the feed and the workbook as `check` stores, each with its series."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.checks.check import Check
from pipeline.checks.material import ALL, load_reports
from pipeline.checks.registry import CHECKS
from pipeline.checks.rules.twice.table_units import NAME as OF_TABLE
from pipeline.checks.run import check_report
from pipeline.compare import Comparison
from pipeline.compare.coded import decoded
from pipeline.compare.values import SERIES
from pipeline.store import Store
from pipeline.store.rulings import read_rulings
from schemas.tables import Finding

_TABLES = ("pages", "sections", "statements", "quantities", "indicators")
# The checks of what a workbook shows; those of tables, words and days have nothing to do with a series.
OF_VALUES: tuple[Check, ...] = tuple(
    check
    for check in CHECKS
    if {"indicators", "quantities"} & set(check.needs) and set(check.needs) <= {*_TABLES, "documents"}
)


class Told(NamedTuple):
    """A finding of values: the series (organisation, indicator, scope, scope name, basis, bucket) and year it is about.

    `sure` is False where it can't be told whether something is wrong; `right` where a person said that nothing is.
    """

    finding: Finding
    series: tuple[Any, ...] | None
    year: int | None
    sure: bool
    right: bool


def list_told(store: Store, comparison: Comparison, checks: Sequence[Check] = OF_VALUES) -> Iterator[Told]:
    """Yield what fails in the reports that a comparison is of, and what can't be told of their values.

    A finding is told of its first value that is in a series, one of the unit of a table of each of its values but the
    last, which proves it.
    """
    places = _places(store, comparison)
    right = {ruling.finding_id for ruling in read_rulings(store.root) if not ruling.is_correction}
    tables = _TABLES if checks is OF_VALUES else ALL
    for report in load_reports(store, comparison, tables):
        for row in check_report(report, checks):
            rows = row.row_ids[:-1] if row.rule == OF_TABLE else row.row_ids
            found = [places[doc, one] for one in rows for doc in row.doc_ids if (doc, one) in places]
            told: list[tuple[tuple[Any, ...] | None, int | None]] = [*dict.fromkeys(found)] or [(None, None)]
            for series, about in told if row.rule == OF_TABLE else told[:1]:
                if row.outcome == "fails" or (row.outcome == "unsure" and series):
                    yield Told(row, series, about, row.outcome == "fails", row.finding_id in right)


def _places(store: Store, comparison: Comparison) -> dict[tuple[str, str], tuple[tuple[Any, ...], int]]:
    """Return series and year by report and row: the row of `indicators`, and the one of `quantities` it is made of."""
    rows = decoded(comparison.stated[[*SERIES, "data_year", "doc_id", "row_id"]])
    found: dict[tuple[str, str], tuple[tuple[Any, ...], int]] = {}
    for *series, year, doc_id, row_id in rows.itertuples(index=False, name=None):
        found.setdefault((doc_id, row_id), (tuple(series), int(year)))
    columns = ("doc_id", "row_id", "quantity_id")
    for row in store.read("indicators", sorted(set(rows["doc_id"])), columns=columns).to_pylist():
        place = found.get((row["doc_id"], row["row_id"]))
        if place and row["quantity_id"]:
            found.setdefault((row["doc_id"], row["quantity_id"]), place)
    return found
