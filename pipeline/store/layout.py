"""Where rows stand: `STORE/<table>/report_year=YYYY/part-BBBB.parquet`, a part for each bucket of doc_id.

The parts are a pure function of the documents that the store holds, never of the order or the way they came in: a
year's documents stand in the smallest power of two of buckets that keeps them to `DOCUMENTS_A_PART` each on average;
every table has a part for each bucket of each year, with no rows where there are none, so that each table can be read
and shows its columns. The year 0 (unknown) stands only where something is in it, or nothing in the whole store.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from schemas.tables import TABLES

DOCUMENTS_A_PART = 64
PRIVATE = "_nianjian"  # manifest, journal, lock, run log; readers of Parquet leave a folder that begins with _

_PART = re.compile(r"part-(?P<bucket>[0-9]{4,9})\.parquet")
_YEAR = re.compile(r"report_year=(?P<year>[0-9]{1,4})")


class Bucket(NamedTuple):
    """The documents of a year that stand in one part of each table."""

    year: int
    number: int


class Part(NamedTuple):
    """One Parquet file of a table."""

    table: str
    year: int
    bucket: int

    @property
    def name(self) -> str:
        """Its path inside the store."""
        return f"{self.table}/report_year={self.year}/part-{self.bucket:04d}.parquet"

    @property
    def home(self) -> Bucket:
        """The bucket whose documents it holds."""
        return Bucket(self.year, self.bucket)


def part_named(name: str) -> Part:
    """Return the part with a path inside the store; raises ValueError where no part of a table is called so."""
    table, _, file = name.partition("/")
    year, _, file = file.partition("/")
    matches = _YEAR.fullmatch(year), _PART.fullmatch(file)
    if table in TABLES and matches[0] and matches[1]:
        part = Part(table, int(matches[0]["year"]), int(matches[1]["bucket"]))
        if part.name == name:
            return part
    raise ValueError(f"no part of a table: {name}")


def list_parts(root: Path, tables: Iterable[str] = tuple(TABLES)) -> set[Part]:
    """Return the parts of some tables that stand in a store; files of other names are left."""
    return {
        Part(table, int(year["year"]), int(part["bucket"]))
        for table in tables
        for path in (root / table).glob("report_year=*/part-*.parquet")
        if (year := _YEAR.fullmatch(path.parent.name)) and (part := _PART.fullmatch(path.name))
    }


def bucket_count(documents: int) -> int:
    """Return into how many buckets a year with so many documents is split: 1, 2, 4, …"""
    return 1 << max(0, (documents - 1) // DOCUMENTS_A_PART).bit_length()


def bucket_of(doc_id: str, buckets: int) -> int:
    """Return the bucket of a document; when the count doubles, bucket b splits into b and b + count."""
    return int(doc_id[:8], 16) % buckets


def place_among_buckets(doc_id: str) -> int:
    """Return what sorts documents so that those of one bucket stand together, into however many buckets they fall."""
    return int(f"{int(doc_id[:8], 16):032b}"[::-1], 2)


def buckets_by_year(years: Iterable[int], *, strays: bool) -> dict[int, int]:
    """Return the number of buckets of each year that a store has, given each document's year."""
    counts = Counter(years)
    if strays or not counts:
        counts[0] += 0
    return {year: bucket_count(count) for year, count in sorted(counts.items())}
