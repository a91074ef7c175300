"""Rows of currencies under what is held in them: 货币资金 | 其中：美元 beside 外币余额, 汇率, 折算人民币余额."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.tables.cell_units import Scale, is_foreign, scale_of
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label

_ORIGINAL = re.compile(r"原币|外币|汇率|折[算合]")
_IN_ORIGINAL, _WORTH = re.compile(r"(?:原币|外币)(?:余额|金额)?$"), re.compile(r"折[算合]|汇率")


def counts_originals(heads: Iterable[str]) -> bool:
    """Whether headers tell amounts in other currencies from what they are worth: 外币余额, 原币金额, 折算汇率."""
    return any(map(_ORIGINAL.search, heads))


def is_original(heads: str) -> bool:
    """Whether headers say that a column is in the currency of each row: 期末外币余额, 原币金额."""
    return bool(_IN_ORIGINAL.search(heads)) and not _WORTH.search(heads)


def currency_below(view: CellView, cells: Sequence[CellView]) -> Scale | None:
    """Return the currency of the row below that has the same amount: 货币资金 over 其中：美元; None of several."""
    rows = (one for one in cells if one.cell.row > view.cell.row and one.heads == view.heads and one.beside)
    below = next(rows, None)
    label = bare_label(below.beside[-1]) if below else ""
    return scale_of(label) if below and below.text == view.text and is_currency(label) else None


def is_currency(label: str) -> bool:
    """Whether a label is a currency and nothing else: 美元, 港币, 人民币; not 存款（美元）, 元."""
    unit = scale_of(label)
    return label == "人民币" or bool(unit and unit.factor == 1 and is_foreign(unit))


def with_owners(cells: Sequence[CellView]) -> Sequence[CellView]:
    """Return the cells of a table, those of rows of currencies with what is held in them as their outer label.

    1. 货币资金 | 其中：美元 | 欧元: (货币资金, 美元), (货币资金, 欧元)
    Left alone: tables whose headers tell no originals from their worth; rows of a currency below no other label.
    """
    if not counts_originals({head for view in cells for head in view.heads}):
        return cells
    owners = _owners(cells)
    return [
        replace(view, beside=(owner, bare_label(view.beside[-1])))
        if (owner := owners.get(view.cell.row)) and view.role == "data" and view.beside
        else view
        for view in cells
    ]


def _owners(cells: Sequence[CellView]) -> dict[int, str]:
    """Return for each row of a currency the last label above it that is none; an outer one of its own first."""
    labels: dict[int, list[str]] = {}
    for view in cells:
        if view.role == "label" and view.text and view.numbering is None:
            labels.setdefault(view.cell.row, []).append(bare_label(view.text))
    owners: dict[int, str] = {}
    owner = ""
    for row in sorted(labels):
        *outer, last = labels[row]
        if not is_currency(last):
            owner = last
        elif owner or outer:
            owner = outer[-1] if outer else owner
            owners[row] = owner
    return owners
