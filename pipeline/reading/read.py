"""The reading of one PDF: pages by PDFium (or pdfminer), lines by pdfplumber, one document."""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from pipeline.extraction import Unreadable
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.glyphs import RawPage
from pipeline.reading.grids import read_grids
from pipeline.reading.health import diagnose, mend
from pipeline.reading.ocr.route import open_scanner, read_again
from pipeline.reading.ocr.scanner import Scanner
from pipeline.reading.running import mark_running
from schemas.document import Document, Source
from schemas.page import Page


def read_page(raw: RawPage, scanner: Scanner | None = None) -> Page:
    """Turn the characters and strokes of one page into lines and tables; `scanner` reads what the picture tells."""
    glyphs, mended = mend(raw.glyphs)
    verdicts = diagnose(raw, glyphs)
    lines, grids = read_grids(glyphs, raw.edges)
    source = "text" if lines and not {"image_only", "outlines_only"} & set(verdicts) else "none"
    again = read_again(replace(raw, glyphs=glyphs), lines, verdicts, scanner) if scanner else None
    if again:
        raw = again.raw or raw
        lines, grids = (again.lines, grids) if again.lines else read_grids(raw.glyphs, raw.edges)
        verdicts = (*verdicts, *again.verdicts)
        source = "ocr" if again.whole else source
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        lines=lines,
        source=source,
        health=(*mended, *verdicts),
        grids=grids,
        skew=raw.skew,
    )


def _raw_pages(path: Path) -> Iterable[RawPage]:
    """Read with PDFium; where it can't open the file at all, with pdfminer."""
    try:
        return list(pdfium.read_pages(path))
    except Unreadable as failure:
        if failure.reason == "password":
            raise
        try:
            return list(pdfminer.read_pages(path))
        except Unreadable:
            raise failure from None


def read_document(path: Path, source: Source, *, ocr: bool = False, cache: Path | None = None) -> Document:
    """Read a PDF into a document without identity, sections or passages.

    With `ocr`, pages whose text the file does not tell are read from their pictures where the extra `ocr` is installed;
    what was read so is kept in the folder `cache`.
    Raises Unreadable where the file can't be opened or has no page.
    """
    with open_scanner(path, source.sha256, cache) if ocr else nullcontext() as scanner:
        pages = [read_page(raw, scanner) for raw in _raw_pages(path)]
    if not pages:
        raise Unreadable("unreadable", "the file has no pages", stage="pages")
    return assemble(source, mark_running(pages))
