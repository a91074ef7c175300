"""Characters of a page into lines in reading order: columns one after the other, tables in their places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

from pipeline.reading.bits import PageText
from pipeline.reading.captions import take_captions
from pipeline.reading.columns import Part, find_parts
from pipeline.reading.designed import Group, Panel, put_back, take_out
from pipeline.reading.found import inside
from pipeline.reading.glyphs import Edge, Glyph, Shape
from pipeline.reading.grids import read_grids
from pipeline.reading.line_looks import ENDED
from pipeline.reading.lines import read_lines
from pipeline.reading.pictures import give_room
from pipeline.reading.text_tables import with_text_tables
from schemas.page import FIRST_FRAME, FIRST_PANEL, Card, Grid, Line, Room
from schemas.text import Box

_SHORT = 6  # characters
_Laid = tuple[tuple[Line, ...], tuple[Grid, ...]]


def _own_edges(edges: Sequence[Edge], area: Box) -> list[Edge]:
    """Return the strokes of an area, whole: a frame around several parts belongs to none of them."""
    return [edge for edge in edges if area.holds(*edge.box.middle)]


def _inside(glyph: Glyph, area: Box) -> bool:
    return area.holds((glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2)


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
        # What breaks off in mid-sentence fills its column, where some lines end sentences.
        open_ = [line for line in body if not ENDED.search(line.text)]
        full = sum(line.right > max(ends) - 1 and len(line.text) > _SHORT for line in open_)
        shared = full if len(open_) < len(body) else 0
        right = max(ends) if shared > isfinite(area.x1) else area.x1 if isfinite(area.x1) else None
    room = Room(_left([line.left for line in body]), right, flow)
    return [replace(line, room=room) if line.role == "body" else line for line in lines]


def _by_parts(glyphs: Sequence[Glyph], edges: Sequence[Edge], parts: Sequence[Part]) -> _Laid:
    lines: list[Line] = []
    grids: list[Grid] = []
    for flow, part in enumerate(parts, 1):
        own = [glyph for glyph in glyphs if _inside(glyph, part.box)]
        found, tables = with_text_tables(*read_grids(own, _own_edges(edges, part.box)))
        grids.extend(grid.placed(range(len(lines), len(lines) + len(found))) for grid in tables)
        lines.extend(_in_column(found, part.box, flow) if part.column else found)
    return tuple(lines), tuple(grids)


def _flow(glyphs: Sequence[Glyph], edges: Sequence[Edge], lines: tuple[Line, ...] | None = None) -> _Laid:
    """Return the lines of the running text in reading order, and the tables; `lines` where they are known."""
    lines, grids = with_text_tables(*read_grids(glyphs, edges, lines))
    whole = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))
    parts = find_parts(whole, lines, edges, grids)
    return _by_parts(glyphs, edges, parts) if len(parts) > 1 else (lines, grids)


_Whole = tuple[tuple[Line, ...], tuple[Grid, ...], tuple[Card, ...]]


def _without_padding(box: Box, lines: Sequence[Line]) -> Box:
    """Return a box up to where its text may reach at the right: as far from its side as it begins at the left."""
    padding = min((line.left for line in lines), default=box.x0) - box.x0
    return box._replace(x1=max([box.x1 - padding, *(line.right for line in lines)]))


def _framed(lines: tuple[Line, ...], frames: Sequence[Box]) -> tuple[Line, ...]:
    """Give the lines in boxes with nothing beside them the width of their box."""
    placed = list(lines)
    for flow, frame in enumerate(frames, FIRST_FRAME):
        held = [
            at for at, line in enumerate(lines) if line.room is None and line.role == "body" and inside(line, frame)
        ]
        own = [lines[at] for at in held]
        for at, line in zip(held, _in_column(own, _without_padding(frame, own), flow), strict=True):
            placed[at] = line
    return tuple(placed)


def _panel(panel: Panel, flow: int) -> Group:
    """Lay out a panel: its lines have its width and are a flow of their own."""
    lines, grids, cards = lay_out(panel.glyphs, panel.edges, (), panel.shapes)
    if panel.groups:
        lines, grids, cards = put_back(lines, grids, panel.groups, cards)
    free = [at for at, line in enumerate(lines) if line.room is None]
    own = [lines[at] for at in free]
    placed = dict(zip(free, _in_column(own, _without_padding(panel.box, own), flow), strict=True))
    return Group(panel.box, tuple(placed.get(at, line) for at, line in enumerate(lines)), cards, grids)


def lay_out(
    glyphs: Sequence[Glyph], edges: Sequence[Edge], images: Sequence[Box], shapes: Sequence[Shape] | None = None
) -> _Whole:
    """Return the lines of a page in reading order, its tables, its cards.

    `shapes` is None where nothing tells what is drawn, nor how large the characters are: where OCR read them.
    """
    text = PageText(read_lines(glyphs))
    glyphs, captions = take_captions(glyphs, text, (images, shapes, edges))
    text = PageText(read_lines(glyphs)) if captions else text
    designed = None if shapes is None else take_out(glyphs, edges, shapes, text)
    if designed is None:
        lines, grids = _flow(glyphs, edges, tuple(text.lines))
        return put_back(give_room(lines, images, spreads=True), grids, captions)
    lines, grids = _flow(designed.glyphs, designed.edges)
    panels = [_panel(panel, FIRST_PANEL + at) for at, panel in enumerate(designed.panels)]
    roomy = give_room(_framed(lines, designed.frames), images, spreads=True)
    roomy = give_room(roomy, designed.areas, spreads=True)
    return put_back(roomy, grids, [*designed.groups, *panels, *captions])
