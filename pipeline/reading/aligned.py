"""Tables whose columns are not ruled: columns and rows from how the text lines up."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

from extractors.tables import is_period
from pipeline.reading.found import Found, around, cut, inside
from pipeline.reading.pieces import (
    FIGURE,
    Piece,
    has_figures,
    meets,
    merge_sideways,
    pieces,
    reaches_beside,
    stands_over,
)
from pipeline.reading.wrapped_rows import second_lines
from schemas.page import Line
from schemas.text import Box, squeeze

_BARE = re.compile(r"[0-9]{1,3}")
_SENTENCE = re.compile(r"[。；]")
HEAD = re.compile(r"序号|姓名|[时日]间|日期|年份|名称|项目|奖项|荣誉|称号|单位|部门|机构|内容|职务|岗位|类别|备注|指标")
_HEADER = re.compile(r"[（(].{1,4}[)）]$|^(?:人?数量?|金额|比例|占比|20[0-9]{2}年度?)$")
_LONGEST = 30  # characters; a longer piece of a line is prose
_MANY_COLUMNS = 4  # so many beside each other are no text
_SHORT_CELL, _LONG_CELL = 12, 20  # characters of a cell in a table of words, in one with a column of numbers
_WRAPPED = 0.85  # of the step from row to row: lines nearer to each other are of one row
_MIDDLE = 2.0  # of its height: so far the name of a group may stand from the middle of the table
_CENTRED = 1.0  # of its height: so far a header may stand from the middle of its columns
_LARGER = 1.0  # points by which a heading is larger than the rows
_APART = 2.2  # lines further apart than this many of their heights are no rows of one table


def columns_of(rows: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Return the columns in which rows line up: those of the rows with the usual number of pieces.

    Empty where fewer than two rows have it or their pieces do not line up.
    """
    counts = Counter(len(row) for row in rows if len(row) >= 2)
    for number, count in sorted(counts.items(), key=lambda item: (-item[1], -item[0])):
        if count >= 2:
            columns = merge_sideways([row for row in rows if len(row) == number])
            if len(columns) == number:
                return _widened(columns, [row for row in rows if 2 <= len(row) < number])
    return []


