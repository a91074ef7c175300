"""The nouns of a workbook: a sheet is its columns and rows, a cell says what it is. No spreadsheet library here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

ROWS = 1_048_576  # of a sheet; Excel specifications and limits
CHARACTERS = 32_767  # of a cell, counted in UTF-16 units; the same source
_NAME = 31  # characters of a sheet's name; the same source
_BESIDE = re.compile('"[^"]*"')


@cache
def _parts(shown: str) -> tuple[int, int, int]:
    """Return the decimals of a number format, what it multiplies by, and the width of what it shows beside."""
    shown = shown.partition(";")[0]
    beside, bare = "".join(_BESIDE.findall(shown)), _BESIDE.sub("", shown)
    decimals = len(bare.partition(".")[2].rstrip("%")) if "." in bare else 0
    more = bare.count("%") + bare.count("+") + width_of(beside.replace('"', ""))
    return decimals, 100 if "%" in bare else 1, more


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the way it is shown; what is shown beside it (约, 余) does not change it."""

    value: float
    format: str

    @property
    def width(self) -> int:
        """How many characters of half width the number takes as it is shown."""
        decimals, times, beside = _parts(self.format)
        return len(f"{self.value * times:,.{decimals}f}") + beside


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a file: its path as seen from the workbook, `/` between folders."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a colour underlines; the word alone says all."""

    text: str
    tone: str


Cell = str | int | date | Number | Link | Word | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, its width in characters of half width, whether its words go on in further lines.

    One that is not `printed`, as a link is of no use on paper, is left out there where it is the last.
    Rows are as high as a column that is seen `whole` needs, as the others need only up to some lines.
    One that is `optional` is left out by `without_empty` where no row has anything in it.
    A column with numbers is as wide as the longest of them at least: a spreadsheet shows ### for what has no room.
    """

    header: str
    width: float
    wrap: bool = False
    align: str = "left"
    printed: bool = True
    whole: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: a title, lines that explain it, then the table.

    The first `frozen` columns stay when one scrolls; a change in one of the columns `group` draws a line above its row.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1
    group: tuple[int, ...] = ()

    @property
    def header_row(self) -> int:
        """The row of the headers, counted from 0."""
        return 1 + len(self.notes)


def without_empty(sheet: Sheet) -> Sheet:
    """Return a sheet without its optional columns that are empty; they stand behind those of `frozen` and `group`."""
    kept = [
        at
        for at, column in enumerate(sheet.columns)
        if not column.optional or any(row[at] is not None for row in sheet.rows)
    ]
    columns, rows = (tuple(sheet.columns[at] for at in kept), [[row[at] for at in kept] for row in sheet.rows])
    return replace(sheet, columns=columns, rows=rows)


def width_of(text: str) -> int:
    """Return how many characters of half width a text takes: a Han is two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def words_of(cell: Cell) -> str:
    """Return the words of a cell; of a number or a date its digits."""
    if isinstance(cell, Link | Word):
        return cell.text
    if isinstance(cell, Number):
        return str(cell.value)
    return "" if cell is None else str(cell)


def split(sheet: Sheet, note: str, limit: int = ROWS) -> Iterator[Sheet]:
    """Yield a sheet whose rows fit, or several: `note` with {part} and {parts} says so on each of them.

    Raises ValueError where the limit leaves no room for a row.
    """
    room = limit - sheet.header_row - 2  # one line for the note
    if room < 1:
        raise ValueError(f"limit {limit}: the lines above the table take {sheet.header_row + 2}")
    if len(sheet.rows) <= room:
        yield sheet
        return
    parts = -(-len(sheet.rows) // room)
    for at in range(parts):
        said = (*sheet.notes, note.format(part=at + 1, parts=parts))
        tail = f" ({at + 1})"
        name = sheet.name[: _NAME - len(tail)] + tail
        yield replace(sheet, name=name, notes=said, rows=sheet.rows[at * room : (at + 1) * room])


def fit(text: str, note: str) -> str:
    """Return words that fit a cell: of longer ones the beginning, with `note` after it."""
    if len(text) <= CHARACTERS // 2 or len(text.encode("utf-16-le")) // 2 <= CHARACTERS:
        return text
    room = CHARACTERS - len(note.encode("utf-16-le")) // 2
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + note
