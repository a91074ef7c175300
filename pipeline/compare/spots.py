"""Where quantities of the comparison are printed: their sentence, or their cell with its table's row."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.places import Passage, find_place
from pipeline.store import Store

Row = Mapping[str, Any]
_PLACE = ("doc_id", "start_char", "end_char", "text", "statement_id")
_COLUMNS = {"tables": (*_PLACE, "table_id", "row", "header")}


@dataclass(frozen=True, slots=True)
class Spot:
    """The words that a quantity stands in, and where it begins in them.

    `heads` are the headers and labels of its cell, `beside` the other cells of its row with their headers; prose has
    neither.
    """

    text: str
    at: int
    heads: tuple[str, ...] = ()
    beside: tuple[tuple[tuple[str, ...], str], ...] = ()

    @property
    def before(self) -> str:
        """The words before the quantity."""
        return self.text[: self.at]


Spots = Callable[[Collection[str], Collection[str]], Mapping[str, Spot]]
"""Gives where rows are printed, by row id: of reports (doc_ids), rows (row_ids)."""


def nowhere(_doc_ids: Collection[str], _row_ids: Collection[str]) -> Mapping[str, Spot]:
    """Return no place."""
    return {}


def find_spots(store: Store, table: str, doc_ids: Collection[str], row_ids: Collection[str]) -> dict[str, Spot]:
    """Return where rows of a table of the store are printed, by row id, those whose place is sure."""
    reports = (store, sorted(set(doc_ids)))
    rows = _rows(reports, table, "row_id", set(row_ids))
    around = {row["statement_id"] for row in rows if row["statement_id"]}
    sentences = {row["statement_id"]: row for row in _rows(reports, "statements", "statement_id", around)}
    in_cells = around - set(sentences)
    cells: dict[str, list[Row]] = {}
    for cell in _rows(reports, "tables", "statement_id", in_cells) if in_cells else ():
        cells.setdefault(cell["statement_id"], []).append(cell)
    placed = ((row, _placed(row, sentences, cells.get(row["statement_id"], ()))) for row in rows)
    return {row["row_id"]: spot for row, spot in placed if spot}


def _placed(row: Row, sentences: Mapping[str, Row], cells: Iterable[Row]) -> Spot | None:
    cell = next((one for one in cells if _holds(one, row)), None)
    passage = sentences.get(row["statement_id"]) or cell
    found = passage and find_place(Passage(passage["text"], passage["start_char"], passage["end_char"]), row)
    if not passage or not found:
        return None
    if passage is not cell or cell is None:
        return Spot(passage["text"], found[0])
    row_of = [one for one in cells if (one["table_id"], one["row"]) == (cell["table_id"], cell["row"])]
    beside = ((tuple(one["header"]), one["text"]) for one in row_of if one is not cell)
    return Spot(cell["text"], found[0], tuple(cell["header"]), tuple(beside))


def _rows(reports: tuple[Store, list[str]], table: str, key: str, wanted: Collection[str]) -> list[dict[str, Any]]:
    store, doc_ids = reports
    read = store.read(table, doc_ids, columns=tuple(dict.fromkeys((key, *_COLUMNS.get(table, _PLACE)))))
    found: list[dict[str, Any]] = read.filter(pc.is_in(read[key], pa.array(sorted(wanted), pa.string()))).to_pylist()
    return found


def _holds(cell: Row, row: Row) -> bool:
    same = cell["doc_id"] == row["doc_id"]
    return bool(same and cell["start_char"] <= row["start_char"] and row["end_char"] <= cell["end_char"])
