"""A table as it is laid out, and whether rows without headers have the columns of the table before them."""

import re
from dataclasses import dataclass

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
FIGURE = re.compile(r"[（(+−-]?[0-9][0-9,.]*[)）]?[%％]?")


_NEAR = 4.0  # points by which the sides of two halves may differ


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a table that may run over pages; `lines` are (page number, line index), `words` what they say."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    lines: tuple[tuple[int, int], ...]
    words: str
    loose: bool

    @property
    def end(self) -> int:
        """The row after the last one that it takes."""
        return self.row + self.row_span

    def down(self, rows: int) -> "SheetCell":
        """Return the cell so many rows further down."""
        place = self.row + rows, self.column, self.row_span, self.column_span
        return SheetCell(*place, self.page, self.lines, self.words, self.loose)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is laid out: its cells in reading order, the x of its column boundaries, how it was found."""

    edges: tuple[float, ...]
    cells: tuple[SheetCell, ...]
    rule: str
    headers: int | None = None


def _numbers(sheet: Sheet) -> dict[int, bool]:
    """Tell of each column that says something below the first row whether most of it is numbers."""
    said: dict[int, list[bool]] = {}
    for cell in sheet.cells:
        if cell.column_span == 1 and cell.words and (cell.row or not YEAR.match(cell.words)):
            said.setdefault(cell.column, []).append(bool(FIGURE.fullmatch(cell.words)))
    return {column: 2 * sum(found) >= len(found) for column, found in said.items()}


def _lacks_headers(sheet: Sheet) -> bool:
    """Whether the first row already holds a number."""
    return any(FIGURE.fullmatch(c.words) and not YEAR.fullmatch(c.words) for c in sheet.cells if c.row == 0)


def says_alike(first: Sheet, second: Sheet) -> bool:
    """Whether as many columns hold numbers and words in the same order, with no headers of their own.

    Programs that lay a table out page by page give its columns other widths on each.
    """
    above, below = _numbers(first), _numbers(second)
    if len(first.edges) != len(second.edges) or not _lacks_headers(second):
        return False
    return all(above.get(column, numbers) == numbers for column, numbers in below.items())


def is_apart(first: Sheet, second: Sheet) -> bool:
    """Whether rows without headers have numbers that cross the sides of the columns of the page before.

    What stands inside one column, or takes several whole ones, has its header there.
    """
    if not _lacks_headers(second) or says_alike(first, second):
        return False
    for column in (column for column, numbers in _numbers(second).items() if numbers):
        a, b = second.edges[column : column + 2]
        crossed = any(a + _NEAR < side < b - _NEAR for side in first.edges)
        whole = all(any(abs(side - edge) <= _NEAR for edge in first.edges) for side in (a, b))
        if crossed and not whole:
            return True
    return False
