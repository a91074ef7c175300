"""The numbers of last year's sentences that no line asks for: a draft leaves them open, so a form names them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.compare import Comparison
from pipeline.feed.history import Key, key_of
from pipeline.feed.past import records
from pipeline.store import Store

Row = Mapping[str, Any]
_AHEAD = ("target", "plan")
_TOLD = 3  # digits of a value that two quantities of a report have in common by no chance


def find_left(
    store: Store, comparison: Comparison, doc_ids: Sequence[str], *, year: int, asked: Collection[Key]
) -> Iterator[Row]:
    """Yield the quantities of sentences of some reports about `year` whose series are not among those that are asked.

    Targets and plans are left out, what is said of another year (a draft knows that) but where that was left in from
    the report before (2023年，慰问7人 in the report of 2024), and values of three digits and more that an asked series
    has too.
    """
    stated: dict[str, set[tuple[Key, int]]] = {}
    for row in records(comparison.stated.astype(object)):
        stated.setdefault(row["row_id"], set()).add((key_of(row), row["data_year"]))
    meant: dict[str, set[tuple[Key, int]]] = {}
    columns = ("row_id", "quantity_id", "also_ids", "value", "unit", "statement_id")
    left_in = set(comparison.stated.loc[comparison.stated["left_in"], "row_id"].astype(str))
    left_in_statements: set[str] = set()
    values: set[tuple[float, str]] = set()
    for row in store.read("indicators", doc_ids, columns).to_pylist():
        own = stated.get(row["row_id"], set())
        if row["row_id"] in left_in:
            left_in_statements.add(row["statement_id"])
        for quantity in (row["quantity_id"], *(row["also_ids"] or ())):
            meant.setdefault(quantity, set()).update(own)
        if row["value"] is not None and any(key in asked for key, _ in own):
            values.add((row["value"], row["unit"]))
    wanted = {row["statement_id"] for row in store.read("statements", doc_ids, ("statement_id",)).to_pylist()}
    found = store.read("quantities", doc_ids).to_pylist()
    for row in sorted(found, key=lambda row: (row["doc_id"], row["start_char"])):
        if row["source"] != "text" or row["role"] != "level" or row["statement_id"] not in wanted:
            continue
        is_told = row["statement_id"] not in left_in_statements
        if row["basis"] in _AHEAD or (is_told and _is_of_other_year(row, meant.get(row["row_id"], ()), year)):
            continue
        if any(key in asked for key, _ in meant.get(row["row_id"], ())):
            continue
        if _is_long(row["value_text"]) and (row["value"], row["unit"]) in values:
            continue
        yield row


def _is_of_other_year(row: Row, meant: Collection[tuple[Key, int]], year: int) -> bool:
    if meant:
        return all(at != year for _, at in meant)
    ends = row["period_end"]
    return isinstance(ends, date) and ends.year != year


def _is_long(text: str | None) -> bool:
    return len("".join(filter(str.isdigit, text or "")).strip("0")) >= _TOLD
