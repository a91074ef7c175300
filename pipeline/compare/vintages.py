"""First reported and latest restated values of a year, and the ledger of what changed between reports."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline.compare.coded import Array, codes_of, decoded, ids_of, is_one_of, look_up
from pipeline.compare.doubts import is_specific
from pipeline.compare.rounding import equal_as_printed, is_slip
from pipeline.compare.values import SERIES
from schemas.columns import arrow_schema
from schemas.tables import Restatement
from schemas.text import squeeze

EXPLAINS = r"追溯|重述|口径|更正|修正|调整|重新(?:计算|统计|核算)|不再(?:包含|包括|统计)|勘误|数据有误"
"""Words of a sentence that speaks of restating, as a pattern that Arrow reads as well."""
_SCOPE = re.compile(r"口径|范围|不再(?:包含|包括|统计)|合并范围|新增纳入|纳入统计")
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_NAMED = ("surface", "sorts")  # how the report that speaks calls it
_OF_THE_FIGURE = ("value", "value_text", "resolution", "qualifier", "text", "doc_id", "page", "row_id", *_NAMED)
_STEPS_BACK = {"derived": 2, "ambiguous": 1}


def add_vintages(rows: pd.DataFrame, vintage: str = "latest") -> pd.DataFrame:
    """Return the latest row of each series and data year, with those of the first one's value and report (`first_…`).

    `lag` is how many years after its own a figure is stated at the soonest: a budget tells the execution of last year.
    A value that was only computed from a stated change (`derived`) steps back before a stated one. A report's figure
    that contradicts itself (`ambiguous`) steps back before another report's clear one, and one of another kind of
    report before those of the kind that follows the series. The rows come the earliest report first. With the vintage
    `first` the figure, its report and page are those of the first report.
    """
    group = ids_of(rows, [*SERIES, "data_year"])
    first, last = _ends(group, 2 * look_up(rows["status"], _STEPS_BACK, 0) + _off_line(rows))
    moved = codes_of(rows["doc_id"])[0][first] != codes_of(rows["doc_id"])[0][last]
    before, after = rows.iloc[first[moved]], rows.iloc[last[moved]]
    same = equal_as_printed(before[_COMPARED], after[_COMPARED]).to_numpy()
    derived = is_one_of(after["status"], ("derived",))
    # What a later report only rounds is no new value: the more exact figure stays the one that is compared.
    rougher = same & (after["resolution"].fillna(0.0).to_numpy() > before["resolution"].fillna(0.0).to_numpy())
    speaks = last.copy()
    speaks[np.flatnonzero(moved)[rougher]] = first[moved][rougher]
    restated = np.zeros(len(first), dtype=bool)
    restated[moved] = ~same & ~derived & (before["report_year"].to_numpy() < after["report_year"].to_numpy())
    if vintage == "first":
        speaks = first
    latest = rows.iloc[last].reset_index(drop=True)
    for column in _OF_THE_FIGURE:
        latest[column] = rows[column].array.take(speaks)
    for column in ("value", "value_text", "doc_id"):
        latest[f"first_{column}"] = rows[column].array.take(first)
    lag = np.full(len(rows), 99)
    np.minimum.at(lag, group, (rows["report_year"] - rows["data_year"]).to_numpy())
    return latest.assign(restated=restated, lag=np.maximum(lag[group[last]], 0))


def _ends(group: Array, rank: Array) -> tuple[Array, Array]:
    """Return the positions of the first and last row of each group, of those with its lowest rank."""
    best = np.full(len(group), 9)
    np.minimum.at(best, group, rank)
    at = np.flatnonzero(rank == best[group])
    own = pd.Series(group[at])
    first, last = at[~own.duplicated(keep="first")], at[~own.duplicated(keep="last")]
    return first[np.argsort(group[first])], last[np.argsort(group[last])]


def _off_line(rows: pd.DataFrame) -> Array:
    """Whether a row is of another kind of report than most years of its series; never where there is one kind only."""
    off = np.zeros(len(rows), dtype=bool)
    some = np.flatnonzero(~is_one_of(rows["line"], ("",)))
    if not len(some):
        return off
    own = rows.iloc[some]
    series, line = ids_of(own, SERIES), ids_of(own, [*SERIES, "line"])
    once = ~pd.Series(ids_of(own, [*SERIES, "line", "report_year"])).duplicated().to_numpy()
    facts = pd.DataFrame({"series": series, "line": line, "years": np.bincount(line[once])[line]})
    facts["name"] = look_up(own["line"], str, "")
    best = facts.sort_values(["series", "years", "name"], ascending=[True, False, True]).drop_duplicates("series")
    off[some] = ~np.isin(line, best["line"])
    return off


def list_restatements(
    rows: pd.DataFrame, explanations: Callable[[Collection[str]], Mapping[str, Sequence[str]]]
) -> pd.DataFrame:
    """Return one row a year's value and later report that states it too, with the verdict and the explaining sentence.

    1. same   2. rounding: equal as far as printed   3. unit_error: a power of ten apart   4. scope_change: with a
    sentence of the later report that speaks of 口径, 范围   5. restated: any other value   6. conflict: a report
    contradicts itself, or two kinds of report each other

    Every later value stands beside the first one. A report that repeats what an earlier one had restated says so for
    the same reason. Under a short open key two figures of one report, or of two kinds of report, are no conflict.
    `explanations` gives for reports (doc_ids) their sentences that speak of restating.
    """
    stated = rows[~is_one_of(rows["status"], ("derived", "ambiguous"))]
    stated = stated.assign(off=_off_line(stated))
    group = pd.Series(ids_of(stated, [*SERIES, "data_year"]), index=stated.index)
    several = group.duplicated(keep=False)
    stated = decoded(stated[several]).assign(group=group[several])
    stated = stated.sort_values(["group", "report_year", "off"], kind="stable")
    first = stated.drop_duplicates("group", keep="first").set_index("group")
    later = stated[stated.duplicated("group", keep="first")]
    before = first.loc[later["group"]].set_axis(later.index)
    ledger = pd.DataFrame(
        {
            **{column: later[column] for column in _OF_SERIES},
            **{f"first_{name}": before[name] for name in _LEDGER},
            **{f"later_{name}": later[name] for name in _LEDGER},
        }
    )
    same = equal_as_printed(before[_COMPARED], later[_COMPARED])
    ledger["verdict"] = "restated"
    ledger.loc[is_slip(before["value"], later["value"]), "verdict"] = "unit_error"
    ledger.loc[same, "verdict"] = "rounding"
    ledger.loc[same & (before["value"] == later["value"]), "verdict"] = "same"
    ledger.loc[~same & (before["line"] != later["line"]), "verdict"] = "conflict"
    ledger = _explained(ledger, later, explanations(set(ledger.loc[~same, "later_doc_id"])))
    ledger = _repeated(ledger, later)
    specific = ledger["indicator"].map(is_specific).astype(bool)
    ledger = ledger[specific | (ledger["verdict"] != "conflict")]
    conflicts = _conflicts(rows)
    ledger = pd.concat([ledger, conflicts]) if len(conflicts) else ledger
    ledger = ledger.rename(columns={"bucket": "period"})
    return ledger[arrow_schema(Restatement).names].reset_index(drop=True)


def _explained(ledger: pd.DataFrame, later: pd.DataFrame, sentences: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return the ledger with the sentences that explain why a value is another one."""
    reasons, verdicts = [], []
    columns = ("verdict", "first_text", "later_text", "later_doc_id", "name")
    for verdict, first, text, doc_id, name, surface in zip(
        *(ledger[c] for c in columns), later["surface"], strict=True
    ):
        known = sentences.get(doc_id, ()) if verdict not in ("same", "rounding") else ()
        reason = _reason(known, (squeeze(str(text)), squeeze(str(first))), {str(name), str(surface)}) if known else None
        reasons.append(reason)
        verdicts.append("scope_change" if reason and verdict == "restated" and _SCOPE.search(reason) else verdict)
    return ledger.assign(reason=pd.Series(reasons, index=ledger.index, dtype=object), verdict=verdicts)


