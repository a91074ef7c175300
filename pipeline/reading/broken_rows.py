"""Rows whose cells take several lines, parted by no rule: numbers tell the rows, words are dealt out to them.

Cells are set in the middle of their row or at its top. Each line of a column of words goes with a number beside the
middle, or the top, of its lines; a line of labels far from every number is a row by itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from pipeline.reading.found import WHOLE, around, cut, may_lack_a_digit
from pipeline.reading.pieces import FIGURE, Piece, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_PART = re.compile(r"[（(]?[-+−–—]?[0-9][0-9,，]*[,，.][0-9]*[)）]?[%％]?")
_SAME = 0.3  # sizes by which the middles of one row may differ
_OFF = 0.45  # sizes by which a cell may stand off its row
_ALONE = 0.3  # sizes that a row of one label costs in place of being dealt out
_PITCH = 1.15  # times the step from line to line in a cell
_NEARER = 0.9  # of the step from row to row: lines of one cell
_MOST = 6  # lines of a cell
_NEAREST = 1.1  # sizes from one row to the next at least
_LEAST = 2  # rows

Dealt = list[tuple[int, Piece]]  # the pieces of a row with their columns


class _Span(NamedTuple):
    """The height of a line or of a row of numbers."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _span(boxes: Sequence[Box]) -> _Span:
    return _Span(min(box.top for box in boxes), max(box.bottom for box in boxes))


def _is_whole(words: str) -> bool:
    """Whether words are a whole number or say that there is none."""
    return bool(WHOLE.fullmatch(words)) or (bool(FIGURE.fullmatch(words)) and words[-1] not in ",，.")


def _breaks_number(own: Sequence[Piece]) -> bool:
    """Whether a column holds a part of a number: 41,906, over 213.58, 57,820,4 over 16.30, 730.2 over 8."""
    said = [squeeze(piece.text) for piece in own]
    part = any(_PART.fullmatch(words) and not WHOLE.fullmatch(words) for words in said)
    return part or any(map(may_lack_a_digit, pairwise(said)))


def _columns_of(held: Sequence[tuple[int, Piece]]) -> dict[int, list[Piece]]:
    columns: dict[int, list[Piece]] = {}
    for column, piece in held:
        columns.setdefault(column, []).append(piece)
    return {column: sorted(own, key=lambda p: p.box.middle[1]) for column, own in columns.items()}


def _rows_of_numbers(columns: dict[int, list[Piece]], size: float) -> list[_Span]:
    """Return the rows that columns of nothing but whole numbers tell; none where two of them are too near."""
    clean = [own for at, own in columns.items() if at and all(_is_whole(squeeze(p.text)) for p in own)]
    rows: list[list[Box]] = []
    for piece in sorted((p for own in clean for p in own), key=lambda p: p.box.middle[1]):
        if rows and piece.box.middle[1] - rows[-1][0].middle[1] <= _SAME * size:
            rows[-1].append(piece.box)
        else:
            rows.append([piece.box])
    found = [_span(boxes) for boxes in rows]
    apart = all(b.middle - a.middle >= _NEAREST * size for a, b in pairwise(found))
    columns_of = [{at for at, own in columns.items() if any(p.box in boxes for p in own)} for boxes in rows]
    shared = all(one & other for one, other in pairwise(columns_of))  # else cells of one row stand higher and lower
    return found if apart and shared and len(found) >= _LEAST else []


def _deal(
    lines: Sequence[_Span], rows: Sequence[_Span], limits: tuple[float, float], at_top: bool
) -> tuple[float, list[int | None]]:
    """Return what it costs to deal lines out to rows, and the row of each line; None for a row by itself."""
    size, pitch = limits
    best: dict[tuple[int, int], tuple[float, tuple[int, int, int | None] | None]] = {(0, 0): (0.0, None)}

    def offer(place: tuple[int, int], cost: float, came: tuple[int, int, int | None]) -> None:
        if cost < best.get(place, (inf, None))[0]:
            best[place] = cost, came

    for row in range(len(rows) + 1):
        for line in range(len(lines) + 1):
            if (line, row) not in best:
                continue
            cost = best[line, row][0]
            if line < len(lines) and _is_free(lines[line], rows, row):
                offer((line + 1, row), cost + _ALONE * size, (line, row, None))
            if row == len(rows):
                continue
            offer((line, row + 1), cost, (line, row, None))
            for end in range(line + 1, min(len(lines), line + _MOST) + 1):
                if end > line + 1 and lines[end - 1].top - lines[end - 2].top > _PITCH * pitch:
                    break
                own = _Span(lines[line].top, lines[end - 1].bottom)
                off = abs(own.top - rows[row].top) if at_top else abs(own.middle - rows[row].middle)
                if off <= _OFF * size:
                    offer((end, row + 1), cost + off, (line, row, row))
    place = len(lines), len(rows)
    if place not in best:
        return inf, []
    total, found = best[place][0], [None] * len(lines)  # type: tuple[float, list[int | None]]
    while (came := best[place][1]) is not None:
        line, row, taken = came
        if taken is not None:
            found[line : place[0]] = [taken] * (place[0] - line)
        place = line, row
    return total, found


