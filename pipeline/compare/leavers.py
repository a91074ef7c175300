"""Persons of whom one report says beside the name that they have left: 李明（离任） is the 李明 of the year before."""

import re

import pandas as pd

from schemas.word_lists import by_use

_LEFT = "|".join(by_use("names/context_words.csv")["job_apart"])
_REMARK = re.compile(rf"[（(]已?(?:{_LEFT})[^（()）]?[)）]$")


def without_remarks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return coded values with those of `李明（离任）` as those of `李明`, whose values they go on.

    Left as they are where one report states one indicator of both: two rows of one person, or two persons.
    """
    names = rows["scope_name"]
    marked = {name: short for name in names.cat.categories if (short := _REMARK.sub("", name)) != name}
    told = {name: _told(rows[names == name]) for name in {*marked, *marked.values()}}
    other = {name: short for name, short in marked.items() if told[name].isdisjoint(told[short])}
    return rows.assign(scope_name=names.astype(object).replace(other).astype("category")) if other else rows


def _told(rows: pd.DataFrame) -> set[tuple[str, str]]:
    """Return which report states which indicator."""
    return set(zip(rows["doc_id"].astype(object), rows["indicator"].astype(object), strict=True))
