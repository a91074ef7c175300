"""Writing a commit: the parts that change, from the old parts and what is new, and the manifest of what stands then."""

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

from pipeline.extraction import Extraction
from pipeline.store.faults import MISSING, Damage, Damaged
from pipeline.store.index import LABELLED, Entry, Plan, Rewrite
from pipeline.store.journal import Journal
from pipeline.store.layout import Bucket, Part
from pipeline.store.manifest import OVERVIEW, Listing, Overview, listing_name
from pipeline.store.parts import SCHEMAS, Facts, Spoilt, in_order, only, read_whole, write_part
from pipeline.store.rows import Labels, Strays, relabel, stray_rows
from pipeline.store.survey import Survey


class Material(NamedTuple):
    """What a commit puts into the parts: new documents, new labels of old ones, problems of no document."""

    fresh: Mapping[str, Extraction]
    labels: Labels
    strays: Strays
    after: Mapping[str, Entry]


def write(journal: Journal, survey: Survey, plan: Plan, material: Material) -> dict[Bucket, Listing]:
    """Write the parts of a commit where they wait; return the listings of the buckets that change.

    Raises Damaged, before anything counts, where an old part is not as it was written.
    """
    journal.begin()
    parts: dict[Bucket, dict[str, Facts]] = {}
    documents: dict[Bucket, dict[str, str]] = {}
    for rewrite in plan.rewrites:
        rows = _gather(journal, survey, rewrite, material.fresh)
        if rewrite.part.table in LABELLED:
            rows = relabel(rows, material.labels)
        if rewrite.part[:] == ("problems", 0, 0):
            rows = pa.concat_tables([rows, stray_rows(material.strays)])
        facts = write_part(journal.waiting_place(rewrite.part.name), in_order(rows))
        bucket = rewrite.part.home
        parts.setdefault(bucket, {})[rewrite.part.table] = facts
        documents[bucket] = {doc_id: material.after[doc_id].paths[0] for doc_id in rewrite.doc_ids}
    return {
        bucket: Listing(documents[bucket], {**_standing(survey, bucket), **facts}) for bucket, facts in parts.items()
    }


def decide(journal: Journal, plan: Plan, listings: Mapping[Bucket, Listing], overview: Overview) -> None:
    """Decide and finish the commit whose parts wait."""
    manifest = {listing_name(bucket): listing.write() for bucket, listing in listings.items()}
    written = [rewrite.part for rewrite in plan.rewrites]
    journal.decide(written, plan.removed, {**manifest, OVERVIEW: overview.write()})
    journal.finish()


def read_old(journal: Journal, survey: Survey, part: Part) -> pa.Table:
    """Read an old part, every byte checked; raises Damaged, and remembers it, where it is not as it was written."""
    try:
        return read_whole(journal.root / part.name, part.table, survey.listings[part.home].parts[part.table])
    except (FileNotFoundError, NotADirectoryError, Spoilt) as error:
        damage = Damage(part.name, str(error) if isinstance(error, Spoilt) else MISSING, part.home)
        survey.damages.append(damage)
        raise Damaged(journal.root, (damage,)) from error


def _gather(journal: Journal, survey: Survey, rewrite: Rewrite, fresh: Mapping[str, Extraction]) -> pa.Table:
    table = rewrite.part.table
    staying = [d for d in rewrite.doc_ids if d not in fresh]
    pieces = [only(read_old(journal, survey, source), staying) for source in rewrite.sources if staying]
    pieces += [fresh[d].tables[table] for d in rewrite.doc_ids if d in fresh]
    return pa.concat_tables([SCHEMAS[table].empty_table(), *pieces])


def _standing(survey: Survey, bucket: Bucket) -> Mapping[str, Facts]:
    listing = survey.listings.get(bucket)
    return listing.parts if listing else {}
