"""Columns and side boxes: the parts of a page that are read one after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.reading.glyphs import Edge
from schemas.page import Grid, Line
from schemas.text import Box

_DEPTH = 4
_ROWS = 3  # lines that each column has at least
_STOPS = "。；;！？!?："
_CLOSING = "”’》）)」』 "
_FULL = 1.2  # sizes: a line that ends nearer to the right edge of its column is full
_SMALL = 0.85  # of the size of the text beside it: a side box in smaller print
_STRAY = 0.3  # of the letters of a wrapped column that may stand in lines which neither end nor go on
_LONG = 8  # characters: a shorter piece may be a label, a cell, a number


class Word(NamedTuple):
    """A piece of a line without a wide gap: its box, how many letters and how many digits it has, their size.

    `open`: it breaks off without a full stop or the like.
    """

    box: Box
    letters: int
    digits: int
    size: float
    open: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page. `column` tells that other text stands beside it."""

    box: Box
    column: bool = False


class _Cut(NamedTuple):
    """Where a part falls into two columns: the gutter's x, the height of the band."""

    x: float
    top: float
    bottom: float


def words_of(line: Line) -> Iterator[Word]:
    """Yield the pieces of a line between gaps of more than 0.7 characters."""
    start = 0
    blanks = [at for at, letter in enumerate(line.text) if letter == " "] if " " in line.text else ()
    ends = [at for at in blanks if line.boxes[at].x1 - line.boxes[at].x0 > 0.7 * line.size]
    for end in (*ends, len(line.text)):
        text = line.text[start:end]
        if text.strip():
            box = line.boxes[start].union(line.boxes[end - 1])
            letters = sum(map(str.isalnum, text))
            stops = text.rstrip(_CLOSING)[-1:] in _STOPS
            yield Word(box, letters, sum(map(text.count, "0123456789")), box.bottom - box.top, not stops)
        start = end + 1


def _starts(words: Sequence[Word]) -> Iterator[float]:
    """Yield the x at which several pieces begin, but the leftmost: there a column may begin."""
    count = Counter(round(word.box.x0) for word in words)
    first = min(count)
    for x in sorted(count):
        # Lines of a column begin within a point of each other.
        if x > first + 2 * _LONG and count[x] >= count[x - 1] and count[x] > count[x + 1]:
            near = count[x - 1] + count[x] + count[x + 1]
            if near >= _ROWS:
                yield min(word.box.x0 for word in words if abs(word.box.x0 - x) < 1.5)


def _rows(words: Sequence[Word]) -> list[float]:
    """Return the feet of the rows that pieces stand in."""
    feet: list[float] = []
    for word in sorted(words, key=lambda w: w.box.bottom):
        if not feet or word.box.bottom - feet[-1] > 3:
            feet.append(word.box.bottom)
    return feet


def _is_prose(words: Sequence[Word]) -> bool:
    """Whether pieces are running text: long ones that end at a common edge, seldom with a short one beside them."""
    long = [w for w in words if w.letters >= _LONG and 5 * w.digits < 2 * w.letters]
    if len(long) < _ROWS or 4 * sum(w.letters for w in long) < 3 * sum(w.letters for w in words):
        return False
    short = [w for w in words if 0 < w.letters < _LONG]
    beside = sum(any(abs(s.box.bottom - w.box.bottom) <= 3 for s in short) for w in long)
    shared = sum(sum(abs(w.box.x1 - o.box.x1) <= w.size for o in long) >= _ROWS for w in long)
    return 2 * shared >= len(long) >= 3 * beside


def _goes_on(word: Word, words: Sequence[Word]) -> Word | None:
    """Return the piece under one that breaks off: the next one in its column, in the same size."""
    below = (
        w
        for w in words
        if 0.5 * word.size < w.box.top - word.box.top <= 2.2 * word.size
        and abs(w.box.x0 - word.box.x0) <= 2.5 * word.size
        and abs(w.size - word.size) <= 0.6
    )
    return min(below, key=lambda w: w.box.top, default=None)


def _is_wrapped(words: Sequence[Word]) -> bool:
    """Whether pieces are text that is broken at a right edge, if only a few lines: most of them go on or end.

    Larger pieces are headings. Labels and numbers under each other neither end nor fill their lines, cells of a table
    that are broken over lines do not end in full stops.
    """
    usual = median(w.size for w in words)
    text = [w for w in words if w.letters and abs(w.size - usual) <= 0.2 * usual]
    pairs = [(w, below) for w in text if w.open and w.letters >= 6 and (below := _goes_on(w, text))]
    goes_on = {id(word) for word, _ in pairs}
    ends = [w for w in text if id(w) not in goes_on and w.letters >= _ROWS]
    if (
        not pairs
        or 2 * sum(not w.open for w in ends) < len(ends)
        or 5 * sum(w.digits for w in text) >= 2 * sum(w.letters for w in text)
    ):
        return False
    settled = {id(below) for _, below in pairs} | {id(w) for w in text if not w.open}
    for word, below in pairs:
        column = [w for pair in pairs for w in pair if abs(w.box.x0 - word.box.x0) <= 2.5 * word.size]
        if max(w.box.x1 for w in column) - word.box.x1 <= _FULL * word.size:
            settled.add(id(word))
        elif word.box.x1 < below.box.x1:
            return False
    stray = sum(w.letters for w in text if id(w) not in settled)
    return stray <= _STRAY * sum(w.letters for w in text)


