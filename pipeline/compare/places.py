"""Pairs whose two values one report states in tables under two headings: perhaps of two things under one name."""

import re

import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.outlined import Path, keys_of, read_pages, read_paths
from pipeline.compare.pairs import NONE
from pipeline.messages import Messages
from pipeline.store import Store

_BRACKETS = re.compile(r"[（(][^（()）]*[)）]|续$")
# 2022年收入情况 and 2023年收入情况 are one heading, once for each year.
_YEAR = re.compile(r"20\d\d年?度?末?|[本上]年度?|[本上]?期[初末]")
_STATEMENT = "表"  # what the headings of whole statements end with (资产负债表): an item of them is the whole unit's


def mark_places(pairs: pd.DataFrame, latest: pd.DataFrame, store: Store, say: Messages) -> pd.DataFrame:
    """Return the pairs with those marked `unlike`, with a `note`, whose values are of tables that speak of two things.

    A table prints its years beside each other: where one report states one year in one table and the next year in
    another one under another heading, an open key (固定资产账面价值 under 固定资产 and under 受限资产, 房产税 under
    应交税费 and under 税金及附加) is no proof of one thing.

    Left alone: 1. an entry of the dictionary   2. one heading within the other, or with 续 behind it   3. two tables
    of one item, the heading above both (应收账款 by age, by kind)   4. two whole statements (资产负债表,
    所有者权益变动表)   5. the same value twice, which claims no change   6. two values that a page prints both, though
    one of them, or both, are quoted from another place.
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
    paths, pages = read_paths(store, [left, right]), read_pages(store, [left, right])
    names = right["surface"].astype(object).fillna("").tolist()
    sides = zip(right.index, *map(keys_of, (left, right)), names, strict=True)
    for at, before, after, name in sides:
        old, new = paths.get(before, ()), paths.get(after, ())
        if are_apart(old, new, name) and pages[before].isdisjoint(pages[after]):
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
