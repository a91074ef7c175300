"""What each row of a table says: its label, its unit, its numbers by column, how many of its cells hold a dash."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.tables.cell_amounts import read_amount
from extractors.tables.cell_units import Scale, scale_of, unit_in_column, unit_of_corner, without_unit
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_empty, is_number


@dataclass(slots=True)
class RowFacts:
    """A row: its label, bare and without its unit, which `own_unit` tells of; `filled` counts its numbers of all kinds.

    `numbers` are without shares.
    """

    label: str = ""
    unit: Scale | None = None
    own_unit: bool = False
    numbers: dict[int, Decimal] = field(default_factory=dict)
    filled: int = 0
    dashes: int = 0


def row_facts(cells: Sequence[CellView]) -> dict[int, RowFacts]:
    """Return what each row says, by its number; labels over several rows are none of its own."""
    rows: dict[int, RowFacts] = {}
    for view in cells:
        row = rows.setdefault(view.cell.row, RowFacts())
        if view.role == "label" and view.text and view.numbering is None:
            _add_label(row, view)
        elif view.role == "data":
            _add_number(row, view)
    return rows


def _add_label(row: RowFacts, view: CellView) -> None:
    if unit := scale_of(view.text):
        row.unit = unit
    elif view.cell.row_span == 1:
        unit = unit_of_corner(view.text)
        row.label, row.own_unit = bare_label(without_unit(view.text)), unit is not None
        row.unit = row.unit or unit


def _add_number(row: RowFacts, view: CellView) -> None:
    row.filled += is_number(view.text)
    row.dashes += bool(view.text) and is_empty(view.text)
    row.unit = row.unit or unit_in_column(view.named, view.unit)
    if (amount := read_amount(view.text)) and not amount.percent:
        row.numbers[view.cell.column] = amount.value