def _widened(columns: list[tuple[float, float]], others: Iterable[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Return columns as wide as what stands in one of them in other rows: headers that are wider than their numbers."""
    wide = list(columns)
    for piece in (piece for row in others for piece in row):
        hit = [i for i, (x0, x1) in enumerate(wide) if piece.box.x0 < x1 and x0 < piece.box.x1]
        if len(hit) == 1:
            x0, x1 = wide[hit[0]]
            wide[hit[0]] = min(x0, piece.box.x0), max(x1, piece.box.x1)
    return wide


def _is_whole(row: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line says all of a row: something in each column, or a number beside the label."""
    return len(row) == len(columns) or any(FIGURE.fullmatch(squeeze(piece.text)) for piece in row[1:])


def row_step(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> float:
    """Return how far rows are apart at least, in points; 0 where too few of them stand on a line of their own."""
    below = second_lines(lines, columns)
    tops = [line.top for at, line in enumerate(lines) if at not in below and _is_whole(pieces(line), columns)]
    return min((b - a for a, b in pairwise(tops)), default=0.0) if len(tops) >= 3 else 0.0


class Rows:
    """Lines sorted into rows and columns; a wrapped line goes with its row.

    `step` is how far rows of the table are apart at least, in points; None: all the lines are one row.
    """

    def __init__(self, lines: Sequence[Line], columns: Sequence[tuple[float, float]], step: float | None) -> None:
        self.columns = columns
        self.sides = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
        self.rows: list[list[Piece]] = []
        one = step is None
        joints = self._joints(lines, _WRAPPED * (step or 0.0))
        below = second_lines(lines, columns)
        level = {at for at in range(1, len(lines)) if reaches_beside(lines[at - 1], lines[at])}
        for at, line in enumerate(lines):
            found = [part for piece in pieces(line) for part in self._parts(line, piece)]
            places = {self._place(piece.box)[0] for piece in found}
            rest = len(found) == 1 and places != {0} and not (self._is_group(found) and not self._goes_on(found[0]))
            rest &= at in joints or at + 1 not in joints  # the first line of a cell that stands halfway down its row
            near = at in joints and not self._is_split(found)
            if self.rows and (one or near or rest or at in level or at in below or self._is_below(places)):
                self.rows[-1].extend(found)
            else:
                self.rows.append(list(found))

    def _is_group(self, row: Sequence[Piece]) -> bool:
        """Whether a row is the name of a group in the middle of the table: a few words over several columns."""
        words = squeeze(row[0].text)
        if len(row) > 1 or len(words) > _SHORT_CELL or any(map(str.isdigit, words)):
            return False
        middle = (self.columns[0][0] + self.columns[-1][1]) / 2
        near = abs(row[0].box.middle[0] - middle) < _MIDDLE * (row[0].box.bottom - row[0].box.top)
        return near and len(self.columns) > 2

    def _goes_on(self, piece: Piece) -> bool:
        """Whether a piece stands under words of the row above, as the next line of their cell."""
        above = (other for other in (self.rows[-1] if self.rows else ()) if meets(other.box, piece.box))
        return any(not FIGURE.fullmatch(squeeze(other.text)) for other in above)

    def _joints(self, lines: Sequence[Line], limit: float) -> set[int]:
        """Return the lines that stand much nearer to the line above than rows do: both are lines of one row.

        Cells of several lines are set around the middle of their row; a line that says all of its row stays apart from
        the next one that does.
        """
        whole = [_is_whole(pieces(line), self.columns) for line in lines]
        tops = [line.top for line in lines]
        joints: set[int] = set()
        for at, row in enumerate(whole):
            if row:
                continue
            above = tops[at] - tops[at - 1] if at else inf
            below = tops[at + 1] - tops[at] if at + 1 < len(tops) else inf
            if min(above, below) < limit:
                joints.add(at if above <= below else at + 1)
        return {at for at in joints if not (whole[at] and whole[at - 1])}

    def _is_split(self, found: Sequence[Piece]) -> bool:
        """Whether a line splits what the row above it says over several columns: 人数 over 男 and 女."""
        wide = [self._place(piece.box) for piece in self.rows[-1]] if self.rows else []
        places = [self._place(piece.box)[0] for piece in found]
        return any(sum(first <= place < first + count for place in places) >= 2 for first, count in wide if count >= 2)

    def _parts(self, line: Line, piece: Piece) -> list[Piece]:
        """Split a piece over several columns at narrow gaps too: a number for each column behind the first word."""
        if self._place(piece.box)[1] < 2:
            return [piece]
        parts: list[tuple[int, Piece]] = []
        for word in pieces(line, 0.0):
            if not piece.box.x0 <= word.box.x0 <= word.box.x1 <= piece.box.x1:
                continue
            column, wide = self._place(word.box)
            if wide > 1 or (parts and column < parts[-1][0]):
                return [piece]
            if parts and parts[-1][0] == column:
                last = parts[-1][1]
                parts[-1] = column, Piece(last.box.union(word.box), f"{last.text} {word.text}")
            else:
                parts.append((column, word))
        figures = all(FIGURE.fullmatch(squeeze(part.text)) for _, part in parts[1:])
        return [part for _, part in parts] if len(parts) > 1 and figures else [piece]

    def _is_below(self, places: set[int]) -> bool:
        """Whether a line without a label says what a line with nothing but a label stands beside."""
        taken = {self._place(piece.box)[0] for piece in self.rows[-1]} if self.rows else set()
        return taken == {0} and 0 not in places

    def _place(self, box: Box) -> tuple[int, int]:
        """Return the first column that a piece stands in and how many it takes."""
        edges = [-inf, *self.sides, inf]
        hit = [i for i, (x0, x1) in enumerate(pairwise(edges)) if min(box.x1, x1) - max(box.x0, x0) > 2]
        return (hit[0], hit[-1] - hit[0] + 1) if hit else (0, 1)

    def cells(self, area: Box, over_figures: bool = False) -> tuple[Box, ...]:
        """Return the boxes of the cells: every place of the grid, or one over several columns.

        `over_figures`: rows with numbers stand below the area, so all its rows may be headers.
        """
        xs = [area.x0, *self.sides, area.x1]
        boxes = [around([p.box for p in row]) for row in self.rows]
        ys = [area.top, *((a.bottom + b.top) / 2 for a, b in pairwise(boxes)), area.bottom]
        counted = [at for at, row in enumerate(self.rows) if has_figures(row)]
        headers = counted[0] if counted else len(self.rows) * over_figures
        found: list[Box] = []
        for at, (row, (top, bottom)) in enumerate(zip(self.rows, pairwise(ys), strict=True)):
            spans = dict(self._place(piece.box) for piece in sorted(row, key=lambda p: -p.box.x0))
            if at < headers and len(row) < len(self.columns):
                spans = centred(row, list(pairwise(xs))) or spans
            elif self._is_group(row):
                spans = {0: len(self.columns)}
            column = 0
            while column < len(self.columns):
                wide = spans.get(column, 1)
                found.append(Box(xs[column], top, xs[column + wide], bottom))
                column += wide
        return tuple(found)


def centred(row: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> dict[int, int]:
    """Return the columns that headers stand in the middle of: the first one and how many, for each header in order.

    Each column has one header over it, but for the first where nothing stands over the labels. Empty where a header is
    not in the middle of its columns, where none has several, and where there is but one.
    """
    spans: dict[int, int] = {}
    at = 0
    for piece in sorted(row, key=lambda p: p.box.x0):
        starts = (0, 1) if at == 0 else (at,)
        places = [(first, last) for first in starts for last in range(first, len(columns))]
        away, (first, last) = min(
            ((abs(columns[a][0] + columns[b][1] - piece.box.x0 - piece.box.x1) / 2, (a, b)) for a, b in places),
            default=(inf, (0, 0)),
        )
        if away > (piece.box.bottom - piece.box.top) * _CENTRED:
            return {}
        spans[first] = last - first + 1
        at = last + 1
    return spans if at == len(columns) and len(spans) > 1 and max(spans.values()) > 1 else {}


def _is_prose(rows: Sequence[Sequence[Piece]], *, numbered: bool) -> bool:
    """Whether lines are columns of running text: sentences, unless a column numbers them, or pieces that are long."""
    said = [squeeze(piece.text) for row in rows for piece in row]
    marks = sum(bool(_SENTENCE.search(words)) for words in said)
    return (
        max(map(len, said)) > _LONGEST
        or (5 * marks > len(rows) and not numbered)
        or sum(map(len, said)) > 14 * len(said)
    )


def is_contents(values: Sequence[str]) -> bool:
    """Whether the last column is page numbers: small and never falling."""
    numbers = [int(value) for value in values if _BARE.fullmatch(value)]
    return len(numbers) == len(values) and all(a <= b for a, b in pairwise(numbers))


def is_table(rows: Sequence[Sequence[Piece]], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether lines that fall into columns are the rows of a table and no prose or list."""
    full = [row for row in rows if len(row) == len(columns)]
    lone = sum(len(row) == 1 for row in rows)
    if len(columns) < 2 or len(full) < 3 or 3 * lone > len(rows):
        return False
    numbered = len(columns) >= _MANY_COLUMNS and _is_numbered(rows, full)
    if _is_prose(rows, numbered=numbered):
        return False
    last = [squeeze(row[-1].text) for row in full]
    if is_contents(last) or is_contents(last[1:]):
        return False
    figures = sum(bool(FIGURE.fullmatch(squeeze(piece.text))) for row in full for piece in row[1:])
    if len(columns) == 2:
        # Two columns may be anything (a name and a date, two columns of a list): only numbers make them a table.
        headers = sum(bool(_HEADER.search(squeeze(row[-1].text))) for row in full[1:])
        return figures >= max(3, len(full) - 1 - headers) and len(full) == len(rows) - lone and 2 * headers < figures
    if 3 * figures >= len(full) * (len(columns) - 1):
        return True
    # Names in rows of three are a list; a table of words has heads.
    headed = sum(bool(HEAD.search(squeeze(piece.text))) for piece in rows[0]) >= 2
    column = any(all(FIGURE.fullmatch(squeeze(row[at].text)) for row in full[1:]) for at in range(1, len(columns)))
    longest = _LONG_CELL if column or numbered else _SHORT_CELL
    return headed and all(len(squeeze(piece.text)) <= longest for row in full for piece in row)


def _is_numbered(rows: Sequence[Sequence[Piece]], full: Sequence[Sequence[Piece]]) -> bool:
    """Whether the first of several columns numbers all rows below the heads, one by one: 序号 | 1 | 2, 7 | 8 | 9."""
    said = [squeeze(row[0].text) for row in full[1:]]
    first = int(said[0]) if _BARE.fullmatch(said[0]) else None
    return first is not None and len(full) == len(rows) and said == [str(first + at) for at in range(len(said))]


def _runs(lines: Sequence[Line], taken: Sequence[Found]) -> Iterator[list[Line]]:
    """Yield runs of lines that may be rows: near each other, the first of them in several pieces."""
    run: list[Line] = []
    lone = False  # whether the last line of the run is in one piece
    for line in lines:
        own = pieces(line)
        one = len(own) == 1
        if one and not run:
            continue
        apart = stands_over(own) or (one and line.size > run[0].size + _LARGER)
        free = not any(inside(line, f.box) for f in taken) and not apart
        far = bool(run) and line.top - run[-1].boxes[0].bottom > _APART * line.size
        anew = lone and len(own) > 1 and all(is_period(squeeze(piece.text)) for piece in own)  # years under a title
        if not free or far or (one and lone) or anew:
            run = run[:-1] if anew else run
            if len(run) >= 3:
                yield run
            run = []
        if free and (run or not one):
            run.append(line)
            lone = one
    if len(run) >= 3:
        yield run


def _ends_label(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the last line is the end of the label above it: nearer than rows are, within the column of labels."""
    above, last = lines[-2], lines[-1]
    near = last.top - above.top < _WRAPPED * row_step(lines, columns)
    return near and last.right < columns[0][1] + last.size and last.left >= columns[0][0] - 1


def _is_off(lines: Sequence[Line], last: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the last line is none of the table: one piece that ends no label, or a sentence in few pieces."""
    if len(last) == 1:
        return len(lines) < 2 or not _ends_label(lines, columns)
    return 2 * len(last) < len(columns) and any(_SENTENCE.search(piece.text) for piece in last)


def _parted(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    """Return what stands in the columns and, apart, what stands left and right of them, where that is another table.

    Rows of two tables side by side are lines of the page together: three of them say all of a row in the columns and
    something beside. Elsewhere what stands beside is part of the row.
    """
    left, right = columns[0][0] - 1, columns[-1][1] + 1
    areas = [Box(x0, -inf, x1, inf) for x0, x1 in ((left, right), (-inf, left), (right, inf))]
    parts = [[own for line in lines if (own := cut(line, area))] for area in areas]
    both = 0
    for line in lines:
        beside = [p for p in pieces(line) if p.box.x1 < left or p.box.x0 > right]
        both += bool(beside) and len(pieces(line)) - len(beside) == len(columns)
    return parts if both >= 3 else []


def aligned(lines: Sequence[Line], taken: Sequence[Found]) -> tuple[Found, ...]:
    """Find the tables without rules, top to bottom.

    1. three rows or more in three columns or more that line up   2. the same in two columns: words and numbers
    3. wrapped labels and cells go with their row; a head over several columns is one cell   4. two tables side by side,
    one of them longer
    Left alone: columns of running text, contents lists, two columns of words.
    """
    found: list[Found] = []
    for run in _runs(lines, taken):
        rows = [pieces(line) for line in run]
        columns = columns_of(rows)
        while columns and rows and _is_off(run, rows[-1], columns):
            run.pop()
            rows.pop()
        if columns and is_table(rows, columns) and (parts := _parted(run, columns)):
            found.extend(part for beside in parts for part in aligned(beside, taken))
        elif columns and is_table(rows, columns):
            area = around([line.box for line in run])
            found.append(Found(area, Rows(run, columns, row_step(run, columns)).cells(area), "aligned"))
    return tuple(sorted(found, key=lambda f: (f.box.top, f.box.x0)))
