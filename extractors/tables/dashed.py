"""Rows without numbers of their own that head their parts: 平均住院日（天） | — | — over 内科 and 外科."""

from collections.abc import Iterator, Mapping

from extractors.tables.cell_units import Scale
from extractors.tables.measures import is_part, names_measure
from extractors.tables.row_facts import RowFacts
from extractors.tables.segments import Segment

_LEAST = 2  # parts


def _parts(rows: Mapping[int, RowFacts], head: int, unit: Scale) -> Iterator[int]:
    """Yield the rows right below that name no quantity themselves, in the unit of their head or in none."""
    at = head + 1
    while (row := rows.get(at)) and row.filled and not row.own_unit and row.unit in (None, unit):
        if names_measure(row.label) or not is_part(row.label):
            return
        yield at
        at += 1


def parts_below_dashes(above: Mapping[int, tuple[str, Scale]]) -> dict[int, Segment]:
    """Return the rows below a row of dashes that are parts of what it measures; `above` is what `measured_above` found.

    Left alone: items of a statement under one that names no measure: 在建工程 under 非流动资产（元）.
    """
    parts = ((at, what) for at, (what, unit) in above.items() if unit.kind != "amount" or names_measure(what))
    return {at: Segment(measure, "") for at, measure in parts}


def measured_above(rows: Mapping[int, RowFacts]) -> dict[int, tuple[str, Scale]]:
    """Return for the parts below a row of dashes what it measures and in which unit.

    Left alone: rows of dashes without a unit, and tables in which no other row names a quantity.
    """
    found: dict[int, tuple[str, Scale]] = {}
    for head, row in rows.items():
        below = rows.get(head + 1)
        unit = row.unit or (below.unit if below else None)  # a dash may stand for its unit too
        if not row.dashes or row.filled or unit is None or not row.label:
            continue
        parts = list(_parts(rows, head, unit))
        others = [r for at, r in rows.items() if r.filled and at not in parts]
        named = [r for r in others if r.own_unit or names_measure(r.label)]
        if len(parts) >= _LEAST and (names_measure(row.label) or row.own_unit) and named:
            found.update(dict.fromkeys(parts, (row.label, unit)))
    return found
