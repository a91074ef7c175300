"""Made-up reports in a store, and what the comparison makes of them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.identity.report_editions import edition_of
from extractors.metrics.name.parts import parts_of
from extractors.names.org_names import org_id
from pipeline.compare import Choice, Comparison, compare
from pipeline.extraction import Extraction
from pipeline.store import Store
from schemas.columns import arrow_table
from schemas.evidence import Evidence
from schemas.tables import (
    TABLES,
    DocumentRow,
    EntityMention,
    Honour,
    IndicatorValue,
    Organisation,
    PageRow,
    SectionRow,
    StatementRow,
)
from schemas.tables.cells import TableCellRow

HOURS, STAFF, RATE = "volunteer.hours", "staff.total", "economy.satisfaction"


@dataclass(frozen=True)
class Said:
    """What a report says: a value (or a grade) of an indicator, with anything else an indicator row may hold."""

    indicator: str
    value: float | str | None
    unit: str | None = "人"
    year: int | None = None
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """A made-up report."""

    year: int
    says: Sequence[Said]
    org: str = "甲单位"
    kind: str = "社会责任报告"
    cover: str = "社会责任报告"
    sentences: Sequence[str] = ()
    pages: int = 9
    honours: Sequence[tuple[str, int] | tuple[str, int, str]] = ()  # title, last year of its period, grantor
    former: Sequence[str] = ()
    canonical: str | None = None
    defined: Sequence[tuple[str, str]] = ()  # short names with what they stand for
    persons: Sequence[tuple[str, str | None]] = ()  # name, offices
    headings: Sequence[str] = ()  # the paths of its sections; `section` of what it says is the place in them

    @property
    def doc_id(self) -> str:
        return hashlib.sha256(f"{self.org}{self.year}{self.kind}{self.cover}".encode()).hexdigest()[:16]


def evidence(doc_id: str, at: int, text: str, section: int | None = None) -> Evidence:
    page, held = (1, None) if section is None else (section + 1, f"{section:016x}")
    return Evidence(
        doc_id=doc_id, row_id=f"{at:016x}", page=page, end_page=page, start_char=at * 50, end_char=at * 50 + 9,
        text=text, bbox=None, section_id=held, statement_id=None,
    )  # fmt: skip


def value_row(report: Made, at: int, said: Said) -> IndicatorValue:
    year = said.year or report.year
    number = said.value if isinstance(said.value, float) else None
    text = said.value if isinstance(said.value, str) else None if number is None else f"{number:g}"
    surface = said.indicator.removeprefix("open:").split("|")[0]
    facts: dict[str, Any] = {
        "indicator": said.indicator, "name": surface, "surface": surface, "value": number, "value_text": text,
        "resolution": None if number is None else 1.0, "unit": said.unit,
        "value_as_printed": f"{text}{said.unit or ''}",
        "unit_as_printed": said.unit, "stated_unit": said.unit, "qualifier": "exact", "data_year": year,
        "period_start": date(year, 1, 1), "period_end": date(year, 12, 31), "period_class": "year", "scope": "unit",
        "scope_name": None, "basis": "actual", "status": "stated", "source": "text", "quantity_id": None,
        "dictionary_version": "test", "confidence": 0.9, "rule": "test",
    }  # fmt: skip
    facts |= said.more
    where = evidence(report.doc_id, at, str(text), facts.pop("section", None))
    return IndicatorValue(evidence=where, parts=parts_of(facts["surface"]), **facts)


def extraction(report: Made) -> Extraction:
    name = f"{report.org}{report.year}{report.cover}.pdf"
    document = DocumentRow(
        doc_id=report.doc_id, file_name="report.pdf", source_path=name, file_size=1, sha256=report.doc_id * 4,
        org=report.org, org_short=None, org_id=org_id(report.canonical or report.org),
        report_type=report.kind, title=report.kind, stated_year=report.year, period_start=None, period_end=None,
        page_count=report.pages, text_source="text", status="ok", extractor_version="test", guide=None, signatory=None,
        edition=edition_of(report.cover),
    )  # fmt: skip
    page = PageRow(
        doc_id=report.doc_id, page=1, page_label=None, width=595.0, height=842.0, text=report.cover, source="text",
        health=(), running_head=None, running_foot=None,
    )  # fmt: skip
    sentences = [
        StatementRow(doc_id=report.doc_id, statement_id=f"{at:016x}", section_id=None, page=1, start_char=at * 100,
                     end_char=at * 100 + len(text), text=text, kind="sentence")
        for at, text in enumerate(report.sentences)
    ]  # fmt: skip
    honours = [
        Honour(evidence=evidence(report.doc_id, 500 + at, title), title=title, recipient=None, recipient_type="unit",
               grantor=grantor[0] if grantor else None, award_level=None, period_start=None,
               period_end=date(year, 12, 31), edition=None, document_number=None, rule="test")
        for at, (title, year, *grantor) in enumerate(report.honours)
    ]  # fmt: skip
    names = [
        Organisation(evidence=evidence(report.doc_id, 600 + at, name), org_id=document.org_id or "", name=name,
                     kind="former", rule="test")
        for at, name in enumerate(report.former)
    ]  # fmt: skip
    persons = [
        EntityMention(evidence=evidence(report.doc_id, 800 + at, name), kind="PERSON", name=name, canonical=name,
                      role=role, rule="test")
        for at, (name, role) in enumerate(report.persons)
    ]  # fmt: skip
    sections = [
        SectionRow(doc_id=report.doc_id, section_id=f"{at:016x}", parent_id=None, level=1, number=None,
                   title=path.rpartition(" / ")[2], path=path, page=at + 1, start_char=at * 100,
                   end_char=at * 100 + 99, text=path, bbox=None, text_length=99, rule="test")
        for at, path in enumerate(report.headings)
    ]  # fmt: skip
    cells = [
        TableCellRow(evidence=evidence(report.doc_id, 700 + 3 * row + column, word), table_id="0" * 16, row=row,
                     column=column, row_span=1, column_span=1, header=(), is_header=not column, caption=None,
                     rule="test")
        for row, (short, long) in enumerate(report.defined) for column, word in enumerate((short, "指", long))
    ]  # fmt: skip
    rows: dict[str, list[Any]] = {
        "documents": [document],
        "tables": cells,
        "sections": sections,
        "pages": [page],
        "statements": sentences,
        "honours": honours,
        "organisations": names,
        "entities": persons,
        "indicators": [value_row(report, at, said) for at, said in enumerate(report.says)],
    }
    tables: dict[str, pa.Table] = {name: arrow_table(kind, rows.get(name, [])) for name, kind in TABLES.items()}
    return Extraction(doc_id=report.doc_id, report_year=report.year, tables=tables)


def store_made(root: Path, reports: Iterable[Made]) -> None:
    with Store.open(root / "store", writable=True) as store:
        store.commit(map(extraction, reports))


def compared(root: Path, reports: Iterable[Made], **choice: Any) -> Comparison:
    store_made(root, reports)
    return compare(root / "store", Choice(**choice))


def pairs(comparison: Comparison, *columns: str) -> list[tuple[Any, ...]]:
    found = comparison.changes[["year_from", "year_to", *columns]].astype(object)
    return list(found.where(found.notna(), None).itertuples(index=False, name=None))
