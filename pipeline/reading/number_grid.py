"""The cells of a table whose numbers stand under each other: its columns, its rows, its headers."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import inf
from typing import Literal, NamedTuple

from extractors.nlp import words
from extractors.tables import is_period
from pipeline.reading.aligned import Piece
from pipeline.reading.found import around
from schemas.page import Line
from schemas.text import Box, squeeze

_GOES_ON = re.compile(r"[进为的与及和或于对由被在将、，]$")  # no label ends so
Way = Literal["above", "below", "alone"]  # the row that a line without numbers belongs to
_NEARER = 0.85  # of the step from row to row: what is nearer to a row is part of it
_SET_IN = 0.5  # sizes by which the second line of a label stands further right at least


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


class Laid(NamedTuple):
    """The cells of a table: boxes, places (row, column, rows, columns), the x of the column sides, rows of headers."""

    boxes: tuple[Box, ...]
    places: tuple[tuple[int, int, int, int], ...]
    edges: tuple[float, ...]
    headers: int


@dataclass(slots=True)
class _Row:
    """A row under construction: by first column, how many columns and which pieces."""

    cells: dict[int, tuple[int, list[Piece]]] = field(default_factory=dict)

    def put(self, column: int, piece: Piece, span: int = 1) -> None:
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


def _overlap(piece: Piece, column: Column) -> float:
    return min(piece.box.x1, column.x1) - max(piece.box.x0, column.x0)


def _with_words(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Add the columns of words: pieces between the columns of numbers that line up, and the labels at the left."""
    found = [Column(c.x0, c.x1, c.numbers) for c in columns]
    loose: list[Column] = []
    for piece in sorted((p for r in rows if r.numbers for p in r.pieces if p not in r.numbers), key=lambda p: p.box.x0):
        if any(_overlap(piece, column) > 0 for column in found):
            continue
        if loose and piece.box.x0 < loose[-1].x1 and not any(loose[-1].x1 <= c.x0 < piece.box.x1 for c in found):
            loose[-1].x1 = max(loose[-1].x1, piece.box.x1)
        else:
            loose.append(Column(piece.box.x0, piece.box.x1))
    if not loose or loose[0].x0 > found[0].x0:
        left = min((r.pieces[0].box.x0 for r in rows), default=found[0].x0)
        if left < found[0].x0 - 1:
            loose.insert(0, Column(left, min(found[0].x0 - 1, left + 10)))
    return sorted([*found, *loose], key=lambda column: column.x0)


def _column_of(piece: Piece, columns: Sequence[Column]) -> int:
    """Return the column that a piece stands in: the one that it overlaps most, else the nearest."""
    overlaps = [_overlap(piece, column) for column in columns]
    best = max(overlaps)
    return overlaps.index(best)


def _wraps(at: int, rows: Sequence[Row], usual: tuple[float, Way], right: float) -> Way:
    """Return where a line without numbers belongs: with the row above or below, or it stands alone.

    With the nearer row where it is nearer than rows are (`usual`: how far they are apart, and where lines between two
    rows mostly belong); with the one below where its label was broken off there.
    """
    step, lean = usual
    row = rows[at]
    above = row.line.top - rows[at - 1].line.top if at else inf
    below = rows[at + 1].line.top - row.line.top if at + 1 < len(rows) else inf
    if min(above, below) < _NEARER * step:
        return _nearer(above, below) or lean
    if at + 1 < len(rows) and (_is_open(row.pieces[-1]) or _is_broken_off(at, rows, right)):
        return "below"
    return "alone"


def _nearer(above: float, below: float) -> Way | None:
    """Return the row that is nearer by more than a point."""
    if abs(above - below) <= 1:
        return None
    return "below" if below < above else "above"


def _is_open(piece: Piece) -> bool:
    """Whether a bracket is open at the end of a piece: the rest stands in the next line."""
    return sum(map(piece.text.count, "（(")) > sum(map(piece.text.count, "）)"))


