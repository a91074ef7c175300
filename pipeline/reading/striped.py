"""Tables whose rows are shaded in turn: the rows between the shaded ones, which no rule closes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.reading.aligned import pieces
from pipeline.reading.found import SNAP, Found, around
from pipeline.reading.glyphs import Edge
from schemas.page import Line
from schemas.text import Box

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


def _follows(above: Found, below: Found, lines: Sequence[Line]) -> bool:
    """Whether one table is the next shaded row of another: column under column, one row of words between them."""
    xs, others = above.sides, below.sides
    if len(xs) != len(others) or any(abs(a - b) > SNAP for a, b in zip(xs, others, strict=True)):
        return False
    band = Box(xs[0], above.box.bottom, xs[-1], below.box.top)
    return 0 < band.bottom - band.top <= _TALLER * max(_height(above), _height(below)) and _says(band, lines)


def _row(xs: Sequence[float], top: float, bottom: float) -> list[Box]:
    return [Box(x0, top, x1, bottom) for x0, x1 in pairwise(xs)]


def _joined(run: Sequence[Found], lines: Sequence[Line]) -> Found:
    """Return the table that shaded rows and those between, right over and right under them make."""
    xs = run[0].sides
    cells = [cell for table in run for cell in table.cells]
    for above, below in pairwise(run):
        cells += _row(xs, above.box.bottom, below.box.top)
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

    runs: list[list[Found]] = []
    for table in sorted(tables, key=lambda found: found.box.top):
        run = next(
            (run for run in runs if is_shaded(table) and is_shaded(run[-1]) and _follows(run[-1], table, lines)), None
        )
        if run:
            run.append(table)
        else:
            runs.append([table])
    return [_joined(run, lines) if len(run) > 1 else run[0] for run in runs]
