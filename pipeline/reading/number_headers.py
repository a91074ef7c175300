"""Headers over numbers that stand under each other: which columns each one heads."""

from collections.abc import Collection, Sequence

from extractors.tables import is_period
from pipeline.reading.number_groups import centred, columns_below, groups, parts, ruled, stands_over
from pipeline.reading.number_parts import Column, Laying, center, is_open, overlap
from pipeline.reading.pieces import Piece
from schemas.text import Box, squeeze

_EDGE = 0.8  # points by which the right edges of the lines of one header may differ
_TOUCHING = 3.0  # points by which the boxes of two lines may lap over
_LINE = 0.8  # heights: two lines of one header stand no further apart


def _is_between(piece: Piece, columns: Sequence[Column], at: int) -> bool:
    """Whether a header is centred over two columns and belongs to neither of them by an edge."""
    pair = columns[at], columns[at + 1]
    middle = (pair[0].x0 + pair[1].x1) / 2
    return abs(center(piece.box) - middle) <= 4 and not any(stands_over(piece, column) for column in pair)


def _singles(pieces: Sequence[Piece], columns: Sequence[Column], split: Collection[int] = ()) -> list[tuple[int, int]]:
    """Return the column of each header: one each where there are as many, else the nearest; wide ones take several.

    `split` are the columns that have a header of their own below, as the next one has.
    """
    lacks = bool(pieces) and len(columns) > 1 and pieces[0].box.x0 > columns[0].x1
    lacks = lacks and overlap(pieces[0], columns[1]) > 0
    if len(pieces) == len(columns) and not lacks:
        return [(at, at) for at in range(len(columns))]
    if len(pieces) == len(columns) - 1 and pieces[0].box.x0 > columns[0].x1:
        return [(at, at) for at in range(1, len(columns))]
    found: list[tuple[int, int]] = []
    for piece in pieces:
        held = [at for at, c in enumerate(columns) if piece.box.x0 - 2 <= center(c) <= piece.box.x1 + 2]
        aligned = [at for at, c in enumerate(columns) if stands_over(piece, c)]
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
    return abs(center(piece.box) - center(column)) - max(0.0, overlap(piece, column))


def _begun_above(line: Sequence[Piece], below: Laying, first: int, rules: Sequence[Box]) -> dict[int, Piece]:
    """Return the pieces that are the upper lines of a header in the row below, by its column: 占预付款 over 总额的比例.

    Both end at the same edge of the numbers under them, right above each other. None where another piece of the line
    does not so: it may head several columns. Left alone: times, and what a rule parts from the line below.
    """
    found: dict[int, Piece] = {}
    for at, (span, own) in below.cells.items():
        top = min(own, key=lambda piece: piece.box.top)
        if is_period(squeeze("".join(piece.text for piece in own))):
            continue  # 年度数据 over 2021, 2022 and 2023 heads all of them
        for piece in line if span == 1 and at >= first else ():
            near = 0 <= top.box.top - piece.box.bottom + _TOUCHING < _LINE * (piece.box.bottom - piece.box.top)
            near = near and abs(piece.box.x1 - top.box.x1) <= _EDGE and not is_period(squeeze(piece.text))
            if near and not parts(piece, top, rules):
                found[at] = piece
    return found if len(found) == len(line) else {}


def lay_headers(lines: Sequence[Sequence[Piece]], columns: list[Column], rules: Sequence[Box]) -> list[Laying]:
    """Sort lines of headers into rows, from the lowest up: lines without a header over several columns are one row.

    What a header stands over tells the rule under it, else how headers are centred over the columns.
    A header widens its column, so that what stands over several of them is centred over what they take together.
    """
    first = next(at for at, column in enumerate(columns) if column.numbers)
    wide = [Column(c.x0, c.x1, c.numbers) for c in columns]
    rows: list[Laying] = []
    open_ = False  # whether the row below takes another line
    for line in reversed(lines):
        over = [p for p in line if p.box.x1 > columns[first].x0]
        by_rule = ruled(line, rows[0], wide, first, rules=rules) if rows else {}
        start, end = columns_below(over, rows[0], first, len(columns)) if rows and over else (first, len(columns) - 1)
        own = wide[: end + 1]  # the columns that a header of this line may take together with others
        ranges = groups(over, rows[0], own, start) if rows else None
        sure = by_rule or (ranges and len({piece.text for piece in over}) == len(over))
        begun = _begun_above(line, rows[0], first, rules) if rows and not sure else {}
        for at, piece in begun.items():
            rows[0].put(at, piece)
            wide[at].x0 = min(wide[at].x0, piece.box.x0)
        if begun:
            continue
        below = rows[0].cells if rows else {}
        split = {at for at in below if at >= first and below[at][0] == 1}
        split |= {at + k for at, (span, _) in below.items() if span > 1 for k in range(span)}
        if ranges or not rows:
            pass
        elif len(over) == 1 < len(own) - start and is_period(squeeze(over[0].text)):
            ranges = [(start, end)]
        elif 0 < len(over) < len(own) - start and not any(map(is_open, over)):
            ranges = centred(over, own, start, split)
        if ranges is not None:
            rest = [piece for piece in line if piece not in over]
            placed = [*zip(rest, _singles(rest, wide), strict=True), *zip(over, ranges, strict=True)]
        else:
            pairs = {at for at in split if {at, at + 1} <= below.keys() and below[at][0] == below[at + 1][0] == 1}
            placed = list(zip(line, _singles(line, wide, pairs), strict=True))
        if by_rule:
            known = {id(line[at]): place for at, place in by_rule.items()}
            placed = [(piece, known.get(id(piece), place)) for piece, place in placed]
        spans = any(b > a for _, (a, b) in placed)
        if not (open_ and not spans):
            rows.insert(0, Laying())
        open_ = not spans
        for piece, (a, b) in placed:
            rows[0].put(a, piece, b - a + 1)
            if a == b:
                wide[a].x0, wide[a].x1 = min(wide[a].x0, piece.box.x0), max(wide[a].x1, piece.box.x1)
    for row in rows:  # a wrapped header was put in from its last line up
        row.cells = {at: (span, sorted(own, key=lambda p: p.box.top)) for at, (span, own) in row.cells.items()}
    return rows
