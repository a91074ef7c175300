"""Rows of a table of words: the parting of its lines at which cells are whole, in line, and break where words would."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from pipeline.reading.found import is_broken_number, may_lack_a_digit
from pipeline.reading.gutters import Part
from pipeline.reading.pieces import FIGURE

Cells = list[Part | None]

_NAMES, _NAME = 4, 10  # lines of one length that are cells each, characters of them
_SLACK = 0.5  # sizes that a full line may lack
_REACH = 2.5  # sizes from the end of full lines to the next column at most
_ALIKE = 1.5  # sizes by which full lines of a column differ at most
_TALLEST = 16  # lines of a row
_MARGIN = 0.9  # by which a parting must be better than any other
_SPACED = 1.2  # times the least step: a row may begin there

# What speaks against rows: the less, the surer.
_EMPTY, _NO_LABEL = 0.4, 1.5  # a cell, a label that is missing
_HOLE = 1.2  # a blank line within a cell
_OFF = 0.75  # each line that a cell stands off the others, two at most
_BROKEN = 0.8  # a line within a cell that is not full
_FIGURES = 2.0  # two numbers in one cell
_CROSSED = 1.0  # a full line at the end of a row
_NEAR, _FAR = 1.5, 3.0  # where steps differ: a row that begins at a small one, a large one within a row

_ON, _ANEW, _APART = "on", "anew", "apart"


def _wraps(column: Sequence[Part | None], ragged: Sequence[bool], next_left: float | None) -> bool:
    """Whether lines of a column are broken at its right edge: one beside cells that ended, several near the next."""
    own = [part for part in column if part]
    if len(own) < 2:
        return False
    size, right = own[0].line.size, max(part.box.x1 for part in own)
    full = [part is not None and right - part.box.x1 <= _ALIKE * size for part in column]
    if sum(full) == len(own) >= _NAMES and all(len(part.text) <= _NAME for part in own):
        return (
            False  # a cell that wraps ends in a shorter line somewhere: these are as long as each other (names, days)
        )
    near = next_left is not None and next_left - right <= _REACH * size and sum(full) > 1
    return near or any(uneven and full[at] and column[at + 1] for at, uneven in enumerate(ragged))


def _steps(column: Sequence[Part | None], *, wraps: bool) -> list[str]:
    """Tell of each line of a column how the next one follows: it goes on with it, begins anew, or is none."""
    own = [part for part in column if part]
    if not own:
        return [""] * (len(column) - 1)
    size, left = own[0].line.size, min(part.box.x0 for part in own)
    right, width = max(part.box.x1 for part in own), max(part.box.x1 - part.box.x0 for part in own)
    even = 2 * sum(part.box.x0 - left <= _REACH * size for part in own) > len(own)
    found: list[str] = [_ANEW if column[0] and column[1] else ""]  # under a header
    for above, below in pairwise(column[1:]):
        if not above or not below:
            found.append("")
        elif is_broken_number(said := (above.text, below.text)) or may_lack_a_digit(said):
            found.append(_ON)
        elif FIGURE.fullmatch(above.text) and FIGURE.fullmatch(below.text):
            found.append(_APART)
        else:
            room = right - above.box.x1 if even else width - (above.box.x1 - above.box.x0)
            found.append(_ON if wraps and room < below.head + _SLACK * size else _ANEW)
    return found


class _Lines:
    """The lines of a table column by column, and what a row of some of them costs."""

    def __init__(self, cells: Sequence[Cells]) -> None:
        self.count = len(cells)
        columns = [[line[at] for line in cells] for at in range(len(cells[0]))]
        said = [[part is not None for part in column] for column in columns]
        ragged = [not all(column[at] and column[at + 1] for column in said) for at in range(self.count - 1)]
        lefts = [min((part.box.x0 for part in column[1:] if part), default=None) for column in columns]
        ends = zip(columns, [*lefts[1:], None], strict=True)
        self.steps = [_steps(column, wraps=_wraps(column[1:], ragged[1:], left)) for column, left in ends]
        self.said = said
        tops = [min(part.box.top for part in line if part) for line in cells]
        gaps = [b - a for a, b in pairwise(tops)]
        large = [gap > _SPACED * min(gaps) for gap in gaps]
        self.spaced = large if any(large[1:]) else []
        self.headed = large[0]  # the header is the first line and no more
        self.crossed = [_CROSSED * sum(column[at] == _ON for column in self.steps) for at in range(self.count - 1)]

    def end(self, at: int) -> float:
        """Return what it costs to end a row before a line."""
        if not 0 < at < self.count:
            return 0.0
        return self.crossed[at - 1] + (_NEAR if self.spaced and not self.spaced[at - 1] else 0.0)

    def row(self, first: int, last: int, lean: float) -> float:
        """Return what a row of the lines from one up to another costs; `lean`: cells at its top 0, middle 0.5, foot 1.

        Over labels a header may be missing.
        """
        cost = _FAR * sum(self.spaced[first : last - 1])
        for at, (said, steps) in enumerate(zip(self.said, self.steps, strict=True)):
            own = [line for line in range(first, last) if said[line]]
            if not own:
                cost += _EMPTY if at else _NO_LABEL * bool(first)
                continue
            start, end = own[0], own[-1] + 1
            cost += _HOLE * (end - start - len(own))
            free = last - first - (end - start)
            cost += _OFF * min(2.0, max(0.0, abs(start - first - lean * free) - (0.5 if lean == 0.5 else 0.0)))
            held = steps[start : end - 1]
            cost += _BROKEN * held.count(_ANEW) + _FIGURES * held.count(_APART)
        return cost

    def part(self, lean: float) -> tuple[float, float, list[int]]:
        """Return what the best parting costs, by how much it is better than any other, and where its rows begin."""
        count = self.count
        tallest = [1 if self.headed else _TALLEST, *[_TALLEST] * (count - 1)]
        places = [(a, b) for a in range(count) for b in range(a + 1, min(count, a + tallest[a]) + 1)]
        rows = {(a, b): self.row(a, b, lean) for a, b in places}
        down, up = [0.0, *[inf] * count], [*[inf] * count, 0.0]
        came: dict[int, int] = {}  # from where the best parting before a line comes
        for (a, b), cost in sorted(rows.items()):
            total = down[a] + cost + self.end(b)
            if total < down[b]:
                down[b], came[b] = total, a
        for (a, b), cost in sorted(rows.items(), reverse=True):
            up[a] = min(up[a], cost + self.end(b) + up[b])
        starts: list[int] = []
        at = count
        while at:
            at = came[at]
            starts.insert(0, at)
        margin = inf
        for place in range(1, count):
            without = min(
                (down[a] + c + self.end(b) + up[b] for (a, b), c in rows.items() if a < place < b), default=inf
            )
            margin = min(margin, abs(down[place] + up[place] - without))
        return down[count], margin, starts


def rows_of(cells: Sequence[Cells]) -> list[list[Cells]]:
    """Return the lines of a table row by row, the header first; none where these cannot be told or lack labels."""
    lines = _Lines(cells)
    ways = sorted(lines.part(lean) for lean in (0.0, 0.5, 1.0))
    cost, margin, starts = ways[0]
    others = [way for way in ways[1:] if way[2] != starts]
    if margin < _MARGIN or any(way[0] - cost < _MARGIN for way in others):
        return []
    rows = [list(cells[a:b]) for a, b in pairwise([*starts, len(cells)])]
    return rows if all(any(line[0] for line in row) for row in rows[1:]) else []
