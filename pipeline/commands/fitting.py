"""Tables that fit the width of a terminal: columns go in a fixed order, what has no room stands below its row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from rich.cells import cell_len

from pipeline.escaping import show_safely
from pipeline.lines import pieces, wrap
from pipeline.messages import Messages

_GAP, _LEAST = 2, 12  # blanks between columns; the least width of a column that may go on in the next line
_INDENT = "  "  # before what stands below a row
_BREAKS = re.compile(r"[\t\n]+")
Step = tuple[Literal["drop", "lower", "merge"], str]
"""What makes a table narrower, with the key of a column: it goes; it stands below each row; it stands in brackets
behind the first column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `most` is the width that its words take at most before they go on in the next line; None: no limit.

    `least` is the width below which other columns have to go first; `told` is what names it below a row, where it had
    to go there and its header does not suffice.
    """

    key: str
    header: str
    told: str = ""
    most: int | None = None
    least: int = _LEAST
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of a row by key of column; `notes` stand below it, `group` is a heading above rows that share it."""

    cells: Mapping[str, str]
    notes: Sequence[str] = ()
    group: str = ""


@dataclass(slots=True, kw_only=True)
class Drawn:
    """A table in lines: its title, its header, then its rows; `hidden` are the columns that had to go."""

    title: str
    header: list[str]
    lines: list[tuple[str, str]] = field(default_factory=list)  # style and text
    hidden: tuple[str, ...] = ()


def _pieces(text: str) -> int:
    """Return the width of the longest piece of a text that stays in one line."""
    return max((cell_len(piece.strip()) for piece in pieces(text)), default=0)


@dataclass(frozen=True, slots=True)
class _State:
    """A table on its way to fit: its columns and rows, and what had to go."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    hidden: tuple[str, ...] = ()

    def _needs(self) -> list[int]:
        return [max(cell_len(c.header), *(cell_len(r.cells[c.key]) for r in self.rows), 0) for c in self.columns]

    def _leasts(self, needs: Sequence[int]) -> list[int]:
        """Return the least width of each column in which no quantity is cut."""
        return [
            need
            if column.most is None
            else min(
                need, max(min(column.least, column.most), *(_pieces(row.cells[column.key]) for row in self.rows), 0)
            )
            for column, need in zip(self.columns, needs, strict=True)
        ]

    def fits(self, room: int) -> bool:
        """Whether no line is longer than `room`."""
        return sum(self._leasts(self._needs())) + _GAP * (len(self.columns) - 1) <= room

    def widths(self, room: int) -> list[int]:
        """Return the width of each column; what the others leave goes by turns to those that may be wider."""
        needs = self._needs()
        widths = self._leasts(needs)
        left = room - sum(widths) - _GAP * (len(self.columns) - 1)
        loose = [at for at, column in enumerate(self.columns) if column.most is not None]
        loose.sort(key=lambda at: needs[at] - widths[at])
        for turn, at in enumerate(loose):
            more = min(needs[at], self.columns[at].most or 0) - widths[at]
            given = max(0, min(more, left // (len(loose) - turn)))
            widths[at] += given
            left -= given
        return widths

    def after(self, step: Step, say: Messages) -> "_State":
        """Return the table after a step; as it is where the column is gone already."""
        kind, key = step
        column = next((one for one in self.columns if one.key == key), None)
        if column is None:
            return self
        rest = tuple(one for one in self.columns if one is not column)
        if kind == "drop":
            others = [one.key for one in rest if one.key.isdigit()]
            # A row keeps its latest year: below, where that column has to go.
            rows = (row if any(row.cells[o] for o in others) else _lowered(row, column, say) for row in self.rows)
            return _State(rest, tuple(rows), (*self.hidden, column.header))
        if kind == "merge":
            return _State(rest, tuple(_merged(row, rest[0].key, key, say) for row in self.rows), self.hidden)
        return _State(rest, tuple(_lowered(row, column, say) for row in self.rows), self.hidden)


def _merged(row: Row, first: str, key: str, say: Messages) -> Row:
    name, word = row.cells[first], row.cells[key]
    return replace(row, cells={**row.cells, first: say("fit.merged", name=name, word=word) if word else name})


def _lowered(row: Row, column: Column, say: Messages) -> Row:
    word = row.cells[column.key]
    notes = (say("fit.lowered", name=column.told or column.header, word=word),) if word else ()
    return replace(row, notes=(*notes, *row.notes))


def draw(
    columns: Sequence[Column], rows: Sequence[Row], steps: Sequence[Step], *, room: int, title: str, say: Messages
) -> Drawn:
    """Return a table in lines that are no longer than `room`, as far as its steps, taken in order, reach."""
    state = _State(tuple(columns), tuple(map(_safe, rows)))
    for step in steps:
        if state.fits(room):
            break
        state = state.after(step, say)
    widths = state.widths(room)
    header = _lines(state.columns, widths, {column.key: column.header for column in state.columns})
    drawn = Drawn(title=show_safely(title), header=header, hidden=state.hidden)
    total = max(room, sum(widths) + _GAP * (len(widths) - 1))
    group = ""
    for row in state.rows:
        if row.group != group:
            group = row.group
            drawn.lines.append(("bold", group))
        drawn.lines += [("", line) for line in _lines(state.columns, widths, row.cells)]
        if row.notes:
            said = say("fit.joint").join(row.notes)
            drawn.lines += [("dim", _INDENT + line) for line in wrap(said, total - len(_INDENT)).split("\n")]
    return drawn


def _safe(row: Row) -> Row:
    """Return a row whose words are one line each and steer no terminal."""
    cells = {key: _one_line(cell) for key, cell in row.cells.items()}
    return replace(row, cells=cells, notes=[_one_line(note) for note in row.notes], group=_one_line(row.group))


def _one_line(text: str) -> str:
    return show_safely(_BREAKS.sub(" ", text))


def _lines(columns: Sequence[Column], widths: Sequence[int], cells: Mapping[str, str]) -> list[str]:
    """Return the lines of one row."""
    stacks = [
        (wrap(cells[column.key], width) if column.most is not None else cells[column.key]).split("\n")
        for column, width in zip(columns, widths, strict=True)
    ]
    lines = []
    for at in range(max(map(len, stacks))):
        line = ""
        for stack, column, width in zip(stacks, columns, widths, strict=True):
            word = stack[at] if at < len(stack) else ""
            blanks = " " * (width - cell_len(word))
            line += (blanks + word if column.right else word + blanks) + " " * _GAP
        lines.append(line.rstrip())
    return lines
