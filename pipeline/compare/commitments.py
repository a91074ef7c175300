"""Commitments: what a report sets itself as a target, beside what the next report says."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.coded import decoded
from pipeline.compare.likeness import AHEAD, PARTS, Name, Named, may_be_alike, score
from pipeline.compare.nearness import within_reach
from pipeline.compare.target_ways import way_of
from pipeline.compare.values import is_annual, is_early
from pipeline.messages import Messages
from schemas.columns import arrow_schema
from schemas.tables import Commitment
from schemas.word_lists import by_use

_ALIKE = 0.5  # how like a target's open key must be
_SHOWN = ["indicator", "name", "surface", "value", "unit", "text", "doc_id", "page", "row_id", "status", *PARTS]
_OF_VALUE = ["org_id", "data_year", "scope", "scope_name", *_SHOWN]
_OF_TARGET = [
    "org_id", "org", "indicator", "name", "unit", "qualifier", "doc_id", "page", "row_id", "report_year", "target_year",
    "text", "surface", "value", "value_low", "value_high", "note", *PARTS,
]  # fmt: skip
_OF_THING = ["indicator", "name", "head", "unit", "text"]
_SHARES = ("股", "元/股")  # what a plan grants
_UP = ("at_least", "more_than")
_DOWN = ("at_most", "less_than")


def list_commitments(rows: pd.DataFrame, latest: pd.DataFrame, reports: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return one row a target, with the value that the report of the target's year states for the same indicator.

    A target is met where the value lies on the side that its word names (不低于98% : at least), or equals it.
    Where it has none, what it counts may say the side that is better (`way_of`): a value there is met, too.
    `differs`: the value is another one, not known to be better. Targets for a year without report: `no_report`.
    What merely bears a year after the report's own, without a limit (`ahead`: an event after the closing date), is no
    target, nor is what an annual report tells of plans that were made, what has no thing (确定的40公里), and what only
    counts the items of a list (四方面工作).
    """
    rows = rows[rows["basis"].isin(["target", "plan"]) & (rows["status"] == "stated") & ~rows["ahead"]]
    rows = rows[~_is_history(rows)]
    aimed = [not _says_no_target(facts) for facts in _records(rows[_OF_THING])]
    rows = rows[pd.Series(aimed, index=rows.index, dtype=bool)]
    early = is_early(rows["report_type"])
    targets = decoded(rows)
    # 未来 without a year stands in the outlook of a report: it is about the year after. A budget sets its own year's.
    targets["target_year"] = targets["data_year"] + (~early & (targets["data_year"] == targets["report_year"]))
    known = set(zip(reports["org_id"], reports["report_year"], strict=True))
    targets = targets.sort_values(["org_id", "report_year", "page"], kind="stable").reset_index(drop=True)
    stated = _stated_for(latest, targets)
    targets["note"] = [
        None if pd.isna(printed) else say("note.target_year", printed=printed, taken=year)
        for printed, year in zip(targets["printed_year"], targets["target_year"], strict=True)
    ]
    found = [
        _line(target, _partner(target, stated.get(at, ())), known)
        for at, target in enumerate(_records(targets[_OF_TARGET]))
    ]
    return pd.DataFrame(found, columns=arrow_schema(Commitment).names)


def _is_history(rows: pd.DataFrame) -> pd.Series:
    """Whether a plan is one that was made, as annual reports tell of it: shares granted, sums invested, past years."""
    annual = is_annual(rows["report_type"])
    past = (rows["data_year"] < rows["report_year"]) & (rows["source"] == "text")
    held = (rows["source"] == "table") & (rows["data_year"] <= rows["report_year"])
    return annual & (past | held | rows["unit"].isin(_SHARES))


def _says_no_target(row: dict[str, Any]) -> bool:
    """Whether a number of a plan names no target: it counts the items of a list, or its name is only a verb."""
    if not row["indicator"].startswith(OPEN):
        return False
    words = by_use("matching/no_targets.csv")
    if row["name"] in words["set"]:
        return True
    in_han = not any("0" <= sign <= "9" for sign in str(row["text"]))
    return in_han and (row["unit"] in words["item"] or row["head"] in words["head"])


