"""Sides of columns that rules tell where none is drawn: rules that are drawn cell by cell, end to end.

Programs of offices and browsers draw the lower side of each cell by itself. What looks like one rule from side to side
is several that meet at the sides of the columns.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median

from extractors.tables import is_period
from pipeline.reading.aligned import FIGURE, centred, pieces
from pipeline.reading.found import SNAP, Band, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.header_levels import levels_of
from schemas.page import Line
from schemas.text import Box, squeeze

_APART = re.compile(r".{0,10}单位(?:均?为)?[：:].{1,16}|[表图](?:[A-Z][-–—.]?)?[0-9一二三四五六七八九十].{2,30}")
_MEETS = 1.0  # points that the ends of two rules may miss each other; lines under sums are further apart
_AMOUNT = re.compile(r"[-−–(（]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[)）]?|[-−–(（]?[0-9]+\.[0-9]+[)）]?|--")
_LAPS = 2.5  # points that they may lie over each other
_LEAST = 8  # points of the narrowest column
_MOST_RULES = 300  # a drawing has more
_MOST = 30  # sides of one rule: a dashed one has more
_ONE_LINE = 2.6  # sizes of print: a row of one line is no higher
_NEXT = 2.2  # sizes of print from one row to the next
_HEAD = 2.0  # sizes of print from a line of headers to the rule under it
_FEW = 5  # lines of one row whose cells are broken
_ROWS = 3  # so many lines between two rules are rows, fewer the lines of one


@dataclass(slots=True)
class _Rule:
    """A level rule: its height, the x of its ends and of the places where its pieces meet."""

    y: float
    x0: float
    x1: float
    joints: list[float] = field(default_factory=list)
    drawn: bool = False  # as a stroke: else it is the side of an area

    @property
    def sides(self) -> list[float]:
        """All of them, left to right."""
        return [self.x0, *self.joints, self.x1]

    def has(self, x: float) -> bool:
        """Whether a side stands at an x."""
        return any(abs(x - side) <= SNAP for side in self.sides)

    def is_end(self, x: float) -> bool:
        """Whether it begins or ends at an x."""
        return min(abs(x - self.x0), abs(x - self.x1)) <= SNAP

    def covers(self, x: float) -> bool:
        """Whether it runs over or under an x."""
        return self.x0 - SNAP <= x <= self.x1 + SNAP


def _rules(edges: Sequence[Edge]) -> list[_Rule]:
    """Return the level rules of a page, top to bottom; one that is drawn twice, or is the side of an area too, once."""
    heights: list[list[Edge]] = []
    for edge in sorted((e for e in edges if e.orientation == "h"), key=lambda e: e.box.top):
        if heights and edge.box.top - heights[-1][0].box.top <= SNAP / 2:
            heights[-1].append(edge)
        else:
            heights.append([edge])
    return [rule for same in heights for rule in _joined(same)]


def _joined(edges: Sequence[Edge]) -> Iterator[_Rule]:
    """Yield the rules at one height; where two pieces meet is a side, also where the edge of an area lies over it."""
    ends = sorted(edge.box.x1 for edge in edges)
    found: list[_Rule] = []
    for edge in sorted(edges, key=lambda e: e.box.x0):
        box = edge.box
        if not found or box.x0 > found[-1].x1 + _MEETS:
            found.append(_Rule(box.top, box.x0, box.x1))
        rule = found[-1]
        rule.drawn |= not edge.shade
        at = bisect_left(ends, box.x0 - _MEETS)
        meets = at < len(ends) and ends[at] <= box.x0 + _LAPS
        if meets and box.x0 - max((rule.x0, *rule.joints)) > _LAPS:
            rule.joints.append((box.x0 + ends[at]) / 2)
        rule.x1 = max(rule.x1, box.x1)
    yield from found


def _is_cut(line: Line, x: float) -> bool:
    """Whether an upright would run through a word."""
    if not line.box.x0 < x < line.box.x1:
        return False
    return any(word.box.x0 + 1 < x < word.box.x1 - 1 for word in pieces(line, 0.0))


class _Page:
    """The lines and uprights of a page, asked for by height."""

    def __init__(self, edges: Sequence[Edge], lines: Sequence[Line]) -> None:
        self._lines = sorted(lines, key=lambda line: line.box.middle[1])
        self._middles = [line.box.middle[1] for line in self._lines]
        self.size = median([line.size for line in lines]) if lines else 0.0
        self._upright = [e for e in edges if e.orientation == "v"]

    def between(self, top: float, bottom: float, x0: float, x1: float) -> list[Line]:
        """Return what stands between two heights from side to side."""
        held = self._lines[bisect_right(self._middles, top) : bisect_left(self._middles, bottom)]
        return [own for line in held if (own := cut(line, Box(x0, top, x1, bottom)))]

    def is_closed(self, top: float, bottom: float, x0: float, x1: float) -> bool:
        """Whether an upright is drawn between two heights, or ends at one of them; of areas only between them."""
        middle = (top + bottom) / 2
        for edge in self._upright:
            v, beside = edge.box, x0 - SNAP <= edge.box.x0 <= x1 + SNAP
            ends = not edge.shade and v.top < bottom + SNAP and v.bottom > top - SNAP
            if beside and (ends or v.top < middle < v.bottom):
                return True
        return False


def _is_row(lines: Sequence[Line], height: float, same: bool) -> bool:
    """Whether lines between two rules are rows of a table: half of them in several pieces, or one line of a band.

    A band stands between rules with the `same` sides, no further apart than those of a row.
    """
    if not lines or any(_APART.fullmatch(squeeze(line.text)) for line in lines):
        return False
    several = sum(len(pieces(line)) > 1 for line in lines)
    if len(lines) == 1 and not several:
        return same and height < _ONE_LINE * lines[0].size
    return 2 * several >= len(lines) or (several > 0 and len(lines) <= _FEW)


def _is_sum(lines: Sequence[Line], right: float) -> bool:
    """Whether the first column holds an amount: lines over and under sums, which leave the labels out."""
    first = (pieces(line)[0] for line in lines)
    return any(piece.box.x1 <= right + 1 and _AMOUNT.fullmatch(squeeze(piece.text)) for piece in first)


def _uncut(sides: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return the sides of a row without those that a header over several columns takes away; none where its ends are.

    Of many rows a total may go over several columns: its side stays.
    """
    crossed = [sum(_is_cut(line, x) for line in lines) for x in sides]
    if crossed[0] or crossed[-1]:
        return []
    if len(lines) < _ROWS:
        return [x for x, count in zip(sides, crossed, strict=True) if not count]
    return list(sides) if 4 * max(crossed) <= len(lines) else []


