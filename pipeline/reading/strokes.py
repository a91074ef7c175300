"""Strokes of a page and the groups of cells that they close, those that are missing at its edges made good."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from pdfplumber.table import cells_to_tables, merge_edges

from pipeline.reading.crossings import cells_of
from pipeline.reading.found import SNAP
from pipeline.reading.glyphs import Edge
from pipeline.reading.pieces import APART, UNIT_LINE, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_ROW = 4.5  # sizes of print: the sides of a filled header and a band under it are no higher
_TITLE = 1.5  # times the usual row: between two rules further apart a title may stand
Stroke = dict[str, Any]


def _as_pdfplumber(edge: Edge) -> Stroke:
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


def _stroke(x0: float, top: float, x1: float, bottom: float) -> Stroke:
    return _as_pdfplumber(Edge(Box(x0, top, x1, bottom), "h" if top == bottom else "v"))


def merged(edges: Sequence[Edge]) -> list[Stroke]:
    """Return the strokes of edges, those that lie on each other as one, without dots."""
    strokes = merge_edges([_as_pdfplumber(e) for e in edges], SNAP, SNAP, SNAP, SNAP)
    return [e for e in strokes if max(e["width"], e["height"]) > SNAP]


def form_table(cells: Sequence[Box]) -> bool:
    """Whether a group of cells is a table: two columns and two rows (a framed page has one of each), or a row of three.

    A single row is what a page break leaves of a longer table.
    """
    columns = {round(cell.x0) for cell in cells}
    rows = {round(cell.top) for cell in cells}
    return len(cells) >= 3 and (len(columns) >= 3 or (len(columns) >= 2 and len(rows) >= 2))


def _open_ends(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Iterator[Stroke]:
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
    return bool(wide or APART.fullmatch(words)) and len(pieces(line)) == 1


def _is_apart(above: Stroke, below: Stroke, lines: Sequence[Line], row: float) -> bool:
    """Whether two tables are parted between two rules: a unit line, running text, a title in more room than a row has.

    `row` is the usual way from one rule to the next.
    """
    top, bottom = above["top"], below["top"]
    held = [line for line in lines if top < line.box.middle[1] < bottom]
    if any(_parts_tables(line, below["x0"], below["x1"]) for line in held):
        return True
    return bool(held) and bottom - top > _TITLE * row and all(len(pieces(line)) == 1 for line in held)


def _runs(
    rules: Sequence[Stroke], others: Sequence[Stroke], upright: Sequence[Stroke], lines: Sequence[Line]
) -> Iterator[list[Stroke]]:
    """Yield the rules of one table each: no other rule as long and nothing that parts tables lies between them."""
    ordered = sorted(rules, key=lambda e: e["top"])
    row = median([below["top"] - above["top"] for above, below in pairwise(ordered)] or [0.0])
    run = ordered[:1]
    for above, below in pairwise(ordered):
        top, bottom = above["top"], below["top"]
        crossed = any(
            u["top"] < (top + bottom) / 2 < u["bottom"] and below["x0"] < u["x0"] < below["x1"] for u in upright
        )
        closed = any(top + SNAP < e["top"] < bottom - SNAP for e in others)
        if closed or (not crossed and _is_apart(above, below, lines, row)):
            yield run
            run = []
        run.append(below)
    yield run


def _passes(upright: Stroke, x: float, y: float) -> bool:
    """Whether an upright runs through the end of a rule: it goes on above and below it."""
    return bool(abs(upright["x0"] - x) <= SNAP and upright["top"] + SNAP < y < upright["bottom"] - SNAP)


def _stands_at(x: float, y: float, upright: Sequence[Stroke]) -> bool:
    """Whether an upright stands at a place: those of two boxes beside each other are merged halfway between them."""
    return any(abs(u["x0"] - x) <= 2 * SNAP and u["top"] - SNAP <= y <= u["bottom"] + SNAP for u in upright)


def _lacks_side(run: Sequence[Stroke], end: str, upright: Sequence[Stroke], shades: Sequence[Stroke]) -> bool:
    """Whether two rows or more between rules have no upright at one `end` (`x0`, `x1`), beside them or at their foot.

    A row that is filled from side to side lacks none.
    """
    count = 0
    for above, below in pairwise(run):
        middle = (above["top"] + below["top"]) / 2
        filled = all(_stands_at(below[side], middle, shades) for side in ("x0", "x1"))
        drawn = any(_stands_at(below[end], y, upright) for y in (middle, below["top"]))
        count += not filled and not drawn
    return count > 1


def _goes_on(rule: Stroke, other: Stroke) -> bool:
    """Whether a rule begins or ends where another one does: also one that leaves out a tall cell at its other end."""
    return any(abs(rule[end] - other[end]) <= SNAP for end in ("x0", "x1"))


def _farthest(rule: Stroke, others: Iterable[Stroke], upright: Sequence[Stroke]) -> float:
    """Return the height of the last of other rules that uprights join to one, rule by rule, up to a longer one."""
    y = float(rule["top"])
    for other in others:
        top, bottom = sorted((y, other["top"]))
        longer = other["x0"] < rule["x0"] - SNAP or other["x1"] > rule["x1"] + SNAP
        joining = (u for u in upright if u["top"] <= top + SNAP and u["bottom"] >= bottom - SNAP)
        if not any(rule["x0"] < u["x0"] < rule["x1"] for u in joining):
            break
        y = other["top"]
        if longer:
            break
    return y


def _open_sides(
    level: Sequence[Stroke], upright: Sequence[Stroke], shades: Sequence[Stroke], lines: Sequence[Line]
) -> Iterator[Stroke]:
    """Yield the uprights that are missing where three rules or more, equally long, begin or end in the open.

    The sides of filled rows (a band, a header) close nothing.
    Left alone: a rule under the running head as long as those of a table further down.
    """
    row = _ROW * median([line.size for line in lines]) if lines else 0.0
    high = [u for u in upright if u["bottom"] - u["top"] > row]
    groups: dict[tuple[float, float], list[Stroke]] = {}
    for edge in level:
        near = [g for g in groups if abs(g[0] - edge["x0"]) <= SNAP and abs(g[1] - edge["x1"]) <= SNAP]
        groups.setdefault(near[0] if near else (edge["x0"], edge["x1"]), []).append(edge)
    for (x0, x1), alike in groups.items():
        if len(alike) < 3:
            continue
        for end, x in (("x0", x0), ("x1", x1)):
            passed = [any(_passes(u, edge[end], edge["top"]) for u in high) for edge in alike]
            rules = [edge for edge, closed in zip(alike, passed, strict=True) if not closed]
            others = [edge for edge, closed in zip(alike, passed, strict=True) if closed]
            for run in _runs(rules, others, upright, lines):
                if _lacks_side(run, end, upright, shades):
                    beside = sorted((e for e in level if _goes_on(e, run[0])), key=lambda e: e["top"])
                    above = [e for e in reversed(beside) if e["top"] < run[0]["top"]]
                    below = [e for e in beside if e["top"] > run[-1]["top"]]
                    yield _stroke(x, _farthest(run[0], above, upright), x, _farthest(run[-1], below, upright))


def _groups(strokes: Sequence[Stroke], lines: Sequence[Line], shades: Sequence[Stroke] = ()) -> list[list[Box]]:
    """Return the groups of touching cells that strokes close, missing outer rules made good.

    `shades` are the sides of filled areas, where these are no strokes: between them no side is missing.
    """
    level = [e for e in strokes if e["orientation"] == "h"]
    upright = [e for e in strokes if e["orientation"] == "v"]
    filled = [e for e in shades if e["orientation"] == "v"]
    upright = [*upright, *_open_sides(level, upright, filled, lines)]
    closed = [*level, *upright, *_open_ends(level, upright)]
    return [[Box(*cell) for cell in group] for group in cells_to_tables(cells_of(closed, SNAP))]


def _is_ruled_over(shade: Edge, groups: Sequence[Sequence[Box]], is_drawn: "Drawn") -> bool:
    """Whether the side of a filled area lies in a cell that strokes close: the fill of the cell, not a rule.

    Left alone: the foot of a filled header that is the upper side of the cells below, which no rule is drawn along.
    """
    x, y = shade.box.middle
    for cells in groups:
        for cell in cells:
            if cell.holds(x, y) and not (_ends_header(shade, cell, cells) and not is_drawn(cell, cell.top)):
                return True
    return False


def _ends_header(shade: Edge, cell: Box, cells: Sequence[Box]) -> bool:
    """Whether the side of an area lies along the upper side of a cell and ends where cells of its row do, not all."""
    if shade.orientation != "h" or abs(shade.box.top - cell.top) > SNAP:
        return False
    sides = [x for other in cells if abs(other.top - cell.top) <= SNAP for x in (other.x0, other.x1)]
    ends = (min(abs(x - side) for side in sides) <= SNAP for x in (shade.box.x0, shade.box.x1))
    return all(ends) and shade.box.x1 - shade.box.x0 < max(sides) - min(sides) - SNAP


def cell_groups(edges: Sequence[Edge], lines: Sequence[Line]) -> tuple[list[list[Box]], list[Stroke]]:
    """Return the groups of cells on a page and the strokes that they come of; filled areas count where no rule does."""
    strokes = merged([e for e in edges if not e.shade])
    groups = _groups(strokes, lines, merged([e for e in edges if e.shade]))
    tables = [cells for cells in groups if form_table(cells)]
    is_drawn = Drawn(strokes)
    shades = [e for e in edges if e.shade and not _is_ruled_over(e, tables, is_drawn)]
    if not shades:
        return groups, strokes
    strokes = merged([*(e for e in edges if not e.shade), *shades])
    return _groups(strokes, lines), strokes


class Drawn:
    """Tells whether a rule is drawn along most of a cell's upper or lower side."""

    def __init__(self, strokes: Sequence[Stroke]) -> None:
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
