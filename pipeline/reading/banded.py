"""Tables whose rules part no rows or no columns: blank bands part their rows, blank gaps their columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.reading.found import Found, around
from pipeline.reading.number_lines import is_number, is_prose, row_of
from pipeline.reading.pieces import Piece, is_unit, leads_to_table, merge_sideways, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_GAP = 0.7  # characters: cells of narrow columns stand near each other
_REACH = 3.0  # sizes: a line of the table is no further from the next one
_FEWEST_ROWS = 2  # of numbers
_FEWEST_NUMBERS = 3
_AWAY = 5.0  # points by which two readings of a table may differ in width
_TOUCH = 0.5  # points by which boxes of lines may overlap
_MOST_HEADERS = 2
_BLANKS = 4  # heights of blank bands that are tried

_NUMBERED = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[)）、．.]")

Band = Sequence[Piece]
Span = tuple[float, float]


def _is_figure(piece: Piece) -> bool:
    """Whether a piece is a number of a table with a digit."""
    words = squeeze(piece.text)
    return is_number(words) and any(map(str.isdigit, words))


def _counts(band: Band) -> bool:
    """Whether a row has a number."""
    return any(map(_is_figure, band))


def bands_of(held: Iterable[Piece], blank: float) -> list[list[Piece]]:
    """Return the pieces row by row: a blank band of more than so many points parts two rows."""
    bands: list[list[Piece]] = []
    foot = 0.0
    for piece in sorted(held, key=lambda p: p.box.top):
        if bands and piece.box.top - foot <= blank + _TOUCH:
            bands[-1].append(piece)
            foot = max(foot, piece.box.bottom)
        else:
            bands.append([piece])
            foot = piece.box.bottom
    return bands


def blanks_of(held: Sequence[Piece]) -> list[float]:
    """Return how tall the blank bands between the pieces are: none first, then the lowest."""
    bands = bands_of(held, 0.0)
    feet = [max(piece.box.bottom for piece in band) for band in bands]
    tops = [min(piece.box.top for piece in band) for band in bands]
    return [0.0, *sorted({round(top - foot, 1) for foot, top in zip(feet, tops[1:], strict=False)})][:_BLANKS]


def _hits(box: Box, columns: Sequence[Span]) -> list[int]:
    """Return the columns that a box stands in."""
    return [i for i, (x0, x1) in enumerate(columns) if box.x0 < x1 and x0 < box.x1]


def _columns(bands: Sequence[Band]) -> list[Span]:
    """Return the columns of the rows that have numbers, as wide as what stands in one of them only."""
    columns = merge_sideways([band for band in bands if _counts(band)])
    for piece in (piece for band in bands for piece in band):
        if len(hit := _hits(piece.box, columns)) == 1:
            x0, x1 = columns[hit[0]]
            columns[hit[0]] = min(x0, piece.box.x0), max(x1, piece.box.x1)
    return columns


class Laid:
    """Rows of pieces in columns: for each row its cells by column, with the columns that each takes.

    Where a row has a cell for each column they stand in order: a header centred over its column stands over none of
    its numbers where these keep to the right.
    """

    def __init__(self, bands: Sequence[Band], columns: Sequence[Span]) -> None:
        self.bands, self.columns = bands, columns
        self.rows = [self._row(band) for band in bands]
        self.shifted = any(row is not None and self._is_shifted(row) for row in self.rows)

    def _row(self, band: Band) -> dict[int, tuple[int, list[Piece]]] | None:
        """Return the cells of a row; None where a piece is of no column or a number not alone in its cell."""
        if not self.columns:
            return None
        own = merge_sideways([band])
        if len(own) == len(self.columns) and not _counts(band):
            return {at: (1, [p for p in band if _hits(p.box, [side])]) for at, side in enumerate(own)}
        cells: dict[int, tuple[int, list[Piece]]] = {}
        for piece in band:
            hit = _hits(piece.box, self.columns) or self._nearest(piece)
            if len(hit) > 1 and _counts(band):
                return None
            wide, held = cells.get(hit[0], (1, []))
            cells[hit[0]] = max(wide, len(hit)), [*held, piece]
        mixed = any(len(held) > 1 and _counts(held) for _, held in cells.values())
        overlap = any(at + wide > after for (at, (wide, _)), (after, _) in pairwise(sorted(cells.items())))
        return None if mixed or overlap else dict(sorted(cells.items()))

    def _nearest(self, piece: Piece) -> list[int]:
        """Return the column nearest to a piece that stands over none."""
        gaps = [max(x0 - piece.box.x1, piece.box.x0 - x1) for x0, x1 in self.columns]
        return [gaps.index(min(gaps))]

    def _is_shifted(self, row: Mapping[int, tuple[int, list[Piece]]]) -> bool:
        """Whether a cell stands over another column than its own, or over none."""
        return any(wide == 1 and at not in _hits(p.box, self.columns) for at, (wide, held) in row.items() for p in held)

    def holds(self) -> bool:
        """Whether each number of a row stands alone in its cell, and each row says something in two columns."""
        for row in self.rows:
            if row is None or (len(row) < 2 and 0 not in row):
                return False
        counted = [row for row, band in zip(self.rows, self.bands, strict=True) if _counts(band)]
        return len(counted) >= _FEWEST_ROWS and all(row and len(row) > 1 for row in counted)

    def is_whole(self) -> bool:
        """Whether rows hold under a row of headers, those of numbers with a label each."""
        if not self.bands or _counts(self.bands[0]) or len(self.columns) < 2 or not self.holds():
            return False
        first = self.rows[0]
        if not first or len(first) < 2 or 2 * sum(wide for wide, _ in first.values()) < len(self.columns):
            return False  # a caption, a heading or a unit stands over the table
        words = [squeeze(piece.text) for piece in self.bands[0]]
        if any(is_unit(said) or _NUMBERED.match(said) for said in words):
            return False
        if not any(map(_counts, self.bands[: _MOST_HEADERS + 1])):
            return False  # headers in pieces
        counted = [(row, band) for row, band in zip(self.rows, self.bands, strict=True) if _counts(band)]
        if sum(_is_figure(piece) for _, band in counted for piece in band) < _FEWEST_NUMBERS:
            return False
        return all(row and 0 in row and not _counts(row[0][1]) for row, _ in counted)

    def takes_turns(self) -> bool:
        """Whether each row with numbers says something in one of two columns side by side: they are one."""
        counted = [row or {} for row, band in zip(self.rows, self.bands, strict=True) if _counts(band)]
        pairs = range(1, len(self.columns) - 1)
        return len(counted) > 2 and any(all((at in row) != (at + 1 in row) for row in counted) for at in pairs)

    def has_lone_labels(self) -> bool:
        """Whether a row has a label only that leads to nothing: the first line of the label of the next row."""
        lone = (row[0][1] for row in self.rows if row and list(row) == [0])
        return any(not squeeze(held[-1].text).endswith(tuple("：:")) for held in lone)

    def heights(self, area: Box) -> list[float]:
        """Return the heights between the rows, with those of an area's ends."""
        boxes = [around([piece.box for piece in band]) for band in self.bands]
        return [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), area.bottom]

    def found(self) -> Found:
        """Return the table: boxes of its cells with their places."""
        area = around([piece.box for band in self.bands for piece in band])
        cells: list[Box] = []
        places: list[tuple[int, int, int, int]] = []
        for number, (row, sides) in enumerate(zip(self.rows, pairwise(self.heights(area)), strict=True)):
            for at, wide, box in self._cells(row or {}, area):
                cells.append(Box(box[0], sides[0], box[1], sides[1]))
                places.append((number, at, 1, wide))
        edges = (area.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(self.columns)), area.x1)
        return Found(area, tuple(cells), "aligned", places=tuple(places), edges=edges)

    def _cells(self, row: Mapping[int, tuple[int, list[Piece]]], area: Box) -> Iterator[tuple[int, int, Span]]:
        """Yield column, columns and sides of the cells of a row; what is empty has its column's sides."""
        spans: list[tuple[int, int, float, float]] = []
        at = 0
        while at < len(self.columns):
            wide, held = row.get(at, (1, []))
            box = around([p.box for p in held]) if held else None
            x0, x1 = (box.x0, box.x1) if box else (self.columns[at][0], self.columns[at + wide - 1][1])
            spans.append((at, wide, x0, x1))
            at += wide
        xs = [area.x0, *((a[3] + b[2]) / 2 for a, b in pairwise(spans)), area.x1]
        yield from ((at, wide, sides) for (at, wide, _, _), sides in zip(spans, pairwise(xs), strict=True))


