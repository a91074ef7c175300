"""Remarks of one report beside a person's name: 李明（离任）, 李明（召集人） is the 李明 of the other reports."""

import re
from collections import defaultdict

import pandas as pd

from extractors.text.characters import BRACKETS, in_brackets
from pipeline.compare.coded import renamed
from schemas.word_lists import by_use

_SAID = "|".join(by_use("names/context_words.csv")["job_apart"])
_REMARK = re.compile(in_brackets(f"已?(?:{_SAID})[^{BRACKETS}]?") + "$")


def without_remarks(rows: pd.DataFrame) -> pd.DataFrame:
    """Return coded values with those of `李明（离任）` as those of `李明`, whose values they go on.

    Left as they are where one report states one indicator of both: two rows of one person, or two persons.
    """
    names = rows["scope_name"]
    marked = {name: short for name in names.cat.categories if (short := _REMARK.sub("", name)) != name}
    told = _told(rows[names.isin([*marked, *marked.values()])])
    other = {name: short for name, short in marked.items() if told[name].isdisjoint(told[short])}
    return rows.assign(scope_name=renamed(names, other))


def _told(rows: pd.DataFrame) -> dict[str, set[tuple[str, str]]]:
    """Return of each name which report states which indicator of it."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, report, indicator in zip(rows["scope_name"], rows["doc_id"], rows["indicator"], strict=True):
        told[name].add((report, indicator))
    return told
