"""Tiles with an award each, that the page reader took for labels of a chart: 3月 / 省级绿色工厂 / 省工信厅."""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from extractors.honours.listings import LISTING, Listings
from schemas.document import Block, Document, Section
from schemas.text import Box

_LEAST, _MOST_LINES = 2, 5  # tiles; lines of one
_NEAR = 0.9  # of the size of the print between two lines of a tile


class _Line(NamedTuple):
    block: Block
    box: Box


class Tiled(NamedTuple):
    """The lines of the tiles of a section, tile after tile, and the section that they stand in."""

    lines: list[Block]
    section: Section


def tiled_lines(document: Document, listings: Listings) -> Iterator[Tiled]:
    """Yield the lines of tiles that stand below a heading of honours on its page, of each page apart.

    A tile is a column of lines close under each other; tiles of other numbers of lines than most are left alone, as
    a title may take two lines in them.
    """
    if LISTING.keys().isdisjoint(listings.sections.values()):
        return
    headings = _headings(document)
    below: dict[tuple[int, str], list[_Line]] = {}
    sections: dict[str, Section] = {}
    for block in document.blocks:
        box = _box(document, block) if block.kind == "chart" and block.page in headings else None
        over = _heading_over(headings[block.page], box) if box else None
        if box and over and listings.sections[over.section_id] in LISTING:
            sections[over.section_id] = over
            below.setdefault((block.page, over.section_id), []).append(_Line(block, box))
    for (_, section), lines in below.items():
        tiles = _tiles(lines)
        usual = Counter(map(len, tiles)).most_common(1)[0][0]
        alike = [tile for tile in tiles if len(tile) == usual]
        if len(alike) >= _LEAST and 2 <= usual <= _MOST_LINES:
            yield Tiled([line.block for tile in alike for line in tile], sections[section])


def _box(document: Document, block: Block) -> Box | None:
    return next((place.box for place in document.locate(block.span)), None)


def _headings(document: Document) -> dict[int, list[tuple[Box, Section]]]:
    """Return the headings of each page with their places."""
    found: dict[int, list[tuple[Box, Section]]] = {}
    for section in document.sections:
        for place in list(document.locate(section.heading))[:1]:
            found.setdefault(place.page, []).append((place.box, section))
    return found


def _heading_over(headings: list[tuple[Box, Section]], box: Box) -> Section | None:
    """Return the heading that stands next above a line and does not begin right of it."""
    above = [(edge.top, section) for edge, section in headings if edge.top < box.top and edge.x0 < box.x1]
    return max(above, key=itemgetter(0))[1] if above else None


def _tiles(lines: list[_Line]) -> list[list[_Line]]:
    """Put lines together that stand close under each other, and return these tiles row by row."""
    tiles: list[list[_Line]] = []
    for line in sorted(lines, key=lambda one: (one.box.top, one.box.x0)):
        reach = (1 + _NEAR) * line.block.size
        over = (
            tile for tile in tiles if 0 <= line.box.top - tile[-1].box.top <= reach and _overlap(tile[-1].box, line.box)
        )
        if tile := next(over, None):
            tile.append(line)
        else:
            tiles.append([line])
    return tiles


def _overlap(one: Box, other: Box) -> bool:
    """Whether the middle of one line stands over or under the other."""
    return one.x0 <= (other.x0 + other.x1) / 2 <= one.x1 or other.x0 <= (one.x0 + one.x1) / 2 <= other.x1
