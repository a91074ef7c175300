"""What a number in a column of changes counts in, worked out from the two levels of its row: 3,482 | 3,301 | 181."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.cell_units import PERCENT, Scale
from extractors.tables.grid import CellView

_RATE = re.compile(r"[率幅%％]|比例|比重|百分")  # a header that says a rate itself
_SIGNED = re.compile(r"[+＋\-−－–—][0-9,]+|0")
_COUNTED_IN = ("人", "名", "件", "家", "台", "辆", "个", "户", "项", "所", "张", "处", "起")


class Level(NamedTuple):
    """A level in the row of a change: its number as printed and its unit."""

    amount: Amount
    scale: Scale


def worked_out(change: Amount, levels: Sequence[Level]) -> Scale | None:
    """Return the unit that makes a change that of two levels of one unit: theirs of a difference, else %.

    Left alone: a number that may be either, or fits neither.
    """
    found = set()
    for one, other in combinations(levels, 2):
        if (one.scale.unit, one.scale.factor) != (other.scale.unit, other.scale.factor):
            continue
        gap = abs(one.amount.value - other.amount.value)
        if not gap:
            continue
        if gap == abs(change.value) and one.scale.unit == "%":
            found.add(Scale(1, "百分点", "ratio", "百分点"))
            continue
        if gap == abs(change.value):
            found.add(one.scale)
        if change.value and any(_is_share(gap, base.amount.value, change) for base in (one, other)):
            found.add(PERCENT)
    return found.pop() if len(found) == 1 else None


def _is_share(gap: Decimal, base: Decimal, change: Amount) -> bool:
    """Whether a change is the gap in % of a level, as far as it is printed."""
    step = Decimal(1).scaleb(-change.decimals)
    return bool(base) and abs(abs(gap / base) * 100 - abs(change.value)) <= step / 2


def is_signed(column: Iterable[str]) -> bool:
    """Whether the numbers of a column, not all 0, are whole ones printed with their sign: +1, -2, 0."""
    numbers = [text for text in column if read_amount(text)]
    return all(map(_SIGNED.fullmatch, numbers)) and any(text != "0" for text in numbers)


def counted_in(view: CellView, levels: Sequence[Level]) -> Scale | None:
    """Return the unit of the only counted level of a row for a change of a signed column: 人 of 正高级 | 8 | +1.

    Left alone: headers that say a rate.
    """
    if _RATE.search("".join(view.heads[-1:])):
        return None
    counted = {level.scale for level in levels if level.scale.unit in _COUNTED_IN and level.scale.factor == 1}
    return counted.pop() if len(counted) == 1 else None
