"""Pairs whose two values are about unlike things: a year against two years, the unit against its group."""

import numpy as np
import pandas as pd

from pipeline.compare.coded import Array, ids_of

_SCOPES = {"unit": "本单位", "group": "集团", "parent_only": "母公司"}
_ALIKE = ["org_id", "indicator", "basis"]


def join_unlike(pairs: pd.DataFrame, latest: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with a dropped and a new value of the same indicator made one pair that is not compared.

    1. a value of one year, then one of two years (更新管网86.7公里 for 2021-2022): both stand side by side, no change
    2. the unit's value, then its group's: the same
    Such pairs are `unlike`, with a `note` that says what is unlike.
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
    pairs.loc[gone, "note"] = [_why(old, new) for old, new in both]
    return pairs.drop(index=fresh).reset_index(drop=True)


def _alone(ids: Array, rows: Array, side: Array) -> Array:
    """Return for each id the row of one side that has it, -1 where none or several have."""
    count = np.bincount(ids[side], minlength=len(ids))
    found = np.full(len(ids), -1)
    found[ids[side]] = rows[side]
    found[count != 1] = -1
    return found


def _why(old: "pd.core.frame.Pandas", new: "pd.core.frame.Pandas") -> str:
    whose = [side.scope_name or side.scope for side in (old, new)]
    if whose[0] != whose[1]:
        return f"范围不同：{_SCOPES.get(whose[0], whose[0])} → {_SCOPES.get(whose[1], whose[1])}"
    return f"期间长短不同：{_length(old.bucket)} → {_length(new.bucket)}"


def _length(bucket: str) -> str:
    if bucket.startswith("years"):
        return f"{bucket.removeprefix('years')}年"
    if bucket.startswith("named:"):
        return bucket.removeprefix("named:")
    return {"year": "全年"}.get(
        bucket, bucket.replace("half", "半年至月").replace("quarter", "季度至月").replace("month", "月")
    )
