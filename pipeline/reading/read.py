"""The reading of one PDF: pages by PDFium (or pdfminer), lines by pdfplumber, one document."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.extraction import Unreadable
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.found import SNAP
from pipeline.reading.glyphs import RawPage
from pipeline.reading.grids import read_grids
from pipeline.reading.health import diagnose, mend
from pipeline.reading.running import mark_running
from pipeline.reading.stitch import lone_parts
from schemas.document import Document, Source
from schemas.page import Page
from schemas.text import Box


def read_page(raw: RawPage) -> Page:
    """Turn the characters and strokes of one page into lines and tables."""
    glyphs, mended = mend(raw.glyphs)
    lines, grids = read_grids(glyphs, raw.edges)
    verdicts = diagnose(raw, glyphs)
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        lines=lines,
        source="text" if lines and not {"image_only", "outlines_only"} & set(verdicts) else "none",
        health=(*mended, *verdicts),
        grids=grids,
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


def _without_rules(raw: RawPage, areas: Sequence[Box]) -> RawPage:
    """Return a page without the rules in some areas: frames that turned out to be no part of a table."""

    def is_in(box: Box, area: Box) -> bool:
        near = Box(area.x0 - SNAP, area.top - SNAP, area.x1 + SNAP, area.bottom + SNAP)
        return near.holds(box.x0, box.top) and near.holds(box.x1, box.bottom)

    return replace(raw, edges=[edge for edge in raw.edges if not any(is_in(edge.box, area) for area in areas)])


def read_document(path: Path, source: Source) -> Document:
    """Read a PDF into a document without identity, sections or passages.

    Raises Unreadable where the file can't be opened or has no page.
    """
    raws = list(_raw_pages(path))
    pages = mark_running([read_page(raw) for raw in raws])
    if not pages:
        raise Unreadable("unreadable", "the file has no pages", stage="pages")
    if lone := lone_parts(pages):
        again = {at: read_page(_without_rules(raws[at], areas)) for at, areas in lone.items()}
        pages = mark_running([again.get(at, page) for at, page in enumerate(pages)])
    return assemble(source, pages)
