"""The same table printed twice beside each other: two years or two units, and neither says which."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.tables.grid import read_cells
from schemas.document import Document, Table
from schemas.text import Box

_LEAST = 4  # headers and labels of a table that tell it


def _frame(document: Document, table: Table) -> tuple[str, ...]:
    """Return the headers and labels of a table."""
    return tuple(view.text for view in read_cells(table, document.text) if view.role != "data" and view.text)


def _box(document: Document, table: Table) -> Box | None:
    return next((place.box for place in document.locate(table.span)), None)


def _pairs(document: Document) -> Iterator[tuple[int, int]]:
    for (at, one), (_, other) in pairwise(enumerate(document.tables)):
        if one.page == other.page and len(one.cells) == len(other.cells) >= _LEAST:
            yield at, at + 1


def right_twins(document: Document) -> frozenset[int]:
    """Return the places of tables right of one with the same headers and labels at the same height.

    A report printed beside that of the year before is compared so; the numbers at the right are not of its own year.
    """
    found = set()
    for left, right in _pairs(document):
        one, other = document.tables[left], document.tables[right]
        a, b = _box(document, one), _box(document, other)
        beside = a and b and a.x1 < b.x0 and abs(a.top - b.top) < (a.bottom - a.top) / len(one.row_spans())
        frame = _frame(document, one)
        if beside and len(frame) >= _LEAST and frame == _frame(document, other):
            found.add(right)
    return frozenset(found)
