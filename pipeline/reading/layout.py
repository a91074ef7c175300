"""Characters of a page into lines in reading order: columns one after the other, tables in their places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from pipeline.reading.columns import Part, find_parts
from pipeline.reading.glyphs import Edge, Glyph
from pipeline.reading.grids import read_grids
from pipeline.reading.pictures import give_room
from schemas.page import Grid, GridCell, Line, Room
from schemas.text import Box

_Laid = tuple[tuple[Line, ...], tuple[Grid, ...]]


def _own_edges(edges: Sequence[Edge], area: Box) -> list[Edge]:
    """Return the strokes of an area, whole: a frame around several parts belongs to none of them."""
    return [edge for edge in edges if area.holds((edge.box.x0 + edge.box.x1) / 2, (edge.box.top + edge.box.bottom) / 2)]


def _inside(glyph: Glyph, area: Box) -> bool:
    return area.holds((glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2)


def _moved(grid: Grid, by: int) -> Grid:
    """Return a table whose cells count the lines of the whole page."""

    def cell(old: GridCell) -> GridCell:
        return replace(old, lines=tuple(at + by for at in old.lines))

    return replace(grid, cells=tuple(cell(old) for old in grid.cells))


def _left(starts: Sequence[float]) -> float:
    """Return where most lines of a column begin: bullets that hang out at the left, headings, are few."""
    near = Counter(round(x / 2) for x in starts)
    often = [x for x in near if 4 * (near[x] + near[x + 1]) >= len(starts)]
    edge = 2 * min(often, default=min(near))
    return min(x for x in starts if x >= edge - 1)


def _in_column(lines: Sequence[Line], area: Box, flow: int) -> list[Line]:
    """Give the lines of a column its room: to the edge at which several of them end if the gutter is near."""
    body = [line for line in lines if line.role == "body" and any(map(str.isalnum, line.text))]
    if not body:
        return list(lines)
    ends, size = [line.right for line in body], body[0].size
    right: float | None = max(ends)
    often = 4 * sum(end > max(ends) - 1.2 * size for end in ends) >= max(len(ends), 8)
    if not often or (isfinite(area.x1) and area.x1 - max(ends) > 2 * size):
        right = area.x1 if isfinite(area.x1) else None
    room = Room(_left([line.left for line in body]), right, flow)
    return [replace(line, room=room) if line.role == "body" else line for line in lines]


def _by_parts(glyphs: Sequence[Glyph], edges: Sequence[Edge], parts: Sequence[Part]) -> _Laid:
    lines: list[Line] = []
    grids: list[Grid] = []
    for flow, part in enumerate(parts, 1):
        own = [glyph for glyph in glyphs if _inside(glyph, part.box)]
        found, tables = read_grids(own, _own_edges(edges, part.box))
        grids.extend(_moved(grid, len(lines)) for grid in tables)
        lines.extend(_in_column(found, part.box, flow) if part.column else found)
    return tuple(lines), tuple(grids)


def lay_out(glyphs: Sequence[Glyph], edges: Sequence[Edge], images: Sequence[Box]) -> _Laid:
    """Return the lines of a page in reading order, and its tables."""
    lines, grids = read_grids(glyphs, edges)
    whole = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))
    parts = find_parts(whole, lines, edges, grids)
    if len(parts) > 1:
        lines, grids = _by_parts(glyphs, edges, parts)
    return give_room(lines, images), grids
