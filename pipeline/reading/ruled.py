"""Tables with drawn rules: their cells from strokes and filled areas, also where some of the rules are missing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.aligned import Rows, columns_of, is_table, row_step
from pipeline.reading.broken_rows import broken_rows
from pipeline.reading.found import BETWEEN, PART, SNAP, Band, Found, around, boundaries, cut, inside
from pipeline.reading.glyphs import Edge
from pipeline.reading.grounds import with_grounds
from pipeline.reading.joints import strokes_of, told_bands
from pipeline.reading.pieces import FIGURE, UNIT_LINE, has_figures, pieces
from pipeline.reading.strokes import Drawn, Stroke, cell_groups, form_table, merged
from pipeline.reading.told_rows import figure_step, told_rows
from pipeline.reading.unstacked import under_headers, unstacked
from schemas.page import Line
from schemas.text import Box, squeeze

_TOUCHING = 0.3  # sizes between two letters of one word
_PATTERN = 8  # cells to each line, of tiles that are a pattern
_MANY_EDGES = 4000  # a drawing, not a table: the crossing search is quadratic


def _holds_prose(cell: Box, table: Box, lines: Sequence[Line]) -> bool:
    """Whether a cell frames running text: as wide as its table, at its upper or lower edge, four lines or more."""
    if cell.x1 - cell.x0 < 0.95 * (table.x1 - table.x0):
        return False
    if cell.top > table.top + SNAP and cell.bottom < table.bottom - SNAP:
        return False
    return sum(inside(line, cell) for line in lines) >= 4


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
    pattern = broken == len(held) and _PATTERN * broken < len(cells)  # tiles on a cover with a name over them
    return (broken >= 2 and 4 * broken > len(held)) or pattern or 4 * slivers > len(cells)


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
    if (form_table(kept) and _is_drawing(kept, lines)) or _is_marked(kept, lines):
        return [], ""
    rows = _split_rows(kept, lines, told)
    if form_table(kept) and len({round(cell.top) for cell in rows}) == 1:
        said = [squeeze(own.text) for cell in kept for line in lines if (own := cut(line, cell))]
        return kept, "ruled" if any(FIGURE.fullmatch(words) for words in said) else PART
    if form_table(kept):
        return rows, "ruled"
    if len(kept) == 2 and len({round(cell.top) for cell in kept}) == 1:
        return kept, PART
    if len(cells) >= 2 and len({round(cell.x0) for cell in cells}) == 1:
        return _unruled_columns(cells, lines), BETWEEN
    return [], ""


def _is_written(cells: Sequence[Box], lines: Sequence[Line], strokes: Sequence[Stroke]) -> bool:
    """Whether lines stand in a group of cells; a line of the page runs over all tables that stand beside each other.

    What no line has its middle in needs uprights that are drawn: rules over sums have none.
    """
    area = around(cells)
    if any(inside(line, area) for line in lines):
        return True
    upright = (e for e in strokes if e["orientation"] == "v" and area.top - SNAP <= e["top"] < area.bottom)
    sides = boundaries([e["x0"] for e in upright if area.x0 - SNAP <= e["x0"] <= area.x1 + SNAP])
    return len(sides) >= 3 and any(cut(line, area) for line in lines)


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
    groups, strokes = cell_groups([*edges, *strokes_of(told)], lines)
    is_drawn = Drawn(strokes if told == by_rules else merged([*edges, *strokes_of(by_rules)]))
    found = []
    for group in groups:
        cells, rule = _table(group, lines, told)
        if not cells or not _is_written(cells, lines, strokes):
            continue
        above = frozenset(i for i, cell in enumerate(cells) if not is_drawn(cell, cell.top))
        below = frozenset(i for i, cell in enumerate(cells) if not is_drawn(cell, cell.bottom))
        found.append(Found(around(cells), tuple(cells), rule, above, below))
    return tuple(sorted(found, key=lambda f: (f.box.top, f.box.x0)))
