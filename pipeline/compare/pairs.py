"""Pairs of years: both values, the change, how far the two can be compared and why."""

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from pipeline.compare.coded import Array, codes_of, filled, gather, ids_of, is_one_of, look_up
from pipeline.compare.doubts import is_specific
from pipeline.compare.likeness import own_sorts
from pipeline.compare.rounding import equal_as_printed
from pipeline.compare.values import SERIES
from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import Change

_SIDE = {
    "value": "value", "value_text": "value_text", "first_reported": "first_value", "surface": "surface",
    "doc_id": "doc_id", "page": "page", "row_id": "row_id", "text": "text",
}  # fmt: skip
_MAIN = ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "topic")
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_PERSONS = ("人", "名", "位")
_SIDES = ("left", "right")
_LETTERS = ("A", "B", "C", "D")
_ARROWS = {"name": "B", "unit": "B", "report_type": "C"}  # what may have changed, and how far that hinders
_DOUBTED = 0.5  # how sure the reading of a figure is that may be another one than printed
_YEARS = 10000  # more than a year has digits: organisation and year in one number


def report_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the years of each organisation and kind of report that there is a report of, one row each."""
    return rows[["org_id", "place", "report_year"]].drop_duplicates().sort_values(["place", "report_year"])


def _neighbours(latest: pd.DataFrame, reports: pd.DataFrame, series: Array) -> tuple[Array, Array]:
    """Return for each value the nearest year after and before its own that such a report is of; 0: none.

    0 as well where a figure of that series would stand in a later report only, which is not there: what a budget tells
    of last year's execution.
    """
    places = {place: at + 1 for at, place in enumerate(dict.fromkeys(reports["place"]))}
    known = np.sort(reports["place"].map(places).to_numpy() * _YEARS + reports["report_year"].to_numpy())
    ends = np.concatenate([[0], known, [np.iinfo("int64").max]])
    least = np.full(len(latest), 99)
    np.minimum.at(least, series, latest["lag"].to_numpy())
    place, lag = look_up(latest["place"], places, 0), least[series]
    wanted = place * _YEARS + latest["data_year"].to_numpy()
    following = ends[np.searchsorted(ends, wanted, side="right")]
    previous = ends[np.searchsorted(ends, wanted, side="left") - 1]
    late = np.flatnonzero(lag > 0)
    years = []
    for near in (following, previous):
        year = np.where(near // _YEARS == place, near % _YEARS, 0)
        year[late] *= np.isin(near[late] + lag[late], known)
        years.append(year)
    return years[0], years[1]


def make_pairs(latest: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return positions in `latest` (left, right; -1: no value) of what two years say, with the two years.

    A series' values of neighbouring years make a pair; a year in between that the organisation reported on without
    naming the indicator makes it `dropped`, then `new`. A value of a year before the first report stands only in pairs.
    """
    series = ids_of(latest, SERIES)
    order = np.lexsort((latest["data_year"].to_numpy(), series))
    group, year = series[order], latest["data_year"].to_numpy()[order]
    next_report, previous_report = (near[order] for near in _neighbours(latest, reports, series))
    has_next = np.append(group[1:] == group[:-1], [False])[: len(group)]
    next_year = np.append(year[1:], [0])[: len(year)]
    direct = has_next & ~((next_report > 0) & (next_report < next_year))
    at = np.flatnonzero(direct)
    pairs = [_pair(order[at], order[at + 1], year[at], next_year[at])]
    # Only whole years are missed where they are not stated again: a figure of one June is not.
    yearly = look_up(latest["bucket"], lambda bucket: bucket.startswith("year"), False)[order]
    dropped = ~direct & yearly & (next_report > 0)
    pairs.append(_pair(order[dropped], None, year[dropped], next_report[dropped]))
    fresh = ~np.append([False], direct[:-1])[: len(direct)] & yearly & (previous_report > 0)
    pairs.append(_pair(None, order[fresh], previous_report[fresh], year[fresh]))
    return pd.concat(pairs, ignore_index=True)


def _pair(left: Array | None, right: Array | None, years_from: Array, years_to: Array) -> pd.DataFrame:
    none = np.full(len(years_from), -1)
    return pd.DataFrame(
        {
            "left": none if left is None else left,
            "right": none if right is None else right,
            "year_from": years_from,
            "year_to": years_to,
        }
    )


