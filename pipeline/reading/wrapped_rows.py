"""Rows all of whose cells take a second line: it stands nearer to the first than rows do, under cells that are full."""

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.pieces import FIGURE, Piece, pieces
from schemas.page import Line
from schemas.text import squeeze

_NEARER = 0.85  # of the step from row to row
_LEAST = 3  # steps from row to row that tell how far rows are apart
_FULL = 1.2  # sizes that a full line ends before the longest one of its column


def second_lines(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> frozenset[int]:
    """Return the lines that go on with every cell of the line above: 节能减排先进单 | 市经济委 over 位 | 员会.

    Left alone: numbers, which wrap nowhere; lines under a cell that had room for more.
    """
    gaps = {at: line.top - above.top for at, (above, line) in enumerate(pairwise(lines), start=1)}
    if len(gaps) <= _LEAST:
        return frozenset()
    usual = sorted(gaps.values())[len(gaps) // 2]
    near = [at for at, gap in gaps.items() if gap < _NEARER * usual]
    if not near or len(gaps) - len(near) < _LEAST or any(at - 1 in near for at in near):
        return frozenset()
    rows = [_cells(line, columns) for line in lines]
    return frozenset(at for at in near if _goes_on(rows[at - 1], rows[at], rows))


def _cells(line: Line, columns: Sequence[tuple[float, float]]) -> list[Piece]:
    """Return what a line says in each column; nothing where a column is empty or words stand over two."""
    cells: dict[int, Piece] = {}
    sides = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    for word in pieces(line, 0.0):
        at = bisect(sides, word.box.middle[0])
        if at != bisect(sides, word.box.x0 + 1) or at != bisect(sides, word.box.x1 - 1):
            return []
        before = cells.get(at)
        cells[at] = Piece(before.box.union(word.box), before.text + word.text) if before else word
    return [cells[at] for at in sorted(cells)] if len(cells) == len(columns) > 1 else []


def _height(piece: Piece) -> float:
    return piece.box.bottom - piece.box.top


def _goes_on(above: Sequence[Piece], row: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> bool:
    if not above or not row or any(FIGURE.fullmatch(squeeze(piece.text)) for piece in row):
        return False
    # Cells of one length in every column tell of none whether it is full.
    others = [other for other in rows if other and other not in (above, row)]
    ends = [(one.box.x1 - _FULL * _height(one), [other[at].box.x1 for other in others]) for at, one in enumerate(above)]
    if not any(end < full for full, column in ends for end in column):
        return False
    return all(
        second.box.x1 - second.box.x0 <= first.box.x1 - first.box.x0
        and first.box.x1 + _FULL * _height(first) > max(other[at].box.x1 for other in rows if other)
        for at, (first, second) in enumerate(zip(above, row, strict=True))
    )
