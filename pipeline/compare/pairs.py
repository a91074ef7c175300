"""Pairs of years: both values, the change, how far the two can be compared and why."""

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from pipeline.compare.bounds import find_checks
from pipeline.compare.coded import Array
from pipeline.compare.codenames import of_codenames
from pipeline.compare.evidence import SIGNS
from pipeline.compare.likeness import own_sorts
from pipeline.compare.rounding import equal_as_printed
from pipeline.compare.units import says_less
from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import Change
from schemas.tables.comparison import CHECKS, LIKELY_RENAMED, SEVERAL

_SIDE = {
    "value": "value", "value_text": "value_text", "first_reported": "first_value", "surface": "surface",
    "doc_id": "doc_id", "page": "page", "row_id": "row_id", "text": "text",
}  # fmt: skip
_MAIN = ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "topic")
_PERSONS = ("人", "名", "位")
_SIDES = ("left", "right")
_LETTERS = ("A", "B", "C", "D")
_ARROWS = {"name": "B", "unit": "B", "report_type": "C"}  # what may have changed, and how far that hinders
_DOUBTED = 0.5  # how sure the reading of a quantity is that may be another one than printed
NONE = -1
"""The position of a value that is not there."""


def report_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the years of each organisation and kind of report that there is a report of, one row each.

    `is_summary`: all that there is of that year is a summary.
    """
    years = rows[["org_id", "place", "report_year"]].assign(is_summary=rows["edition"] == "summary")
    years = years.sort_values(["place", "report_year", "is_summary"]).drop_duplicates(["place", "report_year"])
    return years.astype({"place": "str", "report_year": "int64"})


def _nearest_report(values: pd.DataFrame, reports: pd.DataFrame, direction: str) -> pd.Series:
    """Return for each value the nearest year `forward` or `backward` of its own that such a report is of; else nothing.

    A summary leaves out most of what a whole report states: it is near only to what a summary states. Nothing as well
    where a quantity of that series would stand in a later report only, which is not there: what a
    budget tells of last year's execution.
    """
    near = pd.concat(
        [
            pd.merge_asof(
                own[["place", "data_year", "lag", "is_summary"]]
                .rename_axis("at")
                .reset_index()
                .sort_values("data_year"),
                others[["place", "report_year"]].sort_values("report_year"),
                left_on="data_year",
                right_on="report_year",
                by="place",
                direction=direction,
                allow_exact_matches=False,
            )
            for own, others in (
                (values[values["is_summary"]], reports),
                (values[~values["is_summary"]], reports[~reports["is_summary"]]),
            )
        ]
    ).set_index("at")
    late = near[near["lag"] > 0]
    untold = [
        own[~_told_of(own).isin(_years_of(others))]
        for own, others in (
            (late[late["is_summary"]], reports),
            (late[~late["is_summary"]], reports[~reports["is_summary"]]),
        )
    ]
    return near["report_year"].drop(pd.concat(untold).index).reindex(values.index)


def _told_of(late: pd.DataFrame) -> pd.MultiIndex:
    """Return the place and year of the report that would state what the nearest one's year came to."""
    return pd.MultiIndex.from_arrays([late["place"], late["report_year"] + late["lag"]])


