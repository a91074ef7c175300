"""The cells of a table whose numbers stand under each other: its columns, its rows, its headers."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Literal, NamedTuple

from extractors.nlp import words
from pipeline.reading.centred import rows_of_labels
from pipeline.reading.found import around
from pipeline.reading.number_headers import lay_headers
from pipeline.reading.number_parts import Column, Laying, Row, center, is_open, overlap
from pipeline.reading.pieces import Piece
from schemas.text import Box, squeeze

_GOES_ON = re.compile(r"[进为的与及和或于对由被在将、，]$")  # no label ends so
Way = Literal["above", "below", "alone"]  # the row that a line without numbers belongs to
_NEARER = 0.85  # of the step from row to row: what is nearer to a row is part of it
_MIDDLE = 4.0  # sizes by which the name of a group may stand off the middle of its table
_OF_WHICH = re.compile(r"其中[：:]")
_FULL = 0.15  # sizes by which labels broken off at the end of their column may end apart
_LONG = 11.5  # sizes: shorter names of groups may be as long as a label by chance
_SET_IN = 0.5  # sizes by which the second line of a label stands further right at least


class Laid(NamedTuple):
    """The cells of a table: boxes, places (row, column, rows, columns), the x of the column sides, rows of headers."""

    boxes: tuple[Box, ...]
    places: tuple[tuple[int, int, int, int], ...]
    edges: tuple[float, ...]
    headers: int


def _with_words(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Add the columns of words: pieces between the columns of numbers that line up, and the labels at the left."""
    found = [Column(c.x0, c.x1, c.numbers) for c in columns]
    loose: list[Column] = []
    for piece in sorted((p for r in rows if r.numbers for p in r.pieces if p not in r.numbers), key=lambda p: p.box.x0):
        if any(overlap(piece, column) > 0 for column in found):
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
    overlaps = [overlap(piece, column) for column in columns]
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
    if at + 1 < len(rows) and (is_open(row.pieces[-1]) or _is_broken_off(at, rows, right)):
        return "below"
    return "alone"


def _nearer(above: float, below: float) -> Way | None:
    """Return the row that is nearer by more than a point."""
    if abs(above - below) <= 1:
        return None
    return "below" if below < above else "above"


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
    if leading := _OF_WHICH.match(said):  # what goes on is set in behind 其中：
        left += len(leading[0]) * size
    elif _fills_room(own[0], own[1], at, rows):
        return True
    if _GOES_ON.search(said) or breaks_word(said, squeeze(rows[at + 1].pieces[0].text)):
        return True
    if any(box.x0 < left + _SET_IN * size for box in own[1:]):
        return False
    after = rows[end + 1] if end + 1 < len(rows) else None
    return after is None or after.pieces[0] in after.numbers or after.pieces[0].box.x0 < left + 0.5 * size


def _fills_room(own: Box, below: Box, at: int, rows: Sequence[Row]) -> bool:
    """Whether a label is as long as another one that is the longest, so that it was broken off at the column's end.

    The line below ends before and begins no further left.
    """
    size = rows[at].line.size
    if own.x1 - own.x0 < _LONG * size:
        return False
    ends = [row.pieces[0].box.x1 for k, row in enumerate(rows) if k != at and row.pieces[0] not in row.numbers]
    full = max(ends, default=inf)
    return abs(own.x1 - full) <= _FULL * size and below.x1 < own.x1 - size and below.x0 >= own.x0 - 1


def _step(rows: Sequence[Row]) -> float:
    """Return how far rows with numbers are apart at least that follow each other; 0 where none do."""
    near = [b.line.top - a.line.top for a, b in pairwise(rows) if a.numbers and b.numbers]
    return min(near, default=0.0)


