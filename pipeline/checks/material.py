"""The reports of a store as the checks take them: each with those of the same organisation from years before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from pipeline.checks.check import Row
from pipeline.checks.past import choose_earlier
from pipeline.checks.report import Report
from pipeline.compare import Comparison, compare
from pipeline.store import Store

ALL = (
    "pages",
    "sections",
    "statements",
    "quantities",
    "indicators",
    "dates",
    "honours",
    "entities",
    "tables",
    "organisations",
)


def load_reports(
    store: Store, comparison: Comparison | None = None, tables: Sequence[str] = ALL, *, whole: bool = False
) -> Iterator[Report]:
    """Yield the reports of a store, organisation by organisation, the earliest first.

    With a comparison those that it is of, else all. `whole`: the comparison is of all reports; then files without a
    year or body, which it leaves out, are loaded too. The rows of one organisation, of some tables, are in memory
    together. Another edition of a report is checked, but is no earlier report of any.
    """
    chosen = None if comparison is None or whole else comparison.editions["doc_id"].tolist()
    comparison = comparison or compare(store)
    ledger = _by(comparison.restatements, "later_doc_id")
    targets, aims = (_by(comparison.commitments, column) for column in ("org_id", "doc_id"))
    pairs = comparison.changes[comparison.changes["check"].notna()]
    flagged = _by(pairs.assign(side=pairs["doc_id_to"].fillna(pairs["doc_id_from"])), "side")
    groups: dict[str, list[Row]] = defaultdict(list)
    for document in store.read("documents", chosen).to_pylist():
        groups[document["org_id"] or document["doc_id"]].append(document)
    for _, documents in sorted(groups.items()):
        for report in _of_one(store, documents, tables):
            report.ledger, report.aims = ledger.get(report.doc_id, ()), aims.get(report.doc_id, ())
            report.flagged = flagged.get(report.doc_id, ())
            own = targets.get(str(report.document["org_id"]), ())
            report.targets = [line for line in own if line["target_year"] == report.year]
            yield report


def _by(frame: pd.DataFrame, column: str) -> Mapping[str, Sequence[Row]]:
    """Return the rows of a frame by a column, with None for what is not known."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        found[str(row[column])].append(row)
    return found


def _of_one(store: Store, documents: Sequence[Row], tables: Sequence[str]) -> Iterator[Report]:
    ids = [document["doc_id"] for document in documents]
    rows: dict[str, dict[str, list[Any]]] = {doc_id: {} for doc_id in ids}
    for table in tables:
        for row in store.read(table, ids).to_pylist():
            rows[row["doc_id"]].setdefault(table, []).append(row)
    yield from chain_reports(documents, rows)


def chain_reports(documents: Sequence[Row], rows: Mapping[str, Mapping[str, Sequence[Row]]]) -> list[Report]:
    """Return the reports of one organisation, each with those that are its past, the earliest first."""
    found: list[Report] = []
    ordered = sorted(documents, key=lambda d: (d["stated_year"] or 0, d["edition_of"] is not None, d["doc_id"]))
    for document in ordered:
        found.append(Report(document, rows[document["doc_id"]], choose_earlier(document, found)))
    return found
