"""Rows of the dictionary's CSV files: each cell knows its file, line and column, so that a mistake can be named."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

Read = TypeVar("Read")


@dataclass(slots=True)
class Mistakes:
    """Everything that is wrong with the files, in order."""

    found: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Raise ValueError that lists every mistake, one a line; return if there is none."""
        if self.found:
            raise ValueError("\n".join(self.found))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file with its cells by column."""

    file: str
    line: int
    cells: dict[str, str]
    mistakes: Mistakes

    def refuse(self, column: str, reason: str) -> None:
        """Note what is wrong with a cell."""
        self.mistakes.found.append(f"{self.file}, line {self.line}, {column}: {reason}")

    def text(self, column: str) -> str:
        """Return a cell without blanks at its ends; empty where the column is missing."""
        return self.cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty."""
        if not self.text(column):
            self.refuse(column, "must not be empty")
        return self.text(column)

    def words(self, column: str) -> tuple[str, ...]:
        """Return the words of a cell that are separated by |."""
        return tuple(word.strip() for word in self.text(column).split("|") if word.strip())

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """Return a cell that must be one of a closed list."""
        if self.text(column) not in allowed:
            self.refuse(column, f"{self.text(column) or 'empty'}; allowed: {', '.join(allowed)}")
        return self.text(column)

    def number(self, column: str) -> Decimal | None:
        """Return a cell as a number; None where it is empty."""
        return self.read(column, _number, None) if self.text(column) else None

    def read(self, column: str, reader: Callable[[str], Read], instead: Read) -> Read:
        """Return what a reader makes of a cell; where it raises ValueError, note the reason and return `instead`."""
        try:
            return reader(self.text(column))
        except ValueError as error:
            self.refuse(column, str(error))
            return instead


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text} is no number") from None


def read_rows(file: str, text: str, mistakes: Mistakes, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a CSV text; lines that begin with # above the head are comments, empty lines are skipped."""
    lines = text.splitlines(keepends=True)
    skipped = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.DictReader(io.StringIO("".join(lines[skipped:]), newline=""))
    head = tuple(name.strip() for name in reader.fieldnames or ())
    unknown = [name for name in head if name not in columns]
    if unknown or not head:
        what = f"unknown column {', '.join(unknown)}" if unknown else "no line with the names of the columns"
        mistakes.found.append(f"{file}, line {skipped + 1}: {what}; allowed: {', '.join(columns)}")
        return
    for cells in reader:
        line = skipped + reader.line_num
        if None in cells or any(value is None for value in cells.values()):
            mistakes.found.append(f"{file}, line {line}: has more or fewer cells than the head")
            continue
        if any(cells.values()):
            yield Row(file, line, {name.strip(): value for name, value in cells.items()}, mistakes)
