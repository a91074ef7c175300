"""The page reader: characters, strokes and pictures from PDFium through pypdfium2's raw API."""

import ctypes
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import repeat
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.extraction import Unreadable
from pipeline.reading import calls
from pipeline.reading.characters import Characters, font_at, read_characters
from pipeline.reading.dotted import edges_of_dots, is_dot
from pipeline.reading.frame import IDENTITY, Frame, Matrix, Sides
from pipeline.reading.glyphs import LEAST_SHAPE, STRAIGHT, Edge, RawPage, Shape, edge_of, edges_of
from schemas.text import Box

_LOST = 100  # so many pages at the end that can't be loaded are named one by one: a file that was cut off
_LEAST_PAGE = 8  # bytes of a file for a page: `9 0 R ` among the kids of the tree, and more elsewhere
_LATIN_FAMILIES = (
    "arial",
    "times",
    "helvetica",
    "courier",
    "calibri",
    "cambria",
    "verdana",
    "tahoma",
    "georgia",
    "symbol",
    "wingdings",
)


def _objects(
    holder: int, count: int, get: Callable[..., int], within: Sequence[Matrix] = ()
) -> Iterator[tuple[int, int, Sequence[Matrix]]]:
    """Yield the page's text, path and picture objects, those inside forms too, with the matrices of their forms.

    The innermost form comes first.
    """
    own = list(map(get, repeat(holder), range(count)))
    for handle, kind in zip(own, map(calls.type_of, own), strict=True):
        if kind in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield handle, kind, within
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(within) < 4:
            matrix = calls.matrix_of(handle)
            own_forms = within if matrix == IDENTITY else (matrix, *within)
            yield from _objects(handle, calls.count_in_form(handle), calls.object_in_form, own_forms)


def _placed(sides: Sides, within: Sequence[Matrix]) -> Sides:
    """Return where the sides of a thing in forms lie in the page's user space."""
    for matrix in within:
        sides = matrix.of(sides)
    return sides


def _handle(address: int) -> Any:
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)


def _is_nowhere(font: Any) -> bool:
    """Whether a font is neither embedded nor installed: it can't draw 年 and is none of a Latin family."""
    if (
        not font
        or raw.FPDFFont_GetIsEmbedded(font)
        or font_at(calls.address(font), {})[0].lower().startswith(_LATIN_FAMILIES)
    ):
        return False
    path = raw.FPDFFont_GetGlyphPath(font, ord("年"), 12.0)
    return not path or raw.FPDFGlyphPath_CountGlyphSegments(path) <= 0


def _is_glyphless(address: int, nowhere: dict[int, bool]) -> bool:
    """Whether a text object has no size for want of a font: PDFium leaves such objects, or repeated ones, out.

    So it does with Chinese text set sign by sign on a server without Chinese fonts. Blanks have no size either.
    """
    text = _handle(address)
    font = raw.FPDFTextObj_GetFont(text)
    key = calls.address(font)
    if key not in nowhere:
        nowhere[key] = _is_nowhere(font)
    if not nowhere[key]:
        return False
    bounds, size = [ctypes.c_float() for _ in range(4)], ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
    if not size.value or not raw.FPDFPageObj_GetBounds(text, *(ctypes.byref(b) for b in bounds)):
        return False
    return min(bounds[2].value - bounds[0].value, bounds[3].value - bounds[1].value) <= 0.001


def _faults(texts: Sequence[int], read: Collection[int]) -> tuple[str, ...]:
    """Say why text objects of a page gave no characters; `read` has those that did."""
    if len(texts) == len(read):
        return ()
    nowhere: dict[int, bool] = {}
    if any(_is_glyphless(text, nowhere) for text in texts if text not in read):
        modes = set(map(calls.mode_of_text, texts))
        unseen = modes == {raw.FPDF_TEXTRENDERMODE_INVISIBLE}
        return ("text_left_out", "text_hidden") if unseen else ("text_left_out",)
    return () if read else ("size_zero",)


def _drawings(paths: Sequence[tuple[int, Box]]) -> tuple[list[Edge], list[Shape]]:
    """Return the straight edges of paths that can be seen, stroked, or filled in a colour but white; and all shapes.

    Word shades lines in white. A path with curves gives no edge.
    """
    edges: list[Edge] = []
    shapes: list[Shape] = []
    dots: list[Box] = []
    handles = [path for path, _ in paths]
    looks = zip(paths, calls.draw_modes(handles), calls.colours(handles), strict=True)
    for (path, box), (filled, stroked), colour in looks:
        clear = colour is not None and colour[3] == 0
        if not stroked and (not filled or clear):
            continue
        straight = calls.segments_of_path(path) <= STRAIGHT
        white = colour is not None and min(colour[:3]) >= 250
        if (straight or edge_of(box)) and (stroked or not white):  # dashes of a rule may be one path
            if is_dot(box):
                dots.append(box)
            else:
                edges.extend(edges_of(box, shade=not stroked))
        if box.x1 - box.x0 > LEAST_SHAPE and box.bottom - box.top > LEAST_SHAPE:
            shapes.append(Shape(box, curved=not straight, filled=bool(filled) and not clear))
    edges.extend(edges_of_dots(dots))
    return edges, shapes