def _is_free(line: _Span, rows: Sequence[_Span], row: int) -> bool:
    """Whether a line stands between a row and the one before it, clear of both."""
    above, below = rows[row - 1].bottom if row else -inf, rows[row].top if row < len(rows) else inf
    return above - 1 <= line.top and line.bottom <= below + 1


def _pitch(columns: dict[int, list[Piece]], step: float) -> float:
    """Return the step from line to line in a cell; 0 where lines are as far apart as rows (`step`)."""
    pitch = min((b.box.top - a.box.top for own in columns.values() for a, b in pairwise(own)), default=0.0)
    return pitch if pitch < _NEARER * step else 0.0


def deal_rows(held: Sequence[tuple[int, Piece]], size: float) -> list[Dealt]:
    """Return the rows of pieces in columns; none where no numbers tell them, or words stand beside none of them.

    Left alone: tables whose rows all take one line, numbers that their cells break.
    """
    columns = _columns_of(held)
    if any(map(_breaks_number, columns.values())):
        return []
    rows = _rows_of_numbers(columns, size)
    if not rows or (max(map(len, columns.values())) <= len(rows) and _are_level(columns, rows, size)):
        return []
    limits = size, _pitch(columns, min(b.middle - a.middle for a, b in pairwise(rows)))
    ways = []
    for at_top in (False, True):
        dealt = {
            at: _deal([_Span(p.box.top, p.box.bottom) for p in own], rows, limits, at_top)
            for at, own in columns.items()
        }
        ways.append((sum(cost for cost, _ in dealt.values()), dealt))
    cost, dealt = min(ways, key=lambda way: way[0])
    if cost == inf or any(None in places for at, (_, places) in dealt.items() if at):
        return []
    found: list[Dealt] = [[] for _ in rows]
    for at, own in columns.items():
        for piece, place in zip(own, dealt[at][1], strict=True):
            if place is None:
                found.append([(at, piece)])
            else:
                found[place].append((at, piece))
    found.sort(key=lambda row: _span([p.box for _, p in row]).middle)
    spans = [_span([p.box for _, p in row]) for row in found]
    apart = all(b.top >= a.bottom - 1 for a, b in pairwise(spans))
    return found if apart and not _has_tall_labels(found) else []


def _has_tall_labels(rows: Sequence[Dealt]) -> bool:
    """Whether a label by itself stands beside rows without one: it is one cell over several of them."""
    labels = [{column for column, _ in row} for row in rows]
    return any(
        (above == {0} and 0 not in below) or (below == {0} and 0 not in above) for above, below in pairwise(labels)
    )


def _are_level(columns: dict[int, list[Piece]], rows: Sequence[_Span], size: float) -> bool:
    """Whether each piece stands at the height of a row."""
    middles = [row.middle for row in rows]

    def off(piece: Piece) -> float:
        at = bisect_right(middles, piece.box.middle[1])
        return min(abs(piece.box.middle[1] - y) for y in middles[max(0, at - 1) : at + 1])

    return all(off(piece) <= _SAME * size for own in columns.values() for piece in own)


def broken_rows(row: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the cells of the rows that stand between two rules, where some cells take several lines.

    None where a word stands in two columns.
    """
    area = around(row)
    sides = [area.x0, *sorted(cell.x1 for cell in row)]
    held = [piece for line in lines if (own := cut(line, area)) for piece in _in_columns(own, sides)]
    if not held or any(not 0 <= column < len(row) for column, _ in held):
        return []
    rows = deal_rows(held, min(line.size for line in lines if cut(line, area)))
    tops = [_span([piece.box for _, piece in own]) for own in rows]
    ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(tops)), area.bottom]
    return [Box(x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(sides)] if rows else []


def _in_columns(line: Line, sides: Sequence[float]) -> Iterator[tuple[int, Piece]]:
    """Yield what a line says in each column; -1 for a word that stands in two."""
    found: dict[int, Piece] = {}
    for word in pieces(line, 0.0):
        at = bisect_right(sides, word.box.middle[0]) - 1
        if not 0 <= at < len(sides) - 1 or word.box.x0 < sides[at] - 2 or word.box.x1 > sides[at + 1] + 2:
            at = -1
        last = found.get(at)
        found[at] = Piece(last.box.union(word.box), f"{last.text} {word.text}") if last else word
    yield from found.items()
