"""Headers of two levels between two rules, parted by none: 编制数 over 行政 and 事业, beside 单位名称 halfway down."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from pipeline.reading.found import Band
from pipeline.reading.pieces import Piece, pieces
from schemas.page import Line

_GAP = 0.5  # sizes: headers of narrow columns nearly touch
_NEAR = 8.0  # points by which a header may stand off the middle of its columns
_EDGE = 1.5  # points by which the left edges of headers may differ
_MOST = 12  # columns of one run under several headers


def _columns(line: Line, sides: Sequence[float]) -> list[int] | None:
    """Return the column of each piece of a line; None where one stands in two, or two in one."""
    found = []
    for piece in pieces(line, _GAP):
        at = bisect_right(sides, piece.box.middle[0]) - 1
        if not 0 <= at < len(sides) - 1 or piece.box.x0 < sides[at] - 1 or piece.box.x1 > sides[at + 1] + 1:
            return None
        found.append(at)
    return found if len(set(found)) == len(found) else None


def _runs(columns: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of columns that stand beside each other."""
    run: list[int] = []
    for column in columns:
        if run and column != run[-1] + 1:
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _begun(heads: Sequence[Piece], below: Mapping[int, Piece], run: Sequence[int]) -> list[tuple[int, int]]:
    """Deal a run of columns out to headers that begin where the first of their own do; none if some do not."""
    starts = [at for at in run if any(abs(head.box.x0 - below[at].box.x0) <= _EDGE for head in heads)]
    if len(starts) != len(heads) or starts[:1] != [run[0]]:
        return []
    groups = list(pairwise([*starts, run[-1] + 1]))
    return groups if all(b - a > 1 for a, b in groups) else []


def _dealt(
    heads: Sequence[Piece], below: Mapping[int, Piece], run: Sequence[int], sides: Sequence[float]
) -> list[tuple[int, int]]:
    """Deal a run of columns out to the headers over it: each in the middle of its own, or beginning where they do."""
    if not heads or len(heads) > len(run) or len(run) > _MOST:
        return []
    if found := _begun(heads, below, run):
        return found
    dealt = (list(pairwise([run[0], *cuts, run[-1] + 1])) for cuts in combinations(run[1:], len(heads) - 1))
    several = [groups for groups in dealt if all(b - a > 1 for a, b in groups)]  # over one column it is its upper part

    def off(groups: Sequence[tuple[int, int]]) -> float:
        middles = ((sides[a] + sides[b]) / 2 for a, b in groups)
        return max(abs(head.box.middle[0] - x) for head, x in zip(heads, middles, strict=True))

    best = min(several, key=off, default=[])
    return best if best and off(best) <= _NEAR else []


def _dealt_beside(
    heads: Sequence[Piece], below: Mapping[int, Piece], run: Sequence[int], sides: Sequence[float]
) -> tuple[list[tuple[int, int]], list[list[int]]]:
    """Deal a run of columns out where some have a tall header of two lines: 数量 over 同比增减, beside 今年 over two.

    Returns the columns under each other header, and those of tall ones. Two lines of one header stand in the middle of
    each other, and nearer than headers of two levels do.
    """
    far = max(below[at].box.top for at in run) - min(head.box.bottom for head in heads)
    lines = {at: head for at in run for head in heads if _is_first_line(head, below[at], far)}
    over = [head for head in heads if all(head is not line for line in lines.values())]
    if not lines or not over:
        return [], []
    groups: list[tuple[int, int]] = []
    for part in _runs([at for at in run if at not in lines]):
        own = [head for head in over if sides[part[0]] <= head.box.middle[0] <= sides[part[-1] + 1]]
        dealt = _dealt(own, below, part, sides)
        if not dealt:
            return [], []
        groups += dealt
    return groups, [[at] for at in lines]


def _is_first_line(head: Piece, below: Piece, far: float) -> bool:
    """Whether a piece stands in the middle over another, nearer than headers of two levels are."""
    near = below.box.top - head.box.bottom < far - 1
    return near and abs(head.box.middle[0] - below.box.middle[0]) <= _EDGE


