"""The unit of columns of totals behind the columns that they add up: 按院区（人） over 本部, 东区, then 合计."""

from collections.abc import Sequence
from decimal import Decimal

from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_times import without_times
from extractors.tables.cell_units import Scale, unit_of
from extractors.tables.cell_values import TOTAL
from extractors.tables.grid import CellView
from extractors.tables.stretches import is_empty

_LEAST = 2  # columns that a total adds up


def units_of_totals(cells: Sequence[CellView]) -> dict[int, Scale]:
    """Return the units of columns headed 合计, 2023年合计 behind a group of columns whose outer header says a unit.

    The nearest one is what the group adds up to in each row; those behind it, of other years, count in the same.
    Left alone: a total with a unit of its own; totals that do not add up (of other columns too).
    """
    data = [view for view in cells if view.role == "data" and view.heads]
    heads = {view.cell.column: view.heads for view in data}
    found: dict[int, Scale] = {}
    for column in sorted(heads):
        if not _is_total(heads[column]):
            continue
        if column - 1 in found:
            found[column] = found[column - 1]
        elif unit := _unit_added_up(data, heads, column):
            found[column] = unit
    return found


def _is_total(heads: tuple[str, ...]) -> bool:
    return bool(TOTAL.fullmatch(without_times(heads[-1]))) and unit_of(heads) is None


def _unit_added_up(data: Sequence[CellView], heads: dict[int, tuple[str, ...]], column: int) -> Scale | None:
    """Return the unit over the columns right before a total where these add up to it in each row."""
    outer = heads.get(column - 1, ())[:-1]
    group = {at for at, own in heads.items() if at < column and own[:-1] == outer} if outer else set()
    unit = unit_of(outer) if len(group) >= _LEAST else None
    return unit if unit and _adds_up(data, group, column) else None


def _adds_up(data: Sequence[CellView], group: set[int], column: int) -> bool:
    sums: dict[int, list[Decimal]] = {}
    totals: dict[int, Decimal] = {}
    for view in data:
        amount = read_amount(view.text)
        if amount is None or amount.percent:
            if not is_empty(view.text) and view.cell.column in {*group, column}:
                return False
        elif view.cell.column == column:
            totals[view.cell.row] = amount.value
        elif view.cell.column in group:
            sums.setdefault(view.cell.row, []).append(amount.value)
    return bool(totals) and all(sum(sums.get(row, ())) == total for row, total in totals.items())
