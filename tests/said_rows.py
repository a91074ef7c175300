"""Rows of a sentence, each as one line that a reader of the report can check: figure, value, name, whose, when."""

from collections.abc import Mapping
from typing import Any

from pipeline.sentences import read_sentence

YEAR = 2022
_WHOLE_YEAR = f"{YEAR}-01-01..{YEAR}-12-31"
_PLAIN = {"kind": ("count", "amount"), "role": ("level",), "qualifier": ("exact",)}
_TOLD = ("kind", "role", "direction", "qualifier", "against", "basis", "measure", "per", "period_text")
_HONOURED = ("title", "recipient", "recipient_type", "grantor", "award_level", "edition", "document_number")


def say_rows(text: str) -> list[str]:
    """Return what a report of 2022 says with a sentence; a time is only told where it is not the whole year."""
    rows = read_sentence(text, YEAR)
    return [
        *(_say_quantity(row) for row in rows["quantities"]),
        *(_say(row, "honour", _HONOURED, "period") for row in rows["honours"]),
        *(" | ".join(["date", row["text"], _span(row, "start_date", "end_date")]) for row in rows["dates"]),
        *(_say(row, "person", ("name", "role")) for row in rows["persons"]),
    ]


def _say_quantity(row: Mapping[str, Any]) -> str:
    value = row["value_text"] or f"{row['value_low']:g}..{row['value_high']:g}"
    told = [f"{name} {row[name]}" for name in _TOLD if row[name] and row[name] not in _PLAIN.get(name, ())]
    whose = [f"of {row['subject']}"] if row["subject"] else []
    parts = [row["text"], f"{value} {row['unit'] or ''}".rstrip(), row["metric"] or "no name", *whose, *told]
    return " | ".join([*parts, *_when(_span(row, "period_start", "period_end"))])


def _say(row: Mapping[str, Any], what: str, names: tuple[str, ...], time: str = "") -> str:
    when = _when(_span(row, f"{time}_start", f"{time}_end")) if time and row[f"{time}_start"] else []
    return " | ".join([what, *(f"{name} {row[name]}" for name in names if row[name]), *when])


def _span(row: Mapping[str, Any], start: str, end: str) -> str:
    return str(row[start]) if row[start] == row[end] else f"{row[start]}..{row[end]}"


def _when(span: str) -> list[str]:
    return [] if span == _WHOLE_YEAR else [f"in {span}"]