def _is_centred(at: int, rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a line is a label between two rows with labels of their own further right and none beside it."""
    if not 0 < at < len(rows) - 1 or rows[at].numbers or len(rows[at].pieces) > 1:
        return False
    first = next((k for k, column in enumerate(columns) if column.numbers), 1)
    beside = [{_column_of(piece, columns) for piece in rows[k].pieces} for k in (at - 1, at + 1)]
    labelled = all(0 not in places and min(places) < first for places in beside)
    return labelled and _column_of(rows[at].pieces[0], columns) == 0 and overlap(rows[at].pieces[0], columns[0]) > 0


def _with_names(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """Add a column at the left for labels that stand in no row with numbers, clear of the labels of these."""
    free = [r.pieces[0].box for r in rows if not r.numbers and len(r.pieces) == 1]
    free = [box for box in free if box.x1 < columns[0].x0 - 2]
    if not free or columns[0].numbers:
        return columns
    named = [Column(min(box.x0 for box in free), max(box.x1 for box in free)), *columns]
    return named if any(_is_centred(at, rows, named) for at in range(len(rows))) else columns


def _named(rows: Sequence[Row], columns: Sequence[Column]) -> list[Laying]:
    """Sort lines into rows where labels set halfway down several rows name all of them; none where none do so."""
    labels = [at for at in range(len(rows)) if _is_centred(at, rows, columns)]
    places = [_column_of(piece, columns) for piece in rows[0].pieces] if rows else []
    if not labels and not (places and rows[0].numbers and 0 not in places and not columns[min(places)].numbers):
        return []
    found = _rows([row for at, row in enumerate(rows) if at not in labels], columns)
    own = {at: row.cells[0][1] for at, row in enumerate(found) if 0 in row.cells}
    pieces = [rows[at].pieces[0] for at in labels]
    middles = [sum(row.height) / 2 for row in found]
    groups = rows_of_labels(middles, own, [piece.box.middle[1] for piece in pieces])
    for start, end in groups:
        said = next((own[at] for at in range(start, end + 1) if at in own), None) or [pieces.pop(0)]
        for row in found[start : end + 1]:
            row.cells.pop(0, None)
            row.deep = 0
        found[start].cells[0], found[start].deep = (1, said), end - start + 1
    return found if groups else []


def _rows(rows: Sequence[Row], columns: Sequence[Column]) -> list[Laying]:
    """Sort lines into rows: each line with numbers is one, the others go with them or head the rows below."""
    first = next((at for at, column in enumerate(columns) if column.numbers), 1)
    labels = [(_column_of(r.pieces[0], columns), r.pieces[0].box.x1) for r in rows]
    leftmost = min((column for column, _ in labels if column < first), default=0)
    right = max((x1 for column, x1 in labels if column == leftmost), default=0.0)
    step = _step(rows)
    usual = step, _lean(rows, step)
    found: list[Laying] = []
    held: list[Row] = []
    for at, row in enumerate(rows):
        way = "alone" if row.numbers else _wraps(at, rows, usual, right)
        if way == "below":
            held.append(row)
            continue
        if way == "above" and found and not held:
            own = found[-1]
        else:
            own = Laying()
            found.append(own)
        if way == "alone" and not held and _is_group(row, columns, first):
            own.put(0, row.pieces[0], len(columns))
            continue
        for line in (*held, row):
            for piece in line.pieces:
                own.put(_column_of(piece, columns), piece)
        held = []
    return found


def _is_group(row: Row, columns: Sequence[Column], first: int) -> bool:
    """Whether a line is the name of a group in the middle of the table, behind the labels."""
    counted = any(map(str.isdigit, row.line.text))
    if len(row.pieces) > 1 or counted or _column_of(row.pieces[0], columns) < first or len(columns) < 3:
        return False
    middle = (columns[0].x0 + columns[-1].x1) / 2
    return abs(center(row.pieces[0].box) - middle) < _MIDDLE * row.line.size


def lay_cells(
    headers: Sequence[Sequence[Piece]], rows: Sequence[Row], numbers: Sequence[Column], rules: Sequence[Box] = ()
) -> Laid:
    """Sort the pieces of a table into its cells; what stands nowhere is an empty cell.

    A cell that holds words has their box, an empty one the place that its column and row leave.
    """
    columns = _with_words(numbers, rows)
    if body := _named(rows, named := _with_names(columns, rows)):
        columns = named
    else:
        body = _rows(rows, columns)
    above = lay_headers(headers, columns, rules)
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
            place = number, column, 1 if column else row.deep, span
            if not (column or row.deep):
                pass
            elif held:
                boxes.append(around([piece.box for piece in held]))
                places.append(place)
            else:
                top, bottom = row.height
                empty.append((Box(edges[column], top, edges[column + span], bottom), place))
            column += span
    return Laid((*boxes, *(box for box, _ in empty)), (*places, *(place for _, place in empty)), edges, len(above))