def _lay(held: Sequence[Piece]) -> Laid | None:
    """Part rows at the lowest blank bands at which each row says all of itself."""
    for blank in blanks_of(held):
        bands = bands_of(held, blank)
        laid = Laid(bands, _columns(bands))
        if laid.is_whole() and not laid.has_lone_labels():
            return laid
    return None


def _table_lines(table: Found, lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the height of a table, and those right above and below that may be parts of its cells."""
    order = sorted(lines, key=lambda line: line.top)
    level = [i for i, line in enumerate(order) if table.box.top - 1 < line.box.middle[1] < table.box.bottom + 1]
    if not level:
        return []
    first, last = level[0], level[-1]
    while first and _is_part(order[first - 1], order[first]):
        first -= 1
    while last + 1 < len(order) and _is_part(order[last + 1], order[last]):
        last += 1
    return order[first : last + 1]


def _is_part(line: Line, beside: Line) -> bool:
    """Whether a line next to a table may be part of it: near, of its size, no sentence, no unit of a further table."""
    if any(is_unit(squeeze(piece.text)) for piece in pieces(line)):
        return False
    near = abs(line.top - beside.top) <= _REACH * line.size
    return line.role == "body" and near and abs(line.size - beside.size) < 1 and not is_prose(row_of(line))


def _heads_several(table: Found) -> bool:
    """Whether a header of a table stands over several columns."""
    return any(row < (table.headers or 0) and wide > 1 for row, _, _, wide in table.places)


def _is_better(laid: Laid, table: Found, lines: Sequence[Line]) -> bool:
    """Whether rows by blank bands tell more than a table found by its lines, and leave out none of its columns."""
    had = len(table.edges or table.sides) - 1
    area = around([piece.box for band in laid.bands for piece in band])
    if len(laid.columns) < had or area.x0 > table.box.x0 + _AWAY or area.x1 < table.box.x1 - _AWAY:
        return False
    if len(laid.columns) > had and table.headers and laid.takes_turns():
        return False
    if _heads_several(table) and not any(wide > 1 for wide, _ in (laid.rows[0] or {}).values()):
        return False
    wrapped = len(laid.bands) < len({round(line.top) for line in lines})
    return wrapped or laid.shifted or len(laid.columns) > had


def banded(table: Found, lines: Sequence[Line]) -> Found | None:
    """Return a table found by its lines anew: cells broken over lines, headers beside their numbers, near columns.

    None where none of it is so, or where no blank bands leave each number alone in its cell.
    """
    own = _table_lines(table, lines)
    while own and leads_to_table(squeeze(own[0].text)):
        own = own[1:]
    while own:
        if laid := _lay([piece for line in own for piece in pieces(line, _GAP)]):
            return laid.found() if _is_better(laid, table, own) else None
        # What stands over or under the table is none of it: a caption, a note.
        if table.box.top > own[0].box.middle[1]:
            own = own[1:]
        elif table.box.bottom < own[-1].box.middle[1]:
            own = own[:-1]
        else:
            return None
    return None