class _Notes:
    """Collects for each pair the letter of comparability and the reasons for it."""

    def __init__(self, count: int, say: Messages) -> None:
        self.grade = np.zeros(count, dtype="int8")
        self.text = np.full(count, "", dtype=object)
        self.say = say

    def add(self, where: Array, letter: str, words: str | Array) -> None:
        if not where.any():
            return
        self.grade[where] = np.maximum(self.grade[where], _LETTERS.index(letter))
        said = words if isinstance(words, str) else words[where]
        joint = np.where((self.text[where] == "") | (said == ""), "", self.say("joint"))
        self.text[where] = self.text[where] + joint.astype(object) + said

    def add_arrows(self, what: str, sides: tuple[pd.Series, pd.Series], where: Array) -> None:
        """Note for some pairs what something was called and is called."""
        if not where.any():
            return
        arrows = np.full(len(where), "", dtype=object)
        old, new = (side[where].astype(object).fillna("") for side in sides)
        arrows[where] = [
            self.say(f"note.{what}", before=before, after=after) if before != after else self.say("note.joined")
            for before, after in zip(old, new, strict=True)
        ]
        self.add(where, _ARROWS[what], arrows)


def describe_pairs(latest: pd.DataFrame, pairs: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return one row a pair, with the columns of `changes`, coded."""
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    main = np.where((right < 0) | (pairs["unlike"] & ~_is_plain(latest, left, right)), left, right)
    out = {c: gather(latest[c], main) for c in _MAIN} | {c: pairs[c] for c in ("year_from", "year_to")}
    out["scope_name"] = pd.Series(out["scope_name"]).cat.remove_categories([""])
    out["period"] = gather(latest["bucket"], main)
    for name, column in _SIDE.items():
        out[f"{name}_from"], out[f"{name}_to"] = gather(latest[column], left), gather(latest[column], right)
    for name in ("page_from", "page_to"):
        out[name] = pd.array(out[name], dtype="Int64")
    out |= _verdicts(latest, pairs, say)
    return pd.DataFrame(out, copy=False)[arrow_schema(Change).names]


def _is_plain(latest: pd.DataFrame, left: Array, right: Array) -> Array:
    """Whether the later value alone of two unlike ones is the unit's own for a year."""
    plain = pd.Series(is_one_of(latest["bucket"], ("year",)) & is_one_of(latest["scope"], ("unit",)))
    found: Array = (gather(plain, right) == 1) & (gather(plain, left) != 1)
    return found


def _verdicts(latest: pd.DataFrame, pairs: pd.DataFrame, say: Messages) -> dict[str, Any]:
    """Return the columns of a pair that are neither of its sides."""
    count = len(pairs)
    both = np.flatnonzero((pairs["left"] >= 0) & (pairs["right"] >= 0))
    old, new = (latest.iloc[pairs[side].to_numpy()[both]].reset_index(drop=True) for side in _SIDES)
    notes = _judge(old, new, say)
    unlike = pairs["unlike"].to_numpy()[both]
    notes.grade[unlike] = _LETTERS.index("D")
    notes.text[unlike] = pairs["note"].to_numpy()[both][unlike]
    letters, said = np.full(count, "D", dtype=object), np.full(count, None, dtype=object)
    status = np.where(pairs["left"] < 0, "new", "dropped").astype(object)
    for side in _SIDES:
        for key, doubtful in _doubtful(latest):
            hit = gather(pd.Series(doubtful), pairs[side].to_numpy()) == 1
            said[hit] = say(key, side=say(f"side.{side}"))
    letters[both] = np.array(_LETTERS, dtype=object)[notes.grade]
    notes.text[notes.text == ""] = None
    said[both] = notes.text
    status[both] = np.where(unlike, "scope_changed", _status(old, new))
    found: dict[str, Any] = {"comparability": letters, "note": said, "status": status}
    change = _changes(old, new, notes.grade < _LETTERS.index("D"))
    for name, values in change.items():
        found[name] = np.full(count, np.nan)
        found[name][both] = values
    # A figure says what it is against the year before: with no value of that year it says so all the same.
    right = np.where(pairs["unlike"], -1, pairs["right"])
    sign = gather(pd.Series(look_up(latest["change_direction"], {"up": 1.0, "down": -1.0}, np.nan)), right)
    found["stated_change"] = gather(latest["change_value"], right) * sign
    found["stated_change_unit"] = gather(latest["change_unit"], right)
    scores = gather(latest["similarity"], pairs["left"].to_numpy()), gather(latest["similarity"], right)
    found["similarity"] = np.fmin(*scores)
    return found | {name: pd.Categorical(found[name]) for name in ("comparability", "note", "status")}


def _moved(left: pd.DataFrame, right: pd.DataFrame) -> Array:
    """Whether the figures of a pair are printed in two units; 人, 名 and 位 are one."""
    old, new = (filled(side["stated_unit"]) for side in (left, right))
    persons = is_one_of(old, _PERSONS) & is_one_of(new, _PERSONS)
    said = ~is_one_of(old, ("",)) & ~is_one_of(new, ("",))
    found: Array = said & ~persons & (codes_of(old)[0] != codes_of(new)[0])
    return found


def _doubtful(rows: pd.DataFrame) -> tuple[tuple[str, Array], tuple[str, Array]]:
    """Return which rows are of a report that contradicts itself, and which have several figures under a short name."""
    doubtful = is_one_of(rows["status"], ("ambiguous",))
    specific = look_up(rows["indicator"], is_specific, False)
    return ("note.contradiction", doubtful & specific), ("note.several", doubtful & ~specific)


def _judge(left: pd.DataFrame, right: pd.DataFrame, say: Messages) -> _Notes:
    """Grade each pair of two values, with the reasons."""
    notes = _Notes(len(left), say)
    renamed = (left["joined"] | right["joined"]).to_numpy() | _of_other_sorts(left, right)
    notes.add_arrows("name", (left["surface"], right["surface"]), renamed)
    notes.add_arrows("unit", (left["stated_unit"], right["stated_unit"]), _moved(left, right))
    notes.add(_apart(left, right, "unit") & left["value"].notna().to_numpy(), "D", say("note.no_conversion"))
    for side, word in zip((left, right), _SIDES, strict=True):
        named = say(f"side.{word}")
        notes.add(side["restated"].to_numpy(), "C", say("note.restated", side=named))
        notes.add(is_one_of(side["status"], ("derived",)), "C", say("note.derived", side=named))
        notes.add(is_one_of(side["period_class"], ("event", "instant")), "C", say("note.event", side=named))
        for key, doubtful in _doubtful(side):
            notes.add(doubtful, "D", say(key, side=named))
        notes.add(side["reading"].to_numpy(float) <= _DOUBTED, "D", say("note.misread", side=named))
        notes.add(side["value_low"].notna().to_numpy(), "D", say("note.range", side=named))
    notes.add_arrows("report_type", (left["report_type"], right["report_type"]), _apart(left, right, "line"))
    notes.add((right["data_year"] - left["data_year"] > 1).to_numpy(), "B", say("note.gap"))
    return notes


def _apart(left: pd.DataFrame, right: pd.DataFrame, column: str) -> Array:
    found: Array = codes_of(left[column])[0] != codes_of(right[column])[0]
    return found


def _of_other_sorts(left: pd.DataFrame, right: pd.DataFrame) -> Array:
    """Whether the names of a pair, both of one entry of the dictionary, say two sorts: 在岗职工 / 职工总数."""
    found = _apart(left, right, "surface")
    at = np.flatnonzero(found)
    name = left["name"].iloc[at]
    old, new = (zip(side["sorts"].iloc[at], side["surface"].iloc[at], name, strict=True) for side in (left, right))
    found[at] = [own_sorts(*before) != own_sorts(*after) for before, after in zip(old, new, strict=True)]
    return found


def _status(left: pd.DataFrame, right: pd.DataFrame) -> Array:
    equal = equal_as_printed(left[_COMPARED], right[_COMPARED]).to_numpy()
    status = np.where(equal, "same", "changed").astype(object)
    status[_moved(left, right)] = "unit_changed"
    status[(left["restated"] | right["restated"]).to_numpy()] = "restated"
    status[is_one_of(left["status"], ("ambiguous",)) | is_one_of(right["status"], ("ambiguous",))] = "ambiguous"
    return status


def _changes(left: pd.DataFrame, right: pd.DataFrame, comparable: Array) -> dict[str, Array]:
    before, after = left["value"].to_numpy(float), right["value"].to_numpy(float)
    difference = np.where(comparable, np.round(after - before, 6), np.nan)
    rate = is_one_of(right["unit"], ("%",))
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(before != 0, (after - before) / np.abs(before) * 100, np.nan)
    return {
        "change": difference,
        "change_percent": np.where(comparable & ~rate, np.round(percent, 4), np.nan),
        "change_points": np.where(rate, difference, np.nan),
    }


def within(changes: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Return the pairs of which both years are wanted; no years: all."""
    if not years:
        return changes
    return changes[changes["year_from"].isin(years) & changes["year_to"].isin(years)].reset_index(drop=True)
