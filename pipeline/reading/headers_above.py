"""Tables whose cells are closed and whose headers are not: these stand above the uppermost rule of the cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.tables import is_period
from extractors.tables.words import any_word
from pipeline.reading.found import SNAP, Band, Found, around, boundaries, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.header_levels import crossed_levels, levels_of
from pipeline.reading.pieces import APART, FIGURE, Piece, pieces
from pipeline.reading.surface import is_number
from schemas.page import Line
from schemas.text import Box, squeeze

_ROW = 4.5  # sizes of print: headers between two rules are no higher
_NEAR = 1.4  # sizes from a header to the cells below it where no rule stands above it
_COLUMNS = 3  # of a table whose headers have no rule above them
_LONGEST = 20  # characters of a header
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")  # 2023年实际
_USUAL = re.compile(rf".*{any_word('header_end')}")
_REMARK = re.compile(r"[（(][^（）()]*[)）]")  # 贷款余额（亿元）
_CLOSED = "ruled"


def _column(piece: Piece, sides: Sequence[float]) -> int | None:
    """Return the column that holds a piece; None where it reaches over a side."""
    held = (at for at, (x0, x1) in enumerate(pairwise(sides)) if x0 - 1 <= piece.box.x0 and piece.box.x1 <= x1 + 1)
    return next(held, None)


def _is_header(words: str) -> bool:
    """Whether words may be a header: short, neither a number (but a year) nor a caption or unit of the whole table."""
    return len(words) <= _LONGEST and not is_number(words) and not APART.fullmatch(words)


def _is_usual(words: str) -> bool:
    """Whether words are such as headers are: a time, or what ends as they do (销售额, 荣誉名称)."""
    plain = _REMARK.sub("", words)
    return bool(is_period(words) or _OF_YEAR.match(words) or _USUAL.fullmatch(plain))


def _in_columns(lines: Sequence[Line], sides: Sequence[float]) -> bool:
    """Whether each piece of headers stands in one column and each column but the first has some."""
    places = {_column(piece, sides) for line in lines for piece in pieces(line)}
    return None not in places and len(places) > 1 and {*places, 0} == set(range(len(sides) - 1))


def _cells(top: float, bottom: float, sides: Sequence[float], lines: Sequence[Line]) -> list[Box]:
    """Return the cells of headers between two heights, of one level or two; none where something else stands there."""
    said = [squeeze(piece.text) for line in lines for piece in pieces(line)]
    if len(said) < 2 or not all(map(_is_header, said)) or 2 * sum(map(_is_usual, said)) < len(said):
        return []
    if _in_columns(lines, sides):
        bands = [Band(top, bottom, tuple(sides))]
    else:
        bands = levels_of(top, bottom, sides, lines) or crossed_levels(top, bottom, sides, lines)
    return [Box(x0, band.top, x1, band.bottom) for band in bands for x0, x1 in pairwise(band.sides)]


def _counts(table: Found, lines: Sequence[Line], top: float) -> bool:
    """Whether numbers stand in half of the cells that are no labels in the row at a height: it is no row of headers."""
    row = [cell for cell in table.cells if abs(cell.top - top) <= SNAP and cell.x0 > table.box.x0 + SNAP]
    said = ["".join(squeeze(own.text) for line in lines if (own := cut(line, cell))) for cell in row]
    return bool(row) and 2 * sum(bool(FIGURE.fullmatch(words)) for words in said) >= len(row)


def _has_headers(table: Found, lines: Sequence[Line]) -> bool:
    """Whether the first row of a table heads numbers itself."""
    last = max(cell.top for cell in table.cells)
    return _counts(table, lines, last) and not _counts(table, lines, table.box.top)


def _headers(table: Found, edges: Sequence[Edge], lines: Sequence[Line], others: Sequence[Found]) -> list[Box]:
    """Return the cells of the headers above a table that no sides close; none where there are none."""
    if _has_headers(table, lines):
        return []
    x0, top, x1, _ = table.box
    level = (e.box for e in edges if e.orientation == "h" and abs(e.box.x0 - x0) <= SNAP and abs(e.box.x1 - x1) <= SNAP)
    rule = max((box.top for box in level if box.top < top - SNAP), default=0.0)
    size = min(line.size for line in lines)
    if top - rule <= _ROW * size and not any(rule < other.box.bottom - 1 <= top for other in others):
        return _cells(rule, top, table.sides, _held(lines, Box(x0, rule, x1, top)))
    held = _held(lines, Box(x0, top - (_NEAR + 1) * size, x1, top))
    near = len(held) == 1 and top - held[0].box.bottom <= _NEAR * size and len(table.sides) > _COLUMNS
    if not near or any(held[0].box.overlaps(other.box) for other in others) or not _counts(table, lines, top):
        return []
    return _cells(held[0].box.top, top, table.sides, held) if _in_columns(held, table.sides) else []


def _held(lines: Sequence[Line], area: Box) -> list[Line]:
    return [own for line in lines if (own := cut(line, area))]


def with_headers(tables: Sequence[Found], edges: Sequence[Edge], lines: Sequence[Line]) -> list[Found]:
    """Return tables with the row of headers that stands above their cells without sides of its own.

    1. headers between a rule as wide as the table and its cells, of one level or two   2. one line of a header for
    each column, right above cells the first row of which holds numbers
    Left alone: captions and units above a table, words of which less than half are such as headers are (names, the row
    of a table above), tables whose first row heads the others.
    """
    found = []
    for table in tables:
        closed = table.rule == _CLOSED and not table.places and len(boundaries([c.top for c in table.cells])) > 1
        row = _headers(table, edges, lines, [t for t in tables if t is not table]) if closed else []
        found.append(replace(table, box=around([table.box, *row]), cells=(*table.cells, *row)) if row else table)
    return found