def levels_of(top: float, bottom: float, sides: Sequence[float], lines: Sequence[Line]) -> list[Band]:
    """Return the parts that headers of two levels fall into; none where they are no such headers.

    The lines are the upper headers, those halfway down that take both levels, the lower headers.
    """
    ordered = sorted(lines, key=lambda line: line.box.middle[1])
    if not 2 <= len(ordered) <= 3 or len(sides) < 4:
        return []
    upper, lower = ordered[0], ordered[-1]
    low = _columns(lower, sides)
    tall = _columns(ordered[1], sides) if len(ordered) == 3 else []
    if low is None or tall is None or sorted([*low, *tall]) != list(range(len(sides) - 1)):
        return []
    middle = (upper.box.bottom + lower.box.top) / 2
    if lower.box.top < upper.box.bottom - 1:
        return []
    heads = pieces(upper, _GAP)
    below = dict(zip(low, pieces(lower, _GAP), strict=True))
    found = [Band(top, bottom, (sides[at], sides[at + 1])) for at in tall]
    for run in _runs(sorted(low)):
        over = [head for head in heads if sides[run[0]] <= head.box.middle[0] <= sides[run[-1] + 1]]
        groups = _dealt(over, below, run, sides)
        heads = [head for head in heads if head not in over]
        whole = [] if groups or over else [run]
        if not groups and over:
            groups, whole = _dealt_beside(over, below, run, sides)
            if not groups:
                return []
        found += [Band(top, bottom, tuple(sides[one[0] : one[-1] + 2])) for one in whole]
        for a, b in groups:
            found += [Band(top, middle, (sides[a], sides[b])), Band(middle, bottom, tuple(sides[a : b + 1]))]
    return found if not heads and any(part.top == middle for part in found) else []


def crossed_levels(top: float, bottom: float, sides: Sequence[float], lines: Sequence[Line]) -> list[Band]:
    """Return the parts that headers of two levels fall into where upper ones cross the sides below them.

    A header that crosses a side heads the columns that it is nearest to the middle of; other columns have one tall
    header of one line or more. None where no header crosses a side, where one of those below it stands beside it, or
    where a column but the first has none.
    """
    words = [word for line in lines for word in pieces(line, 0.0)]
    over = [(word, at) for word in words if (at := _crossed(word, sides))]
    if not over or any(word.box.x0 < sides[0] - 1 or word.box.x1 > sides[-1] + 1 for word in words):
        return []
    beside = [word for word in words if all(word is not other for other, _ in over)]
    headed = {bisect_right(sides, word.box.middle[0]) - 1 for word in beside}
    if not headed >= set(range(1, len(sides) - 1)):
        return []
    groups: dict[tuple[int, int], list[Piece]] = {}
    for word, held in over:
        groups.setdefault(_widest(word, held, sides, beside), []).append(word)
    taken = [at for first, last in groups for at in range(first, last + 1)]
    if len(set(taken)) < len(taken):
        return []
    found = [Band(top, bottom, (sides[at], sides[at + 1])) for at in range(len(sides) - 1) if at not in taken]
    for (first, last), heads in groups.items():
        x0, x1 = sides[first], sides[last + 1]
        below = min(word.box.top for word in beside if x0 <= word.box.middle[0] < x1)  # `headed`: one has it at least
        foot = max(word.box.bottom for word in heads)
        if below < foot - 1:
            return []
        middle = (foot + below) / 2
        found += [Band(top, middle, (x0, x1)), Band(middle, bottom, tuple(sides[first : last + 2]))]
    return found


def _crossed(word: Piece, sides: Sequence[float]) -> tuple[int, int] | None:
    """Return the first and last column that a word stands in where these are several."""
    first = bisect_right(sides, word.box.x0 + 1) - 1
    last = bisect_right(sides, word.box.x1 - 1) - 1
    return (first, last) if first < last else None


def _widest(word: Piece, held: tuple[int, int], sides: Sequence[float], beside: Sequence[Piece]) -> tuple[int, int]:
    """Return the columns that a header is in the middle of: those it stands in, and further ones on a side.

    None of them has a header of its own at its height.
    """
    level = [w for w in beside if w.box.top < word.box.bottom - 1 and w.box.bottom > word.box.top + 1]
    own = {bisect_right(sides, w.box.middle[0]) - 1 for w in level}
    places = [(a, b) for a in range(held[0] + 1) for b in range(held[1], len(sides) - 1)]
    free = [(a, b) for a, b in places if not own & set(range(a, b + 1))]
    middle = word.box.middle[0]
    return min(free, key=lambda ab: abs((sides[ab[0]] + sides[ab[1] + 1]) / 2 - middle), default=held)
