"""The reading of one PDF: pages by PDFium (or pdfminer), lines by pdfplumber, one document."""

from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from pipeline.extraction import Unreadable
from pipeline.patience import ask_for_time
from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.breaks import lone_parts
from pipeline.reading.bullets import with_bullets
from pipeline.reading.entries import mark_entries
from pipeline.reading.found import PART, SNAP
from pipeline.reading.glyphs import RawPage
from pipeline.reading.health import diagnose, mend, pictured
from pipeline.reading.layout import lay_out
from pipeline.reading.margins import usual_size
from pipeline.reading.notes import mark_notes
from pipeline.reading.ocr.doubt import doubted
from pipeline.reading.ocr.route import open_scanner, read_again
from pipeline.reading.ocr.scanner import Scanner
from pipeline.reading.running import mark_running
from pipeline.reading.time_lines import join_time_lines
from pipeline.reading.turning import hold_upright
from pipeline.reading.watermark import drop_watermarks
from pipeline.reading.words import has_no_words
from pipeline.reading.year_columns import mark_years
from schemas.document import Document, Source
from schemas.page import Page, packed
from schemas.text import Box

_PAGES_A_SHARE = 20  # pages that may take as long as one that is read by OCR


def read_page(raw: RawPage, scanner: Scanner | None = None, *, known: tuple[str, ...] = ()) -> Page:
    """Turn the characters and strokes of one page into lines and tables.

    `scanner` reads what the picture tells; `known` are verdicts that only the pages together gave.
    """
    shown = raw = replace(raw, glyphs=list(raw.glyphs))
    raw, turn = hold_upright(raw)
    glyphs, mended = mend(raw.glyphs)
    lines, grids, cards = lay_out(with_bullets(glyphs, raw.shapes), raw.edges, raw.images, raw.shapes)
    verdicts = diagnose(raw, glyphs)
    if "rare_han" not in verdicts and has_no_words(tuple(line.text for line in lines)):
        verdicts = (*verdicts, "no_words")
    verdicts = (*verdicts, *known)
    source = "text" if lines and not {"image_only", "outlines_only"} & set(verdicts) else "none"
    again = read_again(replace(shown, glyphs=glyphs), lines, verdicts, scanner) if scanner and not turn else None
    if again:
        raw = again.raw or raw
        lines, grids, cards = (again.lines, grids, cards) if again.lines else lay_out(raw.glyphs, raw.edges, ())
        verdicts = (*verdicts, *again.verdicts)
        source = "ocr" if again.whole else source
    if source == "text":
        lines = doubted(lines, verdicts)
    lines, grids, cards = join_time_lines(lines, grids, cards)
    lines = mark_entries(lines)
    return Page(
        number=raw.number,
        width=raw.width,
        height=raw.height,
        lines=lines,
        source=source,
        health=(*mended, *verdicts),
        grids=grids,
        cards=cards,
        turn=turn,
        skew=raw.skew,
    )


def _may_come_again(raw: RawPage, page: Page) -> bool:
    """Whether a page may have to be laid out once more when the others are known."""
    return pictured(raw) or any(grid.rule == PART for grid in page.grids)


def _laid_out(waiting: list[RawPage], scanner: Scanner | None) -> list[Page]:
    """Lay out pages one by one; of those that will not come again the characters are let go.

    A long report that gets on is given more time: one of 300 pages takes minutes where a machine is busy.
    """
    pages: list[Page] = []
    for at, raw in enumerate(waiting):
        page = packed(read_page(raw, scanner))
        if not _may_come_again(raw, page):
            waiting[at] = replace(raw, glyphs=())
        pages.append(page)
        if not len(pages) % _PAGES_A_SHARE:
            ask_for_time()
    return pages


