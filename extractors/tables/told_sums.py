"""Sums of money that the paragraph before a table states, and which of its totals repeat them to the decimal."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label

DECIMAL = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.[0-9]+"
MONEY = rf"(?P<number>{DECIMAL})(?P<unit>[百千]?[万亿]?元)(?![/／])"  # no price: 元/人
_TOTAL = re.compile(r"[合总共]计")
_SIGNED = re.compile(rf"[-−–—]?{DECIMAL}")


def number_of(words: str) -> Decimal:
    """Return the number that digits, commas and perhaps a minus write, without its sign."""
    return Decimal(re.sub("[-−–—,]", "", words))


def has_decimals(view: CellView) -> bool:
    """Whether a cell holds a number with decimals and nothing else: whole numbers may be equal by chance."""
    return bool(_SIGNED.fullmatch(view.text))


def totals_of(cells: Sequence[CellView]) -> list[CellView]:
    """Return the numbers with decimals beside a label that says that they are totals: 合计, 总计."""
    numbers = (view for view in cells if view.role == "data" and has_decimals(view))
    return [view for view in numbers if any(_TOTAL.fullmatch(bare_label(label)) for label in view.beside)]
