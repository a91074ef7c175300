"""Looking a store over: each file that is not as it was written, named; nothing is changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.faults import LOST, MISSING, UNLISTED, UNREADABLE, Damage, Damaged
from pipeline.store.journal import Decided, Journal
from pipeline.store.layout import Bucket, Part, list_parts
from pipeline.store.manifest import (
    FOLDER,
    OVERVIEW,
    Listing,
    Overview,
    Unusable,
    listing_name,
    read_listing,
    read_overview,
)
from pipeline.store.parts import check_part
from pipeline.store.reading import steadily
from schemas.tables import TABLES


@dataclass(slots=True)
class Survey:
    """What stands in a store, with its damage. A listing that can't be read is not in `listings`."""

    overview: Overview = field(default_factory=Overview)
    listings: dict[Bucket, Listing] = field(default_factory=dict)
    damages: list[Damage] = field(default_factory=list)

    @property
    def buckets(self) -> set[Bucket]:
        """The buckets that hold damage."""
        return {Bucket(*one.bucket) for one in self.damages if one.bucket}


def look_over(root: Path, decided: Decided | None = None, *, thorough: bool = False) -> Survey:
    """Look at every file that the manifest names; read all their bytes if `thorough`, else their sizes.

    `decided` is a commit that is not finished: what it has written is looked at where it waits.
    """
    journal, survey = Journal(root), Survey()
    try:
        survey.overview = read_overview(journal.place(OVERVIEW, decided))
    except (FileNotFoundError, NotADirectoryError, Unusable) as error:
        survey.damages.append(Damage(OVERVIEW, UNREADABLE if isinstance(error, Unusable) else MISSING))
        survey.overview = _guess(root)
    for bucket in survey.overview.buckets:
        name = listing_name(bucket)
        try:
            listing = survey.listings[bucket] = read_listing(journal.place(name, decided))
        except (FileNotFoundError, NotADirectoryError, Unusable) as error:
            survey.damages.append(Damage(name, UNREADABLE if isinstance(error, Unusable) else MISSING, bucket))
            continue
        for table in TABLES:
            part = Part(table, *bucket)
            reason = check_part(journal.place(part.name, decided), listing.parts[table], thorough=thorough)
            if reason:
                survey.damages.append(Damage(part.name, reason, bucket))
    return survey


def verify(root: Path) -> list[Damage]:
    """Return all damage of a store, with the reports that are lost and the files that are none of it; reads it whole.

    Other programs may write meanwhile: what they change is looked at again. Raises StoreError for a damaged journal.
    """
    journal = Journal(root)
    survey = look_over(root, journal.read(), thorough=True)
    if survey.damages:
        survey = _look_again(root)
    lost = [Damage(path, LOST) for _, path in sorted(survey.overview.lost.items(), key=lambda item: item[1])]
    return [*survey.damages, *lost, *(Damage(name, UNLISTED) for name in strangers(root, survey.overview))]


def _look_again(root: Path) -> Survey:
    """Tell damage from a commit that fell into the look: read again until none does."""
    try:
        return steadily(root, lambda view: look_over(root, view.decided, thorough=True))
    except Damaged:  # files of the manifest itself
        return look_over(root, Journal(root).read(), thorough=True)


def strangers(root: Path, overview: Overview) -> Iterator[str]:
    """Yield the names of files in the folders of the tables that no commit wrote: other readers take them in."""
    wanted = {Part(table, *bucket).name for bucket in overview.buckets for table in TABLES}
    for table in TABLES:
        for path in sorted((root / table).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in wanted and not any(part[0] in "._" for part in name.split("/")):
                yield name


def rescue(root: Path, bucket: Bucket, survey: Survey) -> dict[str, str]:
    """Return the paths of a bucket's documents by doc_id: from its listing, else from what its parts still tell."""
    if bucket in survey.listings:
        return dict(survey.listings[bucket].documents)
    found: dict[str, str] = {}
    for table, column in (("pages", None), ("problems", "file"), ("documents", "source_path")):
        columns = ["doc_id", column] if column else ["doc_id"]
        try:
            rows = pq.read_table(root / Part(table, *bucket).name, columns=columns, page_checksum_verification=True)
        except (pa.ArrowException, OSError):
            continue
        for row in rows.select(columns).to_pylist():
            if row["doc_id"] is not None:
                found[row["doc_id"]] = row.get(column) or found.get(row["doc_id"], row["doc_id"])
    return found


def _guess(root: Path) -> Overview:
    """Return the buckets that a store without an overview must have had, by the files that stand in it."""
    buckets = {part.home for part in list_parts(root)}
    for path in (root / FOLDER).glob("*.json"):
        year, _, number = path.stem.partition("-")
        if year.isdigit() and number.isdigit():
            buckets.add(Bucket(int(year), int(number)))
    years: dict[int, int] = {}
    for bucket in buckets:
        years[bucket.year] = max(years.get(bucket.year, 1), 1 << bucket.number.bit_length())
    return Overview(years or {0: 1})
