"""Charts: the areas of a page where numbers and words only label what is drawn."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.reading.bits import SENTENCE, Bit
from pipeline.reading.chart_bars import TICK, VALUE, Drawing, bars_in, stacks_in, value_of
from pipeline.reading.found import around
from pipeline.reading.glyphs import Edge, Shape
from pipeline.reading.pieces import UNIT_LINE
from schemas.text import Box, squeeze

_PART_OF_TIME = re.compile(r"(?:19|20)[0-9]{2}年?|[0-9]{1,2}月|(?:第?[一二三四]|Q[1-4])季?度?|[上下]半年")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?[%％]")
_LEVEL = 2.0  # points by which things on one line may differ
_EVEN = 0.15  # of the step from tick to tick
_LEAST_PIE = 36.0  # points
_MARK = (3.0, 13.0)  # points: the sides of the square beside an entry of a legend
_ROUND = 2  # digits without the zeros at their ends: what a scale counts by
_LONGEST = 20  # characters of a label
_BESIDE, _COLUMNS = 6, 10  # sizes from an entry of a legend to its value, and where values stand under each other
_CAPTION = re.compile("图 ?[0-9]")  # 图1 2019—2023年供水量（万立方米）
_MOST_ABOVE = 3  # lines: title, unit, legend


def _ticks(bits: Sequence[Bit]) -> Iterator[list[Bit]]:
    """Yield runs of numbers that fall by equal amounts at equal steps, each under the other: a scale."""
    numbers = sorted((b for b in bits if TICK.fullmatch(b.text)), key=lambda b: b.box.top)
    numbers = [b for b in numbers if not _YEAR.fullmatch(b.text)]
    used: set[int] = set()
    for at, first in enumerate(numbers):
        if id(first) in used:
            continue
        edge = [
            b for b in numbers[at:] if abs(b.box.x1 - first.box.x1) <= _LEVEL or abs(b.box.x0 - first.box.x0) <= _LEVEL
        ]
        run = edge[:1]
        for bit in edge[1:]:
            if len(run) >= 2:
                step, fall = run[1].box.top - run[0].box.top, value_of(run[0]) - value_of(run[1])
                if bit.box.top - run[-1].box.top > (1 + _EVEN) * step:
                    break
                even = abs(bit.box.top - run[-1].box.top - step) <= _EVEN * step
                if not even or abs(value_of(run[-1]) - value_of(bit) - fall) > 0.01 * abs(fall):
                    break
            if bit.box.top - run[-1].box.top > 2.0 and value_of(run[-1]) > value_of(bit):
                run.append(bit)
        round_ = all(len(re.sub(r"[^0-9]", "", bit.text).strip("0")) <= _ROUND for bit in run)
        if len(run) >= 3 and round_ and not _is_column(run, bits):
            used |= {id(bit) for bit in run}
            yield run


def _is_column(run: Sequence[Bit], bits: Sequence[Bit]) -> bool:
    """Whether numbers are the column of a table: a label stands on the line of each, at its left."""
    labelled = sum(
        any(other.han and other.box.x1 < bit.box.x0 and abs(other.level - bit.level) <= 1.2 for other in bits)
        for bit in run
    )
    return labelled >= max(2, len(run) - 1)


def _scaled(bits: Sequence[Bit], shapes: Sequence[Shape], edges: Sequence[Edge]) -> Iterator[Drawing]:
    """Yield the charts with a scale at their left: lines level with its numbers, or bars and curves beside them."""
    for run in _ticks(bits):
        left, top, bottom = max(b.box.x1 for b in run), run[0].box.top, run[-1].box.bottom
        heights = [b.level for b in run]
        size = run[0].size
        lines = [
            e.box
            for e in edges
            if e.orientation == "h"
            and -2 <= e.box.x0 - left <= 4 * size
            and e.box.x1 - e.box.x0 > 6 * size
            and any(abs(e.box.top - y) <= 0.8 * size for y in heights)
        ]
        drawn = [
            s.box for s in shapes if s.box.x0 >= left - 2 and s.box.top >= top - size and s.box.bottom <= bottom + size
        ]
        right = max((b.x1 for b in lines), default=0.0)
        if len(lines) < 2:
            near = _joined(drawn, left, 8 * size)
            if len(near) < 2:
                continue
            right = max(b.x1 for b in near)
        yield Drawing(Box(min(b.box.x0 for b in run), top, right, bottom), "scale")


def _joined(boxes: Sequence[Box], left: float, gap: float) -> list[Box]:
    """Return the boxes that follow each other from the left without a wide gap."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: b.x0):
        if box.x0 - left > gap:
            break
        found.append(box)
        left = max(left, box.x1)
    return found


