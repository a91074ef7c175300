"""Commitments: what a report sets itself as a target, beside what the next report says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from extractors.indicators.indicators import BESIDE_RESULT, EXPECTED
from extractors.indicators.matching import OPEN
from pipeline.compare.coded import decoded
from pipeline.compare.hedged import with_hedges
from pipeline.compare.likeness import AHEAD, PARTS, Named, may_be_alike, score
from pipeline.compare.nearness import within_reach
from pipeline.compare.outcomes import outcome_of
from pipeline.compare.spots import Spots, nowhere
from pipeline.compare.target_ways import way_of
from pipeline.compare.target_words import MET, MISSED, is_of_own_year, way_said
from pipeline.compare.told_otherwise import name_of, told_otherwise
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
    "text", "surface", "value", "value_low", "value_high", "note", "early", "spot", *PARTS,
]  # fmt: skip
_OF_THING = ["indicator", "name", "head", "unit", "text"]
_SHARES = ("股", "元/股")  # what a plan grants
_UP = ("at_least", "more_than")
_DOWN = ("at_most", "less_than")


def list_commitments(
    rows: pd.DataFrame, latest: pd.DataFrame, reports: pd.DataFrame, say: Messages, *, find: Spots = nowhere
) -> pd.DataFrame:
    """Return one row a target, with the value that the report of the target's year states for the same indicator.

    A target is met where the value lies on the side that its word names (不低于98% : at least), or equals it.
    Where it has none, what it counts (`way_of`) or the words before it (达到, 降至) may say the side that is better: a
    value there is met, too. What the report itself says of it in its table (已完成) counts where figures do not tell.
    `differs`: the value is another one, not known to be better. Targets for a year without report: `no_report`.
    A target beside its result is the year's own. No target is what merely bears a year after the report's own, without
    a limit (`ahead`: an event after the closing date), what works are to yield (每年可节约电费26万元), what an annual
    report tells of plans that were made, what has no thing (确定的40公里), and what only counts the items of a list
    (四方面工作).
    """
    rows = rows[rows["basis"].isin(["target", "plan"]) & (rows["status"] == "stated") & ~rows["ahead"]]
    rows = rows[~_is_history(rows) & ~rows["rule"].str.endswith(EXPECTED).eq(True)]
    aimed = [not _says_no_target(facts) for facts in _records(rows[_OF_THING])]
    rows = rows[pd.Series(aimed, index=rows.index, dtype=bool)]
    early = is_early(rows["report_type"])
    targets = decoded(rows)
    spots = find(set(targets["doc_id"]), set(targets["row_id"]))
    targets["early"] = early
    targets["held"] = targets["rule"].str.endswith(BESIDE_RESULT).eq(True)
    targets["spot"] = [spots.get(row_id) for row_id in targets["row_id"]]
    targets["target_year"] = targets["data_year"] + _is_next(targets)
    known = set(zip(reports["org_id"], reports["report_year"], strict=True))
    targets = targets.sort_values(["org_id", "report_year", "page"], kind="stable").reset_index(drop=True)
    actual = decoded(latest.loc[_actual(latest) & latest["org_id"].isin(set(targets["org_id"])), _OF_VALUE])
    stated = _stated_for(actual, targets)
    of_year = dict(iter(actual.groupby(["org_id", "data_year"])))
    targets["note"] = [
        None if pd.isna(printed) else say("note.target_year", printed=printed, taken=year)
        for printed, year in zip(targets["printed_year"], targets["target_year"], strict=True)
    ]
    found = [
        _line(target, _partner(target, stated.get(at, ())), _otherwise(target, of_year), known=known, say=say)
        for at, target in enumerate(_records(targets[_OF_TARGET]))
    ]
    return with_hedges(pd.DataFrame(found, columns=arrow_schema(Commitment).names), spots)


def _is_next(targets: pd.DataFrame) -> pd.Series:
    """Whether a target that bears its report's year is for the year after it.

    未来 without a year stands in the outlook of a report: it is about the year after. A budget sets its own year's, and
    so does a table that says so (`is_of_own_year`), and a sentence that holds the result against it (超过96%的目标).
    """
    own = targets["data_year"] == targets["report_year"]
    said = [
        spot is not None and is_of_own_year(spot, year)
        for spot, year in zip(targets["spot"], targets["report_year"], strict=True)
    ]
    return ~targets["early"] & ~targets["held"] & own & ~pd.Series(said, index=targets.index, dtype=bool)


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


def _actual(latest: pd.DataFrame) -> pd.Series:
    return (latest["basis"] == "actual") & (latest["bucket"] == "year")


def _otherwise(target: dict[str, Any], of_year: Mapping[Any, pd.DataFrame]) -> dict[str, Any] | None:
    """Return the value of a target's year that is of it under another name, of what is no entry of the dictionary."""
    values = of_year.get((target["org_id"], target["target_year"]))
    if values is None or not target["indicator"].startswith(OPEN):
        return None
    return told_otherwise(target, values)


