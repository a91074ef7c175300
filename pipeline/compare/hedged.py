"""Targets as printed with the word that says which side of the number is meant: 不少于48公里, 45公里以上."""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extractors.numbers.qualifiers import has_hedge, hedge_word_before
from pipeline.places import Passage, find_place
from pipeline.store import Store

Row = Mapping[str, Any]

# What a qualifier is written as where the report's own word stands elsewhere (a column header, words further before).
_WRITTEN = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "about": "约", "nearly": "近"}
_PLACE = ("doc_id", "start_char", "end_char", "text", "statement_id")


def with_hedges(commitments: pd.DataFrame, store: Store) -> pd.DataFrame:
    """Return commitments whose `target` says what their `qualifier` does.

    1. 45公里以上 stays   2. 48公里 behind 不少于 becomes 不少于48公里   3. where no such word is right before the
    number, a sign stands for it: ≥48公里
    """
    silent = [
        qualifier in _WRITTEN and not has_hedge(target)
        for qualifier, target in zip(commitments["qualifier"], commitments["target"], strict=True)
    ]
    if not any(silent):
        return commitments
    words = _printed_words(store, commitments[silent])
    said = [
        (words.get(row_id) or _WRITTEN[qualifier]) + target if bare else target
        for bare, row_id, qualifier, target in zip(
            silent, commitments["row_id"], commitments["qualifier"], commitments["target"], strict=True
        )
    ]
    return commitments.assign(target=pd.Series(said, index=commitments.index, dtype=object))


def _printed_words(store: Store, targets: pd.DataFrame) -> dict[str, str]:
    """Return the word right before the number of each target that has one, by row id."""
    reports = (store, sorted(set(targets["doc_id"])))
    rows = _rows(reports, "indicators", "row_id", set(targets["row_id"]))
    around = {row["statement_id"] for row in rows if row["statement_id"]}
    sentences = {row["statement_id"]: row for row in _rows(reports, "statements", "statement_id", around)}
    in_cells = around - set(sentences)
    cells: dict[str, list[Row]] = {}
    for cell in _rows(reports, "tables", "statement_id", in_cells) if in_cells else ():
        cells.setdefault(cell["statement_id"], []).append(cell)
    found: dict[str, str] = {}
    for row in rows:
        beside = cells.get(row["statement_id"], ())
        passage = sentences.get(row["statement_id"]) or next((cell for cell in beside if _holds(cell, row)), None)
        place = (
            find_place(Passage(passage["text"], passage["start_char"], passage["end_char"]), row) if passage else None
        )
        if passage and place:
            found[row["row_id"]] = hedge_word_before(passage["text"], place[0])
    return found


def _rows(reports: tuple[Store, list[str]], table: str, key: str, wanted: Collection[str]) -> list[dict[str, Any]]:
    store, doc_ids = reports
    read = store.read(table, doc_ids, columns=tuple(dict.fromkeys((key, *_PLACE))))
    found: list[dict[str, Any]] = read.filter(pc.is_in(read[key], pa.array(sorted(wanted), pa.string()))).to_pylist()
    return found


def _holds(cell: Row, row: Row) -> bool:
    same = cell["doc_id"] == row["doc_id"]
    return bool(same and cell["start_char"] <= row["start_char"] and row["end_char"] <= cell["end_char"])
