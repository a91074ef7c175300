"""The search: one pass over a few columns of all reports for what fits, then the rest of what is known of it."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.finding.hits import Hit
from pipeline.finding.query import Query, fold, read_query
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
_NAMES = {"quantities": ("metric",), "indicators": ("name", "surface")}  # what a value is called
_NAMED = {"quantities": 0, "indicators": 1}  # how well a row fits that is called so
_DIGITS_BEFORE = re.compile(r"\d[.,]?$")
_DIGITS_AFTER = re.compile(r"[.,]?\d")
# What tells of a row which year it is about, and whether it is a change, or no more than the header of a column.
_OF_YEAR = {"quantities": ("period_end", "role"), "indicators": ("data_year",), "tables": ("is_header",)}
_EXACT = 1e-9  # relative: a stored float against the decimal that was asked for


class Found(NamedTuple):
    """A row that fits, how well (0 best), and its place: rows of one sentence, or of one row of a table, are one.

    `other_year` tells that its value is about another year than its report.
    """

    rank: int
    table: str
    row_id: str
    doc_id: str
    year: int
    place: str
    other_year: bool
    at: int

    @property
    def order(self) -> tuple[Any, ...]:
        """Its place among the hits: the report of the year that a value is about before those that repeat it."""
        return self.rank, self.other_year, -self.year, self.doc_id, self.at, self.row_id


def search(
    store: Store, words: str, *, org: str | None = None, year: int | None = None, limit: int = 10
) -> tuple[list[Hit], int]:
    """Return the best hits, at most `limit` (0: all), and how many there are.

    `org` is a part of the name of the organisation, `year` the year of the report. A quantity as printed, or by its
    name, comes first, then the same value in other words (25.87万件, 258,700件), names, and phrases within sentences
    and cells; of each the report of the year that it is about before those that repeat it, then the newest. Raises
    ValueError where nothing is named.
    """
    query = read_query(words)
    return _shown(store, _best(_found(store, query, _reports(store, org, year))), limit)


def search_each(
    store: Store, words: Sequence[str], *, org: str | None = None, year: int | None = None, limit: int = 10
) -> tuple[list[Hit], int]:
    """Return the best hits that have each of several words, in any order, in one sentence or one row of a table.

    A word that the name of an organisation or of a file holds stands for its reports: 柳桥 抗震. Else as `search`.
    """
    doc_ids = _reports(store, org, year)
    left = []
    for word in words:
        named = _named(store, word)
        if named and (doc_ids is None or named & set(doc_ids)):
            doc_ids = sorted(named if doc_ids is None else named & set(doc_ids))
        else:
            left.append(word)
    if not left:
        return search(store, words[-1], org=org, year=year, limit=limit)
    best = [_best(_found(store, read_query(word), doc_ids)) for word in left]
    places = set(best[0]).intersection(*best[1:])
    each = {place: min((found[place] for found in best), key=lambda one: one.order) for place in places}
    return _shown(store, dict(sorted(each.items(), key=lambda item: item[1].order)), limit)


def _found(store: Store, query: Query, doc_ids: Collection[str] | None) -> list[Found]:
    return [hit for table in _SEARCHED for hit in _fitting(store, table, query, doc_ids)]


def _best(found: Iterable[Found]) -> dict[tuple[str, str], Found]:
    """Return the best hit of each place: the sentence of a quantity that is a hit itself is none more."""
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=lambda one: one.order):
        best.setdefault((one.doc_id, one.place), one)
    return best


def _shown(store: Store, best: Mapping[tuple[str, str], Found], limit: int) -> tuple[list[Hit], int]:
    around = Surroundings(store)
    first = list(best.values())[: limit or None]
    return [around.hit(one.table, one.doc_id, one.row_id) for one in first], len(best)


def _named(store: Store, word: str) -> set[str]:
    """Return the reports whose organisation or file has a word in its name."""
    names = ("org", "org_short", "file_name")
    documents = store.read("documents", columns=["doc_id", *names]).to_pylist()
    return {d["doc_id"] for d in documents if any(fold(word) in fold(d[name] or "") for name in names)}


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
    if query.value is None:
        columns = (*columns, *_NAMES.get(table, ()))
    more = _OF_YEAR.get(table, ())
    rows = store.read(table, doc_ids, columns=["doc_id", row_id, *places, *columns, *value, *more])
    folded = [pc.utf8_lower(pc.replace_substring_regex(_half(rows[name]), r"[\s]+", "")) for name in columns]
    within = _any([pc.match_substring(words, query.words) for words in folded])
    whole = _any([pc.equal(words, query.words) for words in folded])
    same = _same_value(rows, query) if valued else pa.chunked_array([pa.repeat(False, rows.num_rows)])
    fits = _any([within, same])
    kept = rows.append_column("whole", whole).append_column("same", _plain(same)).filter(fits)
    return [
        Found(
            rank=_rank(table, row, query),
            table=table,
            row_id=row[row_id],
            doc_id=row["doc_id"],
            year=row["report_year"],
            place=_place(row),
            other_year=_year_of(row) not in (None, row["report_year"]),
            at=row["start_char"] or 0,
        )
        for row in kept.to_pylist()
        if query.value is None or row["same"] or _stands_alone(row, columns, query.words)
    ]


def _year_of(row: Mapping[str, Any]) -> int | None:
    """Return the year that a value is about; None where the report does not say it."""
    if "data_year" in row:
        year: int | None = row["data_year"]
        return year
    end = row.get("period_end")
    return end.year if end else None


def _place(row: Mapping[str, Any]) -> str:
    return row["statement_id"] or f"at {row['start_char']}"


def _rank(table: str, row: Mapping[str, Any], query: Query) -> int:
    """Return how well a row fits: values before names, these before sentences, headers of tables last."""
    if query.value is None and table in _NAMES:  # a value by its name; what changed, or a longer name, behind names
        return (3 if row.get("role") == "change" else _NAMED[table]) if row["whole"] else 4
    base = 0 if table == "quantities" else 2 if table in ("indicators", "honours", "entities") else 5
    base += 2 * bool(row.get("is_header"))
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
