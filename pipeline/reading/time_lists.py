"""Lists in three columns without rules or headers, a time at the left of each line: time | award | who gave it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.found import around
from pipeline.reading.gutters import WIDE, Part, Row, blocks_of
from schemas.page import Grid, GridCell, Line
from schemas.text import Box

RULE = "times at the left"  # the rule of such a table
_FEWEST = 3  # lines
_EDGE = 2.0  # points by which the left edges of a column may differ
_TIME = re.compile(r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)")
_TITLE = re.compile(r"[^。；！？]*[一-鿿][^。；！？]*[一-鿿]{2}[^。；！？]*")
_PARTY = re.compile(r"[^0-9。；！？，：]*[一-鿿]{2}[^0-9。；！？，：]*")

_Found = tuple[range, list[Line], Grid]


def _parts(row: Row) -> list[Part]:
    """Return what stands between the wide gaps of a line."""
    wide = WIDE * row.line.size
    ends = [at for at, (a, b) in enumerate(pairwise(row.words), 1) if b.box.x0 - a.box.x1 >= wide]
    spans = pairwise([0, *ends, len(row.words)])
    return [Part(row.line, row.words[a].first, row.words[b - 1].last) for a, b in spans if b > a]


def _entry(row: Row) -> list[Part] | None:
    """Return the cells of a line of such a list."""
    parts = _parts(row)
    patterns = (_TIME, _TITLE, _PARTY)
    if len(parts) != len(patterns):
        return None
    said = all(pattern.fullmatch(part.text) for pattern, part in zip(patterns, parts, strict=True))
    return parts if said else None


def _runs(block: Sequence[Row]) -> Iterator[list[tuple[Row, list[Part]]]]:
    """Yield the runs of lines whose cells begin under each other, none of which goes on in another line.

    What goes on beside a time begins right of it.
    """
    entries = [_entry(row) for row in block]
    run: list[tuple[Row, list[Part]]] = []
    hung = False  # the line before is what goes on of another one
    for row, parts in zip(block, entries, strict=True):
        if parts and run and all(abs(a.box.x0 - b.box.x0) <= _EDGE for a, b in zip(parts, run[0][1], strict=True)):
            run.append((row, parts))
            continue
        hangs = bool(run) and row.line.left > run[0][1][0].box.x1
        if run and not hangs:
            yield run
        run = [(row, parts)] if parts and not hung else []
        hung = hangs or (hung and not parts)
    if run:
        yield run


def _grid(run: Sequence[tuple[Row, list[Part]]]) -> _Found:
    """Return which lines a list takes, its lines cell by cell, and the table."""
    area = around([part.box for _, parts in run for part in parts])
    heights = [around([part.box for part in parts]) for _, parts in run]
    ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(heights)), area.bottom]
    columns = list(zip(*(parts for _, parts in run), strict=True))
    xs = [*(min(part.box.x0 for part in column) for column in columns), area.x1]
    first = run[0][0].at
    lines: list[Line] = []
    cells: list[GridCell] = []
    for number, ((_, parts), (top, bottom)) in enumerate(zip(run, pairwise(ys), strict=True)):
        for at, (part, (x0, x1)) in enumerate(zip(parts, pairwise(xs), strict=True)):
            cells.append(GridCell(number, at, 1, 1, Box(x0, top, x1, bottom), (first + len(lines),)))
            lines.append(part.cut())
    return range(first, run[-1][0].at + 1), lines, Grid(area, tuple(xs), tuple(cells), RULE, headers=0)


def find_time_lists(lines: Sequence[Line]) -> list[_Found]:
    """Return the lists of a page, top to bottom: which lines they take, their lines cell by cell, the table.

    1. three lines or more of a time, a title and a party, each column with a common left edge
    Left alone: lists some cell of which goes on in a second line, sentences, numbers at the right.
    """
    return [_grid(run) for block in blocks_of(lines) for run in _runs(block) if len(run) >= _FEWEST]
