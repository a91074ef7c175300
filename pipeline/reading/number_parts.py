"""Rows and columns of a table whose numbers stand under each other, before they are cells."""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.reading.pieces import Piece
from schemas.page import Line
from schemas.text import Box


class Row(NamedTuple):
    """A line with its pieces; `numbers` are those that count something, `sure` tells that one of them is an amount."""

    line: Line
    pieces: tuple[Piece, ...]
    numbers: tuple[Piece, ...]
    sure: bool


@dataclass(slots=True)
class Column:
    """Where a column stands; `numbers` tells that it is one of numbers, not of words."""

    x0: float
    x1: float
    numbers: bool = False


@dataclass(slots=True)
class Laying:
    """A row under construction: by first column, how many columns and which pieces."""

    cells: dict[int, tuple[int, list[Piece]]] = field(default_factory=dict)
    deep: int = 1  # rows that its first cell reaches down; 0: that of a row above reaches into it

    def put(self, column: int, piece: Piece, span: int = 1) -> None:
        """Add a piece to the cell that begins at a column."""
        if column in self.cells:
            known, held = self.cells[column]
            self.cells[column] = max(known, span), [*held, piece]
        else:
            self.cells[column] = span, [piece]

    @property
    def height(self) -> tuple[float, float]:
        """Its top and bottom."""
        held = [piece.box for _, own in self.cells.values() for piece in own]
        return min(b.top for b in held), max(b.bottom for b in held)


def center(place: Box | Column) -> float:
    """Return the x of a box's or column's middle."""
    return (place.x0 + place.x1) / 2


def overlap(piece: Piece, column: Column) -> float:
    """Return how wide a piece stands over a column; less than nothing beside it."""
    return min(piece.box.x1, column.x1) - max(piece.box.x0, column.x0)


def is_open(piece: Piece) -> bool:
    """Whether a bracket is open at the end of a piece: the rest stands in the next line."""
    return sum(map(piece.text.count, "（(")) > sum(map(piece.text.count, "）)"))
