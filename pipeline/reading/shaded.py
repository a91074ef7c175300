"""Tables whose row of headers is shaded: the rows below it, which neither rule nor shade closes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.reading.aligned import Rows, row_step
from pipeline.reading.found import Found, around, cut, inside
from pipeline.reading.glyphs import Edge
from pipeline.reading.pieces import FIGURE, Piece, pieces
from pipeline.reading.surface import is_number
from pipeline.reading.unstacked import unstacked
from schemas.page import Line
from schemas.text import Box, squeeze

_APART = 2.2  # sizes from one line to the next: what is further below is another thing
_LONGEST = 20  # characters of a header
_LEVELS = 3  # rows of headers
_LEAST = 3  # columns, and rows
_STEADY = 1.3  # times the way from one line to the next that the way to a further one may be
_WHOLE = "ruled"  # no part of a table any more


def _headers(table: Found, edges: Sequence[Edge], lines: Sequence[Line]) -> list[float]:
    """Return the sides of the columns of a table that is nothing but shaded headers; none where it is not."""
    area = table.box
    ruled = [edge.box for edge in edges if not edge.shade]
    if table.places or len(table.cells) < _LEAST or any(_leaves(box, area) for box in ruled):
        return []
    if len({round(cell.top) for cell in table.cells}) > _LEVELS:
        return []
    said = ["".join(squeeze(own.text) for line in lines if (own := cut(line, cell))) for cell in table.cells]
    if not all(said) or any(map(is_number, said)) or max(map(len, said)) > _LONGEST:
        return []
    return table.sides


def _leaves(box: Box, area: Box) -> bool:
    """Whether a stroke that meets an area goes on below it: rules of the rows, no mere sides of the headers."""
    beside = box.x0 < area.x1 - 1 and area.x0 + 1 < box.x1
    return beside and area.top - 1 < box.bottom and box.top < area.bottom + 1 and box.bottom > area.bottom + 1


def _place(piece: Piece, xs: Sequence[float]) -> int | None:
    """Return the column that holds a piece; None where it reaches over a side."""
    return next((i for i, (a, b) in enumerate(pairwise(xs)) if a - 1 <= piece.box.x0 and piece.box.x1 <= b + 1), None)


def _below(header: Found, xs: Sequence[float], lines: Sequence[Line], taken: Sequence[Found]) -> list[Line]:
    """Return the lines under a row of headers each piece of which stands in one column."""
    area = Box(xs[0], header.box.bottom, xs[-1], float("inf"))
    found: list[Line] = []
    bottom, step = header.box.bottom, 0.0
    for line in sorted(lines, key=lambda one: one.top):
        if not (own := cut(line, area)):
            continue
        far = own.top - bottom > max(_APART * own.size, _STEADY * step) or any(
            inside(own, other.box) for other in taken
        )
        if far or line.left < xs[0] - 1 or any(_place(piece, xs) is None for piece in pieces(own)):
            break
        found.append(own)
        step = 2 * (own.top - bottom) if len(found) == 1 else own.top - bottom
        bottom = own.box.bottom
    while found and len(pieces(found[-1])) < 2:
        found.pop()
    return found


def _is_body(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Whether lines are rows of a table: most in all columns but the first, with numbers in half of the rows."""
    rows = [pieces(line) for line in lines]
    full = [row for row in rows if len(row) >= max(2, len(xs) - 2)]
    counted = [row for row in full if any(FIGURE.fullmatch(squeeze(piece.text)) for piece in row[1:])]
    return len(full) >= _LEAST and 2 * len(full) >= len(rows) and 2 * len(counted) >= len(full)


def _with_tall(cells: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Join the empty cells at the left to the one above that says something: one tall cell over several rows."""
    left = min(cell.x0 for cell in cells)
    found: list[Box] = [cell for cell in cells if cell.x0 > left]
    first = sorted((cell for cell in cells if cell.x0 <= left), key=lambda cell: cell.top)
    tall: list[Box] = []
    for cell in first:
        if tall and not any(cut(line, cell) for line in lines):
            tall[-1] = tall[-1].union(cell)
        else:
            tall.append(cell)
    return [*found, *tall]


def headed(tables: Sequence[Found], edges: Sequence[Edge], lines: Sequence[Line]) -> list[Found]:
    """Return tables with the rows that stand under a shaded row of headers joined to it.

    1. 类别 | 指标 | 单位 | 2022 | 2023 over rows without rules   2. tall cells at the left, over several rows
    3. headers of several levels
    Left alone: boxes of numbers (cards), a row of boxes over running text, tables with strokes.
    """
    found: list[Found] = []
    for table in tables:
        xs = _headers(table, edges, lines)
        below = _below(table, xs, lines, [other for other in tables if other is not table]) if xs else []
        if not below or not _is_body(below, xs):
            found.append(table)
            continue
        area = Box(xs[0], table.box.bottom, xs[-1], max(line.box.bottom for line in below) + 2)
        columns = list(pairwise(xs))
        row = [Box(x0, area.top, x1, area.bottom) for x0, x1 in columns]
        cells = unstacked(row, below) or Rows(below, columns, row_step(below, columns)).cells(area)
        rows = _with_tall(cells, below)
        box = around([*table.cells, *rows])
        found.append(replace(table, box=box, cells=(*table.cells, *rows), rule=_WHOLE))
    return found
