"""Sentences as JSON: how `nianjian text` shows what the readers find."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from extractors.dates import dates
from extractors.honours import honours
from extractors.indicators import indicators
from extractors.indicators.scope import Material
from extractors.names import entities
from extractors.nlp import tokens
from extractors.numbers import quantities
from extractors.plain import document_of
from schemas.document import Document
from schemas.evidence import Evidence
from schemas.indicators import load
from schemas.tables import IndicatorValue, Quantity, StatementRow

_LEFT_OUT = {
    "quantities": ("source", "indicator", "full_metric", "words_before", "clause", "part_end", "corrected"),
    "dates": (),
    "honours": (),
    "persons": ("kind",),
    "organisations": ("kind", "role"),
    "indicators": ("source", "quantity_id", "dictionary_version", "parts"),
}
_RENAMED = {"dates": {"start": "start_date", "end": "end_date"}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cells(value: Any, table: str) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a row that are shown, in order; a value of several columns gives its own in its place."""
    for field in dataclasses.fields(value):
        if field.name == "evidence" or field.name in _LEFT_OUT[table]:
            continue
        column = getattr(value, field.name)
        if dataclasses.is_dataclass(column):
            yield from _cells(column, table)
        else:
            yield _RENAMED.get(table, {}).get(field.name, field.name), _plain(column)


def _shown(table: str, row: Any) -> Mapping[str, Any]:
    """Return a row as JSON shows it: where it stands, then its own columns."""
    evidence: Evidence = row.evidence
    place = {"start": evidence.start_char, "end": evidence.end_char, "text": evidence.text}
    return place | dict(_cells(row, table))


# Characters of a line whose indicators are read: each quantity is held against its whole sentence, which of a line that
# is none (20,000 times 5%) costs its length squared.
_LONGEST = 4000


def _statements(document: Document) -> list[StatementRow]:
    """Return the lines of a text as the reader of indicators wants them."""
    return [
        StatementRow(
            doc_id=document.source.doc_id, statement_id=passage.statement_id or "", section_id=None, page=1,
            start_char=passage.span.start, end_char=passage.span.end, text=passage.span.of(document.text),
            kind="sentence",
        )
        for passage in document.passages
    ]  # fmt: skip


def indicators_of(document: Document, figures: Sequence[Quantity]) -> list[IndicatorValue]:
    """Return what a text says of indicators: quantities, grades, and that something did not occur."""
    if len(document.text) > _LONGEST:
        return []
    material = Material(
        own_names=frozenset(),
        report_type="",
        year=document.identity.year,
        period=None,
        quantities=figures,
        statements=_statements(document),
        places={},
        tag=tokens,
    )
    return indicators.read(material, load())


def read_sentence(text: str, year: int | None, day: date | None = None) -> dict[str, list[Mapping[str, Any]]]:
    """Read one line: quantities, indicators, dates, honours, persons, organisations; offsets in code points.

    Indicators hold zero statements too (未发生安全事故: `none_occurred`); a line of more than 4,000 characters is no
    sentence and gives none.
    """
    document = document_of(text, year=year, day=day)
    names = list(entities.read(document))
    figures = list(quantities.read(document))
    return {
        "quantities": [_shown("quantities", row) for row in figures],
        "indicators": [_shown("indicators", row) for row in indicators_of(document, figures)],
        "dates": [_shown("dates", row) for row in dates.read(document)],
        "honours": [_shown("honours", row) for row in honours.read(document)],
        "persons": [_shown("persons", row) for row in names if row.kind == "PERSON"],
        "organisations": [_shown("organisations", row) for row in names if row.kind == "ORG"],
    }
