"""Runs of lines whose numbers stand under each other, with the lines without numbers between them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.number_lines import is_prose
from pipeline.reading.number_parts import Row, center
from pipeline.reading.pieces import Piece, stands_over
from schemas.text import Box, squeeze

APART = 4.2  # sizes from line to line: what is further below is another thing
NEXT_LINE = 1.6  # sizes from a line to the next one of the same words
EDGE = 2.5  # points by which the edges of numbers under each other may differ
_NAME, _MIDDLE = 12, 4.0  # characters of a group's name, sizes by which it may stand off the middle of the table
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)[0-9]{1,2}")
_MOST_BETWEEN = 5  # lines without numbers between two rows: groups, wrapped labels


class _Column:
    """Numbers under each other, how far they reach to both sides."""

    def __init__(self, piece: Piece) -> None:
        self.pieces = [piece]
        self.x0, self.x1 = piece.box.x0, piece.box.x1

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.x0, self.x1 = min(self.x0, piece.box.x0), max(self.x1, piece.box.x1)

    def is_met(self, piece: Piece) -> bool:
        return min(piece.box.x1, self.x1) - max(piece.box.x0, self.x0) > 0.5


class _Words:
    """Where words stand in the rows of a table, behind the first piece: of those that begin at one place or before it,
    only what reaches furthest is kept.
    """

    def __init__(self) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []  # they rise with the beginnings

    def add(self, box: Box) -> None:
        at = bisect_right(self._starts, box.x0)
        if at and self._ends[at - 1] >= box.x1:
            return
        first = bisect_left(self._starts, box.x0)
        last = bisect_right(self._ends, box.x1, lo=first)
        self._starts[first:last], self._ends[first:last] = [box.x0], [box.x1]

    def are_over(self, box: Box) -> bool:
        """Whether some of them overlap a box that begins where they do or further right."""
        at = min(bisect_right(self._starts, box.x0 + 2), bisect_left(self._starts, box.x1))
        return at > 0 and self._ends[at - 1] > box.x0


class _Run:
    """Rows under each other while their numbers keep to the columns; lines without numbers between them."""

    def __init__(self, row: Row) -> None:
        self.rows: list[Row] = [row]
        self.pending: list[Row] = []
        self.columns = [_Column(number) for number in row.numbers]
        self._words = _Words()
        self._hear([row])

    @property
    def last(self) -> Row:
        """The lowest line."""
        return (self.pending or self.rows)[-1]

    @property
    def left(self) -> float:
        """Where the first column of numbers begins."""
        return self.columns[0].x0

    def _hear(self, rows: Sequence[Row]) -> None:
        for row in rows:
            for piece in row.pieces[1:]:
                if piece not in row.numbers:
                    self._words.add(piece.box)

    def _hits(self, piece: Piece) -> list[_Column]:
        return [column for column in self.columns if column.is_met(piece)]

    def fits(self, row: Row) -> bool:
        """Whether each number stands in one column at most, and half of them under a number with a common edge."""
        under = 0
        for piece in row.numbers:
            hits = self._hits(piece)
            if len(hits) > 1:
                return False
            under += bool(hits) and any(_shares_edge(piece, other) for other in hits[0].pieces[-8:])
        return 2 * under >= len(row.numbers) > 0

    def add(self, row: Row) -> None:
        """Take a row of numbers with the lines since the last one."""
        self.rows += (more := [*self.pending, row])
        self._hear(more)
        self.pending = []
        for piece in row.numbers:
            if hits := self._hits(piece):
                hits[0].add(piece)
            else:
                self.columns.append(_Column(piece))
                self.columns.sort(key=lambda column: column.pieces[0].box.x0)

    def may_take(self, row: Row) -> bool:
        """Whether a line with numbers is a row of the table; a lone whole number is one of a page."""
        alone = len(row.pieces) == 1 and not row.sure and any(map(str.isdigit, row.pieces[0].text))
        return not alone and not is_prose(row) and self.fits(row)

    def may_hold(self, row: Row) -> bool:
        """Whether a line without numbers may stand between rows: a group, a wrapped label or cell; no new header."""
        if len(self.pending) >= _MOST_BETWEEN or stands_over(row.pieces):
            return False
        if is_prose(row) and not (self._wraps_cell(row) or self._wraps_label(row)):
            return False
        over = sum(len(self._hits(piece)) > 0 for piece in row.pieces)
        if len(row.pieces) == 1:
            return not over or len(self._hits(row.pieces[0])) == 1 or self._is_group(row)
        return over < 2

    def _is_group(self, row: Row) -> bool:
        """Whether a line is the name of a group over several columns: a few words in the middle of the table."""
        words, left = squeeze(row.line.text), min(r.pieces[0].box.x0 for r in self.rows)
        away = abs(center(row.pieces[0].box) - (left + self.right) / 2)
        return len(words) <= _NAME and not any(map(str.isdigit, words)) and away < _MIDDLE * row.line.size

    def _wraps_label(self, row: Row) -> bool:
        """Whether a line is part of a long label: right under the line above, within the labels, no sentence ends."""
        box, size = row.pieces[0].box, row.line.size
        near = row.line.top - self.last.line.top < NEXT_LINE * size or not self.pending
        within = min(r.pieces[0].box.x0 for r in self.rows) - 1 <= box.x0 and box.x1 < self.left
        return near and within and len(row.pieces) == 1 and "。" not in row.pieces[0].text

    def _wraps_cell(self, row: Row) -> bool:
        """Whether a line is part of a cell of words: one piece within a column of words, clear of the numbers."""
        if len(row.pieces) > 1 or "。" in row.pieces[0].text or self._hits(row.pieces[0]):
            return False
        return self._words.are_over(row.pieces[0].box) and row.pieces[0].box.x1 < self.right

    @property
    def right(self) -> float:
        """Where the last column of numbers ends."""
        return self.columns[-1].x1

    def ended(self) -> list[Row]:
        """Return the rows, the end of the last label with them: a line nearer than rows are, within the labels."""
        tops = [row.line.top for row in self.rows if row.numbers]
        step = min((b - a for a, b in pairwise(tops)), default=0.0)
        for row in self.pending[:1]:
            near = row.line.top - self.rows[-1].line.top < 0.85 * step
            if near and len(row.pieces) == 1 and row.pieces[0].box.x1 < self.left:
                return [*self.rows, row]
        return self.rows


def _shares_edge(one: Piece, other: Piece) -> bool:
    a, b = one.box, other.box
    near = min(abs(a.x1 - b.x1), abs(a.x0 - b.x0), abs(center(a) - center(b)))
    return near <= EDGE


def _gap(above: Row, below: Row) -> float:
    """Return how far two rows are apart, from line to line: of a label of two lines the nearer one counts."""
    foot = max(above.line.box.bottom, *(piece.box.bottom for piece in above.pieces))
    return min(below.line.top, *(piece.box.top for piece in below.pieces)) - foot + below.line.size


def _heads_days(row: Row, below: Row) -> bool:
    """Whether the numbers of a row are days, each over one that is none: headers of balances (2023-12-31)."""
    days = [bool(_DAY.fullmatch(squeeze(piece.text))) for piece in row.numbers]
    under = [bool(_DAY.fullmatch(squeeze(piece.text))) for piece in below.numbers]
    return len(days) == len(under) > 1 and all(days) and not any(under)


def runs_of(rows: Sequence[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Yield runs of rows, each with the place of its first one among the lines."""
    run: _Run | None = None
    start = 0
    for at, row in enumerate(rows):
        if run is not None and _gap(run.last, row) > APART * row.line.size:
            yield start, run.ended()
            run = None
        takes = row.sure or len(row.numbers) > 1
        if run is not None and row.numbers and run.may_take(row):
            run.add(row)
        elif run is not None and not row.numbers and run.may_hold(row):
            run.pending.append(row)
        else:
            if run is not None:
                yield start, run.ended()
            takes = takes and not is_prose(row) and not _heads_days(row, rows[min(at + 1, len(rows) - 1)])
            run, start = (_Run(row), at) if takes else (None, 0)
    if run is not None:
        yield start, run.ended()
