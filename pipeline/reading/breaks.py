"""Where a table goes on over a page break, and where it does not: told by its columns, headers and place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from pipeline.reading.found import BETWEEN, PART
from pipeline.reading.sheets import FIGURE, YEAR
from schemas.page import Grid, GridCell, Line, Page
from schemas.text import Box, squeeze

SHIFT = 4.0  # points by which the edges of the two halves may differ
_ABOUT = 16.0  # points by which sides told by words and sides told by rules may differ
_SPARE = 24.0  # points that may stay empty under a table that goes on, beside the row that did not fit


def said(page: Page, cell: GridCell) -> str:
    """Return the words of a cell without its blanks."""
    return squeeze("".join(page.lines[index].text for index in cell.lines))


def _first_row(grid: Grid) -> float:
    """Return the height of the tallest cell that stands in the first row of a table."""
    return max(cell.box.bottom - cell.box.top for cell in grid.cells if cell.row == 0)


def _body(page: Page, table: Grid | None = None) -> Iterator[Box]:
    """Yield the first character's box of the lines of the body: how high they stand; none of columns beside a table."""
    body = (line for line in page.lines if line.role == "body")
    return (line.boxes[0] for line in body if table is None or not stands_beside(line, table))


def are_under(below: Sequence[float], above: Sequence[float]) -> bool:
    """Whether as many columns stand each under its own: the middle of one between the sides of the other."""
    if len(below) != len(above):
        return False
    columns = zip(pairwise(below), pairwise(above), strict=True)
    return all(x0 < (a + b) / 2 < x1 for (a, b), (x0, x1) in columns)


def _is_rest(first: Grid, second: Grid, page: Page) -> bool:
    """Whether rows without rules are the rest of a table whose few rules stayed on the page before.

    Column stands under column, and the first row holds a number: it is no header.
    """
    open_rows = first.rule == "ruled" and any(cell.open_above for cell in first.cells if cell.row)
    if not (first.rule == BETWEEN or open_rows) or second.headers or not are_under(second.edges, first.edges):
        return False
    return _begins_with_number(second, page)


def _is_as_wide(first: Grid, second: Grid) -> bool:
    """Whether two tables begin and end at the same x."""
    return abs(first.edges[0] - second.edges[0]) <= SHIFT and abs(first.edges[-1] - second.edges[-1]) <= SHIFT


def _is_loose_rest(first: Grid, second: Grid, page: Page) -> bool:
    """Whether rows without headers stand in the columns of a table without rules: their words tell where they begin."""
    if first.rule != "aligned" or second.headers or not _begins_with_number(second, page):
        return False
    return are_under(second.edges, first.edges) and are_under(first.edges, second.edges)


def _begins_with_number(grid: Grid, page: Page) -> bool:
    """Whether the first row of a table holds a number that is no year: it is no header."""
    words = [said(page, cell) for cell in grid.cells if cell.row == 0]
    return any(FIGURE.fullmatch(w) and not YEAR.fullmatch(w) for w in words[1:])


def _have_same_columns(first: Grid, second: Grid) -> bool:
    """Whether the columns of two tables stand side under side, three or more."""
    if not len(first.edges) == len(second.edges) > 3:
        return False
    return all(abs(a - b) <= SHIFT for a, b in zip(first.edges, second.edges, strict=True))


def _has_columns_of(first: Grid, second: Grid, page: Page) -> bool:
    """Whether rows without headers, found in another way, have as many columns, each about where the first's is."""
    if first.rule != "aligned" or second.rule != BETWEEN or second.headers or not _begins_with_number(second, page):
        return False
    if not len(first.edges) == len(second.edges) > 3:
        return False
    return all(abs(a - b) <= _ABOUT for a, b in zip(first.edges, second.edges, strict=True))


def _repeats_headers(one: tuple[Page, Grid], other: tuple[Page, Grid]) -> bool:
    """Whether a table begins with the words that the one on the page before begins with, in the same columns."""
    above, below = (
        [(cell.column, cell.column_span, said(page, cell)) for cell in grid.cells if cell.row == 0 and cell.lines]
        for page, grid in (one, other)
    )
    return len(above) > 1 and above == below


def stands_beside(line: Line, grid: Grid) -> bool:
    """Whether a line of a column stands in another column than a table."""
    return line.room is not None and (line.left > grid.box.x1 or line.right < grid.box.x0)


class Breaks:
    """Tells which tables go on over page breaks; looks once how far down each page is filled."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._depths: dict[int, float] = {}

    def _depth(self, at: int) -> float:
        """Return how far down text of the body or tables reach on a page."""
        if at not in self._depths:
            page = self._pages[at]
            boxes = (*_body(page), *(grid.box for grid in page.grids))
            self._depths[at] = max((box.bottom for box in boxes), default=-inf)
        return self._depths[at]

    def goes_on(self, one: tuple[int, Grid], other: tuple[int, Grid]) -> bool:
        """Whether a table of one page (its index) goes on in one of the next page.

        Both are as wide and found alike (or the second is the rest of a table with few rules), no text of the body
        stands between them, and the first fills its page: what stays free under it is less than the next row needs.
        Column under column, rows without headers or under the same ones go on wherever the page before ended.
        """
        (at, first), (then, second) = one, other
        if then != at + 1:
            return False
        page, following = self._pages[at], self._pages[then]
        if (first.rule == "aligned") != (second.rule == "aligned"):
            if not _is_rest(first, second, following) and not _has_columns_of(first, second, following):
                return False
        elif not _is_as_wide(first, second) and not _is_loose_rest(first, second, following):
            return False
        below = any(box.top >= first.box.bottom - SHIFT for box in _body(page, first))
        above = any(box.bottom <= second.box.top + SHIFT for box in _body(following, second))
        if below or above or any(grid.box.top > first.box.bottom for grid in page.grids):
            return False
        if _have_same_columns(first, second) and (
            _begins_with_number(second, following) or _repeats_headers((page, first), (following, second))
        ):
            return True
        alike = (abs(p.height - page.height) < 1 and abs(p.width - page.width) < 1 for p in self._pages)
        lowest = max(self._depth(number) for number, same in enumerate(alike) if same)
        return lowest - first.box.bottom <= _first_row(second) + _SPARE


def lone_parts(pages: Sequence[Page]) -> dict[int, list[Box]]:
    """Return by page index the single rows that no table of a page before or after goes on with."""
    lone: dict[int, list[Box]] = {}
    breaks = Breaks(pages)
    for at, page in enumerate(pages):
        for grid in page.grids:
            if grid.rule != PART:
                continue
            before = pages[at - 1].grids[-1:] if at else ()
            after = pages[at + 1].grids[:1] if at + 1 < len(pages) else ()
            met = any(breaks.goes_on((at - 1, g), (at, grid)) for g in before) or any(
                breaks.goes_on((at, grid), (at + 1, g)) for g in after
            )
            if not met:
                lone.setdefault(at, []).append(grid.box)
    return lone
