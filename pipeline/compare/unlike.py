"""Pairs whose two values are about unlike things: a year against two years, the unit against its group."""

import numpy as np
import pandas as pd

from pipeline.compare.coded import Array, ids_of, is_one_of
from pipeline.messages import Messages

_ALIKE = ["org_id", "name", "unit", "basis"]


def join_unlike(pairs: pd.DataFrame, latest: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return the pairs with a dropped and a new value of the same name made one pair that is not compared.

    1. a value of one year, then one of two years (更新管网86.7公里 for 2021-2022): both stand side by side, no change
    2. the unit's value, then its group's: the same
    Such pairs are `unlike`, with a `note` that says what is unlike. What is left of a figure of several years alone is
    no pair: it is not stated every year.
    """
    pairs = pairs.assign(unlike=False, note="")
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    lone = np.flatnonzero((left < 0) | (right < 0))
    if not len(lone):
        return pairs
    at = np.where(left < 0, right, left)[lone]
    ids = ids_of(
        latest[_ALIKE].iloc[at].assign(a=pairs["year_from"].to_numpy()[lone], b=pairs["year_to"].to_numpy()[lone]),
        [*_ALIKE, "a", "b"],
    )
    gone, fresh = (_alone(ids, lone, side) for side in (right[lone] < 0, left[lone] < 0))
    joined = np.flatnonzero((gone >= 0) & (fresh >= 0))
    gone, fresh = gone[joined], fresh[joined]
    pairs.loc[gone, "right"] = right[fresh]
    pairs.loc[gone, "unlike"] = True
    sides = latest[["scope", "scope_name", "bucket"]]
    both = zip(sides.iloc[left[gone]].itertuples(), sides.iloc[right[fresh]].itertuples(), strict=True)
    pairs.loc[gone, "note"] = [_why(old, new, say) for old, new in both]
    several = lone[~is_one_of(latest["bucket"], ("year",))[at]]
    several = np.setdiff1d(several, gone)
    return pairs.drop(index=np.union1d(fresh, several)).reset_index(drop=True)


def _alone(ids: Array, rows: Array, side: Array) -> Array:
    """Return for each id the row of one side that has it, -1 where none or several have."""
    count = np.bincount(ids[side], minlength=len(ids))
    found = np.full(len(ids), -1)
    found[ids[side]] = rows[side]
    found[count != 1] = -1
    return found


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
