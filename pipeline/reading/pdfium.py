"""The page reader: characters, strokes and pictures from PDFium through pypdfium2's raw API."""

import ctypes
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.extraction import Unreadable
from pipeline.reading.glyphs import ASCENT, DESCENT, Edge, Glyph, RawPage, edges_of, font_of, is_pale
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


class _Frame:
    """Turns PDF user space (origin bottom left, unrotated) into page space (origin top left, as shown)."""

    def __init__(self, page: Any) -> None:
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
        self.left, self.bottom, self.right, self.top = bounds.left, bounds.bottom, bounds.right, bounds.top
        self.turns = raw.FPDFPage_GetRotation(page)
        across, up = self.right - self.left, self.top - self.bottom
        self.width, self.height = (up, across) if self.turns % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


class _Colour:
    """Where PDFium writes a colour: red, green, blue, opacity, 0 to 255; made once, used for every text object."""

    def __init__(self) -> None:
        self.channels = tuple(ctypes.c_uint() for _ in range(4))
        self.refs = tuple(ctypes.byref(channel) for channel in self.channels)

    def is_black(self) -> bool:
        red, green, blue, opacity = self.channels
        return red.value == green.value == blue.value == 0 and opacity.value == 255


class _Style:
    """Font, weight, size and direction of one text object; every character of the object shares them."""

    __slots__ = ("bold", "font", "hidden", "pale", "size", "turn", "upright")

    def __init__(self, handle: Any, fonts: dict[int, tuple[str, bool]], turns: int, colour: _Colour) -> None:
        if not handle:  # a character that PDFium finds in no object of a damaged page: as plain as can be
            self.font, self.size, self.turn, self.upright = "", 0.0, 0, True
            self.bold = self.hidden = self.pale = False
            return
        self.font, bold = _font(raw.FPDFTextObj_GetFont(handle), fonts)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        # Mode 2 fills and strokes: the fake bold of Word and WPS.
        self.bold = bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        self.hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix))
        raw.FPDFTextObj_GetFontSize(handle, ctypes.byref(size))
        self.size = size.value * math.hypot(matrix.c, matrix.d)
        # The page may be turned by quarters; what counts is how the text stands when the page is shown.
        angle = math.atan2(matrix.b, matrix.a) - turns * math.pi / 2
        self.upright = math.cos(angle) > 0.98
        self.turn = round(math.degrees(angle)) % 360
        known = raw.FPDFPageObj_GetFillColor(handle, *colour.refs)
        self.pale = bool(known) and not colour.is_black() and is_pale(*(c.value / 255 for c in colour.channels))


def _font(font: Any, fonts: dict[int, tuple[str, bool]]) -> tuple[str, bool]:
    """Return a font's plain name and whether it is bold, looked up once a font."""
    key = ctypes.addressof(font.contents) if font else 0
    if key not in fonts:
        buffer = ctypes.create_string_buffer(128)
        if font:
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
        name, bold = font_of(_font_name(buffer.value))
        fonts[key] = name, bold or bool(font and raw.FPDFFont_GetWeight(font) >= 600)
    return fonts[key]


def _font_name(name: bytes) -> str:
    """Decode a font's name; programs on Chinese Windows write it in GBK, against the PDF specification (UTF-8)."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _character(code: int) -> str:
    """Return the character for PDFium's code: 0 is a glyph without a Unicode value, 2 a hyphen at a line's end.

    Half of a pair of 16-bit characters alone is no character either, nor is a number beyond Unicode, which a font's
    name of a glyph (/u110000) may give.
    """
    if code == 0 or 0xD800 <= code < 0xE000 or code > sys.maxunicode:
        return "\ufffd"
    return "-" if code == 2 else chr(code)


def _ink(textpage: Any, index: int, frame: _Frame) -> tuple[float, float, float, float]:
    """Return the box of a character's ink."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, *(ctypes.byref(v) for v in (left, right, bottom, top)))
    return frame.box(left.value, bottom.value, right.value, top.value)


def _glyphs(textpage: Any, frame: _Frame, offset: float, styles: dict[int, _Style]) -> Iterator[Glyph]:
    """Yield the characters of a page in PDFium's order; characters that PDFium made up are left out.

    `styles` is filled with the text objects that they stand in.
    """
    fonts: dict[int, tuple[str, bool]] = {}
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    p_rect, p_x, p_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    lead, colour = 0, _Colour()
    nowhere = _Style(None, fonts, frame.turns, colour)
    for i in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if code in (0x0A, 0x0D) or raw.FPDFText_IsGenerated(textpage, i):
            continue
        # 16-bit wide characters (Windows): the pair makes one character.
        if 0xD800 <= code < 0xDC00 and 0xDC00 <= raw.FPDFText_GetUnicode(textpage, i + 1) < 0xE000:
            lead = code
            continue
        if 0xDC00 <= code < 0xE000 and lead:
            code, lead = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00), 0
        handle = raw.FPDFText_GetTextObject(textpage, i)
        key = ctypes.addressof(handle.contents) if handle else 0
        style = styles.get(key) if key else nowhere
        if style is None:
            style = styles[key] = _Style(handle, fonts, frame.turns, colour)
        raw.FPDFText_GetLooseCharBox(textpage, i, p_rect)
        x0, top, x1, bottom = frame.box(rect.left, rect.bottom, rect.right, rect.top)
        size = style.size or bottom - top
        if x1 - x0 > 2.2 * size:
            # PDFium gives characters of vertical fonts boxes that reach over the columns beside them.
            x0, top, x1, bottom = _ink(textpage, i, frame)
        raw.FPDFText_GetCharOrigin(textpage, i, p_x, p_y)
        origin = frame.point(x.value, y.value)
        if style.upright:
            top, bottom = origin[1] - ASCENT * size, origin[1] + DESCENT * size
        glyph: Glyph = {
            "text": _character(code),
            "x0": x0,
            "x1": x1,
            "top": top,
            "bottom": bottom,
            "doctop": top + offset,
            "upright": style.upright,
            "size": size,
            "fontname": style.font,
            "bold": style.bold,
            "hidden": style.hidden,
        }
        if not style.upright:
            glyph["turn"], glyph["origin"] = style.turn, origin
        if style.pale:
            glyph["pale"] = True
        yield glyph