def _has_figures(lines: Sequence[Line]) -> bool:
    """Whether lines hold a number that is no year."""
    said = (squeeze(piece.text) for line in lines for piece in pieces(line))
    return any(FIGURE.fullmatch(words) and not is_period(words) for words in said)


def _extended(rules: Sequence[_Rule], page: _Page) -> None:
    """Extend rules under headers that leave out a tall one at the left where rows of the table stand below them."""
    for at, rule in enumerate(rules):
        above = next((r for r in reversed(rules[:at]) if r.has(rule.x0) and r.has(rule.x1)), None)
        below = next((r for r in rules[at + 1 :] if above and r.covers(above.x0) and r.covers(rule.x1)), None)
        if above is None or below is None or not rule.joints or rule.x0 - above.x0 < _LEAST:
            continue
        if _has_figures(page.between(above.y, rule.y, above.x0, rule.x1)):
            continue  # a tall label beside several rows
        for line in page.between(rule.y, below.y, above.x0, rule.x1):
            if line.box.x0 < rule.x0 < line.box.x1 and not _is_cut(line, rule.x0):
                rule.joints.insert(0, rule.x0)
                rule.x0 = above.x0
                break


def _bands(rules: Sequence[_Rule], page: _Page) -> Iterator[Band]:
    """Yield the height and the sides of what stands between a rule and the next ones below it, where both tell them."""
    for at, rule in enumerate(rules):
        below: dict[float, tuple[_Rule, list[float]]] = {}
        for x in rule.sides:
            other = next((r for r in rules[at + 1 :] if r.y > rule.y + SNAP and r.covers(x)), None)
            if other and other.has(x):
                below.setdefault(other.y, (other, []))[1].append(x)
        found = [band for other, sides in below.values() for band in _between(rule, other, sides, page)]
        yield from found
        beside = [x for band in found for x in band.sides]
        for other, sides in below.values():  # a tall cell: a header over two rows of headers, a label beside several
            if beside and len(sides) == 1 and rule.is_end(sides[0]) and other.is_end(sides[0]):
                near = min(beside, key=lambda x: abs(x - sides[0]))
                yield Band(rule.y, other.y, (min(near, sides[0]), max(near, sides[0])))


