"""Running text beside a ruled table: bands of a page, from blank to blank, one side text and one with tables."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from pipeline.reading.column_sides import Word, is_running_text, rows_of
from pipeline.reading.glyphs import Edge
from schemas.page import Grid
from schemas.text import Box

_BLANK = 1.2  # sizes: a blank from side to side as high parts two bands
_OVER_HEADING = 0.5  # sizes of one over a heading
_HEADING = 1.08  # times the usual size
_GUTTER = 1.0  # sizes of the narrowest gutter
_LEAST_ROWS = 4  # of text beside a table
_TIMES = 3  # of a time line
_BESIDE = 2  # rows of it that a table reaches beside


class Cut(NamedTuple):
    """Where a part falls into two columns: the gutter's x, the height of the band."""

    x: float
    top: float
    bottom: float


def bands_beside_tables(words: Sequence[Word], grids: Sequence[Grid], edges: Sequence[Edge] = ()) -> list[Cut]:
    """Return the bands of a page, top to bottom, in which running text and a ruled table stand side by side.

    A band goes from one blank over the whole page to the next, or over all the text that stands beside the table and
    to no line that crosses the gutter, so no paragraph is cut. Left alone: labels and forms beside a table, text beside
    a table without rules, text that goes on over or under the table.
    """
    tables = [grid for grid in grids if grid.rule.startswith("ruled")]
    if not tables or not words:
        return []
    others = [grid.box for grid in grids]
    found = [cut for band in _bands(words, grids) if (cut := _cut(band, words, tables, grids))]
    for table in tables:
        if not any(cut.top < table.box.middle[1] < cut.bottom for cut in found):
            rules = [edge.box for edge in edges if edge.orientation == "h"]
            around = (_cut_around(table.box, words, (others, rules), left=left) for left in (True, False))
            found += [cut for cut in around if cut and not any(_overlap(cut, other) for other in found)][:1]
    return sorted(found, key=lambda cut: cut.top)


def _overlap(one: Cut, other: Cut) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _cut_around(
    table: Box, words: Sequence[Word], drawn: tuple[Sequence[Box], Sequence[Box]], *, left: bool
) -> Cut | None:
    """Return the band of a table and of all the text at one side of it; None where a paragraph would be cut.

    `drawn` are all tables, and all rules. Where a rule of the table runs over the text too, that is a cell of it.
    """
    usual = median(word.size for word in words)
    x = table.x0 - _GUTTER * usual if left else table.x1 + _GUTTER * usual
    crossing = [box for box in (*(word.box for word in words), *drawn[0]) if box.x0 < x < box.x1]
    ruled = [box for box in drawn[1] if box.x0 < x < box.x1]
    if any(table.top - 2 <= box.middle[1] <= table.bottom + 2 for box in (*crossing, *ruled)):
        return None
    top = max((box.bottom for box in crossing if box.middle[1] < table.middle[1]), default=float("-inf"))
    bottom = min((box.top for box in crossing if box.middle[1] > table.middle[1]), default=float("inf"))
    side = [word for word in words if (word.box.x1 <= x if left else word.box.x0 >= x)]
    text = _beside(table, [word for word in side if top <= word.box.middle[1] <= bottom], usual)
    if not text or not _is_text_beside(text, [table]):
        return None
    first = min(text, key=lambda word: word.box.top)
    over = _OVER_HEADING if first.size > _HEADING * usual else _BLANK
    foot = max(word.box.bottom for word in text)
    later = min((word.box.top for word in words if word not in text and word.box.top >= foot), default=float("inf"))
    if first.box.top - top < over * usual or min(bottom, later) - foot < _BLANK * usual:
        return None
    lead = [
        word.box.top for word in words if word not in side and top < word.box.top < table.top < word.box.top + 3 * usual
    ]
    return Cut(x, min([first.box.top, table.top, *lead]), max(foot, table.bottom))


def _beside(table: Box, words: Sequence[Word], usual: float) -> list[Word]:
    """Return the words at the height of a table and those that follow each other from there up and down."""
    own = [word for word in words if table.top <= word.box.middle[1] <= table.bottom]
    for word in sorted(words, key=lambda word: -word.box.bottom):
        if own and word not in own and 0 <= min(w.box.top for w in own) - word.box.bottom < _BLANK * usual:
            own.append(word)
    for word in sorted(words, key=lambda word: word.box.top):
        if own and word not in own and 0 <= word.box.top - max(w.box.bottom for w in own) < _BLANK * usual:
            own.append(word)
    return own


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
    """Whether words are running text of several lines, or a time line, and a table stands beside two lines of it."""
    rows = rows_of(text)
    told = is_running_text(text) and not all(word.open for word in text)
    if len(rows) < _LEAST_ROWS or not (told or _is_time_line(text)):
        return False
    return any(sum(box.top <= foot <= box.bottom for foot in rows) >= _BESIDE for box in tables)


def _is_time_line(words: Sequence[Word]) -> bool:
    """Whether words are times under each other, each with words at its right, under a heading perhaps."""
    times = [word for word in words if word.timed]
    others = [word for word in words if not word.timed and word.letters]
    if len(times) < _TIMES or not others:
        return False
    edge = max(word.box.x1 for word in times)
    sides = [word.box.x0 for word in times], [word.box.x1 for word in times]
    aligned = any(max(side) - min(side) <= times[0].size for side in sides)
    first = min(word.box.top for word in times) - times[0].size
    return aligned and all(word.box.x0 > edge for word in others if word.box.top > first)
