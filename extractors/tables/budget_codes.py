"""Codes of budgets (类 款 项): the classes that a row's code stands under."""

import re
from collections.abc import Sequence

from extractors.tables.stretches import Sheet

CODE = re.compile(r"[类款项目]|.*(?:编码|代码)")
_LETTERED = re.compile(r"[A-Za-z]{1,4}-?[0-9][0-9A-Za-z.-]{2,}")  # A02010105, of 品目编码
_LENGTHS = (3, 5, 7)  # 208, 20805, 2080502 in one column


def is_lettered(words: str) -> bool:
    """Whether words are a code with letters (A02010105), which stands beside the name of what it codes."""
    return bool(_LETTERED.fullmatch(words))


def _codes(sheet: Sheet, row: int, columns: Sequence[int]) -> tuple[str, ...]:
    """Return the codes of a row, outermost first: 208 | 05 | 02, or 2080502 in one column."""
    codes = [w for c in columns if (i := sheet.places.get((row, c))) is not None and (w := sheet.words[i])]
    if not all(code.isdigit() for code in codes):
        return ()
    if len(columns) == 1 and codes and len(codes[0]) in _LENGTHS:
        return tuple(codes[0][a:b] for a, b in ((0, 3), (3, 5), (5, 7)) if b <= len(codes[0]))
    return tuple(codes) if len(columns) > 1 else ()


def class_names(sheet: Sheet, body: range, columns: Sequence[int], label: int) -> dict[int, tuple[str, ...]]:
    """Return for rows the names of the classes above their codes: 208 社会保障和就业支出 over 208 05.

    `columns` give the codes, `label` is the column of names.
    """
    names: dict[tuple[str, ...], str] = {}
    parents: dict[int, tuple[str, ...]] = {}
    for row in body:
        codes = _codes(sheet, row, columns)
        named = sheet.places.get((row, label)) if codes else None
        if named is not None:
            parents[row] = tuple(names[codes[:k]] for k in range(1, len(codes)) if codes[:k] in names)
            names[codes] = sheet.words[named]
    return parents
