"""Rows that no rule parts: numbers under each other in the cells of what stands between two rules."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.aligned import Piece
from pipeline.reading.banded import Laid, bands_of, blanks_of
from pipeline.reading.found import around, cut, is_broken_number, may_lack_a_digit
from pipeline.reading.number_lines import is_number
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


def _in_cells(line: Line, row: Sequence[Box]) -> Iterator[Piece]:
    """Yield what a line says in each cell of a row."""
    for cell in row:
        if own := cut(line, cell):
            yield Piece(own.box, own.text)
