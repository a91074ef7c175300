"""Bars of charts: each as long as the value at its end, or made of parts as long as the values in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from pipeline.reading.bits import Bit
from pipeline.reading.found import around
from pipeline.reading.glyphs import Edge, Shape
from schemas.text import Box

TICK = re.compile(r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?")
# A value at a bar or point, perhaps with its share: 294.8 34.5%
VALUE = re.compile(
    r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[%％]|[万亿]?[一-鿿A-Za-z]{0,4})?(?:[ （(]*[0-9]{1,3}(?:\.[0-9]+)?[%％][)）]?)?"
)
_TOUCHING = 1.5  # points between parts of one bar
_PAST = 3.0  # points by which the rule of a table goes on past an area between two
_PARTED = 1.0  # points between two bars at least
_WIDER = 1.5  # times the usual gap between the bars of a chart: that between two charts
_UNEVEN = 1.25  # times the shortest part that tells its value: the longest


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a chart is known by: the area that it takes and the sort of chart."""

    box: Box
    sort: str


def value_of(bit: Bit) -> float:
    """Return the number that a bit begins with."""
    return float(TICK.match(bit.text)[0].replace("−", "-").replace(",", "").rstrip("%％"))  # type: ignore[index]


def bars_in(bits: Sequence[Bit], shapes: Sequence[Shape]) -> Iterator[Drawing]:
    """Yield the charts of three or more bars that stand on one line, or begin at one, each as long as its value says.

    Cells of a table that are shaded hold words.
    """
    numbers = [bit for bit in bits if VALUE.fullmatch(bit.text)]
    areas = [s.box for s in shapes if s.filled] if numbers else []
    groups: dict[tuple[str, int, int], list[Box]] = {}
    for box in areas:
        groups.setdefault(("bars", round(box.bottom), round(box.x1 - box.x0)), []).append(box)
        groups.setdefault(("rows", round(box.x0), round(box.bottom - box.top)), []).append(box)
    for sort, own in ((key[0], part) for key, boxes in groups.items() for part in _apart(boxes, key[0])):
        lengths = [box.bottom - box.top if sort == "bars" else box.x1 - box.x0 for box in own]
        if len(own) < 3 or max(lengths) - min(lengths) <= 1 or not _hold_values_only(own, bits, upright=sort == "bars"):
            continue
        if _are_valued(own, numbers, upright=sort == "bars"):
            yield Drawing(around(own), sort)


