"""The printed lines of a cell: raised marks left off, several numbers told from one that is broken."""

import re

from extractors.tables.cell_amounts import read_amount
from extractors.tables.grid import CellView
from extractors.tables.stretches import is_empty
from schemas.document import Document
from schemas.text import squeeze

_SMALL = 0.8  # of the size of its line: a raised footnote mark


def bare_words(document: Document, view: CellView) -> str:
    """Return the words of a cell without raised footnote marks: digits much smaller than the rest at its end."""
    words, small = "", 0
    for segment, first, last in document.pieces(view.cell.span):
        line = document.pages[segment.page - 1].lines[segment.line]
        for letter, box in zip(line.text[first:last], line.boxes[first:last], strict=True):
            words += letter
            raised = letter.isdigit() and box.bottom - box.top < _SMALL * line.size
            small = small + 1 if raised else 0
    return squeeze(words[: len(words) - small] if 0 < small < len(words) else words) or view.text


def is_stack(document: Document, view: CellView, decimals: int | None) -> bool:
    """Whether a cell holds several numbers, one a line: 310 over 28 is no 31028.

    A number that is broken off at a comma or a point goes on in the next line.
    """
    lines = [
        squeeze(document.pages[segment.page - 1].lines[segment.line].text[first:last])
        for segment, first, last in document.pieces(view.cell.span)
    ]
    if len(lines) == 2 and decimals and re.fullmatch(rf".*\.[0-9]{{1,{decimals - 1}}}", lines[0]):
        # -318,063.8 over 0 where all other numbers of the table have two decimals.
        whole = read_amount("".join(lines))
        if whole is not None and whole.decimals == decimals and lines[1].rstrip("%％)）").isdigit():
            return False
    return len(lines) > 1 and all(is_empty(line) or read_amount(line) is not None for line in lines)
