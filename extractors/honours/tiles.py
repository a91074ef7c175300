"""Tiles with an award each, as the page reader has them: panels, labels of a chart, a table.

3月 / 省级绿色工厂 / 省工信厅
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from extractors.honours.award_columns import printed_lines
from extractors.honours.listings import LISTING, Listings
from extractors.text.view import full_width
from schemas.document import Block, Document, Section, Table, TableCell
from schemas.text import Box, Span

_LEAST, _MOST_LINES = 2, 5  # tiles; lines of one
_SAYS = re.compile("[一-鿿0-9A-Za-z]")  # a star over a title says nothing
_NEAR = 0.9  # of the size of the print between two lines of a tile


class Printed(Protocol):
    """What a line of a list is here: a passage, a block, a cell, or a stretch of one."""

    @property
    def span(self) -> Span:
        """Where it stands in the document's text."""
        ...


class _Stretch(NamedTuple):
    span: Span


class _Line(NamedTuple):
    block: Block
    box: Box


class Tiled(NamedTuple):
    """The lines of the tiles of a section, tile after tile; how many each has; the section that they stand in."""

    lines: Sequence[Printed]
    each: int
    section: Section | None = None


def tiled_lines(document: Document, listings: Listings) -> Iterator[Tiled]:
    """Yield the lines of tiles that stand where honours are listed.

    A tile is a panel, a column of lines close under each other, or a column of a table. Tiles of other numbers of
    lines than most are left alone.
    """
    if LISTING.keys().isdisjoint(listings.sections.values()):
        return
    yield from _panels(document, listings)
    yield from _charted(document, listings)
    for table in document.tables:
        over = document.section_at(table.span.start)
        if over and listings.sections[over.section_id] in LISTING and (cells := _columns_of(table)):
            yield Tiled(cells, max(cell.row for cell in cells) + 1, over)


def _alike(
    tiles: Sequence[Sequence[Sequence[Printed]]], joined: Sequence[Sequence[Printed]] | None = None
) -> Tiled | None:
    """Return the tiles of the number of lines that most have; each is given with the ways in which it may be cut.

    `joined` has for each tile its lines once more, those of one size of print as one: a title of two lines.
    """
    counts = Counter(count for ways in tiles for count in {len(way) for way in ways})
    usual = counts.most_common(1)[0][0] if counts else 0
    every = tiles if joined is None else [(*ways, more) for ways, more in zip(tiles, joined, strict=True)]
    alike = [fitting[0] for ways in every if (fitting := [way for way in ways if len(way) == usual])]
    some = len(alike) >= _LEAST and 2 <= usual <= _MOST_LINES
    return Tiled([line for tile in alike for line in tile], usual) if some else None


def _panels(document: Document, listings: Listings) -> Iterator[Tiled]:
    """Yield the lines of the panels of each page that stand where honours are listed.

    They are paragraphs or printed lines: two lines of one length under each other may be one paragraph to the page
    reader, and a title that takes two lines is one.
    """
    panels: dict[tuple[int, str], dict[int, list[Block]]] = {}
    for block in document.blocks:
        passage = document.passage_at(block.span.start) if block.kind == "body" and block.box else None
        if passage is None or passage.kind == "heading" or not listings.lists(passage) or listings.box(passage):
            continue
        if _SAYS.search(full_width(block.span.of(document.text))):
            panels.setdefault((block.page, passage.section_id or ""), {}).setdefault(block.box, []).append(block)
    for tiles in panels.values():
        joined = [_joined(tile) for tile in tiles.values()]
        if tiled := _alike([(tile, _printed(document, tile)) for tile in tiles.values()], joined):
            yield tiled


def _joined(blocks: Sequence[Block]) -> list[Printed]:
    """Return the lines of a tile, those that follow each other in one size of print as one."""
    found: list[Printed] = []
    for _, alike in groupby(blocks, key=lambda block: (round(block.size, 1), block.bold)):
        lines = list(alike)
        found.append(_Stretch(Span(lines[0].span.start, lines[-1].span.end)))
    return found


def _printed(document: Document, blocks: Sequence[Block]) -> list[Printed]:
    return [_Stretch(span) for block in blocks for span in printed_lines(document, block.span)]


def _charted(document: Document, listings: Listings) -> Iterator[Tiled]:
    """Yield the lines among the labels of charts that stand close under each other below a heading of honours."""
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
        tiles = [[line.block for line in tile] for tile in _tiles(lines)]
        if tiled := _alike([(tile, _printed(document, tile)) for tile in tiles]):
            yield tiled._replace(section=sections[section])


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
