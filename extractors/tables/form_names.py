"""What a table itself says that all or some of its numbers are of: 项目名称 of a form, 排放口编号 of its columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.tables.cell_units import Scale, scale_of
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.stretches import is_empty, is_number
from extractors.text.characters import CLOSE, COLON, OPEN

# argued: forms of budgets, targets and grants begin with what they are of
_NAME = re.compile(rf"(?:项目|政策|专项|课题|活动)(?:{OPEN}[一-鿿]{{2,4}}{CLOSE})?名称")
_CODE = re.compile(r".{2,8}(?:编号|点位)")
_UNIT = re.compile(rf".*单位{COLON}(?P<unit>[A-Za-z%％/·0-9²³一-鿿]{{1,8}})")
_MEASURED = re.compile(r".*(?:浓度|限值|标准值|强度)")
_NO_UNIT = re.compile(r"黑度|臭气|[pP][hH]值?$")
_LONGEST = 40


def named_in_form(cells: Sequence[CellView]) -> str | None:
    """Return what a form is of, by the words beside 项目名称; None where that heads a column or stands twice."""
    rows = said_by_row(cells).values()
    found = [
        name.text
        for row in rows
        for label, name in pairwise(row)
        if label.role == "label" and _NAME.fullmatch(label.text) and not is_number(name.text)
        if name.cell.column == label.cell.column + label.cell.column_span
    ]
    said = [name for name in found if not is_empty(name) and len(name) <= _LONGEST]
    return said[0] if len(found) == len(said) == 1 else None


def codes_of_columns(cells: Sequence[CellView]) -> dict[int, str]:
    """Return the codes that a row gives for columns under headers that come again: DA001, DA002 below 排放口编号."""
    narrow = (view for view in cells if view.role == "data" and view.heads and view.cell.column_span == 1)
    heads = {view.cell.column: view.heads for view in narrow}
    last: dict[tuple[str, ...], int] = {}
    again = {c for c, said in heads.items() if last.setdefault(said, c) != c}
    if not again:
        return {}
    rows = (row for row in said_by_row(cells).values() if _CODE.fullmatch(row[0].text) and row[0].role == "label")
    codes = next(([view for view in row if view.role == "data"] for row in rows), [])
    told = {c: view.text for view in codes for c in range(view.cell.column, view.cell.column + view.cell.column_span)}
    return told if len(set(told.values())) == len(codes) > 1 else {}


def units_in_cells(cells: Sequence[CellView]) -> dict[int, Scale]:
    """Return the units that cells of words state for the numbers of their columns: 《…标准》表2 单位：mg/m3."""
    found: dict[int, Scale] = {}
    for view in cells:
        match = _UNIT.fullmatch(view.text) if view.role == "data" else None
        if match and (unit := scale_of(match["unit"])):
            found.update(dict.fromkeys(range(view.cell.column, view.cell.column + view.cell.column_span), unit))
    return found


def is_measured(label: str, heads: Sequence[str]) -> bool:
    """Whether a number is in such a unit: 排放浓度, 排放限值 of 颗粒物; not 排放口数量, nor those of 林格曼黑度, pH."""
    return bool(_MEASURED.fullmatch(label)) and not any(map(_NO_UNIT.search, heads))
