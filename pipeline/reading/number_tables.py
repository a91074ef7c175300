"""Tables without rules found by their numbers: lines whose numbers stand under each other, their headers above."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

from extractors.tables import is_period
from pipeline.reading.added_up import adds_up, totals
from pipeline.reading.found import Found, around, inside
from pipeline.reading.number_grid import breaks_word, lay_cells
from pipeline.reading.number_lines import (
    AMOUNTS,
    LONGEST,
    SEEN,
    header_pieces,
    is_amount,
    is_prose,
    rows_of,
)
from pipeline.reading.number_parts import Column, Row, center
from pipeline.reading.number_runs import APART, EDGE, NEXT_LINE, runs_of
from pipeline.reading.pieces import CAPTION, Piece, is_unit, merge_sideways, pieces, stands_over
from schemas.page import Line
from schemas.text import Box, squeeze

_OF_NOTE = re.compile(
    r"""
    (?:19|20)[0-9]{2}(?:年度?(?:[0-9]{1,2}月[0-9]{1,2}日|末|初)?)?
    | (?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}){2} | [本上][年期](?:[发生数额金余]*)
    | [年期][初末](?:[数额金余]*) | 本[年期](?:增加|减少|计提|转回|转销|使用|变动)[数额金]*
    | .{0,6}(?:余额|准备|金额|价值|原值|折旧|起始日|到期日)
    """,
    re.VERBOSE,
)
_VALUE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?[一-鿿]{1,3}(?<![年月日季届期天])")  # 96.2分: no header
_MOST_HEADERS = 6
_MOST_GROUPS = 5  # lines of groups and wrapped labels between headers and the first number
_AWAY = 2.2  # sizes from a running head to the rows under it at least
_SHORT = 8  # characters of a header over labels that stands by itself


def _columns(rows: Sequence[Row]) -> list[Column]:
    """Merge the numbers of all rows that overlap sideways into columns; a dash in a column of words is of none."""
    written = [piece.box for row in rows for piece in row.numbers if any(map(str.isdigit, piece.text))]
    words = [piece.box for row in rows if row.numbers for piece in row.pieces if piece not in row.numbers]
    columns = merge_sideways(row.numbers for row in rows)
    return [
        Column(x0, x1, numbers=True)
        for x0, x1 in columns
        if any(x0 <= b.x0 and b.x1 <= x1 for b in written) or not any(b.x0 < x1 and x0 < b.x1 for b in words)
    ]


def _taking_turns(rows: Sequence[Row], columns: Sequence[Column]) -> list[Column]:
    """Return columns with two joined that take turns: each row has a number in one of them (-9.09%, 1.05个百分点)."""
    own = [row.numbers for row in rows if row.numbers]
    held = [[any(c.x0 <= p.box.x0 and p.box.x1 <= c.x1 for p in row) for row in own] for c in columns]
    found: list[Column] = []
    last: list[bool] = []
    for column, has in zip(columns, held, strict=True):
        turns = bool(found) and len(own) > 2 and all(a != b for a, b in zip(last, has, strict=True))
        if turns and any(has) and any(last):
            found[-1] = Column(found[-1].x0, column.x1, numbers=True)
            last = [True] * len(own)
        else:
            found.append(column)
            last = has
    return found


def _is_even(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether the numbers of most columns have a common edge or middle."""
    good = whole = 0
    for column in columns:
        own = [
            p.box for row in rows for p in row.numbers if column.x0 - 0.1 <= p.box.x0 and p.box.x1 <= column.x1 + 0.1
        ]
        whole += len(own)
        values = ([b.x1 for b in own], [b.x0 for b in own], [center(b) for b in own])
        good += max(map(_most_alike, values))
    return 10 * good >= 7 * whole


def _most_alike(edges: Sequence[float]) -> int:
    """Return how many of several x lie around one of them at most."""
    held = sorted(edges)
    return max(bisect_right(held, x + EDGE) - bisect_left(held, x - EDGE) for x in held)


def _is_of_another(row: Row, below: Row, columns: Sequence[Column]) -> bool:
    """Whether a line is the last row of the table above: as full as the headers below, further from them than lines."""
    far = below.line.top - row.line.top > NEXT_LINE * row.line.size
    over = [piece for piece in below.pieces if piece.box.x1 > columns[0].x0]
    whole = len(over) == len(columns) < len(below.pieces) and any(is_period(squeeze(piece.text)) for piece in over)
    return far and whole and len(row.pieces) >= len(below.pieces)