class _Drawn(NamedTuple):
    """What stands on a page: edges, shapes, pictures, the number of paths; text objects, and the scale of forms."""

    edges: list[Edge]
    shapes: list[Shape]
    images: list[Box]
    paths: int
    texts: list[int]
    scales: dict[int, float]


def _drawn(page: Any, frame: Frame) -> _Drawn:
    own = calls.address(page)
    objects = list(_objects(own, calls.count_on_page(own), calls.object_on_page))
    drawn = [(handle, kind, within) for handle, kind, within in objects if kind != raw.FPDF_PAGEOBJ_TEXT]
    sides = zip(drawn, calls.bounds([handle for handle, _, _ in drawn]), strict=True)
    placed = [
        (handle, kind, Box(*frame.box(*_placed(found, within)))) for (handle, kind, within), found in sides if found
    ]
    paths = [(handle, box) for handle, kind, box in placed if kind == raw.FPDF_PAGEOBJ_PATH]
    images = [box for _, kind, box in placed if kind == raw.FPDF_PAGEOBJ_IMAGE]
    texts = [handle for handle, kind, _ in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
    scales = {
        handle: prod(matrix.scale for matrix in within)
        for handle, kind, within in objects
        if within and kind == raw.FPDF_PAGEOBJ_TEXT
    }
    return _Drawn(*_drawings(paths), images, len(paths), texts, scales)


def _unreadable(said: str, *, locked: bool) -> Unreadable:
    """Say why a file can't be opened, from PDFium's `Failed to load document (PDFium: …).`"""
    if locked:
        return Unreadable("password")
    why = said.rpartition("PDFium: ")[2].rstrip(").")
    return Unreadable("unreadable", "damaged", error=why)


def _loaded(document: pdfium.PdfDocument, size: int) -> Iterator[tuple[int, Any, tuple[str, ...]]]:
    """Yield number and handle of each page; None for one that can't be loaded, and its fault.

    A file may count a million pages and have one. It is asked for no more than it has room for, and a long row of pages
    at its end that are not there is given as the first of them with the fault `pages_missing`.
    """
    number = lost = 0
    for number in range(1, len(document) + 1):
        page = raw.FPDF_LoadPage(document, number - 1)
        if page:
            yield from ((earlier, None, ("damaged_page",)) for earlier in range(number - lost, number))
            yield number, page, ()
            lost = 0
        else:
            lost += 1
            if lost > _LOST + size // _LEAST_PAGE:
                break
    if lost > _LOST:
        yield number - lost + 1, None, ("pages_missing",)
    else:
        yield from ((earlier, None, ("damaged_page",)) for earlier in range(number - lost + 1, number + 1))


def read_pages(file: Path | bytes) -> Iterator[RawPage]:
    """Read a PDF page by page.

    Raises Unreadable with reason `password` (one is needed), `unreadable` (PDFium cannot open it). A page that PDFium
    cannot load is given as an empty page with the fault `damaged_page`, or `pages_missing` where it stands for many
    that the file counts and does not have. Characters of font size 0 are printed nowhere and left out; a page that has
    no others gets the fault `size_zero`. A page with text that PDFium leaves out for want of a font gets
    `text_left_out`, and `text_hidden` too where none of its text is to be seen (an OCR layer); one with text in
    forms of another scale, which PDFium misplaces, gets `text_scaled`.
    """
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise _unreadable(str(error), locked=locked) from error
    try:
        offset = 0.0
        for number, page, lost in _loaded(document, len(file) if isinstance(file, bytes) else file.stat().st_size):
            textpage = raw.FPDFText_LoadPage(page) if page else None
            if not textpage:
                yield RawPage(number, 0.0, 0.0, [], faults=lost or ("damaged_page",))
                continue
            try:
                frame = Frame(page)
                drawn = _drawn(page, frame)
                glyphs, read = read_characters(textpage, frame, offset, drawn.scales)
                faults = _faults(drawn.texts, read)
                if isinstance(glyphs, Characters) and glyphs.is_scaled_apart():
                    faults = (*faults, "text_scaled")
                yield RawPage(
                    number,
                    frame.width,
                    frame.height,
                    glyphs,
                    drawn.edges,
                    drawn.images,
                    drawn.paths,
                    faults,
                    shapes=drawn.shapes,
                )
                offset += frame.height
            finally:
                raw.FPDFText_ClosePage(textpage)
                raw.FPDF_ClosePage(page)
    finally:
        document.close()
