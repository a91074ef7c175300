"""Tables on a page: their characters sorted into cells, the rest into lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.reading.aligned import aligned
from pipeline.reading.banded import banded
from pipeline.reading.forms import forms
from pipeline.reading.found import BETWEEN, Found, around, boundaries, cut
from pipeline.reading.glyphs import Edge, Glyph
from pipeline.reading.headers_above import with_headers
from pipeline.reading.lines import read_lines
from pipeline.reading.number_lines import is_number, seams_of, split
from pipeline.reading.number_tables import number_tables
from pipeline.reading.ruled import ruled
from pipeline.reading.shaded import headed
from pipeline.reading.spaced_cells import close_gaps
from pipeline.reading.striped import striped
from schemas.page import Grid, GridCell, Line
from schemas.text import Box, squeeze


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _indexes(edges: Sequence[float], values: Iterable[float]) -> dict[float, int]:
    """Return for each value the index of the nearest edge; many cells share a side."""
    return {value: _index(edges, value) for value in set(values)}


class _Owners:
    """Tells the cell that a point stands in: the first that holds it.

    The sides of all cells part the page into fields; what holds one point of a field holds each, so a field is looked
    for once. A point on a side is in a field of its own.
    """

    def __init__(self, tables: Sequence[Found]) -> None:
        boxes = [box for table in tables for box in (table.box, *table.cells)]
        self._xs = sorted({x for box in boxes for x in (box.x0, box.x1)})
        self._ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
        self._bands: dict[int, list[tuple[Box, Box, tuple[int, int]]]] = {}
        for number, table in enumerate(tables):
            for index, cell in enumerate(table.cells):
                for band in range(self._band(cell.top), self._band(cell.bottom) + 1):
                    self._bands.setdefault(band, []).append((table.box, cell, (number, index)))
        self._known: dict[tuple[int, int, int], tuple[int, int] | None] = {}

    def __call__(self, x: float, y: float) -> tuple[int, int] | None:
        """Return (table, cell) that holds a point."""
        band = self._band(y)
        field = band, bisect_left(self._xs, x), bisect_right(self._xs, x)
        if field not in self._known:
            beside = self._bands.get(band, ())
            self._known[field] = next(
                (at for table, cell, at in beside if table.holds(x, y) and cell.holds(x, y)), None
            )
        return self._known[field]

    def _band(self, y: float) -> int:
        """Return the number of the band that a height lies in: odd on a side, even between two."""
        return bisect_left(self._ys, y) + bisect_right(self._ys, y)


def _goes_on(table: Found, other: Found) -> bool:
    """Whether rows without rules go on right under a table whose rules run from side to side: column under column."""
    first = min(other.cells, key=lambda cell: cell.top)
    if (
        other.places
        or table.places
        or table.rule != BETWEEN
        or not 0 <= other.box.top - table.box.bottom < first.bottom - first.top
    ):
        return False
    above, below = table.sides, other.sides
    if len(above) != len(below):
        return False
    halves = (((a + b) / 2, x0, x1) for (a, b), (x0, x1) in zip(pairwise(below), pairwise(above), strict=True))
    return all(x0 < middle < x1 for middle, x0, x1 in halves)


def _joined(drawn: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Join rows under a table's last rule to it: that rule closes the headers of a further part of it."""
    tables = list(drawn)
    for other in others:
        at = next((i for i, table in enumerate(tables) if _goes_on(table, other)), None)
        if at is None:
            tables.append(other)
            continue
        table, below = tables[at], other.sides
        xs = dict(zip(below, table.sides, strict=True))
        tops = {min(other.cells, key=lambda cell: cell.top).top: table.box.bottom}
        cells = [
            Box(xs[below[_index(below, c.x0)]], tops.get(c.top, c.top), xs[below[_index(below, c.x1)]], c.bottom)
            for c in other.cells
        ]
        tables[at] = replace(table, box=around([*table.cells, *cells]), cells=(*table.cells, *cells))
    return sorted(tables, key=lambda found: (found.box.top, found.box.x0))


