"""Two years side by side: columns of text under headers that each name a year (2022年报告 | 2023年报告)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from pipeline.reading.bits import Bit, bits_of
from schemas.page import Line, Page, Room

_HEADER = re.compile(
    r"(?P<before>[（(【\[]?[一-鿿]{0,12})(?P<year>(?:19|20)[0-9]{2})年(?P<after>度?[一-鿿]{0,8}[）)】\]]?)"
)
_NAMES_YEAR = re.compile(r"(?:19|20)[0-9]{2} ?年")
_LONGEST = 80  # characters of a line of two headers, with blanks
_LEVEL = 3.0  # points by which two headers of one row may differ in height
_SHIFT = 6.0  # points by which the columns of two pages may differ
_RUN = 20  # characters of a line that is running text
_PROSE = re.compile("[，。；]")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of text that is about a year: where its lines begin and end."""

    left: float
    right: float
    year: int

    def holds(self, left: float, right: float) -> bool:
        """Whether what reaches from one x to another stands in this column, on whatever page."""
        return left > self.left - _SHIFT and right < self.right + _SHIFT

    def is_room(self, room: Room) -> bool:
        """Whether a room is this column, on whatever page."""
        return room.left is not None and abs(room.left - self.left) < _SHIFT and self.holds(*_sides(room))


def _sides(room: Room) -> tuple[float, float]:
    return (-inf if room.left is None else room.left), (inf if room.right is None else room.right)


def _is_running(line: Line) -> bool:
    return line.role == "body" and len(line.text) >= _RUN and bool(_PROSE.search(line.text))


def _headers(lines: Sequence[Line]) -> list[tuple[tuple[Bit, int], tuple[Bit, int]]]:
    """Return the rows of two headers that say the same of two different years, each header with its year."""
    if not any(_NAMES_YEAR.search(line.text) for line in lines if len(line.text) <= _LONGEST):
        return []
    bits = bits_of([line.as_role("body") if line.role == "header" else line for line in lines])
    found = []
    for left in bits:
        row = [bit for bit in bits if abs(bit.level - left.level) < _LEVEL]
        if len(row) != 2 or left.box.x0 != min(bit.box.x0 for bit in row):
            continue
        right = max(row, key=lambda bit: bit.box.x0)
        one, other = _HEADER.fullmatch(left.text), _HEADER.fullmatch(right.text)
        if one and other and one["year"] != other["year"] and one.group(1, 3) == other.group(1, 3):
            found.append(((left, int(one["year"])), (right, int(other["year"]))))
    return found


def _column(header: Bit, year: int, lines: Sequence[Line]) -> _Column | None:
    """Return the column of running text under a header: the first that has its middle between its sides."""
    below = [line for line in lines if line.top > header.box.bottom - 1 and line.room and line.room.flow]
    for line in filter(_is_running, below):
        room = line.room
        assert room
        left, right = _sides(room)
        right = right if right < inf else max(other.right for other in below if other.room == room)
        if left < header.middle < right:
            return _Column(left, right, year)
    return None


def _columns(page: Page) -> dict[float, tuple[_Column, _Column]]:
    """Return the pairs of columns that headers of a page begin, by the height of the headers."""
    found = {}
    for (left, year), (right, other) in _headers(page.lines):
        one, two = _column(left, year, page.lines), _column(right, other, page.lines)
        if one and two and one.right < two.left:
            found[left.box.top] = (one, two)
    return found


class _Reader:
    """Goes down a report and knows which columns are about which year."""

    def __init__(self) -> None:
        self._columns: tuple[_Column, ...] = ()
        self._undated: set[Room] = set()  # columns of text before: a report that is set in them is about one year

    def read(self, page: Page) -> Page:
        """Return a page with the year of each room that is a column under such a header."""
        begun = {top: pair for top, pair in _columns(page).items() if not self._are_usual(pair)}
        years: dict[int, int] = {}
        for top, at in sorted(
            [*((top, -1) for top in begun), *((line.top, index) for index, line in enumerate(page.lines))]
        ):
            line = page.lines[at]
            if at < 0:
                self._columns = begun[top]
            elif column := next((c for c in self._columns if line.room and c.is_room(line.room)), None):
                years[at] = column.year
            elif _is_running(line) and not any(column.holds(line.left, line.right) for column in self._columns):
                self._columns = ()
                self._undated |= {line.room} if line.room else set()
        return replace(page, lines=tuple(_dated(line, years.get(at)) for at, line in enumerate(page.lines)))

    def _are_usual(self, pair: tuple[_Column, _Column]) -> bool:
        """Whether text without a year was set in both columns before."""
        return all(any(column.is_room(room) for room in self._undated) for column in pair)


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
