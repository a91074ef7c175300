"""Tables whose rows are shaded in turn: the rows between the shaded ones, which no rule closes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.reading.found import SNAP, Found, around, boundaries, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.pieces import FIGURE, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_MOST_BETWEEN = 4  # rows between two shaded ones: those of a group that has its own ground, and its name
_MOST_LINES = 4
_LONGEST = 20  # characters of the name of a group
_STOPS = re.compile("[。；，]")
_TALLER = 1.6  # times the height of a shaded row: what stands between two of them


def _height(table: Found) -> float:
    """Return the height of the lowest row."""
    return table.box.bottom - max(cell.top for cell in table.cells)


def _says(band: Box, lines: Sequence[Line], least: int = 2) -> bool:
    """Whether the lines of a row stand in a band: one of so many pieces at least, none that reaches out of it.

    What stands beside the band is of another table.
    """
    beside = (line for line in lines if band.top < line.box.middle[1] < band.bottom)
    rows = [[p.box for p in pieces(line) if p.box.x0 < band.x1 and band.x0 < p.box.x1] for line in beside]
    within = all(band.x0 - SNAP <= box.x0 and box.x1 <= band.x1 + SNAP for row in rows for box in row)
    return within and any(len(row) >= least for row in rows)


def _names(band: Box, right: float, lines: Sequence[Line]) -> bool:
    """Whether all that stands in a band is the name of a group: a few words from the first column on."""
    held = [own for line in lines if (own := cut(line, band))]
    words = squeeze(held[0].text) if len(held) == 1 else ""
    inside = len(held) == 1 and held[0].box.x0 < right and held[0].box.x1 < band.x1
    return inside and len(words) <= _LONGEST and not _STOPS.search(words)


def _between(above: Found, below: Found, lines: Sequence[Line], grounds: Sequence[Box]) -> list[float]:
    """Return the heights of the rows between two shaded ones of a table, from the foot of one to the top of the other.

    None where one is not the next shaded row of the other: column under column, one row of words between them, or
    several that the ground of a group over all columns parts (`grounds`).
    """
    xs, others = above.sides, below.sides
    if len(xs) != len(others) or any(abs(a - b) > SNAP for a, b in zip(xs, others, strict=True)):
        return []
    top, bottom = above.box.bottom, below.box.top
    wide = [g for g in grounds if abs(g.x0 - xs[0]) <= SNAP and abs(g.x1 - xs[-1]) <= SNAP]
    ys = boundaries([top, bottom, *(y for g in wide for y in (g.top, g.bottom) if top < y < bottom)])
    highest = _TALLER * max(_height(above), _height(below))
    bands = [Box(xs[0], a, xs[-1], b) for a, b in pairwise(ys)]
    if len(bands) > _MOST_BETWEEN or not all(b.bottom - b.top <= highest or _is_broken(b, lines) for b in bands):
        return []
    return ys if all(_says(band, lines) or _names(band, xs[1], lines) for band in bands) else []


def _is_broken(band: Box, lines: Sequence[Line]) -> bool:
    """Whether a band holds one row whose words take several lines: one of them has its numbers."""
    held = [pieces(own) for line in lines if (own := cut(line, band))]
    counted = [row for row in held if any(FIGURE.fullmatch(squeeze(piece.text)) for piece in row[-2:])]
    return len(counted) == 1 and 1 < len(held) <= _MOST_LINES


def _row(xs: Sequence[float], top: float, bottom: float) -> list[Box]:
    return [Box(x0, top, x1, bottom) for x0, x1 in pairwise(xs)]


def _joined(
    run: Sequence[Found], gaps: Sequence[Sequence[float]], lines: Sequence[Line], grounds: Sequence[Box]
) -> Found:
    """Return the table that shaded rows and those between, right over and right under them make."""
    shaded = {
        (round(g.top), round(g.bottom)) for g in grounds if abs(g.x1 - g.x0 - run[0].box.x1 + run[0].box.x0) < SNAP
    }
    xs = run[0].sides
    cells = [cell for table in run for cell in table.cells]
    for ys in gaps:
        for top, bottom in pairwise(ys):
            band = Box(xs[0], top, xs[-1], bottom)
            crossed = not _says(band, lines) and any(own.box.x1 > xs[1] for line in lines if (own := cut(line, band)))
            cells += [band] if crossed or (round(top), round(bottom)) in shaded else _row(xs, top, bottom)
    last, height = run[-1].box.bottom, _height(run[-1])
    first = run[0].box.top
    for top, bottom in ((first - height, first), (last, last + height)):
        if _says(Box(xs[0], top, xs[-1], bottom), lines, max(2, len(xs) - 2)):
            cells += _row(xs, top, bottom)
    # The first may be a row of headers, found as a part of a table.
    return replace(run[-1], box=around(cells), cells=tuple(cells), open_above=frozenset(), open_below=frozenset())


def striped(tables: Sequence[Found], edges: Sequence[Edge], lines: Sequence[Line]) -> list[Found]:
    """Return tables with those joined that are the shaded rows of one.

    Left alone: tables with strokes, tables that other words part.
    """
    ruled = [edge.box for edge in edges if not edge.shade]

    def is_shaded(table: Found) -> bool:
        area = table.box
        return not any(
            area.x0 - 1 <= box.x0 and box.x1 <= area.x1 + 1 and area.top + 1 < box.top < area.bottom - 1
            for box in ruled
        )

    grounds = _grounds(edges)
    runs: list[tuple[list[Found], list[list[float]]]] = []
    for table in sorted(tables, key=lambda found: found.box.top):
        shaded = is_shaded(table)
        open_ = (run for run in runs if shaded and is_shaded(run[0][-1]))
        met = next(((run, ys) for run in open_ if (ys := _between(run[0][-1], table, lines, grounds))), None)
        if met:
            (run, gaps), ys = met
            run.append(table)
            gaps.append(ys)
        else:
            runs.append(([table], []))
    return [_joined(run, gaps, lines, grounds) if gaps else run[0] for run, gaps in runs]


def _grounds(edges: Sequence[Edge]) -> list[Box]:
    """Return the filled areas of a page by their level sides: those of equal width that follow each other."""
    level = sorted((e.box for e in edges if e.shade and e.orientation == "h"), key=lambda b: (b.x0, b.x1, b.top))
    return [Box(a.x0, a.top, a.x1, b.top) for a, b in pairwise(level) if (a.x0, a.x1) == (b.x0, b.x1)]