class _Layout:
    """Sorts the characters of a page into its tables' cells and the rest, and lays their lines out top to bottom."""

    def __init__(self, glyphs: Sequence[Glyph], tables: Sequence[Found]) -> None:
        self.tables = tables
        self.cells: dict[tuple[int, int], list[Glyph]] = {}
        rest: list[Glyph] = []
        owner_of = _Owners(tables)
        for glyph in glyphs:
            owner = owner_of((glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2)
            if owner is None:
                rest.append(glyph)
            else:
                self.cells.setdefault(owner, []).append(glyph)
        self.rest = read_lines(rest)
        self.lines: list[Line] = []

    def _grid(self, number: int) -> Grid:
        table = self.tables[number]
        if table.places:
            return self._placed(number)
        columns = boundaries(xs := [x for cell in table.cells for x in (cell.x0, cell.x1)])
        rows = boundaries(ys := [y for cell in table.cells for y in (cell.top, cell.bottom)])
        column_of, row_of = _indexes(columns, xs), _indexes(rows, ys)
        cells = []
        order = sorted(range(len(table.cells)), key=lambda i: (row_of[table.cells[i].top], table.cells[i].x0))
        for index in order:
            box = table.cells[index]
            row, column = row_of[box.top], column_of[box.x0]
            spans = row_of[box.bottom] - row, column_of[box.x1] - column
            ends = index in table.open_above, index in table.open_below
            cells.append(GridCell(row, column, *spans, box, self._take(number, index), *ends))
        return Grid(table.box, tuple(columns), tuple(cells), table.rule)

    def _placed(self, number: int) -> Grid:
        """Return a table whose cells know their places."""
        table = self.tables[number]
        order = sorted(range(len(table.cells)), key=lambda i: table.places[i])
        cells = [GridCell(*table.places[i], table.cells[i], self._take(number, i)) for i in order]
        return Grid(table.box, table.edges, tuple(cells), table.rule, table.headers)

    def _take(self, number: int, index: int) -> tuple[int, ...]:
        """Lay out the lines of a cell and return their places among those of the page."""
        held = self.cells.get((number, index), ())
        lines = [line.as_role("table") for line in read_lines(held)] if held else []
        at = len(self.lines)
        self.lines.extend(lines)
        return tuple(range(at, at + len(lines)))

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


def _numbers_apart(table: Found, lines: Sequence[Line]) -> int:
    """Count the cells of a table that hold one number and nothing else."""
    words: dict[tuple[int, int] | None, list[str]] = {}
    owner_of = _Owners([table])
    held = [own for line in lines if (own := cut(line, table.box))]
    seams = seams_of(held)
    for own in held:
        for piece in split(own, seams):
            owner = owner_of(*piece.box.middle)
            words.setdefault(owner, []).append(squeeze(piece.text))
    return sum(len(said) == 1 and is_number(said[0]) for owner, said in words.items() if owner)


def _heads_more(met: Sequence[Found], group: Sequence[Found], lines: Sequence[Line]) -> bool:
    """Whether the one table between rules has words above those that its numbers showed: headers of two lines."""
    if len(met) != 1 or len(group) != 1 or met[0].rule != BETWEEN or not group[0].places:
        return False
    if max(column + span for _, column, _, span in group[0].places) != len(met[0].sides) - 1:
        return False
    area = Box(met[0].box.x0, met[0].box.top, met[0].box.x1, group[0].box.top)
    above = [own for line in lines if (own := cut(line, area))]
    return any(len(split(own)) > 1 for own in above) and not any(is_number(squeeze(own.text)) for own in above)


def _counted(
    page: tuple[Sequence[Glyph], Sequence[Edge]],
    lines: Sequence[Line],
    layout: "_Layout | None",
    others: Sequence[Found],
) -> tuple[list[Found], list[Found]] | None:
    """Return the drawn tables and the others of a page where its numbers tell more of them; None where they do not.

    A table whose numbers stand under each other takes the place of those that rules between some rows, or other
    lines, showed a part of: the one that keeps more numbers apart is right.
    """
    glyphs, edges = page
    drawn = list(layout.tables) if layout else []
    closed = [table for table in drawn if table.rule != BETWEEN]
    if layout and len(closed) < len(drawn):
        free = _Layout(glyphs, closed).rest if closed else lines
    else:
        free = layout.rest if layout else lines
    found = number_tables(free, closed, [edge.box for edge in edges if edge.orientation == "h" and not edge.shade])
    kept: list[Found] = []
    gone: list[Found] = []
    loose = [*(table for table in drawn if table.rule == BETWEEN), *others]
    left = list(found)
    while left:
        group = [left.pop(0)]
        met = [other for other in loose if other.box.overlaps(group[0].box)]
        group += [table for table in left if any(table.box.overlaps(other.box) for other in met)]
        left = [table for table in left if table not in group]
        before, after = (sum(_numbers_apart(table, free) for table in tables) for tables in (met, group))
        same = before == after and all(table.headers for table in group)
        if before < after or (same and not _heads_more(met, group, free)):
            kept += group
            gone += met
    if not kept:
        return None
    others = [other for other in others if other not in gone]
    return [table for table in drawn if table not in gone], [*others, *kept]


def _width(table: Found) -> int:
    """Return how many columns a table has."""
    return max((column + span for _, column, _, span in table.places), default=len(table.sides) - 1)


def _is_whole(table: Found, lines: Sequence[Line]) -> bool:
    """Whether a table whose headers are known has a number in each row below them: no cell of it is broken."""
    if not table.headers or not table.places:
        return False
    owner_of = _Owners([table])
    found = (owner_of(*p.box.middle) for line in lines for p in split(line) if is_number(squeeze(p.text)))
    counted = {table.places[owner[1]][0] for owner in found if owner}
    return counted == {row for row, *_ in table.places if row >= table.headers}


def _rebanded(tables: Sequence[Found], lines: Sequence[Line]) -> list[Found]:
    """Return tables without rules, those whose cells are broken over lines by their blank bands."""
    laid: list[Found] = []
    for at, table in enumerate(tables):
        anew = banded(table, lines)
        if anew and _width(anew) == _width(table) and _is_whole(table, lines):
            anew = None
        free = anew and not any(anew.box.overlaps(other.box) for other in (*laid, *tables[at + 1 :]))
        laid.append(anew if anew and free else table)
    return laid


def _drawn(edges: Sequence[Edge], lines: Sequence[Line]) -> list[Found]:
    """Return the tables that rules and grounds close, with headers and rows that these leave out."""
    return with_headers(headed(striped(ruled(edges, lines), edges, lines), edges, lines), edges, lines)


def read_grids(
    glyphs: Sequence[Glyph], edges: Sequence[Edge], lines: tuple[Line, ...] | None = None
) -> tuple[tuple[Line, ...], tuple[Grid, ...]]:
    """Return the lines of a page and its tables; lines of a table's cells have the role `table`.

    Lines run top to bottom; those of a table stand together, cell by cell, row by row. `lines` are those of the
    characters, where they were read before.
    """
    lines = read_lines(glyphs) if lines is None else lines
    edges = close_gaps(edges, lines)
    drawn: Sequence[Found] = _drawn(edges, lines) if lines else ()
    drawn = sorted((*drawn, *forms(edges, lines, drawn)), key=lambda table: table.box.top)
    layout = _Layout(glyphs, drawn) if drawn else None
    # A line of the page runs over all that stands beside a table: what is not ruled is looked for in the rest.
    others: Sequence[Found] = aligned(layout.rest if layout else lines, drawn)
    if counted := _counted((glyphs, edges), lines, layout, others):
        drawn, others = counted
        layout = _Layout(glyphs, drawn) if drawn else None
    if others:
        others = _rebanded(others, layout.rest if layout else lines)
        layout = _Layout(glyphs, _joined(drawn, others))
    return layout.lay_out() if layout else (lines, ())
