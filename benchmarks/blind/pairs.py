"""Labelled pairs of years beside what the comparison joins.

Joined are two quantities of two reports where they stand under one key, or where a row of `changes` that joins two open
keys has both values. A quantity that the later report merely prints again proves nothing. Counted three ways: the page
of the label is that of the quantity's row (OWN); or also one of those where the report prints the same (LABELLED:
`also_pages`); or the quantity is taken wherever the report prints it, on another page or in a row of another name
(ANYWHERE). Always both stand under one key.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.blind.match import Tally

Row = Mapping[str, Any]
SERIES = ("org_id", "indicator", "scope", "scope_name", "basis", "bucket")
OWN, LABELLED, ANYWHERE = "each in a row of its page", "on the labelled pages", "wherever printed"
_CLOSE = 3e-4  # two decimals of 万元 beside yuan: 17.72 beside 177,240


def is_close(value: float | None, wanted: float) -> bool:
    """Whether a value is that of the label, exact or rounded as printed."""
    if value is None or math.isnan(value):
        return False
    return math.isclose(value, wanted, rel_tol=_CLOSE if abs(wanted) >= 1000 else 1e-9)


def rows_of(
    pair: Row, side: str, stated: Iterable[Row], files: Mapping[str, str], *, where: str = LABELLED
) -> list[Row]:
    """Return the stated rows that are one side of a pair: report, year, value, and page as `where` says."""
    return [
        row
        for row in stated
        if files.get(row["doc_id"]) == pair[f"report_{side}"]
        and (where == ANYWHERE or pair[f"page_{side}"] in _pages_of(row, where))
        and row["data_year"] == pair[f"year_{side}"]
        and is_close(row["value"], pair[f"value_{side}"])
    ]


def _pages_of(row: Row, where: str) -> tuple[int, ...]:
    return (row["page"],) if where == OWN else (row["page"], *row.get("also_pages", ()))


def is_joined(
    pair: Row, frames: tuple[Sequence[Row], Sequence[Row]], files: Mapping[str, str], *, where: str = LABELLED
) -> bool:
    """Whether the comparison joins the two quantities of a pair, each found as `where` says."""
    stated, changes = frames
    sides = [rows_of(pair, side, stated, files, where=where) for side in ("from", "to")]
    keys = [{_key(row) for row in side} for side in sides]
    return bool(keys[0] & keys[1]) or any(_is_change(pair, row, files) for row in changes)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(str(row.get(name)) for name in SERIES)


def _is_change(pair: Row, row: Row, files: Mapping[str, str]) -> bool:
    similarity = row.get("similarity")
    if similarity is None or math.isnan(similarity):
        return False
    return all(
        row[f"year_{side}"] == pair[f"year_{side}"]
        and is_close(row[f"value_{side}"], pair[f"value_{side}"])
        and files.get(row[f"doc_id_{side}"]) in (pair["report_from"], pair["report_to"])
        for side in ("from", "to")
    )


def score_pairs(
    tally: Tally, pairs: Iterable[Row], frames: tuple[Sequence[Row], Sequence[Row]], files: Mapping[str, str]
) -> None:
    """Count pairs joined in each way, those under two names apart, and pairs wrongly joined in any."""
    for pair in pairs:
        ways = {where: is_joined(pair, frames, files, where=where) for where in (OWN, LABELLED, ANYWHERE)}
        joined = ways[LABELLED] if pair["join"] else any(ways.values())
        if not pair["join"]:
            tally.count("pairs: wrongly joined (fewer is better)", joined)
        else:
            for where, is_found in ways.items():
                tally.count(f"pairs: joined, {where}", is_found)
                if pair.get("renamed"):
                    tally.count(f"pairs: joined under two names, {where}", is_found)
        if joined != pair["join"]:
            read = {side: [row["surface"] for row in rows_of(pair, side, frames[0], files)] for side in ("from", "to")}
            what = "pair not joined" if pair["join"] else "pair wrongly joined"
            said = f"{pair['name_to']} p{pair['page_to']}; read: {read}"
            tally.miss(what, {**pair, "report": pair["report_from"], "page": pair["page_from"]}, said)
