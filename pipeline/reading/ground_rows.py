"""The rows of a table some of which stand on grounds: what stands between, over and under these, tall labels."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extractors.tables import is_period
from pipeline.reading.aligned import centred
from pipeline.reading.banded import bands_of
from pipeline.reading.centred import rows_of_labels
from pipeline.reading.found import SNAP, Band, around, cut
from pipeline.reading.number_lines import is_prose, row_of
from pipeline.reading.pieces import FIGURE, Piece, leads_to_table, pieces
from pipeline.reading.surface import Surface, is_cut
from schemas.page import Line
from schemas.text import Box, squeeze

_NEXT = 1.5  # heights of a row from the middle of a line to that of the next one over or under the grounds
_LOWER = 0.25  # of them: so much lower may blanks between rows be than those that the rows on grounds tell
_LOWER_BY = 2.0  # points that it is at most
_FEW = 3  # columns
_SHORT = 8  # characters of the number of a page
_TRIES = 6  # heights of blanks
_TOUCHING = 0.6  # points by which blanks between rows may differ


def fits(line: Line, sides: Sequence[float]) -> bool:
    """Whether what a line says between the outer sides of a table stands in its columns, and none of it reaches out."""
    if any(is_cut(line, x) for x in (sides[0], sides[-1])):
        return False
    own = cut(line, Box(sides[0], -inf, sides[-1], inf))
    if own is None or is_prose(row_of(own)) or any(leads_to_table(squeeze(piece.text)) for piece in pieces(own)):
        return False
    crossed = any(is_cut(own, x) for x in sides[1:-1])
    return not crossed or not any(map(str.isdigit, own.text))


class GroundRow(NamedTuple):
    """A row under construction: its height, its words with the first and last column of each, its areas."""

    top: float
    bottom: float
    words: tuple[tuple[int, int, Piece], ...]
    areas: tuple[Box, ...] = ()

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


class Body:
    """A table on grounds under construction: its rows, and the bands that they are."""

    def __init__(
        self, grounds: Sequence[Sequence[Box]], tall: Sequence[Box], sides: Sequence[float], page: Surface
    ) -> None:
        self.page = page
        self.grounds, self.tall = grounds, tall
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

    def _split(self, top: float, bottom: float) -> list[GroundRow]:
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
        return [GroundRow(y0, y1, tuple(places[id(piece)] for piece in band)) for band, (y0, y1) in rows]

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
            if far or not fits(line, self.sides):
                break
            found.append(own)
            limit = line.box.middle[1]
        words = self._words(found)
        columns = {id(piece): first for first, _, piece in words}
        bands = bands_of([piece for *_, piece in words], self.blank)[::-step]
        rest = self.page.between(limit, inf, -inf, inf)
        foot = step > 0 and found and all(len(squeeze(line.text)) <= _SHORT for line in rest[1:])
        while bands and not self._is_row({columns[id(piece)] for piece in bands[0]}):
            if foot and len(bands[0]) == 1 and len(bands) > 1 and not columns[id(bands[0][0])]:
                break  # the name of a group whose rows stand on the next page
            bands.pop(0)
        if not bands:
            return start
        pad = self.blank / 2
        box = around([piece.box for band in bands for piece in band])
        return box.top - pad if step < 0 else box.bottom + pad

    def _is_row(self, columns: Collection[int]) -> bool:
        """Whether words in some columns may be the outermost row: in several, not in the first two of many."""
        return len(columns) > 1 and (len(self.columns) <= _FEW or max(columns) > 1)

    def rows(self) -> list[GroundRow]:
        """Return the rows, top to bottom."""
        top, bottom = self._reach(self.grounds[0][0].top, -1), self._reach(self.grounds[-1][0].bottom, 1)
        words = self._words(self._held(top, bottom))
        for blank in [self.blank, *self._lower([piece for first, _, piece in words if first])]:
            self.blank = blank
            rows = self._rows(top, bottom)
            if not any(map(self._is_several, rows)):
                break
        return self._with_ends(rows)

    def _lower(self, held: Sequence[Piece]) -> list[float]:
        """Return how tall the blanks between words are, the tallest first, where they are lower than on grounds."""
        bands = bands_of(held, 0.0)
        feet = [max(piece.box.bottom for piece in band) for band in bands]
        tops = [min(piece.box.top for piece in band) for band in bands[1:]]
        gaps = {round(top - foot, 1) for foot, top in zip(feet, tops, strict=False)}
        return sorted((gap - _TOUCHING for gap in gaps if gap <= self.blank + _TOUCHING), reverse=True)[:_TRIES]

    def _is_several(self, row: GroundRow) -> bool:
        """Whether a row holds several: numbers under each other in a column."""
        figures = [(first, piece.box) for first, _, piece in row.words if first and _is_figure(piece)]
        return any(a == b and under.top >= box.bottom - 1 for a, box in figures for b, under in figures)

    def _rows(self, top: float, bottom: float) -> list[GroundRow]:
        """Return the rows between two heights, parted by the blanks between them where they stand on no ground."""
        rows: list[GroundRow] = []
        for row in self.grounds:
            rows += self._split(top, row[0].top)
            words = self._words(self._held(row[0].top, row[0].bottom))
            rows.append(GroundRow(row[0].top, row[0].bottom, tuple(words), tuple(row)))
            top = row[0].bottom
        return [*rows, *self._split(top, bottom)]

    def _with_ends(self, rows: Sequence[GroundRow]) -> list[GroundRow]:
        """Return rows with the last line of a cell of words put to the row above it: it is all that stands there."""
        found: list[GroundRow] = []
        counted = False
        for row in rows:
            counted = counted or (bool(found) and _counts(found[-1]))
            lone = len(row.words) == 1 and row.words[0][0] > 0 and not _is_figure(row.words[0][2])
            above = found[-1] if found else None
            if counted and lone and above and not row.areas and not above.areas:
                found[-1] = above._replace(bottom=row.bottom, words=(*above.words, *row.words))
            else:
                found.append(row)
        return found

    def bands(self) -> Iterator[Band]:
        """Yield what stands in the rows: grounds as they are drawn, columns beside and between them, tall labels.

        Nothing where too few of them have numbers behind a label: cards, boxes, tables of words.
        """
        rows = self.rows()
        if not self._is_table(rows):
            return
        tall = [*self.tall, *self._labels(rows)]
        for box in tall:
            yield Band(box.top, box.bottom, (box.x0, box.x1))
        for row in rows:
            beside = [box for box in tall if box.top - 1 < row.middle < box.bottom + 1]
            for x0, x1 in self._columns(row):
                if not any(box.x0 <= (x0 + x1) / 2 <= box.x1 for box in beside):
                    yield Band(row.top, row.bottom, (x0, x1))

    def _is_table(self, rows: Sequence[GroundRow]) -> bool:
        """Whether rows with numbers have labels; a single one is full, under its headers."""
        counted = [row for row in rows if _counts(row)]
        labelled = sum(map(_is_labelled, counted))
        if not counted or 3 * labelled < 2 * len(counted) or (counted[0] is rows[0] and not _is_labelled(rows[0])):
            return False
        full = {first for first, *_ in counted[0].words} == set(range(len(self.columns))) and len(self.columns) > 2
        return len(counted) > 1 or (counted[0] is not rows[0] and full)

    def _labels(self, rows: Sequence[GroundRow]) -> list[Box]:
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
        bare = [row for at, row in enumerate(body) if at not in own]
        if not between and 0 in own and all(any(_is_label(word) for word in row.words) for row in bare):
            starts = sorted(own)  # labels at the top of their rows
            groups = [(a, b - 1) for a, b in pairwise([*starts, len(body)])]
        x0, x1 = self.columns[0]
        return [Box(x0, body[a].top, x1, body[b].bottom) for a, b in groups if b > a]

    def _columns(self, row: GroundRow) -> list[tuple[float, float]]:
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

    def _headed(self, row: GroundRow, free: list[float]) -> list[float]:
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
    return box.top <= piece.box.middle[1] <= box.bottom


def _counts(row: GroundRow) -> bool:
    """Whether a row has a number behind its first column."""
    return any(first and _is_figure(piece) for first, _, piece in row.words)


def _is_figure(piece: Piece) -> bool:
    words = squeeze(piece.text)
    return any(map(str.isdigit, words)) and bool(FIGURE.fullmatch(words)) and not is_period(words)


def _is_labelled(row: GroundRow) -> bool:
    """Whether words stand before the numbers of a row."""
    words = sorted(row.words, key=lambda word: word[2].box.x0)
    first = next((piece for *_, piece in words if not piece.text.isdigit()), None)
    return first is not None and not _is_figure(first)


def _is_label(word: tuple[int, int, Piece]) -> bool:
    """Whether a word of a row is a label in the second column."""
    return word[0] == 1 and not FIGURE.fullmatch(squeeze(word[2].text))


def _height(line: Line) -> float:
    """Return how high most letters of a part of a line are: the line may run over what is larger."""
    return median([box.bottom - box.top for box in line.boxes])
