"""What both page readers hand on: characters in pdfplumber's form, and the straight edges of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, NotRequired, TypedDict

from schemas.text import Box

# A character's box is laid around its baseline, the same for every font: fonts name ascents so differently that Latin
# digits beside Han characters would else fall on another line. 0.88/0.12 is the em box that CJK fonts are drawn in
# (OpenType `ideo` baseline at -120 of 1000 units).
ASCENT = 0.88
DESCENT = 0.12
STRAIGHT = 6  # segments of a path; one with more has curves, or is the line of a chart
LEAST_SHAPE = 3.0  # points; what is thinner is a rule


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
    # Of characters that do not stand upright: the angle counter-clockwise in degrees, where their baseline begins.
    turn: NotRequired[int]
    origin: NotRequired[tuple[float, float]]
    # Printed in a light colour or half transparent; on white that is a stamp or a watermark more often than text.
    pale: NotRequired[bool]
    # Printed in a colour, no grey: what stands out of black text.
    tinted: NotRequired[bool]
    # Where the baseline was before small type was brought to the height of its line.
    baseline: NotRequired[float]
    confidence: NotRequired[float]  # of OCR


_GREYISH = 0.15  # parts of a colour that differ less are a grey


class Edge(NamedTuple):
    """A horizontal or vertical stroke: `box` is flat in one direction; `shade`: it is the side of a filled area."""

    box: Box
    orientation: str
    shade: bool = False


class Shape(NamedTuple):
    """Something drawn that is no rule: the box around it; `curved`: with curves or many segments; `filled`: an area."""

    box: Box
    curved: bool
    filled: bool


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as a page reader gives it.

    `glyphs` may be made anew each time that they are gone through. `images` are the boxes of pictures, `drawings` is
    the number of drawn paths, `faults` what the reader noticed, `skew` as of `schemas.page.Page`. `shapes` are the
    areas and curves that can be seen, white ones too: cards, bars, slices.
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
    shapes: Sequence[Shape] = ()


class Look(NamedTuple):
    """How a character is printed: its size to a tenth of a point, whether it is pale, its turn where it is turned."""

    size: float
    pale: bool
    turn: int | None


def looks_of(glyphs: Iterable[Glyph]) -> dict[Look, int]:
    """Count the looks of characters, in the order in which each is first met."""
    return Counter(Look(round(g["size"], 1), bool(g.get("pale")), g.get("turn")) for g in glyphs)


def is_pale(red: float, green: float, blue: float, opacity: float = 1.0) -> bool:
    """Whether a colour (parts from 0 to 1) is light, but not white, or mostly transparent."""
    return opacity < 0.6 or 0.55 <= 0.299 * red + 0.587 * green + 0.114 * blue <= 0.95


def is_tinted(red: float, green: float, blue: float) -> bool:
    """Whether a colour (parts from 0 to 1) is one, not black, grey or white."""
    return max(red, green, blue) - min(red, green, blue) > _GREYISH


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


def edges_of(box: Box, *, shade: bool = False) -> tuple[Edge, ...]:
    """Return the edges that a drawn rectangle shows: itself if it is thin, else its four sides.

    `shade` says that the rectangle is filled and has no stroke of its own.
    """
    thin = edge_of(box)
    if thin:
        return (thin,)
    if box.x1 - box.x0 <= 3 or box.bottom - box.top <= 3:
        return ()
    return (
        Edge(Box(box.x0, box.top, box.x1, box.top), "h", shade),
        Edge(Box(box.x0, box.bottom, box.x1, box.bottom), "h", shade),
        Edge(Box(box.x0, box.top, box.x0, box.bottom), "v", shade),
        Edge(Box(box.x1, box.top, box.x1, box.bottom), "v", shade),
    )
