"""The rows between two rules whose pieces tell the columns, and how far rows with numbers are apart."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.aligned import Rows, row_step
from pipeline.reading.centred import rows_of_labels
from pipeline.reading.found import SNAP, Band, around, cut
from pipeline.reading.pieces import FIGURE, Piece, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_LEAST = 3  # rows of words that tell how far rows are apart
_APART = 1.7  # sizes from row to row; lines of one cell are nearer


def figure_step(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> float | None:
    """Return how far lines with numbers in one column are apart at least: no number wraps, they are rows.

    None where no two lines have one in the same column: a row whose words take several lines.
    """
    tops: dict[int, list[float]] = {}
    for line in lines:
        for piece in pieces(line):
            words = squeeze(piece.text)
            if FIGURE.fullmatch(words):
                hit = [i for i, (x0, x1) in enumerate(columns) if i and piece.box.x0 < x1 and x0 < piece.box.x1]
                tops.setdefault(hit[0] if hit else 0, []).append(line.top)
    gaps = [b - a for column, own in tops.items() if column for a, b in pairwise(own)]
    return min(gaps, default=None)


def _full_step(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> float:
    """Return how far lines are apart at least that say something in each column, however near its words are to others'.

    0 where less than three do, or they are as near as the lines of one cell.
    """

    def is_full(line: Line) -> bool:
        places = [
            [at for at, (x0, x1) in enumerate(columns) if x0 <= w.box.x0 and w.box.x1 <= x1] for w in pieces(line, 0.0)
        ]
        return all(places) and len({at for own in places for at in own}) == len(columns)

    tops = [line.top for line in lines if is_full(line)]
    step = min((b - a for a, b in pairwise(tops)), default=0.0)
    return step if len(tops) >= _LEAST and step > _APART * min(line.size for line in lines) else 0.0


def told_rows(row: Sequence[Box], lines: Sequence[Line], told: Sequence[Band]) -> list[Box]:
    """Return the cells of the rows between two rules whose pieces tell the columns; none where it is one row."""
    area = around(row)
    if not any(abs(band.top - area.top) <= SNAP and abs(band.bottom - area.bottom) <= SNAP for band in told):
        return []
    held = [own for line in lines if (own := cut(line, area))]
    columns = sorted((cell.x0, cell.x1) for cell in row)
    step = figure_step(held, columns) or row_step(held, columns) or _full_step(held, columns)
    if not step:
        return []
    names = [line for at, line in enumerate(held) if _is_centred(at, held, columns)]
    rows = Rows([line for line in held if line not in names], columns, step).rows
    groups = _groups(rows, names, columns)
    if names and not groups:
        rows = Rows(held, columns, step).rows
    tops = [around([piece.box for piece in own]) for own in rows]
    ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(tops)), area.bottom]
    cells = []
    for at, (top, bottom) in enumerate(pairwise(ys)):
        words = [w.box for line in held if top < line.box.middle[1] < bottom for w in pieces(line, 0.0)]
        sides = [x0 for x0, _ in columns[1:] if not any(b.x0 + 1 < x0 < b.x1 - 1 for b in words)]
        boxes = [Box(x0, top, x1, bottom) for x0, x1 in pairwise([area.x0, *sides, area.x1])]
        if end := groups.get(at):
            boxes[0] = boxes[0]._replace(bottom=ys[end + 1])
        inside = any(start < at <= end for start, end in groups.items())
        cells += boxes[1:] if inside else boxes
    return cells


def _is_centred(at: int, lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line is a label in the first column between two lines with none there and one in the second."""
    if not 0 < at < len(lines) - 1 or len(columns) < 3:
        return False
    own = pieces(lines[at])
    firsts = [pieces(lines[k])[0].box.x0 for k in (at - 1, at + 1)]
    second = columns[1]
    return len(own) == 1 and own[0].box.x1 <= second[0] and all(second[0] <= x < second[1] for x in firsts)


def _groups(
    rows: Sequence[Sequence[Piece]], names: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> dict[int, int]:
    """Return the first and last row of each group of rows that a label halfway down names."""

    def says(row: Sequence[Piece], column: int) -> bool:
        x0, x1 = columns[column]
        return any(x0 <= piece.box.middle[0] < x1 and not FIGURE.fullmatch(squeeze(piece.text)) for piece in row)

    own = [at for at, row in enumerate(rows) if says(row, 0)]
    if len(columns) < 3 or 0 in own or not all(says(row, 1) or at in own for at, row in enumerate(rows)):
        return {}
    middles = [around([piece.box for piece in row]).middle[1] for row in rows]
    return dict(rows_of_labels(middles, own, [line.box.middle[1] for line in names]))
