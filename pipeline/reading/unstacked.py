"""Rows and columns that no rule parts: numbers under each other between two rules, rows of one cell under headers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.banded import Laid, bands_of, blanks_of
from pipeline.reading.found import SNAP, around, cut, is_broken_number, may_lack_a_digit
from pipeline.reading.number_lines import is_number
from pipeline.reading.pieces import Piece, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_LONGEST = 30  # characters of a piece of a row whose lines may be rows
_SENTENCE = re.compile("[。；]")


def unstacked(row: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the cells of the rows that blank bands part between two rules; none where they part none.

    Left alone: sentences, numbers that a cell breaks, rows whose blanks do not leave each number alone in its cell.
    """
    held = [piece for line in lines for piece in _in_cells(line, row)]
    said = [[squeeze(piece.text) for piece in held if cell.holds(*piece.box.middle)] for cell in row]
    stacks = [words for words in said if sum(map(is_number, words)) > 1]
    told = any(len(piece.text) > _LONGEST or _SENTENCE.search(piece.text) for piece in held)
    if not stacks or told or any(map(is_broken_number, said)) or all(map(may_lack_a_digit, stacks)):
        return []
    columns = sorted((cell.x0, cell.x1) for cell in row)
    for blank in blanks_of(held):
        laid = Laid(bands_of(held, blank), columns)
        if len(laid.bands) > 1 and laid.holds():
            heights = pairwise(laid.heights(around(row)))
            return [Box(x0, top, x1, bottom) for top, bottom in heights for x0, x1 in columns]
    return []


def under_headers(sides: Sequence[float], row: Box, lines: Sequence[Line]) -> list[Box]:
    """Return the cells of a row of one cell under the sides of headers, where each piece of it is in one column.

    None where it says something in less than two: a group, a title.
    """
    if row.x1 - row.x0 < sides[-1] - sides[0] - SNAP:
        return []
    columns = list(pairwise(sides))
    held = [piece for line in lines if (own := cut(line, row)) for piece in pieces(own)]
    near = [(x0 - SNAP, x1 + SNAP) for x0, x1 in columns]
    places = [next((i for i, (x0, x1) in enumerate(near) if x0 <= p.box.x0 and p.box.x1 <= x1), None) for p in held]
    if None in places or len(set(places)) < 2:
        return []
    return [Box(x0, row.top, x1, row.bottom) for x0, x1 in columns]


def _in_cells(line: Line, row: Sequence[Box]) -> Iterator[Piece]:
    """Yield what a line says in each cell of a row."""
    for cell in row:
        if own := cut(line, cell):
            yield Piece(own.box, own.text)
