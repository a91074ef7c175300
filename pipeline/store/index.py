"""The index: what a store holds, and which of its parts a change of that rewrites."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from pipeline.store.layout import Bucket, Part, bucket_of, buckets_by_year
from schemas.tables import TABLES

LABELLED = ("documents", "problems")  # the tables that name a document's file


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One stored document. `paths` begins with its `source_path`, the `other_paths` follow; an unknown year is 0."""

    year: int
    extractor_version: str
    status: str
    file_name: str
    paths: tuple[str, ...]
    edition_of: str | None = None


ENTRY_COLUMNS = ("doc_id", "extractor_version", "status", "file_name", "source_path", "other_paths", "edition_of")


def entries_of(documents: pa.Table, year: int) -> dict[str, Entry]:
    """Return the entries of rows of `documents` that have at least `ENTRY_COLUMNS`."""
    rows = documents.select(list(ENTRY_COLUMNS)).to_pylist()
    return {
        row["doc_id"]: Entry(
            year=year,
            extractor_version=row["extractor_version"],
            status=row["status"],
            file_name=row["file_name"],
            paths=(row["source_path"], *row["other_paths"]),
            edition_of=row["edition_of"],
        )
        for row in rows
    }


class Change(NamedTuple):
    """What a commit changes: documents whose rows do, documents of which only labels do, rows of no document."""

    rows: frozenset[str]
    labels: frozenset[str]
    strays: bool


class Rewrite(NamedTuple):
    """A part to be written: the documents that it holds afterwards, and the old parts that hold what stays of them."""

    part: Part
    doc_ids: tuple[str, ...]
    sources: tuple[Part, ...]


class Plan(NamedTuple):
    """What a commit does to the parts of a store, and the number of buckets of each year afterwards."""

    rewrites: tuple[Rewrite, ...]
    removed: tuple[Part, ...]
    buckets: Mapping[int, int]


class Standing(NamedTuple):
    """What stands in a store: the number of buckets of each year, and the buckets that hold damage: none is read."""

    buckets: Mapping[int, int]
    spoilt: frozenset[Bucket] = frozenset()


def plan(standing: Standing, years: tuple[Mapping[str, int], Mapping[str, int]], strays: bool, change: Change) -> Plan:
    """Plan a commit.

    `years` gives each document's year before and after (left out: in neither); `strays` says whether there will be rows
    of no document. What stays as it is costs no more than a look at each document's year.
    """
    old, (before, after) = standing.buckets, years
    new = buckets_by_year(after.values(), strays=strays)
    resized = {year for year in {*old, *new} if old.get(year) != new.get(year)}
    whole = {Bucket(year, number) for year in resized for number in range(new.get(year, 0))}
    whole |= {home for home in standing.spoilt if home.number < new.get(home.year, 0)}
    for doc_id in change.rows:
        for year in {side[doc_id] for side in (before, after) if doc_id in side}.intersection(new):
            whole.add(Bucket(year, bucket_of(doc_id, new[year])))
    dirty = {Part(table, *home) for home in whole for table in TABLES}
    for doc_id in change.labels:
        year = after[doc_id]
        dirty.update(Part(table, year, bucket_of(doc_id, new[year])) for table in LABELLED)
    if change.strays and 0 in new:
        dirty.add(Part("problems", 0, 0))
    holds = _group(after, new, {part.home for part in dirty})
    rewrites = (
        Rewrite(part, tuple(holds.get(part.home, ())), tuple(_sources(part, old.get(part.year, 0), new[part.year])))
        for part in sorted(dirty)
    )
    gone = {Bucket(year, number) for year in resized for number in range(new.get(year, 0), old.get(year, 0))}
    return Plan(
        rewrites=tuple(
            r._replace(sources=tuple(s for s in r.sources if s.home not in standing.spoilt)) for r in rewrites
        ),
        removed=tuple(sorted(Part(table, *home) for home in gone for table in TABLES)),
        buckets=new,
    )


def _group(years: Mapping[str, int], buckets: Mapping[int, int], wanted: Collection[Bucket]) -> dict[Bucket, list[str]]:
    """Return the documents of each of some buckets, sorted."""
    groups: dict[Bucket, list[str]] = {home: [] for home in wanted}
    concerned = {home.year for home in wanted}
    for doc_id, year in years.items():
        if year in concerned:
            group = groups.get(Bucket(year, bucket_of(doc_id, buckets[year])))
            if group is not None:
                group.append(doc_id)
    return {home: sorted(group) for home, group in groups.items()}


def _sources(part: Part, old: int, new: int) -> Iterable[Part]:
    """Return the old parts that hold rows of a new one, both counts of buckets being powers of two."""
    if not old:
        return ()
    fewer = min(old, new)
    return (part._replace(bucket=bucket) for bucket in range(part.bucket % fewer, old, fewer))
