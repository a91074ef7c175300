"""Columns behind the names of rows that tell in words what was done: 任务 | 完成情况 | 责任部门."""

import re
from collections.abc import Callable, Sequence

from extractors.tables.stretches import Sheet, is_empty, is_number
from extractors.tables.words import any_word

_TOLD = re.compile(rf"{any_word('told_begin')}?{any_word('told')}(?:[及和与、]{any_word('told')})?")
_COUNTED = re.compile(r"[一-鿿≥≤约近超共][0-9][0-9,.]*[%％万亿]?[一-鿿%％A-Z]?")
_LEAST_WORDS = 2  # characters beside the number


def _tells_numbers(words: str) -> bool:
    """Whether a cell says in words how much or how many: 改造接口214个; not 2023年5月, 8号线."""
    return not is_number(words) and bool(_COUNTED.search(words)) and len(re.sub(r"[^一-鿿]", "", words)) > _LEAST_WORDS


def told_behind(sheet: Sheet, body: range, labels: int, headers: Callable[[int], Sequence[str]]) -> int:
    """Count the last columns of labels that hold results in words: 改造接口214个 under 完成情况.

    The columns before them name the rows, and most cells of theirs have a number.
    Left alone: a table's first column; columns before one that names rows; cells over several rows; columns of words.
    """
    count = 0
    while count < labels - 1 and _is_told(sheet, body, labels - count - 1, headers(labels - count - 1)):
        count += 1
    return count


def _is_told(sheet: Sheet, body: range, column: int, heads: Sequence[str]) -> bool:
    if not heads or not _TOLD.fullmatch(heads[-1]):
        return False
    places = sheet.down(body, column)
    if any(sheet.cells[i].row_span > 1 for i in places):
        return False
    said = [words for i in places if not is_empty(words := sheet.words[i])]
    return len(said) > 1 and 2 * sum(map(_tells_numbers, said)) > len(said)
