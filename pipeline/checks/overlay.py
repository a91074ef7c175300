"""Rulings beside the store: taken in, and whether each still meets what it rules on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.derived import read_derived
from pipeline.store import Store
from pipeline.store.lock import Lock
from pipeline.store.rulings import Ruling, count_places, read_rulings, write_rulings

APPLIED, CONFLICT, GONE = "applied", "conflict", "gone"
_OF_REPORT = ("org", "year")


class Standing(NamedTuple):
    """A ruling, whether it is applied, and how many rows it changes.

    conflict: the text that it corrects is no longer there, and nothing was changed; gone: the finding that it
    dismisses no longer comes up.
    """

    ruling: Ruling
    state: str
    rows: int


def take_in(store: Store, given: Sequence[Ruling]) -> None:
    """Add rulings to those of a store, a later one on the same thing in place of the earlier one.

    Beginnings of ids are completed, and a correction is told the path of its file. Raises ValueError for a report or a
    finding that is not there, StoreError where another program writes.
    """
    documents = {row["doc_id"]: row["source_path"] for row in store.read("documents").to_pylist()}
    findings = read_derived(store.root, "findings")["finding_id"].to_pylist()
    standing = {ruling.key: ruling for ruling in read_rulings(store.root)}
    for ruling in given:
        if ruling.is_correction:
            doc_id = _whole(ruling.doc_id, documents) if ruling.doc_id not in documents else ruling.doc_id
            whole = replace(ruling, doc_id=doc_id, file=documents.get(doc_id, ruling.file), finding_id="")
        else:
            whole = replace(ruling, finding_id=_whole(ruling.finding_id, findings))
        standing[whole.key] = whole
    lock = Lock(store.root)
    lock.acquire()
    try:
        write_rulings(store.root, standing.values())
    finally:
        lock.release()


def _whole(given: str, known: Sequence[str] | dict[str, str]) -> str:
    """Return the id that begins as given; the given one where it is whole; raises ValueError for none or several."""
    hits = [one for one in known if one.startswith(given)]
    if len(hits) == 1:
        return hits[0]
    if len(given) == 16:
        return given
    raise ValueError(f"no one report or finding has an id that begins with {given}")


def tell_standings(store: Store, rulings: Sequence[Ruling]) -> Iterator[Standing]:
    """Yield each ruling with what becomes of it."""
    documents = {row["doc_id"]: row["source_path"] for row in store.read("documents").to_pylist()}
    now = {path: doc_id for doc_id, path in documents.items()}
    found = set(read_derived(store.root, "findings")["finding_id"].to_pylist())
    for ruling in rulings:
        if not ruling.is_correction:
            yield Standing(ruling, APPLIED if ruling.finding_id in found else GONE, 0)
        elif ruling.doc_id not in documents or now.get(ruling.file, ruling.doc_id) != ruling.doc_id:
            yield Standing(ruling, CONFLICT, 0)
        elif ruling.field in _OF_REPORT:
            yield Standing(ruling, APPLIED, 1)
        else:
            tables = ("quantities", "indicators")
            rows = sum(count_places(table, store.read(table, [ruling.doc_id]), ruling) for table in tables)
            yield Standing(ruling, APPLIED if rows else CONFLICT, rows)
