"""Cells of a number with its change in brackets: 0.1642（-12.5%）, 1,240（↑3.1%）."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.tables.cell_amounts import Amount, read_amount
from extractors.tables.grid import CellView
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span

_CHANGED = re.compile(
    rf"\s*(?P<level>[^{BRACKETS}\s]+)\s*{OPEN}\s*(?P<change>[-+−–－＋↑↓]\s?[0-9]+(?:\.[0-9]+)?\s?[%％])\s*{CLOSE}\s*"
)


def amounts_with_change(view: CellView, text: str) -> Iterator[tuple[CellView, Amount]]:
    """Yield the number of a cell and the change of it that stands behind, each with its place; `text` as printed.

    Left alone: shares without a sign (128（42.5%）), which are parts of something; words before the brackets.
    """
    match = _CHANGED.fullmatch(text)
    found = [(name, read_amount(match[name])) for name in ("level", "change")] if match else []
    for name, amount in found if all(amount for _, amount in found) else ():
        assert match is not None and amount is not None
        cell = view.cell._replace(span=Span(*match.span(name)).moved(view.cell.span.start))
        yield replace(view, cell=cell, text=match[name]), replace(amount, arrow=amount.arrow or name == "change")
