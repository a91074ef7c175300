"""Rows that say how those above changed: 同比增长率 below a row of amounts, 增减 below rows that are years."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.tables.cell_times import period_of_labels, sort_of_value
from extractors.tables.cell_units import without_unit
from extractors.tables.cell_values import is_changed_row
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_period

Period = tuple[date, date]
# Below rows of two times at least, as elsewhere it may be a movement between balances.
_DIFFERENCE = re.compile(
    r"(?:同比|环比|本年比上年|[较比]上[年期](?:同期)?)?(?:增减|增长|变[动化]|升降|涨跌)(?:变[动化])?(?:数|额|值|量|率|幅度?|比例|情况)?"
    r"|差[额值异](?:数|额)?|(?:较|比)(?:上[年期]|去年)(?:同期)?"
)

_RELATIVE = re.compile(
    r"(?:上|本)(?:年度?|期|学年)(?:同期)?(?:[末底]|数|金额)?|上年同期数?|(?:[年期]初|[年期]末)(?:余额|数)?"
)


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The rows of changes of one table.

    `labels` are for each those of the row that changed, `compared` the rows of times right above it; `beside` are the
    labels of each row of numbers.
    """

    labels: Mapping[int, tuple[str, ...]]
    compared: Mapping[int, tuple[int, ...]]
    beside: Mapping[int, tuple[str, ...]]

    def period(self, row: int, year: int | None) -> Period | None:
        """Return the later of the times that a row compares; from one day to the other where they are days."""
        said = (period_of_labels(self.beside[above], year) for above in self.compared.get(row, ()))
        times = sorted(filter(None, said), key=lambda time: time[::-1])
        if not times:
            return None
        first, last = times[0][1], times[-1][1]
        balances = all(start == end for start, end in times) and first < last
        return (first + timedelta(days=1), last) if balances else times[-1]


def changed_rows(cells: Sequence[CellView]) -> ChangedRows:
    """Return the rows that only say how the row above, or the rows of times above, changed."""
    beside = {view.cell.row: view.beside for view in cells if view.role == "data" and view.beside}
    labels: dict[int, tuple[str, ...]] = {}
    compared: dict[int, tuple[int, ...]] = {}
    for row, said in beside.items():
        above = labels.get(row - 1) or beside.get(row - 1)
        times = compared.get(row - 1) or tuple(r for r in (row - 2, row - 1) if _is_time(beside.get(r)))
        between = len(times) > 1 and bool(_DIFFERENCE.fullmatch(bare_label(without_unit(said[-1]))))
        if above and (between or is_changed_row(said[-1])):
            labels[row] = above
            if len(times) > 1:
                compared[row] = times
    return ChangedRows(labels, compared, beside)


def _is_time(labels: tuple[str, ...] | None) -> bool:
    said = bare_label(labels[-1]) if labels else ""
    return is_period(said) or bool(_RELATIVE.fullmatch(said) or sort_of_value(said))
