"""Columns and side boxes: the parts of a page that are read one after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from statistics import median

from pipeline.reading.column_sides import FEWEST, LONG, Word, are_columns, is_of_columns, is_tabular, words_of
from pipeline.reading.glyphs import Edge
from pipeline.reading.side_tables import Cut, bands_beside_tables
from schemas.page import Grid, Line
from schemas.text import Box

_DEPTH = 4
_SLACK = 1.0  # points
_FAR_BELOW = 10.0  # sizes from a column to a page number at the right
_LARGER = 0.6  # points by which a heading is larger than its text
_LEVEL, _UNDER, _NEXT = 0.3, 2.5, 4.0  # sizes of a heading: below the other column, the text over it, to the next one
_NEAR = 12.0  # points by which the gutter of a table beside text may differ from that of the columns it stands in


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page. `column` tells that other text stands beside it."""

    box: Box
    column: bool = False


def _starts(words: Sequence[Word]) -> Iterator[float]:
    """Yield the x at which several pieces begin, but the leftmost: there a column may begin."""
    count = Counter(round(word.box.x0) for word in words)
    first = min(count)
    for x in sorted(count):
        # Lines of a column begin within a point of each other.
        if x > first + 2 * LONG and count[x] >= count[x - 1] and count[x] > count[x + 1]:
            near = count[x - 1] + count[x] + count[x + 1]
            if near >= FEWEST or (near == FEWEST - 1 and _is_indented(words, x)):
                yield min(word.box.x0 for word in words if abs(word.box.x0 - x) < 1.5)


def _is_indented(words: Sequence[Word], x: float) -> bool:
    """Whether a line right above those that begin at an x begins two letters further in: a paragraph's first."""
    upper = min((word for word in words if abs(word.box.x0 - x) < 1.5), key=lambda word: word.box.top)
    step = 2 * upper.size
    return any(
        abs(word.box.x0 - x - step) < 0.5 * upper.size
        and 0 < upper.box.top - word.box.top <= step
        and abs(word.size - upper.size) <= 0.6
        for word in words
    )


def _stands_apart(edge: Word, next_: Word, left: bool, below: bool) -> bool:
    """Whether a line at the end of a run is none of its column's.

    A heading at the right belongs to the column under it; what stands over it at a distance is a running head, and far
    below it a page number.
    """
    gap = abs(next_.box.bottom - edge.box.bottom)
    if not left:
        return gap > (_FAR_BELOW if below else 3.5) * edge.size
    return gap > 2.2 * edge.size or abs(edge.size - next_.size) >= 0.6


def _is_stray(edge: Word, x: float, rest: Sequence[Word], below: bool) -> bool:
    """Whether a line at the end of a run is none of the column that the rest of its side makes."""
    left = edge.box.x0 < x - 1.5
    own = [w for w in rest if (w.box.x0 < x - 1.5) == left]
    return bool(own) and _stands_apart(edge, own[0], left, below)


def _trimmed(run: Sequence[Word], x: float) -> Sequence[Word]:
    """Leave off lines at the ends of a run that stand alone, on one side, at a distance or in another size."""
    for below in (False, True):
        order = sorted(run, key=lambda w: -w.box.bottom if below else w.box.top)
        while len(order) > 2:
            row = [w for w in order if abs(w.box.bottom - order[0].box.bottom) <= 3]
            rest = [w for w in order if w not in row]
            if not all(_is_stray(w, x, rest, below) for w in row):
                break
            order = rest
        run = order
    return run


def _is_head_of_next(head: Word, left: Sequence[Word], right: Sequence[Word], under: Sequence[Word]) -> bool:
    """Whether a heading at the foot of a left column stands over the text at the head of the right one.

    That one begins with text, and nothing `under` the heading is its own: it stands beside the lines of the right
    column, or over another heading.
    """
    first, last = min(right, key=lambda w: w.box.top), max(left, key=lambda w: w.box.bottom)
    begins = first.letters >= LONG and abs(first.size - median(w.size for w in right)) < _LARGER
    ended = not last.open and head.box.top - last.box.bottom <= _UNDER * head.size
    if not (begins and ended and head.size >= first.size + _LARGER):
        return False
    if under:
        return under[0].size >= head.size - _LARGER
    return head.box.top <= max(w.box.bottom for w in right) + _LEVEL * head.size


