"""The columns of one table: what their headers say, read once for all cells and together with the other headers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.tables.cell_times import period_of_labels
from extractors.tables.cell_units import without_unit
from extractors.tables.cell_values import CAME, Column, column_of
from extractors.tables.grid import CellView
from extractors.tables.naming import repeated
from extractors.tables.stretches import is_year

_HELD = re.compile(r"持股|持有.{0,10}股份?数")
_MOVEMENT = re.compile(rf"本[年期]{CAME.pattern}")  # the header of a column of movements: 本年计提
_DAYS = 360  # a period of more days is a year
_PAIR = frozenset({"数量", "金额"})
_SHARE = re.compile(r"占.{0,12}(?:比|比[例重]|百分比|%)|比[例重]|占比|百分比|结构")


class Headers:
    """Reads the headers of the columns of one table; knows which of them come back, which stand side by side."""

    def __init__(self, cells: Sequence[CellView], year: int | None) -> None:
        self._year = year
        self._columns: dict[tuple[tuple[str, ...], tuple[date, date] | None], Column] = {}
        self._again = repeated(head for _, head in {(v.cell.column, v.above[-1]) for v in cells if v.above})
        self._paired = _paired(cells)
        self._heads = {(v.cell.row, v.cell.column): v.heads for v in cells if v.role == "data" and v.heads}
        # Beside 持股数量 in a list of holders 比例 is that of what they hold.
        self._held = any(_HELD.search(head) for view in cells for head in view.heads)
        self._moving = any(_MOVEMENT.fullmatch(head) for view in cells for head in view.heads)

    def column(self, heads: tuple[str, ...], usual: tuple[date, date] | None) -> Column:
        """Read the headers of a column, once for all its cells."""
        if (heads, usual) not in self._columns:
            column = column_of(heads, self._year, usual, self._again)
            word = without_unit(heads[-1]) if heads else ""
            if word in _PAIR and heads[:-1] in self._paired and word not in column.words:
                column = replace(column, words=column.words + word)
            if self._moving and word == "预算数" and not column.words:
                column = replace(column, words=word)  # beside 本期增加 it is that of a project
            if column.words == "比例" and self._held:
                column = replace(column, words="持股比例")
            self._columns[heads, usual] = column
        return self._columns[heads, usual]

    def column_before(self, view: CellView, usual: tuple[date, date] | None) -> Column | None:
        """Return the column left of one of shares that stands beside several: 期末余额 | 占比 | 期初余额 | 占比."""
        head = view.heads[-1] if view.heads else ""
        if head not in self._again or not _SHARE.fullmatch(without_unit(head)):
            return None
        before = self._heads.get((view.cell.row, view.cell.column - 1))
        return self.column(before, usual) if before else None

    def year_of_row(self, view: CellView) -> tuple[date, date] | None:
        """Return the year that a row is about in a table of movements: 2021年 | 年初余额 | 本年计提 | 年末余额.

        Left alone: rows of years under balances only, which say when something ends (losses carried forward); rows
        with a name (a company and the year when it was bought).
        """
        if not self._moving or not view.beside or not all(map(is_year, view.beside)):
            return None
        period = period_of_labels(view.beside, self._year)
        return period if period and (period[1] - period[0]).days > _DAYS else None


def _paired(cells: Sequence[CellView]) -> frozenset[tuple[str, ...]]:
    """Return the outer headers under which 数量 and 金额 stand side by side: of what both words say."""
    said: dict[tuple[str, ...], set[str]] = {}
    for view in cells:
        if view.heads:
            said.setdefault(view.heads[:-1], set()).add(without_unit(view.heads[-1]))
    return frozenset(outer for outer, words in said.items() if words >= _PAIR)