def _is_apart(words: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether pieces make a side box: close lines that do not stand on the lines of the text beside it."""
    feet, others = _rows(words), _rows(beside)
    small = median(w.size for w in words) <= _SMALL * median(w.size for w in beside)
    least = _ROWS if small else 2 * _ROWS
    if len(feet) < _ROWS + 1 or sum(w.letters for w in words) < 5 * len(feet) or len(others) < least:
        return False
    if median(b - a for a, b in pairwise(feet)) > 2.5 * median(w.size for w in words):
        return False
    level = sum(any(abs(foot - other) <= 1 for other in others) for foot in feet)
    return 3 * level <= len(feet)


def _stands_apart(edge: Word, next_: Word, left: bool, below: bool) -> bool:
    """Whether a line at the end of a run is none of its column's.

    A heading at the right belongs to the column under it; what stands over it at a distance is a running head.
    """
    gap = abs(next_.box.bottom - edge.box.bottom)
    if not left:
        return not below and gap > 3.5 * edge.size
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


def _band(run: Sequence[Word], x: float) -> _Cut | None:
    """Return the band that a run makes if its two sides are columns."""
    run = _trimmed(run, x)
    left = [w for w in run if w.box.x0 < x - 1.5]
    right = [w for w in run if w.box.x0 >= x - 1.5]
    if min(len(left), len(right)) < _ROWS:
        return None
    if not _are_columns(left, right):
        return None
    gutter = (max(w.box.x1 for w in left) + x) / 2
    return _Cut(gutter, min(w.box.top for w in run), max(w.box.bottom for w in run))


def _are_columns(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two sides are columns of running text, or one is and the other a side box."""
    prose = _is_prose(left), _is_prose(right)
    if all(prose):
        return min(len(_rows(left)), len(_rows(right))) >= _ROWS
    text = prose[0] or _is_wrapped(left), prose[1] or _is_wrapped(right)
    if all(text):
        return True
    return (text[0] and _is_apart(right, left)) or (text[1] and _is_apart(left, right))


def _walls(x: float, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]]) -> list[float]:
    """Return the heights at which rules or tables cross the gutter that ends at `x`."""
    start = max((w.box.x1 for w in words if w.box.x1 < x - 4), default=x)
    edges, grids = drawn
    found = [e.box.top for e in edges if e.orientation == "h" and e.box.x0 < start - 2 and e.box.x1 > x + 2]
    for grid in grids:
        if grid.box.x0 < start - 2 and grid.box.x1 > x + 2:
            found += (grid.box.top, grid.box.bottom - 1)
    return found


def _best_cut(words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]]) -> _Cut | None:
    """Return the cut with the most text in its band."""
    best: tuple[int, _Cut] | None = None
    for x in _starts(words):
        for run in _runs(words, x, _walls(x, words, drawn)):
            weight = sum(w.letters for w in run)
            if (best is None or weight > best[0]) and (cut := _band(run, x)):
                best = weight, cut
    return best[1] if best else None


def _split(part: Part, words: Sequence[Word], drawn: tuple[Sequence[Edge], Sequence[Grid]], depth: int) -> list[Part]:
    cut = _best_cut(words, drawn) if len(words) >= 2 * _ROWS and depth else None
    if cut is None:
        return [part]
    whole = part.box
    top, bottom = cut.top - 0.1, cut.bottom + 0.1
    parts = (
        Part(whole._replace(bottom=top), part.column),
        Part(Box(whole.x0, top, cut.x, bottom), True),
        Part(Box(cut.x, top, whole.x1, bottom), True),
        Part(whole._replace(top=bottom), part.column),
    )
    found: list[Part] = []
    for piece in parts:
        inside = [w for w in words if piece.box.holds(*w.box.middle)]
        if inside:
            found.extend(_split(piece, inside, drawn, depth - 1))
    return found


def _is_tabular(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a table without rules is one: no column of it is running text."""
    columns: dict[int, list[int]] = {}
    for cell in grid.cells:
        columns.setdefault(cell.column, []).extend(len(lines[at].text) for at in cell.lines)
    return not any(len(sizes) >= _ROWS and median(sizes) >= _LONG for sizes in columns.values())


def find_parts(page: Box, lines: Sequence[Line], edges: Sequence[Edge], grids: Sequence[Grid]) -> tuple[Part, ...]:
    """Return the parts of a page in reading order; one part where the page has no columns.

    1. two or three columns of running text, also in a band of the page only (a heading over the full width parts bands)
    2. a side box: close lines beside running text that do not stand on that text's lines
    Left alone: tables, lists of labels and numbers, forms, spaced titles, text beside a picture.
    """
    tables = [grid for grid in grids if grid.rule != "aligned" or _is_tabular(grid, lines)]
    held = {at for grid in tables for cell in grid.cells for at in cell.lines}
    words = [
        word for at, line in enumerate(lines) if at not in held and line.role != "aside" for word in words_of(line)
    ]
    if len(words) < 2 * _ROWS:
        return (Part(page),)
    return tuple(_split(Part(page), words, (edges, tables), _DEPTH))