def _objects(holder: Any, count: Any, get: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    """Yield the page's text, path and picture objects, those inside forms too (their boxes are page-wide already)."""
    for i in range(count(holder)):
        handle = get(holder, i)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield handle, kind
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 4:
            yield from _objects(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)


def _is_nowhere(font: Any) -> bool:
    """Whether a font is neither embedded nor installed: it can't draw 年 and is none of a Latin family."""
    if not font or raw.FPDFFont_GetIsEmbedded(font) or _font(font, {})[0].lower().startswith(_LATIN_FAMILIES):
        return False
    path = raw.FPDFFont_GetGlyphPath(font, ord("年"), 12.0)
    return not path or raw.FPDFGlyphPath_CountGlyphSegments(path) <= 0


def _is_glyphless(text: Any, nowhere: dict[int, bool]) -> bool:
    """Whether a text object has no size for want of a font: PDFium leaves such objects, or repeated ones, out.

    So it does with Chinese text set sign by sign on a server without Chinese fonts. Blanks have no size either.
    """
    font = raw.FPDFTextObj_GetFont(text)
    key = ctypes.addressof(font.contents) if font else 0
    if key not in nowhere:
        nowhere[key] = _is_nowhere(font)
    if not nowhere[key]:
        return False
    bounds, size = [ctypes.c_float() for _ in range(4)], ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
    if not size.value or not raw.FPDFPageObj_GetBounds(text, *(ctypes.byref(b) for b in bounds)):
        return False
    return min(bounds[2].value - bounds[0].value, bounds[3].value - bounds[1].value) <= 0.001


def _faults(texts: Sequence[Any], styles: Mapping[int, _Style]) -> tuple[str, ...]:
    """Say why text objects of a page gave no characters; `styles` has those that did."""
    if len(texts) == len(styles):
        return ()
    nowhere: dict[int, bool] = {}
    if any(_is_glyphless(text, nowhere) for text in texts if ctypes.addressof(text.contents) not in styles):
        modes = {raw.FPDFTextObj_GetTextRenderMode(text) for text in texts}
        unseen = modes == {raw.FPDF_TEXTRENDERMODE_INVISIBLE}
        return ("text_left_out", "text_hidden") if unseen else ("text_left_out",)
    return () if styles else ("size_zero",)


def _shows(path: Any) -> str | None:
    """Return how a path can be seen: `stroke`, `fill` in a colour but white (Word shades lines in white), or None."""
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroked))
    if stroked.value:
        return "stroke"
    channels = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(path, *(ctypes.byref(c) for c in channels))
    white = known and min(c.value for c in channels[:3]) >= 250
    return "fill" if fill.value and not white and not (known and channels[3].value == 0) else None


def _drawn(page: Any, frame: _Frame) -> tuple[list[Edge], list[Box], int, list[Any]]:
    """Return the straight edges and picture boxes of a page, its number of paths, its text objects.

    A path with curves gives no edge.
    """
    edges: list[Edge] = []
    images: list[Box] = []
    texts: list[Any] = []
    drawings = 0
    bounds = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(b) for b in bounds]
    for handle, kind in _objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(handle)
            continue
        if not raw.FPDFPageObj_GetBounds(handle, *refs):
            continue
        box = frame.box(bounds[0].value, bounds[1].value, bounds[2].value, bounds[3].value)
        drawings += kind == raw.FPDF_PAGEOBJ_PATH
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(Box(*box))
        elif raw.FPDFPath_CountSegments(handle) <= 6 and (shown := _shows(handle)):
            edges.extend(edges_of(Box(*box), shade=shown == "fill"))
    return edges, images, drawings, texts


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
    `text_left_out`, and `text_hidden` too where none of its text is to be seen (an OCR layer).
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
                frame = _Frame(page)
                styles: dict[int, _Style] = {}
                glyphs = list(_glyphs(textpage, frame, offset, styles))
                edges, images, drawings, texts = _drawn(page, frame)
                faults = _faults(texts, styles)
                yield RawPage(number, frame.width, frame.height, glyphs, edges, images, drawings, faults)
                offset += frame.height
            finally:
                raw.FPDFText_ClosePage(textpage)
                raw.FPDF_ClosePage(page)
    finally:
        document.close()
