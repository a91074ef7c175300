"""Reading a store: what stands in it, as if a commit that was decided were finished, whoever writes meanwhile."""

import time
from collections.abc import Callable, Collection, Sequence
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


class Wanted(NamedTuple):
    """What is asked of a table: documents (None: all), columns (None: all), and the ones that come as dictionaries."""

    doc_ids: Collection[str] | None = None
    columns: Sequence[str] | None = None
    coded: Collection[str] = ()


def read_table(root: Path, table: str, wanted: Wanted) -> pa.Table:
    """Return the rows of a table in the order of its parts, with `report_year`.

    Rows of a document that has no row in `documents` are left; rows of no document (in `problems`) are given unless
    `doc_ids` are named. Raises ValueError for a table or a column that there is none of.
    """
    _check_names(table, wanted.columns)
    return _steadily(root, table, lambda view: _rows(view, table, wanted))


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


def _rows(view: _View, table: str, wanted: Wanted) -> pa.Table:
    """Read the parts a year at a time: one look at its documents serves all its parts."""
    known = _ids_by_year(view)
    asked = None if wanted.doc_ids is None else frozenset(wanted.doc_ids)
    needed = None if wanted.columns is None else list(dict.fromkeys(("doc_id", *wanted.columns)))
    parts: dict[int, list[Path]] = {}
    for part, path in view.places.items():
        if part.table == table and (asked is None or not asked.isdisjoint(known.get(part.year, ()))):
            parts.setdefault(part.year, []).append(path)
    pieces: list[pa.Table] = []
    for year, paths in parts.items():
        found = pa.concat_tables([read_part(path, table, needed, wanted.coded) for path in paths])
        ids = known.get(year, []) if asked is None else [d for d in known[year] if d in asked]
        rows = only(found, ids, strays=asked is None)
        years = pa.repeat(pa.scalar(year, pa.int64()), rows.num_rows)
        pieces.append(rows.append_column(pa.field("report_year", pa.int64(), nullable=False), years))
    if not pieces:
        schema = SCHEMAS[table].append(pa.field("report_year", pa.int64(), nullable=False))
        pieces.append(schema.empty_table())
    found = pa.concat_tables(pieces)
    return found if wanted.columns is None else found.select([*wanted.columns, "report_year"])


def _ids_by_year(view: _View) -> dict[int, list[str]]:
    """Return the stored documents of each year."""
    years: dict[int, list[str]] = {}
    for part, path in view.places.items():
        if part.table == "documents":
            years.setdefault(part.year, []).extend(read_part(path, "documents", ("doc_id",))["doc_id"].to_pylist())
    return years