def _years_of(reports: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(reports[["place", "report_year"]])


def make_pairs(latest: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return positions in `latest` (left, right; -1: no value) of what two years say, with the two years.

    A series' values of neighbouring years make a pair; a year in between that the organisation reported on without
    naming the indicator makes it `dropped`, then `new`; where it can't be told `new`, the two are a pair.
    A value of a year before the first report stands only in pairs.
    """
    values = latest[["series", "place", "data_year", "lag", "bucket"]].sort_values(
        ["series", "data_year"], kind="stable"
    )
    values["lag"] = values.groupby("series")["lag"].transform("min")
    values["place"] = values["place"].astype(str)
    values["is_summary"] = latest["edition"].reindex(values.index) == "summary"
    values["at"] = values.index
    of_series = values.groupby("series")
    next_report = _nearest_report(values, reports, "forward")
    previous_report = _nearest_report(values, reports, "backward")
    next_value = of_series["data_year"].shift(-1)
    # What comes back where no report before it is near (a summary in between) is told with its last value.
    comes_back = (next_report < next_value) & previous_report.groupby(values["series"]).shift(-1).notna()
    neighbours = next_value.notna() & ~comes_back
    # Only whole years are missed where they are not stated again: a quantity of one June is not.
    yearly = values["bucket"].str.startswith("year")
    dropped = ~neighbours & yearly & next_report.notna()
    followed = neighbours.groupby(values["series"]).shift(fill_value=False)
    new = ~followed & yearly & previous_report.notna()
    own = {
        "left": values["at"],
        "right": values["at"],
        "year_from": values["data_year"],
        "year_to": values["data_year"],
    }
    pairs = [
        pd.DataFrame(own | {"right": of_series["at"].shift(-1), "year_to": next_value})[neighbours],
        pd.DataFrame(own | {"right": NONE, "year_to": next_report})[dropped],
        pd.DataFrame(own | {"left": NONE, "year_from": previous_report})[new],
    ]
    return pd.concat(pairs, ignore_index=True).astype("int64")


class _Notes:
    """Collects for each pair the letter of comparability and the reasons for it."""

    def __init__(self, count: int, say: Messages) -> None:
        self.grade = np.zeros(count, dtype="int8")
        self.text = np.full(count, "", dtype=object)
        self.say = say

    def add(self, at: pd.Series, letter: str, words: str | Array) -> None:
        where = at.to_numpy(bool)
        if not where.any():
            return
        self.grade[where] = np.maximum(self.grade[where], _LETTERS.index(letter))
        said = words if isinstance(words, str) else words[where]
        joint = np.where((self.text[where] == "") | (said == ""), "", self.say("joint"))
        self.text[where] = self.text[where] + joint.astype(object) + said

    def add_gaps(self, before: pd.Series, after: pd.Series) -> None:
        """Note for pairs of years that are not neighbours which years they are."""
        apart = after - before > 1
        told = np.full(len(apart), "", dtype=object)
        years = pd.DataFrame({"before": before, "after": after})[apart.to_numpy(bool)].astype(int)
        said = {
            pair: self.say("note.gap", before=pair[0], after=pair[1])
            for pair in years.drop_duplicates().itertuples(index=False, name=None)
        }
        told[apart.to_numpy(bool)] = [said[pair] for pair in years.itertuples(index=False, name=None)]
        self.add(apart, "B", told)

    def add_arrows(self, what: str, sides: tuple[pd.Series, pd.Series], where: pd.Series) -> None:
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


def describe_pairs(latest: pd.DataFrame, pairs: pd.DataFrame, likely: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return one row a pair, with the columns of `changes`, coded; `likely` has what `find_counterparts` returns."""
    left, right = (latest.reindex(pairs[side]).set_index(pairs.index) for side in _SIDES)
    two = pairs["unlike"] & (left["series"] != right["series"])
    is_left = (pairs["right"] == NONE) | (two & ~(_is_plain(right) & ~_is_plain(left)))
    main = latest.take(pairs["left"].where(is_left, pairs["right"])).set_index(pairs.index)
    out: dict[str, Any] = {c: main[c] for c in _MAIN} | {c: pairs[c] for c in ("year_from", "year_to")}
    out["scope_name"] = main["scope_name"].cat.remove_categories([""])
    out["period"] = main["bucket"]
    for name, column in _SIDE.items():
        out[f"{name}_from"], out[f"{name}_to"] = left[column], right[column]
    for name in ("page_from", "page_to"):
        out[name] = out[name].astype("Int64")
    out |= _renamed(_verdicts(left, right, pairs, say), likely.reindex(pairs.index))
    return pd.DataFrame(out, copy=False)[arrow_schema(Change).names]


def _renamed(found: dict[str, Any], likely: pd.DataFrame) -> dict[str, Any]:
    """Return the columns of pairs with those that have a likely counterpart told as likely renamed."""
    told = dict(likely.items())
    told |= {column: told[column].astype("Int64") for column in ("likely_year", "likely_page")}
    return {**found, **told, "status": found["status"].mask(likely["likely_doc_id"].notna(), LIKELY_RENAMED)}


def _is_plain(side: pd.DataFrame) -> pd.Series:
    """Whether a value is the unit's own for a year."""
    return (side["bucket"] == "year") & (side["scope"] == "unit")


def _verdicts(left: pd.DataFrame, right: pd.DataFrame, pairs: pd.DataFrame, say: Messages) -> dict[str, Any]:
    """Return the columns of a pair that are neither of its sides."""
    has_left, has_right = pairs["left"] != NONE, pairs["right"] != NONE
    both = has_left & has_right
    old, new = left[both], right[both]
    checks = find_checks(left, right).mask(pairs["unlike"], None)
    listed = _list_the_same(old, new)
    notes = _judge(old, new, checks[both], say, listed=listed)
    unlike = pairs["unlike"][both].to_numpy()
    coded = of_codenames(old, new)
    notes.add(coded & ~pairs["unlike"][both], "D", say("note.codename"))
    notes.grade[unlike] = _LETTERS.index("D")
    notes.text[unlike] = pairs["note"][both].to_numpy()[unlike]
    found = pd.DataFrame({"comparability": "D", "note": None}, index=pairs.index, dtype=object)
    found["status"] = pd.Series("new", index=pairs.index, dtype=object).mask(has_left, "dropped")
    for word, side in zip(_SIDES, (left, right), strict=True):
        for key, doubtful in _doubtful(side):
            found.loc[doubtful, "note"] = say(key, side=say(f"side.{word}"))
    for code in CHECKS:
        found.loc[(checks == code) & found["note"].isna(), "note"] = say(f"note.{code}")
    found.loc[both, "comparability"] = np.array(_LETTERS, dtype=object)[notes.grade]
    found.loc[both, "note"] = pd.Series(notes.text, index=old.index).replace("", None)
    found.loc[both, "status"] = np.where(unlike | coded.to_numpy(bool), "scope_changed", _status(old, new, listed))
    changes = _changes(old, new, notes.grade < _LETTERS.index("D")).reindex(pairs.index)
    # A quantity says what it is against the year before: with no value of that year it says so all the same.
    alone = right["change_value"].where(~pairs["unlike"])
    sign = right["change_direction"].map(SIGNS).astype(float)
    return {
        **found,
        **changes,
        "contradicts": left["contradicts"].eq(True) | right["contradicts"].eq(True),
        "check": checks,
        "stated_change": alone * sign,
        "stated_change_unit": right["change_unit"].where(~pairs["unlike"]),
        "stated_change_basis": right["change_basis"].where(~pairs["unlike"]),
        "similarity": pd.concat([left["similarity"], right["similarity"]], axis=1).min(axis=1),
    }


def _moved(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether a pair is printed in two units; 人, 名 and 位 are one, 小时/人 and a shorter 小时, too."""
    old, new = left["stated_unit"], right["stated_unit"]
    persons = old.isin(_PERSONS) & new.isin(_PERSONS)
    apart = old.notna() & new.notna() & ~persons & (old != new)
    shorter = [says_less(one, other) for one, other in zip(old[apart], new[apart], strict=True)]
    return apart & ~pd.Series(shorter, index=old.index[apart], dtype=bool).reindex(old.index, fill_value=False)


def _doubtful(rows: pd.DataFrame) -> tuple[tuple[str, pd.Series], tuple[str, pd.Series]]:
    """Return which rows are of a report that contradicts itself, and which have several figures under a short name."""
    doubtful, contradicts = rows["status"] == "ambiguous", rows["contradicts"].eq(True)
    return ("note.contradiction", doubtful & contradicts), ("note.several", doubtful & ~contradicts)


def _judge(left: pd.DataFrame, right: pd.DataFrame, checks: pd.Series, say: Messages, *, listed: pd.Series) -> _Notes:
    """Grade each pair of two values, with the reasons; `listed`: where both print the same list."""
    notes = _Notes(len(left), say)
    renamed = left["joined"].eq(True) | right["joined"].eq(True) | _of_other_sorts(left, right)
    notes.add_arrows("name", (left["surface"], right["surface"]), renamed)
    notes.add_arrows("unit", (left["stated_unit"], right["stated_unit"]), _moved(left, right))
    notes.add(_apart(left, right, "unit") & left["value"].notna(), "D", say("note.no_conversion"))
    notes.add(listed, "B", say("note.same_list"))
    for side, word in zip((left, right), _SIDES, strict=True):
        named = say(f"side.{word}")
        notes.add(side["restated"].eq(True), "C", say("note.restated", side=named))
        notes.add(side["unsure"].eq(True), "C", say("note.unsure", side=named))
        notes.add(side["status"] == "derived", "C", say("note.derived", side=named))
        notes.add(side["period_class"].isin(["event", "instant"]), "C", say("note.event", side=named))
        for key, doubtful in _doubtful(side):
            notes.add(doubtful & ~listed, "D", say(key, side=named))
        notes.add(side["reading"] <= _DOUBTED, "D", say("note.misread", side=named))
        notes.add(side["value_low"].notna(), "D", say("note.range", side=named))
    notes.add_arrows("report_type", (left["report_type"], right["report_type"]), _apart(left, right, "line"))
    notes.add_gaps(left["data_year"], right["data_year"])
    for code in CHECKS:
        notes.add(checks == code, "C", say(f"note.{code}"))
    return notes


def _apart(left: pd.DataFrame, right: pd.DataFrame, column: str) -> pd.Series:
    """Whether the two say another word, or only one of them says one."""
    old, new = left[column], right[column]
    return (old != new) & ~(old.isna() & new.isna())


def _of_other_sorts(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether the names of a pair, both of one entry of the dictionary, say two sorts: 在岗职工 / 职工总数."""
    apart = _apart(left, right, "surface")
    old, new = (
        zip(side.loc[apart, "sorts"], side.loc[apart, "surface"], left.loc[apart, "name"], strict=True)
        for side in (left, right)
    )
    found = [own_sorts(*before) != own_sorts(*after) for before, after in zip(old, new, strict=True)]
    return pd.Series(found, index=left.index[apart], dtype=bool).reindex(left.index, fill_value=False)


def _status(left: pd.DataFrame, right: pd.DataFrame, listed: pd.Series) -> pd.Series:
    same = equal_as_printed(left, right)
    status = pd.Series("changed", index=left.index, dtype=object).mask(same, "same")
    status[_moved(left, right)] = "unit_changed"
    status[left["restated"].eq(True) | right["restated"].eq(True)] = "restated"
    doubtful = (left["status"] == "ambiguous") | (right["status"] == "ambiguous")
    status[doubtful & ~listed] = "ambiguous"
    return status


def _list_the_same(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether both years print the same quantities under one name, in any order: the rates of a tax, 3%, 6% and 13%."""
    several = left["value"].isna() & right["value"].isna()
    for side in (left, right):
        several &= (side["status"] == "ambiguous") & ~side["contradicts"].eq(True)
    before, after = (side["text"].astype(object)[several] for side in (left, right))
    alike = [sorted(old.split(SEVERAL)) == sorted(new.split(SEVERAL)) for old, new in zip(before, after, strict=True)]
    return pd.Series(alike, index=before.index, dtype=bool).reindex(left.index, fill_value=False)


def _changes(left: pd.DataFrame, right: pd.DataFrame, comparable: Array) -> pd.DataFrame:
    before, after = left["value"], right["value"]
    difference = (after - before).round(6).where(comparable)
    rate = right["unit"] == "%"
    turned = before * after < 0  # a share of a loss says nothing of a profit
    percent = ((after - before) / before.abs().replace(0.0, np.nan) * 100).mask(turned)
    return pd.DataFrame(
        {
            "change": difference,
            "change_percent": percent.round(4).where(comparable & ~rate),
            "change_points": difference.where(rate),
        }
    )


def within(changes: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Return the pairs of which both years are wanted; no years: all."""
    if not years:
        return changes
    return changes[changes["year_from"].isin(years) & changes["year_to"].isin(years)].reset_index(drop=True)