def _lean(rows: Sequence[Row], step: float) -> Way:
    """Return whether lines without numbers go with the row below or above, by those that stand near to one."""
    tops = [-inf, *(row.line.top for row in rows), inf]
    ways = [
        _nearer(top - above, below - top)
        for row, above, top, below in zip(rows, tops, tops[1:], tops[2:], strict=False)
        if not row.numbers and min(top - above, below - top) < _NEARER * step
    ]
    return "above" if ways.count("above") > ways.count("below") else "below"


def breaks_word(before: str, after: str) -> bool:
    """Whether the end of one line and the beginning of the next are one word (变动计|入当期)."""
    return any(word.span.start < len(before) < word.span.end for word in words(before + after))


def _is_broken_off(at: int, rows: Sequence[Row], right: float) -> bool:
    """Whether a label goes on below: it fills the room for labels, and the lines down to the next numbers are set in.

    The row after that begins further left again: rows of a group are all set in.
    """
    size = rows[at].line.size
    first = next((k for k in range(at, -1, -1) if k == 0 or rows[k - 1].numbers), 0)
    end = next((k for k in range(at, len(rows)) if rows[k].numbers), None)
    if end is None or len(rows[at].pieces) > 1 or squeeze(rows[at].pieces[0].text).endswith(("：", ":")):
        return False
    own = [row.pieces[0].box for row in rows[at : end + 1] if row.pieces[0] not in row.numbers]
    left = own[0].x0 if at == first else min(own[0].x0, rows[at - 1].pieces[0].box.x0)
    if len(own) < 2 or own[0].x1 < right - 2.2 * size:
        return False
    said = squeeze(rows[at].pieces[0].text)
    if _GOES_ON.search(said) or breaks_word(said, squeeze(rows[at + 1].pieces[0].text)):
        return True
    if any(box.x0 < left + _SET_IN * size for box in own[1:]):
        return False
    after = rows[end + 1] if end + 1 < len(rows) else None
    return after is None or after.pieces[0] in after.numbers or after.pieces[0].box.x0 < left + 0.5 * size


def _step(rows: Sequence[Row]) -> float:
    """Return how far rows with numbers are apart at least that follow each other; 0 where none do."""
    near = [b.line.top - a.line.top for a, b in pairwise(rows) if a.numbers and b.numbers]
    return min(near, default=0.0)


def _body(rows: Sequence[Row], columns: Sequence[Column]) -> list[_Row]:
    """Sort lines into rows: each line with numbers is one, the others go with them or head the rows below."""
    first = next((at for at, column in enumerate(columns) if column.numbers), 1)
    labels = [r.pieces[0].box.x1 for r in rows if _column_of(r.pieces[0], columns) < first]
    right = max(labels, default=0.0)
    step = _step(rows)
    usual = step, _lean(rows, step)
    found: list[_Row] = []
    held: list[Row] = []
    for at, row in enumerate(rows):
        way = "alone" if row.numbers else _wraps(at, rows, usual, right)
        if way == "below":
            held.append(row)
            continue
        if way == "above" and found and not held:
            own = found[-1]
        else:
            own = _Row()
            found.append(own)
        for line in (*held, row):
            for piece in line.pieces:
                own.put(_column_of(piece, columns), piece)
        held = []
    return found


def _stands_over(piece: Piece, column: Column) -> bool:
    """Whether a header stands over a column with a common edge."""
    return min(abs(column.x1 - piece.box.x1), abs(column.x0 - piece.box.x0)) < 3


