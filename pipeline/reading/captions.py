"""Captions of pictures that stand beside text: words of their own, not part of the line that they are level with."""

from collections.abc import Iterator, Sequence

from pipeline.reading.bits import SENTENCE, Bit, PageText
from pipeline.reading.designed import Group
from pipeline.reading.found import around
from pipeline.reading.glyphs import Edge, Glyph, Shape
from pipeline.reading.lines import read_lines
from schemas.text import Box

_WIDE, _HIGH = 60.0, 40.0  # points: a smaller picture is an icon, which stands over the number of a card
_NEAR = 1.8  # sizes from the foot of a picture to its caption, from line to line of a caption
_OUTSIDE = 6.0  # points that a caption may be wider than its picture on either side
_CENTRED = 3.0  # points between the middles of a picture and of a caption in the size of the text
_SMALLER = 0.3  # points at least by which a caption at the edge of its picture is smaller than the text
_LINES = 3  # of a caption at most
_PROSE = 16  # characters of a line of text beside a picture
_CLOSE = 3.0  # points from words in a cell to its rule
_EVEN = 1.0  # points by which bars of one chart differ in width and foot at most, in height at least
_TOUCHING = 3.0  # points between the grounds of two cells of a table at most
_INSIDE = 6  # characters printed in a picture at most: more are text that it is the ground of


def _pictures(images: Sequence[Box], shapes: Sequence[Shape], bits: Sequence[Bit]) -> Iterator[Box]:
    """Yield the pictures and drawn areas that hold no text but a word."""
    # Bars are as wide as each other: what is narrower than a picture tells nothing of one.
    drawn = [shape.box for shape in shapes if shape.filled and shape.box.x1 - shape.box.x0 >= _WIDE - _EVEN]
    drawn = [box for box in drawn if not any(_are_bars(box, other) or _are_cells(box, other) for other in drawn)]
    for box in dict.fromkeys([*images, *drawn]):
        if box.x1 - box.x0 < _WIDE or box.bottom - box.top < _HIGH:
            continue
        held = [bit for bit in bits if bit.is_in(box)]
        if not held or (len(held) == 1 and len(held[0].text) <= _INSIDE and not held[0].digits):
            yield box


def _are_bars(one: Box, other: Box) -> bool:
    """Whether two areas are bars of a chart: as wide, on one line, not as high."""
    alike = abs((one.x1 - one.x0) - (other.x1 - other.x0)) <= _EVEN and abs(one.bottom - other.bottom) <= _EVEN
    return alike and abs(one.top - other.top) > _EVEN


def _are_cells(one: Box, other: Box) -> bool:
    """Whether two areas are grounds of cells: they begin at one height and one begins where the other ends."""
    beside = abs(one.x1 - other.x0) <= _TOUCHING or abs(other.x1 - one.x0) <= _TOUCHING
    return beside and abs(one.top - other.top) <= _EVEN


def _is_within(bit: Bit, picture: Box) -> bool:
    return picture.x0 - _OUTSIDE <= bit.box.x0 and bit.box.x1 <= picture.x1 + _OUTSIDE


def _rows_below(picture: Box, bits: Sequence[Bit], grounds: Sequence[Box]) -> Iterator[list[Bit]]:
    """Yield the lines under a picture that go on from it and from each other, in one size and on one ground."""
    foot, size = picture.bottom, 0.0
    ground: list[Box] = []
    below = sorted((bit for bit in bits if bit.level > picture.bottom), key=lambda bit: bit.level)
    below = [bit for bit in below if bit.box.x0 < picture.x1 and picture.x0 < bit.box.x1]
    while below:
        row = [bit for bit in below if abs(bit.level - below[0].level) < 0.5 * below[0].size]
        below = below[len(row) :]
        first = row[0]
        on = [box for box in grounds if first.is_in(box)]
        goes_on = not size or (abs(first.size - size) < _SMALLER and on == ground)
        if first.box.top - foot > _NEAR * first.size or not goes_on:
            return
        yield row
        foot, size, ground = first.box.bottom, first.size, on


