"""What a feed is made from: the reports of one organisation before the coming year, and their rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan
from typing import Any

import pandas as pd

from pipeline.checks.registry import CHECKS
from pipeline.checks.values import Told, list_told
from pipeline.compare import Choice, Comparison, compare
from pipeline.messages import Messages
from pipeline.store import Store

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Past:
    """The comparison of the past reports, their documents by id, the id of the last one, and rows as they are stored.

    `values` and `honours` are all rows of the reports by row id; `last_rows` gives the rows of the last report by
    table, in the order of the text. `told` is what `check` finds in them.
    """

    comparison: Comparison
    documents: Mapping[str, Row]
    last: str
    values: Mapping[str, Sequence[Row]]
    honours: Mapping[str, Row]
    last_rows: Mapping[str, Sequence[Row]] = field(repr=False)
    labels: Mapping[tuple[str, int], str | None] = field(repr=False)
    names: Sequence[Row] = field(repr=False)
    problems: Sequence[Row] = field(repr=False)
    told: Sequence[Told] = field(repr=False)

    @cached_property  # each series and each slot asks
    def org_id(self) -> str:
        """Id of the organisation."""
        return str(self.comparison.editions["org_id"].iloc[0])

    @cached_property
    def org(self) -> str:
        """Its name as the latest report prints it."""
        return str(self.comparison.editions.sort_values("report_year")["org"].iloc[-1])


def known(value: Any) -> Any:
    """Return a cell of a data frame as plain Python has it: None for what is missing."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a data frame with None for what is missing."""
    columns = [[known(value) for value in frame[name].tolist()] for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def compare_past(store: Store, org: str | None, year: int, *, say: Messages) -> Comparison:
    """Compare the reports of one organisation that are about a year before `year`.

    Raises ValueError where no organisation, or more than one, is meant, or there is no report of it.
    """
    comparison = compare(store, Choice(org=org, before=year), say=say)
    editions = comparison.editions
    names = sorted(set(editions["org"]))
    if editions.empty:
        raise ValueError(f"the yearbook has no report from before {year}")
    if editions["org_id"].nunique() > 1:
        raise ValueError(f"several organisations: {', '.join(names[:8])}; name one with --org")
    return comparison


def load_past(store: Store, org: str | None, year: int, report_type: str | None, *, say: Messages) -> Past:
    """Load the reports of an organisation that are about a year before `year`.

    The last report is the one of the latest year; `report_type` (a part of it) says which where there are several.
    Raises ValueError where no organisation, or more than one, is meant, or no report or several could be the last one.
    """
    comparison = compare_past(store, org, year, say=say)
    editions = comparison.editions
    speaking = editions[editions["speaks"].astype(bool)]
    doc_ids = sorted(speaking["doc_id"])
    documents = {row["doc_id"]: row for row in store.read("documents", doc_ids).to_pylist()}
    last = _last(list(documents.values()), report_type, year)
    values: dict[str, list[Row]] = defaultdict(list)
    for row in store.read("indicators", doc_ids).to_pylist():
        values[row["row_id"]].append(row)
    tables = ("sections", "statements", "quantities", "dates", "honours", "entities")
    rows = {
        t: sorted(store.read(t, [last]).to_pylist(), key=lambda r: (r["start_char"], r["end_char"])) for t in tables
    }
    pages = store.read("pages", doc_ids, columns=("doc_id", "page", "page_label")).to_pylist()
    return Past(
        comparison=comparison,
        documents=documents,
        last=last,
        values=values,
        honours={row["row_id"]: row for row in store.read("honours", doc_ids).to_pylist()},
        last_rows=rows,
        labels={(row["doc_id"], row["page"]): row["page_label"] for row in pages},
        names=store.read("organisations", doc_ids, columns=("doc_id", "name", "kind")).to_pylist(),
        problems=store.read("problems", doc_ids).to_pylist(),
        told=tuple(list_told(store, comparison, CHECKS)),
    )


def _last(documents: Sequence[Row], report_type: str | None, year: int) -> str:
    """Return the id of the last report."""
    fit = [d for d in documents if report_type is None or report_type in (d["report_type"] or "")]
    if not fit:
        kinds = sorted({d["report_type"] or "-" for d in documents})
        raise ValueError(f"no report of the type {report_type} from before {year}; there are {', '.join(kinds)}")
    latest = max(d["report_year"] for d in fit)
    found = [d for d in fit if d["report_year"] == latest]
    if len(found) > 1:
        named = ", ".join(sorted(f"{d['report_type'] or '-'} ({d['file_name']})" for d in found))
        raise ValueError(f"several reports for {latest}: {named}; name one with --type")
    return str(found[0]["doc_id"])