def _is_over(value: Bit, time: Bit) -> bool:
    over = abs(value.middle - time.middle) <= time.size and value.box.bottom < time.box.top
    return over and bool(VALUE.fullmatch(value.text))


def _holds_rows(area: Box, bits: Sequence[Bit], times: Sequence[Bit]) -> bool:
    """Whether several lines with as many values as times stand in an area over these: the rows of a table."""
    over = [bit for bit in bits if bit.line != times[0].line and bit.is_in(area) and VALUE.fullmatch(bit.text)]
    return sum(count >= len(times) for count in Counter(bit.line for bit in over).values()) > 1


def _points(bits: Sequence[Bit], shapes: Sequence[Shape]) -> Iterator[Drawing]:
    """Yield the charts of a curve without a scale: over each of several times in a row one value, at other heights.

    Left alone: times under running text with numbers, headers of a table under another table.
    """
    curves = [s.box for s in shapes if not s.filled or s.curved]
    times = [bit for bit in bits if _PART_OF_TIME.fullmatch(bit.text)]
    rows: dict[int, list[Bit]] = {}
    for bit in times if curves else ():
        rows.setdefault(bit.line, []).append(bit)
    for row in rows.values():
        size = row[0].size
        over = [[v for v in bits if _is_over(v, time)] for time in row]
        if len(row) < 3 or not all(over):
            continue
        for nearest in (max, min):  # a curve over its times, or over the bars between
            values = [nearest(found, key=lambda v: v.box.top) for found in over]
            heights = [value.level for value in values]
            area = around([*(value.box for value in values), *(time.box for time in row)])
            told = any(len(bit.text) > _LONGEST and area.overlaps(bit.box) for bit in bits)
            told = told or _holds_rows(area, bits, row)
            if not told and any(map(area.overlaps, curves)) and max(heights) - min(heights) > size:
                yield Drawing(area, "points")
                break


def _pies(shapes: Sequence[Shape]) -> Iterator[Drawing]:
    """Yield the round drawings of several slices: curved areas that lie within a square."""
    curved = [s.box for s in shapes if s.curved and s.filled and max(s.box.x1 - s.box.x0, s.box.bottom - s.box.top) > 8]
    left = list(curved)
    while left:
        group = [left.pop(0)]
        grown = True
        while grown:
            box = around(group)
            near = [
                b
                for b in left
                if b.x0 <= box.x1 + 1 and box.x0 <= b.x1 + 1 and b.top <= box.bottom + 1 and box.top <= b.bottom + 1
            ]
            left = [b for b in left if b not in near]
            group += near
            grown = bool(near)
        box = around(group)
        wide, tall = box.x1 - box.x0, box.bottom - box.top
        if len(group) >= 2 and min(wide, tall) >= _LEAST_PIE and abs(wide - tall) <= 0.1 * max(wide, tall):
            yield Drawing(box, "pie")


def _legend(bits: Sequence[Bit], shapes: Sequence[Shape]) -> list[Bit]:
    """Return the bits with a small coloured mark right before them."""
    marks = [
        s.box
        for s in shapes
        if s.filled and all(_MARK[0] <= side <= _MARK[1] for side in (s.box.x1 - s.box.x0, s.box.bottom - s.box.top))
    ]
    return [
        bit
        for bit in bits
        if len(bit.text) <= _LONGEST
        and any(0 <= bit.box.x0 - mark.x1 <= 1.5 * bit.size and mark.top < bit.level < mark.bottom for mark in marks)
    ]


def _is_label(bit: Bit, usual: float) -> bool:
    longest = 2 * _LONGEST if _CAPTION.match(bit.text) else _LONGEST
    return len(bit.text) <= longest and not SENTENCE.search(bit.text) and bit.size <= 1.15 * usual


