"""What is to be checked: contradictions, slips of units, unsure quantities, relations that do not hold."""

from typing import Any

from extractors.indicators.matching import OPEN
from pipeline.compare import Comparison
from pipeline.export.numbers import is_known
from pipeline.export.relations import list_broken
from pipeline.export.series import Series
from pipeline.messages import Messages
from schemas.indicators import load

_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed
_OUT_OF_RANGE = 0.5  # confidence of a quantity beyond the bounds of its indicator
_BY_CONTEXT = 0.75  # confidence below which the sentence around a quantity, not its own words, named the indicator
_TOLD = ("conflict", "unit_error")


def add_checks(series: dict[Any, Series], comparison: Comparison, say: Messages) -> None:
    """Add to each series the sentences on what is to be checked.

    A relation is told at its left side, in the report that gives that side's value for the year.
    """
    told = _add_ledger(series, comparison, say)
    for key, own in series.items():
        for year, record in sorted(own.values.items()):
            words = _doubt(record, say)
            if words and (key, year) not in told:
                own.checks.append(say("check.year", year=year, words=words))
    for own in series.values():
        for change in own.changes:
            if is_known(change.check):
                own.checks.append(say("check.year", year=change.year_to, words=say(f"note.{change.check}")))
    for broken in list_broken(comparison, load(), say):
        line = series.get(broken.key)
        record = line.values.get(broken.year) if line else None
        if line and record is not None and record.doc_id == broken.doc_id:
            line.checks.append(say("check.year", year=broken.year, words=broken.words))


def _add_ledger(series: dict[Any, Series], comparison: Comparison, say: Messages) -> set[tuple[Any, int]]:
    """Add what two places say differently; return the series and years that were told of."""
    told = set()
    rows = comparison.restatements
    for row in rows[rows["verdict"].isin(_TOLD)].itertuples(index=False):
        scope_name = row.scope_name if is_known(row.scope_name) else ""
        key = (row.org_id, row.indicator, row.scope, scope_name, row.basis, row.period)
        if key not in series:
            continue
        words = say(
            f"check.{row.verdict}",
            first=row.first_text,
            first_report=row.first_report_year,
            first_page=row.first_page,
            later=row.later_text,
            later_report=row.later_report_year,
            later_page=row.later_page,
        )
        series[key].checks.append(say("check.year", year=row.data_year, words=words))
        told.add((key, int(row.data_year)))
    return told


def _is_open(record: Any) -> bool:
    return str(record.indicator).startswith(OPEN)


def _doubt(record: Any, say: Messages) -> str | None:
    if record.status == "ambiguous":
        return say("check.ambiguous", text=record.text) if record.contradicts else None
    if is_known(record.reading) and record.reading <= _DOUBTED:
        return say("check.misread", text=record.text)
    if record.status == "derived" or record.joined or _is_open(record):  # sure of another thing than the indicator
        return None
    if record.confidence <= _OUT_OF_RANGE:
        return say("check.range", text=record.text)
    if record.confidence < _BY_CONTEXT:
        return say("check.context", surface=record.surface, name=record.name)
    return None
