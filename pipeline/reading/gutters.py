"""Blank stripes that run down through consecutive lines, and the columns of words between them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from schemas.page import Line
from schemas.text import Box, squeeze

WIDE = 1.0  # sizes: a stripe at least as wide parts two columns
_SEAM = 0.25  # sizes: so narrow a blank may part two columns that stand close to each other
NEAR = 2.2  # sizes from the foot of one line to the top of the next at most
_ALIKE = 1.0  # points by which sizes of lines may differ
FEWEST = 4  # lines
_TOKEN = re.compile(r"(?:[0-9A-Za-z.,:/%()\[\]—～~-]+|.)[，。、；：）)》」』”’％%]*")

Span = tuple[float, float]


class Word(NamedTuple):
    """A part of a line without a blank: where it stands in the line, and its box."""

    first: int
    last: int
    box: Box


class Row(NamedTuple):
    """A line of a page with its index and its words."""

    at: int
    line: Line
    words: tuple[Word, ...]

    def within(self, span: Span) -> "Row":
        """Return it with the words of a column only."""
        x0, x1 = span
        return self._replace(words=tuple(word for word in self.words if x0 <= word.box.middle[0] <= x1))

    def columns(self, sides: Sequence[float]) -> set[int]:
        """Return the columns between sides that its words stand in."""
        return {bisect_left(sides, (word.box.x0 + word.box.x1) / 2) for word in self.words}

    def part(self, span: Span) -> "Part | None":
        """Return what stands in a column."""
        own = self.within(span).words
        return Part(self.line, own[0].first, own[-1].last) if own else None


class Part(NamedTuple):
    """The characters of a line that stand in one column."""

    line: Line
    first: int
    last: int

    @property
    def text(self) -> str:
        """What it says, without blanks."""
        return squeeze(self.line.text[self.first : self.last])

    @property
    def box(self) -> Box:
        """The box around it."""
        return self.line.around(self.first, self.last)

    @property
    def head(self) -> float:
        """The width of what no line break parts at its beginning: a number, a character with the marks behind it."""
        match = _TOKEN.match(self.line.text, self.first, self.last)
        end = match.end() if match else self.first + 1
        return self.line.boxes[end - 1].x1 - self.line.boxes[self.first].x0

    def cut(self, role: str = "table") -> Line:
        """Return it as a line of a table, or in another role."""
        line, sure = self.line, self.line.confidences
        boxes = tuple(line.boxes[self.first : self.last])
        own = sure[self.first : self.last] if sure else ()
        return Line(
            line.text[self.first : self.last],
            boxes,
            line.size,
            line.font,
            line.bold,
            role=role,
            confidences=own,
            tinted=line.tinted,
        )


def _words(line: Line) -> Iterator[Word]:
    for match in re.finditer(r"[^ ]+", line.text):
        yield Word(match.start(), match.end(), line.around(match.start(), match.end()))


def _is_parted(row: Row) -> bool:
    """Whether a line has a gap as wide as a stripe."""
    return any(b.box.x0 - a.box.x1 >= WIDE * row.line.size for a, b in pairwise(row.words))


def blocks_of(lines: Sequence[Line]) -> Iterator[list[Row]]:
    """Yield runs of consecutive lines of text near each other, some of which have wide gaps."""
    block: list[Row] = []
    for at, line in enumerate(lines):
        last = block[-1].line if block else None
        near = (
            last is not None
            and abs(line.size - last.size) <= _ALIKE
            and -0.5 * line.size < line.top - last.boxes[0].bottom <= NEAR * line.size
        )
        if block and not (near and line.role == "body"):
            yield from _parted(block)
            block = []
        if line.role == "body" and line.text.strip():
            block.append(Row(at, line, tuple(_words(line)) if " " in line.text else ()))
    yield from _parted(block)


def _parted(block: Sequence[Row]) -> Iterator[list[Row]]:
    if sum(map(_is_parted, block)) >= FEWEST - 1:
        yield [row if row.words else row._replace(words=tuple(_words(row.line))) for row in block]


def stripes_of(row: Row, least: float = WIDE) -> list[Span]:
    """Return the gaps of a line that are so many sizes wide, left to right."""
    return [(a.box.x1, b.box.x0) for a, b in pairwise(row.words) if b.box.x0 - a.box.x1 >= least * row.line.size]


def narrowed(stripes: Sequence[Span], row: Row, least: float = WIDE) -> list[Span]:
    """Return what is left of stripes at a further line: what no word of it stands in, if wide enough."""
    left: list[Span] = []
    for x0, x1 in stripes:
        free = [(x0, x1)]
        for word in row.words:
            a, b = word.box.x0, word.box.x1
            if a < x1 and x0 < b:
                free = [(p, q) for s, e in free for p, q in ((s, min(e, a)), (max(s, b), e)) if q > p]
        left += [(p, q) for p, q in free if q - p >= least * row.line.size]
    return left


def has_seam(rows: Sequence[Row], span: Span) -> bool:
    """Whether a narrow blank runs down through a column, two lines or more on both sides of it: it is two columns."""
    held = [row.within(span) for row in rows]
    for row in held:
        stripes = stripes_of(row, _SEAM)
        for other in held if stripes else ():
            stripes = narrowed(stripes, other, _SEAM)
        for x0, x1 in stripes:
            if sum(own.words[0].box.x0 < x0 and own.words[-1].box.x1 > x1 for own in held if own.words) > 1:
                return True
    return False
