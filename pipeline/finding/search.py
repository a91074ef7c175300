"""The search: one pass over a few columns of all reports for what fits, then the rest of what is known of it."""

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.finding.hits import Hit
from pipeline.finding.query import Query, read_query
from pipeline.finding.surroundings import Surroundings
from pipeline.store import Store

# Each table with its id, the columns whose words are looked through, and what comes first among the hits.
_SEARCHED: dict[str, tuple[str, tuple[str, ...]]] = {
    "quantities": ("row_id", ("text",)),
    "indicators": ("row_id", ("value_as_printed",)),
    "honours": ("row_id", ("title", "recipient", "document_number")),
    "entities": ("row_id", ("name", "canonical")),
    "statements": ("statement_id", ("text",)),
    "tables": ("row_id", ("text",)),
}
_DIGITS_BEFORE = re.compile(r"\d[.,]?$")
_DIGITS_AFTER = re.compile(r"[.,]?\d")
_EXACT = 1e-9  # relative: a stored float against the decimal that was asked for


class Found(NamedTuple):
    """A row that fits, how well (0 best), and its place: rows of one sentence, or of one row of a table, are one."""

    rank: int
    table: str
    row_id: str
    doc_id: str
    year: int
    place: str


def search(
    store: Store, words: str, *, org: str | None = None, year: int | None = None, limit: int = 10
) -> tuple[list[Hit], int]:
    """Return the best hits, at most `limit` (0: all), and how many there are.

    `org` is a part of the name of the organisation, `year` the year of the report. A quantity as printed comes first,
    then the same value in other words (25.87万件, 258,700件), names, and phrases within sentences and cells; of each
    the newest report first. Raises ValueError where nothing is named.
    """
    query = read_query(words)
    doc_ids = _reports(store, org, year)
    found = [hit for table in _SEARCHED for hit in _fitting(store, table, query, doc_ids)]
    around = Surroundings(store)
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=lambda f: (f.rank, -f.year, f.doc_id, f.row_id)):
        best.setdefault((one.doc_id, one.place), one)  # the sentence of a quantity that is a hit itself is none more
    first = list(best.values())[: limit or None]
    return [around.hit(one.table, one.doc_id, one.row_id) for one in first], len(best)


def find_row(store: Store, row_id: str) -> list[Hit]:
    """Return the rows whose id begins so, in all tables that have ids."""
    found: list[tuple[str, str, str]] = []
    for table in ("quantities", "indicators", "dates", "honours", "entities", "tables", "statements", "organisations"):
        name = "statement_id" if table == "statements" else "row_id"
        rows = store.read(table, columns=["doc_id", name])
        rows = rows.filter(pc.starts_with(rows[name], row_id))
        found += [(table, row["doc_id"], row[name]) for row in rows.to_pylist()]
    around = Surroundings(store)
    return [around.hit(*one) for one in found]


def _reports(store: Store, org: str | None, year: int | None) -> list[str] | None:
    """Return the reports that are looked through; None: all."""
    if org is None and year is None:
        return None
    documents = store.read("documents", columns=["doc_id", "org", "org_short"]).to_pylist()
    return [
        d["doc_id"]
        for d in documents
        if (org is None or any(org in name for name in (d["org"], d["org_short"]) if name))
        and (year is None or d["report_year"] == year)
    ]


def _fitting(store: Store, table: str, query: Query, doc_ids: Collection[str] | None) -> list[Found]:
    """Return the rows of a table that fit, by their words or by their value."""
    row_id, columns = _SEARCHED[table]
    valued = table in ("quantities", "indicators") and query.value is not None
    places = ("start_char",) if table == "statements" else ("start_char", "statement_id")
    value = ("value", "unit") if valued else ()
    rows = store.read(table, doc_ids, columns=["doc_id", row_id, *places, *columns, *value])
    folded = [pc.utf8_lower(pc.replace_substring_regex(_half(rows[name]), r"[\s]+", "")) for name in columns]
    within = _any([pc.match_substring(words, query.words) for words in folded])
    whole = _any([pc.equal(words, query.words) for words in folded])
    same = _same_value(rows, query) if valued else pa.chunked_array([pa.repeat(False, rows.num_rows)])
    fits = _any([within, same])
    base = 0 if table == "quantities" else 2 if table in ("indicators", "honours", "entities") else 4
    kept = rows.append_column("whole", whole).append_column("same", _plain(same)).filter(fits)
    return [
        Found(_rank(base, row, query), table, row[row_id], row["doc_id"], row["report_year"], _place(row))
        for row in kept.to_pylist()
        if query.value is None or row["same"] or _stands_alone(row, columns, query.words)
    ]


def _place(row: Mapping[str, Any]) -> str:
    return row["statement_id"] or f"at {row['start_char']}"


def _rank(base: int, row: Mapping[str, Any], query: Query) -> int:
    return base if row["whole"] else base + 1 if row["same"] or query.value is None else base + 2


def _stands_alone(row: Mapping[str, Any], columns: Collection[str], words: str) -> bool:
    """Whether a number stands there by itself: 48人 does not stand in 148人, nor 12 in 12.5."""
    for name in columns:
        text = (row[name] or "").replace(" ", "").lower()
        at = text.find(words)
        while at >= 0:
            goes_on = words[-1].isdigit() and _DIGITS_AFTER.match(text, at + len(words))
            if not goes_on and not _DIGITS_BEFORE.search(text[:at]):
                return True
            at = text.find(words, at + 1)
    return False


def _same_value(rows: pa.Table, query: Query) -> pa.ChunkedArray:
    assert query.value is not None
    value = float(query.value)
    near = pc.less_equal(pc.abs(pc.subtract(rows["value"], value)), abs(value) * _EXACT)
    return near if query.unit is None else pc.and_kleene(near, pc.equal(rows["unit"], query.unit))


def _half(words: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_normalize(words, form="NFKC")


def _plain(mask: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(mask, False)


def _any(masks: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    found = _plain(masks[0])
    for mask in masks[1:]:
        found = pc.or_(found, _plain(mask))
    return found
