"""Pairs whose two values are about unlike things: a year against two years, the unit against its group."""

from collections.abc import Mapping

import pandas as pd

_SCOPES = {"unit": "本单位", "group": "集团", "parent_only": "母公司"}
_ALIKE = ["org_id", "indicator", "basis"]
_SIDES = {
    "value": "value", "value_text": "value_text", "first_reported": "first_value", "surface": "surface",
    "doc_id": "doc_id", "page": "page", "row_id": "row_id", "text": "text",
}  # fmt: skip


def join_unlike(changes: pd.DataFrame, latest: pd.DataFrame) -> pd.DataFrame:
    """Return the changes with a dropped and a new one of the same indicator made one pair that is not compared.

    1. a value of one year, then one of two years (更新管网86.7公里 for 2021-2022): both stand side by side, D, no change
    2. the unit's value, then its group's: the same
    """
    dropped = changes[changes["status"] == "dropped"]
    fresh = changes[changes["status"] == "new"]
    if dropped.empty or fresh.empty:
        return changes
    keys = [*_ALIKE, "year_from", "year_to"]
    left = dropped.reset_index().rename(columns={"index": "at_left"})
    right = fresh.reset_index().rename(columns={"index": "at_right"})
    both = left[[*keys, "at_left"]].merge(right[[*keys, "at_right"]], on=keys)
    alone = ~(both["at_left"].duplicated(keep=False) | both["at_right"].duplicated(keep=False))
    both = both[alone]
    changes = changes.copy()
    buckets = dict(zip(row_keys(latest), latest["bucket"], strict=True))
    for name in _SIDES:
        changes.loc[both["at_left"], f"{name}_to"] = changes.loc[both["at_right"], f"{name}_to"].to_numpy()
    changes.loc[both["at_left"], "status"] = "scope_changed"
    changes.loc[both["at_left"], "comparability"] = "D"
    changes.loc[both["at_left"], "note"] = [
        _why(changes.loc[a], changes.loc[b], buckets) for a, b in zip(both["at_left"], both["at_right"], strict=True)
    ]
    return changes.drop(index=both["at_right"]).reset_index(drop=True)


def _why(old: pd.Series, new: pd.Series, buckets: Mapping[tuple[str, str], str]) -> str:
    whose = [f"{side['scope_name']}" if pd.notna(side["scope_name"]) else str(side["scope"]) for side in (old, new)]
    if whose[0] != whose[1]:
        return f"范围不同：{_SCOPES.get(whose[0], whose[0])} → {_SCOPES.get(whose[1], whose[1])}"
    before = buckets.get((old["doc_id_from"], old["row_id_from"]), "")
    after = buckets.get((new["doc_id_to"], new["row_id_to"]), "")
    return f"期间长短不同：{_length(before)} → {_length(after)}"


def _length(bucket: str) -> str:
    if bucket.startswith("years"):
        return f"{bucket.removeprefix('years')}年"
    if bucket.startswith("named:"):
        return bucket.removeprefix("named:")
    return {"year": "全年"}.get(
        bucket, bucket.replace("half", "半年至月").replace("quarter", "季度至月").replace("month", "月")
    )


def row_keys(latest: pd.DataFrame) -> list[tuple[str, str]]:
    """Return what names a row of `latest`: its report and row id."""
    return list(zip(latest["doc_id"], latest["row_id"], strict=True))
