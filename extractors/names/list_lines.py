"""Lines of lists, in their order: column after column where titles stand side by side, what is on one line as one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractors.names.seen_passages import gaps_of
from extractors.text.view import full_width
from schemas.document import Document, Passage
from schemas.text import Box

_APART = 60.0  # points between the left edges of two columns at least
_SLACK = 6.0  # points by which a line may begin left of its column
_SAME_LINE = 2.0  # points between the tops of two pieces of a line
_BLANK = 0.3  # of the height of the print, between two pieces that a blank parts


class Line(NamedTuple):
    """A line: its passages, its text, the places of the blanks that the text leaves out, whether in a column."""

    passages: tuple[Passage, ...]
    text: str
    gaps: frozenset[int]
    in_column: bool = False

    @property
    def starts(self) -> set[int]:
        """Where its passages begin."""
        return {passage.span.start for passage in self.passages}

    def joined(self, other: "Line", *, blank: bool = False) -> "Line":
        """Return this line with another one behind it, parted by a blank or not."""
        gaps = self.gaps | {gap + len(self.text) for gap in other.gaps} | ({len(self.text)} if blank else set())
        return Line((*self.passages, *other.passages), self.text + other.text, gaps, self.in_column)


class _Placed(NamedTuple):
    """A piece of a line: its page, the column it stands in, its box, its passage."""

    page: int
    column: int
    box: Box
    passage: Passage


def lines_of(document: Document, heads: Callable[[Passage], bool]) -> Iterator[Line]:
    """Yield the lines of a document; `heads` tells of a passage whether it is the title over a list.

    Where such titles stand side by side under one heading, the lines there come one column after the other.
    """
    for passages, edges in _lists(document, heads):
        if len(edges) > 1:
            yield from _in_columns(document, passages, edges)
        else:
            yield from (_line(document, passage) for passage in passages)


def lines_in_columns(document: Document, heads: Callable[[Passage], bool]) -> Iterator[Line]:
    """Yield those of the lines of a document that stand in columns."""
    for passages, edges in _lists(document, heads):
        if len(edges) > 1:
            yield from _in_columns(document, passages, edges)


def _lists(document: Document, heads: Callable[[Passage], bool]) -> Iterator[tuple[list[Passage], list[float]]]:
    """Yield the passages under each heading, with the left edges of the columns that titles stand in there."""
    for _, group in groupby(document.passages, key=lambda passage: passage.section_id):
        passages = list(group)
        titles = [passage for passage in passages if heads(passage)]
        boxes = [_box(document, passage)[1] for passage in titles] if len(titles) > 1 else []
        yield passages, _edges([box for box in boxes if box])


def _line(document: Document, passage: Passage, *, in_column: bool = False) -> Line:
    text = full_width(passage.span.of(document.text))
    return Line((passage,), text, gaps_of(document, passage.span), in_column)


def _box(document: Document, passage: Passage) -> tuple[int, Box | None]:
    place = next(iter(document.locate(passage.span)), None)
    return (place.page, place.box) if place else (0, None)


def _edges(boxes: Sequence[Box]) -> list[float]:
    """Return the left edges of the columns that the titles stand in."""
    found: list[float] = []
    for left in sorted(box.x0 for box in boxes):
        if not found or left - found[-1] >= _APART:
            found.append(left)
    return found


def _in_columns(document: Document, passages: Sequence[Passage], edges: Sequence[float]) -> Iterator[Line]:
    """Yield the lines of columns, one column after the other; pieces on one line are one."""
    placed: list[_Placed] = []
    for passage in passages:
        page, box = _box(document, passage)
        if box is not None:
            column = max((at for at, edge in enumerate(edges) if box.x0 >= edge - _SLACK), default=0)
            placed.append(_Placed(page, column, box, passage))
    placed.sort(key=lambda one: (one.page, one.column, one.box.top, one.box.x0))
    line: Line | None = None
    for before, piece in zip([None, *placed], placed, strict=False):
        new = _line(document, piece.passage, in_column=True)
        gap = _between(before, piece) if before else None
        if line is not None and gap is not None:
            line = line.joined(new, blank=gap >= _BLANK)
            continue
        if line is not None:
            yield line
        line = new
    if line is not None:
        yield line


def _between(before: _Placed, after: _Placed) -> float | None:
    """Return how far a piece begins behind another one of its line, in heights of the print; None on other lines."""
    left, right = before.box, after.box
    if (before.page, before.column) != (after.page, after.column) or abs(left.top - right.top) > _SAME_LINE:
        return None
    return (right.x0 - left.x1) / max(1.0, right.bottom - right.top)
