"""Pairs whose two values one report states in tables under two headings: perhaps of two things under one name."""

import re
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extractors.indicators.matching import OPEN
from pipeline.compare.pairs import NONE
from pipeline.messages import Messages
from pipeline.store import Store

_BETWEEN = " / "
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|续$")
# 2022年收入情况 and 2023年收入情况 are one heading, once for each year.
_YEAR = re.compile(r"20\d\d年?度?末?|[本上]年度?|[本上]?期[初末]")
_STATEMENT = "表"  # what the headings of whole statements end with (资产负债表): an item of them is the whole unit's
Path = tuple[str, ...]
_Place = tuple[str, str]  # doc_id, row_id


def mark_places(pairs: pd.DataFrame, latest: pd.DataFrame, store: Store, say: Messages) -> pd.DataFrame:
    """Return the pairs with those marked `unlike`, with a `note`, whose values are of tables that speak of two things.

    A table prints its years beside each other: where one report states one year in one table and the next year in
    another one under another heading, an open key (固定资产账面价值 under 固定资产 and under 受限资产, 房产税 under
    应交税费 and under 税金及附加) is no proof of one thing.

    Left alone: 1. an entry of the dictionary   2. one heading within the other, or with 续 behind it   3. two tables
    of one item, the heading above both (应收账款 by age, by kind)   4. two whole statements (资产负债表,
    所有者权益变动表)   5. the same value twice, which claims no change.
    """
    both = pairs[(pairs["left"] != NONE) & (pairs["right"] != NONE) & ~pairs["unlike"]]
    left, right = (latest.take(both[side]).set_index(both.index) for side in ("left", "right"))
    asked = (left["doc_id"].astype(object) == right["doc_id"].astype(object)) & (left["page"] != right["page"])
    asked &= left["value"] != right["value"]
    asked &= (left["source"] == "table") & (right["source"] == "table")
    asked &= right["indicator"].str.startswith(OPEN).eq(True)
    left, right = left[asked], right[asked]
    if left.empty:
        return pairs
    paths = _paths(store, pd.concat([left, right]))
    names = right["surface"].astype(object).fillna("").tolist()
    sides = zip(right.index, *map(_keys, (left, right)), names, strict=True)
    for at, before, after, name in sides:
        old, new = paths.get(before, ()), paths.get(after, ())
        if are_apart(old, new, name):
            pairs.loc[at, "unlike"] = True
            pairs.loc[at, "note"] = say("note.places", before=old[-1], after=new[-1])
    return pairs


def are_apart(one: Path, other: Path, name: str) -> bool:
    """Whether the headings of two tables, the outermost first, make two things of a name that both print."""
    one, other = (tuple(_YEAR.sub("", _BRACKETS.sub("", title)) for title in path) for path in (one, other))
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter] or one[-1] == other[-1]:
        return False
    common = next(at for at in range(shorter) if one[at] != other[at])
    if any(title and title in name for title in one[:common]):
        return False
    return not (one[-1].endswith(_STATEMENT) and other[-1].endswith(_STATEMENT))


def _keys(rows: pd.DataFrame) -> list[_Place]:
    return list(zip(rows["doc_id"].astype(str), rows["row_id"].astype(str), strict=True))


def _paths(store: Store, rows: pd.DataFrame) -> dict[_Place, Path]:
    """Return the headings that rows of `indicators` stand under, the outermost first; none of what has none."""
    doc_ids: Sequence[str] = sorted(set(rows["doc_id"].astype(str)))
    wanted = pa.array(sorted(set(rows["row_id"].astype(str))), pa.string())
    table = store.read("indicators", doc_ids, ("doc_id", "row_id", "section_id"))
    held = table.filter(pc.is_in(table["row_id"], wanted)).to_pylist()
    titles = {
        (row["doc_id"], row["section_id"]): tuple(str(row["path"]).split(_BETWEEN))
        for row in store.read("sections", doc_ids, ("doc_id", "section_id", "path")).to_pylist()
        if row["path"]
    }
    places = {(row["doc_id"], row["row_id"]): (row["doc_id"], row["section_id"]) for row in held}
    return {row: titles[section] for row, section in places.items() if section in titles}
