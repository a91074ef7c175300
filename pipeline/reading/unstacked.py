"""Ruled tables with rows or columns that no rule parts: upright rules only, level rules only, shaded headers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.reading.aligned import Piece, pieces
from pipeline.reading.banded import (
    FEWEST_ROWS,
    GAP,
    NO_HEADER,
    Laid,
    Span,
    bands_of,
    blanks_of,
    columns_of_bands,
    is_figure,
)
from pipeline.reading.found import BETWEEN, SNAP, Found, around, cut, is_broken_number, may_lack_a_digit
from pipeline.reading.number_lines import is_number
from schemas.page import Line
from schemas.text import Box, squeeze

_HEADING = 1.15  # times the size of the rows
_OVER = 12.0  # points from headers to the rule under them
_FEWEST_HEADERS = 2
_LONGEST = 30  # characters of a piece of a row whose lines may be rows
_SENTENCE = re.compile("[。；]")


def cells_under(columns: Sequence[Span], lines: Sequence[Line], area: Box) -> tuple[Box, ...]:
    """Return the cells of rows under headers whose columns are known, by their blank bands.

    None at all where each row is a line, or no blank bands leave each number alone in its cell.
    """
    held = [piece for line in lines for piece in pieces(line, GAP)]
    for blank in blanks_of(held):
        laid = Laid(bands_of(held, blank), columns)
        if len(laid.bands) < len({round(line.top) for line in lines}) and laid.holds():
            return _boxes(laid, [columns[0][0], *(x1 for _, x1 in columns)], area)
    return ()


def _boxes(laid: Laid, xs: Sequence[float], area: Box) -> tuple[Box, ...]:
    """Return a box for each place of rows in columns whose sides are known."""
    boxes = [around([piece.box for piece in band]) for band in laid.bands]
    ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), area.bottom]
    return tuple(Box(x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(xs))


def _rows(table: Found) -> list[list[Box]]:
    """Return the cells of a table by the rules above and below them."""
    rows: dict[tuple[float, float], list[Box]] = {}
    for cell in table.cells:
        rows.setdefault((round(cell.top), round(cell.bottom)), []).append(cell)
    return [sorted(row, key=lambda cell: cell.x0) for _, row in sorted(rows.items())]


def unstacked(table: Found, lines: Sequence[Line]) -> list[Found]:
    """Return a ruled table with the rows or columns apart that no rule parts; a heading in it parts two tables.

    1. upright rules only: numbers under each other in the cells of a row   2. level rules only: rows of one cell each
    3. shaded headers over rows of one cell each: the headers' sides part these   4. level rules, near columns
    Left alone: rows with a tall or open cell, rows whose blanks do not leave each number alone.
    """
    if table.places or table.open_above or table.open_below:
        return [table]
    parts = list(_between_headings(table, lines))
    return [_unstacked(part, lines) for part in parts] if parts else [table]


def _between_headings(table: Found, lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the parts of a table between rows of one cell that hold a heading: larger letters than the other rows.

    A title in the first row is part of its table.
    """
    rows = _rows(table)
    sizes = [max((line.size for line in lines if cut(line, around(row))), default=0.0) for row in rows]
    usual = median(sizes)
    part: list[Box] = []
    for at, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        if len(row) == 1 and size > _HEADING * usual > 0 and 1 < at < len(rows) - 2:
            if part:
                yield replace(table, box=around(part), cells=tuple(part))
            part = []
        else:
            part += row
    if part:
        yield replace(table, box=around(part), cells=tuple(part))


