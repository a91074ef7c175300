"""Units of rows that are parts of the row above them and do not repeat its unit: 人均时长（小时）, 其中：男性."""

import re
from collections.abc import Sequence
from functools import cached_property

from extractors.tables.cell_units import Scale, unit_in_column, unit_of_corner
from extractors.tables.dashed import measured_above
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.row_facts import row_facts
from extractors.text.characters import COLON
from schemas.document import Document

# argued: labels that lead to parts
_OF_WHICH = re.compile(rf"(?:其中|包括|含){COLON}?")
# argued: rows that say by what the row above is broken down: 按性别, 按地区划分
_BY = re.compile(rf"按[一-鿿]{{2,8}}(?:划?分|分类|构成|结构)?{COLON}?")
# argued: rates among parts
_OTHERWISE = re.compile(r"[率幅]$|比[例重]|占比|人均|平均|指数|得分")  # counts in a unit of its own
_SET_IN = 5.0  # points by which the label of a part stands further right


class PartUnits:
    """What the rows of a table say, and the units that they take from the row that they are parts of."""

    def __init__(self, document: Document, cells: Sequence[CellView]) -> None:
        self._document, self._cells = document, cells
        self.rows_said = row_facts(cells)
        self.above = measured_above(self.rows_said)

    def of(self, row: int) -> Scale | None:
        """Return the unit of the row that a row is a part of."""
        return self._units.get(row)

    @cached_property
    def _units(self) -> dict[int, Scale]:
        labels = {view.cell.row: view for view in self._cells if view.role == "label" and view.text}
        own = {row: found for row, view in labels.items() if (found := unit_of_corner(view.text))}
        for view in self._cells:
            if view.role == "data" and view.cell.row in labels and (found := unit_in_column(view.named, view.unit)):
                own.setdefault(view.cell.row, found)
        units = {row: unit for row, (_, unit) in self.above.items()}
        whole: tuple[float, Scale] | None = None
        broken_down = False
        bands = self._bands() if own else {}
        for row in sorted(labels.keys() | bands.keys()) if own else ():
            label = labels.get(row) or bands[row]
            left = self._left(label)
            if row in own:
                whole, broken_down = (left, own[row]), False
            elif row in bands:
                broken_down = whole is not None and whole[1].unit != "%" and bool(_BY.fullmatch(label.text))
                whole = whole if broken_down else None
            elif whole and (broken_down or _OF_WHICH.match(label.text) or left > whole[0] + _SET_IN):
                if not _OTHERWISE.search(label.text):
                    units[row] = whole[1]
            else:
                whole = None
        return units

    def _bands(self) -> dict[int, CellView]:
        """Return the only words of each row that has no others and says no number."""
        said = said_by_row(self._cells).items()
        return {row: views[0] for row, views in said if len(views) == 1 and views[0].role != "data"}

    def _left(self, view: CellView) -> float:
        return min((place.box.x0 for place in self._document.locate(view.cell.span)), default=0.0)