def _between(rule: _Rule, other: _Rule, sides: Sequence[float], page: _Page) -> list[Band]:
    """Return what stands between two rules: rows, headers, or headers of two levels, part by part."""
    if not _is_told(rule, other, sides, page):
        return []
    held = page.between(rule.y, other.y, sides[0], sides[-1])
    if not _has_figures(held) and (parts := levels_of(rule.y, other.y, sides, held)):
        return parts
    own = _of_headers(_uncut(sides, held), held)
    return [Band(rule.y, other.y, tuple(own))] if own else []


def _is_told(rule: _Rule, other: _Rule, sides: Sequence[float], page: _Page) -> bool:
    """Whether what stands between two rules is rows whose sides the pieces of the rules tell."""
    joints = [x for x in sides if not rule.is_end(x) or not other.is_end(x)]
    if (
        not joints
        or not (rule.drawn or other.drawn)
        or not 2 < len(sides) <= _MOST
        or min(b - a for a, b in pairwise(sides)) < _LEAST
    ):
        return False
    area = rule.y, other.y, sides[0], sides[-1]
    held = page.between(*area)
    row = _is_row(held, other.y - rule.y, rule.sides == other.sides)
    return row and not page.is_closed(*area) and not _is_sum(held, sides[1])


def _of_headers(sides: Sequence[float], lines: Sequence[Line]) -> Sequence[float]:
    """Return the sides of a row without those between columns that one header stands in the middle of."""
    if len(lines) != 1 or not sides or _has_figures(lines):
        return sides
    words = pieces(lines[0], 0.0)
    if len({bisect_left(sides, word.box.middle[0]) for word in words}) >= len(sides) - 2:
        return sides  # a word for each column, near each other
    spans = centred(pieces(lines[0]), list(pairwise(sides)))
    return [*(sides[at] for at in sorted({0, *spans})), sides[-1]] if spans else sides


def _header(band: Band, page: _Page) -> Band | None:
    """Return the line of headers right above the uppermost rule: two or more words, each over one column."""
    sides = band.sides
    near = page.between(band.top - _HEAD * page.size, band.top, sides[0], sides[-1])
    if len(near) != 1 or _APART.fullmatch(squeeze(near[0].text)) or _has_figures(near):
        return None
    words = pieces(near[0])
    places = {bisect_left(sides, piece.box.middle[0]) for piece in words}
    apart = len(places) == len(words) >= max(2, len(sides) - 2)
    top = near[0].box.top - 1
    if not apart or any(_is_cut(near[0], x) for x in sides) or page.is_closed(top, band.top, sides[0], sides[-1]):
        return None
    return Band(top, band.top, sides)


