"""Tables whose cells stand apart: each has rules or a ground of its own, with the same small gap to the next one.

Browsers draw so what a page sets with `border-spacing`. Each gap is closed to the middle, so that what reads tables
finds rules and grounds that meet, as in other tables. Lines over and under sums have gaps too, but stand under numbers
only: what is named in the rows stands beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reading.found import boundaries
from pipeline.reading.glyphs import Edge
from schemas.page import Line
from schemas.text import Box

_LEAST, _MOST = 0.4, 3.7  # points between two cells; more is the space between two tables
_EQUAL = 0.6  # points that the gaps of a row may differ by: rules are drawn in the middle of their width
_SAME = 0.6  # points that two heights of one level may differ by
_ENDS = 2.0  # points that the rows of a table may differ at their ends
_COLUMN = 8  # points of the narrowest column
_ROWS = 3  # levels of pieces of a table; a row alone needs uprights on either side of each gap


@dataclass(slots=True)
class _Level:
    """Pieces in a row, left to right, with the same gap between them: their height, ends and the gaps."""

    y: float
    x0: float
    x1: float
    gaps: tuple[tuple[float, float], ...]

    @property
    def widest(self) -> float:
        """The widest gap, in points."""
        return max(right - left for left, right in self.gaps)


def _pieces(edges: Iterable[Edge]) -> list[tuple[float, list[tuple[float, float]]]]:
    """Return for each height of level edges the ends of what is drawn there, left to right, what overlaps as one."""
    heights: list[tuple[float, list[tuple[float, float]]]] = []
    for edge in sorted((e for e in edges if e.orientation == "h"), key=lambda e: e.box.top):
        if not heights or edge.box.top - heights[-1][0] > _SAME:
            heights.append((edge.box.top, []))
        heights[-1][1].append((edge.box.x0, edge.box.x1))
    return [(y, _joined(sorted(ends))) for y, ends in heights]


def _joined(ends: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for x0, x1 in ends:
        if found and x0 - found[-1][1] <= _LEAST:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def _levels(edges: Sequence[Edge]) -> list[_Level]:
    """Return the rows of pieces that have the same small gap between them all, top to bottom."""
    found = []
    for y, ends in _pieces(edges):
        run: list[tuple[float, float]] = []
        for piece in [*ends, (float("inf"), float("inf"))]:
            if run and piece[0] - run[-1][1] > _MOST:
                gaps = tuple((left[1], right[0]) for left, right in pairwise(run))
                widths = [right - left for left, right in gaps]
                columns = min(x1 - x0 for x0, x1 in run) >= _COLUMN
                if widths and columns and max(widths) - min(widths) <= _EQUAL:
                    found.append(_Level(y, run[0][0], run[-1][1], gaps))
                run = []
            run.append(piece)
    return found


def _tables(levels: Sequence[_Level]) -> list[list[_Level]]:
    """Return the levels table by table: those with the same ends."""
    tables: list[list[_Level]] = []
    for level in levels:
        same = (t for t in tables if abs(t[0].x0 - level.x0) <= _ENDS and abs(t[0].x1 - level.x1) <= _ENDS)
        table = next(same, None)
        if table is None:
            tables.append([level])
        else:
            table.append(level)
    return tables


def _are_cells(table: Sequence[_Level], edges: Sequence[Edge], lines: Sequence[Line]) -> bool:
    """Whether pieces are sides of cells: no word stands beside them, and they are many or have uprights too."""
    top, bottom = table[0].y, table[-1].y
    x0, x1 = min(level.x0 for level in table), max(level.x1 for level in table)
    held = [box for line in lines if top < line.box.middle[1] < bottom for box in line.boxes]
    if any(box.x1 < x0 - _ENDS or box.x0 > x1 + _ENDS for box in held):
        return False
    if len(boundaries([level.y for level in table])) >= _ROWS:
        return True
    upright = [e.box.x0 for e in edges if e.orientation == "v" and e.box.top >= top - _MOST and e.box.top < bottom]
    sides = (x for level in table for gap in level.gaps for x in gap)
    return bottom > top and all(any(abs(x - other) <= _EQUAL for other in upright) for x in sides)


def _snapped(values: Iterable[float], gap: float) -> dict[float, float]:
    """Return where each of some places goes to: those that are no further apart than a gap, to their middle."""
    runs: list[list[float]] = []
    for value in sorted(set(values)):
        if runs and value - runs[-1][-1] <= gap:
            runs[-1].append(value)
        else:
            runs.append([value])
    return {value: (run[0] + run[-1]) / 2 for run in runs for value in run}


def close_gaps(edges: Sequence[Edge], lines: Sequence[Line]) -> Sequence[Edge]:
    """Return the edges of a page with the gaps between cells that stand apart closed, the others as they are."""
    closed = edges
    for table in _tables(_levels(edges)):
        if not _are_cells(table, edges, lines):
            continue
        gap = max(level.widest for level in table) + _EQUAL
        area = Box(
            min(level.x0 for level in table) - gap,
            table[0].y - gap,
            max(level.x1 for level in table) + gap,
            table[-1].y + gap,
        )
        closed = _closed(closed, area, gap)
    return closed


def _closed(edges: Sequence[Edge], area: Box, gap: float) -> list[Edge]:
    """Return edges with those of an area moved to the middle of the gaps."""
    own = [e for e in edges if area.x0 <= e.box.x0 <= e.box.x1 <= area.x1 and area.top <= e.box.top <= area.bottom]
    xs = _snapped((x for e in own for x in (e.box.x0, e.box.x1)), gap)
    ys = _snapped((y for e in own for y in (e.box.top, e.box.bottom)), gap)
    moved = {id(e): e._replace(box=Box(xs[e.box.x0], ys[e.box.top], xs[e.box.x1], ys[e.box.bottom])) for e in own}
    return [moved.get(id(e), e) for e in edges]