def _is_caption(picture: Box, rows: Sequence[Sequence[Bit]], usual: float) -> bool:
    """Whether lines under a picture are its caption: few, in the picture's width, smaller than the text or centred."""
    held = [bit for row in rows for bit in row]
    if not 0 < len(rows) <= _LINES or not all(_is_within(bit, picture) for bit in held):
        return False
    size, text = held[0].size, "".join(bit.text for bit in held)
    if size > usual + _SMALLER or sum(bit.han for bit in held) < 2 or SENTENCE.search(text):
        return False
    middles = [(row[0].box.x0 + row[-1].box.x1) / 2 for row in rows]
    centred = all(abs(middle - (picture.x0 + picture.x1) / 2) <= _CENTRED for middle in middles)
    return centred or size <= usual - _SMALLER


def _has_text_beside(picture: Box, rows: Sequence[Sequence[Bit]], bits: Sequence[Bit]) -> bool:
    """Whether a line of running text stands at the height of a caption or of its picture, at one side of both."""
    foot = rows[-1][0].box.bottom
    return any(
        len(bit.text) >= _PROSE
        and picture.top < bit.level < foot + bit.size
        and (bit.box.x1 <= picture.x0 or picture.x1 <= bit.box.x0)
        for bit in bits
    )


def _is_in_table(rows: Sequence[Sequence[Bit]], edges: Sequence[Edge]) -> bool:
    """Whether a drawn rule runs close by: the words stand in a cell, what is over them is the ground of another."""
    box = around([bit.box for row in rows for bit in row])
    near = Box(box.x0 - _CLOSE, box.top - _CLOSE, box.x1 + _CLOSE, box.bottom + _CLOSE)
    return any(near.overlaps(edge.box) and not edge.shade for edge in edges)


def find_captions(
    bits: Sequence[Bit], drawn: tuple[Sequence[Box], Sequence[Shape], Sequence[Edge]], usual: float
) -> list[list[Bit]]:
    """Return the bits of each caption, with the word in its picture; `drawn` are the pictures, areas, rules of a page.

    1. 志愿者为居民维修水管 in small type under a picture beside running text   2. 工会主席 林小满 in its middle
    3. two lines of them
    Left alone: text that goes on under a picture in its column, the numbers under an icon, captions with nothing beside
    them (they are lines by themselves anyway), text printed over a picture, cells of tables.
    """
    images, shapes, edges = drawn
    grounds = [shape.box for shape in shapes if shape.filled]
    found: list[list[Bit]] = []
    for picture in _pictures(images, shapes, bits):
        rows = list(_rows_below(picture, bits, grounds))
        told = _is_caption(picture, rows, usual) and _has_text_beside(picture, rows, bits)
        if told and not _is_in_table(rows, edges):
            inner = [bit for bit in bits if bit.is_in(picture)]
            found.append([*inner, *(bit for row in rows for bit in row)])
    return found


def take_captions(
    glyphs: Sequence[Glyph],
    text: PageText,
    drawn: tuple[Sequence[Box], Sequence[Shape] | None, Sequence[Edge]],
) -> tuple[Sequence[Glyph], list[Group]]:
    """Return the characters of a page without the captions beside text, and these as lines of their own."""
    images, shapes, edges = drawn
    if not (images or shapes) or not text.bits:
        return glyphs, []
    found = find_captions(text.bits, (images, shapes or (), edges), text.usual)
    if not found:
        return glyphs, []
    own: list[list[Glyph]] = [[] for _ in found]
    rest: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
        at = next((at for at, held in enumerate(found) if any(bit.box.holds(x, y) for bit in held)), None)
        (rest if at is None else own[at]).append(glyph)
    return rest, [
        Group(
            around([bit.box for bit in held]), tuple(line.as_role("aside") for line in read_lines(words)), aside=False
        )
        for held, words in zip(found, own, strict=True)
    ]
