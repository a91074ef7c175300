"""What a table itself says that all or some of its numbers are: 项目名称 of a form, 预期目标, 排放口编号 of columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.tables.cell_units import Scale, scale_of
from extractors.tables.cell_values import basis_of_heads
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.stretches import is_empty, is_number, is_year
from extractors.text.characters import CLOSE, COLON, OPEN

# argued: forms of budgets, targets and grants begin with what they are of
_NAME = re.compile(rf"(?:项目|政策|专项|课题|活动)(?:{OPEN}[一-鿿]{{2,4}}{CLOSE})?名称")
# argued: below it such forms name who is in charge and who does it
_IN_CHARGE = re.compile(
    rf"(?:(?:项目)?(?:主管|实施|承担|申报|预算)(?:部门|单位)|项目(?:单位|负责人))(?:{OPEN}[一-鿿]{{2,4}}{CLOSE})?"
)
# argued: the forms of targets and of what came of them (绩效目标表, 绩效自评表) of the Ministry of Finance say so
_GOALS = re.compile(r"(?:[一二三]级|绩效)指标")
_EXPECTED = re.compile(r"(?:年度|年初)?(?:总体|预期|设定)?(?:绩效)?目标")
_DONE = re.compile(r"(?:年度)?(?:目标)?(?:实际|总体)?完成情况")
_CODE = re.compile(r".{2,8}(?:编号|点位)")
_UNIT = re.compile(rf".*单位{COLON}(?P<unit>[A-Za-z%％/·0-9²³一-鿿]{{1,8}})")
_MEASURED = re.compile(r".*(?:浓度|限值|标准值|强度)")
_NO_UNIT = re.compile(r"黑度|臭气|[pP][hH]值?$")
_LONGEST = 40


def named_in_form(cells: Sequence[CellView]) -> str | None:
    """Return what a form is of, by the words beside 项目名称; None where that heads a column or stands twice.

    Where the first rows read as headers, a row below says who is in charge of it (主管部门).
    """
    rows = said_by_row(cells).values()
    charged = any(_IN_CHARGE.fullmatch(row[0].text) for row in rows)
    found = [
        name.text
        for row in rows
        for label, name in pairwise(row)
        if _NAME.fullmatch(label.text) and not is_number(name.text)
        if label.role == "label" or (charged and label.role == "head" and len(row) == 2)
        if name.cell.column == label.cell.column + label.cell.column_span
    ]
    said = [name for name in found if not is_empty(name) and len(name) <= _LONGEST]
    return said[0] if len(found) == len(said) == 1 else None


def expected_in_form(cells: Sequence[CellView]) -> frozenset[tuple[int, int]]:
    """Return the row and column of what a form tells below 预期目标, beside what it tells below 实际完成情况."""
    rows = said_by_row(cells).values()
    over = [view for row in rows if any(_DONE.fullmatch(v.text) for v in row) for view in row]
    return frozenset(
        (view.cell.row + view.cell.row_span, view.cell.column) for view in over if _EXPECTED.fullmatch(view.text)
    )


def basis_of_cell(view: CellView, expected: frozenset[tuple[int, int]]) -> str | None:
    """Return what the headers above say that a quantity is, else the row's own label where it is a year (2024E)."""
    if (view.cell.row, view.cell.column) in expected:
        return "target"
    if view.heads[-1:] == ("指标值",) and _GOALS.fullmatch(view.corner or ""):
        return "target"
    return basis_of_heads([*reversed(view.above), *(label for label in view.beside[-1:] if is_year(label))])


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