def _reach(
    drawing: Drawing, bits: Sequence[Bit], legend: Sequence[Bit], usual: float, *, edges: Sequence[Edge]
) -> list[Bit]:
    """Return the labels of a chart: within its area, beside its bars and slices, its categories, legend and title."""
    box, size = drawing.box, usual
    side = {"scale": 0.3, "bars": 0.5, "rows": 12.0, "pie": 5.0, "points": 0.5, "stack": 5.0}[drawing.sort] * size
    upwards = {"scale": 1.5, "bars": 2.0, "rows": 0.5, "pie": 2.0, "points": 0.5, "stack": 0.5}[drawing.sort] * size
    below = {"scale": 2.4, "bars": 3.0, "rows": 2.4, "pie": 2.0, "points": 2.0, "stack": 2.4}[drawing.sort] * size
    area = Box(box.x0 - side, box.top - upwards, box.x1 + side, box.bottom + below)
    in_ring = [bit for bit in bits if drawing.sort == "pie" and bit.is_in(box) and len(bit.text) <= _LONGEST]
    held = [bit for bit in bits if bit.is_in(area) and _is_label(bit, usual) and bit.size <= usual]
    held = [bit for bit in held if not _is_cell(bit, box, bits, edges)]
    held = list(dict.fromkeys([*held, *in_ring]))
    if drawing.sort == "pie":
        told = (bit for bit in held if bit.size < usual or _SHARE.search(bit.text) or bit.is_in(box))
        held = [bit for bit in told if not (_is_ruled_off(bit, box, edges) or UNIT_LINE.fullmatch(squeeze(bit.text)))]
    near = Box(box.x0 - 3 * size, box.top - 4 * size, box.x1 + 8 * size, box.bottom + 5 * size)
    entries = [
        bit
        for bit in legend
        if near.x0 <= bit.box.x0 <= near.x1 and near.top <= bit.level <= near.bottom and _is_label(bit, usual)
    ]
    beside = [bit for entry in entries for bit in _values_beside(entry, bits, size, pie=drawing.sort == "pie")]
    found = list(dict.fromkeys([*held, *entries, *beside]))
    return [*found, *_titles(box, found, bits, usual, edges=edges)] if found else []


def _values_beside(entry: Bit, bits: Sequence[Bit], size: float, *, pie: bool) -> list[Bit]:
    """Return the values on the line of an entry of a legend: of slices how many and their share, set in columns."""
    found: list[Bit] = []
    reach, last = (_COLUMNS if pie else _BESIDE) * size, entry
    for bit in sorted((bit for bit in bits if bit.line == entry.line), key=lambda bit: bit.box.x0):
        if bit.box.x0 <= entry.box.x1:
            continue
        if not VALUE.fullmatch(bit.text) or bit.box.x0 - (last if pie else entry).box.x1 >= reach:
            break
        found.append(bit)
        reach, last = _BESIDE * size, bit
    return found


def _is_cell(bit: Bit, box: Box, bits: Sequence[Bit], edges: Sequence[Edge]) -> bool:
    """Whether words beside a chart are the label of a row of a table: between rules, as what stands behind them is."""
    if bit.box.x0 >= box.x1:
        beyond = [other for other in bits if other.box.x0 > bit.box.x1]
    elif bit.box.x1 <= box.x0:
        beyond = [other for other in bits if other.box.x1 < bit.box.x0]
    else:
        return False
    row = [other for other in beyond if abs(other.level - bit.level) <= _LEVEL]
    return bool(row) and all(_is_between_rules(one, box, edges) for one in (bit, row[0]))


def _is_between_rules(bit: Bit, box: Box, edges: Sequence[Edge]) -> bool:
    """Whether a rule runs over words and one of the same width under them, neither of them over or under a chart."""
    rules = [
        edge.box
        for edge in edges
        if edge.orientation == "h"
        and not edge.shade
        and edge.box.x0 - _LEVEL <= bit.box.x0 <= bit.box.x1 <= edge.box.x1 + _LEVEL
        and (edge.box.x0 >= box.x1 or edge.box.x1 <= box.x0)
    ]
    above = [rule for rule in rules if rule.top <= bit.level]
    return any(
        abs(over.x0 - rule.x0) <= _LEVEL and abs(over.x1 - rule.x1) <= _LEVEL
        for rule in rules
        if rule.top > bit.level
        for over in above
    )


