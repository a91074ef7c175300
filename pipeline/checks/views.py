"""What people are shown of the findings: the failing ones, what held, and one line a report for the triage."""

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.checks.run import tell
from pipeline.messages import Messages
from schemas.finding_words import CLASSES

_WEIGHTS = {"错误": 3, "矛盾": 2, "提示": 0}


def failing(findings: pd.DataFrame, classes: Sequence[str] = CLASSES) -> pd.DataFrame:
    """Return what fails and was not dismissed, by report, worst class first."""
    rows = findings[(findings["outcome"] == "fails") & (findings["ruling"] == "open")]
    rows = rows[rows["class"].isin(list(classes))]
    order = rows["class"].map({name: at for at, name in enumerate(CLASSES)})
    ordered = rows.assign(_order=order, _page=rows["page"].fillna(0))
    ordered = ordered.sort_values(["org", "report_year", "doc_id", "_order", "_page", "finding_id"], kind="stable")
    return ordered.drop(columns=["_order", "_page"]).reset_index(drop=True)


def held(findings: pd.DataFrame) -> pd.DataFrame:
    """Return for each report and check how many places held, failed, were unsure, or had nothing to look at.

    Checks that had something to look at come first within their report, those with most of it before the others.
    """
    keys = ["org", "report_year", "doc_id", "rule"]
    counted = findings.groupby([*keys, "outcome"], dropna=False).size().unstack("outcome", fill_value=0)
    counted = counted.reindex(columns=["holds", "fails", "unsure", "not_assessable"], fill_value=0)
    looked = counted[["holds", "fails", "unsure"]].sum(axis=1)
    return (
        counted.assign(_looked=-looked)
        .reset_index()
        .sort_values(["org", "report_year", "doc_id", "_looked", "rule"], kind="stable", na_position="last")
        .drop(columns="_looked")
        .reset_index(drop=True)
    )


def triage(findings: pd.DataFrame, documents: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Return a line a report, worst first: indicators disclosed, findings by class, sentences unchanged, bare claims.

    A report that could not be read at all comes before all others, with nothing counted. `documents` has a line a
    report, with `read_status` (ok, partial, failed) and why it was not read (`not_read`); `counts` has for each doc_id
    what is counted elsewhere: indicators, claims, unchanged (percent or null).
    """
    open_ = failing(findings)
    table = (
        open_.groupby(["doc_id", "class"]).size().unstack("class", fill_value=0).reindex(columns=CLASSES, fill_value=0)
    )
    lines = documents.merge(table, how="left", left_on="doc_id", right_index=True).merge(
        counts, how="left", on="doc_id"
    )
    lines[list(CLASSES)] = lines[list(CLASSES)].fillna(0).astype(int)
    weight = sum(lines[name] * worth for name, worth in _WEIGHTS.items())
    unread = lines["read_status"] == "failed"
    lines = lines.assign(_unread=~unread, _weight=weight, report_year=lines["report_year"].replace(0, None))
    by = ["_unread", "_weight", "提示", "org", "report_year", "doc_id"]
    lines = lines.sort_values(by, ascending=[True, False, False, True, True, True], na_position="last")
    counted = ["indicators", *CLASSES, "claims"]
    lines[counted] = lines[counted].astype("Int64").mask(lines["read_status"] == "failed")
    columns = ["org", "report_year", "indicators", *CLASSES, "unchanged", "claims", "read_status", "not_read"]
    return lines[[*columns, "file_name", "doc_id"]].reset_index(drop=True)


def in_language(findings: pd.DataFrame, say: Messages) -> list[str]:
    """Return the message of each finding in a language."""
    return [tell(row.message_key, json.loads(row.message_parts or "{}"), say) for row in findings.itertuples()]


def summary(rows: pd.DataFrame) -> dict[str, Any]:
    """Return how many places of a report held, failed and were unsure, and how many checks had nothing to look at."""
    counts = rows["outcome"].value_counts()
    return {name: int(counts.get(name, 0)) for name in ("holds", "fails", "unsure", "not_assessable")}
