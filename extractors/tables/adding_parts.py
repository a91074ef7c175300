"""Rows that add up to the one above them, column by column: 男 and 女 below 在册员工, which no 其中 tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.tables.cell_values import TOTAL
from extractors.tables.labels import REST
from extractors.tables.row_facts import RowFacts
from extractors.tables.segments import Segment, measures_itself
from extractors.tables.words import any_word

_LEAST_COLUMNS, _LEAST_DIGITS = 2, 3  # that add up, and digits of their sums: 3 of 1 and 2 may be chance
_MOST_PARTS = 6
# argued: what moves and balances adds up too, and is no sort of what it starts from: 受理, 办结 and 未结; 年初, 新增
_BALANCES = re.compile(any_word("balance"))
_NO_BALANCE = re.compile(any_word("no_balance"))  # 办公区 has a sign of 办结 and says nothing of it
_SORTS = re.compile(  # names of sorts that say nothing of what happened
    rf"{any_word('sort')}|{any_word('degree')}(?:生|学历|及以[上下])?|[正副]?[高中初]级(?:职称)?"
    rf"|.*岁.*|.*[地区县市镇乡村]|.*{any_word('trade_end')}"
)
_SUPPLIES = re.compile(r"[用供耗][电水气热煤油]$")
_LONGEST_PART = 4  # characters of a label that does not say by itself what it is: not 范围二（间接排放）


def _digits(value: Decimal) -> int:
    """Return how many digits a number has without needless zeros: 1 of 3.00, 3 of 300."""
    return len(f"{abs(value.normalize()):f}".replace(".", "").lstrip("0"))


def _add_up(head: RowFacts, parts: Sequence[RowFacts]) -> bool:
    """Whether the numbers of parts add up to those of their head: in two columns, and in half of them at least."""
    shared = [column for column in head.numbers if all(column in part.numbers for part in parts)]
    sums = [c for c in shared if sum(part.numbers[c] for part in parts) == head.numbers[c]]
    told = [c for c in sums if _digits(head.numbers[c]) >= _LEAST_DIGITS]
    return len(told) >= _LEAST_COLUMNS and 2 * len(sums) >= len(head.numbers)


def _parts(rows: Mapping[int, RowFacts], at: int) -> Iterator[list[int]]:
    """Yield the runs of rows right below one that may be its parts: in its unit, with names that say no quantity."""
    found: list[int] = []
    for row in range(at + 1, at + 1 + _MOST_PARTS):
        part = rows.get(row)
        if part is None or not part.numbers or not part.label or part.unit not in (None, rows[at].unit):
            return
        if TOTAL.search(part.label) or measures_itself(part.label) or len(part.label) > _LONGEST_PART:
            return
        found.append(row)
        if len(found) > 1:
            yield list(found)


def _are_sorts(head: str, labels: Sequence[str]) -> bool:
    """Whether labels name sorts: each a known one, or all below the name of a count and none of what happens to it."""
    if all(map(_SORTS.fullmatch, labels)):
        return True
    balances = any(_BALANCES.search(_NO_BALANCE.sub("", label)) for label in labels)
    return (measures_itself(head) or bool(_SUPPLIES.search(head))) and not balances


def parts_that_add_up(rows: Mapping[int, RowFacts]) -> dict[int, Segment]:
    """Return the rows of a table that add up to the one above them, with what they are of.

    Left alone: what balances (受理 of 办结 and 未结), parts that say what they count (合同员工), totals over their
    parts, sums of one column or of few digits, amounts of money (the items of an account, the codes of a budget
    have names of their own).
    """
    found: dict[int, Segment] = {}
    for at, head in rows.items():
        if head.unit is None or head.unit.kind == "amount":
            continue
        if at in found or len(head.label) < 2 or TOTAL.search(head.label) or REST.match(head.label):
            continue
        runs = (run for run in _parts(rows, at) if _are_sorts(head.label, [rows[row].label for row in run]))
        run = next((run for run in runs if _add_up(head, [rows[row] for row in run])), [])
        found.update(dict.fromkeys(run, Segment(head.label, "")))
    return found