def _under(head: Word, x: float, words: Sequence[Word], walls: Sequence[float]) -> list[Word]:
    """Return the words not far under a heading of the left column, down to the next rule or table, top to bottom."""
    low = min((y for y in walls if y > head.box.middle[1]), default=inf)
    near = (w for w in words if 0 < w.box.top - head.box.top <= _NEXT * head.size and w.box.top < low)
    return sorted((w for w in near if w.box.x0 < x - 1.5), key=lambda w: w.box.top)


def _with_head_of_next(
    run: Sequence[Word], whole: Sequence[Word], x: float, beside: tuple[Sequence[Word], Sequence[float]]
) -> Sequence[Word]:
    """Return the lines of two columns with the heading at the left foot that was left off and is of the right one.

    `beside` are all words of the page and the heights of the rules and tables that cross the gutter.
    """
    left, right = _sides(run, x)
    if not left or not right:
        return run
    low = max(w.box.bottom for w in left)
    below = sorted((w for w in whole if w.box.x0 < x - 1.5 and w.box.bottom > low), key=lambda w: w.box.top)
    if not below or not _is_head_of_next(below[0], left, right, _under(below[0], x, *beside)):
        return run
    return [*run, below[0]]


def _sides(run: Sequence[Word], x: float) -> tuple[list[Word], list[Word]]:
    """Return what stands left of a gutter and right of it."""
    return [w for w in run if w.box.x0 < x - 1.5], [w for w in run if w.box.x0 >= x - 1.5]


def _runs(words: Sequence[Word], x: float, walls: Sequence[float]) -> Iterator[list[Word]]:
    """Yield the pieces between what crosses a gutter: words, and rules or tables (`walls`: their heights)."""
    run: list[Word] = []
    blocks = sorted(
        [(w.box.top, w) for w in words] + [(y, None) for y in walls], key=lambda at: (at[0], at[1] is not None)
    )
    for _, word in blocks:
        if word is None or (word.box.x0 < x - 1.5 and word.box.x1 > x - max(4.0, 0.45 * word.size)):
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def _band(run: Sequence[Word], x: float, beside: tuple[Sequence[Word], Sequence[float]]) -> Cut | None:
    """Return the band that a run of words makes if its two sides are columns."""
    run = _with_head_of_next(_trimmed(run, x), run, x, beside)
    left, right = _sides(run, x)
    if min(len(left), len(right)) < FEWEST:
        return None
    if not are_columns(left, right):
        return None
    gutter = (max(w.box.x1 for w in left) + x) / 2
    return Cut(gutter, min(w.box.top for w in run), max(w.box.bottom for w in run))


def _walls(x: float, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]]) -> list[float]:
    """Return the heights at which rules or tables cross the gutter that ends at `x`."""
    start = max((w.box.x1 for w in words if w.box.x1 < x - 4), default=x)
    edges, grids = drawn
    found = [e.box.top for e in edges if e.orientation == "h" and e.box.x0 < start - 2 and e.box.x1 > x + 2]
    for grid in grids:
        if grid.box.x0 < start - 2 and grid.box.x1 > x + 2:
            found += (grid.box.top, grid.box.bottom - 1)
    return found


def _best_cut(words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]]) -> Cut | None:
    """Return the cut with the most text in its band."""
    best: tuple[int, Cut] | None = None
    for x in _starts(words):
        walls = _walls(x, words, drawn)
        for run in _runs(words, x, walls):
            weight = sum(w.letters for w in run)
            if (best is None or weight > best[0]) and (cut := _band(run, x, (words, walls))):
                best = weight, cut
    return _around_tables(best[1], words, drawn[1]) if best else None


def _around_tables(cut: Cut, words: Sequence[Word], grids: Sequence[Grid]) -> Cut:
    """Return a band that cuts through no table of one of its columns, where nothing else crosses the gutter there."""
    for grid in grids:
        box = grid.box
        own = box.x1 <= cut.x or box.x0 >= cut.x
        top, bottom = min(cut.top, box.top), max(cut.bottom, box.bottom)
        if not own or box.bottom <= cut.top or box.top >= cut.bottom or (top, bottom) == (cut.top, cut.bottom):
            continue
        crossed = any(w.box.x0 < cut.x < w.box.x1 and top < w.box.middle[1] < bottom for w in words)
        cut = cut if crossed else cut._replace(top=top, bottom=bottom)
    return cut


