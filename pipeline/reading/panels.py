"""Panels: framed or coloured boxes with text of their own, beside other text or beside each other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from extractors.text.characters import LIST_SIGNS
from pipeline.reading.bits import TIME, Bit
from pipeline.reading.found import around
from pipeline.reading.glyphs import Edge, Shape
from schemas.text import Box

_LEAST = 40.0  # points across
_APART = 3.0  # points: boxes nearer to each other are cells of a table
_ADJOINING = 2  # boxes at the sides of a cell of a table: a coloured column may stand under one band
_SLACK = 1.0  # points by which words may reach over the side of their box
_MOST, _WIDE = 0.6, 0.5  # of the words of a page, of the width that they take: a box with more is the page's ground
_BULLET = re.compile(f"[{LIST_SIGNS}]")
_HANGING = 2.5  # sizes by which words hang under those behind a bullet at most
_FIRST_STEP = 2.0  # sizes of the words under a title, from it to them
_LEAST_SIZE = 8.0  # points: smaller print is set as far apart as this
_LEAST_TIMES = 3  # in a row
_LONGEST = 16  # Han of a title
_SENTENCE = re.compile(r"[，。；;！？：:]")
_FAR = 1e6


class _Levels:
    """The words of a page by height: most boxes are cells of a table, and few words are level with one."""

    def __init__(self, bits: Sequence[Bit]) -> None:
        self.bits = sorted(bits, key=lambda bit: bit.level)
        self._heights = [bit.level for bit in self.bits]

    def beside(self, box: Box) -> list[Bit]:
        """Return the words whose middle is as high as a box, in it and at its sides."""
        return self.bits[bisect_left(self._heights, box.top) : bisect_right(self._heights, box.bottom)]

    def is_ground(self, box: Box, inside: Sequence[Bit]) -> bool:
        """Whether a box holds most of what is printed on the page, and is no narrow one beside the rest."""
        width = max(bit.box.x1 for bit in self.bits) - min(bit.box.x0 for bit in self.bits)
        return len(inside) > _MOST * len(self.bits) and box.x1 - box.x0 > _WIDE * width


def _crosses(bit: Bit, box: Box) -> bool:
    """Whether words stand half inside a box."""
    level = box.top < bit.level < box.bottom
    return level and any(bit.box.x0 < x - _SLACK and bit.box.x1 > x + _SLACK for x in (box.x0, box.x1))


def _rows(bits: Sequence[Bit]) -> list[float]:
    """Return the feet of the lines that bits stand on."""
    feet: list[float] = []
    for foot in sorted(bit.box.bottom for bit in bits):
        if not feet or foot - feet[-1] > 3:
            feet.append(foot)
    return feet


def _touch(one: Box, other: Box) -> bool:
    """Whether two boxes are cells side by side or one over the other: a common side, equally high or wide."""
    high = abs(one.top - other.top) < 1 and abs(one.bottom - other.bottom) < 1
    wide = abs(one.x0 - other.x0) < 1 and abs(one.x1 - other.x1) < 1
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return (high and not wide and -1 < across < _APART) or (wide and not high and -1 < down < _APART)


def _adjoins(one: Box, other: Box) -> bool:
    """Whether two boxes have a common side from a common corner on: a tall cell beside one of two, a cell over two."""
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    level = min(abs(one.top - other.top), abs(one.bottom - other.bottom)) < 1
    under = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) < 1
    return (level and -1 < across < 1 and down < -1) or (under and -1 < down < 1 and across < -1)


def _is_in_table(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether a box is a cell beside others: one as high or wide, or two of other sizes."""
    return any(_touch(box, other) for other in boxes) or sum(_adjoins(box, other) for other in boxes) >= _ADJOINING


def _is_cell(box: Box, edges: Sequence[Edge]) -> bool:
    """Whether rules run on from the sides of a box: it is a cell of a table."""
    inner = (
        e.box for e in edges if e.orientation == "h" and not e.shade and box.top - 1 <= e.box.top <= box.bottom + 1
    )
    own = list(inner)
    return all(any(_runs_past(e, box, y) for e in own) for y in (box.top, box.bottom)) or any(
        (e.x0 < box.x0 - _APART and abs(e.x1 - box.x0) < 2.5)
        or (e.x1 > box.x1 + _APART and abs(e.x0 - box.x1) < 2.5)
        or (e.x0 < box.x0 - _APART and e.x1 > box.x1 + _APART)
        for e in own
    )


def _runs_past(rule: Box, box: Box, y: float) -> bool:
    """Whether a rule lies along the upper or lower side of a box and runs on: over the last cell of a row."""
    along = abs(rule.top - y) <= 1 and rule.x0 <= box.x0 + 1 and rule.x1 >= box.x1 - 1
    return along and (rule.x0 < box.x0 - _APART or rule.x1 > box.x1 + _APART)


def _boxes(levels: _Levels, shapes: Sequence[Shape], edges: Sequence[Edge]) -> Iterator[tuple[Box, list[Bit]]]:
    """Yield the boxes that hold lines of their own, the larger first, each with its words."""
    boxes = [shape.box for shape in shapes if shape.box.x1 - shape.box.x0 >= _LEAST]
    for box in sorted(set(boxes), key=lambda b: -(b.x1 - b.x0) * (b.bottom - b.top)):
        level = levels.beside(box)
        inside = [bit for bit in level if bit.is_in(box)]
        if len(_rows(inside)) < 2 or levels.is_ground(box, inside) or any(_crosses(bit, box) for bit in level):
            continue
        if not _is_in_table(box, boxes) and not _is_cell(box, edges):
            yield box, inside