def _headers_above(table: Found, lines: Sequence[Line]) -> list[Box]:
    """Return the cells of headers of several lines over the uppermost rule, each piece of them in one column.

    None where the first row of the table has no numbers, or less than half of the columns have a header there.
    """
    first, sides = _rows(table)[0], table.sides
    area = around(first)
    said = [squeeze(own.text) for cell in first for line in lines if (own := cut(line, cell))]
    counted = sum(is_number(words) and any(map(str.isdigit, words)) for words in said)
    if len(sides) <= _FEWEST_HEADERS + 1 or len(first) < len(sides) - 1 or 2 * counted < len(said):
        return []
    columns = [(x0 - SNAP, x1 + SNAP) for x0, x1 in pairwise(sides)]
    held: list[Piece] = []
    top = area.top
    for line in sorted(lines, key=lambda line: -line.box.bottom):
        near = (
            top - line.size < line.box.bottom <= top + SNAP if held else 0 <= area.top + SNAP - line.box.bottom < _OVER
        )
        own = cut(line, Box(sides[0], line.top - 1, sides[-1], area.top)) if near else None
        if not own:
            continue
        found = pieces(own, GAP)
        fits = all(any(x0 <= p.box.x0 and p.box.x1 <= x1 for x0, x1 in columns) for p in found)
        if (
            not fits
            or any(map(is_figure, found))
            or any(_SENTENCE.search(p.text) or NO_HEADER.search(squeeze(p.text)) for p in found)
        ):
            break
        held += found
        top = line.top
    filled = {i for p in held for i, (x0, x1) in enumerate(columns) if x0 <= p.box.x0 and p.box.x1 <= x1}
    if 2 * len(filled) <= len(columns) or len(filled) < _FEWEST_HEADERS:
        return []
    return [Box(x0, top, x1, area.top) for x0, x1 in pairwise(sides)]


def _unstacked(table: Found, lines: Sequence[Line]) -> Found:
    if headers := _headers_above(table, lines):
        cells = (*headers, *table.cells)
        table = replace(table, box=around(cells), cells=cells)
    rows = _rows(table)
    if len(rows) > FEWEST_ROWS and (table.rule == BETWEEN or all(len(row) == 1 for row in rows)):
        return _columned(table, rows, lines)
    if any(len(row) > 1 for row in rows):
        rows = [_under(table.sides, row, lines) for row in rows]
    parted = [cell for row in rows for cell in _parted(row, table, lines)]
    return replace(table, cells=tuple(parted)) if len(parted) > len(table.cells) else table


def _under(sides: Sequence[float], row: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Return the cells of a row of one cell under the sides of headers, where each piece of it is in one column."""
    if len(row) > 1 or row[0].x1 - row[0].x0 < sides[-1] - sides[0] - SNAP:
        return list(row)
    columns = [(x0 - SNAP, x1 + SNAP) for x0, x1 in pairwise(sides)]
    held = [piece for line in lines if (own := cut(line, row[0])) for piece in pieces(own, GAP)]
    places = [[i for i, (x0, x1) in enumerate(columns) if x0 <= p.box.x0 and p.box.x1 <= x1] for p in held]
    if not all(places) or len({hit[0] for hit in places}) < 2:
        return list(row)
    return [Box(x0, row[0].top, x1, row[0].bottom) for x0, x1 in pairwise(sides)]


def _columned(table: Found, rows: Sequence[Sequence[Box]], lines: Sequence[Line]) -> Found:
    """Return a table with level rules only with its columns apart, where these are more than it has."""
    bands = []
    for row in rows:
        own = [part for line in lines if (part := cut(line, around(row)))]
        if held := [piece for line in own for piece in pieces(line, GAP)]:
            bands.append(held)
    laid = Laid(bands, columns_of_bands(bands))
    more = len(laid.columns) > len(table.sides) - 1
    return laid.found(BETWEEN, table.box) if more and (laid.is_whole() or laid.goes_on()) else table


def _parted(row: Sequence[Box], table: Found, lines: Sequence[Line]) -> Sequence[Box]:
    """Return the cells of one row between rules, parted at blank bands where numbers are stacked in its cells."""
    area = around(row)
    if len(row) < 2 or area.x1 - area.x0 < table.box.x1 - table.box.x0 - 1:
        return row
    own = [part for line in lines if (part := cut(line, area))]
    held = [piece for line in own for piece in _in_cells(line, row)]
    said = [[squeeze(piece.text) for piece in held if cell.holds(*piece.box.middle)] for cell in row]
    stacks = [words for words in said if sum(map(is_number, words)) > 1]
    told = any(len(piece.text) > _LONGEST or _SENTENCE.search(piece.text) for piece in held)
    if not stacks or told or any(map(is_broken_number, said)) or all(map(may_lack_a_digit, stacks)):
        return row
    for blank in blanks_of(held):
        laid = Laid(bands_of(held, blank), [(cell.x0, cell.x1) for cell in row])
        if len(laid.bands) > 1 and laid.holds():
            return _boxes(laid, [row[0].x0, *(cell.x1 for cell in row)], area)
    return row


def _in_cells(line: Line, row: Sequence[Box]) -> Iterator[Piece]:
    """Yield what a line says in each cell of a row."""
    for cell in row:
        if own := cut(line, cell):
            yield Piece(own.box, own.text)
