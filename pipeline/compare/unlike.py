"""Pairs whose two values are about unlike things: a year against two years, the unit against its group."""

import pandas as pd

from extractors.metrics.spellings import in_one_word
from pipeline.compare.pairs import NONE
from pipeline.messages import Messages

_ALIKE = ["org_id", "name", "unit", "basis"]


def join_unlike(pairs: pd.DataFrame, latest: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return the pairs with a dropped and a new value of the same name made one pair that is not compared.

    1. a value of one year, then one of two years (更新管网86.7公里 for 2021-2022): both stand side by side, no change
    2. the unit's value, then its group's: the same
    Such pairs are `unlike`, with a `note` that says what is unlike. Left alone: two parts of the unit (losses that
    expire in 2023 and in 2029), which are two things. What is left of a quantity of several years alone
    is no pair: it is not stated every year.
    """
    pairs = pairs.assign(unlike=False, note="")
    lone = pairs[(pairs["left"] == NONE) | (pairs["right"] == NONE)]
    if lone.empty:
        return pairs
    at = lone["left"].where(lone["right"] == NONE, lone["right"])
    named = latest[_ALIKE].take(at).set_index(lone.index)
    named = named.assign(
        name=named["name"].astype(object).map(in_one_word), year_from=lone["year_from"], year_to=lone["year_to"]
    )
    gone, new = (
        named[lone[side] == NONE].drop_duplicates(keep=False).rename_axis("at").reset_index()
        for side in ("right", "left")
    )
    both = gone.merge(new, on=list(named.columns), suffixes=("", "_new"))
    both = both[~_are_two_parts(both, at, latest)]
    pairs.loc[both["at"], "right"] = pairs.loc[both["at_new"], "right"].to_numpy()
    pairs.loc[both["at"], "unlike"] = True
    sides = latest[["scope", "scope_name", "bucket"]]
    told = zip(*(sides.take(pairs.loc[both["at"], side]).itertuples() for side in ("left", "right")), strict=True)
    pairs.loc[both["at"], "note"] = [_why(old, new, say) for old, new in told]
    several = at[(latest["bucket"].take(at) != "year").to_numpy()]
    return (
        pairs.drop(index=both["at_new"])
        .drop(index=several.index.difference([*both["at"], *both["at_new"]]))
        .reset_index(drop=True)
    )


def _are_two_parts(both: pd.DataFrame, at: pd.Series, latest: pd.DataFrame) -> pd.Series:
    """Whether two values are of two parts of the unit."""
    sides = [
        latest[["scope", "scope_name"]].take(at.loc[both[end]]).astype(object).reset_index(drop=True)
        for end in ("at", "at_new")
    ]
    parts = (sides[0]["scope"] == "part") & (sides[1]["scope"] == "part")
    return (parts & (sides[0]["scope_name"] != sides[1]["scope_name"])).set_axis(both.index)


def _why(old: "pd.core.frame.Pandas", new: "pd.core.frame.Pandas", say: Messages) -> str:
    whose = [side.scope_name or say(f"scope.{side.scope}") for side in (old, new)]
    if (old.scope, old.scope_name) != (new.scope, new.scope_name):
        return say("note.scope", before=whose[0], after=whose[1])
    return say("note.period", before=name_period(old.bucket, say), after=name_period(new.bucket, say))


def name_period(bucket: str, say: Messages) -> str:
    """Return what a length of period is called: half6 → 上半年, month9 → 9月, years2 → 2年."""
    kind, number = bucket.rstrip("0123456789"), bucket[len(bucket.rstrip("0123456789")) :]
    if bucket.startswith("named:"):
        return bucket.removeprefix("named:")
    if kind == "half":
        return say(f"period.half{number}") if number in ("6", "12") else say("period.half", month=number)
    if kind == "quarter":
        return say("period.quarter", number=int(number) // 3)
    return say(f"period.{kind}", number=number) if number else say("period.year")
