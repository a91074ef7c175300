"""Reading a store: what stands in it, as if a commit that was decided were finished, whoever writes meanwhile.

What stands is what the manifest says. A file that differs from it is damage if nobody commits meanwhile.
"""

import re
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store.faults import MISSING, UNREADABLE, Damage, Damaged, StoreError
from pipeline.store.index import ENTRY_COLUMNS, Entry, entries_of
from pipeline.store.journal import Decided, Journal
from pipeline.store.layout import Bucket, Part, bucket_of
from pipeline.store.manifest import OVERVIEW, Listing, Overview, Unusable, listing_name, read_listing, read_overview
from pipeline.store.parts import SCHEMAS, Asked, Spoilt, only, read_part

_TRIES = 20
_ID = re.compile(r"[0-9a-f]{16}")
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class View:
    """What stands in a store at one moment, by its manifest."""

    root: Path
    decided: Decided | None
    overview: Overview
    listings: Mapping[Bucket, Listing]

    def place(self, name: str) -> Path:
        """Where a file of the store is to be read."""
        return Journal(self.root).place(name, self.decided)

    def read(self, part: Part, asked: Asked) -> pa.Table:
        """Read a part; raises Damaged where it is not as it was written."""
        try:
            return read_part(self.place(part.name), part.table, self.listings[part.home].parts[part.table], asked)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Damaged(self.root, (Damage(part.name, MISSING, part.home),)) from error
        except Spoilt as spoilt:
            raise Damaged(self.root, (Damage(part.name, str(spoilt), part.home),)) from spoilt


class Wanted(NamedTuple):
    """What is asked of a table: documents (None: all), columns (None: all), and the ones that come as dictionaries."""

    doc_ids: Collection[str] | None = None
    columns: Sequence[str] | None = None
    coded: Collection[str] = ()


def overview_of(root: Path) -> Overview:
    """Return the overview of a store; raises Damaged where it can't be read."""
    return steadily(root, lambda view: view.overview, lambda _: [])


def read_entries(root: Path) -> dict[str, Entry]:
    """Return the stored documents by doc_id."""
    return steadily(root, _entries)


def read_table(root: Path, table: str, wanted: Wanted) -> pa.Table:
    """Return the rows of a table in the order of its parts, with `report_year`.

    Rows of no document (in `problems`) are given unless `doc_ids` are named. Raises ValueError for a table or a column
    that there is none of, Damaged for a part that is not as it was written.
    """
    _check_names(table, wanted.columns)
    return steadily(root, lambda view: _rows(view, table, wanted), lambda overview: _homes(overview, wanted.doc_ids))


def count_rows(root: Path, table: str) -> dict[str, int]:
    """Return how many rows of a table each document has, where it has any; a part at a time, however large the store.

    Raises ValueError for a table that there is none of, Damaged for a part that is not as it was written.
    """
    _check_names(table, None)
    return steadily(root, lambda view: _counts(view, table))


def _counts(view: View, table: str) -> dict[str, int]:
    found: dict[str | None, int] = {}
    for bucket in view.listings:
        counted = pc.value_counts(view.read(Part(table, *bucket), Asked(("doc_id",)))["doc_id"])
        found |= zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    return {doc_id: count for doc_id, count in found.items() if doc_id is not None}


def _homes(overview: Overview, doc_ids: Collection[str] | None) -> list[Bucket]:
    """Return the buckets in which some documents (None: all) may stand, whatever their year; few cost few files."""
    if doc_ids is None or len(doc_ids) >= sum(overview.years.values()):
        return overview.buckets
    ids = [doc_id for doc_id in doc_ids if _ID.fullmatch(doc_id)]  # there are no others
    return sorted({Bucket(year, bucket_of(doc_id, n)) for year, n in overview.years.items() for doc_id in ids})


def _every(overview: Overview) -> list[Bucket]:
    return overview.buckets


