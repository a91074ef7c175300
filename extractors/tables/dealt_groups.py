"""Groups that rows between subtotals have in common: 小计 below three donors that all gave for 校园阅读."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.tables.stretches import Sheet, is_empty, is_number

_SUBTOTAL = re.compile("小计")
_TOTAL = re.compile("合计|总计")
_LEAST = 2  # subtotals, and groups


def groups_of_subtotals(sheet: Sheet, body: range) -> dict[int, str]:
    """Return for each subtotal, and each row whose name comes again, what a column says of all rows above a subtotal.

    Left alone: tables of one subtotal, columns that say two things between two of them or one thing twice.
    """
    places = [(row, column) for row in body for column in range(sheet.columns) if _is_subtotal(sheet, row, column)]
    columns = {column for _, column in places}
    if len(places) < _LEAST or len(columns) > 1:
        return {}
    name = columns.pop()
    runs = list(_runs(sheet, body, name))
    for column in range(sheet.columns - 1, -1, -1):
        groups = [_common(sheet, run[:-1], column) for run in runs] if column != name else []
        if groups and all(groups) and len(set(groups)) == len(groups):
            again = Counter(_said(sheet, row, name) for row in body)
            return {
                row: group
                for run, group in zip(runs, groups, strict=True)
                for row in run
                if row == run[-1] or again[_said(sheet, row, name)] > 1
            }
    return {}


def _said(sheet: Sheet, row: int, column: int) -> str:
    index = sheet.places.get((row, column))
    return sheet.words[index] if index is not None else ""


def _is_subtotal(sheet: Sheet, row: int, column: int) -> bool:
    return bool(_SUBTOTAL.fullmatch(_said(sheet, row, column)))


def _runs(sheet: Sheet, body: range, name: int) -> Iterator[list[int]]:
    """Yield the rows through each subtotal."""
    run: list[int] = []
    for row in body:
        if _TOTAL.fullmatch(_said(sheet, row, name)):
            continue
        run.append(row)
        if _is_subtotal(sheet, row, name):
            yield run
            run = []


def _common(sheet: Sheet, rows: Sequence[int], column: int) -> str:
    """Return what a column says of all rows, in words; nothing where it says several things."""
    said = {_said(sheet, row, column) for row in rows}
    words = said.pop() if len(said) == 1 else ""
    return "" if is_empty(words) or is_number(words) else words