def _repeated(ledger: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger with the verdict and reason of a restated value for the later reports that repeat it."""
    again = (later["group"] == later["group"].shift()) & ledger["reason"].isna() & (ledger["verdict"] == "restated")
    repeats = np.flatnonzero(again)
    sides = [later[_COMPARED].iloc[at].reset_index(drop=True) for at in (repeats - 1, repeats)]
    verdicts, reasons = ledger["verdict"].tolist(), ledger["reason"].tolist()
    for at in repeats[equal_as_printed(*sides)].tolist():
        if reasons[at - 1]:
            verdicts[at], reasons[at] = verdicts[at - 1], reasons[at - 1]
    return ledger.assign(verdict=verdicts, reason=pd.Series(reasons, index=ledger.index, dtype=object))


_LEDGER = ("value", "report_year", "doc_id", "page", "text")
_OF_SERIES = ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "bucket", "data_year")


def _conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the values that one report states in two ways."""
    doubtful = decoded(rows[is_one_of(rows["status"], ("ambiguous",)) & look_up(rows["indicator"], is_specific, False)])
    halves = [str(text).split(" / ", 1) for text in doubtful["text"]]
    conflicts = doubtful[list(_OF_SERIES)].copy()
    for side, text in (("first", [half[0] for half in halves]), ("later", [half[-1] for half in halves])):
        conflicts[f"{side}_value"] = float("nan")
        conflicts[f"{side}_report_year"] = doubtful["report_year"]
        conflicts[f"{side}_doc_id"] = doubtful["doc_id"]
        conflicts[f"{side}_page"] = doubtful["page"]
        conflicts[f"{side}_text"] = text
    conflicts["verdict"] = "conflict"
    conflicts["reason"] = None
    return conflicts


def _reason(sentences: Sequence[str], figures: tuple[str, str], names: Collection[str]) -> str | None:
    """Return the sentence of the later report that names the figure, or the indicator, and speaks of restating."""
    for sentence in sentences:
        if any(figure in sentence for figure in figures):
            return sentence
    return next((sentence for sentence in sentences if any(name and name in sentence for name in names)), None)