def _as_headers(row: Row, columns: Sequence[Column]) -> Row:
    """Return a line split as headers are: those of narrow columns nearly touch.

    One over several columns falls apart at any gap where this gives a word to each of them.
    """
    found: list[Piece] = []
    words = pieces(row.line, 0.0)
    ends = [-inf, *(column.x1 for column in columns[:-1])]
    starts = [*(column.x0 for column in columns[1:]), inf]
    for piece in header_pieces(row.line):
        over = [at for at, c in enumerate(columns) if c.x0 < piece.box.x1 and piece.box.x0 < c.x1]
        own = [word for word in words if piece.box.x0 <= word.box.x0 and word.box.x1 <= piece.box.x1]
        each = len(own) == len(over) > 1
        each = each and all(ends[at] < center(w.box) < starts[at] for w, at in zip(own, over, strict=True))
        found += own if each else [piece]
    return row._replace(pieces=tuple(found))


def _is_header(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a line above the rows may be one of headers: short words, some of them over the columns."""
    words = [squeeze(piece.text) for piece in row.pieces]
    near = _as_headers(row, columns) if len(words) > 1 else row
    over = stands_over(row.pieces) or any(map(is_unit, words)) or CAPTION.match(words[0])
    if is_prose(near) or over or row.sure:
        return False
    longest = max(len(squeeze(piece.text)) for piece in near.pieces)
    return any(piece.box.x1 > columns[0].x0 for piece in row.pieces) and longest <= LONGEST


def _is_beside(row: Row, columns: Sequence[Column], words: Sequence[Piece]) -> bool:
    """Whether a line is part of a label, or of a cell of words, and stands over no number."""
    if is_prose(row) or len(row.pieces) > 1 or row.numbers:
        return False
    box = row.pieces[0].box
    if box.x1 < columns[0].x0:
        return True
    over = any(box.x0 < column.x1 and column.x0 < box.x1 for column in columns)
    return not over and any(box.x0 < piece.box.x1 and piece.box.x0 < box.x1 for piece in words)


def _above(
    rows: Sequence[Row], start: int, run: Sequence[Row], columns: Sequence[Column]
) -> tuple[list[Row], list[Row]]:
    """Return the lines of headers above a run, and those of groups and labels between them and the first row."""
    words = [piece for row in run if row.numbers for piece in row.pieces if piece not in row.numbers]
    boxes = [piece.box for row in run for piece in row.pieces]
    sides = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    headers: list[Row] = []
    groups: list[Row] = []
    below = rows[start]
    for row in reversed(rows[max(0, start - _MOST_HEADERS - _MOST_GROUPS) : start]):
        if below.line.top - row.line.top > APART * row.line.size or len(headers) == _MOST_HEADERS:
            break
        if not headers and len(groups) < _MOST_GROUPS and _is_beside(row, columns, words):
            groups.insert(0, row)
        elif headers and _is_of_another(row, headers[0], columns):
            break
        elif _is_header(row, columns) and _meets(row, columns, headers, sides):
            headers.insert(0, _as_headers(row, columns))
        elif headers and _is_corner(row, columns):
            headers.insert(0, row)
        else:
            break
        below = row
    while headers and _is_corner(headers[0], columns):
        headers.pop(0)
    return (headers, groups) if headers and _covers(headers, columns) else ([], [])


def _is_corner(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a line holds the headers of the labels, set between the lines of the other headers: short words."""
    if row.numbers or row.pieces[-1].box.x1 > columns[0].x0 or stands_over(row.pieces) or is_prose(row):
        return False
    words = [squeeze(piece.text) for piece in row.pieces]
    return all(len(said) <= _SHORT and not is_period(said) for said in words)  # 2015年 over a table says when it is


def _meets(row: Row, columns: Sequence[Column], below: Sequence[Row], sides: tuple[float, float]) -> bool:
    """Whether what stands of a line over values stands over the columns: a title stands over the page."""
    if not below and _is_one_each(row, columns):
        return True
    left, right = sides
    over = [piece for piece in row.pieces if piece.box.x1 > columns[0].x0]
    first, last = columns[0].x0 - 3 * row.line.size, right + 3 * row.line.size
    beside = [column for column in columns if column.numbers]
    if not all(first < center(p.box) < last or any(abs(p.box.x1 - c.x1) <= EDGE for c in beside) for p in over):
        return False  # a wide header over a narrow column keeps its right edge
    lone = len(row.pieces) == 1 and not is_period(squeeze(row.pieces[0].text))
    if below and lone and not _is_corner(below[0], columns) and not _heads_one(row, below):
        middle = center(row.pieces[0].box)
        if min(abs(middle - (x0 + right) / 2) for x0 in (left, columns[0].x0)) < 2 * row.line.size:
            return False  # a title stands over the table
    return not below or row.pieces[0].box.x0 > columns[0].x0 - 6 * row.line.size or len(row.pieces) > 1


def _heads_one(row: Row, below: Sequence[Row]) -> bool:
    """Whether the only piece of a line is the upper part of one header of the next line: 非同一控制下企业|合并.

    Headers of one line may stand between the two: 观众量 | 展品数 | （万人次）.
    """
    box = row.pieces[0].box

    def under(line: Row) -> list[Piece]:
        return [piece for piece in line.pieces if piece.box.x0 < box.x1 and box.x0 < piece.box.x1]

    def is_near(line: Row, lines: int) -> bool:
        return line.line.top - row.line.top < lines * NEXT_LINE * row.line.size

    staggered = len(below) > 1 and not under(below[0]) and is_near(below[0], 1)
    line, lines = (below[1], 2) if staggered else (below[0], 1)
    held = under(line)
    if not is_near(line, lines) or len(held) != 1 or max(len(one.pieces) for one in below[:lines]) < 2:
        return False
    if staggered and not _goes_on(squeeze(row.pieces[0].text), squeeze(held[0].text)):
        return False  # 基本支出 heads 小计, 人员经费 and 公用经费
    other = held[0].box
    return min(abs(other.x1 - box.x1), abs(other.x0 - box.x0), abs(center(other) - center(box))) <= EDGE


def _goes_on(upper: str, lower: str) -> bool:
    """Whether two lines are of one header by their words: a unit in brackets, a word broken off."""
    return lower.startswith(("（", "(")) or breaks_word(upper, lower)


def _covers(headers: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether headers stand over half of the columns of numbers, or each between the one before and its own."""
    if _is_one_each(headers[-1], columns):
        return True
    over = [p.box for row in headers for p in row.pieces]
    return 2 * sum(any(b.x0 < c.x1 + 2 and c.x0 - 2 < b.x1 for b in over) for c in columns) >= len(columns)


def _is_one_each(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a line has a header for each column, centred over numbers that keep to one side of it.

    Each stands between the column before and the end of its own, or between the beginning of its own and the next one;
    the numbers of one column may keep to its left and those of another to its right.
    """
    own, before = row.pieces[-len(columns) :], row.pieces[: -len(columns)]
    if not len(columns) == len(own) > 1 or (before and before[-1].box.x1 > columns[0].x0):
        return False
    starts = [before[-1].box.x1 if before else columns[0].x0 - 6 * row.line.size, *(column.x1 for column in columns)]
    ends = [*(column.x0 for column in columns[1:]), inf]
    boxes = [piece.box for piece in own]
    right = [x0 - 2 < b.x0 and b.x1 < c.x1 + 2 for x0, b, c in zip(starts, boxes, columns, strict=False)]
    left = [c.x0 - 2 < b.x0 and b.x1 < x1 + 2 for x1, b, c in zip(ends, boxes, columns, strict=True)]
    return all(a or b for a, b in zip(right, left, strict=True))


def _is_table(rows: Sequence[Row], columns: Sequence[Column], headers: Sequence[Row]) -> bool:
    """Whether rows are a table: amounts under each other with labels beside; fewer rows need headers."""
    own = [row for row in rows if row.numbers]
    numbers = [squeeze(piece.text) for row in own for piece in row.numbers]
    sure = sum(map(is_amount, numbers))
    written = sum(any(map(str.isdigit, words)) for words in numbers)
    labelled = sum(row.pieces[0].box.x0 < columns[0].x0 - 1 and row.pieces[0] not in row.numbers for row in own)
    lines = [squeeze(piece.text) for piece in headers[-1].pieces[-len(columns) :]] if headers else []
    # One row under 2022年 and 2021年, 年末 and 年初, 账面余额 and 坏账准备: a note of one line.
    noted = len(columns) > 1 and len(own) == 1 and len(lines) > 1 and all(map(_OF_NOTE.fullmatch, lines))
    if 3 * sure < written or sure < 2 - noted or 2 * labelled < len(own) or not _is_even(own, columns):
        return False
    if len(columns) == 1 or not headers:
        return len(own) >= 3 and (bool(headers) or len(columns) > 1 or sure == len(numbers))
    return len(own) > 1 or noted


def _is_first_row(rows: Sequence[Row], columns: Sequence[Column], headers: Sequence[Row]) -> bool:
    """Whether the last line of a page is the first row of a table: a label and a number under each of its headers."""
    own = [row for row in rows if row.numbers]
    if len(own) != 1 or len(columns) < 3 or not headers or len(own[0].numbers) < len(columns):
        return False
    boxes = [piece.box for row in headers for piece in row.pieces]
    headed = all(any(b.x0 < c.x1 + 2 and c.x0 - 2 < b.x1 for b in boxes) for c in columns)
    return own[0].pieces[0] not in own[0].numbers and (headed or _is_one_each(headers[-1], columns))


def _is_row_of_value(header: Row, above: Row, columns: Sequence[Column]) -> bool:
    """Whether the header over one column of numbers is its first row: a label and a number with its unit (96.2分).

    `above` is the line right above the numbers with all that stands in it.
    """
    if header.line is not above.line or not len(columns) == len(above.numbers) == len(above.pieces) - 1 == 1:
        return False
    return above.pieces[0] not in above.numbers and bool(_VALUE.fullmatch(squeeze(above.numbers[0].text)))


def _is_at_top(rows: Sequence[Row], start: int) -> bool:
    """Whether rows begin a page: over them stands at most a running head, further away than lines are."""
    if start == 0:
        return True
    return start == 1 and rows[1].line.top - rows[0].line.top > _AWAY * rows[0].line.size


def _is_rest(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether rows are the last of a table of the page before: two or more, a label and amounts in all columns."""
    own = [row for row in rows if row.numbers]
    full = all(len(row.numbers) == len(columns) and row.sure and row.pieces[0] not in row.numbers for row in own)
    return len(own) > 1 and len(columns) > 2 and full and _is_even(own, columns)


def _is_beside_another(rows: Sequence[Row], columns: Sequence[Column], headers: Sequence[Row]) -> bool:
    """Whether rows are those of two tables side by side: labels between numbers, and the headers come again there."""
    said = [squeeze(piece.text) for piece in headers[-1].pieces] if headers else []
    again = len(said) - len(set(said)) >= max(2, len(said) // 3)
    own = [row for row in rows if row.numbers]
    between = [
        p for row in own for p in row.pieces if p not in row.numbers and columns[0].x1 < p.box.x0 < columns[-1].x0
    ]
    return again and 2 * len(between) >= len(own)


def number_tables(lines: Sequence[Line], taken: Sequence[Found], rules: Sequence[Box] = ()) -> tuple[Found, ...]:
    """Find the tables whose numbers stand under each other, top to bottom.

    1. balance sheets, statements, notes: a label and amounts; note numbers, dashes, shares, dates between them
    2. lines of one table far apart: groups, totals under a rule   3. rows where some cells are empty
    4. headers of one or several lines, over one column or centred over several   5. whole numbers that add up
    `rules` are the level ones of the page: one under a header tells the columns that it stands over.
    Left alone: prose with numbers under each other, lists, contents pages, numbers without labels.
    """
    seen = [line for line in lines if SEEN.search(line.text)]
    if len(seen) < 2 and not any(len(AMOUNTS.findall(line.text)) > 1 for line in seen) and not any(map(totals, lines)):
        return ()
    free = [line for line in lines if line.role == "body" and not any(inside(line, found.box) for found in taken)]
    rows = rows_of(free)
    found: list[Found] = []
    end = 0
    for start, run in runs_of(rows):
        columns = _columns(run)
        if not columns:
            continue
        first = max(end, start - _MOST_HEADERS - 3)
        headers, groups = _above(rows[first : start + 1], start - first, run, columns)
        if len(joined := _taking_turns(run, columns)) < len(columns):
            other = _above(rows[first : start + 1], start - first, run, joined)
            if other[0] and _is_one_each(other[0][-1], joined):
                columns, (headers, groups) = joined, other
        last = all(len(squeeze(row.line.text)) <= _SHORT for row in rows[start + len(run) :])
        cut_off = last and _is_first_row(run, columns, headers)
        rest = not headers and _is_at_top(rows, start) and _is_rest(run, columns)
        added = bool(headers) and _is_one_each(headers[-1], columns) and adds_up(run, columns)
        if not (_is_table(run, columns, headers) or cut_off or rest or added):
            continue
        if _is_beside_another(run, columns, headers):
            continue
        end = start + len(run)
        own = [*groups, *run]
        if headers and not groups and _is_row_of_value(headers[-1], rows[start - 1], columns):
            headers, own = headers[:-1], [rows[start - 1], *run]
        laid = lay_cells([h.pieces for h in headers], own, columns, rules)
        box = around([box for row in (*headers, *own) for box in (row.line.box, *(p.box for p in row.pieces))])
        found.append(
            Found(box, laid.boxes, "aligned", places=laid.places, edges=laid.edges, headers=laid.headers or None)
        )
    return tuple(found)