def _split(part: Part, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]], depth: int) -> list[Part]:
    cut = _best_cut(words, drawn) if len(words) >= 2 * FEWEST and depth else None
    return _split_at(cut, part, words, drawn, depth=depth)


def _split_at(
    cut: Cut | None, part: Part, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]], *, depth: int
) -> list[Part]:
    if cut is None:
        return [part]
    found: list[Part] = []
    for piece in _pieces(part, cut):
        found.extend(_split_inside(piece, words, drawn, depth - 1))
    return found


def _pieces(part: Part, cut: Cut) -> tuple[Part, Part, Part, Part]:
    """Return what stands over a band, at both sides of its gutter, under it."""
    whole = part.box
    top, bottom = cut.top - 0.1, cut.bottom + 0.1
    return (
        Part(whole._replace(bottom=top), part.column),
        Part(Box(whole.x0, top, cut.x, bottom), True),
        Part(Box(cut.x, top, whole.x1, bottom), True),
        Part(whole._replace(top=bottom), part.column),
    )


def _split_inside(
    piece: Part, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]], depth: int
) -> list[Part]:
    """Return the parts of a piece of the page; none of one that holds nothing."""
    inside = [w for w in words if piece.box.holds(*w.box.middle)]
    if inside:
        return _split(piece, inside, drawn, depth)
    # a table and nothing else
    return [piece] if any(piece.box.holds(*grid.box.middle) for grid in drawn[1]) else []


def _is_part_of(band: Cut, columns: Cut) -> bool:
    """Whether a band stands within columns of running text, or most of it in higher ones whose gutter is its own."""
    if columns.top <= band.top + _SLACK and band.bottom <= columns.bottom + _SLACK:
        return True
    shared = min(band.bottom, columns.bottom) - max(band.top, columns.top)
    height = band.bottom - band.top
    return abs(band.x - columns.x) <= _NEAR and 2 * shared > height and columns.bottom - columns.top > height


def _around_bands(page: Part, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]]) -> list[Part]:
    """Return the parts of a page: first of the bands with a table beside running text, then of what stands between.

    Such a band within columns of running text is theirs.
    """
    best = _best_cut(words, drawn)
    found: list[Part] = []
    rest = page
    for cut in bands_beside_tables(words, drawn[1], drawn[0]):
        if best and _is_part_of(cut, best):
            continue
        over, left, right, rest = _pieces(rest, cut)
        for piece in (over, left, right):
            found.extend(_split_inside(piece, words, drawn, _DEPTH - 1))
    if found:
        return [*found, *_split_inside(rest, words, drawn, _DEPTH)]
    return _split_at(best, page, words, drawn, depth=_DEPTH)


def find_parts(page: Box, lines: Sequence[Line], edges: Sequence[Edge], grids: Sequence[Grid]) -> tuple[Part, ...]:
    """Return the parts of a page in reading order; one part where the page has no columns.

    1. two or three columns of running text, also in a band of the page only (a heading over the full width parts bands)
    2. a side box: close lines beside running text that do not stand on that text's lines
    Left alone: tables, lists of labels and numbers, forms, spaced titles, text beside a picture.
    """
    tables = [grid for grid in grids if grid.rule != "aligned" or is_tabular(grid, lines)]
    held = {at for grid in tables for cell in grid.cells for at in cell.lines}
    words = [
        word
        for at, line in enumerate(lines)
        if at not in held and line.role not in ("aside", "column")
        for word in words_of(line)
    ]
    if len(words) < 2 * FEWEST:
        return (Part(page),)
    parts = _around_bands(Part(page), words, (edges, tables))
    gutters = {part.box.x1 for part in parts if part.column and isfinite(part.box.x1)}
    mixed = [t for t in tables if t.rule == "aligned" and any(is_of_columns(t, lines, x) for x in gutters)]
    if mixed:
        # What is no table over both columns is no wall between the text above and below; its words tell no columns.
        silent = [
            word._replace(letters=0, digits=0, open=False)
            for grid in mixed
            for cell in grid.cells
            for at in cell.lines
            for word in words_of(lines[at])
        ]
        parts = _split(Part(page), [*words, *silent], (edges, [t for t in tables if t not in mixed]), _DEPTH)
    return tuple(parts)
