"""One report from file to rows: reading, extractors, Arrow tables."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors import nlp
from extractors.accounting import PageAccount
from extractors.identity.report_editions import edition_of
from extractors.indicators import indicators
from extractors.indicators.budgeted import budgeted
from extractors.names.org_names import org_id
from extractors.registry import EXTRACTORS, prepare
from pipeline import accounts
from pipeline.extraction import Extraction
from pipeline.material import material_of
from pipeline.options import Options
from pipeline.reading.fetch import fetch
from pipeline.reading.ocr.digits import find_suspects
from pipeline.reading.ocr.route import DOUBTED, ROUTED, UNSURE
from pipeline.reading.read import read_document
from schemas.columns import arrow_table
from schemas.document import Document, Source
from schemas.indicators import load as load_dictionary
from schemas.page import Page
from schemas.problems import parameters_of
from schemas.tables import TABLES, DocumentRow, PageRow, Problem

# Verdicts of `pipeline.reading.health` that are problems, with their reason; the verdict is the cause.
_HEALTH_REASONS = {
    "image_only": "no_text_layer",
    "outlines_only": "no_text_layer",
    "size_zero": "text_layer_suspect",
    "text_left_out": "text_layer_suspect",
    "text_scaled": "text_layer_suspect",
    "turned": "text_layer_suspect",
    "damaged_page": "damaged_page",
    "pages_missing": "damaged_page",
    "unmapped": "text_layer_suspect",
    "private_use": "text_layer_suspect",
    "direction": "text_layer_suspect",
    "cid": "text_layer_suspect",
    "rare_han": "text_layer_suspect",
    "no_words": "text_layer_suspect",
    "latin_noise": "text_layer_suspect",
    "mojibake": "text_layer_suspect",
    "ocr_layer": "text_layer_suspect",
    "bad_ocr": "text_layer_suspect",
    "second_reader": "second_reader",
    UNSURE: "ocr_unsure",
}
_CAUSES = {"damaged_page": "", UNSURE: "", "second_reader": "page"}  # verdicts that are no cause of their own
# A page is named once for one thing: the stronger verdict speaks for the weaker.
_STRONGER = {"ocr_layer": "bad_ocr", "unmapped": "latin_noise"}

_UNREAD = frozenset({"image_only", "outlines_only", "damaged_page", "pages_missing"})
_USUAL = Options()
_COVER_LINES = 8
_SELDOM = (20_000, 20, 20)  # new objects, of the youngest, of the middle: a full look at all that is loaded hardly ever


class _Problems:
    """The problems of one report."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def make(self, stage: str, reason: str, cause: str = "", *, page: int | None = None, **values: object) -> Problem:
        """Make a problem that `schemas.problems.KNOWN` lists."""
        told = parameters_of(stage, reason, cause, **values)
        source = self._source
        return Problem(doc_id=source.doc_id, file=source.path, page=page, stage=stage, reason=reason, parameters=told)

    def of_page(self, page: Page, options: Options) -> Iterator[Problem]:
        """Yield what is wrong with a page; what OCR has mended is not."""
        for verdict in page.health:
            if verdict not in _HEALTH_REASONS or (page.source == "ocr" and verdict in ROUTED):
                continue
            if _STRONGER.get(verdict) in page.health:
                continue
            ocr: dict[str, Any] = {"ocr": "not_used"} if verdict in ROUTED and not options.ocr else {}
            cause = _CAUSES.get(verdict, verdict)
            yield self.make("pages", _HEALTH_REASONS[verdict], cause, page=page.number, **ocr)
        # A page whose whole text is in doubt is named as such, not quantity by quantity.
        for line in () if page.source == "text" and not DOUBTED.isdisjoint(page.health) else page.lines:
            for suspect in find_suspects(line.text) if line.confidences else ():
                if min(line.confidences[suspect.span.start : suspect.span.end]) <= suspect.confidence:
                    word = suspect.span.of(line.text)
                    yield self.make("pages", "ocr_digits", page=page.number, word=word)


def _problems(document: Document, options: Options, pages: tuple[PageAccount, ...]) -> Iterator[Problem]:
    """Yield what could not be read or is unsure: unhealthy pages, numbers in no row, doubts about the identity."""
    problems, identity = _Problems(document.source), document.identity
    for fault in document.faults:
        yield problems.make("open", fault, "file")
    for page in document.pages:
        yield from problems.of_page(page, options)
    for page_account in filter(accounts.is_poorly_read, pages):
        counts: dict[str, Any] = {"unread": page_account.unread, "numbers": page_account.numbers}
        yield problems.make("extract", "numbers_unread", page=page_account.page, **counts)
    if _status(document.pages) == "failed":  # what kind of report it is can't be unsure where nothing was read
        return
    alike = options.joined(identity.org).alike if identity.org else ()
    if alike:
        yield problems.make("identity", "unsure", "like_an_alias", org=identity.org, names=", ".join(alike))
    for doubt in identity.doubts:
        values: dict[str, Any] = dict(doubt.values)
        yield problems.make("identity", doubt.reason, doubt.cause, **values)


