"""Units of columns under one header, as many as the line above lists: 学历 over 研究生 | 210 | 14.1 in 人、%."""

from collections.abc import Sequence
from itertools import groupby

from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.cell_units import Scale
from extractors.tables.grid import CellView

_LEAST = 2
_WHOLE = 100  # per cent: no share of a whole is larger


def units_of_blocks(cells: Sequence[CellView], units: Sequence[Scale]) -> dict[int, Scale]:
    """Return the unit of each column where every header of numbers lies over as many of them as a line lists units.

    Left alone: headers over another number of columns; counts with decimals, shares over a hundred.
    """
    data = {view.cell.column: view.heads for view in cells if view.role == "data" and read_amount(view.text)}
    blocks = [[column for column, _ in block] for _, block in groupby(sorted(data.items()), key=lambda one: one[1])]
    if len(units) < _LEAST or not blocks or not all(data.values()) or any(len(one) != len(units) for one in blocks):
        return {}
    dealt = {column: unit for block in blocks for column, unit in zip(block, units, strict=True)}
    said = ((dealt[view.cell.column], read_amount(view.text)) for view in cells if view.cell.column in dealt)
    return dealt if all(_may_count(unit, amount) for unit, amount in said if amount) else {}


def _may_count(unit: Scale, amount: Amount) -> bool:
    """Whether a number may be one of its unit: things are counted in whole numbers, no share is over a hundred."""
    if unit.unit == "%":
        return abs(amount.value) <= _WHOLE
    return unit.kind != "count" or not amount.decimals
