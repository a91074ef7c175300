"""Two years side by side: columns of text under headers that each name a year (2022年报告 | 2023年报告)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.reading.bits import Bit, bits_of
from schemas.page import Line, Page

_HEADER = re.compile(
    r"(?P<before>[（(【\[]?[一-鿿]{0,12})(?P<year>(?:19|20)[0-9]{2})年(?P<after>度?[一-鿿]{0,8}[）)】\]]?)"
)
_NAMED_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?= ?年)")
_LONGEST = 80  # characters of a line of two headers, with blanks
_LEVEL = 3.0  # points by which two headers of one row may differ in height
_SHIFT = 6.0  # points by which the columns of two pages may differ
_RAGGED = 0.1  # of its width: the lines of a column may be so much longer on another page
_RUN = 20  # characters of a line that is running text
_PROSE = re.compile("[，。；]")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of text that is about a year: where its lines begin, and how far they may reach."""

    left: float
    limit: float
    year: int

    def holds(self, line: Line) -> bool:
        """Whether a line stands in this column, on whatever page."""
        return line.left > self.left - _SHIFT and line.right < self.limit

    def has_room(self, line: Line) -> bool:
        """Whether a line's room is this column: it begins at the same x."""
        return _is_in_column(line) and abs(_left(line) - self.left) < _SHIFT and line.right < self.limit


def _is_in_column(line: Line) -> bool:
    """Whether a line stands in a column, panel or frame, not only beside a picture."""
    return bool(line.room and line.room.flow)


def _left(line: Line) -> float:
    """Return where the room of a line begins, the line itself where it has none of its own."""
    return line.left if line.room is None or line.room.left is None else line.room.left


def _is_running(line: Line) -> bool:
    return line.role == "body" and len(line.text) >= _RUN and bool(_PROSE.search(line.text))


def _headers(lines: Sequence[Line]) -> list[tuple[tuple[Bit, int], tuple[Bit, int]]]:
    """Return the rows of two headers that say the same of two different years, each header with its year."""
    if len({year for line in lines if len(line.text) <= _LONGEST for year in _NAMED_YEAR.findall(line.text)}) < 2:
        return []
    bits = bits_of([line.as_role("body") if line.role == "header" else line for line in lines])
    found = []
    for left in bits:
        one = _HEADER.fullmatch(left.text)
        row = [bit for bit in bits if abs(bit.level - left.level) < _LEVEL] if one else []
        if not one or len(row) != 2 or left.box.x0 != min(bit.box.x0 for bit in row):
            continue
        right = max(row, key=lambda bit: bit.box.x0)
        other = _HEADER.fullmatch(right.text)
        if other and one["year"] != other["year"] and one.group(1, 3) == other.group(1, 3):
            found.append(((left, int(one["year"])), (right, int(other["year"]))))
    return found


def _sides(header: Bit, lines: Sequence[Line]) -> tuple[float, float] | None:
    """Return the sides of the column of running text under a header: the first that has its middle between them."""
    below = [line for line in lines if line.top > header.box.bottom - 1 and _is_in_column(line)]
    for line in filter(_is_running, below):
        sides = _left(line), max(other.right for other in below if other.room == line.room)
        if sides[0] < header.middle < sides[1]:
            return sides
    return None


def _columns(page: Page) -> dict[float, tuple[_Column, _Column]]:
    """Return the pairs of columns that headers of a page begin, by the height of the headers."""
    found = {}
    for (left, year), (right, other) in _headers(page.lines):
        one, two = _sides(left, page.lines), _sides(right, page.lines)
        if one and two and one[1] < two[0]:
            limit = two[1] + _RAGGED * (two[1] - two[0])
            found[left.box.top] = _Column(one[0], two[0], year), _Column(two[0], limit, other)
    return found


class _Reader:
    """Goes down a report and knows which columns are about which year."""

    def __init__(self) -> None:
        self._columns: tuple[_Column, ...] = ()
        self._undated: set[float] = set()  # where columns without a year began: the report is set in them throughout

    def read(self, page: Page) -> Page:
        """Return a page with the year of each room that is a column under such a header."""
        begun = _columns(page)
        if not begun and any(_is_in_column(line) and self._ends(line) for line in page.lines):
            self._columns = ()
        years: dict[int, int] = {}
        for top, at in sorted([*((top, -1) for top in begun), *((line.top, at) for at, line in enumerate(page.lines))]):
            if at < 0:
                self._columns = self._columns if self._are_usual(begun[top]) else begun[top]
                continue
            line = page.lines[at]
            if column := next((column for column in self._columns if column.has_room(line)), None):
                years[at] = column.year
            elif self._ends(line):
                self._columns = ()
            if at not in years and _is_in_column(line) and _is_running(line):
                self._undated.add(_left(line))
        if not any(_is_running(page.lines[at]) for at in years):
            return page  # labels that begin at the same x
        lines = tuple(_dated(line, years.get(at)) for at, line in enumerate(page.lines))
        return replace(page, lines=lines)

    def _ends(self, line: Line) -> bool:
        """Whether a line is running text in none of the columns."""
        return _is_running(line) and not any(column.holds(line) for column in self._columns)

    def _are_usual(self, pair: tuple[_Column, _Column]) -> bool:
        """Whether text without a year was set in both columns before."""
        return all(any(abs(left - column.left) < _SHIFT for left in self._undated) for column in pair)


def year_of(line: Line) -> int | None:
    """Return the year of the column that a line stands in, None where no two years stand side by side."""
    return line.room.year if line.room else None


def lines_ahead(pages: Sequence[Page], last: tuple[int, int], line: Line) -> Iterator[tuple[int, int]]:
    """Yield the lines of a column on the next page where the column of the other year begins with a line.

    `last` is the last line of the column so far: page number and index, as what is yielded. What stands under text
    of no column goes on with none.
    """
    own = year_of(pages[last[0] - 1].lines[last[1]])
    if last[0] == len(pages) or None in (own, year_of(line)) or own == year_of(line):
        return
    body = ((at, one) for at, one in enumerate(pages[last[0]].lines) if one.role == "body")
    for at, one in takewhile(lambda pair: year_of(pair[1]) is not None, body):
        if year_of(one) == own:
            yield last[0] + 1, at


def _dated(line: Line, year: int | None) -> Line:
    return replace(line, room=line.room._replace(year=year)) if year and line.room else line


def mark_years(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Say in the rooms of columns which year they are about where two years stand side by side.

    1. 2022年报告 | 2023年报告 over two columns of running text   2. the pages after it, as long as text is set in the
    same two columns; tables and headings between do not end them
    Left alone: headers of tables, three columns, columns that held text before, text of the page's whole width.
    """
    reader = _Reader()
    return tuple(reader.read(page) for page in pages)
