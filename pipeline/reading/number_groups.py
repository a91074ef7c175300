"""Headers over several columns of numbers: 2024年 and 2023年 over 金额 and 占比 each; which columns each one takes."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations, pairwise

from extractors.tables import is_period
from pipeline.reading.number_parts import Column, Laying, center
from pipeline.reading.pieces import Piece
from schemas.text import Box, squeeze

_NEAR = 8.0  # points by which a header may stand off the middle of its columns
_OF_RULE = 0.06  # of the length of the rule under it, likewise
_MOST = 12  # columns under the headers of one rule

Range = tuple[int, int]


def stands_over(piece: Piece, column: Column) -> bool:
    """Whether a header stands over a column with a common edge."""
    return min(abs(column.x1 - piece.box.x1), abs(column.x0 - piece.box.x0)) < 3


def columns_below(line: Sequence[Piece], below: Laying, first: int, count: int) -> Range:
    """Return the first and last column of values that headers of a line may stand over.

    Headers set halfway down (同比增减 beside 2024年 over 金额) take both levels. All columns of values where the others
    do not stand side by side.
    """
    bottom = max(piece.box.bottom for piece in line)
    tall = {
        at + more
        for at, (span, pieces) in below.cells.items()
        if min(piece.box.top for piece in pieces) <= bottom - 1
        for more in range(span)
    }
    own = [at for at in range(first, count) if at not in tall]
    together = len(own) > 1 and own[-1] - own[0] == len(own) - 1
    return (own[0], own[-1]) if together else (first, count - 1)


def centred(
    pieces: Sequence[Piece], columns: Sequence[Column], first: int, split: Collection[int]
) -> list[Range] | None:
    """Return the columns that headers stand centred over where together they cover all columns of values.

    None where they do not: 2016年 over the middle of three columns heads all three if 2015年 does so with the rest.
    `split` are the columns that have a header of their own below; several under one header all have.
    """
    slack = 0.02 * (columns[-1].x1 - columns[first].x0) + 3

    @cache
    def cover(at: int, start: int) -> tuple[Range, ...] | None:
        if at == len(pieces):
            return () if start == len(columns) else None
        box = pieces[at].box
        for end in range(len(columns) - 1, start - 1, -1):
            middle = (columns[start].x0 + columns[end].x1) / 2
            if start < end:
                near = max(slack, min(0.12 * (columns[end].x1 - columns[start].x0), 12.0))
                over = abs(middle - center(box)) <= near and all(k in split for k in range(start, end + 1))
            else:
                over = stands_over(pieces[at], columns[start]) or abs(middle - center(box)) <= 2 * slack
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


def repeated(over: Sequence[Piece], below: Laying, places: Sequence[int]) -> list[Range] | None:
    """Return the columns of each header where those below come again for each: 人数, 占比, 人数, 占比 under years."""
    count, wide = len(places), len(places) // max(1, len(over))
    said = ["".join(piece.text for piece in below.cells[at][1]) for at in places if at in below.cells]
    if len(over) < 2 or wide < 2 or count % len(over) or len(said) != count or said != said[:wide] * len(over):
        return None
    return [(at, at + wide - 1) for at in places[::wide]]


def groups(over: Sequence[Piece], below: Laying, columns: Sequence[Column], first: int) -> list[Range] | None:
    """Return the columns of headers that repeat below, each nearer to the middle of its own than to one of them."""
    found = repeated(over, below, range(first, len(columns)))
    if found is None or all(is_period(squeeze(piece.text)) for piece in over):
        return found
    for piece, (a, b) in zip(over, found, strict=True):
        x, x0, x1 = center(piece.box), center(columns[a]), center(columns[b])
        if abs(x - (x0 + x1) / 2) > min(abs(x - x0), abs(x - x1)):
            return None  # it heads the column that it stands over
    return found


def parts(upper: Piece, lower: Piece, rules: Sequence[Box]) -> bool:
    """Whether a rule parts two headers above each other: two levels, not two lines of one."""
    x = center(upper.box)
    return any(upper.box.bottom - 1 <= rule.top <= lower.box.top + 1 and rule.x0 <= x <= rule.x1 for rule in rules)


def ruled(
    line: Sequence[Piece], below: Laying, columns: Sequence[Column], first: int, *, rules: Sequence[Box]
) -> dict[int, Range]:
    """Return the columns that headers take by the rule right under them, by the place of the header in its line.

    A rule under one header tells its columns, where they are not all; one under several is dealt out to them.
    """
    found: dict[int, Range] = {}
    for rule in rules:
        own = [at for at, piece in enumerate(line) if at not in found and _is_under(rule, piece.box)]
        held = [k for k in range(first, len(columns)) if rule.x0 - 2 <= center(columns[k]) <= rule.x1 + 2]
        if len(own) == 1 and 1 < len(held) < len(columns) - first:
            found[own[0]] = held[0], held[-1]
        elif len(own) > 1 and 2 * len(own) <= len(held) <= _MOST and all(k in below.cells for k in held):
            over = [line[at] for at in own]
            dealt = repeated(over, below, held) or _dealt(over, held, columns, rule)
            found.update(zip(own, dealt, strict=False))
    return found


def _is_under(rule: Box, box: Box) -> bool:
    near = -1 < rule.top - box.bottom < 0.8 * (box.bottom - box.top)
    return near and rule.x0 - 2 <= box.x0 and box.x1 <= rule.x1 + 2


def _dealt(over: Sequence[Piece], held: Sequence[int], columns: Sequence[Column], rule: Box) -> list[Range]:
    """Deal the columns over one rule out to its headers, two or more to each, so that they stand in the middle."""
    sides = [rule.x0, *((columns[a].x1 + columns[b].x0) / 2 for a, b in pairwise(held)), rule.x1]
    places = range(len(held))
    dealt = (list(pairwise([0, *cuts, len(held)])) for cuts in combinations(places[1:], len(over) - 1))
    several = [cut for cut in dealt if all(b - a > 1 for a, b in cut)]

    def off(cut: Sequence[Range]) -> float:
        middles = ((sides[a] + sides[b]) / 2 for a, b in cut)
        return max(abs(center(piece.box) - x) for piece, x in zip(over, middles, strict=True))

    best = min(several, key=off, default=[])
    near = bool(best) and off(best) <= max(_NEAR, _OF_RULE * (rule.x1 - rule.x0))
    return [(held[a], held[b - 1]) for a, b in best] if near else []
