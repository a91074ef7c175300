"""Pairs of years: both values, the change, how far the two can be compared and why."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from pipeline.compare.rounding import equal_as_printed
from pipeline.compare.values import SERIES, ids_of
from schemas.columns import arrow_schema
from schemas.tables import Change

_SIDE = {
    "value": "value", "value_text": "value_text", "first_reported": "first_value", "surface": "surface",
    "doc_id": "doc_id", "page": "page", "row_id": "row_id", "text": "text",
}  # fmt: skip
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_PERSONS = ("人", "名", "位")
_LETTERS = ("A", "B", "C", "D")


def report_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the years of each organisation and kind of report that there is a report of, one row each."""
    return rows[["org_id", "report_year"]].drop_duplicates().sort_values(["org_id", "report_year"])


def _neighbour(keys: pd.DataFrame, reports: pd.DataFrame, direction: str) -> pd.Series:
    """Return for (org_id, data_year) the nearest year before or after it that the organisation reported on."""
    wanted = keys[["org_id", "data_year"]].drop_duplicates().sort_values("data_year")
    near = reports.rename(columns={"report_year": "near"}).assign(data_year=reports["report_year"])
    found = pd.merge_asof(
        wanted,
        near.sort_values("data_year"),
        on="data_year",
        by="org_id",
        direction="forward" if direction == "next" else "backward",
        allow_exact_matches=False,
    )
    return (
        keys[["org_id", "data_year"]].merge(found, how="left", on=["org_id", "data_year"])["near"].set_axis(keys.index)
    )


def make_pairs(latest: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return index pairs into `latest` (left, right; -1: no value) with the two years.

    A series' values of neighbouring years make a pair; a year in between that the organisation reported on without
    naming the indicator makes it `dropped`, then `new`. A value of a year before the first report stands only in pairs.
    """
    order = np.lexsort((latest["data_year"].to_numpy(), group_ids := ids_of(latest, SERIES)))
    ordered, group = latest.iloc[order], pd.Series(group_ids[order], index=latest.index[order])
    following = pd.Series(ordered.index, index=ordered.index).shift(-1)
    has_next = (group == group.shift(-1)).to_numpy()
    year = ordered["data_year"]
    next_year = year.shift(-1)
    next_report = _neighbour(ordered, reports, "next")
    previous_report = _neighbour(ordered, reports, "previous")
    gap = has_next & (next_report < next_year).to_numpy()
    direct = has_next & ~gap
    pairs = [_pair(ordered.index[direct], following[direct], year[direct], next_year[direct])]
    # Only whole years are missed where they are not stated again: a figure of one June is not.
    yearly = (ordered["bucket"] == "year").to_numpy() | (ordered["bucket"].str.startswith("years")).to_numpy()
    dropped = ~direct & yearly & next_report.notna().to_numpy()
    pairs.append(_pair(ordered.index[dropped], None, year[dropped], next_report[dropped]))
    follows_direct = np.concatenate([[False], direct[:-1]]) if len(direct) else direct
    fresh = ~follows_direct & yearly & previous_report.notna().to_numpy()
    pairs.append(_pair(None, pd.Series(ordered.index[fresh]), previous_report[fresh], year[fresh]))
    return pd.concat(pairs, ignore_index=True)


def _pair(left: pd.Index | None, right: pd.Series | None, years_from: pd.Series, years_to: pd.Series) -> pd.DataFrame:
    count = len(years_from)
    none = np.full(count, -1)
    return pd.DataFrame(
        {
            "left": none if left is None else left.to_numpy(),
            "right": none if right is None else right.to_numpy().astype("int64"),
            "year_from": years_from.to_numpy().astype("int64"),
            "year_to": years_to.to_numpy().astype("int64"),
        }
    )


class _Notes:
    """Collects for each pair the letter of comparability and the reasons for it."""

    def __init__(self, count: int) -> None:
        self.grade = np.zeros(count, dtype="int8")
        self.text = np.full(count, "", dtype=object)

    def add(self, where: np.ndarray, letter: str, words: str | np.ndarray) -> None:
        self.grade[where] = np.maximum(self.grade[where], _LETTERS.index(letter))
        said = words if isinstance(words, str) else words[where]
        joint = np.where((self.text[where] == "") | (said == ""), "", "；")
        self.text[where] = self.text[where] + joint.astype(object) + said


def _side(latest: pd.DataFrame, at: np.ndarray) -> pd.DataFrame:
    """Return the rows of one side, a row of nulls where there is none."""
    return latest.reindex(np.where(at < 0, -1, at)).reset_index(drop=True)


def describe_pairs(latest: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return one row a pair, with the columns of `changes`."""
    left, right = _side(latest, pairs["left"].to_numpy()), _side(latest, pairs["right"].to_numpy())
    both = (pairs["left"] >= 0).to_numpy() & (pairs["right"] >= 0).to_numpy()
    main = right.where(pd.Series(pairs["right"] >= 0), left)
    out = pd.DataFrame(
        {c: main[c] for c in ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "topic")}
    )
    out["year_from"], out["year_to"] = pairs["year_from"], pairs["year_to"]
    for name, column in _SIDE.items():
        out[f"{name}_from"], out[f"{name}_to"] = left[column], right[column]
    notes = _Notes(len(pairs))
    _judge(left, right, both, notes)
    status = _status(left, right, both)
    comparable = both & (notes.grade < _LETTERS.index("D"))
    _add_change(out, left, right, comparable)
    out["stated_change"], out["stated_change_unit"] = _stated(right)
    out["status"] = status
    out["comparability"] = np.array(_LETTERS)[notes.grade]
    out["note"] = pd.Series(notes.text).where(notes.text != "", None)
    out["similarity"] = np.fmin(left["similarity"].fillna(1.0), right["similarity"].fillna(1.0)).where(
        left["similarity"].notna() | right["similarity"].notna()
    )
    out["scope_name"] = out["scope_name"].replace("", None)
    out[["page_from", "page_to"]] = out[["page_from", "page_to"]].astype("Int64")
    return out[arrow_schema(Change).names]


