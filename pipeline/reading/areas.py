"""Areas of a page that are tables, so that their text stays out of the prose readers."""

from collections.abc import Sequence
from typing import Any

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from pipeline.reading.glyphs import Edge
from schemas.page import Line
from schemas.text import Box

_SNAP = 3  # pdfplumber's default for snapping, joining and intersecting rules, in points
_MANY_EDGES = 4000  # a drawing, not a table: the crossing search is quadratic


def _as_pdfplumber(edge: Edge) -> dict[str, Any]:
    x0, top, x1, bottom = edge.box
    return {
        "object_type": "line",
        "orientation": edge.orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


_Cell = tuple[float, float, float, float]


def _is_table(cells: Sequence[_Cell]) -> bool:
    """Whether a group of cells is a table: two columns and two rows at least (a framed page has one of each)."""
    columns = {round(cell[0]) for cell in cells}
    rows = {round(cell[1]) for cell in cells}
    return len(cells) >= 3 and len(columns) >= 2 and len(rows) >= 2


def _holds_prose(cell: _Cell, table: Box, lines: Sequence[Line]) -> bool:
    """Whether a cell frames running text: as wide as its table, at its upper or lower edge, four lines or more."""
    if cell[2] - cell[0] < 0.95 * (table.x1 - table.x0):
        return False
    if cell[1] > table.top + _SNAP and cell[3] < table.bottom - _SNAP:
        return False
    return sum(inside(line, Box(*cell)) for line in lines) >= 4


def _around(cells: Sequence[_Cell]) -> Box:
    return Box(min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))


def ruled_areas(edges: Sequence[Edge], lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return the boxes of tables with drawn rules, top to bottom.

    1. rules or cell frames that cross and close at least three cells in two columns and two rows
    Left alone: a frame around prose (also one that a table is drawn into), underlines, drawings
    of thousands of strokes.
    """
    if not 4 <= len(edges) <= _MANY_EDGES or len({edge.orientation for edge in edges}) < 2:
        return ()
    merged = merge_edges([_as_pdfplumber(e) for e in edges], _SNAP, _SNAP, _SNAP, _SNAP)
    long_enough = [e for e in merged if max(e["width"], e["height"]) > _SNAP]
    found = intersections_to_cells(edges_to_intersections(long_enough, _SNAP, _SNAP))
    boxes = []
    for cells in cells_to_tables(found):
        whole = _around(cells)
        kept = [cell for cell in cells if not _holds_prose(cell, whole, lines)]
        if _is_table(kept):
            boxes.append(_around(kept))
    return tuple(sorted(boxes, key=lambda box: (box.top, box.x0)))


def _gaps(line: Line) -> int:
    """Count the gaps between words that are wider than one and a half characters."""
    return sum(
        1
        for letter, box in zip(line.text, line.boxes, strict=True)
        if letter == " " and box.x1 - box.x0 > 1.5 * line.size
    )


def aligned_areas(lines: Sequence[Line], taken: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes of tables without rules: three lines in a row that each fall into three or more columns."""
    boxes: list[Box] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line and _gaps(line) >= 2 and not any(inside(line, box) for box in taken):
            run.append(line)
            continue
        if len(run) >= 3:
            whole = run[0].box
            for member in run[1:]:
                whole = whole.union(member.box)
            boxes.append(whole)
        run = []
    return tuple(boxes)


def inside(line: Line, area: Box) -> bool:
    """Whether the middle of a line lies in an area."""
    box = line.box
    return area.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
