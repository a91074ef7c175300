"""What was brought forward by sort of money: 年初财政拨款结转和结余 over 一、一般公共预算财政拨款, 二、政府性基金…."""

import re
from collections.abc import Mapping, Sequence

from extractors.outline import read_marker
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label

# argued: forms of 财政拨款 (公开04表 of 部门决算) list the sorts again below what was brought forward
_BROUGHT = re.compile(r"(?:年[初末]|上年)[^、]{0,8}结转(?:和结余)?")
_SORT = re.compile("预算|拨款|基金|专户|资金")
_ITSELF = re.compile("收入|支出|[总合]计|结[转余]")


def sorts_brought_forward(cells: Sequence[CellView]) -> Mapping[tuple[int, str], str]:
    """Return the row and label of each sort of money below a row of what was brought forward, with that row's label.

    They are numbered and name money, or are named again as above. Left alone: sorts above it, which are income; labels
    that name income or what is brought forward; what is numbered as the row itself (二、上年结转 over 三、其他资金).
    """
    columns: dict[int, list[CellView]] = {}
    for view in cells:
        if view.role == "label" and view.text:
            columns.setdefault(view.cell.column, []).append(view)
    found: dict[tuple[int, str], str] = {}
    for labels in columns.values():
        whole, own, marked = "", None, None
        above = set[str]()
        for view in labels:
            bare, marker = bare_label(view.text), read_marker(view.text)
            mark = marker.kind if marker else None
            again, marked = bare in above, marked or mark
            above.add(bare)
            if _BROUGHT.fullmatch(bare):
                whole, own, marked = bare, mark, None
                continue
            numbered = mark is not None and mark == marked and mark != own and (again or _SORT.search(bare))
            if not whole or not (numbered or (mark is None and again)) or _ITSELF.search(bare):
                whole = ""
            else:
                found[view.cell.row, view.text] = whole
    return found