def _stated_for(latest: pd.DataFrame, targets: pd.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """Return for each target (by its row) what was stated of its year: its indicator, else all that may be like it.

    Two entries of the dictionary are two things: likeness counts only where one of the two is an open key, in one unit,
    the values not far apart.
    """
    wanted = (latest["basis"] == "actual") & (latest["bucket"] == "year")
    wanted &= latest["org_id"].isin(set(targets["org_id"])) & latest["data_year"].isin(targets["target_year"])
    actual = decoded(latest.loc[wanted, _OF_VALUE])
    place = ["org_id", "data_year", "scope", "scope_name"]
    aims = targets[["org_id", "target_year", "scope", "scope_name", "indicator"]].set_axis(
        [*place, "indicator"], axis=1
    )
    aims = aims.assign(at=aims.index, unit=targets["unit"], bound=targets["value"].fillna(targets["value_low"]))
    aims = aims.assign(set_by=targets["doc_id"])
    direct = aims.drop(columns="unit").merge(actual, on=[*place, "indicator"])
    direct = direct[direct["doc_id"] != direct["set_by"]]  # no report knows what becomes of its own target
    others = aims[~aims["at"].isin(direct["at"]) & aims["unit"].notna()].merge(
        actual, on=[*place, "unit"], suffixes=("_aimed", "")
    )
    near = within_reach(*others[["bound", "value"]].to_numpy(float).T)
    others = others[near & (others["doc_id"] != others["set_by"]).to_numpy()]
    opened = others["indicator"].str.startswith(OPEN) | others["indicator_aimed"].str.startswith(OPEN)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in (*_records(direct[["at", *_SHOWN]]), *_records(others.loc[opened, ["at", *_SHOWN]])):
        found.setdefault(row["at"], []).append(row)
    return found


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    columns = [frame[name].tolist() for name in frame.columns]
    return (dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True))


def _partner(target: dict[str, Any], alike: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the stated value of the same indicator, else the one whose open key is most like the target's."""
    if alike and alike[0]["indicator"] == target["indicator"]:
        return alike[0]
    bound = target["value"] if target["value"] == target["value"] else target["value_low"]
    wanted = Named(_name(target), target["unit"] or "-", bound)
    named = [(Named(_name(row), row["unit"] or "-", row["value"]), at) for at, row in enumerate(alike)]
    scores = sorted(
        ((score(wanted, one), at) for one, at in named if may_be_alike(wanted.name, one.name)), reverse=True
    )
    if not scores or scores[0][0] < _ALIKE or (len(scores) > 1 and scores[1][0] > scores[0][0] - AHEAD):
        return None
    return alike[scores[0][1]]


def _name(row: dict[str, Any]) -> Name:
    return Name(*(row[part] or "" for part in PARTS))


def _line(target: dict[str, Any], value: dict[str, Any] | None, known: set[tuple[str, int]]) -> dict[str, Any]:
    year = int(target["target_year"])
    bounds = [bound for bound in (target["value"], target["value_low"]) if pd.notna(bound)]
    line = {
        name: target[name]
        for name in ("org_id", "org", "indicator", "name", "unit", "qualifier", "doc_id", "page", "row_id", "note")
    } | {
        "report_year": int(target["report_year"]),
        "target_year": year,
        "target": target["text"],
        "target_value": bounds[0] if bounds else None,
        "actual_value": None,
        "actual_text": None,
        "actual_doc_id": None,
        "actual_page": None,
        "actual_row_id": None,
    }
    if value is None:
        # What a report sets for its own year only the next one can tell.
        told = (target["org_id"], year + (year == target["report_year"])) in known
        return line | {"status": "not_reported" if told else "no_report"}
    if target["indicator"].startswith(OPEN):  # a target takes the name of what it came to
        line |= {"indicator": value["indicator"], "name": value["name"]}
    line |= {
        "actual_value": value["value"],
        "actual_text": value["text"],
        "actual_doc_id": value["doc_id"],
        "actual_page": int(value["page"]),
        "actual_row_id": value["row_id"],
    }
    return line | {"status": _verdict(target, value)}


def _verdict(target: dict[str, Any], value: dict[str, Any]) -> str:
    if target["unit"] != value["unit"] or value["status"] == "ambiguous" or value["value"] != value["value"]:
        return "not_comparable"
    got, low, high = value["value"], target["value_low"], target["value_high"]
    if target["qualifier"] == "range":
        return "met" if low <= got <= high else "missed"
    if target["qualifier"] in _UP:
        return "met" if got >= target["value"] else "missed"
    if target["qualifier"] in _DOWN:
        return "met" if got <= target["value"] else "missed"
    way = way_of(target["surface"] or target["name"])
    return "met" if got == target["value"] or (got - target["value"]) * way > 0 else "differs"