def read_pages(raw: Iterable[RawPage], scanner: Scanner | None = None) -> tuple[Page, ...]:
    """Turn all pages of a report into lines and tables, watermarks dropped, running heads and footnotes marked.

    Columns of text under headers of two years have their year. Where single pages are laid out again, running heads
    are looked for anew on all pages as they were: one alone does not come back.
    """
    clean, stamped = drop_watermarks(list(raw))
    laid = _laid_out(clean, scanner)
    pages = mark_running(laid)
    under = {at for at, page in enumerate(pages) if _is_under_heads(clean[at], page)}
    if under:
        known = ("image_only",)
        again = {at: packed(read_page(clean[at], scanner, known=known)) for at in under}
        laid = [again.get(at, page) for at, page in enumerate(laid)]
        pages = mark_running(laid)
    if lone := {at: areas for at, areas in lone_parts(pages).items() if not pages[at].turn}:
        again = {at: packed(read_page(_without_rules(clean[at], areas), scanner)) for at, areas in lone.items()}
        pages = mark_running([again.get(at, page) for at, page in enumerate(laid)])
    named = [replace(p, health=(*p.health, "watermark")) if p.number in stamped else p for p in pages]
    return mark_years(mark_notes(named, usual_size(named)))


def _without_rules(raw: RawPage, areas: Sequence[Box]) -> RawPage:
    """Return a page without the rules in some areas: frames that turned out to be no part of a table."""
    kept = [edge for edge in raw.edges if not any(area.covers(edge.box, SNAP) for area in areas)]
    return replace(raw, edges=kept)


def _completed(file: Path | bytes, raw: RawPage) -> RawPage:
    """Return a page as pdfminer reads it where PDFium left text out; as it is where pdfminer has no more."""
    if "text_scaled" in raw.faults:
        return _placed_again(file, raw)
    if "text_left_out" not in raw.faults:
        return raw
    try:
        other = pdfminer.read_one(file, raw.number)
    except Unreadable:
        return replace(raw, faults=("text_left_out",))
    more = _printed(other) > _printed(raw)
    if "text_hidden" in raw.faults:  # pdfminer does not tell
        for glyph in other.glyphs:
            glyph["hidden"] = True
    return replace(other, drawings=raw.drawings, faults=("second_reader",)) if more else replace(raw, faults=())


def _placed_again(file: Path | bytes, raw: RawPage) -> RawPage:
    """Return a page as pdfminer reads it where PDFium put text of a scaled form in wrong places.

    As it is, with the fault named, where pdfminer has less of it.
    """
    try:
        other = pdfminer.read_one(file, raw.number)
    except Unreadable:
        return raw
    if 20 * sum(bool(g["text"].strip()) for g in other.glyphs) < 19 * sum(bool(g["text"].strip()) for g in raw.glyphs):
        return raw
    return replace(other, drawings=raw.drawings, shapes=raw.shapes, faults=("second_reader",))


def _printed(raw: RawPage) -> int:
    """Count the characters of a page, one drawn twice once."""
    return len({(g["text"], g["x0"] // 3, g["top"] // 3) for g in raw.glyphs if g["text"].strip()})


def _raw_pages(file: Path | bytes) -> tuple[deque[RawPage], tuple[str, ...]]:
    """Read with PDFium; where it can't open the file at all, with pdfminer: a fault of the file."""
    try:
        return deque(_completed(file, raw) for raw in pdfium.read_pages(file)), ()
    except Unreadable as failure:
        if failure.reason == "password":
            raise
        try:
            return deque(pdfminer.read_pages(file)), ("second_reader",)
        except Unreadable:
            raise failure from None


def _is_under_heads(raw: RawPage, page: Page) -> bool:
    """Whether nothing but running heads and the page number stand over a page's picture."""
    if page.source != "text" or page.grids or not pictured(raw):
        return False
    return all(line.role != "body" for line in page.lines)


def read_document(file: Path | bytes, source: Source, *, ocr: bool = False, cache: Path | None = None) -> Document:
    """Read a PDF, or the bytes of one, into a document without identity, sections or passages.

    With `ocr`, pages whose text the file does not tell are read from their pictures where the extra `ocr` is installed;
    what was read so is kept in the folder `cache`.
    Raises Unreadable where the file can't be opened or has no page.
    """
    raws, faults = _raw_pages(file)
    if not raws:
        raise Unreadable("unreadable", "no_pages", stage="pages")
    with open_scanner(file, source.sha256, cache) if ocr else nullcontext() as scanner:
        pages = read_pages((raws.popleft() for _ in range(len(raws))), scanner)
    return replace(assemble(source, pages), faults=faults)
