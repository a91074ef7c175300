"""Making the derived tables of a store anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pipeline.checks.claims import list_claims
from pipeline.checks.derived import write_derived
from pipeline.checks.forty import count_disclosed
from pipeline.checks.material import load_reports
from pipeline.checks.overlay import CONFLICT, tell_standings
from pipeline.checks.past import is_summary
from pipeline.checks.report import Report
from pipeline.checks.reuse import list_reuse, share_unchanged
from pipeline.checks.run import check_report, ruling_row
from pipeline.store import Store
from pipeline.store.rulings import Ruling, read_rulings

_CLAIM = ["org", "report_year", "page", "claim", "text", "statement_id", "doc_id"]
_BY_REPORT = ["doc_id", "indicators", "claims", "unchanged"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted beside the findings: a line a report, and the claims without quantities."""

    by_report: pd.DataFrame
    claims: pd.DataFrame


def rebuild(store: Store) -> Counts:
    """Check every report of a store and put the findings and the reuse of sentences in place of what was there."""
    findings: list[tuple[int | None, Any]] = []
    reuse: list[tuple[int | None, Any]] = []
    lines: list[tuple[Any, ...]] = []
    claims: list[tuple[Any, ...]] = []
    rulings = read_rulings(store.root)
    right = {ruling.finding_id for ruling in rulings if not ruling.is_correction}
    for report in load_reports(store):
        told = check_report(report)
        findings += ((report.year, replace(row, ruling="right") if row.finding_id in right else row) for row in told)
        own = list_reuse(report)
        reuse += ((report.year, row) for row in own)
        bare = list(_claims(report))
        claims += bare
        lines.append(
            (
                report.doc_id,
                count_disclosed(report),
                len(bare),
                None if _is_after_summary(report) else share_unchanged(own),
            )
        )
    findings += _unapplied(store, rulings)
    write_derived(store.root, {"findings": findings, "reuse": reuse})
    return Counts(pd.DataFrame(lines, columns=_BY_REPORT), pd.DataFrame(claims, columns=_CLAIM))


def _is_after_summary(report: Report) -> bool:
    """Whether a full report follows a summary: then it can't be told how much of it is new."""
    return bool(report.earlier) and is_summary(report.earlier[-1].document) and not is_summary(report.document)


def _claims(report: Report) -> Iterator[tuple[Any, ...]]:
    for row in list_claims(report):
        yield (
            report.document["org"], report.year, row["page"], row["claim"], row["text"], row["statement_id"],
            report.doc_id,
        )  # fmt: skip


def _unapplied(store: Store, rulings: Sequence[Ruling]) -> Iterator[tuple[int | None, Any]]:
    """Yield a row for each correction whose text is no longer there: nothing was changed for it."""
    corrections = [ruling for ruling in rulings if ruling.is_correction]
    for one in tell_standings(store, corrections) if corrections else ():
        if one.state == CONFLICT:
            yield None, ruling_row(one.ruling)
