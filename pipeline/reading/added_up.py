"""Whole numbers without rules that are a table because they add up: its last row is the total of those above."""

import re
from collections.abc import Sequence

from pipeline.reading.number_parts import Column, Row
from schemas.page import Line
from schemas.text import squeeze

_TOTAL = re.compile(r"[合总]计")
_LINE = re.compile(r"\s*[合总]\s*计\s+[0-9][0-9,]*\s+[0-9][0-9,]*(?:\s|$)")
_COUNT = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*")
_LEAST_ROWS, _LEAST_COLUMNS = 3, 2  # over the total; fewer may add up by chance


def totals(line: Line) -> bool:
    """Whether a line is a total of several columns: its label and two numbers or more."""
    return bool(_LINE.match(line.text))


def adds_up(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether whole numbers in two columns or more add up to those of the last row, which is called a total."""
    own = [row for row in rows if row.numbers]
    if len(own) <= _LEAST_ROWS or len(columns) < _LEAST_COLUMNS or not _is_total(own[-1]):
        return False
    return all(_is_sum([_count(row, column) for row in own]) for column in columns)


def _is_total(row: Row) -> bool:
    return row.pieces[0] not in row.numbers and bool(_TOTAL.fullmatch(squeeze(row.pieces[0].text)))


def _count(row: Row, column: Column) -> int | None:
    """Return the whole number of a row in a column: none for a dash, -1 for what else stands there."""
    said = [squeeze(p.text) for p in row.numbers if p.box.x0 < column.x1 and column.x0 < p.box.x1]
    written = [words for words in said if any(map(str.isdigit, words))]
    if not written:
        return None
    return int(written[0].replace(",", "")) if len(written) == 1 and _COUNT.fullmatch(written[0]) else -1


def _is_sum(counts: Sequence[int | None]) -> bool:
    above, total = [count for count in counts[:-1] if count is not None], counts[-1]
    return len(above) > 1 and total is not None and min(above) >= 0 and sum(above) == total > 0
