"""First reported and latest restated values of a year, and the ledger of what changed between reports."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.compare.coded import Array, codes_of, decoded, ids_of, is_one_of, look_up
from pipeline.compare.rounding import equal_as_printed, is_slip
from pipeline.compare.values import SERIES
from schemas.columns import arrow_schema
from schemas.tables import Restatement
from schemas.text import squeeze

_EXPLAINS = re.compile(r"追溯|重述|口径|更正|修正|调整|重新(?:计算|统计|核算)|不再(?:包含|包括|统计)|勘误|数据有误")
_SCOPE = re.compile(r"口径|范围|不再(?:包含|包括|统计)|合并范围|新增纳入|纳入统计")
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]
_OF_THE_FIGURE = ("value", "value_text", "resolution", "qualifier", "text", "doc_id", "page", "row_id", "surface")
_STEPS_BACK = {"derived": 2, "ambiguous": 1}


def add_vintages(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the latest row of each series and data year, with the columns `first_value`, `first_report_year`.

    A value that was only computed from a stated change (`derived`) steps back before a stated one. A report's figure
    that contradicts itself (`ambiguous`) steps back before another report's clear one. The rows come the earliest
    report first.
    """
    group = ids_of(rows, [*SERIES, "data_year"])
    first, last = _ends(group, look_up(rows["status"], _STEPS_BACK, 0))
    moved = codes_of(rows["doc_id"])[0][first] != codes_of(rows["doc_id"])[0][last]
    before, after = rows.iloc[first[moved]], rows.iloc[last[moved]]
    same = equal_as_printed(before[_COMPARED], after[_COMPARED]).to_numpy()
    derived = is_one_of(after["status"], ("derived",))
    # What a later report only rounds is no new value: the more exact figure stays the one that is compared.
    rougher = same & (after["resolution"].fillna(0.0).to_numpy() > before["resolution"].fillna(0.0).to_numpy())
    speaks = last.copy()
    speaks[np.flatnonzero(moved)[rougher]] = first[moved][rougher]
    restated = np.zeros(len(first), dtype=bool)
    restated[moved] = ~same & ~derived
    latest = rows.iloc[last].reset_index(drop=True)
    for column in _OF_THE_FIGURE:
        latest[column] = rows[column].array.take(speaks)
    for column in ("value", "value_text", "doc_id"):
        latest[f"first_{column}"] = rows[column].array.take(first)
    return latest.assign(restated=restated)


def _ends(group: Array, rank: Array) -> tuple[Array, Array]:
    """Return the positions of the first and last row of each group, of those with its lowest rank."""
    best = np.full(len(group), 9)
    np.minimum.at(best, group, rank)
    at = np.flatnonzero(rank == best[group])
    own = pd.Series(group[at])
    first, last = at[~own.duplicated(keep="first")], at[~own.duplicated(keep="last")]
    return first[np.argsort(group[first])], last[np.argsort(group[last])]


def list_restatements(rows: pd.DataFrame, statements: Mapping[str, list[tuple[str, str]]]) -> pd.DataFrame:
    """Return one row a year's value and later report that states it too, with the verdict and the explaining sentence.

    `statements` gives for a report (doc_id) its sentences that speak of restating, as (row id, text).
    """
    stated = rows[~is_one_of(rows["status"], ("derived", "ambiguous"))]
    group = pd.Series(ids_of(stated, [*SERIES, "data_year"]), index=stated.index)
    several = group.duplicated(keep=False)
    stated = decoded(stated[several]).assign(group=group[several]).sort_values("group", kind="stable")
    first = stated.drop_duplicates("group", keep="first").set_index("group")
    later = stated[stated.duplicated("group", keep="first")]
    before = first.loc[later["group"]].set_axis(later.index)
    ledger = pd.DataFrame(
        {
            **{
                column: later[column]
                for column in ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name")
            },
            "basis": later["basis"],
            "data_year": later["data_year"],
            **{f"first_{name}": before[column] for name, column in _LEDGER.items()},
            **{f"later_{name}": later[column] for name, column in _LEDGER.items()},
        }
    )
    same = equal_as_printed(before[_COMPARED], later[_COMPARED])
    ledger["verdict"] = "restated"
    ledger.loc[is_slip(before["value"], later["value"]), "verdict"] = "unit_error"
    ledger.loc[same, "verdict"] = "rounding"
    ledger.loc[same & (before["value"] == later["value"]), "verdict"] = "same"
    ledger["reason"] = None
    explained = ~same.to_numpy() & ledger["later_doc_id"].isin(statements.keys()).to_numpy()
    for index in ledger.index[explained]:
        if reason := _reason(ledger.loc[index], later.loc[index], statements):
            ledger.loc[index, "reason"] = reason
            if _SCOPE.search(reason) and ledger.loc[index, "verdict"] == "restated":
                ledger.loc[index, "verdict"] = "scope_change"
    ledger = pd.concat([ledger, _conflicts(rows)])
    return ledger[arrow_schema(Restatement).names].reset_index(drop=True)


_LEDGER = {"value": "value", "report_year": "report_year", "doc_id": "doc_id", "page": "page", "text": "text"}


def _conflicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the values that one report states in two ways."""
    doubtful = decoded(rows[is_one_of(rows["status"], ("ambiguous",))])
    columns = ("org_id", "org", "indicator", "name", "unit", "scope", "scope_name", "basis", "data_year")
    parts = doubtful["text"].str.split(" / ", n=1, expand=True).reindex(columns=[0, 1])
    conflicts = doubtful[list(columns)].copy()
    for side, text in (("first", parts[0]), ("later", parts[1].fillna(parts[0]))):
        conflicts[f"{side}_value"] = float("nan")
        conflicts[f"{side}_report_year"] = doubtful["report_year"]
        conflicts[f"{side}_doc_id"] = doubtful["doc_id"]
        conflicts[f"{side}_page"] = doubtful["page"]
        conflicts[f"{side}_text"] = text
    conflicts["verdict"] = "conflict"
    conflicts["reason"] = None
    return conflicts


def explaining(sentence: str) -> bool:
    """Whether a sentence speaks of restating: 追溯调整, 重述, 口径调整, 更正."""
    return bool(_EXPLAINS.search(sentence))


def _reason(line: pd.Series, row: pd.Series, statements: Mapping[str, list[tuple[str, str]]]) -> str | None:
    """Return the sentence of the later report that names the figure, or the indicator, and speaks of restating."""
    figure, old = squeeze(str(line["later_text"])), squeeze(str(line["first_text"]))
    names = {str(line["name"]), str(row["surface"])}
    sentences = statements.get(str(line["later_doc_id"]), [])
    for _, sentence in sentences:
        if figure in sentence or old in sentence:
            return sentence
    return next((sentence for _, sentence in sentences if any(name and name in sentence for name in names)), None)
