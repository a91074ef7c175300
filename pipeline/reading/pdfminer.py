"""The reference reader: the same characters and strokes from pdfminer through pdfplumber; also the fallback."""

import io
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

from pipeline.extraction import Unreadable
from pipeline.pdf_log import quiet_pdfminer
from pipeline.reading.dotted import edges_of_dots, is_dot
from pipeline.reading.glyphs import (
    ASCENT,
    DESCENT,
    LEAST_SHAPE,
    STRAIGHT,
    Edge,
    Glyph,
    RawPage,
    Shape,
    edges_of,
    font_of,
    is_pale,
)
from schemas.text import Box

quiet_pdfminer()
_CID = re.compile(r"\(cid:\d+\)")


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
        # pdfminer prints the code of a glyph without a Unicode value; PDFium's reader gives U+FFFD.
        "text": "\ufffd" if _CID.fullmatch(char["text"]) else str(char["text"]),
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


def _shapes(page: Any) -> Iterator[Shape]:
    """Yield the areas and curves that can be seen, white ones too, as the PDFium reader does."""
    for thing in (*page.rects, *page.curves, *page.lines):
        box, filled = _box(thing, page), bool(thing.get("fill"))
        if (filled or thing.get("stroke")) and min(box.x1 - box.x0, box.bottom - box.top) > LEAST_SHAPE:
            path = thing.get("path") or ()
            curved = len(path) > STRAIGHT or any(step[0] in ("c", "v", "y") for step in path)
            yield Shape(box, curved=curved, filled=filled)


def _open(file: Path | bytes, pages: list[int] | None = None) -> Any:
    return pdfplumber.open(io.BytesIO(file) if isinstance(file, bytes) else file, pages=pages)


def _raw_page(number: int, page: Any, offset: float) -> RawPage:
    edges: list[Edge] = []
    dots: list[Box] = []
    for thing in (*page.lines, *filter(_shows, page.rects)):
        box = _box(thing, page)
        if is_dot(box):
            dots.append(box)
        edges.extend(edges_of(box, shade=not thing.get("stroke", True)))  # none for a dot
    edges.extend(edges_of_dots(dots))
    glyphs = [_glyph(char, page, offset) for char in page.chars if char["size"]]
    images = [_box(image, page) for image in page.images]
    size = float(page.width), float(page.height)
    return RawPage(number, *size, glyphs, edges, images, shapes=tuple(_shapes(page)))


def read_one(file: Path | bytes, number: int) -> RawPage:
    """Read a single page, numbered from 1. Raises Unreadable as `read_pages` does."""
    try:
        with _open(file, [number]) as document:
            return _raw_page(number, document.pages[0], 0.0)
    except MemoryError:
        raise
    except Exception as error:  # of pdfminer any kind comes: what a damaged file holds goes unchecked into its code
        raise Unreadable("unreadable", "second_reader", error=repr(error)) from error


def read_pages(file: Path | bytes) -> Iterator[RawPage]:
    """Read a PDF page by page, as `pipeline.reading.pdfium.read_pages` does, 10 to 30 times slower.

    Raises Unreadable with reason `unreadable` where pdfminer can't open the file. A page that it can't read is given as
    an empty page with the fault `damaged_page`.
    """
    try:
        with _open(file) as document:
            offset = 0.0
            for number, page in enumerate(document.pages, 1):
                try:
                    raw = _raw_page(number, page, offset)
                except MemoryError:
                    raise
                except Exception:
                    raw = RawPage(number, 0.0, 0.0, [], faults=("damaged_page",))
                yield raw
                offset += raw.height
                page.close()
    except MemoryError:
        raise
    except Exception as error:
        raise Unreadable("unreadable", "second_reader", error=repr(error)) from error
