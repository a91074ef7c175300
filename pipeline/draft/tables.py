"""The tables of last year's report, of which a draft says where they stood: it does not fill them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.store import Store
from schemas.feed import Feed

_NAMED = 6  # columns that are named
_LONGEST = 12  # characters of a column's name


class TableBefore(NamedTuple):
    """A table of last year's report: its section, page, size, and what its columns are called."""

    section: str | None
    page: int
    rows: int
    columns: int
    headers: tuple[str, ...]


def list_tables(place: Path, feed: Feed) -> list[TableBefore]:
    """Return the tables of the last report of a feed in their order."""
    last = next(report.doc_id for report in feed.reports if report.is_last)
    cells: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    columns = ["table_id", "row", "column", "text", "is_header", "page", "section_id", "start_char"]
    for cell in Store.open(place).read("tables", [last], columns=columns).to_pylist():
        cells[cell["table_id"]].append(cell)
    ordered = sorted(cells.values(), key=lambda own: min(_number(cell, "start_char") for cell in own))
    return [_describe(own) for own in ordered]


def _number(cell: Mapping[str, object], name: str) -> int:
    value = cell[name]
    return value if isinstance(value, int) else 0


def _describe(cells: Sequence[Mapping[str, object]]) -> TableBefore:
    first = min(cells, key=lambda cell: (_number(cell, "row"), _number(cell, "column")))
    told = {cell["row"] for cell in cells if not cell["is_header"]}  # rows with what the table tells
    head = [cell for cell in cells if cell["row"] not in told] or [c for c in cells if c["row"] == first["row"]]
    named = [str(cell["text"]) for cell in sorted(head, key=lambda c: (_number(c, "row"), _number(c, "column")))]
    section = first["section_id"]
    return TableBefore(
        section=section if isinstance(section, str) else None,
        page=min(_number(cell, "page") for cell in cells),
        rows=len({cell["row"] for cell in cells}),
        columns=len({cell["column"] for cell in cells}),
        headers=tuple(dict.fromkeys(name[:_LONGEST] for name in named if name.strip()))[:_NAMED],
    )
