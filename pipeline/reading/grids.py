"""Tables on a page: ruled ones from their strokes, others from columns that line up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.reading.glyphs import Edge, Glyph
from pipeline.reading.lines import read_lines
from schemas.page import Grid, GridCell, Line
from schemas.text import Box

_SNAP = 3  # pdfplumber's default for snapping, joining and intersecting rules, in points
_MANY_EDGES = 4000  # a drawing, not a table: the crossing search is quadratic
_CellBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A table before its text is read: the boxes of its cells."""

    box: Box
    cells: tuple[Box, ...]
    rule: str


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


def _is_table(cells: Sequence[_CellBox]) -> bool:
    """Whether a group of cells is a table: two columns and two rows (a framed page has one of each), or a row of three.

    A single row is what a page break leaves of a longer table.
    """
    columns = {round(cell[0]) for cell in cells}
    rows = {round(cell[1]) for cell in cells}
    return len(cells) >= 3 and (len(columns) >= 3 or (len(columns) >= 2 and len(rows) >= 2))


def _around(cells: Sequence[_CellBox]) -> Box:
    return Box(min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))


def _holds_prose(cell: _CellBox, table: Box, lines: Sequence[Line]) -> bool:
    """Whether a cell frames running text: as wide as its table, at its upper or lower edge, four lines or more."""
    if cell[2] - cell[0] < 0.95 * (table.x1 - table.x0):
        return False
    if cell[1] > table.top + _SNAP and cell[3] < table.bottom - _SNAP:
        return False
    return sum(inside(line, Box(*cell)) for line in lines) >= 4


