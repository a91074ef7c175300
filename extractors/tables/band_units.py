"""Units that a band states for the rows below it: 价值评估（倍） over P/E, 每股指标（元） over 每股收益."""

import re
from collections.abc import Sequence

from extractors.tables.cell_units import Scale, unit_of_corner
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label

_RATE = re.compile(r"率$|比[例重]$|占比$")


def units_of_bands(cells: Sequence[CellView]) -> dict[int, Scale]:
    """Return the unit of each row that stands under a band with one: a row of a label and empty cells.

    The next such row ends it, with a unit or without one, as does a row of headers or a title. Of one in % only rates
    take it: an empty row of a rate looks like a band.
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
        elif unit and (unit.unit != "%" or _RATE.search(bare_label(said[0].text) if said else "")):
            units[row] = unit
    return units