def _stated_for(actual: pd.DataFrame, targets: pd.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """Return for each target (by its row) what was stated of its year: its indicator, else all that may be like it.

    Two entries of the dictionary are two things: likeness counts only where one of the two is an open key, in one unit,
    the values not far apart.
    """
    actual = actual[actual["data_year"].isin(targets["target_year"])]
    place = ["org_id", "data_year", "scope", "scope_name"]
    aims = targets[["org_id", "target_year", "scope", "scope_name", "indicator"]].set_axis(
        [*place, "indicator"], axis=1
    )
    aims = aims.assign(at=aims.index, unit=targets["unit"], bound=targets["value"].fillna(targets["value_low"]))
    # No report knows what becomes of its own target; but for what it set for its own year, other than a budget.
    own = (targets["target_year"] <= targets["report_year"]) & ~targets["early"].astype(bool)
    aims = aims.assign(set_by=targets["doc_id"].mask(own, ""))
    direct = aims.drop(columns="unit").merge(actual, on=[*place, "indicator"])
    direct = direct[direct["doc_id"] != direct["set_by"]]
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
    wanted = Named(name_of(target), target["unit"] or "-", bound)
    named = [(Named(name_of(row), row["unit"] or "-", row["value"]), at) for at, row in enumerate(alike)]
    scores = sorted(
        ((score(wanted, one), at) for one, at in named if may_be_alike(wanted.name, one.name)), reverse=True
    )
    if not scores or scores[0][0] < _ALIKE or (len(scores) > 1 and scores[1][0] > scores[0][0] - AHEAD):
        return None
    return alike[scores[0][1]]


def _line(
    target: dict[str, Any],
    value: dict[str, Any] | None,
    otherwise: dict[str, Any] | None,
    *,
    known: set[tuple[str, int]],
    say: Messages,
) -> dict[str, Any]:
    """Return the row of a target with the value of its year, else the one that is told of it in other words."""
    year, spot = int(target["target_year"]), target["spot"]
    bounds = [bound for bound in (target["value"], target["value_low"]) if pd.notna(bound)]
    line = {
        name: target[name]
        for name in ("org_id", "org", "indicator", "name", "unit", "qualifier", "doc_id", "page", "row_id")
    } | {
        "report_year": int(target["report_year"]),
        "target_year": year,
        "target": target["text"],
        "target_value": bounds[0] if bounds else None,
        **{f"actual_{name}": None for name in ("value", "text", "doc_id", "page", "row_id")},
    }
    if value and target["indicator"].startswith(OPEN):  # a target takes the name of what it came to
        line |= {"indicator": value["indicator"], "name": value["name"]}
    if got := value or otherwise:
        line |= {f"actual_{name}": got[name] for name in ("value", "text", "doc_id", "row_id")}
        line["actual_page"] = int(got["page"])
        status = _verdict(target, got, way_said(spot) if spot else 0)
    else:
        # What a budget sets for its own year only the next one can tell.
        told = (target["org_id"], year + (target["early"] and year == target["report_year"])) in known
        status = "not_reported" if told else "no_report"
    return line | outcome_of(status, spot, target["note"], say, is_over=year <= target["report_year"])


def _verdict(target: dict[str, Any], value: dict[str, Any], said: int) -> str:
    """Return what became of a target by its figures; `said` is the side that the words before it say to be better."""
    if target["unit"] != value["unit"] or value["status"] == "ambiguous" or value["value"] != value["value"]:
        return "not_comparable"
    got, low, high = value["value"], target["value_low"], target["value_high"]
    if target["qualifier"] == "range":
        return MET if low <= got <= high else MISSED
    if target["qualifier"] in _UP:
        return MET if got >= target["value"] else MISSED
    if target["qualifier"] in _DOWN:
        return MET if got <= target["value"] else MISSED
    way = way_of(target["surface"] or target["name"])
    if got == target["value"] or (got - target["value"]) * (way or said) > 0:
        return MET
    return MISSED if said and said == (way or said) and target["qualifier"] == "exact" else "differs"
