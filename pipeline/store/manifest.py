"""The manifest: what should stand in a store, down to the bytes.

`STORE/_nianjian/manifest/store.json` names the columns of each table, into how many buckets each year is split, and the
reports whose rows were lost to damage and not read again yet. Beside it stands a listing for each bucket: its documents
with their paths, and for the part of each table its rows, bytes, SHA-256 and the SHA-256 of its footer, which readers
can afford to check. All of it is a function of what is stored, like the parts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.store.faults import StoreError
from pipeline.store.layout import PRIVATE, Bucket
from pipeline.store.parts import SCHEMAS, Facts
from schemas.tables import TABLES

FOLDER = f"{PRIVATE}/manifest"
OVERVIEW = f"{FOLDER}/store.json"

COLUMNS = {table: {f.name: str(f.type) for f in schema} for table, schema in SCHEMAS.items()}


class Unusable(Exception):
    """A file of the manifest does not hold what such a file holds."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What one bucket holds: the paths of its documents by doc_id, the facts of its part of each table."""

    documents: Mapping[str, str]
    parts: Mapping[str, Facts]

    def write(self) -> str:
        """Return the listing as it stands in a file."""
        parts = {table: facts._asdict() for table, facts in self.parts.items()}
        return _written({"documents": self.documents, "parts": parts})


@dataclass(frozen=True, slots=True)
class Overview:
    """What a whole store holds: buckets a year, the paths of lost reports by doc_id, its columns."""

    years: Mapping[int, int] = field(default_factory=dict)
    lost: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: COLUMNS)

    @property
    def buckets(self) -> list[Bucket]:
        """All buckets in order."""
        return [Bucket(year, number) for year in sorted(self.years) for number in range(self.years[year])]

    def write(self) -> str:
        """Return the overview as it stands in a file."""
        content = {
            "columns": self.columns,
            "lost": self.lost,
            "years": {str(y): n for y, n in self.years.items()},
        }
        return _written(content)


def _written(content: Mapping[str, Mapping[str, Any]]) -> str:
    """Return content as JSON with a line for each entry of each part: `json` alone writes that six times as slowly."""
    parts = []
    for name, entries in sorted(content.items()):
        lines = (f"{json.dumps(key)}: {json.dumps(entry, sort_keys=True)}" for key, entry in sorted(entries.items()))
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def listing_name(bucket: Bucket) -> str:
    """Return the path of a bucket's listing inside the store."""
    return f"{FOLDER}/{bucket.year}-{bucket.number:04d}.json"


def read_listing(path: Path) -> Listing:
    """Read a bucket's listing; raises Unusable for a file that is none, FileNotFoundError where there is none."""
    content = _load(path)
    try:
        documents = {str(doc_id): str(name) for doc_id, name in content["documents"].items()}
        parts = {str(table): _facts(entry) for table, entry in content["parts"].items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unusable(str(path)) from error
    if set(parts) != set(TABLES):
        raise Unusable(str(path))
    return Listing(documents, parts)


def read_overview(path: Path) -> Overview:
    """Read the overview of a store; raises Unusable for a file that is none, FileNotFoundError where there is none."""
    content = _load(path)
    try:
        columns = {str(t): {str(n): str(k) for n, k in names.items()} for t, names in content["columns"].items()}
        lost = {str(doc_id): str(name) for doc_id, name in content["lost"].items()}
        years = {int(year): int(count) for year, count in content["years"].items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unusable(str(path)) from error
    if not years or any(not 0 <= y <= 9999 or n < 1 or n & (n - 1) for y, n in years.items()):
        raise Unusable(str(path))
    return Overview(years, lost, columns)


def check_columns(root: Path, overview: Overview) -> None:
    """Raise StoreError where a store has other tables or columns than this version of the program."""
    for table in sorted({*COLUMNS, *overview.columns}):
        ours, theirs = COLUMNS.get(table, {}), overview.columns.get(table, {})
        strange = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
        if strange:
            raise StoreError(
                f"{root} was written by another version of nianjian ({table}: {', '.join(strange)}): "
                "extract the reports into a new store"
            )


def _facts(entry: Mapping[str, Any]) -> Facts:
    facts = Facts(**entry)
    if not all(isinstance(value, kind) for value, kind in zip(facts, (int, int, str, str), strict=True)):
        raise ValueError("not the facts of a part")
    return facts


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Unusable(str(path)) from error
