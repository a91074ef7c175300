"""The sides of a gutter: running text, a side box, tables of a column; what tells them from one table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.reading.bits import TIME
from schemas.page import Grid, Line
from schemas.text import Box

FEWEST = 3  # lines that each column has at least
_ENDED = 2  # lines of a column beside which a table may stand that end in a full stop
LONG = 8  # characters: a shorter piece may be a label, a cell, a number
_AMOUNT = re.compile(r"[（(]?[-+−–—]?[0-9][0-9,，.]*[)）]?[%％]?")
_STOPS = "。；;！？!?："
_CLOSING = "”’》）)」』 "
_FULL = 1.2  # sizes: a line that ends nearer to the right edge of its column is full
_SMALL = 0.85  # of the size of the text beside it: a side box in smaller print
_STRAY = 0.3  # of the letters of a wrapped column that may stand in lines which neither end nor go on


class Word(NamedTuple):
    """A piece of a line without a wide gap: its box, how many letters and how many digits it has, their size.

    `open`: it breaks off without a full stop or the like. `timed`: it is a time of a time line (2015, 2015年3月).
    """

    box: Box
    letters: int
    digits: int
    size: float
    open: bool = True
    timed: bool = False


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
            timed = TIME.fullmatch(text.strip()) is not None
            yield Word(box, letters, sum(map(text.count, "0123456789")), box.bottom - box.top, not stops, timed)
        start = end + 1


def rows_of(words: Sequence[Word]) -> list[float]:
    """Return the feet of the rows that pieces stand in."""
    feet: list[float] = []
    for word in sorted(words, key=lambda w: w.box.bottom):
        if not feet or word.box.bottom - feet[-1] > 3:
            feet.append(word.box.bottom)
    return feet


def is_running_text(words: Sequence[Word]) -> bool:
    """Whether pieces are running text: long ones that end at a common edge, seldom with a short one beside them."""
    long = [w for w in words if w.letters >= LONG and 5 * w.digits < 2 * w.letters]
    if len(long) < FEWEST or 4 * sum(w.letters for w in long) < 3 * sum(w.letters for w in words):
        return False
    short = [w for w in words if 0 < w.letters < LONG]
    beside = sum(any(abs(s.box.bottom - w.box.bottom) <= 3 for s in short) for w in long)
    shared = sum(sum(abs(w.box.x1 - o.box.x1) <= w.size for o in long) >= FEWEST for w in long)
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
    ends = [w for w in text if id(w) not in goes_on and w.letters >= FEWEST]
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
    feet, others = rows_of(words), rows_of(beside)
    small = median(w.size for w in words) <= _SMALL * median(w.size for w in beside)
    least = FEWEST if small else 2 * FEWEST
    if len(feet) < FEWEST + 1 or sum(w.letters for w in words) < 5 * len(feet) or len(others) < least:
        return False
    if median(b - a for a, b in pairwise(feet)) > 2.5 * median(w.size for w in words):
        return False
    level = sum(any(abs(foot - other) <= 1 for other in others) for foot in feet)
    return 3 * level <= len(feet)


def are_columns(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two sides are columns of running text, or one is and the other a side box."""
    prose = is_running_text(left), is_running_text(right)
    if all(prose):
        return min(len(rows_of(left)), len(rows_of(right))) >= FEWEST
    text = prose[0] or _is_wrapped(left), prose[1] or _is_wrapped(right)
    if all(text):
        return True
    if (text[0] and _is_apart(right, left)) or (text[1] and _is_apart(left, right)):
        return True
    return _are_mixed(left, right)


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Return pieces line by line, each line left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.bottom):
        if lines and word.box.bottom - lines[-1][-1].box.bottom <= 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.box.x0) for line in lines]


def _is_number(word: Word) -> bool:
    return 2 * word.digits > word.letters


def _are_mixed(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two sides are running text with tables of their own: lines of several pieces, which words begin.

    Left alone: a table over both sides, whose numbers begin the lines at the right.
    """
    tabular = 0
    for side in (left, right):
        lines = _lines(side)
        text = [line[0] for line in lines if len(line) == 1]
        rows = [line for line in lines if len(line) > 1]
        numbers = sum(_is_number(line[0]) for line in lines)
        ended = sum(not word.open for word in text)  # cells of words have no full stops
        if len(text) < FEWEST or not is_running_text(text) or ended < _ENDED or 3 * numbers > len(lines):
            return False
        if 2 * sum(_is_number(line[0]) for line in rows) > len(rows):
            return False
        tabular += len(rows)
    return tabular >= FEWEST


def is_tabular(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether a table without rules is one: no column of it is running text. Amounts are as long as words."""
    columns: dict[int, list[int]] = {}
    for cell in grid.cells:
        said = (lines[at].text for at in cell.lines)
        columns.setdefault(cell.column, []).extend(0 if _AMOUNT.fullmatch(text) else len(text) for text in said)
    return not any(len(sizes) >= FEWEST and median(sizes) >= LONG for sizes in columns.values())


def is_of_columns(grid: Grid, lines: Sequence[Line], gutter: float) -> bool:
    """Whether a table that was read over both columns of a page is of neither: each side has words of its own.

    A table of the whole page has its labels at one side and numbers at the other.
    """
    level = [line for line in lines if grid.box.top - 1 < line.box.middle[1] < grid.box.bottom + 1]
    own = [word for line in level for word in words_of(line)]
    if any(word.box.x0 < gutter < word.box.x1 for word in own):
        return False
    for side in (
        [word for word in own if word.box.x1 <= gutter],
        [word for word in own if word.box.x0 >= gutter],
    ):
        numbers = [word.box.x0 for word in side if _is_number(word)]
        labels = sum(word.box.x1 <= min(numbers) for word in side) if numbers else len(side)
        if len(rows_of(side)) < FEWEST or labels < 2:
            return False
    return True
