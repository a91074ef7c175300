"""Reading a store: what stands in it, as if a commit that was decided were finished, whoever writes meanwhile."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import pyarrow as pa

from pipeline.store.faults import StoreError
from pipeline.store.index import ENTRY_COLUMNS, Entry, entries_of
from pipeline.store.journal import Journal
from pipeline.store.layout import Part, list_parts
from pipeline.store.parts import SCHEMAS, only, read_part

_TRIES = 20
_Read = TypeVar("_Read")


class _View(NamedTuple):
    """Where the parts of a table and of `documents` are to be read, and a state that a commit changes."""

    places: dict[Part, Path]
    state: tuple[object, ...]


def read_entries(root: Path) -> dict[str, Entry]:
    """Return the stored documents by doc_id."""
    return _steadily(root, "documents", _entries)


def read_table(
    root: Path, table: str, doc_ids: Collection[str] | None = None, columns: Sequence[str] | None = None
) -> pa.Table:
    """Return the rows of a table in the order of its parts, with `report_year`.

    Rows of a document that has no row in `documents` are left; rows of no document (in `problems`) are given unless
    `doc_ids` are named. Raises ValueError for a table or a column that there is none of.
    """
    _check_names(table, columns)
    return _steadily(root, table, lambda view: _rows(view, table, doc_ids, columns))


def _steadily(root: Path, table: str, read: Callable[[_View], _Read]) -> _Read:
    """Read what stands in a store until no commit fell into it; raises StoreError where that takes too long."""
    for pause in range(_TRIES):
        time.sleep(pause / 100)
        try:
            view = _look(root, table)
            found = read(view)
            if _look(root, table).state == view.state:
                return found
        except FileNotFoundError:  # moved on since it was listed
            continue
    raise StoreError(f"another program writes to {root} all the time: read again later")


def _check_names(table: str, columns: Sequence[str] | None) -> None:
    if table not in SCHEMAS:
        raise ValueError(f"no table {table!r}; there are {', '.join(SCHEMAS)}")
    for name in columns or ():
        if name not in SCHEMAS[table].names:
            raise ValueError(f"no column {name!r} in {table}; there are {', '.join(SCHEMAS[table].names)}")


def _look(root: Path, table: str) -> _View:
    journal = Journal(root)
    decided = journal.read()
    tables = {table, "documents"}
    places = {part: root / part.name for part in list_parts(root, tables)}
    if decided:
        places |= {
            part: waiting if (waiting := journal.waiting_place(part)).exists() else root / part.name
            for part in decided.written
            if part.table in tables
        }
        for part in decided.removed:
            places.pop(part, None)
    stamps = [(part, _stamp(path)) for part, path in sorted(places.items()) if part.table == "documents"]
    return _View(dict(sorted(places.items())), (decided, tuple(stamps)))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    return facts.st_mtime_ns, facts.st_size


def _entries(view: _View) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for part, path in view.places.items():
        if part.table == "documents":
            found |= entries_of(read_part(path, "documents", ENTRY_COLUMNS), part.year)
    return found


def _rows(view: _View, table: str, doc_ids: Collection[str] | None, columns: Sequence[str] | None) -> pa.Table:
    years = _ids_by_year(_entries(view), doc_ids)
    needed = None if columns is None else list(dict.fromkeys(("doc_id", *columns)))
    pieces: list[pa.Table] = []
    for part, path in view.places.items():
        if part.table != table or (doc_ids is not None and part.year not in years):
            continue
        rows = only(read_part(path, table, needed), years.get(part.year, ()), strays=doc_ids is None)
        year = pa.array([part.year], pa.int64()).take(pa.array([0] * rows.num_rows, pa.int64()))
        pieces.append(rows.append_column(pa.field("report_year", pa.int64(), nullable=False), year))
    if not pieces:
        schema = SCHEMAS[table].append(pa.field("report_year", pa.int64(), nullable=False))
        pieces.append(schema.empty_table())
    found = pa.concat_tables(pieces)
    return found if columns is None else found.select([*columns, "report_year"])


def _ids_by_year(entries: Mapping[str, Entry], doc_ids: Collection[str] | None) -> dict[int, list[str]]:
    wanted = entries if doc_ids is None else [d for d in sorted(set(doc_ids)) if d in entries]
    years: dict[int, list[str]] = {}
    for doc_id in wanted:
        years.setdefault(entries[doc_id].year, []).append(doc_id)
    return years
