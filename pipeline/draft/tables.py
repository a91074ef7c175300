"""The tables and key-figure cards of last year's report, of which a draft says where they stood: it fills none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.store import Store
from schemas.feed import Feed

_NAMED = 6  # columns that are named
_LONGEST = 24  # characters of a column's name


class TableBefore(NamedTuple):
    """A table of last year's report: its section, page, size, and what its columns are called."""

    section: str | None
    page: int
    rows: int
    columns: int
    headers: tuple[str, ...]


class CardsBefore(NamedTuple):
    """Key-figure cards that stood side by side in last year's report: section, page, what each was of."""

    section: str | None
    page: int
    names: tuple[str, ...]


def list_cards(place: Path, feed: Feed) -> list[CardsBefore]:
    """Return the cards of the last report of a feed, those of one section and page together."""
    last = next(report.doc_id for report in feed.reports if report.is_last)
    columns = ["source", "section_id", "page", "metric", "start_char"]
    rows = Store.open(place).read("quantities", [last], columns=columns).to_pylist()
    found: dict[tuple[str | None, int], list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: _number(one, "start_char")):
        if row["source"] == "card" and row["metric"]:
            found[row["section_id"], row["page"]].append(row["metric"])
    return [CardsBefore(section, page, tuple(dict.fromkeys(names))) for (section, page), names in found.items()]


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
    head = _head(cells) or [cell for cell in cells if cell["row"] == first["row"]]
    named = [str(cell["text"]) for cell in sorted(head, key=lambda c: (_number(c, "row"), _number(c, "column")))]
    section = first["section_id"]
    return TableBefore(
        section=section if isinstance(section, str) else None,
        page=min(_number(cell, "page") for cell in cells),
        rows=len({cell["row"] for cell in cells}),
        columns=len({cell["column"] for cell in cells}),
        headers=tuple(dict.fromkeys(name[:_LONGEST] for name in named if name.strip()))[:_NAMED],
    )


def _head(cells: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Return the cells of the headers above what a table tells, without a title across it."""
    told = {_number(cell, "row") for cell in cells if not cell["is_header"]}
    above = [cell for cell in cells if _number(cell, "row") < min(told, default=0)]
    rows = [[cell for cell in above if cell["row"] == row] for row in dict.fromkeys(cell["row"] for cell in above)]
    return [cell for row in rows if len(row) > 1 or len(rows) == 1 for cell in row]