def _apart(bars: Sequence[Box], sort: str) -> Iterator[list[Box]]:
    """Yield bars on one line; those of two charts side by side, parted by a wider gap, each by itself."""
    at = 0 if sort == "bars" else 1  # where they stand along the line
    ordered = sorted(bars, key=lambda bar: bar[at])
    gaps = [other[at] - one[at + 2] for one, other in pairwise(ordered)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    start = 0
    for end, gap in enumerate([*gaps, inf], 1):
        if gap > _WIDER * usual + _TOUCHING and (gap < inf or start):
            yield ordered[start:end]
            start = end
    yield list(bars)


def _hold_values_only(bars: Sequence[Box], bits: Sequence[Bit], *, upright: bool) -> bool:
    """Whether nothing stands in bars, or a value in upright ones, which stand apart: cells of a table do not."""
    inside = [[bit for bit in bits if bit.is_in(bar)] for bar in bars]
    if not any(inside):
        return True
    apart = all(right.x0 - left.x1 >= _PARTED for left, right in pairwise(sorted(bars, key=lambda bar: bar.x0)))
    return (
        upright and apart and all(len(held) <= 1 and all(VALUE.fullmatch(bit.text) for bit in held) for held in inside)
    )


def _are_valued(bars: Sequence[Box], numbers: Sequence[Bit], *, upright: bool) -> bool:
    """Whether numbers stand at the ends of bars, the larger the longer the bar is; bars stand apart."""
    found: list[tuple[float, float]] = []
    for bar in bars:
        at_end = [
            bit
            for bit in numbers
            if (
                abs(bit.middle - (bar.x0 + bar.x1) / 2) <= bit.size
                and (-2 <= bar.top - bit.box.bottom <= bit.size or 0 <= bit.box.top - bar.top <= bit.size)
                if upright
                else abs(bit.level - bar.middle[1]) <= 0.5 * bit.size and -2 <= bit.box.x0 - bar.x1 <= 2 * bit.size
            )
        ]
        if len(at_end) == 1:
            length = bar.bottom - bar.top if upright else bar.x1 - bar.x0
            found.append((length, abs(value_of(at_end[0]))))
    ordered = [value for _, value in sorted(found)]
    lengths = [length for length, _ in found]
    if len(found) < 3 or 10 * len(found) < 7 * len(bars) or max(lengths) - min(lengths) <= 1:
        return False
    return len(set(ordered)) > 1 and ordered == sorted(ordered)


def stacks_in(bits: Sequence[Bit], shapes: Sequence[Shape], edges: Sequence[Edge]) -> Iterator[Drawing]:
    """Yield the bars of parts that follow each other, each as long as its value says; short parts hold none.

    1. parts side by side, in one bar   2. parts on each other, in bars that stand on one line
    Left alone: shaded cells, between rules that go on past them.
    """
    areas = [shape.box for shape in shapes if shape.filled and not shape.curved]
    rules = [edge for edge in edges if not edge.shade] if areas else []
    for run in _touching(areas, across=True):
        if _are_parts(run, bits, across=True) and not _are_cells(run, rules, across=True):
            yield Drawing(around(run), "stack")
    standing: dict[tuple[int, int], list[list[Box]]] = {}
    for run in _touching(areas, across=False):
        if _are_cells(run, rules, across=False):
            continue
        standing.setdefault((round(run[-1].bottom), round(run[0].x1 - run[0].x0)), []).append(run)
    for runs in standing.values():
        boxes = [box for run in runs for box in run]
        if len(runs) > 1 and _are_parts(boxes, bits, across=False):
            yield Drawing(around(boxes), "bars")


def _touching(areas: Sequence[Box], *, across: bool) -> Iterator[list[Box]]:
    """Yield the areas of one height that follow each other from left to right, or of one width from top to bottom."""
    first, last = (0, 2) if across else (1, 3)
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in areas:
        rows.setdefault((round(box[1 - first]), round(box[5 - last])), []).append(box)
    for row in rows.values():
        run: list[Box] = []
        for box in sorted(set(row)):
            if run and abs(box[first] - run[-1][last]) > _TOUCHING:
                if len(run) > 1:
                    yield run
                run = []
            run.append(box)
        if len(run) > 1:
            yield run


def _are_parts(boxes: Sequence[Box], bits: Sequence[Bit], *, across: bool) -> bool:
    """Whether boxes, three at least, hold one value each or nothing, and two or more are as long as theirs says."""
    inside = [[bit for bit in bits if bit.is_in(box)] for box in boxes] if len(boxes) > 2 else []
    if any(len(held) > 1 or not all(VALUE.fullmatch(bit.text) for bit in held) for held in inside):
        return False
    told = [
        (box.x1 - box.x0 if across else box.bottom - box.top, abs(value_of(held[0])))
        for box, held in zip(boxes, inside, strict=False)
        if held
    ]
    lengths = [length for length, _ in told]
    if len(told) < 2 or max(lengths) < _UNEVEN * min(lengths) or not all(value for _, value in told):
        return False  # columns of a table are even
    scale = sum(lengths) / sum(value for _, value in told)
    return all(abs(length - scale * value) <= max(_TOUCHING, 0.05 * length) for length, value in told)


def _are_cells(run: Sequence[Box], rules: Sequence[Edge], *, across: bool) -> bool:
    """Whether a rule runs between each two of the areas that follow each other, and on past them: a table's column."""
    first, last, way = (0, 2, "v") if across else (1, 3, "h")
    low, high = 1 - first, 5 - last
    own = [rule.box for rule in rules if rule.orientation == way]
    return all(
        any(
            abs(rule[first] - area[last]) <= _TOUCHING
            and rule[low] <= area[high] + _TOUCHING
            and rule[high] >= area[low] - _TOUCHING
            and (rule[low] <= area[low] - _PAST or rule[high] >= area[high] + _PAST)
            for rule in own
        )
        for area in run[:-1]
    )