def _is_ruled_off(bit: Bit, box: Box, edges: Sequence[Edge]) -> bool:
    """Whether an upright rule parts a number from the pie beside it: it stands in a cell of a table."""
    left, right = (bit.box.x1, box.x0) if bit.box.x1 <= box.x0 else (box.x1, bit.box.x0)
    return any(
        edge.orientation == "v"
        and left - 1 <= edge.box.x0 <= right + 1
        and edge.box.top <= bit.level <= edge.box.bottom
        for edge in edges
    )


def _beyond(bit: Bit) -> int:
    """Return how many sizes a title may reach out of its chart; a unit stands at the edge of the page."""
    return 8 if UNIT_LINE.fullmatch(squeeze(bit.text)) else 3


def _is_of_table(bit: Bit, bits: Sequence[Bit], edges: Sequence[Edge], below: float) -> bool:
    """Whether words above a chart are the last row of a table: beside numbers, and a rule parts them from the chart."""
    level = [other for other in bits if abs(other.level - bit.level) <= _LEVEL]
    return any(other is not bit and VALUE.fullmatch(other.text) for other in level) and any(
        bit.box.bottom - 1 <= edge.box.top <= below + 1 and edge.box.x0 <= bit.middle <= edge.box.x1
        for edge in edges
        if edge.orientation == "h"
    )


def _titles(box: Box, found: Sequence[Bit], bits: Sequence[Bit], usual: float, *, edges: Sequence[Edge]) -> list[Bit]:
    """Return the short lines right above a chart and its labels: its title, its unit."""
    titles: list[Bit] = []
    reach = around([box, *(bit.box for bit in found)])
    for _ in range(_MOST_ABOVE):
        own = [
            bit
            for bit in bits
            if bit not in titles
            and bit not in found
            and _is_label(bit, usual)
            and reach.x0 - usual <= bit.middle <= reach.x1 + _beyond(bit) * usual
            and -0.5 * usual <= reach.top - bit.box.bottom <= 1.8 * usual
            and not _is_of_table(bit, bits, edges, reach.top)
        ]
        if not own:
            break
        titles += own
        reach = around([reach, *(bit.box for bit in own)])
    return titles


def _shows_values(drawing: Drawing, held: Sequence[Bit], legend: Sequence[Bit]) -> bool:
    """Whether the labels of a drawing are those of a chart: numbers beside bars, shares beside slices or its legend."""
    if drawing.sort in ("scale", "stack"):
        return True
    numbers = [bit for bit in held if TICK.search(bit.text)]
    if drawing.sort == "pie":
        shares = sum(bool(_SHARE.search(bit.text)) for bit in held)
        others = sum(bit not in legend and not (legend and bit.is_in(drawing.box)) for bit in held)
        return shares >= 2 and 2 * shares >= others - 2
    return len(numbers) >= 3


def find_charts(
    bits: Sequence[Bit], shapes: Sequence[Shape], edges: Sequence[Edge], usual: float
) -> list[tuple[Box, list[Bit]]]:
    """Return the charts of a page: the area of what is drawn, and the words and numbers that label it.

    1. bars, points or curves beside a scale (0, 300, 600 at equal steps)   2. three bars or more on one line with their
    values, upright or across; parts of one bar with theirs   3. slices of a circle or ring with their shares and legend
    `usual` is the size of the page's text.
    Left alone: tables, numbers in order without a drawing, pictures, cards with a bar of progress, the dots of a
    timeline beside its years: marks of one size.
    """
    if not shapes and not edges:
        return []
    legend = _legend(bits, shapes)
    drawings = [*_scaled(bits, shapes, edges), *bars_in(bits, shapes), *stacks_in(bits, shapes, edges)]
    drawings += [*_pies(shapes), *_points(bits, shapes)]
    taken: set[int] = set()
    found: list[tuple[Box, list[Bit]]] = []
    for drawing in drawings:
        held = [bit for bit in _reach(drawing, bits, legend, usual, edges=edges) if id(bit) not in taken]
        if held and _shows_values(drawing, held, legend):
            taken |= {id(bit) for bit in held}
            found.append((drawing.box, held))
    return found
