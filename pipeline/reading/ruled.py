"""Tables with drawn rules: their cells from strokes and filled areas, also where some of the rules are missing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from pdfplumber.table import cells_to_tables, merge_edges

from pipeline.reading.aligned import Rows, columns_of, is_table, row_step
from pipeline.reading.broken_rows import broken_rows
from pipeline.reading.crossings import cells_of
from pipeline.reading.found import (
    BETWEEN,
    PART,
    SNAP,
    Band,
    Found,
    around,
    boundaries,
    cut,
    inside,
)
from pipeline.reading.glyphs import Edge
from pipeline.reading.grounds import with_grounds
from pipeline.reading.joints import strokes_of, told_bands
from pipeline.reading.pieces import FIGURE, has_figures, pieces
from pipeline.reading.surface import CAPTION, UNIT_LINE
from pipeline.reading.told_rows import figure_step, told_rows
from pipeline.reading.unstacked import under_headers, unstacked
from schemas.page import Line
from schemas.text import Box, squeeze

_ROW = 4.5  # sizes of print: the sides of a filled header and a band under it are no higher
_TOUCHING = 0.3  # sizes between two letters of one word
_MANY_EDGES = 4000  # a drawing, not a table: the crossing search is quadratic
_Stroke = dict[str, Any]


def _as_pdfplumber(edge: Edge) -> _Stroke:
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


def _stroke(x0: float, top: float, x1: float, bottom: float) -> _Stroke:
    return _as_pdfplumber(Edge(Box(x0, top, x1, bottom), "h" if top == bottom else "v"))


def _merged(edges: Sequence[Edge]) -> list[_Stroke]:
    merged = merge_edges([_as_pdfplumber(e) for e in edges], SNAP, SNAP, SNAP, SNAP)
    return [e for e in merged if max(e["width"], e["height"]) > SNAP]


def _is_table(cells: Sequence[Box]) -> bool:
    """Whether a group of cells is a table: two columns and two rows (a framed page has one of each), or a row of three.

    A single row is what a page break leaves of a longer table.
    """
    columns = {round(cell.x0) for cell in cells}
    rows = {round(cell.top) for cell in cells}
    return len(cells) >= 3 and (len(columns) >= 3 or (len(columns) >= 2 and len(rows) >= 2))


def _holds_prose(cell: Box, table: Box, lines: Sequence[Line]) -> bool:
    """Whether a cell frames running text: as wide as its table, at its upper or lower edge, four lines or more."""
    if cell.x1 - cell.x0 < 0.95 * (table.x1 - table.x0):
        return False
    if cell.top > table.top + SNAP and cell.bottom < table.bottom - SNAP:
        return False
    return sum(inside(line, cell) for line in lines) >= 4


def _open_ends(level: Sequence[_Stroke], upright: Sequence[_Stroke]) -> Iterator[_Stroke]:
    """Yield the rules that are missing where uprights end in the open, as at a page break.

    Each is drawn to the next upright that ends at the same height, if some rule joins the two.
    """
    ends: dict[float, list[tuple[float, bool]]] = {}
    for edge in upright:
        for y in (edge["top"], edge["bottom"]):
            touched = any(abs(e["top"] - y) <= SNAP and e["x0"] - SNAP <= edge["x0"] <= e["x1"] + SNAP for e in level)
            row = next((r for r in ends if abs(r - y) <= SNAP), y)
            ends.setdefault(row, []).append((edge["x0"], touched))
    for y, places in ends.items():
        for (a, one), (b, other) in pairwise(sorted(places)):
            joined = any(e["x0"] <= a + SNAP and e["x1"] >= b - SNAP for e in level) or not level
            if b - a > SNAP and not (one and other) and joined:
                yield _stroke(a, y, b, y)


def _parts_tables(line: Line, x0: float, x1: float) -> bool:
    """Whether a line between two rules belongs to no table: a caption, a unit line, running text from side to side."""
    words = squeeze(line.text)
    if UNIT_LINE.fullmatch(words):
        return True
    wide = line.box.x1 - line.box.x0 > 0.9 * (x1 - x0)
    return bool(wide or CAPTION.fullmatch(words)) and len(pieces(line)) == 1


def _runs(rules: Sequence[_Stroke], others: Sequence[_Stroke], lines: Sequence[Line]) -> Iterator[list[_Stroke]]:
    """Yield the rules of one table each: no other rule as long, no unit line and no running text lies between them."""
    run: list[_Stroke] = []
    for rule in sorted(rules, key=lambda e: e["top"]):
        if run:
            top, bottom = run[-1]["top"], rule["top"]
            closed = any(top + SNAP < e["top"] < bottom - SNAP for e in others)
            between = (line for line in lines if top < line.box.middle[1] < bottom)
            if closed or any(_parts_tables(line, rule["x0"], rule["x1"]) for line in between):
                yield run
                run = []
        run.append(rule)
    yield run


def _open_sides(level: Sequence[_Stroke], upright: Sequence[_Stroke], lines: Sequence[Line]) -> Iterator[_Stroke]:
    """Yield the uprights that are missing where three rules or more, equally long, begin and end in the open.

    The sides of filled rows (a band, a header) close nothing.
    Left alone: a rule under the running head as long as those of a table further down.
    """
    row = _ROW * median([line.size for line in lines]) if lines else 0.0
    high = [u for u in upright if u["bottom"] - u["top"] > row]

    def is_open(edge: _Stroke, sides: Sequence[_Stroke]) -> bool:
        y, ends = edge["top"], (edge["x0"], edge["x1"])
        near = (u for u in sides if u["top"] - SNAP <= y <= u["bottom"] + SNAP)
        return not any(abs(u["x0"] - x) <= SNAP for u in near for x in ends)

    groups: dict[tuple[float, float], list[_Stroke]] = {}
    for edge in level:
        near = [g for g in groups if abs(g[0] - edge["x0"]) <= SNAP and abs(g[1] - edge["x1"]) <= SNAP]
        groups.setdefault(near[0] if near else (edge["x0"], edge["x1"]), []).append(edge)
    for (x0, x1), alike in groups.items():
        if len(alike) < 3:
            continue
        rules: list[_Stroke] = []
        others: list[_Stroke] = []
        for edge in alike:
            (rules if is_open(edge, high) else others).append(edge)
        for run in _runs(rules, others, lines):
            if sum(is_open(e, upright) for e in run) >= 3:
                yield from (_stroke(x, run[0]["top"], x, run[-1]["top"]) for x in (x0, x1))


def _groups(strokes: Sequence[_Stroke], lines: Sequence[Line]) -> list[list[Box]]:
    """Return the groups of touching cells that strokes close, missing outer rules made good."""
    level = [e for e in strokes if e["orientation"] == "h"]
    upright = [e for e in strokes if e["orientation"] == "v"]
    upright = [*upright, *_open_sides(level, upright, lines)]
    closed = [*level, *upright, *_open_ends(level, upright)]
    return [[Box(*cell) for cell in group] for group in cells_to_tables(cells_of(closed, SNAP))]


def _is_ruled_over(shade: Edge, groups: Sequence[Sequence[Box]]) -> bool:
    """Whether the side of a filled area lies in a cell that strokes close: the fill of the cell, not a rule."""
    x, y = shade.box.middle
    return any(cell.holds(x, y) for cells in groups for cell in cells)


def _cell_groups(edges: Sequence[Edge], lines: Sequence[Line]) -> tuple[list[list[Box]], list[_Stroke]]:
    """Return the groups of cells on a page and the strokes that they come of; filled areas count where no rule does."""
    strokes = _merged([e for e in edges if not e.shade])
    groups = _groups(strokes, lines)
    tables = [cells for cells in groups if _is_table(cells)]
    shades = [e for e in edges if e.shade and not _is_ruled_over(e, tables)]
    if not shades:
        return groups, strokes
    strokes = _merged([*(e for e in edges if not e.shade), *shades])
    return _groups(strokes, lines), strokes


def _split_rows(cells: Sequence[Box], lines: Sequence[Line], told: Sequence[Band]) -> list[Box]:
    """Split rows that hold several, or several columns: what no rule parts."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for cell in cells:
        rows.setdefault((round(cell.top), round(cell.bottom)), []).append(cell)
    sides = boundaries([x for row in rows.values() if len(row) > 1 for cell in row for x in (cell.x0, cell.x1)])
    return [cell for row in rows.values() for run in _touching(row) for cell in _parts(run, sides, lines, told) or run]