def _ranges(
    pieces: Sequence[Piece], columns: Sequence[Column], first: int, split: Collection[int]
) -> list[tuple[int, int]] | None:
    """Return the columns that headers stand centred over where together they cover all columns of values.

    None where they do not: 2016年 over the middle of three columns heads all three if 2015年 does so with the rest.
    `split` are the columns that have a header of their own below; several under one header all have.
    """
    slack = 0.02 * (columns[-1].x1 - columns[first].x0) + 3

    @cache
    def cover(at: int, start: int) -> tuple[tuple[int, int], ...] | None:
        if at == len(pieces):
            return () if start == len(columns) else None
        box = pieces[at].box
        for end in range(len(columns) - 1, start - 1, -1):
            middle = (columns[start].x0 + columns[end].x1) / 2
            if start < end:
                near = max(slack, min(0.12 * (columns[end].x1 - columns[start].x0), 12.0))
                over = abs(middle - center(box)) <= near and all(k in split for k in range(start, end + 1))
            else:
                over = _stands_over(pieces[at], columns[start]) or abs(middle - center(box)) <= 2 * slack
            if over and (rest := cover(at + 1, end + 1)) is not None:
                return ((start, end), *rest)
        return None

    found = cover(0, first)
    if found is None:
        return None
    widths: dict[str, set[int]] = {}
    for piece, (start, end) in zip(pieces, found, strict=True):
        widths.setdefault(piece.text, set()).add(end - start)
    return list(found) if all(len(same) == 1 for same in widths.values()) else None  # 计提比例 twice: as wide each time


def _groups(over: Sequence[Piece], below: _Row, columns: Sequence[Column], first: int) -> list[tuple[int, int]] | None:
    """Return the columns of each header where those below come again for each: 人数, 占比, 人数, 占比 under years."""
    count, wide = len(columns) - first, (len(columns) - first) // max(1, len(over))
    places = range(first, len(columns))
    said = ["".join(piece.text for piece in below.cells[at][1]) for at in places if at in below.cells]
    if len(over) < 2 or wide < 2 or count % len(over) or len(said) != count or said != said[:wide] * len(over):
        return None
    found = [(at, at + wide - 1) for at in places[::wide]]
    if all(is_period(squeeze(piece.text)) for piece in over):
        return found
    for piece, (a, b) in zip(over, found, strict=True):
        x, x0, x1 = center(piece.box), center(columns[a]), center(columns[b])
        if abs(x - (x0 + x1) / 2) > min(abs(x - x0), abs(x - x1)):
            return None  # it heads the column that it stands over
    return found


def _is_between(piece: Piece, columns: Sequence[Column], at: int) -> bool:
    """Whether a header is centred over two columns and belongs to neither of them by an edge."""
    pair = columns[at], columns[at + 1]
    middle = (pair[0].x0 + pair[1].x1) / 2
    return abs(center(piece.box) - middle) <= 4 and not any(_stands_over(piece, column) for column in pair)


