"""Tiles with an award each, labels of a chart or a table to the page reader: 3月 / 省级绿色工厂 / 省工信厅."""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from extractors.honours.listings import LISTING, Listings
from schemas.document import Block, Document, Section, Table, TableCell
from schemas.text import Box

_LEAST, _MOST_LINES = 2, 5  # tiles; lines of one
_NEAR = 0.9  # of the size of the print between two lines of a tile


class _Line(NamedTuple):
    block: Block
    box: Box


class Tiled(NamedTuple):
    """The lines of the tiles of a section, tile after tile; how many each has; the section that they stand in."""

    lines: list[Block] | list[TableCell]
    each: int
    section: Section


def tiled_lines(document: Document, listings: Listings) -> Iterator[Tiled]:
    """Yield the lines of tiles that stand below a heading of honours on its page, of each page apart.

    A tile is a column of lines close under each other; tiles of other numbers of lines than most are left alone, as
    a title may take two lines in them. A row of tiles may be read as a table too, each a column of it.
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
            yield Tiled([line.block for tile in alike for line in tile], usual, sections[section])
    for table in document.tables:
        over = document.section_at(table.span.start)
        if over and listings.sections[over.section_id] in LISTING and (tiled := _columns_of(table)):
            yield Tiled(tiled, max(cell.row for cell in tiled) + 1, over)


def _columns_of(table: Table) -> list[TableCell]:
    """Return the cells of a small table column after column, as of a row of tiles; none where a cell is empty."""
    rows = max((cell.row for cell in table.cells), default=0) + 1
    columns = max((cell.column for cell in table.cells), default=0) + 1
    whole = all(len(cell.span) and cell.row_span == cell.column_span == 1 for cell in table.cells)
    if not whole or len(table.cells) != rows * columns or not 2 <= rows <= _MOST_LINES or columns < _LEAST:
        return []
    return sorted(table.cells, key=lambda cell: (cell.column, cell.row))


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
