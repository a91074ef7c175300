"""One report from file to rows: reading, extractors, Arrow tables."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors import nlp
from extractors.atoms.orgs import org_id
from extractors.registry import EXTRACTORS, prepare
from pipeline.extraction import Extraction
from pipeline.options import Options
from pipeline.reading.read import read_document
from schemas.columns import arrow_table
from schemas.document import Document, Source
from schemas.page import Page
from schemas.tables import TABLES, DocumentRow, PageRow, Problem

_HEALTH_REASONS = {
    "image_only": ("no_text_layer", "the page is a picture without text; nothing on it was read"),
    "outlines_only": ("no_text_layer", "the page's letters are drawn as outlines; nothing on it was read"),
    "turned": ("text_layer_suspect", "the text stands turned on the page: little of it was read"),
    "damaged_page": ("damaged_page", "the page could not be loaded; nothing on it was read"),
    "unmapped": (
        "text_layer_suspect",
        "characters without a Unicode value: read the page's figures against the picture",
    ),
    "private_use": ("text_layer_suspect", "private use characters: read the page's figures against the picture"),
    "ocr_layer": ("text_layer_suspect", "the text is an invisible OCR layer: read its figures against the picture"),
}

_UNREAD = frozenset({"image_only", "outlines_only", "damaged_page"})
_USUAL = Options()


def _problem(source: Source, stage: str, reason: str, detail: str, *, page: int | None = None) -> Problem:
    return Problem(doc_id=source.doc_id, file=source.path, page=page, stage=stage, reason=reason, detail=detail)


def _problems(document: Document, options: Options) -> Iterator[Problem]:
    """Yield what could not be read or is unsure: unhealthy pages, doubts about the identity."""
    source = document.source
    for page in document.pages:
        for verdict in page.health:
            if verdict in _HEALTH_REASONS:
                reason, detail = _HEALTH_REASONS[verdict]
                yield _problem(source, "pages", reason, detail, page=page.number)
    alike = options.joined(document.identity.org).alike if document.identity.org else ()
    if alike:
        names = ", ".join(alike)
        detail = f"org: {document.identity.org} may be {names}; not joined: list it among the aliases if it is"
        yield _problem(source, "identity", "unsure", detail)
    for field, why in document.identity.doubts:
        reason = "no_report_year" if field == "stated_year" and document.year is None else "unsure"
        yield _problem(source, "identity", reason, f"{field}: {why}")


def _status(pages: tuple[Page, ...]) -> str:
    unread = [p for p in pages if not _UNREAD.isdisjoint(p.health)]
    if not unread:
        return "ok"
    return "failed" if len(unread) == len(pages) else "partial"


def _text_source(pages: tuple[Page, ...]) -> str:
    kinds = {page.source for page in pages if "empty" not in page.health}
    return kinds.pop() if len(kinds) == 1 else "mixed" if "ocr" in kinds else "text" if "text" in kinds else "none"


def _document_row(document: Document, options: Options) -> DocumentRow:
    source, identity = document.source, document.identity
    start, end = identity.period or (None, None)
    return DocumentRow(
        doc_id=source.doc_id,
        file_name=source.file_name,
        source_path=source.path,
        file_size=source.size,
        sha256=source.sha256,
        org=identity.org,
        org_short=identity.org_short,
        org_id=org_id(identity.canonical or identity.org) if identity.org else None,
        report_type=identity.report_type,
        title=identity.title,
        stated_year=identity.year,
        period_start=start,
        period_end=end,
        page_count=len(document.pages),
        text_source=_text_source(document.pages),
        status=_status(document.pages),
        extractor_version=options.version,
        guide=identity.guide,
        signatory=identity.signatory,
        outline=document.outline,
    )


def _page_row(doc_id: str, page: Page) -> PageRow:
    return PageRow(
        doc_id=doc_id,
        page=page.number,
        page_label=page.label,
        width=page.width,
        height=page.height,
        text=page.text,
        source=page.source,
        health=page.health,
        header=page.header,
        footer=page.footer,
    )


def _joined(document: Document, options: Options) -> Document:
    """Return the document with the canonical name of its organisation."""
    identity = document.identity
    if identity.org is None:
        return document
    return replace(document, identity=replace(identity, canonical=options.joined(identity.org).canonical))


def extract_document(document: Document, options: Options = _USUAL) -> Extraction:
    """Run every extractor over a document and return all its rows as Arrow tables, one a table of the schema."""
    document = _joined(prepare(document), options)
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for extractor in EXTRACTORS:
        rows[extractor.table].extend(extractor.read(document))
    rows["documents"].append(_document_row(document, options))
    rows["pages"].extend(_page_row(document.doc_id, page) for page in document.pages)
    rows["problems"].extend(_problems(document, options))
    tables: dict[str, pa.Table] = {name: arrow_table(row_class, rows[name]) for name, row_class in TABLES.items()}
    return Extraction(doc_id=document.doc_id, report_year=document.year, tables=tables)


def read_report(path: Path, source: Source, options: Options = _USUAL) -> Extraction:
    """Read one PDF and return all its rows.

    Raises Unreadable where the file can't be read at all. Anything else that is raised is a bug.
    """
    nlp.load(options.ner)
    return extract_document(read_document(path, source), options)
