"""Numbers of a row that nothing tells apart: no header stands over them, and they have one label and one unit."""

import re
from collections.abc import Sequence

from extractors.tables.grid import CellView
from extractors.tables.stretches import is_number
from schemas.document import TableCell

_DIGITS = re.compile(r"[-+−—–－＋0-9.,，（）() ]")


def untold_cells(cells: Sequence[CellView]) -> frozenset[TableCell]:
    """Return the numbers that stand beside others of their row without headers: 水费 | 412 | 388.

    One may be of the year before: rows go on from another page whose columns are not theirs. Equal ones can't be taken
    for each other.
    """
    rows: dict[tuple[int, tuple[str, ...], str], list[CellView]] = {}
    for view in cells:
        if view.role == "data" and not view.heads and view.beside and is_number(view.text):
            rows.setdefault((view.cell.row, view.beside, _DIGITS.sub("", view.text)), []).append(view)
    return frozenset(v.cell for alike in rows.values() if len({v.text for v in alike}) > 1 for v in alike)
