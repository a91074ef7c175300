"""The store as its users have it: opened, asked what it knows, read, and, by one program at a time, added to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from pipeline.extraction import Extraction
from pipeline.store.disk import write_whole
from pipeline.store.faults import StoreError
from pipeline.store.index import LABELLED, Change, Entry, Rewrite, entries_of, plan
from pipeline.store.journal import Journal
from pipeline.store.layout import PRIVATE, list_parts
from pipeline.store.lock import Lock
from pipeline.store.parts import SCHEMAS, check_tables, in_order, only, read_part, write_part
from pipeline.store.reading import Wanted, read_entries, read_table
from pipeline.store.rows import Labels, Strays, add_strays, read_strays, relabel, stray_rows
from schemas.tables import Problem

_FORMAT = "1"


class Store:
    """A folder of Parquet tables. Use `Store.open`, as a context manager where it is to be written."""

    def __init__(self, root: Path, lock: Lock | None) -> None:
        self.root = root
        self._lock = lock
        self._journal = Journal(root)
        self._entries: dict[str, Entry] | None = None
        self._strays: Strays = {}

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = False) -> "Store":
        """Open a store; one that is to be written is made where there is none.

        A commit that was cut off is finished or undone first. Raises ValueError where a folder is no store and can't
        become one, StoreError where another program writes it or a newer version of this one made it.
        """
        root = Path(path)
        _check_folder(root, writable)
        if not writable:
            return cls(root, None)
        lock = Lock(root)
        lock.acquire()
        try:
            store = cls(root, lock)
            write_whole(root / PRIVATE / "format", _FORMAT)
            store.commit()
        except BaseException:
            lock.release()
            raise
        return store

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let other programs write."""
        if self._lock:
            self._lock.release()
            self._lock = None

    def entries(self) -> Mapping[str, Entry]:
        """Return what is stored by doc_id."""
        if self._lock and self._entries is not None:
            return self._entries
        return read_entries(self.root)

    def known(self) -> dict[str, str]:
        """Return the extractor version that made the rows of each stored document."""
        return {doc_id: entry.extractor_version for doc_id, entry in self.entries().items()}

    def read(
        self,
        table: str,
        doc_ids: Collection[str] | None = None,
        columns: Sequence[str] | None = None,
        *,
        coded: Collection[str] = (),
    ) -> pa.Table:
        """Return the rows of a table, or those of some documents, in the order of its parts, with `report_year`.

        Rows of a document that has no row in `documents` are left; rows of no document (in `problems`) are given unless
        `doc_ids` are named. Columns of words named in `coded` come as dictionaries. Raises ValueError for a table or a
        column that there is none of.
        """
        return read_table(self.root, table, Wanted(doc_ids, columns, coded))

    def commit(
        self,
        extractions: Iterable[Extraction] = (),
        *,
        strays: Mapping[str, Sequence[Problem]] | None = None,
        paths: Mapping[str, Sequence[str]] | None = None,
        editions: Mapping[str, str | None] | None = None,
    ) -> None:
        """Store documents all together, each in place of what was known of it.

        `strays` gives for files the problems of what is no document (none: forget them); `paths` gives for stored
        documents their path and the other ones, `editions` the file that speaks instead of each (None: itself).
        Raises ValueError for an extraction that is not as the tables are.
        """
        if not self._lock:
            raise ValueError("the store was not opened to be written")
        fresh = {extraction.doc_id: extraction for extraction in extractions}
        for extraction in fresh.values():
            check_tables(extraction.doc_id, extraction.tables)
        before = self._load()
        unknown = {*(paths or ()), *(editions or ())} - set(before)
        if unknown:
            raise ValueError(f"labels for documents that are not stored: {', '.join(sorted(unknown))}")
        labels = Labels(
            {d: tuple(p) for d, p in (paths or {}).items() if d not in fresh and tuple(p) != before[d].paths},
            {d: e for d, e in (editions or {}).items() if d not in fresh and e != before[d].edition_of},
        )
        stray_after = add_strays(self._strays, strays or {})
        change = Change(frozenset(fresh), labels.doc_ids, stray_after != self._strays)
        years_before = {doc_id: entry.year for doc_id, entry in before.items()}
        years_after = years_before | {doc_id: extraction.report_year or 0 for doc_id, extraction in fresh.items()}
        plans = plan(list_parts(self.root), (years_before, years_after), strays=bool(stray_after), change=change)
        if not plans.rewrites and not plans.removed:
            return
        self._entries = None  # until the commit is finished; what cuts it off leaves the next one to load anew
        self._journal.begin()
        for rewrite in plans.rewrites:
            rows = self._gather(rewrite, fresh)
            if rewrite.part.table in LABELLED:
                rows = relabel(rows, labels)
            if rewrite.part[:] == ("problems", 0, 0):
                rows = pa.concat_tables([rows, stray_rows(stray_after)])
            write_part(self._journal.waiting_place(rewrite.part), in_order(rows))
        self._journal.decide([r.part for r in plans.rewrites], plans.removed)
        self._journal.finish()
        self._strays = stray_after
        self._entries = _after(before, fresh, labels)

    def _load(self) -> dict[str, Entry]:
        """Return the index, read anew, with the journal finished, where it is not known to be right."""
        if self._entries is None:
            self._journal.finish()
            self._strays = read_strays(self.root)
            self._entries = read_entries(self.root)
        return self._entries

    def _gather(self, rewrite: Rewrite, fresh: Mapping[str, Extraction]) -> pa.Table:
        table = rewrite.part.table
        staying = [d for d in rewrite.doc_ids if d not in fresh]
        pieces = [only(read_part(self.root / s.name, table), staying) for s in rewrite.sources if staying]
        pieces += [fresh[d].tables[table] for d in rewrite.doc_ids if d in fresh]
        return pa.concat_tables([SCHEMAS[table].empty_table(), *pieces])


def _after(before: Mapping[str, Entry], fresh: Mapping[str, Extraction], labels: Labels) -> dict[str, Entry]:
    """Return the index after a commit."""
    after = dict(before)
    for extraction in fresh.values():
        after |= entries_of(extraction.tables["documents"], extraction.report_year or 0)
    for doc_id, paths in labels.paths.items():
        after[doc_id] = replace(after[doc_id], paths=paths)
    for doc_id, edition in labels.editions.items():
        after[doc_id] = replace(after[doc_id], edition_of=edition)
    return after


def _check_folder(root: Path, writable: bool) -> None:
    marker = root / PRIVATE / "format"
    if root.exists() and not root.is_dir():
        raise ValueError(f"{root} is a file: name a folder")
    if marker.exists():
        written = marker.read_text(encoding="utf-8").strip()
        if written != _FORMAT:
            raise StoreError(f"{root} was made by a newer version of nianjian (format {written}): use that version")
        return
    if not writable:
        raise ValueError(f"{root} is no store: name one, or make one with extract")
    if root.is_dir() and not (root / PRIVATE).exists():
        taken = sorted(path.name for path in root.iterdir())
        if taken:
            some = ", ".join(taken[:3]) + (", …" if taken[3:] else "")
            raise ValueError(f"{root} holds other things ({some}): name a new folder for the yearbook")
