"""Tables whose rows stand on grounds: every other row, headers, totals, with rows between, over and under them."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from pipeline.reading.aligned import FIGURE, Piece, centred, columns_of, has_figures, is_table, leads_to_table, pieces
from pipeline.reading.banded import bands_of
from pipeline.reading.centred import rows_of_labels
from pipeline.reading.found import SNAP, Band, around, boundaries, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.number_lines import is_prose, row_of
from pipeline.reading.surface import Surface, is_cut
from schemas.page import Line
from schemas.text import Box, squeeze

_TALLEST = 6.0  # sizes of print: the ground of a row is no higher
_MOST = 600  # grounds of a page; a drawing has more
_NEXT = 1.5  # heights of a row from the middle of a line to that of the next one over or under the grounds
_LOWER = 0.25  # of them: so much lower may blanks between rows be than those that the rows on grounds tell
_LOWER_BY = 2.0  # points that it is at most
_TOUCH = 1.0  # points by which grounds of one block may miss each other
_FEW = 3  # columns
_LEAST = 8  # points of the narrowest column


@dataclass(slots=True)
class _Table:
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


def _fits(line: Line, sides: Sequence[float]) -> bool:
    """Whether what a line says between the outer sides of a table stands in its columns, and none of it reaches out."""
    if any(is_cut(line, x) for x in (sides[0], sides[-1])):
        return False
    own = cut(line, Box(sides[0], -inf, sides[-1], inf))
    if own is None or is_prose(row_of(own)) or any(leads_to_table(squeeze(piece.text)) for piece in pieces(own)):
        return False
    crossed = any(is_cut(own, x) for x in sides[1:-1])
    return not crossed or not any(map(str.isdigit, own.text))


class _Grounds:
    """The grounds of a page, put together to tables."""

    def __init__(self, edges: Sequence[Edge], lines: Sequence[Line]) -> None:
        self.page = Surface(edges, lines)
        self._strokes = [edge.box for edge in edges if not edge.shade]

    def tables(self, areas: Sequence[Box]) -> list[_Table]:
        """Return the tables: grounds of the same columns, with nothing but rows between."""
        open_: list[_Table] = []
        for block in _blocks(areas):
            met = next((table for table in reversed(open_) if self._goes_on(table, block)), None)
            if met is None:
                open_.append(_Table([block]))
            else:
                met.blocks.append(block)
        return [table for table in open_ if not self._is_ruled(table) and len(table.sides) > 2]

    def _counts(self, table: _Table) -> bool:
        """Whether one block of grounds holds rows with numbers: no headers alone."""
        held = self.page.between(table.box.top, table.box.bottom, table.box.x0, table.box.x1)
        rows, _ = table.rows()
        return len(table.sides) > 2 and len(rows) > 1 and sum(has_figures(pieces(line)) for line in held) > 1

    def _goes_on(self, table: _Table, block: Sequence[Box]) -> bool:
        """Whether a block of grounds stands in further rows of a table."""
        area, own, sides = around(block), _sides(block), table.sides
        last = table.box.bottom
        few, many = sorted((own, sides), key=len)
        if area.top < last - 1 or not _are_among(few, many):
            return False
        if min(abs(own[0] - sides[0]), abs(own[-1] - sides[-1])) > SNAP:
            return False
        between = self.page.between(last, area.top, -inf, inf)
        return all(_fits(line, many) for line in between)

    def _is_ruled(self, table: _Table) -> bool:
        """Whether strokes run through a table but at its grounds: these tell its rows and columns themselves."""
        x0, top, x1, bottom = table.box
        ys = [y for area in table.areas for y in (area.top, area.bottom)]
        for box in self._strokes:
            within = x0 - 1 < box.middle[0] < x1 + 1 and top + 1 < box.middle[1] < bottom - 1
            if within and not (box.top == box.bottom and _are_among([box.top], ys)):
                return True
        return False


class _Row(NamedTuple):
    """A row under construction: its height, its words with the first and last column of each, its areas."""

    top: float
    bottom: float
    words: tuple[tuple[int, int, Piece], ...]
    areas: tuple[Box, ...] = ()

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


class _Body:
    """A table on grounds under construction: its rows, and the bands that they are."""

    def __init__(self, table: _Table, sides: Sequence[float], page: Surface) -> None:
        self.page = page
        self.grounds, self.tall = table.rows()
        self.sides = sides
        self.columns = list(pairwise(sides))
        held = [line for row in self.grounds for line in self._held(row[0].top, row[0].bottom)]
        self.size = median(map(_height, held)) if held else 0.0
        self.blank = self._blank()
        self.height = median([row[0].bottom - row[0].top for row in self.grounds])

    def _held(self, top: float, bottom: float) -> list[Line]:
        return self.page.between(top, bottom, self.sides[0] - 1, self.sides[-1] + 1)

    def _blank(self) -> float:
        """Return how tall blanks between rows are at least: what is left over and under the words on grounds."""
        left = []
        for row in self.grounds:
            if held := self._held(row[0].top, row[0].bottom):
                box = around([line.box for line in held])
                left.append(box.top - row[0].top + row[0].bottom - box.bottom)
        tall = max(0.0, min(left, default=0.0))
        return tall - min(_LOWER * tall, _LOWER_BY)

    def _words(self, lines: Sequence[Line]) -> list[tuple[int, int, Piece]]:
        """Return what lines say by columns: the words of one column together, one over several by itself."""
        found: list[tuple[int, int, Piece]] = []
        for line in lines:
            start = len(found)
            for word in pieces(line, 0.0):
                first = max(0, bisect_right(self.sides, word.box.x0 + 1) - 1)
                last = min(len(self.columns), bisect_left(self.sides, word.box.x1 - 1)) - 1
                if len(found) > start and found[-1][:2] == (first, last):
                    before = found[-1][2]
                    found[-1] = first, last, Piece(before.box.union(word.box), f"{before.text} {word.text}")
                else:
                    found.append((first, max(first, last), word))
        return found

    def _split(self, top: float, bottom: float) -> list[_Row]:
        """Return the rows that stand on no ground between two heights, parted by blank bands."""
        words = self._words(self._held(top, bottom))
        if not words:
            return []
        places = {id(word[2]): word for word in words}
        whole = bands_of([piece for *_, piece in words], self.blank)
        inner: list[list[Piece]] = []
        for band in whole:
            parts = bands_of([piece for piece in band if places[id(piece)][0]], self.blank)
            if len(parts) < 2:
                inner.append(band)
                continue
            inner += parts
            for piece in (piece for piece in band if not places[id(piece)][0]):
                beside = [part for part in parts if _beside(piece, part)]
                if len(beside) == 1:
                    beside[0].append(piece)
        boxes = [around([piece.box for piece in band]) for band in inner]
        ys = [top, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), bottom]
        rows = zip(inner, pairwise(ys), strict=True)
        return [_Row(y0, y1, tuple(places[id(piece)] for piece in band)) for band, (y0, y1) in rows]

    def _reach(self, start: float, step: int) -> float:
        """Return how far rows without a ground reach over the first ground (`step` -1) or under the last one (1)."""
        limit = start
        found: list[Line] = []
        ends = (-inf, start) if step < 0 else (start, inf)
        area = Box(self.sides[0] - 1, -inf, self.sides[-1] + 1, inf)
        for line in self.page.between(*ends, -inf, inf)[::step]:
            own = cut(line, area)
            if own is None:
                continue
            far = abs(line.box.middle[1] - limit) > _NEXT * self.height or abs(_height(own) - self.size) > 1
            if far or not _fits(line, self.sides):
                break
            found.append(own)
            limit = line.box.middle[1]
        words = self._words(found)
        columns = {id(piece): first for first, _, piece in words}
        bands = bands_of([piece for *_, piece in words], self.blank)[::-step]
        while bands and not self._is_row({columns[id(piece)] for piece in bands[0]}):
            bands.pop(0)
        if not bands:
            return start
        pad = self.blank / 2
        box = around([piece.box for band in bands for piece in band])
        return box.top - pad if step < 0 else box.bottom + pad

    def _is_row(self, columns: Collection[int]) -> bool:
        """Whether words in some columns may be the outermost row: in several, not in the first two of many."""
        return len(columns) > 1 and (len(self.columns) <= _FEW or max(columns) > 1)

    def rows(self) -> list[_Row]:
        """Return the rows, top to bottom."""
        top, bottom = self._reach(self.grounds[0][0].top, -1), self._reach(self.grounds[-1][0].bottom, 1)
        rows: list[_Row] = []
        for row in self.grounds:
            rows += self._split(top, row[0].top)
            words = self._words(self._held(row[0].top, row[0].bottom))
            rows.append(_Row(row[0].top, row[0].bottom, tuple(words), tuple(row)))
            top = row[0].bottom
        return [*rows, *self._split(top, bottom)]

    def bands(self) -> Iterator[Band]:
        """Yield what stands in the rows: grounds as they are drawn, columns beside and between them, tall labels."""
        rows = self.rows()
        tall = [*self.tall, *self._labels(rows)]
        for box in tall:
            yield Band(box.top, box.bottom, (box.x0, box.x1))
        for row in rows:
            beside = [box for box in tall if box.top - 1 < row.middle < box.bottom + 1]
            for x0, x1 in self._columns(row):
                if not any(box.x0 <= (x0 + x1) / 2 <= box.x1 for box in beside):
                    yield Band(row.top, row.bottom, (x0, x1))

    def _labels(self, rows: Sequence[_Row]) -> list[Box]:
        """Return the first column of the rows that labels set halfway down several of them name."""
        head = next((at for at, row in enumerate(rows) if _counts(row)), 0)
        drawn = [box for box in self.tall if box.x0 < self.sides[1] - SNAP]
        body = [row for row in rows[head:] if not any(box.top < row.middle < box.bottom for box in drawn)]
        if len(body) < 2:
            return []
        held = self._held(body[0].top, body[-1].bottom)
        free = [
            p for a, _, p in self._words(held) if not a and not any(b.top < p.box.middle[1] < b.bottom for b in drawn)
        ]
        own, between = set(), []
        for chunk in bands_of(free, self.blank):
            box = around([piece.box for piece in chunk])
            at = next(
                (k for k, row in enumerate(body) if row.top - 1 <= box.top and box.bottom <= row.bottom + 1), None
            )
            if at is None:
                between.append(box.middle[1])
            else:
                own.add(at)
        if len(own) == len(body):
            return []
        groups = rows_of_labels([row.middle for row in body], own, between)
        x0, x1 = self.columns[0]
        return [Box(x0, body[a].top, x1, body[b].bottom) for a, b in groups if b > a]

    def _columns(self, row: _Row) -> list[tuple[float, float]]:
        """Return the sides of the cells of a row: its grounds, columns beside them, else what its words leave apart."""
        sides = self.sides
        if {first for first, *_ in row.words} == {0} and len(row.areas) < 2 and len(row.words) == 1:
            return [(sides[0], sides[-1])]  # the name of a group takes its row
        whole = len(row.areas) == 1 and row.areas[0].x1 - row.areas[0].x0 > sides[-1] - sides[0] - SNAP
        if row.areas and not whole:
            covered = [(area.x0, area.x1) for area in row.areas]
            free = [x for x in sides if not any(x0 + SNAP < x < x1 - SNAP for x0, x1 in covered)]
            return list(pairwise(free))
        taken = {at for first, last, _ in row.words for at in range(first + 1, last + 1)}
        free = [x for at, x in enumerate(sides) if at not in taken]
        return list(pairwise(free if _counts(row) else self._headed(row, free)))

    def _headed(self, row: _Row, free: list[float]) -> list[float]:
        """Return the sides of a row of headers: those over several columns stand in the middle of them."""
        words = [piece for *_, piece in row.words]
        one_line = len(bands_of(words, 0.0)) == 1
        if not one_line or len(words) >= len(self.columns) - 1:
            return free
        spans = centred(words, self.columns)
        return [*(self.columns[at][0] for at in sorted({0, *spans})), self.sides[-1]] if spans else free


def _beside(piece: Piece, band: Sequence[Piece]) -> bool:
    """Whether a piece stands at the height of a row, and not over its end."""
    box = around([other.box for other in band])
    return box.top - 1 <= piece.box.middle[1] <= box.bottom + 1


def _counts(row: _Row) -> bool:
    """Whether a row has a number behind its first column."""
    return any(first and FIGURE.fullmatch(squeeze(piece.text)) for first, _, piece in row.words)


def _height(line: Line) -> float:
    """Return how high most letters of a part of a line are: the line may run over what is larger."""
    return median([box.bottom - box.top for box in line.boxes])


def _told(table: _Table, page: Surface) -> list[float]:
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


def _overlap(band: Band, other: Box) -> bool:
    """Whether a band stands in a box, with more than an edge."""
    beside = band.sides[0] < other.x1 - SNAP and other.x0 + SNAP < band.sides[-1]
    return beside and band.top < other.bottom - SNAP and other.top + SNAP < band.bottom


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
        body = _Body(table, sides, grounds.page)
        if len(table.blocks) == 1 and sum(map(_counts, body.rows())) < 2:
            continue
        bands = list(body.bands())
        area = Box(sides[0], min(band.top for band in bands), sides[-1], max(band.bottom for band in bands))
        met = [band for band in found if _overlap(band, area)]
        if len({round(band.top) for band in met}) < len({round(band.top) for band in bands}):
            found = [*(band for band in found if band not in met), *bands]
    return found