def _open_body(band: Band, end: float, page: _Page) -> Band | None:
    """Return the rows under headers that no rule closes: another page goes on, or there is no last rule."""
    sides, bottom = band.sides, band.bottom
    headers = page.between(band.top, band.bottom, sides[0], sides[-1])
    if _has_figures(headers):
        return None
    held: list[Line] = []
    for line in page.between(band.bottom, inf, sides[0], sides[-1]):
        columns = [bisect_left(sides, piece.box.middle[0]) for piece in pieces(line)]
        apart = len(set(columns)) == len(columns) and not any(_is_cut(line, x) for x in sides)
        if line.box.top - bottom > _NEXT * line.size or not apart or line.box.bottom > end:
            break
        held.append(line)
        bottom = line.box.bottom
    while held and len(pieces(held[-1])) < 2:
        held.pop()
    figures = sum(any(FIGURE.fullmatch(squeeze(piece.text)) for piece in pieces(line)[1:]) for line in held)
    return Band(band.bottom, held[-1].box.bottom + 1, sides) if held and 2 * figures >= len(held) else None


def told_bands(edges: Sequence[Edge], lines: Sequence[Line]) -> list[Band]:
    """Return the rows between rules whose pieces tell the sides of columns where no upright is drawn.

    1. three-line tables: the sides that the rules over and under the rows have in common   2. a header over several
    columns: only the sides that cut through no letter   3. a filled header over rows with rules between them
    4. headers over the uppermost rule   5. rows under headers that no rule closes
    Left alone: where an upright is drawn; captions and running text between two tables.
    """
    page = _Page(edges, lines)
    rules = _rules(edges)
    if len(rules) > _MOST_RULES:
        return []
    _extended(rules, page)
    found = list(_bands(rules, page))
    found += _over(rules, found, page)
    return [*found, *_under(rules, found, page)]


def _over(rules: Sequence[_Rule], bands: Sequence[Band], page: _Page) -> Iterator[Band]:
    """Yield the headers that stand over the uppermost rule of a table, or over the only one."""
    drawn = [rule for rule in rules if rule.drawn]
    lone = [Band(rule.y, rule.y, tuple(rule.sides)) for rule in drawn if rule.joints and len(rule.sides) <= _MOST]
    lone = [band for band in lone if not any(_is_beside(other, band) for other in bands)]
    for band in (*bands, *lone):
        above = band.top - _HEAD * page.size
        closed = any(above <= rule.y < band.top - SNAP and _overlaps(rule, band) for rule in drawn)
        follows = any(abs(other.bottom - band.top) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not closed and not follows and (header := _header(band, page)):
            yield header


def _under(rules: Sequence[_Rule], bands: Sequence[Band], page: _Page) -> Iterator[Band]:
    """Yield the rows under headers that no rule closes."""
    for band in bands:
        goes_on = any(abs(other.top - band.bottom) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not goes_on:
            below = (rule.y for rule in rules if rule.y > band.bottom + SNAP and _overlaps(rule, band))
            if body := _open_body(band, next(below, inf), page):
                yield body


def _overlaps(rule: _Rule, band: Band) -> bool:
    return rule.x0 < band.sides[-1] and band.sides[0] < rule.x1


def _is_beside(one: Band, other: Band) -> bool:
    """Whether two bands meet: neither right or left of the other, nor apart in height."""
    apart = one.bottom < other.top - SNAP or other.bottom < one.top - SNAP
    return not apart and one.sides[0] < other.sides[-1] and other.sides[0] < one.sides[-1]


def strokes_of(bands: Sequence[Band]) -> list[Edge]:
    """Return the uprights of bands, and their level sides, which a header over the uppermost rule lacks."""
    upright = [Edge(Box(x, band.top, x, band.bottom), "v") for band in bands for x in band.sides]
    level = {(b.sides[0], y, b.sides[-1], y) for b in bands if len(b.sides) > 1 for y in (b.top, b.bottom)}
    return [*upright, *(Edge(Box(*box), "h") for box in sorted(level))]
