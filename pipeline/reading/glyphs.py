"""What both page readers hand on: characters in pdfplumber's form, and the straight edges of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, NotRequired, TypedDict

from schemas.text import Box

# A character's box is laid around its baseline, the same for every font: fonts name ascents so differently that Latin
# figures beside Han ones would else fall on another line. 0.88/0.12 is the em box that CJK fonts are drawn in (OpenType
# `ideo` baseline at -120 of 1000 units).
ASCENT = 0.88
DESCENT = 0.12


class Glyph(TypedDict):
    """One character in the form that pdfplumber's layout code takes; points, origin at the top left."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    doctop: float
    upright: bool
    size: float
    fontname: str
    bold: bool
    hidden: NotRequired[bool]
    confidence: NotRequired[float]  # of OCR


class Edge(NamedTuple):
    """A horizontal or vertical stroke: `box` is flat in one direction."""

    box: Box
    orientation: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a page reader gives it.

    `images` are the boxes of pictures, `drawings` is the number of drawn paths, `faults` what the reader noticed,
    `skew` as of `schemas.page.Page`.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph]
    edges: Sequence[Edge] = ()
    images: Sequence[Box] = ()
    drawings: int = 0
    faults: tuple[str, ...] = ()
    skew: float = 0.0


def font_of(name: str) -> tuple[str, bool]:
    """Return a font's name without its subset tag (ABCDEF+), and whether the name says that it is bold.

    黑体 (SimHei) counts as bold: Word documents set headings in it where other fonts have a bold cut.
    """
    plain = name.split("+", 1)[-1] if len(name) > 7 and name[6] == "+" else name
    low = plain.lower()
    return plain, any(word in low for word in ("bold", "heavy", "black", "simhei", "黑体"))


def edge_of(box: Box) -> Edge | None:
    """Return the edge that a thin box is, or None for an area. A rule is at most 3 points thick."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if height <= 3 and width > 3:
        middle = (box.top + box.bottom) / 2
        return Edge(Box(box.x0, middle, box.x1, middle), "h")
    if width <= 3 and height > 3:
        middle = (box.x0 + box.x1) / 2
        return Edge(Box(middle, box.top, middle, box.bottom), "v")
    return None


def edges_of(box: Box) -> tuple[Edge, ...]:
    """Return the edges that a drawn rectangle shows: itself if it is thin, else its four sides."""
    thin = edge_of(box)
    if thin:
        return (thin,)
    if box.x1 - box.x0 <= 3 or box.bottom - box.top <= 3:
        return ()
    return (
        Edge(Box(box.x0, box.top, box.x1, box.top), "h"),
        Edge(Box(box.x0, box.bottom, box.x1, box.bottom), "h"),
        Edge(Box(box.x0, box.top, box.x0, box.bottom), "v"),
        Edge(Box(box.x1, box.top, box.x1, box.bottom), "v"),
    )