def find_panels(
    bits: Sequence[Bit], taken: Collection[Bit], shapes: Sequence[Shape], edges: Sequence[Edge]
) -> tuple[list[Box], list[Box]]:
    """Return the outermost boxes whose words are read by themselves, and boxes with nothing beside them; top to bottom.

    `taken` are the bits of cards and charts: a box that holds no others is none.
    1. a side box, a coloured column at the side   2. cards in a row or grid, each with a title and some lines
    Left alone: boxes of one line (labels, buttons), shaded rows and cells of tables, the ground of a page.
    """
    found: list[Box] = []
    alone: list[Box] = []
    levels = _Levels(bits)
    for box, inside in _boxes(levels, shapes, edges):
        if all(bit in taken for bit in inside) or any(other.covers(box) for other in (*found, *alone)):
            continue
        beside = any(box.top < bit.level < box.bottom and not bit.is_in(box) for bit in levels.beside(box))
        (found if beside else alone).append(box)
    return sorted(found, key=lambda box: (box.top, box.x0)), alone


def find_stacks(bits: Sequence[Bit], edges: Sequence[Edge]) -> list[Box]:
    """Return the areas of words in smaller print under each of several in a row, top to bottom: columns without boxes.

    1. the times of a timeline, three or more, each over what happened   2. titles in a row, each over its text, or over
    who gave the award
    Left alone: headers of tables, over a rule or over numbers.
    """
    found: list[Box] = []
    downwards = sorted(bits, key=lambda bit: bit.box.top)
    for row in (*_rows_of_times(bits), *_rows_of_titles(bits)):
        leads = sorted(row, key=lambda bit: bit.box.x0)
        ends = [*(after.box.x0 - 2 for after in leads[1:]), _FAR]
        if _is_headed(leads, edges):
            continue
        stacks = list(takewhile(bool, (_stack(lead, end, downwards) for lead, end in zip(leads, ends, strict=True))))
        if len(stacks) < len(leads) or _is_headed([stack[-1] for stack in stacks], edges):
            continue
        below = [bit for stack in stacks for bit in stack[1:]]
        if 5 * sum(not bit.han for bit in below) <= 2 * len(below):
            found += [_around(stack) for stack in stacks]
    return sorted(found, key=lambda box: (box.top, box.x0))


def _rows_of_times(bits: Sequence[Bit]) -> list[list[Bit]]:
    """Return the times that stand in rows, a little higher or lower too."""
    rows: list[list[Bit]] = []
    for bit in sorted((bit for bit in bits if TIME.fullmatch(bit.text)), key=lambda bit: bit.box.top):
        if rows and bit.box.top - rows[-1][0].box.top <= 1.5 * bit.size:
            rows[-1].append(bit)
        else:
            rows.append([bit])
    return [row for row in rows if len(row) >= _LEAST_TIMES]


def _rows_of_titles(bits: Sequence[Bit]) -> list[list[Bit]]:
    """Return the short words in one size that stand side by side."""
    rows: dict[tuple[int, int], list[Bit]] = {}
    for bit in bits:
        if 2 <= bit.han <= _LONGEST and not _SENTENCE.search(bit.text) and not TIME.fullmatch(bit.text):
            rows.setdefault((bit.line, round(2 * bit.size)), []).append(bit)
    return [row for row in rows.values() if len(row) >= 2]


def _stack(lead: Bit, end: float, bits: Sequence[Bit]) -> list[Bit]:
    """Return a bit and the smaller ones under it up to the next column; nothing where none stands under it.

    `bits` are those of the page, top to bottom.
    """
    found = [lead]
    bulleted = bool(_BULLET.match(lead.text))
    reach = _FIRST_STEP * max(lead.size, _LEAST_SIZE)
    for bit in bits[bisect_right(bits, lead.box.top + 2, key=lambda bit: bit.box.top) :]:
        last = found[-1]
        if bit.box.top > last.box.bottom + reach:
            break
        if bit.size >= 0.95 * lead.size or bit.box.x1 > end or bit.box.top <= last.box.top + 2:
            continue
        hangs = bulleted and 0 < bit.box.x0 - lead.box.x0 < _HANGING * bit.size
        if not (hangs or abs(bit.box.x0 - lead.box.x0) <= _APART or abs(bit.middle - lead.middle) <= _APART):
            continue
        opens = bool(_BULLET.match(bit.text))
        step = _FIRST_STEP if last is lead or opens else 1.2
        if bit.box.top <= last.box.bottom + step * max(bit.size, _LEAST_SIZE):
            found.append(bit)
            bulleted = bulleted or opens
    return found if len(found) > 1 else []


def _is_headed(leads: Sequence[Bit], edges: Sequence[Edge]) -> bool:
    """Whether a rule runs under several words of a row: they are headers."""
    low = max(lead.box.bottom for lead in leads)
    return any(
        e.orientation == "h"
        and -2 <= e.box.top - low <= leads[0].size
        and sum(e.box.x0 <= lead.middle <= e.box.x1 for lead in leads) > 1
        for e in edges
    )


def _around(stack: Sequence[Bit]) -> Box:
    box = around([bit.box for bit in stack])
    return box._replace(x0=box.x0 - 2, x1=box.x1 + 2)
