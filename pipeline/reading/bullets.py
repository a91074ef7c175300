"""Bullets of lists that are drawn, not printed as characters: browsers draw the discs before the items of a list.

They part the items of a list from each other and are no words of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.reading.glyphs import Glyph, Shape
from schemas.text import Box

DRAWN = "\ue0d7"  # stands for a drawn bullet in a line of a page; the text of the document is without it
_LEAST, _MOST = 0.25, 0.5  # sizes of the text: the width of a disc; larger ones are the keys of a chart
_ROUND = 1.25  # times its width that a disc may be high, or the other way round
_NEAR, _FAR = 0.3, 2.5  # sizes between a disc and the text behind it
_FEWEST = 2  # items of a list
_LEVEL = 1.0  # points between the left edges of the discs of one list


def _is_disc(shape: Shape) -> bool:
    wide, high = shape.box.x1 - shape.box.x0, shape.box.bottom - shape.box.top
    return shape.filled and shape.curved and max(wide, high) <= _ROUND * min(wide, high)


def _behind(disc: Box, glyphs: Sequence[Glyph]) -> Glyph | None:
    """Return the first character of the text that a disc stands before; None where text stands before the disc too."""
    middle = (disc.top + disc.bottom) / 2
    level = [glyph for glyph in glyphs if glyph["upright"] and glyph["top"] < middle < glyph["bottom"]]
    later = [glyph for glyph in level if glyph["x0"] >= disc.x1 and not glyph["text"].isspace()]
    first = min(later, key=lambda glyph: glyph["x0"], default=None)
    if first is None or not _NEAR <= (first["x0"] - disc.x1) / first["size"] <= _FAR:
        return None
    if not _LEAST <= (disc.x1 - disc.x0) / first["size"] <= _MOST:
        return None
    close = any(0 <= disc.x0 - glyph["x1"] <= _FAR * first["size"] or _covers(glyph, disc) for glyph in level)
    return None if close else first


def _covers(glyph: Glyph, disc: Box) -> bool:
    return glyph["x0"] < disc.x1 and disc.x0 < glyph["x1"]


def _bullets(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> Iterator[Glyph]:
    largest = _MOST * max((glyph["size"] for glyph in glyphs), default=0.0)
    discs = [shape.box for shape in shapes if _is_disc(shape) and shape.box.x1 - shape.box.x0 <= largest]
    places = Counter(round(box.x0 / _LEVEL) for box in discs)
    rows = [box for box in discs if sum(places[round(box.x0 / _LEVEL) + step] for step in (-1, 0, 1)) >= _FEWEST]
    found = [(box, first) for box in rows if (first := _behind(box, glyphs))]
    near = Counter(round(box.x0 / _LEVEL) for box, _ in found)
    for box, first in found:
        at = round(box.x0 / _LEVEL)
        if near[at - 1] + near[at] + near[at + 1] >= _FEWEST:
            yield {**first, "text": DRAWN, "x0": box.x0, "x1": box.x1, "bold": False}


def with_bullets(glyphs: Sequence[Glyph], shapes: Sequence[Shape]) -> Sequence[Glyph]:
    """Return the characters of a page with a sign (`DRAWN`) for each drawn bullet of a list.

    Small discs under each other, each right before a line of text. Left alone: the keys of charts, which are larger, a
    disc alone, one with text on both sides.
    """
    # A disc may be drawn twice, filled and stroked.
    found = {(bullet["x0"], bullet["top"]): bullet for bullet in _bullets(glyphs, shapes)}
    return [*glyphs, *found.values()] if found else glyphs
