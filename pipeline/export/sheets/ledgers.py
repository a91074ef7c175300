"""荣誉, 目标与结果, 追溯调整: the ledgers of the comparison, one line a row of theirs."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from pipeline.compare.naming import name_series
from pipeline.export.numbers import is_known
from pipeline.export.sheet import Cell, Column, Sheet, Word
from pipeline.export.yearbook import Yearbook

_STANDING = {"lapsed": "check", "new": "good", "renewed": "good", "earlier": "quiet"}
_OUTCOME = {"met": "good", "missed": "check", "differs": "check", "not_reported": "check"}
_VERDICT = {"conflict": "bad", "unit_error": "bad", "restated": "check", "scope_change": "check"}
_UNIT = re.compile(r"[0-9]\s*[^0-9\s.,，()（）/-]")
_VERDICTS = ("conflict", "unit_error", "scope_change", "restated")


def _sheet(
    yearbook: Yearbook, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], **counts: int
) -> Sheet:
    """Return a sheet whose lines begin with the organisation where there are several."""
    say = yearbook.say
    whose = (Column(header=say("col.org"), width=16, wrap=True),) if yearbook.several else ()
    lines = [tuple(row) if yearbook.several else tuple(row)[1:] for row in rows]
    return Sheet(
        name=say(f"sheet.{name}"),
        title=say("sheet.title", whose=yearbook.whose, name=say(f"sheet.{name}")),
        notes=(say(f"sheet.{name}.note", count=len(lines), **counts),),
        columns=(*whose, *columns),
        rows=lines,
        frozen=1 + len(whose),
        group=(0,) if yearbook.several else (),
    )


def _text(value: Any) -> str | None:
    return str(value) if is_known(value) else None


def _word(text: str, tone: str | None) -> Cell:
    return Word(text, tone) if tone else text


def _records(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples(index=False, name="Row"))


def honours(yearbook: Yearbook) -> Sheet:
    """Return the sheet of honours: the unit's own first, those of one title together, the latest first."""
    say = yearbook.say
    frame = yearbook.comparison.honours
    latest = frame.groupby(["org_id", "title"])["last_report_year"].transform("max")
    frame = frame.assign(latest=-latest, last=-frame["last_report_year"]).sort_values(
        ["org", "org_id", "latest", "title", "last", "recipient"], kind="stable"
    )
    columns = (
        Column(header=say("head.title"), width=28, wrap=True),
        Column(header=say("head.recipient"), width=18, wrap=True),
        Column(header=say("column.grantor"), width=18, wrap=True),
        Column(header=say("col.standing"), width=10),
        Column(header=say("head.first_report_year"), width=8, align="center"),
        Column(header=say("head.last_report_year"), width=8, align="center"),
        Column(header=say("col.period_start"), width=12),
        Column(header=say("head.period_end"), width=12),
        Column(header=say("col.note"), width=18, wrap=True),
        Column(header=say("head.text"), width=34, wrap=True),
        *yearbook.source_columns("col.source"),
    )
    rows = (
        (
            row.org, row.title, _text(row.recipient), _text(row.grantor),
            _word(say(f"standing.{row.status}"), _STANDING.get(row.status)),
            int(row.first_report_year), int(row.last_report_year),
            row.period_start if is_known(row.period_start) else None,
            row.period_end if is_known(row.period_end) else None,
            _text(row.note), row.text, *yearbook.source(row.doc_id, row.page),
        )
        for row in _records(frame)
    )  # fmt: skip
    return _sheet(yearbook, "honours", columns, rows)


def commitments(yearbook: Yearbook) -> Sheet:
    """Return the sheet of targets and what became of them."""
    say = yearbook.say
    frame = yearbook.comparison.commitments
    frame = frame.sort_values(["org", "org_id", "target_year", "name"], kind="stable", na_position="last")
    columns = (
        Column(header=say("head.name"), width=26, wrap=True),
        Column(header=say("head.target"), width=18, wrap=True),
        *yearbook.source_columns("col.target_source", 24),
        Column(header=say("head.target_year"), width=10, align="center"),
        Column(header=say("col.actual"), width=18, wrap=True),
        *yearbook.source_columns("col.actual_source", 24),
        Column(header=say("col.outcome"), width=14, wrap=True),
        Column(header=say("col.stated_outcome"), width=12, wrap=True),
        Column(header=say("column.note"), width=30, wrap=True),
    )
    rows = (
        (
            row.org, row.name, row.target, *yearbook.source(row.doc_id, row.page),
            int(row.target_year) if is_known(row.target_year) else None, _text(row.actual_text),
            *yearbook.source(row.actual_doc_id, row.actual_page),
            _word(say(f"outcome.{row.status}"), _OUTCOME.get(row.status)), _text(row.stated_outcome), _text(row.note),
        )
        for row in _records(frame)
    )  # fmt: skip
    return _sheet(yearbook, "commitments", columns, rows)


def _pages(yearbook: Yearbook, row: Any, side: str) -> tuple[Cell, Cell]:
    return yearbook.source(getattr(row, f"{side}_doc_id"), getattr(row, f"{side}_page"))


def _has_unit(row: Any) -> bool:
    """Whether the quantities of a line are printed with their unit: 350.35万元."""
    return bool(_UNIT.search(f"{row.first_text}{row.later_text}"))


def restatements(yearbook: Yearbook) -> Sheet:
    """Return the sheet of what reports say otherwise of one year: contradictions first; what they repeat is counted.

    What one report says in two ways is no restatement: it stands with the indicator, to be checked, and is counted.
    """
    say = yearbook.say
    frame = yearbook.comparison.restatements
    alike = ~frame["verdict"].isin(_VERDICTS)
    within = (frame["verdict"] == "conflict") & (frame["first_doc_id"] == frame["later_doc_id"])
    frame = frame[~alike & ~within]
    frame = frame.assign(at=frame["verdict"].map(_VERDICTS.index)).sort_values(
        ["org", "org_id", "at", "data_year", "name"], kind="stable"
    )
    columns = (
        Column(header=say("head.name"), width=26, wrap=True),
        Column(header=say("head.unit"), width=9),
        Column(header=say("head.data_year"), width=8, align="center"),
        Column(header=say("head.first_text"), width=18, wrap=True),
        *yearbook.source_columns("col.first_source", 22),
        Column(header=say("head.later_text"), width=18, wrap=True),
        *yearbook.source_columns("col.later_source", 22),
        Column(header=say("head.verdict"), width=12, wrap=True),
        Column(header=say("head.reason"), width=44, wrap=True),
    )
    name: Callable[[Any], str] = lambda row: name_series(row._asdict(), say)  # noqa: E731
    rows = (
        (
            row.org, name(row), None if _has_unit(row) else _text(row.unit), int(row.data_year), row.first_text,
            *_pages(yearbook, row, "first"), row.later_text, *_pages(yearbook, row, "later"),
            _word(say(f"verdict.{row.verdict}"), _VERDICT.get(row.verdict)), _text(row.reason),
        )
        for row in _records(frame)
    )  # fmt: skip
    return _sheet(yearbook, "restatements", columns, rows, alike=int(alike.sum()), within=int(within.sum()))