def _judge(left: pd.DataFrame, right: pd.DataFrame, both: np.ndarray, notes: _Notes) -> None:
    """Grade each pair, with the reasons."""
    old, new = left["surface"].fillna("").astype(str).to_numpy(), right["surface"].fillna("").astype(str).to_numpy()
    renamed = both & (left["joined"].eq(True) | right["joined"].eq(True)).to_numpy()
    arrows = np.array([f"名称：{a} → {b}" for a, b in zip(old, new, strict=True)], dtype=object)
    notes.add(renamed, "B", arrows)
    units = left["stated_unit"].fillna("").to_numpy(), right["stated_unit"].fillna("").to_numpy()
    persons = np.isin(units[0], _PERSONS) & np.isin(units[1], _PERSONS)
    moved = both & (units[0] != units[1]) & ~persons & (units[0] != "") & (units[1] != "")
    arrows = np.array([f"单位：{a} → {b}" for a, b in zip(*units, strict=True)], dtype=object)
    notes.add(moved, "B", arrows)
    apart = (
        both
        & (left["unit"].fillna("") != right["unit"].fillna("")).to_numpy()
        & ~np.isnan(left["value"].to_numpy(float))
    )
    notes.add(apart, "D", "单位不能换算")
    for side, word in ((left, "上期"), (right, "本期")):
        notes.add((both & side["restated"].eq(True).to_numpy()), "C", f"{word}数有追溯调整")
        notes.add(both & (side["status"] == "derived").to_numpy(), "C", f"{word}数由所述增减推算")
        event = both & side["period_class"].isin(["event", "instant"]).to_numpy()
        notes.add(event, "C", f"{word}数为期间内某日或某段时间")
        notes.add((side["status"] == "ambiguous").to_numpy(), "D", f"{word}数报告内前后不一")
        notes.add(both & side["value_low"].notna().to_numpy(), "D", f"{word}数为区间")
    notes.add(~both, "D", "")
    years = (right["data_year"] - left["data_year"]).to_numpy()
    notes.add(both & (years > 1), "B", "中间年度没有报告")


def _status(left: pd.DataFrame, right: pd.DataFrame, both: np.ndarray) -> np.ndarray:
    equal = np.zeros(len(left), dtype=bool)
    if both.any():
        equal[both] = equal_as_printed(left.loc[both, _COMPARED], right.loc[both, _COMPARED]).to_numpy()
    units = left["stated_unit"].fillna("").to_numpy(), right["stated_unit"].fillna("").to_numpy()
    persons = np.isin(units[0], _PERSONS) & np.isin(units[1], _PERSONS)
    moved = both & (units[0] != units[1]) & ~persons & (units[0] != "") & (units[1] != "")
    restated = both & (left["restated"].eq(True) | right["restated"].eq(True)).to_numpy()
    doubtful = (left["status"].eq("ambiguous") | right["status"].eq("ambiguous")).to_numpy()
    missing_right = (right["org_id"].isna()).to_numpy()
    status = np.where(equal, "same", "changed").astype(object)
    status[moved] = "unit_changed"
    status[restated] = "restated"
    status[~both & missing_right] = "dropped"
    status[~both & ~missing_right] = "new"
    status[both & doubtful] = "ambiguous"
    return status


def _add_change(out: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame, comparable: np.ndarray) -> None:
    before, after = left["value"].to_numpy(float), right["value"].to_numpy(float)
    difference = np.where(comparable, np.round(after - before, 6), np.nan)
    rate = (out["unit"] == "%").to_numpy()
    out["change"] = difference
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(before != 0, (after - before) / np.abs(before) * 100, np.nan)
    out["change_percent"] = np.where(comparable & ~rate, np.round(percent, 4), np.nan)
    out["change_points"] = np.where(rate, difference, np.nan)


def _stated(right: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    sign = right["change_direction"].map({"up": 1.0, "down": -1.0}).astype(float)
    return right["change_value"] * sign, right["change_unit"]


def within(changes: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Return the pairs of which both years are wanted; no years: all."""
    if not years:
        return changes
    return changes[changes["year_from"].isin(years) & changes["year_to"].isin(years)]
