"""The reference reader: the same characters and strokes from pdfminer through pdfplumber; also the fallback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.extraction import Unreadable
from pipeline.reading.glyphs import ASCENT, DESCENT, Edge, Glyph, RawPage, edges_of, font_of
from schemas.text import Box


def _glyph(char: dict[str, Any], page: Any, offset: float) -> Glyph:
    size = float(char["size"])
    top, bottom = float(char["top"]), float(char["bottom"])
    if char["upright"]:
        # The text matrix' last entry is the baseline in PDF space (origin at the bottom of the media box).
        baseline = float(page.mediabox[3]) - float(char["matrix"][5])
        top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
    font, bold = font_of(str(char["fontname"]))
    return {
        "text": str(char["text"]),
        "x0": float(char["x0"]),
        "x1": float(char["x1"]),
        "top": top,
        "bottom": bottom,
        "doctop": top + offset,
        "upright": bool(char["upright"]),
        "size": size,
        "fontname": font,
        "bold": bold,
    }


def _box(thing: dict[str, Any]) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))


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
                    edges.extend(edges_of(_box(thing), shade=not thing.get("stroke", True)))
                glyphs = [_glyph(char, page, offset) for char in page.chars]
                images = [_box(image) for image in page.images]
                yield RawPage(number, float(page.width), float(page.height), glyphs, edges, images)
                offset += float(page.height)
                page.close()
    except (PdfminerException, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("unreadable", f"pdfminer: {error!r}", stage="open") from error
