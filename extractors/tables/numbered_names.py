"""Names that are numbered through under several headers: 环境 | 社会 over 3 | 用水 | 1 | 安全, 4 | 供电 | 2 | 培训."""

import re

from extractors.tables.stretches import Sheet

_NUMBER = re.compile("[1-9][0-9]?")
_NAMED = re.compile(r"[^0-9]*[一-鿿][^0-9]*")
_LEAST = 6  # names: fewer numbers may count so by chance


def numbered_names(sheet: Sheet) -> frozenset[int]:
    """Return the numbers of a table's names, as places of its cells: all of its numbers are 1, 2, 3 and so on, once.

    Each stands right before its name, in two columns or more, under a header over number and name.
    Left alone: tables with any other number, numbers under a header of their own.
    """
    found = [at for at, words in enumerate(sheet.words) if any(map(str.isdigit, words))]
    said = [sheet.words[at] for at in found]
    if len(found) < _LEAST or not all(map(_NUMBER.fullmatch, said)):
        return frozenset()
    if sorted(map(int, said)) != list(range(1, len(said) + 1)):
        return frozenset()
    columns = {sheet.cells[at].column for at in found}
    return frozenset(found) if len(columns) > 1 and all(_is_before_name(sheet, at) for at in found) else frozenset()


def _is_before_name(sheet: Sheet, at: int) -> bool:
    """Whether a name stands right behind a number, and one header over both."""
    cell = sheet.cells[at]
    behind = sheet.places.get((cell.row, cell.column + cell.column_span))
    if behind is None or not _NAMED.fullmatch(sheet.words[behind]):
        return False
    over = sheet.places.get((0, cell.column))
    return over is not None and over == sheet.places.get((0, cell.column + cell.column_span))
