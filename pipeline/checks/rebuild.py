"""Making the derived tables of a store anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.checks.claims import list_claims
from pipeline.checks.derived import write_derived
from pipeline.checks.forty import count_disclosed
from pipeline.checks.material import load_reports
from pipeline.checks.report import Report
from pipeline.checks.reuse import list_reuse, share_unchanged
from pipeline.checks.run import check_report
from pipeline.store import Store

_CLAIM = ["org", "report_year", "page", "claim", "text", "statement_id", "doc_id"]
_BY_REPORT = ["doc_id", "indicators", "claims", "unchanged"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted beside the findings: a line a report, and the claims without figures."""

    by_report: pd.DataFrame
    claims: pd.DataFrame


def rebuild(store: Store) -> Counts:
    """Check every report of a store and put the findings and the reuse of sentences in place of what was there."""
    findings: list[tuple[int | None, Any]] = []
    reuse: list[tuple[int | None, Any]] = []
    lines: list[tuple[Any, ...]] = []
    claims: list[tuple[Any, ...]] = []
    for report in load_reports(store):
        findings += ((report.year, row) for row in check_report(report))
        own = list_reuse(report)
        reuse += ((report.year, row) for row in own)
        bare = list(_claims(report))
        claims += bare
        lines.append((report.doc_id, count_disclosed(report), len(bare), share_unchanged(own)))
    write_derived(store.root, {"findings": findings, "reuse": reuse})
    return Counts(pd.DataFrame(lines, columns=_BY_REPORT), pd.DataFrame(claims, columns=_CLAIM))


def _claims(report: Report) -> Iterator[tuple[Any, ...]]:
    for row in list_claims(report):
        yield (
            report.document["org"], report.year, row["page"], row["claim"], row["text"], row["statement_id"],
            report.doc_id,
        )  # fmt: skip
