"""Sentences as JSON: how `nianjian text` shows what the readers find."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from extractors import dates, entities, honours, quantities
from extractors.plain import document_of
from schemas.evidence import Evidence

_LEFT_OUT = {
    "quantities": ("source", "indicator"),
    "dates": (),
    "honours": (),
    "persons": ("kind",),
}
_RENAMED = {"dates": {"start": "start_date", "end": "end_date"}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _shown(table: str, row: Any) -> Mapping[str, Any]:
    """Return a row as JSON shows it: where it stands, then its own columns."""
    evidence: Evidence = row.evidence
    shown: dict[str, Any] = {"start": evidence.start_char, "end": evidence.end_char, "text": evidence.text}
    renamed = _RENAMED.get(table, {})
    for field in dataclasses.fields(row):
        if field.name != "evidence" and field.name not in _LEFT_OUT[table]:
            shown[renamed.get(field.name, field.name)] = _plain(getattr(row, field.name))
    return shown


def read_sentence(text: str, year: int | None, day: date | None = None) -> dict[str, list[Mapping[str, Any]]]:
    """Read one line: lists of quantities, dates, honours and persons, offsets in code points of the line."""
    document = document_of(text, year=year, day=day)
    people = (row for row in entities.read(document) if row.kind == "PERSON")
    return {
        "quantities": [_shown("quantities", row) for row in quantities.read(document)],
        "dates": [_shown("dates", row) for row in dates.read(document)],
        "honours": [_shown("honours", row) for row in honours.read(document)],
        "persons": [_shown("persons", row) for row in people],
    }
