"""Firms of the report by their short names in brackets behind an award: 专精特新企业（霁禾光学）."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.names import defined_names
from extractors.text.characters import BRACKETS, in_brackets
from extractors.text.view import full_width
from schemas.document import Document
from schemas.tables import Honour

_BESIDE = re.compile(f"[”’]?{in_brackets(f'(?P<firm>[^{BRACKETS}]{{2,20}})')}")
_REACH = 24  # characters


def with_bracketed_firms(document: Document, own: Sequence[str], rows: Iterable[Honour]) -> Iterator[Honour]:
    """Yield the awards, those that seem to be the unit's own with the firm that stands in brackets behind them.

    Only names that the report defines as short forms are firms here.
    """
    defined = {one.short for one in defined_names(document)} | {short for _, short in document.identity.aliases}
    firms = defined.difference(own)
    for row in rows:
        firm = _behind(document, row) if firms and (row.recipient is None or row.recipient in own) else None
        yield replace(row, recipient=firm, recipient_type="unit") if firm in firms else row


def _behind(document: Document, row: Honour) -> str | None:
    end = row.evidence.end_char
    beside = _BESIDE.match(full_width(document.text[end : end + _REACH]))
    return beside["firm"] if beside else None
