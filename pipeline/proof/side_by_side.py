"""A stored file in which the draft's office stands with two years side by side: what of it is of the year before.

1. 云溪市政务公开年报比对 2023 vs 2024, a draft of 2024: the sentences that are not the draft's own are those of 2023
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from pipeline.extraction import Extraction
from pipeline.store import Store
from schemas.tables import TABLES
from schemas.text import fold

_TITLE = re.compile("比对|对比|对照|比较")
_YEARS = re.compile(r"(?<!\d)(20\d\d)年?(?:度)?(?:报告|年报)?(?:vs|VS|与|和|、|/|对比|比对)(20\d\d)(?!\d)")
_END = re.compile("[。！？；：:;）)”]$")
_SHARED = 0.3  # of a draft's long sentences that stand in the file too
_LONG = 15  # characters of a sentence that is not that of many
_ALIKE = 85.0  # likeness, 0 to 100, from which on a sentence of the file is one of the draft's, with a slip in it
_OF_SENTENCES = ("quantities", "dates", "honours", "entities")
_LEFT_OUT = ("tables", "indicators", "sections")  # columns that run into each other


def find_side_by_side(draft: Extraction, store: Store) -> str | None:
    """Return the id of the stored file that holds the draft's year beside the one before; None where there is none."""
    own = {text for text in _texts(draft.tables["statements"].to_pylist()) if len(text) >= _LONG}
    for document in store.read("documents").to_pylist():
        if document["org_id"] or not _TITLE.search(str(document["title"] or "")) or not own:
            continue
        rows = store.read("statements", [document["doc_id"]], columns=("text",)).to_pylist()
        texts = _texts(rows)
        if len(own.intersection(texts)) >= _SHARED * len(own) and _years(texts) == _pair(draft.report_year):
            return str(document["doc_id"])
    return None


def _pair(year: int | None) -> tuple[int, int] | None:
    return (year - 1, year) if year else None


def _years(texts: Iterable[str]) -> tuple[int, int] | None:
    """Return the two years that a file says it compares, the earlier one first."""
    found = next((said for text in texts if (said := _YEARS.search(text))), None)
    first, last = sorted((int(found[1]), int(found[2]))) if found else (0, 0)
    return (first, last) if found else None


def _texts(rows: Sequence[Mapping[str, object]]) -> list[str]:
    return [fold(str(row["text"])) for row in rows]


def take_year_before(draft: Extraction, store: Store, doc_id: str, known: Mapping[str, object]) -> Extraction:
    """Return what such a file says of the year before the draft's, as a report of the draft's organisation.

    `known` are cells of its row of `documents`. Only sentences and what stands in them are taken.
    """
    year = (draft.report_year or 0) - 1
    tables = {name: store.read(name, [doc_id]).drop_columns(["report_year"]) for name in TABLES}
    rows = tables["statements"].to_pylist()
    others = _of_draft(_texts(rows), _texts(draft.tables["statements"].to_pylist()))
    others |= _broken(rows)
    kept = [row["statement_id"] for at, row in enumerate(rows) if at not in others]
    for name in ("statements", *_OF_SENTENCES):
        column = tables[name]["statement_id"]
        tables[name] = tables[name].filter(pc.fill_null(pc.is_in(column, value_set=pa.array(kept)), False))
    for name in _LEFT_OUT:
        tables[name] = tables[name].slice(0, 0)
    found = Extraction(doc_id=doc_id, report_year=year, tables=tables)
    return with_cells(found, {**known, "stated_year": year})


def with_cells(extraction: Extraction, known: Mapping[str, object]) -> Extraction:
    """Return the rows of a report with other cells in its row of `documents`."""
    documents = extraction.tables["documents"]
    for name, value in known.items():
        at = documents.schema.get_field_index(name)
        field = documents.schema.field(at)
        documents = documents.set_column(at, field, pa.array([value], field.type))
    return replace(extraction, tables={**extraction.tables, "documents": documents})


def _of_draft(texts: Sequence[str], own: Sequence[str]) -> set[int]:
    """Return the places of the sentences that are the draft's: for each of these the one that is most like it."""
    found: set[int] = set()
    for text in own:
        free = {at: other for at, other in enumerate(texts) if at not in found}
        best = process.extractOne(text, free, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is not None:
            found.add(best[2])
    return found


def _broken(rows: Sequence[Mapping[str, object]]) -> set[int]:
    """Return the places of sentences that end within a word where a column ends, and of what stands behind them."""
    ends = [at for at, row in enumerate(rows) if not _END.search(str(row["text"]))]
    return {place for at in ends for place in (at, at + 1)}
