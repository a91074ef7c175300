"""Running text beside a ruled table: bands of a page, from blank to blank, one side text and one with tables."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from pipeline.reading.column_sides import Word, is_running_text, rows_of
from schemas.page import Grid
from schemas.text import Box

_BLANK = 1.2  # sizes: a blank from side to side as high parts two bands
_OVER_HEADING = 0.5  # sizes of one over a heading
_HEADING = 1.08  # times the usual size
_GUTTER = 1.0  # sizes of the narrowest gutter
_LEAST_ROWS = 4  # of text beside a table
_BESIDE = 2  # rows of it that a table reaches beside


class Cut(NamedTuple):
    """Where a part falls into two columns: the gutter's x, the height of the band."""

    x: float
    top: float
    bottom: float


def bands_beside_tables(words: Sequence[Word], grids: Sequence[Grid]) -> list[Cut]:
    """Return the bands of a page, top to bottom, in which running text and a ruled table stand side by side.

    A band goes from one blank over the whole page to the next, so no paragraph is cut. Left alone: what crosses the
    gutter, labels and forms beside a table, text beside a table without rules.
    """
    tables = [grid for grid in grids if grid.rule.startswith("ruled")]
    if not tables or not words:
        return []
    found = (_cut(band, words, tables, grids) for band in _bands(words, grids))
    return [cut for cut in found if cut]


def _bands(words: Sequence[Word], grids: Sequence[Grid]) -> Iterator[tuple[float, float]]:
    """Yield the heights between blanks that reach over the whole page."""
    usual = median(word.size for word in words)
    boxes = sorted([*((w.box, w.size) for w in words), *((g.box, 0.0) for g in grids)], key=lambda at: at[0].top)
    top, bottom = boxes[0][0].top, boxes[0][0].bottom
    for box, size in boxes[1:]:
        heading = size > _HEADING * usual
        if box.top - bottom >= (_OVER_HEADING if heading else _BLANK) * usual:
            yield top, bottom
            top = box.top
        bottom = max(bottom, box.bottom)
    yield top, bottom


def _cut(band: tuple[float, float], words: Sequence[Word], tables: Sequence[Grid], grids: Sequence[Grid]) -> Cut | None:
    """Return the gutter of a band at one side of which stands running text and nothing else, at the other a table."""
    top, bottom = band
    own = [word for word in words if top <= word.box.middle[1] <= bottom]
    within = [grid.box for grid in tables if top <= grid.box.middle[1] <= bottom]
    if not within or len(own) < _LEAST_ROWS:
        return None
    held = [grid.box for grid in grids if top <= grid.box.middle[1] <= bottom]
    gutters = list(_gutters([*(word.box for word in own), *held], _GUTTER * median(word.size for word in own)))
    for x in (gutters[0], gutters[-1]) if gutters else ():
        sides = [word for word in own if word.box.x1 <= x], [word for word in own if word.box.x0 >= x]
        for text, left in ((sides[0], True), (sides[1], False)):
            beside = [box for box in within if (box.x0 >= x) == left]
            if len(beside) == len(within) and _is_text_beside(text, beside):
                return Cut(x, top, bottom)
    return None


def _gutters(boxes: Sequence[Box], least: float) -> Iterator[float]:
    """Yield the middles of the blanks that run down through boxes, left to right."""
    right = min(box.x0 for box in boxes)
    for box in sorted(boxes, key=lambda box: box.x0):
        if box.x0 - right >= least:
            yield (right + box.x0) / 2
        right = max(right, box.x1)


def _is_text_beside(text: Sequence[Word], tables: Sequence[Box]) -> bool:
    """Whether words are running text of several lines, two of which a table stands beside."""
    rows = rows_of(text)
    if len(rows) < _LEAST_ROWS or all(word.open for word in text) or not is_running_text(text):
        return False
    return any(sum(box.top <= foot <= box.bottom for foot in rows) >= _BESIDE for box in tables)
