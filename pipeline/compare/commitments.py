"""Commitments: what a report sets itself as a target, beside what the next report says."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from extractors.atoms.indicators.matching import OPEN
from extractors.atoms.indicators.phrase import bare
from pipeline.compare.coded import decoded, is_one_of
from pipeline.compare.likeness import Name, score
from schemas.columns import arrow_schema
from schemas.tables import Commitment

_ALIKE, _AHEAD = 0.5, 0.1  # how like a target's open key must be, and how far ahead of any other
_UP = ("at_least", "more_than")
_DOWN = ("at_most", "less_than")


def list_commitments(rows: pd.DataFrame, latest: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Return one row a target, with the value that the report of the target's year states for the same indicator.

    A target is met where the value lies on the side that its word names (不低于98% : at least), or equals it.
    `differs`: the target has no direction and the value is another one. Targets for a year without report: `no_report`.
    """
    hoped = is_one_of(rows["basis"], ("target", "plan")) & is_one_of(rows["status"], ("stated",))
    targets = decoded(rows[hoped])
    # In an outlook a year before the report's own is last year's, left in: the target is for the year after.
    targets["data_year"] = np.maximum(targets["data_year"], targets["report_year"])
    # 未来 without a year stands in the outlook of a report: it is about the year after.
    targets["target_year"] = targets["data_year"] + (targets["data_year"] == targets["report_year"])
    stated: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in _actual(latest, targets).to_dict("records"):
        stated.setdefault((row["org_id"], int(row["data_year"])), []).append(row)
    known = set(zip(reports["org_id"], reports["report_year"], strict=True))
    targets = targets.sort_values(["org_id", "report_year", "page"], kind="stable")
    found = [_line(target, stated, known) for target in targets.to_dict("records")]
    return pd.DataFrame(found, columns=arrow_schema(Commitment).names)


def _actual(latest: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Return what really was, of the organisations and years that targets are for."""
    actual = is_one_of(latest["basis"], ("actual",)) & is_one_of(latest["bucket"], ("year",))
    actual &= latest["value"].notna().to_numpy() & is_one_of(latest["org_id"], set(targets["org_id"]))
    some = latest[actual]
    wanted = set(zip(targets["org_id"], targets["target_year"], strict=True))
    return decoded(some[[key in wanted for key in zip(some["org_id"], some["data_year"], strict=True)]])


def _partner(target: dict[str, Any], stated: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the stated value of the same indicator, else the one whose open key is most like the target's."""
    alike = [row for row in stated if (row["scope"], row["scope_name"]) == (target["scope"], target["scope_name"])]
    for row in alike:
        if row["indicator"] == target["indicator"]:
            return row
    bound = target["value"] if target["value"] == target["value"] else target["value_low"]
    wanted = Name(target["indicator"], bare(target["surface"]), target["unit"] or "-", bound)
    scores = sorted(
        (
            (score(wanted, Name(r["indicator"], bare(r["surface"]), r["unit"] or "-", r["value"])), at)
            for at, r in enumerate(alike)
            if OPEN in (target["indicator"][: len(OPEN)], r["indicator"][: len(OPEN)])  # two entries are two things
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < _ALIKE or (len(scores) > 1 and scores[1][0] > scores[0][0] - _AHEAD):
        return None
    partner = alike[scores[0][1]]
    return partner if partner["unit"] == target["unit"] else None


def _line(
    target: dict[str, Any], stated: Mapping[tuple[str, int], list[dict[str, Any]]], known: set[tuple[str, int]]
) -> dict[str, Any]:
    year = int(target["target_year"])
    value = _partner(target, stated.get((target["org_id"], year), ()))
    bounds = [bound for bound in (target["value"], target["value_low"]) if pd.notna(bound)]
    line = {
        name: target[name] for name in ("org_id", "org", "indicator", "name", "unit", "qualifier", "doc_id", "page")
    } | {
        "report_year": int(target["report_year"]),
        "target_year": year,
        "target": target["text"],
        "target_value": bounds[0] if bounds else None,
        "actual_value": None,
        "actual_text": None,
        "actual_doc_id": None,
        "actual_page": None,
    }
    if value is None:
        return line | {"status": "not_reported" if (target["org_id"], year) in known else "no_report"}
    line |= {
        "actual_value": value["value"],
        "actual_text": value["text"],
        "actual_doc_id": value["doc_id"],
        "actual_page": int(value["page"]),
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
    return "met" if got == target["value"] else "differs"