def _status(pages: tuple[Page, ...]) -> str:
    unread = [p for p in pages if p.source != "ocr" and not _UNREAD.isdisjoint(p.health)]
    if not unread:
        return "ok"
    return "failed" if len(unread) == len(pages) else "partial"


def _text_source(pages: tuple[Page, ...]) -> str:
    kinds = {page.source for page in pages if "empty" not in page.health}
    return kinds.pop() if len(kinds) == 1 else "mixed" if "ocr" in kinds else "text" if "text" in kinds else "none"


def _cover(document: Document) -> tuple[str, ...]:
    """Return the first lines of the first page: what is a cover's stands there, a body's prose does not."""
    return tuple(line.text for line in document.pages[0].lines[:_COVER_LINES]) if document.pages else ()


def _document_row(document: Document, options: Options) -> DocumentRow:
    source, identity = document.source, document.identity
    start, end = identity.period or (None, None)
    pictured = any(not ROUTED.isdisjoint(page.health) for page in document.pages)
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
        extractor_version=options.picture_version if pictured else options.version,
        guide=identity.guide,
        signatory=identity.signatory,
        edition=edition_of(identity.title or "", source.file_name, *_cover(document)),
        outline=document.outline,
    )


def _page_row(doc_id: str, page: Page, account: PageAccount) -> PageRow:
    return PageRow(
        doc_id=doc_id,
        page=page.number,
        page_label=page.label,
        width=page.shown_size[0],
        height=page.shown_size[1],
        text=page.text,
        source=page.source,
        health=page.health,
        running_head=page.running_head,
        running_foot=page.running_foot,
        **accounts.page_columns(account),
    )


def _joined(document: Document, options: Options) -> Document:
    """Return the document with the canonical name of its organisation."""
    identity = document.identity
    if identity.org is None:
        return document
    return replace(document, identity=replace(identity, canonical=options.joined(identity.org).canonical))


def read_rows(document: Document, options: Options = _USUAL) -> tuple[Document, dict[str, list[Any]]]:
    """Run every extractor over a document; return it prepared, and its rows by the name of their table."""
    document = _joined(prepare(document), options)
    return document, read_prepared(document, options)


def read_prepared(document: Document, options: Options = _USUAL) -> dict[str, list[Any]]:
    """Return the rows of a document that has its sections, passages and identity, by the name of their table."""
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for extractor in EXTRACTORS:
        rows[extractor.table].extend(extractor.read(document))
    rows["documents"].append(_document_row(document, options))
    material = material_of(rows["documents"][0], rows["quantities"], rows["statements"], rows["sections"])
    rows["quantities"] = list(budgeted(material))
    material = replace(material, quantities=rows["quantities"])
    rows["indicators"] = indicators.read(material, load_dictionary())
    rows["quantities"] = list(indicators.with_codes(rows["quantities"], rows["indicators"]))
    pages = accounts.account_pages(document, rows)
    rows["pages"].extend(_page_row(document.doc_id, *both) for both in zip(document.pages, pages, strict=True))
    rows["problems"].extend(_problems(document, options, pages))
    return rows


def extract_document(document: Document, options: Options = _USUAL) -> Extraction:
    """Run every extractor over a document and return all its rows as Arrow tables, one a table of the schema."""
    document, rows = read_rows(document, options)
    doc_id, year = document.doc_id, document.year
    del document  # a long report's pages and its Arrow tables are not needed in memory together
    tables: dict[str, pa.Table] = {name: arrow_table(row_class, rows.pop(name)) for name, row_class in TABLES.items()}
    return Extraction(doc_id=doc_id, report_year=year, tables=tables)


def load_words(options: Options) -> None:
    """Load what every report is read with, words and dictionaries: seconds that are none of the first report's."""
    nlp.load(options.ner)
    load_dictionary()


def read_found(path: Path, source: Source, options: Options = _USUAL, cache: Path | None = None) -> Extraction:
    """Read a report that `find` found, as `read_report` does.

    What is read is what was hashed: raises Unreadable where the file is gone, can't be opened or has other bytes now.
    """
    return read_report(fetch(path, source), source, options, cache)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage in cycles less often than is usual: reading makes a million objects and hardly a cycle."""
    usual = gc.get_threshold()
    if gc.isenabled() and usual < _SELDOM:
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def read_report(file: Path | bytes, source: Source, options: Options = _USUAL, cache: Path | None = None) -> Extraction:
    """Read one PDF, or the bytes of one, and return all its rows. `cache` is the folder that keeps what OCR reads.

    Raises Unreadable where the file can't be read at all. Anything else that is raised is a bug.
    """
    nlp.load(options.ner)
    with _seldom_collecting():
        return extract_document(read_document(file, source, ocr=bool(options.ocr), cache=cache), options)
