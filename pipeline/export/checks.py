"""What is to be checked: the findings of `check`, quantities that may be misread, and what only its sentence names."""

from collections.abc import Collection, Iterable
from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.checks.material import load_reports
from pipeline.checks.run import check_report, tell_finding
from pipeline.checks.values import Told
from pipeline.compare import Comparison
from pipeline.export.numbers import is_known
from pipeline.export.series import Series
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.store.rulings import read_rulings

_CHECKED = 40  # reports of which all findings are counted beside the workbook, a fifth of a second each
_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed
_OUT_OF_RANGE = 0.5  # confidence of a quantity beyond the bounds of its indicator
_BY_CONTEXT = 0.75  # confidence below which the sentence around a quantity, not its own words, named the indicator


def add_checks(series: dict[Any, Series], told: Iterable[Told], say: Messages) -> None:
    """Add to each series the sentences on what is to be checked: findings, each with its id, and unsure readings.

    A finding is told at its first value that is the one of a series; where a person said that nothing is wrong, not.
    """
    known: set[tuple[Any, int]] = set()
    for one in told:
        line = series.get(one.series)
        if line is None or one.right or one.year not in line.values:
            continue
        words = say("check.found", words=tell_finding(one.finding, say).rstrip("。"), id=one.finding.finding_id[:8])
        line.checks.append(say("check.year", year=one.year, words=words))
        known.add((one.series, one.year))
    for key, own in series.items():
        for year, record in sorted(own.values.items()):
            words_ = _doubt(record, say)
            if words_ and (key, year) not in known:
                own.checks.append(say("check.year", year=year, words=words_))


def count_findings(
    store: Store, doc_ids: Collection[str], comparison: Comparison | None = None, *, whole: bool = False
) -> int | None:
    """Return how many findings `check` has for some reports; None for more of them than are checked in a moment.

    `comparison` is one of all reports of their organisations: with it no others are looked at; `whole`: it is of all
    in the store. Without one all reports of the store are compared anew, which must be few.
    """
    if len(doc_ids) > _CHECKED or (comparison is None and len(store.entries()) > _CHECKED):
        return None
    right = {ruling.finding_id for ruling in read_rulings(store.root) if not ruling.is_correction}
    reports = [report for report in load_reports(store, comparison, whole=whole) if report.doc_id in doc_ids]
    rows = (row for report in reports for row in check_report(report))
    return sum(row.outcome == "fails" and row.finding_id not in right for row in rows)


def _is_open(record: Any) -> bool:
    return str(record.indicator).startswith(OPEN)


def _doubt(record: Any, say: Messages) -> str | None:
    if is_known(record.reading) and record.reading <= _DOUBTED:
        return say("check.misread", text=record.text)
    if record.status == "derived" or record.joined or _is_open(record):  # sure of another thing than the indicator
        return None
    if _OUT_OF_RANGE < record.confidence < _BY_CONTEXT:
        return say("check.context", surface=record.surface, name=record.name)
    return None
