"""Tables whose rows stand on grounds: every other row, headers, totals, with rows between, over and under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from pipeline.reading.aligned import columns_of, is_table
from pipeline.reading.found import SNAP, Band, around, boundaries
from pipeline.reading.glyphs import Edge
from pipeline.reading.ground_rows import Body, fits
from pipeline.reading.pieces import has_figures, pieces
from pipeline.reading.surface import Surface, is_number
from schemas.page import Line
from schemas.text import Box, squeeze

_TALLEST = 6.0  # sizes of print: the ground of a row is no higher
_MOST = 600  # grounds of a page; a drawing has more
_TOUCH = 1.0  # points by which grounds of one block may miss each other
_LEAST = 8  # points of the narrowest column


@dataclass(slots=True)
class GroundTable:
    """Grounds with the same columns: blocks of those that touch each other, top to bottom."""

    blocks: list[list[Box]]

    @property
    def areas(self) -> list[Box]:
        """All grounds."""
        return [area for block in self.blocks for area in block]

    @property
    def sides(self) -> list[float]:
        """The x of the sides of its columns, as the grounds tell them."""
        return _sides(self.areas)

    @property
    def box(self) -> Box:
        """The box around all grounds."""
        return around(self.areas)

    def rows(self) -> tuple[list[list[Box]], list[Box]]:
        """Return its grounds row by row, and those that are as tall as several rows."""
        rows = _rows(self.areas)
        tall = [row for row in rows if any(_is_part(other[0], row[0]) for other in rows)]
        return [row for row in rows if row not in tall], [area for row in tall for area in row]


def _is_part(one: Box, other: Box) -> bool:
    """Whether the height of one box is a part of that of another."""
    return one.bottom - one.top < other.bottom - other.top - SNAP and _is_within(one, other)


def _is_within(one: Box, other: Box) -> bool:
    return other.top - 1 <= one.top and one.bottom <= other.bottom + 1


def _sides(areas: Sequence[Box]) -> list[float]:
    return boundaries([x for area in areas for x in (area.x0, area.x1)])


def _areas(edges: Sequence[Edge]) -> list[Box]:
    """Return the filled areas of a page: a level side over another one as long, with uprights that join them."""
    ends: dict[tuple[float, float], set[float]] = {}
    for edge in edges:
        if edge.shade and edge.orientation == "v":
            ends.setdefault((edge.box.x0, edge.box.top), set()).add(edge.box.bottom)
    level = {(e.box.x0, e.box.x1, e.box.top) for e in edges if e.shade and e.orientation == "h"}
    found = {
        Box(x0, top, x1, bottom)
        for x0, x1, top in level
        for bottom in ends.get((x0, top), ())
        if (x0, x1, bottom) in level and bottom in ends.get((x1, top), ())
    }
    return sorted(found, key=lambda box: (box.top, box.x0))


def _rows(areas: Sequence[Box]) -> list[list[Box]]:
    """Return the areas row by row: those of one height."""
    rows: list[list[Box]] = []
    for area in areas:
        beside = (row for row in rows[-6:] if abs(row[0].top - area.top) < 1 and abs(row[0].bottom - area.bottom) < 1)
        same = next(beside, None)
        if same is None:
            rows.append([area])
        else:
            same.append(area)
    return [sorted(row, key=lambda area: area.x0) for row in rows]


def _blocks(areas: Sequence[Box]) -> list[list[Box]]:
    """Return the areas that touch each other."""
    blocks: list[list[Box]] = []
    for area in areas:
        near = Box(area.x0 - _TOUCH, area.top - _TOUCH, area.x1 + _TOUCH, area.bottom + _TOUCH)
        met = [block for block in blocks if any(near.overlaps(other) for other in block)]
        blocks = [block for block in blocks if block not in met]
        blocks.append([*(other for block in met for other in block), area])
    return sorted(blocks, key=lambda block: min(area.top for area in block))


def _are_among(few: Sequence[float], many: Sequence[float]) -> bool:
    """Whether each of some x is one of others."""
    return all(any(abs(x - y) <= SNAP for y in many) for x in few)


class _Grounds:
    """The grounds of a page, put together to tables."""

    def __init__(self, edges: Sequence[Edge], lines: Sequence[Line]) -> None:
        self.page = Surface(edges, lines)
        self._strokes = [edge.box for edge in edges if not edge.shade]

    def tables(self, areas: Sequence[Box]) -> list[GroundTable]:
        """Return the tables: grounds of the same columns, with nothing but rows between."""
        open_: list[GroundTable] = []
        for block in _blocks(areas):
            met = next((table for table in reversed(open_) if self._goes_on(table, block)), None)
            if met is None:
                open_.append(GroundTable([block]))
            else:
                met.blocks.append(block)
        return [table for table in open_ if not self._is_ruled(table) and len(table.sides) > 2]

    def _goes_on(self, table: GroundTable, block: Sequence[Box]) -> bool:
        """Whether a block of grounds stands in further rows of a table."""
        area, own, sides = around(block), _sides(block), table.sides
        last = table.box.bottom
        few, many = sorted((own, sides), key=len)
        if area.top < last - 1 or not _are_among(few, many):
            return False
        if min(abs(own[0] - sides[0]), abs(own[-1] - sides[-1])) > SNAP:
            return False
        between = self.page.between(last, area.top, -inf, inf)
        return all(fits(line, many) for line in between)

    def are_ruled(self, table: GroundTable, bands: Sequence[Band]) -> bool:
        """Whether strokes part most rows over and under the grounds of a table, and their columns: filled headers.

        Over the grounds stand rows too where they hold numbers, else headers, which may have cells of their own.
        """
        area = around([Box(band.sides[0], band.top, band.sides[-1], band.bottom) for band in bands])
        x0, x1 = area.x0 - SNAP, area.x1 + SNAP
        beyond = [Box(x0, table.box.bottom, x1, area.bottom)]
        if self.page.has_figures(area.top, table.box.top, x0, x1):
            beyond.append(Box(x0, area.top, x1, table.box.top))
        rows = {round(band.top) for band in bands if any(box.holds(*_middle(band)) for box in beyond)}
        held = [box for box in self._strokes if any(part.holds(*box.middle) for part in beyond)]
        level = {round(box.top) for box in held if box.top == box.bottom}
        upright = {round(box.x0) for box in held if box.x0 == box.x1}
        return bool(rows) and 2 * len(level) > len(rows) and len(upright) > 2

    def _is_ruled(self, table: GroundTable) -> bool:
        """Whether strokes run through a table but at its grounds: these tell its rows and columns themselves.

        The strokes around its headers are at its grounds too; its frame tells nothing.
        """
        x0, top, x1, bottom = table.box
        within = [
            box for box in self._strokes if x0 - 1 < box.middle[0] < x1 + 1 and top + 1 < box.middle[1] < bottom - 1
        ]
        foot = self._headers_foot(table) if within else top
        return not all(_is_at_grounds(box, table, foot) for box in within)

    def _headers_foot(self, table: GroundTable) -> float:
        """Return how far down the uppermost grounds reach that hold no number."""
        foot = table.box.top
        for row in _rows(table.areas):
            area = around(row)
            held = self.page.between(area.top, area.bottom, table.box.x0, table.box.x1)
            if any(is_number(squeeze(word.text)) for line in held for word in pieces(line, 0.0)):
                break
            foot = max(foot, area.bottom)
        return foot


def _is_at_grounds(stroke: Box, table: GroundTable, foot: float) -> bool:
    """Whether a stroke runs along grounds: over or under them, as the frame, beside headers down to a height."""
    if stroke.top == stroke.bottom:
        return _are_among([stroke.top], [y for area in table.areas for y in (area.top, area.bottom)])
    sides = table.sides
    return _are_among([stroke.x0], sides if stroke.bottom <= foot + SNAP else (sides[0], sides[-1]))


def _told(table: GroundTable, page: Surface) -> list[float]:
    """Return the sides of the columns of a table, those of grounds over several columns by what lines up in them.

    None where numbers stand in one column side by side that do not line up.
    """
    _, top, _, bottom = table.box
    sides = table.sides
    found = list(sides)
    for x0, x1 in pairwise(sides):
        rows = [pieces(line) for line in page.between(top, bottom, x0, x1)]
        beside = sum(len(row) > 1 and has_figures(row) for row in rows)
        if beside < 2:
            continue
        columns = columns_of(rows)
        if not columns or not is_table(rows, columns):
            return []
        found += [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return sorted(found)


def _middle(band: Band) -> tuple[float, float]:
    return (band.sides[0] + band.sides[-1]) / 2, (band.top + band.bottom) / 2


def _overlap(band: Band, other: Box) -> bool:
    """Whether a band stands in a box, with more than an edge."""
    beside = band.sides[0] < other.x1 - SNAP and other.x0 + SNAP < band.sides[-1]
    return beside and band.top < other.bottom - SNAP and other.top + SNAP < band.bottom


def _levels(told: Sequence[Band], bands: Sequence[Band], page: Surface) -> list[Band]:
    """Return the headers of two levels that rules tell where the grounds tell one row: 性别 over 男 and 女.

    Nothing where numbers stand in that row, where all that rules tell of it is one level, or leaves out some columns.
    """
    top = min(band.top for band in bands)
    row = [band for band in bands if band.top <= top + SNAP]
    foot = max(band.bottom for band in row)
    area = Box(row[0].sides[0], top, max(band.sides[-1] for band in row), foot)
    own = [band for band in told if band.bottom <= foot + SNAP]
    lower = [band for band in own if band.bottom > foot - SNAP]
    whole = sum(band.sides[-1] - band.sides[0] for band in lower) > area.x1 - area.x0 - SNAP
    counted = any(has_figures(pieces(line)) for line in page.between(top, foot, area.x0, area.x1))
    return own if len(lower) < len(own) and whole and not counted else []


def with_grounds(told: Sequence[Band], edges: Sequence[Edge], lines: Sequence[Line]) -> list[Band]:
    """Return the rows that rules tell (`told`) and those of tables some of whose rows stand on grounds.

    1. every other row on a ground   2. headers over rows that have none   3. tall labels at the left, halfway down the
    rows that they name   4. headers over several columns   5. the columns of grounds that are whole rows
    Left alone: tables with strokes but at their grounds, those of which rules tell as many rows, running text.
    """
    areas = _areas(edges)
    if not 2 <= len(areas) <= _MOST or not lines:
        return list(told)
    grounds = _Grounds(edges, lines)
    high = _TALLEST * grounds.page.size
    found = list(told)
    for table in grounds.tables([area for area in areas if area.bottom - area.top <= high]):
        sides = _told(table, grounds.page)
        if len(sides) < 3 or min(b - a for a, b in pairwise(sides)) < _LEAST:
            continue
        bands = list(Body(*table.rows(), sides, grounds.page).bands())
        if not bands or grounds.are_ruled(table, bands):
            continue
        area = Box(sides[0], min(band.top for band in bands), sides[-1], max(band.bottom for band in bands))
        met = [band for band in found if _overlap(band, area)]
        if len({round(band.top) for band in met}) < len({round(band.top) for band in bands}):
            headers = _levels(met, bands, grounds.page)
            foot = max((band.bottom for band in headers), default=area.top)
            below = (band for band in bands if band.bottom > foot + SNAP)
            found = [*(band for band in found if band not in met), *headers, *below]
    return found
