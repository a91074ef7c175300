"""The store as its users have it: opened, asked what it knows, read, and, by one program at a time, added to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from pipeline.extraction import Extraction
from pipeline.store.disk import write_whole
from pipeline.store.faults import Damage, Damaged, StoreError
from pipeline.store.index import ENTRY_COLUMNS, Change, Entry, Plan, Standing, entries_of, plan
from pipeline.store.journal import Journal
from pipeline.store.layout import PRIVATE, Part, list_parts
from pipeline.store.lock import Lock
from pipeline.store.manifest import OVERVIEW, Overview, check_columns
from pipeline.store.parts import Asked, Spoilt, check_tables, read_part
from pipeline.store.reading import Wanted, count_rows, overview_of, read_entries, read_table
from pipeline.store.rows import Labels, Strays, add_strays, strays_in
from pipeline.store.rulings import correct, needed, read_rulings
from pipeline.store.survey import Survey, look_over, rescue
from pipeline.store.writing import Material, decide, read_old, write
from schemas.tables import Problem

_FORMAT = "2"


class Store:
    """A folder of Parquet tables. Use `Store.open`, as a context manager where it is to be written."""

    def __init__(self, root: Path, lock: Lock | None) -> None:
        self.root = root
        self._lock = lock
        self._journal = Journal(root)
        self._entries: dict[str, Entry] | None = None
        self._survey = Survey()
        self._strays: Strays = {}
        self._thorough = False

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = False, thorough: bool = False) -> "Store":
        """Open a store; one that is to be written is made where there is none, by its first commit or at its closing.

        A commit that was cut off is finished or undone first. One that is to be written is looked over for damage, all
        its bytes if `thorough`. Raises ValueError where a folder is no store and can't become one, StoreError where
        another program writes it, or another version of this one made it.
        """
        root = Path(path)
        _check_folder(root, writable)
        if not writable:
            store = cls(root, None)
            check_columns(root, overview_of(root))
            return store
        lock = Lock(root)
        lock.acquire()
        try:
            store = cls(root, lock)
            store._thorough = thorough
            store._load()
            if not store.damages and not store._is_new():
                store.commit()
        except BaseException:
            lock.release()
            raise
        return store

    @staticmethod
    def check(path: str | Path) -> None:
        """Raise as `open` does, but for damage, where a folder is no store or one of another format."""
        _check_folder(Path(path), writable=False)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let other programs write."""
        if self._lock:
            try:
                self._make()
            finally:
                self._lock.release()
                self._lock = None

    @property
    def damages(self) -> tuple[Damage, ...]:
        """The damage that was found in a store that is open to be written: nothing is stored until it is mended."""
        return tuple(self._survey.damages)

    @property
    def lost(self) -> Mapping[str, str]:
        """The paths, by doc_id, of reports whose rows were lost to damage and have not been read again."""
        return self._survey.overview.lost if self._lock else overview_of(self.root).lost

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

        Rows of no document (in `problems`) are given unless `doc_ids` are named. Columns of words named in `coded` come
        as dictionaries. Rows have the corrections that people made (`pipeline.store.rulings`). Raises ValueError for a
        table or a column that there is none of, Damaged for a damaged part.
        """
        self._make()
        rulings = read_rulings(self.root)
        if not rulings:
            return read_table(self.root, table, Wanted(doc_ids, columns, coded))
        wanted = None if columns is None else list(dict.fromkeys((*columns, *needed(table))))
        rows = correct(table, read_table(self.root, table, Wanted(doc_ids, wanted, coded)), rulings)
        return rows if columns is None else rows.select([*columns, "report_year"])

    def count(self, table: str) -> dict[str, int]:
        """Return how many rows of a table each document has, by doc_id, where it has any. Raises as `read` does."""
        self._make()
        return count_rows(self.root, table)

    def commit(
        self,
        extractions: Iterable[Extraction] = (),
        *,
        strays: Mapping[str, Sequence[Problem]] | None = None,
        paths: Mapping[str, Sequence[str]] | None = None,
        editions: Mapping[str, str | None] | None = None,
        forget: Collection[str] = (),
    ) -> None:
        """Store documents all together, each in place of what was known of it.

        `strays` gives for files the problems of what is no document (none: forget them); `paths` gives for stored
        documents their path and the other ones, `editions` the file that speaks instead of each (None: itself);
        `forget` names documents whose rows are taken out. Raises ValueError for an extraction that is not as the tables
        are, Damaged where a part is not as it was written: then nothing is stored.
        """
        lock = self._writable()
        lock.check()
        fresh = {extraction.doc_id: extraction for extraction in extractions}
        for extraction in fresh.values():
            check_tables(extraction.doc_id, extraction.tables)
        before = self._load()
        if self.damages:
            raise Damaged(self.root, self.damages)
        unknown = {*(paths or ()), *(editions or ())} - set(before)
        if unknown:
            raise ValueError(f"labels for documents that are not stored: {', '.join(sorted(unknown))}")
        gone = frozenset(forget) - set(fresh)
        labels = Labels(
            {d: tuple(p) for d, p in (paths or {}).items() if d not in fresh and tuple(p) != before[d].paths},
            {d: e for d, e in (editions or {}).items() if d not in fresh and e != before[d].edition_of},
        )
        strays_after = add_strays(self._strays, strays or {})
        after = {d: entry for d, entry in _after(before, fresh, labels).items() if d not in gone}
        years = ({d: e.year for d, e in before.items()}, {d: e.year for d, e in after.items()})
        change = Change(frozenset(fresh) | gone, labels.doc_ids - gone, strays_after != self._strays)
        standing = Standing(self._survey.overview.years)
        plans = plan(standing, years, strays=bool(strays_after), change=change)
        lost = {d: path for d, path in self._survey.overview.lost.items() if d not in fresh and d not in gone}
        self._commit(lock, plans, Material(fresh, labels, strays_after, after), lost)
        self._mark()

    def threatened(self) -> Mapping[str, str]:
        """Return the paths, by doc_id, of the documents of which rows may be damaged: those that `mend` takes out."""
        buckets = sorted(self._survey.buckets)
        return {d: path for bucket in buckets for d, path in rescue(self.root, bucket, self._survey).items()}

    def mend(self) -> Mapping[str, str]:
        """Take out every document of a bucket that holds damage, and keep in mind that it has to be read again.

        Returns the paths of these documents by doc_id. What else is stored stays as it is.
        """
        lock, before = self._writable(), self._load()
        if not self.damages:
            return {}
        spoilt, taken = frozenset(self._survey.buckets), self.threatened()
        after = {d: entry for d, entry in before.items() if d not in taken}
        years = ({d: e.year for d, e in before.items()}, {d: e.year for d, e in after.items()})
        change = Change(frozenset(), frozenset(), False)
        plans = plan(Standing(self._survey.overview.years, spoilt), years, strays=bool(self._strays), change=change)
        lost = {**self._survey.overview.lost, **taken}
        self._commit(lock, plans, Material({}, Labels({}, {}), self._strays, after), lost)
        self._mark()
        return taken

    def _writable(self) -> Lock:
        if not self._lock:
            raise ValueError("the store was not opened to be written")
        return self._lock

    def _make(self) -> None:
        """Store that there is nothing, where nothing was stored yet."""
        if self._lock and self._entries == {} and self._is_new():
            self.commit()

    def _mark(self) -> None:
        """Say that this is a store, once its parts stand."""
        if not (self.root / PRIVATE / "format").exists():
            write_whole(self.root / PRIVATE / "format", _FORMAT)

    def _commit(self, lock: Lock, plans: Plan, material: Material, lost: Mapping[str, str]) -> None:
        survey = self._survey
        overview = Overview(plans.buckets, lost)
        if not plans.rewrites and not plans.removed:
            if overview != survey.overview or survey.damages:
                write_whole(self.root / OVERVIEW, overview.write())
                self._survey = Survey(overview, survey.listings)
            return
        self._entries = None  # until the commit is finished; what cuts it off leaves the next one to load anew
        try:
            listings = write(self._journal, survey, plans, material)
            lock.check()
            decide(self._journal, plans, listings, overview)
        except BaseException as error:
            if isinstance(error, FileNotFoundError):
                lock.check()
            self._journal.withdraw()
            raise
        lock.check()
        standing = {**survey.listings, **listings}
        self._survey = Survey(overview, {bucket: standing[bucket] for bucket in overview.buckets})
        self._strays = material.strays
        self._entries = dict(material.after)

    def _load(self) -> dict[str, Entry]:
        """Return the index, read anew, with the journal finished, where it is not known to be right."""
        if self._entries is None:
            self._journal.finish()
            if self._is_new():
                self._survey = Survey(Overview(), {}, [])
                self._entries = {}
                return self._entries
            self._survey = look_over(self.root, thorough=self._thorough)
            check_columns(self.root, self._survey.overview)
            self._strays = self._read_strays()
            self._entries = self._read_entries()
        return self._entries

    def _is_new(self) -> bool:
        marks = (PRIVATE + "/format", OVERVIEW)
        return not any((self.root / name).exists() for name in marks) and not list_parts(self.root)

    def _read_strays(self) -> Strays:
        part = Part("problems", 0, 0)
        damaged = {one.name for one in self.damages}
        if part.home not in self._survey.listings or part.name in damaged:
            return {}
        try:
            return strays_in(read_old(self._journal, self._survey, part))
        except Damaged:
            return {}

    def _read_entries(self) -> dict[str, Entry]:
        """Read the index from the parts of `documents`; what is damaged is left, and named in the survey."""
        found: dict[str, Entry] = {}
        damaged = {one.name for one in self.damages}
        for bucket, listing in self._survey.listings.items():
            part = Part("documents", *bucket)
            if part.name in damaged:
                continue
            try:
                rows = read_part(self.root / part.name, "documents", listing.parts["documents"], Asked(ENTRY_COLUMNS))
            except Spoilt as spoilt:
                self._survey.damages.append(Damage(part.name, str(spoilt), bucket))
            else:
                found |= entries_of(rows, bucket.year)
        return found


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
        written = marker.read_bytes()[:20].decode("utf-8", "replace").strip()
        if written == _FORMAT:
            return
        if written.isdigit() and int(written) < int(_FORMAT):
            raise StoreError(
                f"{root} was made by an older version of nianjian (format {written}): "
                "extract the reports into a new store"
            )
        raise StoreError(f"{root} was made by a newer version of nianjian (format {written}): use that version")
    if not writable:
        raise ValueError(f"{root} is no store: name one, or make one with extract")
    if root.is_dir() and not (root / PRIVATE).exists():
        taken = sorted(path.name for path in root.iterdir())
        if taken:
            some = ", ".join(taken[:3]) + (", …" if taken[3:] else "")
            raise ValueError(f"{root} holds other things ({some}): name a new folder for the yearbook")