def _touching(row: Sequence[Box]) -> Iterator[list[Box]]:
    """Yield the runs of cells of a row that stand side by side: other cells may stand between two tall ones."""
    run: list[Box] = []
    for cell in sorted(row, key=lambda c: c.x0):
        if run and cell.x0 - run[-1].x1 > SNAP:
            yield run
            run = []
        run.append(cell)
    yield run


def _parts(row: Sequence[Box], sides: Sequence[float], lines: Sequence[Line], told: Sequence[Band]) -> list[Box]:
    """Return the cells that the cells of a row between two rules fall into; none where it stays as it is."""
    if len(row) == 1:
        return under_headers(sides, row[0], lines) if sides else []
    if row[0].bottom - row[0].top <= 2.5 * min(line.size for line in lines):
        return []
    return broken_rows(row, lines) or told_rows(row, lines, told) or unstacked(row, lines)


def _head_above(area: Box, lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> Box | None:
    """Return the area of a row right above the uppermost rule: heads of the columns that no rule closes."""
    size = min(line.size for line in lines)
    own = [o for line in lines if (o := cut(line, Box(area.x0, area.top - 1.8 * size, area.x1, area.top)))]
    if len(own) == 1 and UNIT_LINE.fullmatch(squeeze(own[0].text)):
        return None
    if len(own) != 1 or not len(columns) - 1 <= len(pieces(own[0])) <= len(columns):
        return None
    places = {i for p in pieces(own[0]) for i, (x0, x1) in enumerate(columns) if p.box.x0 < x1 and x0 < p.box.x1}
    heads = len(places) == len(pieces(own[0])) and places | {0} == set(range(len(columns)))
    return Box(area.x0, own[0].box.top, area.x1, area.top) if heads else None  # a title stands over the labels only


def _unruled_columns(cells: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the cells of rules that run from side to side: rows are parted by rules or, if those are few, by lines."""
    bands = sorted(cells, key=lambda cell: cell.top)
    area = around(bands)
    held = [own for line in lines if (own := cut(line, area))]
    rows = [pieces(line) for line in held]
    columns = columns_of(rows)
    if len(columns) < 2 or not is_table(rows, columns):
        return []
    if head := _head_above(area, lines, columns):
        bands.insert(0, head)
    held_by = [(band, [part for line in lines if (part := cut(line, band))]) for band in bands]
    filled = [(band, parts) for band, parts in held_by if parts]
    step = None if 2 * len(filled) > len(held) else row_step(held, columns)
    steps = [figure_step(parts, columns) or step for _, parts in filled]
    counted = [any(map(has_figures, map(pieces, parts))) for _, parts in filled]
    return [
        cell
        for at, ((band, parts), own) in enumerate(zip(filled, steps, strict=True))
        for cell in Rows(parts, columns, own).cells(band, over_figures=not any(counted[: at + 1]))
    ]


def _cuts(sides: Sequence[float], line: Line) -> bool:
    """Whether one of several x in order lies inside a letter of a line, two points from its edges."""
    for letter, (x0, _, x1, _) in zip(line.text, line.boxes, strict=True):
        at = bisect_right(sides, x0 + 2)
        if at < len(sides) and sides[at] < x1 - 2 and letter != " ":
            return True
    return False


def _is_drawing(cells: Sequence[Box], lines: Sequence[Line]) -> bool:
    """Whether strokes are a drawing or frames within frames: rules cut through letters, or cells are mere slivers."""
    area = around(cells)
    xs = boundaries([x for cell in cells for x in (cell.x0, cell.x1)])
    held = [own for line in lines if (own := cut(line, area))]
    sides_of: dict[frozenset[float], list[float]] = {}  # the lines of a row of cells have the same
    broken = 0
    for own in held:
        middle = own.box.middle[1]
        beside = frozenset(c.x0 for c in cells if c.top < middle < c.bottom)
        if beside not in sides_of:
            sides_of[beside] = [x for x in xs if any(abs(x0 - x) <= SNAP for x0 in beside)]
        broken += _cuts(sides_of[beside], own)
    size = min((line.size for line in held), default=0.0)
    slivers = sum(min(cell.x1 - cell.x0, cell.bottom - cell.top) < 0.6 * size for cell in cells)
    return (broken >= 2 and 4 * broken > len(held)) or 4 * slivers > len(cells)


def _is_marked(cells: Sequence[Box], lines: Sequence[Line]) -> bool:
    """Whether a single row of cells is what a highlighter left on a line of text: the text runs on right beside it."""
    if len({round(cell.top) for cell in cells}) != 1:
        return False
    area = around(cells)
    return any(
        one != " " != other and area.holds(*a.middle) != area.holds(*b.middle) and b.x0 - a.x1 < _TOUCHING * line.size
        for line in lines
        if cut(line, area)
        for (one, a), (other, b) in pairwise(zip(line.text, line.boxes, strict=True))
    )


def _table(cells: Sequence[Box], lines: Sequence[Line], told: Sequence[Band]) -> tuple[list[Box], str]:
    """Return the cells of a group that is a table and how it was found; no cells where it is none."""
    whole = around(cells)
    kept = [cell for cell in cells if not _holds_prose(cell, whole, lines)]
    if (_is_table(kept) and _is_drawing(kept, lines)) or _is_marked(kept, lines):
        return [], ""
    rows = _split_rows(kept, lines, told)
    if _is_table(kept) and len({round(cell.top) for cell in rows}) == 1:
        said = [squeeze(own.text) for cell in kept for line in lines if (own := cut(line, cell))]
        return kept, "ruled" if any(FIGURE.fullmatch(words) for words in said) else PART
    if _is_table(kept):
        return rows, "ruled"
    if len(kept) == 2 and len({round(cell.top) for cell in kept}) == 1:
        return kept, PART
    if len(cells) >= 2 and len({round(cell.x0) for cell in cells}) == 1:
        return _unruled_columns(cells, lines), BETWEEN
    return [], ""


def _is_written(cells: Sequence[Box], lines: Sequence[Line], strokes: Sequence[_Stroke]) -> bool:
    """Whether lines stand in a group of cells; a line of the page runs over all tables that stand beside each other.

    What no line has its middle in needs uprights that are drawn: rules over sums have none.
    """
    area = around(cells)
    if any(inside(line, area) for line in lines):
        return True
    upright = (e for e in strokes if e["orientation"] == "v" and area.top - SNAP <= e["top"] < area.bottom)
    sides = boundaries([e["x0"] for e in upright if area.x0 - SNAP <= e["x0"] <= area.x1 + SNAP])
    return len(sides) >= 3 and any(cut(line, area) for line in lines)


class _Drawn:
    """Tells whether a rule is drawn along most of a cell's upper or lower side."""

    def __init__(self, strokes: Sequence[_Stroke]) -> None:
        self._level = [e for e in strokes if e["orientation"] == "h"]
        self._along: dict[float, list[tuple[float, float]]] = {}

    def __call__(self, cell: Box, y: float) -> bool:
        """Whether one is drawn at the height `y`; the cells of a row share it."""
        along = self._along.get(y)
        if along is None:
            along = [(e["x0"], e["x1"]) for e in self._level if abs(e["top"] - y) <= SNAP]
            self._along[y] = along
        drawn = sum(max(0.0, float(min(x1, cell.x1) - max(x0, cell.x0))) for x0, x1 in along)
        return 2 * drawn > cell.x1 - cell.x0


def ruled(edges: Sequence[Edge], lines: Sequence[Line]) -> tuple[Found, ...]:
    """Find the tables with drawn rules, top to bottom.

    1. rules or cell frames that cross and close at least three cells in two columns and two rows
    2. the same with outer rules missing: at the top, the bottom, left and right
    3. filled areas in place of rules (the fill of a ruled cell is none)
    4. rules between the columns only: rows from the blank bands that part the numbers
    5. rules from side to side only (three-line tables): columns from what lines up
    6. a single row of words (`PART`), for the part of a table that a page break left alone
    Left alone: a frame around prose (also one that a table is drawn into), underlines, words marked in running text,
    drawings of thousands of strokes.
    """
    if not 3 <= len(edges) <= _MANY_EDGES or not lines:
        return ()
    by_rules = told_bands(edges, lines)
    told = with_grounds(by_rules, edges, lines)
    groups, strokes = _cell_groups([*edges, *strokes_of(told)], lines)
    is_drawn = _Drawn(strokes if told == by_rules else _merged([*edges, *strokes_of(by_rules)]))
    found = []
    for group in groups:
        cells, rule = _table(group, lines, told)
        if not cells or not _is_written(cells, lines, strokes):
            continue
        above = frozenset(i for i, cell in enumerate(cells) if not is_drawn(cell, cell.top))
        below = frozenset(i for i, cell in enumerate(cells) if not is_drawn(cell, cell.bottom))
        found.append(Found(around(cells), tuple(cells), rule, above, below))
    return tuple(sorted(found, key=lambda f: (f.box.top, f.box.x0)))
