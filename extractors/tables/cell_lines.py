"""The printed lines of a cell: raised marks left off, several numbers told from one that is broken."""

import re
from itertools import takewhile

from extractors.tables.cell_amounts import read_amount
from extractors.tables.grid import CellView
from extractors.tables.stretches import is_empty
from schemas.document import Document
from schemas.page import Line
from schemas.text import squeeze

_SMALL = 0.8  # of the size of its line: a raised footnote mark


def bare_words(document: Document, view: CellView) -> str:
    """Return the words of a cell without raised footnote marks: digits much smaller than the rest at its end."""
    pieces = [
        (document.pages[segment.page - 1].lines[segment.line], first, last)
        for segment, first, last in document.pieces(view.cell.span)
    ]
    words = "".join(line.text[first:last] for line, first, last in pieces)
    letters = ((line, at) for line, first, last in reversed(pieces) for at in range(last - 1, first - 1, -1))
    small = sum(1 for _ in takewhile(_is_raised, letters))
    return squeeze(words[: len(words) - small] if 0 < small < len(words) else words) or view.text


def _is_raised(letter: tuple[Line, int]) -> bool:
    line, at = letter
    if not line.text[at].isdigit():
        return False
    box = line.boxes[at]
    return box.bottom - box.top < _SMALL * line.size


def is_stack(document: Document, view: CellView, decimals: int | None) -> bool:
    """Whether a cell holds several numbers, one a line: 310 over 28 is no 31028.

    A number that is broken off at a comma or a point goes on in the next line.
    """
    pieces = list(document.pieces(view.cell.span))
    if len(pieces) < 2:
        return False
    lines = [
        squeeze(document.pages[segment.page - 1].lines[segment.line].text[first:last])
        for segment, first, last in pieces
    ]
    if len(lines) == 2 and decimals and re.fullmatch(rf".*\.[0-9]{{1,{decimals - 1}}}", lines[0]):
        # -274,915.6 over 0 where all other numbers of the table have two decimals.
        whole = read_amount("".join(lines))
        if whole is not None and whole.decimals == decimals and lines[1].rstrip("%％)）").isdigit():
            return False
    return all(is_empty(line) or read_amount(line) is not None for line in lines)
