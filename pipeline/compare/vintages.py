"""First reported and latest restated values of a year, and the ledger of what changed between reports."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline.compare.coded import decoded
from pipeline.compare.doubts import is_specific
from pipeline.compare.rounding import equal_as_printed, is_slip
from schemas.columns import arrow_schema
from schemas.tables import Restatement
from schemas.text import squeeze

EXPLAINS = r"追溯|重述|口径|更正|修正|调整|重新(?:计算|统计|核算)|不再(?:包含|包括|统计)|勘误|数据有误"
"""Words of a sentence that speaks of restating, as a pattern that Arrow reads as well."""
_SCOPE = re.compile(r"口径|范围|不再(?:包含|包括|统计)|合并范围|新增纳入|纳入统计")
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_NAMED = ("surface", "sorts")  # how the report that speaks calls it
_OF_THE_FIGURE = ("value", "value_text", "resolution", "qualifier", "text", "doc_id", "page", "row_id", *_NAMED)


def add_vintages(rows: pd.DataFrame, vintage: str = "latest") -> pd.DataFrame:
    """Return the latest row of each series and data year, with those of the first one's value and report (`first_…`).

    `lag` is how many years after its own a figure is stated at the soonest: a budget tells the execution of last year.
    A value that was only computed from a stated change (`derived`) steps back before a stated one. A report's figure
    that contradicts itself (`ambiguous`) steps back before another report's clear one, and one of another kind of
    report before those of the kind that follows the series. The rows come the earliest report first. With the vintage
    `first` the figure, its report and page are those of the first report.
    """
    steps_back = 4 * (rows["status"] == "derived") + 2 * (rows["status"] == "ambiguous") + 1 * _off_line(rows)
    clearest = rows[steps_back == steps_back.groupby(rows["year_of_series"]).transform("min")]
    first = clearest.drop_duplicates("year_of_series", keep="first").set_index("year_of_series").sort_index()
    last = clearest.drop_duplicates("year_of_series", keep="last").set_index("year_of_series").sort_index()
    same = equal_as_printed(first, last)
    earlier = first["report_year"] < last["report_year"]
    # What a later report only rounds is no new value: the more exact figure stays the one that is compared.
    rounded = same & (last["resolution"].fillna(0.0) > first["resolution"].fillna(0.0))
    speaks = first if vintage == "first" else pd.concat([last[~rounded], first[rounded]]).sort_index()
    return last.assign(
        **{column: speaks[column] for column in _OF_THE_FIGURE},
        **{f"first_{column}": first[column] for column in ("value", "value_text", "doc_id")},
        restated=~same & earlier & (last["status"] != "derived"),
        lag=(rows["report_year"] - rows["data_year"]).groupby(rows["year_of_series"]).min().clip(lower=0),
    ).reset_index(drop=True)


def _off_line(rows: pd.DataFrame) -> pd.Series:
    """Whether a row is of another kind of report than most years of its series; never where there is one kind only."""
    some = rows.loc[rows["line"] != "", ["series", "line", "report_year"]]
    some = some.assign(line=some["line"].astype(str))
    years = some.drop_duplicates().groupby(["series", "line"], as_index=False).agg(count=("report_year", "size"))
    years = years.sort_values(["series", "count", "line"], ascending=[True, False, True])
    usual = some["series"].map(years.drop_duplicates("series").set_index("series")["line"])
    return (some["line"] != usual).reindex(rows.index, fill_value=False)


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
    stated = rows[~rows["status"].isin(["derived", "ambiguous"])]
    stated = stated.assign(off_line=_off_line(stated))
    stated = decoded(stated[stated["year_of_series"].duplicated(keep=False)])
    stated = stated.sort_values(["year_of_series", "report_year", "off_line"], kind="stable")
    first = stated.drop_duplicates("year_of_series").set_index("year_of_series")
    later = stated[stated["year_of_series"].duplicated()]
    before = first.loc[later["year_of_series"]].set_axis(later.index)
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
    again = (
        (later["year_of_series"] == later["year_of_series"].shift())
        & ledger["reason"].isna()
        & (ledger["verdict"] == "restated")
    )
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
    doubtful = decoded(
        rows[(rows["status"] == "ambiguous") & rows["indicator"].map(is_specific, na_action="ignore").eq(True)]
    )
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
