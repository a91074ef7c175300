"""Units that a band states for the rows below it: 价值评估（倍） over P/E, 每股指标（元） over 每股收益."""

from collections.abc import Sequence

from extractors.tables.cell_units import Scale, unit_of_corner
from extractors.tables.grid import CellView


def units_of_bands(cells: Sequence[CellView]) -> dict[int, Scale]:
    """Return the unit of each row that stands under a band with one: a row of a label and empty cells.

    The next such row ends it, with a unit or without one, as does a row of headers or a title.
    """
    rows: dict[int, list[CellView]] = {}
    for view in cells:
        rows.setdefault(view.cell.row, []).append(view)
    units: dict[int, Scale] = {}
    unit: Scale | None = None
    for row in sorted(rows):
        said = [view for view in rows[row] if view.text]
        if any(view.role == "head" for view in said):
            unit = None
        elif len(said) == 1 and said[0].role == "label" and len(rows[row]) > 1:
            unit = unit_of_corner(said[0].text)
            unit = None if unit and unit.unit == "%" else unit  # an empty row of a rate, or cells that print their %
        elif unit:
            units[row] = unit
    return units
