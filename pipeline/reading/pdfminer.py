"""The reference reader: the same characters and strokes from pdfminer through pdfplumber; also the fallback."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.extraction import Unreadable
from pipeline.reading.glyphs import ASCENT, DESCENT, Edge, Glyph, RawPage, edges_of, font_of, is_pale
from schemas.text import Box


def _is_pale(colour: Any) -> bool:
    """Whether a colour as pdfminer gives it (grey, RGB or CMYK parts) is light."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return False
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return len(parts) in (1, 3) and is_pale(*(parts if len(parts) == 3 else parts * 3))


def _glyph(char: dict[str, Any], page: Any, offset: float) -> Glyph:
    size = float(char["size"])
    x0, top, x1, bottom = _box(char, page)
    a, b, _, _, left, up = (float(v) for v in char["matrix"])
    angle = math.atan2(b, a)
    upright = math.cos(angle) > 0.98
    if not upright:  # pdfplumber takes the height of the box for the size; a slanted character's box is larger
        size /= abs(math.cos(angle)) + abs(math.sin(angle))
    # The text matrix' last entries are where the baseline begins, on the page as shown, from its lower left corner.
    origin = left, float(page.height) - up
    if upright:
        top, bottom = origin[1] - ASCENT * size, origin[1] + DESCENT * size
    font, bold = font_of(str(char["fontname"]))
    glyph: Glyph = {
        "text": str(char["text"]),
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top + offset,
        "upright": upright,
        "size": size,
        "fontname": font,
        "bold": bold,
    }
    if not upright:
        glyph["turn"], glyph["origin"] = round(math.degrees(angle)) % 360, origin
    if _is_pale(char.get("non_stroking_color")):
        glyph["pale"] = True
    return glyph


def _box(thing: dict[str, Any], page: Any) -> Box:
    """Return the box of a thing from the page's upper left corner; pdfplumber counts from the media box' origin."""
    left, top = float(page.bbox[0]), float(page.bbox[1])
    return Box(
        float(thing["x0"]) - left, float(thing["top"]) - top, float(thing["x1"]) - left, float(thing["bottom"]) - top
    )


def _shows(rect: dict[str, Any]) -> bool:
    """Whether a rectangle can be seen: stroked, or filled in a colour but white (as in the PDFium reader)."""
    if rect.get("stroke"):
        return True
    colour = rect.get("non_stroking_color")
    levels = colour if isinstance(colour, tuple | list) else (colour,)
    white = bool(levels) and all(isinstance(v, int | float) and v >= 0.98 for v in levels) and len(levels) in (1, 3)
    return bool(rect.get("fill")) and not white


def read_pages(path: Path) -> Iterator[RawPage]:
    """Read a PDF page by page, as `pipeline.reading.pdfium.read_pages` does, 10 to 30 times slower.

    Raises Unreadable with reason `unreadable` where pdfminer can't open the file or a page.
    """
    try:
        with pdfplumber.open(path) as document:
            offset = 0.0
            for number, page in enumerate(document.pages, 1):
                edges: list[Edge] = []
                for thing in (*page.lines, *filter(_shows, page.rects)):
                    edges.extend(edges_of(_box(thing, page)))
                glyphs = [_glyph(char, page, offset) for char in page.chars]
                images = [_box(image, page) for image in page.images]
                yield RawPage(number, float(page.width), float(page.height), glyphs, edges, images)
                offset += float(page.height)
                page.close()
    except (PdfminerException, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("unreadable", f"pdfminer: {error!r}", stage="open") from error
