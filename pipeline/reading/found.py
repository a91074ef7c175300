"""A table as it is found on a page: the boxes of its cells, before their text is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from schemas.page import Line
from schemas.text import Box

# A whole number as printed; what is not one may be the beginning of one that a cell or page broke off.
WHOLE = re.compile(r"[（(]?[-+−–—]?[¥￥$]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?[)）]?[%％]?")
SNAP = 3  # pdfplumber's default for snapping, joining and intersecting rules, in points
BETWEEN = "ruled between rows"  # the rule of a table whose rules run from side to side only
PART = "part of a table"  # the rule of a single row of words: a table only where another page goes on with it


_ONE_DECIMAL = re.compile(r".*\.[0-9]")
_DIGIT = re.compile(r"[0-9][%％]?")
_NO_NUMBER = ("-", "--", "—")


def is_broken_number(parts: Sequence[str]) -> bool:
    """Whether words under each other are one number that the cell or page broke: 138,406, over 517.25, 3,1 over 2.68.

    Left alone: numbers that are whole each, and dashes.
    """
    if len(parts) < 2 or not all(parts) or not WHOLE.fullmatch("".join(parts)):
        return False
    return not all(WHOLE.fullmatch(words) or words in _NO_NUMBER for words in parts)


def may_lack_a_digit(parts: Sequence[str]) -> bool:
    """Whether the second of two words may be the last decimal of the first: 4,517,620.8 over 8."""
    return len(parts) == 2 and bool(_ONE_DECIMAL.fullmatch(parts[0]) and _DIGIT.fullmatch(parts[1]))


@dataclass(frozen=True, slots=True)
class Found:
    """A table before its text is read: the boxes of its cells, how it was found, where a cell's upper or lower rule
    is missing (indexes of cells).

    `places` are the cells' row, column, rows and columns and `edges` the sides of the columns where the boxes do not
    tell them: boxes around words. `headers` counts the rows of headers where it is known.
    """

    box: Box
    cells: tuple[Box, ...]
    rule: str
    open_above: frozenset[int] = frozenset()
    open_below: frozenset[int] = frozenset()
    places: tuple[tuple[int, int, int, int], ...] = ()
    edges: tuple[float, ...] = ()
    headers: int | None = None

    @property
    def sides(self) -> list[float]:
        """The x of the sides of its columns, left to right, as the boxes of its cells tell them."""
        return boundaries([x for cell in self.cells for x in (cell.x0, cell.x1)])


class Band(NamedTuple):
    """What stands between two rules: its height and the sides of its columns."""

    top: float
    bottom: float
    sides: tuple[float, ...]


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes."""
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _is_off(line: Line, area: Box) -> bool:
    """Whether a line surely stands above or below an area: its first character does by more than its own height."""
    first = line.boxes[0]
    return first.bottom + line.size < area.top or first.top - line.size > area.bottom


def inside(line: Line, area: Box) -> bool:
    """Whether the middle of a line lies in an area."""
    if _is_off(line, area):
        return False
    return area.holds(*line.box.middle)


def boundaries(values: Sequence[float], near: float = SNAP) -> list[float]:
    """Merge positions that lie within the snapping distance of each other."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > near:
            merged.append(value)
    return merged


def cut(line: Line, area: Box) -> Line | None:
    """Return the part of a line that stands in an area, or None: a line of a page runs over all that stands beside."""
    if _is_off(line, area):
        return None
    left, top, right, bottom = area
    held = [
        at
        for at, (x0, y0, x1, y1) in enumerate(line.boxes)
        if left <= (x0 + x1) / 2 <= right and top <= (y0 + y1) / 2 <= bottom
    ]
    while held and line.text[held[0]] == " ":
        held.pop(0)
    while held and line.text[held[-1]] == " ":
        held.pop()
    if not held:
        return None
    text = "".join(line.text[i] for i in held)
    return Line(text, tuple(line.boxes[i] for i in held), line.size, line.font, line.bold, tinted=line.tinted)
