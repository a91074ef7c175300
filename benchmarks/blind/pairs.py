"""Labelled pairs of years beside what the comparison joins.

Joined are two quantities of two reports where they stand under one key, or where a row of `changes` that joins two open
keys has both values. A quantity that the later report merely prints again proves nothing. Two counts: each quantity on
the page of its label, which is the page of its row or one of those where the report prints the same (`also_pages`); and
wherever the report prints it, on another page or in a row of another name, as long as both stand under one key.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.blind.match import Tally

Row = Mapping[str, Any]
SERIES = ("org_id", "indicator", "scope", "scope_name", "basis", "bucket")
_CLOSE = 3e-4  # two decimals of 万元 beside yuan: 17.72 beside 177,240


def is_close(value: float | None, wanted: float) -> bool:
    """Whether a value is that of the label, exact or rounded as printed."""
    if value is None or math.isnan(value):
        return False
    return math.isclose(value, wanted, rel_tol=_CLOSE if abs(wanted) >= 1000 else 1e-9)


def rows_of(
    pair: Row, side: str, stated: Iterable[Row], files: Mapping[str, str], *, anywhere: bool = False
) -> list[Row]:
    """Return the stated rows that are one side of a pair: report, year and value, and page if not `anywhere`."""
    return [
        row
        for row in stated
        if files.get(row["doc_id"]) == pair[f"report_{side}"]
        and (anywhere or pair[f"page_{side}"] in (row["page"], *row.get("also_pages", ())))
        and row["data_year"] == pair[f"year_{side}"]
        and is_close(row["value"], pair[f"value_{side}"])
    ]


def is_joined(
    pair: Row, frames: tuple[Sequence[Row], Sequence[Row]], files: Mapping[str, str], *, anywhere: bool = False
) -> bool:
    """Whether the comparison joins the two quantities of a pair, each on its page or `anywhere` in its report."""
    stated, changes = frames
    sides = [rows_of(pair, side, stated, files, anywhere=anywhere) for side in ("from", "to")]
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
    """Count pairs joined in both ways, those under two names apart, and pairs wrongly joined."""
    for pair in pairs:
        joined = is_joined(pair, frames, files)
        anywhere = is_joined(pair, frames, files, anywhere=True)
        if not pair["join"]:
            joined = joined or anywhere
            tally.count("pairs: wrongly joined (fewer is better)", joined)
        else:
            tally.count("pairs: joined", joined)
            tally.count("pairs: joined, wherever the report prints the quantity", anywhere)
            if pair.get("renamed"):
                tally.count("pairs: joined under two names", joined)
                tally.count("pairs: joined under two names, wherever printed", anywhere)
        if joined != pair["join"]:
            read = {side: [row["surface"] for row in rows_of(pair, side, frames[0], files)] for side in ("from", "to")}
            what = "pair not joined" if pair["join"] else "pair wrongly joined"
            said = f"{pair['name_to']} p{pair['page_to']}; read: {read}"
            tally.miss(what, {**pair, "report": pair["report_from"], "page": pair["page_from"]}, said)
