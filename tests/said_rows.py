"""Rows as one line each that a reader of the report can check: figure, value, name, whose, when."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from extractors.honours import award_tables, honours
from extractors.marked import marked_document
from extractors.names import entities
from extractors.plain import document_of
from extractors.tables import cell_quantities
from pipeline.sentences import read_sentence
from schemas.document import Document
from schemas.tables import EntityMention

YEAR = 2022
_PLAIN = {"kind": ("count", "amount"), "role": ("level",), "qualifier": ("exact",)}
_TOLD = ("kind", "role", "direction", "qualifier", "against", "against_basis", "basis", "measure", "per", "period_text")
_HONOURED = ("title", "recipient", "recipient_type", "grantor", "award_level", "edition", "document_number")


def say_rows(text: str) -> list[str]:
    """Return what a report of 2022 says with a sentence; a time is only told where it is not the whole year."""
    rows = read_sentence(text, YEAR)
    bodies = (row for row in entities.read(document_of(text, year=YEAR)) if row.kind != "PERSON")
    known = (row for row in rows["indicators"] if not row["indicator"].startswith("open:"))
    return [
        *(_say_quantity(row, YEAR) for row in rows["quantities"]),
        *(_say(row, "indicator", ("text", "name", "status")) for row in known),
        *(_say(row, "honour", _HONOURED, "period") for row in rows["honours"]),
        *(" | ".join(["date", row["text"], _span(row, "start_date", "end_date")]) for row in rows["dates"]),
        *(_say(row, "person", ("name", "role")) for row in rows["persons"]),
        *map(_say_name, bodies),
    ]


def say_cells(document: Document) -> list[str]:
    """Return what the cells of a document's tables say, in reading order."""
    rows = (dict(_columns(row)) | {"text": row.evidence.text} for row in cell_quantities.read(document))
    return [_say_quantity(row, document.identity.year or YEAR) for row in rows]


def _columns(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a row, those of a value in it among them."""
    for field in dataclasses.fields(value):
        column = getattr(value, field.name)
        if dataclasses.is_dataclass(column):
            yield from _columns(column)
        else:
            yield field.name, column


def _say_quantity(row: Mapping[str, Any], year: int) -> str:
    value = row["value_text"] or f"{row['value_low']:g}..{row['value_high']:g}"
    told = [f"{name} {row[name]}" for name in _TOLD if row[name] and row[name] not in _PLAIN.get(name, ())]
    whose = [f"of {row['subject']}"] if row["subject"] else []
    parts = [row["text"], f"{value} {row['unit'] or ''}".rstrip(), row["metric"] or "no name", *whose, *told]
    return " | ".join([*parts, *_when(_span(row, "period_start", "period_end"), year)])


def _say(row: Mapping[str, Any], what: str, names: Sequence[str], time: str = "") -> str:
    when = _when(_span(row, f"{time}_start", f"{time}_end"), YEAR) if time and row[f"{time}_start"] else []
    return " | ".join([what, *(f"{name} {row[name]}" for name in names if row[name]), *when])


def _say_name(row: EntityMention) -> str:
    full = [f"is {row.canonical}"] if row.canonical != row.name else []
    return " | ".join([row.kind.lower(), row.name, *full, *([f"role {row.role}"] if row.role else [])])


def _span(row: Mapping[str, Any], start: str, end: str) -> str:
    return str(row[start]) if row[start] == row[end] else f"{row[start]}..{row[end]}"


def _when(span: str, year: int) -> list[str]:
    return [] if span == f"{date(year, 1, 1)}..{date(year, 12, 31)}" else [f"in {span}"]


def say_marked(text: str) -> list[str]:
    """Return the awards, persons and bodies of a marked text: lines under headings, rows of a table."""
    document = marked_document(text)
    awards = (*honours.read(document), *award_tables.read(document))
    told = (_say(dict(_columns(row)), "honour", _HONOURED, "period") for row in awards)
    return [*told, *map(_say_name, entities.read(document))]
