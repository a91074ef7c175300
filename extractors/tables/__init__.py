"""Tables: headers, cells, and the quantities that stand in them."""

from typing import TYPE_CHECKING

from extractors.door import open_door

if TYPE_CHECKING:
    from extractors.tables.funds import fund_over, names_fund
    from extractors.tables.grid import CellView, read_cells
    from extractors.tables.stretches import is_number, is_period, opens_band
    from extractors.tables.uncounted import CODES, COLUMN, HEADER, NOTE, SERIAL, UNCOUNTED, Headed, rule_of

__all__ = [
    "CODES",
    "COLUMN",
    "HEADER",
    "NOTE",
    "SERIAL",
    "UNCOUNTED",
    "CellView",
    "Headed",
    "fund_over",
    "is_number",
    "is_period",
    "names_fund",
    "opens_band",
    "read_cells",
    "rule_of",
]

__getattr__ = open_door(
    __name__,
    {
        "CODES": "uncounted",
        "COLUMN": "uncounted",
        "CellView": "grid",
        "HEADER": "uncounted",
        "Headed": "uncounted",
        "NOTE": "uncounted",
        "SERIAL": "uncounted",
        "UNCOUNTED": "uncounted",
        "fund_over": "funds",
        "is_number": "stretches",
        "is_period": "stretches",
        "names_fund": "funds",
        "opens_band": "stretches",
        "read_cells": "grid",
        "rule_of": "uncounted",
    },
)