def steadily(
    root: Path, read: Callable[[View], _Read], homes: Callable[[Overview], Sequence[Bucket]] = _every
) -> _Read:
    """Read what stands in a store until no commit fell into it; raises StoreError where that takes too long.

    The view has the listings of the buckets that `homes` chooses.
    Damage counts where no commit fell into the reading; while one is being finished files are on their way.
    """
    journal = Journal(root)
    for pause in range(_TRIES):
        time.sleep(pause / 100)
        decided = journal.read()
        buckets: Sequence[Bucket] = []
        damaged, found = None, None
        before = _stamps(journal, decided, buckets)
        try:
            overview = _overview(root, journal.place(OVERVIEW, decided))
            buckets = homes(overview)
            before = before[:1] + _stamps(journal, decided, buckets)[1:]
            found = (read(View(root, decided, overview, _listings(root, journal, decided, buckets))),)
        except Damaged as error:
            damaged = error
        if journal.read() != decided or _stamps(journal, decided, buckets) != before:
            continue
        if damaged and (decided is None or pause == _TRIES - 1):
            raise damaged
        if found:
            return found[0]
    raise StoreError(f"another program writes to {root} all the time: read again later")


def _overview(root: Path, path: Path) -> Overview:
    return _held(root, OVERVIEW, None, lambda: read_overview(path))


def _listings(
    root: Path, journal: Journal, decided: Decided | None, buckets: Iterable[Bucket]
) -> dict[Bucket, Listing]:
    found = {}
    for bucket in buckets:
        path = journal.place(listing_name(bucket), decided)
        found[bucket] = _held(root, listing_name(bucket), bucket, lambda: read_listing(path))  # noqa: B023 - called here
    return found


def _held(root: Path, name: str, bucket: Bucket | None, read: Callable[[], _Read]) -> _Read:
    """Read a file of the manifest; raises Damaged where it can't be."""
    try:
        return read()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Damaged(root, (Damage(name, MISSING, bucket),)) from error
    except Unusable as error:
        raise Damaged(root, (Damage(name, UNREADABLE, bucket),)) from error


def _stamps(journal: Journal, decided: Decided | None, buckets: Iterable[Bucket]) -> tuple[object, ...]:
    """Return of the files of the manifest what each commit changes; no clock is trusted for it."""
    return tuple(_stamp(journal.place(name, decided)) for name in (OVERVIEW, *map(listing_name, buckets)))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        facts = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return facts.st_ino, facts.st_mtime_ns, facts.st_size


def _check_names(table: str, columns: Sequence[str] | None) -> None:
    if table not in SCHEMAS:
        raise ValueError(f"no table {table!r}; there are {', '.join(SCHEMAS)}")
    for name in columns or ():
        if name not in SCHEMAS[table].names:
            raise ValueError(f"no column {name!r} in {table}; there are {', '.join(SCHEMAS[table].names)}")


def _entries(view: View) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for bucket in view.listings:
        rows = view.read(Part("documents", *bucket), Asked(ENTRY_COLUMNS))
        found |= entries_of(rows, bucket.year)
    return found


def _rows(view: View, table: str, wanted: Wanted) -> pa.Table:
    """Read the parts that hold what is asked for."""
    asked = None if wanted.doc_ids is None else frozenset(wanted.doc_ids)
    needed = None if wanted.columns is None else list(dict.fromkeys(("doc_id", *wanted.columns)))
    year_field = pa.field("report_year", pa.int64(), nullable=False)
    pieces = []
    for bucket, listing in view.listings.items():
        if asked is not None and asked.isdisjoint(listing.documents):
            continue
        rows = view.read(Part(table, *bucket), Asked(needed, wanted.coded))
        if asked is not None:
            rows = only(rows, asked.intersection(listing.documents))
        years = pa.repeat(pa.scalar(bucket.year, pa.int64()), rows.num_rows)
        pieces.append(rows.append_column(year_field, years))
    if not pieces:
        pieces.append(Asked(needed, wanted.coded).schema(table).append(year_field).empty_table())
    found = pa.concat_tables(pieces)
    return found if wanted.columns is None else found.select([*wanted.columns, "report_year"])
