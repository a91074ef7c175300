"""Tables of words without rules whose cells take several lines: gutters part columns, where cells begin parts rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extractors.names import heads_meanings, heads_terms
from pipeline.reading.aligned import HEAD, is_contents
from pipeline.reading.found import around
from pipeline.reading.gutters import FEWEST, NEAR, Part, Row, Span, blocks_of, has_seam, narrowed, stripes_of
from pipeline.reading.number_lines import is_amount
from pipeline.reading.pieces import FIGURE, leads_to_table
from pipeline.reading.text_rows import Cells, rows_of
from pipeline.reading.time_lists import find_time_lists
from schemas.page import Grid, GridCell, Line
from schemas.text import Box, squeeze

RULE = "gutters"  # the rule of a table whose columns are parted by blank stripes
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3  # with their headers, of one line each
_HEADER = 14  # characters of a header
_VALUE = 20  # characters of a line of what is said of a label in two columns
_EVEN = 1.5  # points by which the edges of these may differ
_INDENT = 4.0  # sizes from the labels to the header of these at least
_LABEL = 40  # characters of what a row is about
_SHORT = 6  # characters of a label of a form
_FURTHER = 1.25  # times the smallest step from line to line: from headers to what is under them
_SENTENCE = re.compile(r"[。；！？，,;：:]")
_SIGN = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[)）、．.]?|\W")


class _Region:
    """Consecutive lines with gutters that run through all of them."""

    def __init__(self, rows: Sequence[Row], sides: Sequence[float]) -> None:
        self.rows, self.columns = list(rows), list(pairwise([-inf, *sides, inf]))
        self.cells: list[Cells] = [[row.part(span) for span in self.columns] for row in rows]


def _regions(block: Sequence[Row]) -> Iterator[_Region]:
    """Yield the regions of a block that begin with a line of headers, top to bottom."""
    at = 0
    while at <= len(block) - FEWEST:
        region = _region(block[at:], _FEWEST_COLUMNS) or _list(block[at:])
        if region is None or not _is_whole(region, block, at):
            at += 1
        else:
            yield region
            at += len(region.rows)


def _is_whole(region: _Region, block: Sequence[Row], at: int) -> bool:
    """Whether a region that begins at a line of its block has all lines of its table: none of it stands over or under.

    What stands over it says nothing in two of its columns, what stands under it is further away than its lines.
    """
    end = at + len(region.rows)
    sides = [x1 for _, x1 in region.columns[:-1]]
    above = block[at - 1 : at] if at else []
    for row in above:
        crossed = any(word.box.x0 < x < word.box.x1 for word in row.words for x in sides)
        if not crossed and sum(bool(row.part(span)) for span in region.columns) > 1:
            return leads_to_table(squeeze(row.line.text))
    tops = [row.line.top for row in region.rows]
    step = min(b - a for a, b in pairwise(tops))
    return end == len(block) or block[end].line.top - tops[-1] > _FURTHER * step


def _list(rows: Sequence[Row]) -> _Region | None:
    """Return the list that begins with the first line: a header over what is said of labels at the left."""
    first = rows[0].line
    if first.left < min(row.line.left for row in rows[1:FEWEST]) + _INDENT * first.size and len(rows[0].words) < 2:
        return None
    region = _region(rows, 2)
    return region if region and len(region.columns) == 2 and (_is_list(region) or _defines(region)) else None


def _is_list(region: _Region) -> bool:
    """Whether two columns are labels and what is said of them: short words with a common edge, header and all."""
    values = [cells[1] for cells in region.cells if cells[1]]
    lefts, rights = [part.box.x0 for part in values], [part.box.x1 for part in values]
    even = min(max(lefts) - min(lefts), max(rights) - min(rights)) <= _EVEN
    said = [part.text for part in values]
    return even and all(len(words) <= _VALUE for words in said) and not is_contents(said[1:])


def _defines(region: _Region) -> bool:
    """Whether the headers of two columns say that the first has short forms or terms, the second what each means."""
    term, meaning = (squeeze(cell.text) if cell else "" for cell in region.cells[0])
    return heads_terms(term) and heads_meanings(meaning) and all(all(cells) for cells in region.cells)


def _region(rows: Sequence[Row], fewest: int) -> _Region | None:
    """Return the region that begins with the first line and holds most cells, of so many columns at least."""
    stripes = [(-inf, rows[0].line.left), *stripes_of(rows[0])]
    if not _may_begin(rows[:FEWEST], stripes, fewest):
        return None
    best: tuple[int, list[float]] | None = None
    most = total = 0
    open_, left, step = True, rows[0].line.left, inf
    sides: list[float] = []
    for count, (above, row) in enumerate(pairwise(rows), 2):
        stripes = narrowed(stripes, row)
        left, near = min(left, row.line.left), row.line.top - above.line.top
        step = min(step, near)
        before, sides = len(sides), [(x0 + x1) / 2 for x0, x1 in stripes if x0 > left]
        if len(stripes) < fewest - 1 or (count >= FEWEST and len(sides) < fewest - 1):
            break
        new = rows[:count] if len(sides) != before else [row]
        total = sum(len(own.columns(sides)) for own in new) + (total if len(sides) == before else 0)
        on = len(own := row.columns(sides)) > 1 or (own == above.columns(sides) & own and near <= _FURTHER * step)
        open_ = on and (open_ or len(own) > 1)
        # What stands left of all labels is of no table yet.
        if open_ and count >= FEWEST and total >= most and not (best and len(sides) > len(best[1])):
            best, most = (count, sides), total
    header = _Region(rows[:1], best[1]).cells[0] if best else []
    return _Region(rows[: best[0]], best[1]) if best and _is_header(header) else None


def _may_begin(rows: Sequence[Row], stripes: Sequence[Span], fewest: int) -> bool:
    """Whether the first lines leave enough stripes between words."""
    left = min(row.line.left for row in rows)
    for row in rows[1:]:
        if len(stripes) < fewest - 1:
            return False
        stripes = narrowed(stripes, row)
    return sum(left < x0 for x0, _ in stripes) >= fewest - 1


def _is_header(cells: Cells) -> bool:
    """Whether a line may be one of headers: short words over all columns but the first perhaps, none a number."""
    said = [cell.text for cell in cells if cell]
    return all(cells[1:]) and not any(
        len(words) > _HEADER or _SENTENCE.search(words) or FIGURE.fullmatch(words) or leads_to_table(words)
        for words in said
    )


def _stands_out(region: _Region) -> bool:
    """Whether the first line is of headers by its words, by its bold print, or by the blank under it."""
    tops = [row.line.top for row in region.rows]
    first, *others = (b - a for a, b in pairwise(tops))
    bold = region.rows[0].line.bold and not all(row.line.bold for row in region.rows)
    named = sum(bool(HEAD.search(cell.text)) for cell in region.cells[0] if cell)
    return named > 1 or bold or first > _FURTHER * min(others)


def _is_form(said: Sequence[Sequence[str]]) -> bool:
    """Whether each second column is short words of its own, the header too: labels with what they stand for beside."""
    labels = [[row[at] for row in said] for at in range(0, len(said[0]), 2)]
    return len(said[0]) % 2 == 0 and all(
        len(set(own)) == len(own) and all(0 < len(words) <= _SHORT and words.isalpha() for words in own)
        for own in labels
    )


def _has_titles(lines: Sequence[Cells]) -> bool:
    """Whether several lines are bold, but not most of them: titles over what stands under each."""
    titles = sum(all(cell is None or cell.line.bold for cell in cells) for cells in lines)
    return titles > 1 and 2 * titles <= len(lines)


def _is_captioned(lines: Sequence[Line], region: _Region) -> bool:
    """Whether the line over a region says that a table follows: 表3, 单位：万元; not 图3, over words in a picture."""
    first = region.rows[0].at
    said = squeeze(lines[first - 1].text) if first > 0 else ""
    return leads_to_table(said) and not said.startswith("图")


def _is_full(rows: Sequence[Sequence[Cells]]) -> bool:
    """Whether rows of one line each have words in every cell, most of them no figures: a list of winners."""
    said = [cell.text if cell else "" for row in rows for cells in row for cell in cells]
    figures = sum(bool(FIGURE.fullmatch(words) or is_amount(words)) for words in said)
    return len(rows) > _FEWEST_ROWS and all(said) and 2 * figures < len(said)


def _is_table(rows: Sequence[Sequence[Cells]], *, captioned: bool) -> bool:
    """Whether rows are those of a table: some of several lines, labels that are no sentences, no second headers.

    Below a caption (表3) rows of one line will do where all of their cells are filled.

    Left alone: cards in rows (a title in bold over text, again and again), forms, lists whose first column is signs.
    """
    said = [["".join(cell.text for cell in own if cell) for own in zip(*row, strict=True)] for row in rows]
    labels = [row[0] for row in said[1:]]
    wide = len(said[0]) > 2
    short = wide and max(map(len, rows[1:])) < 2
    if (short and not (captioned and _is_full(rows))) or any(
        _SENTENCE.search(label) or len(label) > _LABEL for label in labels
    ):
        return False
    if (wide and _is_form(said)) or (not HEAD.search(said[0][0]) and all(map(_SIGN.fullmatch, filter(None, labels)))):
        return False
    return not _has_titles([row[0] for row in rows]) and all(sum(map(bool, row)) > 1 for row in said[1:])


def _is_glued(cell: Part | None) -> bool:
    """Whether words and an amount stand in one cell with a blank between: two columns that no gutter parts."""
    words = cell.line.text[cell.first : cell.last].split() if cell else []
    return len(words) > 1 and any(map(is_amount, words))


def _grid(region: _Region, rows: Sequence[Sequence[Cells]], start: int) -> tuple[list[Line], Grid]:
    """Return the lines of a table, cell by cell, and the table; the first line gets the index `start`."""
    boxes = [cell.box for cells in region.cells for cell in cells if cell]
    area = around(boxes)
    heights = [around([c.box for cells in row for c in cells if c]) for row in rows]
    ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(heights)), area.bottom]
    xs = [area.x0, *(x1 for _, x1 in region.columns[:-1]), area.x1]
    lines: list[Line] = []
    found: list[GridCell] = []
    for number, (row, (top, bottom)) in enumerate(zip(rows, pairwise(ys), strict=True)):
        for at, (x0, x1) in enumerate(pairwise(xs)):
            own = [cell.cut() for cells in row if (cell := cells[at])]
            places = range(start + len(lines), start + len(lines) + len(own))
            found.append(GridCell(number, at, 1, 1, Box(x0, top, x1, bottom), tuple(places)))
            lines += own
    return lines, Grid(area, tuple(xs), tuple(found), RULE, headers=1)


def _has_labels(region: _Region) -> bool:
    """Whether lines are surely of a table, though its rows cannot be told: labels at the left, one line of headers."""
    labels = [cells[0].text for cells in region.cells[1:] if cells[0]]
    if any(_SENTENCE.search(label) for label in labels) or all(map(_SIGN.fullmatch, labels)):
        return False
    return not _has_titles(region.cells) and any(not all(cells) for cells in region.cells[1:])


def _is_beside_table(lines: Sequence[Line], held: range) -> bool:
    """Whether lines stand right over or under a table: its headers, or the rest of its rows."""
    first, last = lines[held.start], lines[held.stop - 1]
    over = lines[held.start - 1] if held.start else None
    under = lines[held.stop] if held.stop < len(lines) else None
    pairs = ((over, first), (last, under))
    return any(
        a is not None and b is not None and "table" in (a.role, b.role) and b.top - a.box.bottom < NEAR * first.size
        for a, b in pairs
    )


def _by_column(region: _Region) -> list[Line]:
    """Return the lines of a table column by column."""
    columns = zip(*region.cells, strict=True)
    return [cell.cut("column") for column in columns for cell in column if cell]


def find_text_tables(lines: Sequence[Line]) -> list[tuple[range, list[Line], Grid | None]]:
    """Return the tables of words of a page, top to bottom: which lines they take, their lines cell by cell, the table.

    1. three columns or more with headers   2. cells of several lines, rows where cells begin anew   3. two columns:
    labels, a header over what is said of them
    Where rows cannot be told, the lines come column by column, without a table.
    Left alone: columns of running text, lists, forms, numbers glued to words.
    """
    found: list[tuple[range, list[Line], Grid | None]] = []
    for region in (region for block in blocks_of(lines) for region in _regions(block)):
        captioned = _is_captioned(lines, region)
        if not (captioned or _stands_out(region)):
            continue
        held, wide = range(region.rows[0].at, region.rows[-1].at + 1), len(region.columns) > 2
        if _is_beside_table(lines, held) or any(_is_glued(cell) for cells in region.cells for cell in cells):
            continue
        if any(has_seam(region.rows, span) for span in region.columns):
            continue
        rows = rows_of(region.cells)
        if len(rows) >= (3 if wide else 4) and _is_table(rows, captioned=captioned):
            found.append((held, *_grid(region, rows, held.start)))
        elif not rows and wide and all(region.cells[0]) and _has_labels(region):
            found.append((held, _by_column(region), None))
    return found


def with_text_tables(lines: tuple[Line, ...], grids: tuple[Grid, ...]) -> tuple[tuple[Line, ...], tuple[Grid, ...]]:
    """Return the lines of a page and its tables with the tables of words without rules among them."""
    tables: list[tuple[range, list[Line], Grid | None]] = find_text_tables(lines)
    taken = {at for held, *_ in tables for at in held}
    tables += [found for found in find_time_lists(lines) if taken.isdisjoint(found[0])]
    tables.sort(key=lambda found: found[0].start)
    if not tables:
        return lines, grids
    laid: list[Line] = []
    places = list(range(len(lines)))
    added: list[Grid] = []
    done = 0
    for held, own, grid in tables:
        for at in range(done, held.start):
            places[at] = len(laid)
            laid.append(lines[at])
        shift = len(laid) - held.start
        if grid:
            added.append(grid.placed(range(shift, shift + held.start + len(own))))
        laid += own
        done = held.stop
    for at in range(done, len(lines)):
        places[at] = len(laid)
        laid.append(lines[at])
    moved = [*(grid.placed(places) for grid in grids), *added]
    return tuple(laid), tuple(sorted(moved, key=lambda grid: (grid.box.top, grid.box.x0)))