def inside(line: Line, area: Box) -> bool:
    """Whether the middle of a line lies in an area."""
    box = line.box
    return area.holds((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)


def _open_ends(edges: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rules that are missing where uprights end in the open, as at a page break."""
    level = [e for e in edges if e["orientation"] == "h"]
    ends: dict[float, list[float]] = {}
    for edge in edges:
        if edge["orientation"] != "v":
            continue
        for y in (edge["top"], edge["bottom"]):
            touched = any(
                abs(e["top"] - y) <= _SNAP and e["x0"] - _SNAP <= edge["x0"] <= e["x1"] + _SNAP for e in level
            )
            if not touched:
                row = next((r for r in ends if abs(r - y) <= _SNAP), y)
                ends.setdefault(row, []).append(edge["x0"])
    for y, places in ends.items():
        if len(places) >= 2:
            yield _as_pdfplumber(Edge(Box(min(places), y, max(places), y), "h"))


def ruled(edges: Sequence[Edge], lines: Sequence[Line]) -> tuple[Found, ...]:
    """Find the tables with drawn rules, top to bottom.

    1. rules or cell frames that cross and close at least three cells in two columns and two rows
    2. the same with a rule missing at the top or the bottom
    Left alone: a frame around prose (also one that a table is drawn into), underlines, drawings of thousands of
    strokes.
    """
    if not 4 <= len(edges) <= _MANY_EDGES or len({edge.orientation for edge in edges}) < 2:
        return ()
    merged = merge_edges([_as_pdfplumber(e) for e in edges], _SNAP, _SNAP, _SNAP, _SNAP)
    long_enough = [e for e in merged if max(e["width"], e["height"]) > _SNAP]
    closed = [*long_enough, *_open_ends(long_enough)]
    crossed = intersections_to_cells(edges_to_intersections(closed, _SNAP, _SNAP))
    found = []
    for cells in cells_to_tables(crossed):
        whole = _around(cells)
        kept = [cell for cell in cells if not _holds_prose(cell, whole, lines)]
        if _is_table(kept) and any(inside(line, _around(kept)) for line in lines):
            found.append(Found(_around(kept), tuple(Box(*cell) for cell in kept), "ruled"))
    return tuple(sorted(found, key=lambda f: (f.box.top, f.box.x0)))


def _pieces(line: Line) -> list[Box]:
    """Split a line at gaps wider than one and a half characters; the boxes of its pieces."""
    pieces: list[Box] = []
    start = 0
    for at, (letter, box) in enumerate(zip(line.text, line.boxes, strict=True)):
        if letter == " " and box.x1 - box.x0 > 1.5 * line.size and at > start:
            pieces.append(line.boxes[start].union(line.boxes[at - 1]))
            start = at + 1
    pieces.append(line.boxes[start].union(line.boxes[-1]))
    return pieces


def _columns(rows: Sequence[Sequence[Box]]) -> list[tuple[float, float]]:
    """Merge the pieces of all rows that overlap sideways into columns."""
    columns: list[tuple[float, float]] = []
    for box in sorted((piece for row in rows for piece in row), key=lambda b: b.x0):
        if columns and box.x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], box.x1)
        else:
            columns.append((box.x0, box.x1))
    return columns


def _aligned_table(lines: Sequence[Line]) -> Found | None:
    rows = [_pieces(line) for line in lines]
    columns = _columns(rows)
    if len(columns) < 3:
        return None
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    tops = [line.box.top for line in lines] + [lines[-1].box.bottom]
    cells = tuple(Box(x0, top, x1, bottom) for top, bottom in pairwise(tops) for x0, x1 in pairwise(edges))
    return Found(Box(edges[0], tops[0], edges[-1], tops[-1]), cells, "aligned")


def aligned(lines: Sequence[Line], taken: Sequence[Found]) -> tuple[Found, ...]:
    """Find the tables without rules: three lines in a row that fall into three or more columns that line up."""
    found: list[Found] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line and len(_pieces(line)) >= 3 and not any(inside(line, f.box) for f in taken):
            run.append(line)
            continue
        if len(run) >= 3 and (table := _aligned_table(run)):
            found.append(table)
        run = []
    return tuple(found)


def _boundaries(values: Sequence[float]) -> list[float]:
    """Merge positions that lie within the snapping distance of each other."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > _SNAP:
            merged.append(value)
    return merged


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _owner(glyph: Glyph, tables: Sequence[Found]) -> tuple[int, int] | None:
    """Return (table, cell) that holds the middle of a character."""
    x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
    for number, table in enumerate(tables):
        if table.box.holds(x, y):
            for index, cell in enumerate(table.cells):
                if cell.holds(x, y):
                    return number, index
    return None


class _Layout:
    """Sorts the characters of a page into its tables' cells and the rest, and lays their lines out top to bottom."""

    def __init__(self, glyphs: Sequence[Glyph], tables: Sequence[Found]) -> None:
        self.tables = tables
        self.cells: dict[tuple[int, int], list[Glyph]] = {}
        rest: list[Glyph] = []
        for glyph in glyphs:
            owner = _owner(glyph, tables)
            if owner is None:
                rest.append(glyph)
            else:
                self.cells.setdefault(owner, []).append(glyph)
        self.rest = read_lines(rest)
        self.lines: list[Line] = []

    def _grid(self, number: int) -> Grid:
        table = self.tables[number]
        columns = _boundaries([x for cell in table.cells for x in (cell.x0, cell.x1)])
        rows = _boundaries([y for cell in table.cells for y in (cell.top, cell.bottom)])
        cells = []
        order = sorted(range(len(table.cells)), key=lambda i: (_index(rows, table.cells[i].top), table.cells[i].x0))
        for index in order:
            box = table.cells[index]
            row, column = _index(rows, box.top), _index(columns, box.x0)
            lines = [replace(line, role="table") for line in read_lines(self.cells.get((number, index), ()))]
            at = len(self.lines)
            self.lines.extend(lines)
            spans = _index(rows, box.bottom) - row, _index(columns, box.x1) - column
            cells.append(GridCell(row, column, *spans, box, tuple(range(at, at + len(lines)))))
        return Grid(table.box, tuple(columns), tuple(cells), table.rule)

    def _between(self, after: float, before: float) -> Iterator[Line]:
        return (line for line in self.rest if after <= line.box.top < before)

    def lay_out(self) -> tuple[tuple[Line, ...], tuple[Grid, ...]]:
        grids: list[Grid] = []
        done = float("-inf")
        for number, table in enumerate(self.tables):
            self.lines.extend(self._between(done, table.box.top))
            done = max(done, table.box.top)
            grids.append(self._grid(number))
        self.lines.extend(self._between(done, float("inf")))
        return tuple(self.lines), tuple(grids)


def read_grids(glyphs: Sequence[Glyph], edges: Sequence[Edge]) -> tuple[tuple[Line, ...], tuple[Grid, ...]]:
    """Return the lines of a page and its tables; lines of a table's cells have the role `table`.

    Lines run top to bottom; those of a table stand together, cell by cell, row by row.
    """
    lines = read_lines(glyphs)
    drawn = ruled(edges, lines) if lines else ()
    tables = sorted((*drawn, *aligned(lines, drawn)), key=lambda f: (f.box.top, f.box.x0))
    return _Layout(glyphs, tables).lay_out() if tables else (lines, ())
