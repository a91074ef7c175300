"""Rows without numbers of their own that head their parts: 平均住院日（天） | — | — over 内科 and 外科."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.tables.cell_units import Scale, scale_of, unit_in_column, unit_of_corner, without_unit
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.measures import is_part, names_measure
from extractors.tables.segments import Segment
from extractors.tables.stretches import is_empty, is_number

_LEAST = 2  # parts


@dataclass(slots=True)
class _Row:
    """What a row says: its label, unit, and how many of its cells hold a number or a dash."""

    label: str = ""
    unit: Scale | None = None
    numbers: int = 0
    dashes: int = 0
    own_unit: bool = False  # in its label


def _rows(cells: Sequence[CellView]) -> dict[int, _Row]:
    rows: dict[int, _Row] = {}
    for view in cells:
        row = rows.setdefault(view.cell.row, _Row())
        if view.role == "label" and view.text and view.numbering is None:
            if row.label:
                row.unit = row.unit or scale_of(view.text)
            else:
                row.label, row.unit = view.text, unit_of_corner(view.text)
                row.own_unit = row.unit is not None
        elif view.role == "data":
            row.numbers += is_number(view.text)
            row.dashes += bool(view.text) and is_empty(view.text)
            row.unit = row.unit or unit_in_column(view.named, view.unit)
    return rows


def _parts(rows: Mapping[int, _Row], head: int, unit: Scale) -> Iterator[int]:
    """Yield the rows right below that name no quantity themselves, in the unit of their head or in none."""
    at = head + 1
    while (row := rows.get(at)) and row.numbers and not row.own_unit and row.unit in (None, unit):
        label = bare_label(row.label)
        if names_measure(label) or not is_part(label):
            return
        yield at
        at += 1


def parts_below_dashes(cells: Sequence[CellView]) -> dict[int, Segment]:
    """Return the rows below a row of dashes that are parts of what it measures.

    Left alone: items of a statement under one that names no measure: 在建工程 under 非流动资产（元）.
    """
    above = measured_above(cells).items()
    parts = ((at, what) for at, (what, unit) in above if unit.kind != "amount" or names_measure(what))
    return {at: Segment(measure, "") for at, measure in parts}


def measured_above(cells: Sequence[CellView]) -> dict[int, tuple[str, Scale]]:
    """Return for the parts below a row of dashes what it measures and in which unit.

    Left alone: rows of dashes without a unit, and tables in which no other row names a quantity.
    """
    rows = _rows(cells)
    found: dict[int, tuple[str, Scale]] = {}
    for head, row in rows.items():
        measure = bare_label(without_unit(row.label))
        below = rows.get(head + 1)
        unit = row.unit or (below.unit if below else None)  # a dash may stand for its unit too
        if not row.dashes or row.numbers or unit is None or not measure:
            continue
        parts = list(_parts(rows, head, unit))
        others = [r for at, r in rows.items() if r.numbers and at not in parts]
        named = [r for r in others if r.own_unit or names_measure(bare_label(r.label))]
        if len(parts) >= _LEAST and (names_measure(measure) or row.own_unit) and named:
            found.update(dict.fromkeys(parts, (measure, unit)))
    return found
