"""Targets of which a later report tells in other words: 计划新增光伏装机4.2兆瓦, then 4.2兆瓦屋顶光伏并网."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.compare.likeness import PARTS, Name, are_opposed, may_be_alike

Row = Mapping[str, Any]
_DIGITS = 3  # of a number that hardly two things of a report share; of one with a decimal point any


def name_of(row: Row) -> Name:
    """Return what a report calls an indicator by the parts of its phrase."""
    return Name(*(row[part] or "" for part in PARTS))


def told_otherwise(target: Row, values: pd.DataFrame) -> dict[str, Any] | None:
    """Return the value of the target's year that is the target itself under another name.

    The very same value in the same unit, of whatever part of the unit, and either the same thing without the verb
    (新建雨水泵站, 雨水泵站两座建成), or a number of some digits and a word that both share. Left alone: opposed words.
    """
    bound = target["value"]
    if pd.isna(bound) or not bound:
        return None
    alike = values[(values["value"] == bound) & (values["unit"] == target["unit"])]
    wanted = name_of(target)
    thing = wanted._replace(action="").text
    for row in alike[alike["doc_id"] != target["doc_id"]].to_dict("records"):
        name = name_of(row)
        shares = _is_peculiar(bound) and may_be_alike(wanted, name) and not are_opposed(wanted.text, name.text)
        if shares or (thing and thing == name._replace(action="").text):
            return dict(row)
    return None


def _is_peculiar(value: float) -> bool:
    return not float(value).is_integer() or len(f"{value:.12g}".rstrip("0")) >= _DIGITS
