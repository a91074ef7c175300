"""What the sheets are made of: a comparison, and what the store says beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.compare import Comparison
from pipeline.export.numbers import is_known
from pipeline.export.sheet import Cell, Column, Link
from pipeline.messages import Messages
from pipeline.originals import Originals, as_seen_from
from pipeline.store import Store

BETWEEN = " | "  # cells of a table's row that stands for a sentence


@dataclass(frozen=True, kw_only=True)
class Yearbook:
    """A comparison with the store that it was made from; `place` is the folder of the workbook.

    `documents` are the rows of the files that are listed, by doc_id; `all_files` tells that no organisation or year was
    chosen, so that files of no organisation are listed too.
    """

    store: Store
    comparison: Comparison
    documents: Mapping[str, Mapping[str, Any]]
    originals: Originals
    place: Path
    say: Messages
    all_files: bool = True

    @cached_property  # each row of each sheet asks
    def organisations(self) -> tuple[str, ...]:
        """The names of the organisations, the latest of each, in order."""
        editions = self.comparison.editions.sort_values("report_year", kind="stable")
        return tuple(sorted(editions.drop_duplicates("org_id", keep="last")["org"]))

    @property
    def several(self) -> bool:
        """Whether the sheets must say of each row whose it is."""
        return len(self.organisations) != 1

    @property
    def whose(self) -> str:
        """What the titles of the sheets begin with: the organisation, or how many there are."""
        names = self.organisations
        return names[0] if len(names) == 1 else self.say("sheet.organisations", count=len(names))

    def source_columns(self, header: str, width: float = 24) -> tuple[Column, Column]:
        """Return the columns of `source`; apart, because a cell that is a link goes on in no further line."""
        return Column(header=self.say(header), width=width, wrap=True), Column(
            header=self.say("col.open"), width=6, printed=False
        )

    def source(self, doc_id: Any, page: Any) -> tuple[Cell, Cell]:
        """Return where something stands, as words (file and page), and a link to the file where it lies at hand."""
        document = self.documents.get(doc_id)
        if document is None:
            return None, None
        name = str(document["file_name"])
        said = name if not is_known(page) else self.say("sheet.source", file=name, page=int(page))
        return said, self.link(document)

    def link(self, document: Mapping[str, Any]) -> Link | None:
        """Return a link to a file, its path as seen from the workbook; None where the file is not to be found."""
        paths = (document["source_path"], *(document["other_paths"] or ()))
        path = self.originals.path_of(document["doc_id"], paths, document["file_size"])
        return Link(self.say("link.open"), as_seen_from(path, self.place)) if path else None


def sentences_of(
    store: Store, row_ids: Mapping[str, Collection[str]], table: str = "indicators"
) -> dict[tuple[str, str], str]:
    """Return for rows of a table (row ids by doc_id) the sentence or table row that they stand in, as printed.

    Keys are doc_id and row id. What stands in neither (a heading) has none.
    """
    doc_ids = sorted(row_ids)
    rows = store.read(table, doc_ids, ("doc_id", "row_id", "statement_id"))
    wanted = pa.array(sorted({one for ids in row_ids.values() for one in ids}), pa.string())
    rows = rows.filter(pc.is_in(rows["row_id"], wanted))
    held = pc.unique(rows["statement_id"]).drop_null() if rows.num_rows else pa.array([], pa.string())
    if isinstance(held, pa.ChunkedArray):
        held = held.combine_chunks()
    texts = texts_of(store, doc_ids, held.to_pylist())
    keys = zip(rows["doc_id"].to_pylist(), rows["row_id"].to_pylist(), rows["statement_id"].to_pylist(), strict=True)
    return {(doc, row): texts[doc, held_by] for doc, row, held_by in keys if (doc, held_by) in texts}


def texts_of(store: Store, doc_ids: Sequence[str], statement_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """Return sentences and table rows of some reports, as printed, by doc_id and statement id."""
    wanted = pa.array(sorted(set(statement_ids)), pa.string())
    table = store.read("statements", doc_ids, ("doc_id", "statement_id", "text"))
    table = table.filter(pc.is_in(table["statement_id"], wanted))
    found = {(row["doc_id"], row["statement_id"]): row["text"] for row in table.to_pylist()}
    cells = store.read("tables", doc_ids, ("doc_id", "statement_id", "row", "column", "text"))
    cells = cells.filter(pc.is_in(cells["statement_id"], wanted))
    lines: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for cell in cells.to_pylist():
        key = cell["doc_id"], cell["statement_id"]
        lines.setdefault(key, []).append((cell["row"], cell["column"], cell["text"]))
    return {key: BETWEEN.join(text for *_, text in sorted(line) if text) for key, line in lines.items()} | found


def read_printed_units(store: Store, comparison: Comparison) -> dict[tuple[str, str], str | None]:
    """Return the unit as printed of each value of a comparison, by doc_id and row id."""
    doc_ids: Collection[str] = sorted(set(comparison.values["doc_id"]))
    if not doc_ids:
        return {}
    rows = store.read("indicators", doc_ids, ("doc_id", "row_id", "unit_as_printed"))
    keys = zip(rows["doc_id"].to_pylist(), rows["row_id"].to_pylist(), strict=True)
    return dict(zip(keys, rows["unit_as_printed"].to_pylist(), strict=True))
