"""A noun that a row's label leaves out, and where it stands in what the numbers of the row measure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView
from extractors.tables.stretches import is_number

TOTAL = re.compile(r"[合总小]计|总[额数]")
_COUNT = re.compile(r"(?:账面)?(?:余额|金额|价值)|[件笔户]数|数量|占比|比[例重]")


class Noun(NamedTuple):
    """What belongs right before or behind a row's label, and before a total's.

    `alone`: no band before the label; `apart`: rows of one label are told apart by it, whatever the label is.
    """

    behind: str
    before: str = ""
    whole: str = ""
    alone: bool = False
    apart: bool = False

    def put(self, metric: str, label: str) -> str:
        """Return a metric with the noun beside its label: 男性 → 男性员工, 制造业占比 → 制造业贷款占比."""
        if TOTAL.fullmatch(label):
            return metric if not self.whole or self.whole in metric else self.whole + metric
        first, part, rest = metric.partition(label)
        if not part:
            return self.behind + metric if self.whole and _COUNT.fullmatch(metric) else metric
        if self.behind and rest.find(self.behind) in range(5):  # 制造业不良贷款
            return metric
        if self.alone:
            return part + self.behind + rest
        said = self.before and self.before in metric
        return metric if said else first + self.before + part + self.behind + rest


def labels_of_numbers(cells: Sequence[CellView]) -> dict[int, str]:
    """Return the nearest label of each row with a number, bare."""
    nearest = {
        view.cell.row: view.beside[-1] for view in cells if view.role == "data" and view.beside and is_number(view.text)
    }
    return {row: without_unit(label) for row, label in nearest.items()}
