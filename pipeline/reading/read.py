"""The reading of one PDF: pages by PDFium (or pdfminer), lines by pdfplumber, one document."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.extraction import Unreadable
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.glyphs import RawPage
from pipeline.reading.health import diagnose, mend
from pipeline.reading.layout import lay_out
from pipeline.reading.notes import mark_notes
from pipeline.reading.paragraphs import usual_size
from pipeline.reading.running import mark_running
from pipeline.reading.turning import hold_upright
from pipeline.reading.watermark import drop_watermarks
from schemas.document import Document, Source
from schemas.page import Page


def read_page(raw: RawPage) -> Page:
    """Turn the characters and strokes of one page into lines and tables."""
    raw, turn = hold_upright(raw)
    glyphs, mended = mend(raw.glyphs)
    lines, grids = lay_out(glyphs, raw.edges, raw.images)
    verdicts = diagnose(raw, glyphs)
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        lines=lines,
        source="text" if lines and not {"image_only", "outlines_only"} & set(verdicts) else "none",
        health=(*mended, *verdicts),
        grids=grids,
        turn=turn,
    )


def read_pages(raw: Sequence[RawPage]) -> tuple[Page, ...]:
    """Turn all pages of a report into lines and tables, watermarks dropped, running heads and footnotes marked."""
    clean, stamped = drop_watermarks(raw)
    read = (read_page(page) for page in clean)
    named = (replace(page, health=(*page.health, "watermark")) if page.number in stamped else page for page in read)
    pages = mark_running(named)
    return mark_notes(pages, usual_size(pages))


def _raw_pages(path: Path) -> Sequence[RawPage]:
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


def read_document(path: Path, source: Source) -> Document:
    """Read a PDF into a document without identity, sections or passages.

    Raises Unreadable where the file can't be opened or has no page.
    """
    pages = read_pages(_raw_pages(path))
    if not pages:
        raise Unreadable("unreadable", "the file has no pages", stage="pages")
    return assemble(source, pages)