def _singles(pieces: Sequence[Piece], columns: Sequence[Column], split: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return the column of each header: one each where there are as many, else the nearest; wide ones take several.

    `split` are the columns that have a header of their own below, as the next one has.
    """
    if len(pieces) == len(columns):
        return [(at, at) for at in range(len(columns))]
    if len(pieces) == len(columns) - 1 and pieces[0].box.x0 > columns[0].x1:
        return [(at, at) for at in range(1, len(columns))]
    found: list[tuple[int, int]] = []
    for piece in pieces:
        held = [at for at, c in enumerate(columns) if piece.box.x0 - 2 <= center(c) <= piece.box.x1 + 2]
        aligned = [at for at, c in enumerate(columns) if _stands_over(piece, c)]
        between = next((at for at in range(len(columns) - 1) if at in split and _is_between(piece, columns, at)), None)
        if len(held) > 1:
            found.append((held[0], held[-1]))
        elif between is not None:
            found.append((between, between + 1))
        elif aligned or held:
            at = (aligned or held)[0]
            found.append((at, at))
        else:
            near = min(range(len(columns)), key=lambda k: _distance(piece, columns[k]))
            found.append((near, near))
    return found


def _distance(piece: Piece, column: Column) -> float:
    return abs(center(piece.box) - center(column)) - max(0.0, _overlap(piece, column))


def _ruled_range(piece: Piece, columns: Sequence[Column], first: int, rules: Sequence[Box]) -> tuple[int, int] | None:
    """Return the columns that the rule right under a header takes, where these are several."""
    box = piece.box
    for rule in rules:
        near = -1 < rule.top - box.bottom < 0.8 * (box.bottom - box.top)
        if near and rule.x0 - 2 <= box.x0 and box.x1 <= rule.x1 + 2:
            held = [k for k in range(first, len(columns)) if rule.x0 - 2 <= center(columns[k]) <= rule.x1 + 2]
            if 1 < len(held) < len(columns) - first:
                return held[0], held[-1]
    return None


def _headers(lines: Sequence[Sequence[Piece]], columns: list[Column], rules: Sequence[Box]) -> list[_Row]:
    """Sort lines of headers into rows, from the lowest up: lines without a header over several columns are one row.

    What a header stands over tells the rule under it, else how headers are centred over the columns.
    A header widens its column, so that what stands over several of them is centred over what they take together.
    """
    first = next(at for at, column in enumerate(columns) if column.numbers)
    wide = [Column(c.x0, c.x1, c.numbers) for c in columns]
    rows: list[_Row] = []
    open_ = False  # whether the row below takes another line
    for line in reversed(lines):
        over = [p for p in line if p.box.x1 > columns[first].x0]
        below = rows[0].cells if rows else {}
        split = {at for at in below if at >= first and below[at][0] == 1}
        split |= {at + k for at, (span, _) in below.items() if span > 1 for k in range(span)}
        ranges = None
        if rows and (ranges := _groups(over, rows[0], wide, first)):
            pass
        elif rows and len(over) == 1 < len(columns) - first and is_period(squeeze(over[0].text)):
            ranges = [(first, len(columns) - 1)]
        elif rows and 0 < len(over) < len(columns) - first and not any(map(_is_open, over)):
            ranges = _ranges(over, wide, first, split)
        if ranges is not None:
            rest = [piece for piece in line if piece not in over]
            placed = [*zip(rest, _singles(rest, wide), strict=True), *zip(over, ranges, strict=True)]
        else:
            pairs = {at for at in split if {at, at + 1} <= below.keys() and below[at][0] == below[at + 1][0] == 1}
            placed = list(zip(line, _singles(line, wide, pairs), strict=True))
        if rows:
            placed = [(piece, _ruled_range(piece, wide, first, rules) or place) for piece, place in placed]
        spans = any(b > a for _, (a, b) in placed)
        if not (open_ and not spans):
            rows.insert(0, _Row())
        open_ = not spans
        for piece, (a, b) in placed:
            rows[0].put(a, piece, b - a + 1)
            if a == b:
                wide[a].x0, wide[a].x1 = min(wide[a].x0, piece.box.x0), max(wide[a].x1, piece.box.x1)
    for row in rows:  # a wrapped header was put in from its last line up
        row.cells = {at: (span, sorted(own, key=lambda p: p.box.top)) for at, (span, own) in row.cells.items()}
    return rows


def lay_cells(
    headers: Sequence[Sequence[Piece]], rows: Sequence[Row], numbers: Sequence[Column], rules: Sequence[Box] = ()
) -> Laid:
    """Sort the pieces of a table into its cells; what stands nowhere is an empty cell.

    A cell that holds words has their box, an empty one the place that its column and row leave.
    """
    columns = _with_words(numbers, rows)
    body = _body(rows, columns)
    above = _headers(headers, columns, rules)
    laid = [*above, *body]
    sides = [(a.x1 + b.x0) / 2 for a, b in pairwise(columns)]
    edges = (columns[0].x0, *sides, columns[-1].x1)
    boxes: list[Box] = []
    places: list[tuple[int, int, int, int]] = []
    empty: list[tuple[Box, tuple[int, int, int, int]]] = []
    for number, row in enumerate(laid):
        column = 0
        while column < len(columns):
            span, held = row.cells.get(column, (1, []))
            span = min(span, next((at for at in sorted(row.cells) if at > column), len(columns)) - column)
            place = number, column, 1, span
            if held:
                boxes.append(around([piece.box for piece in held]))
                places.append(place)
            else:
                top, bottom = row.height
                empty.append((Box(edges[column], top, edges[column + span], bottom), place))
            column += span
    return Laid((*boxes, *(box for box, _ in empty)), (*places, *(place for _, place in empty)), edges, len(above))
