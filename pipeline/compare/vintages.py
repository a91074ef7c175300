"""First reported and latest restated values of a year, and the ledger of what changed between reports."""

import re
from collections.abc import Mapping

import pandas as pd

from pipeline.compare.rounding import equal_as_printed, is_slip
from pipeline.compare.values import SERIES, ids_of
from schemas.columns import arrow_schema
from schemas.tables import Restatement
from schemas.text import squeeze

_EXPLAINS = re.compile(r"追溯|重述|口径|更正|修正|调整|重新(?:计算|统计|核算)|不再(?:包含|包括|统计)|勘误|数据有误")
_SCOPE = re.compile(r"口径|范围|不再(?:包含|包括|统计)|合并范围|新增纳入|纳入统计")
_COMPARED = ["value", "value_text", "value_low", "value_high", "resolution", "qualifier"]


def add_vintages(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the latest row of each series and data year, with the columns `first_value`, `first_report_year`.

    A value that was only computed from a stated change (`derived`) steps back before a stated one. A report's figure that
    contradicts itself (`ambiguous`) steps back before another report's clear one.
    """
    keys = [*SERIES, "data_year"]
    rank = rows["status"].map({"derived": 2, "ambiguous": 1}).fillna(0)
    group = ids_of(rows, keys)
    rows = rows.assign(group=group)[(rank == rank.groupby(group).transform("min")).to_numpy()]
    rows = rows.sort_values(["group", "report_year", "doc_id"], kind="stable")
    first = rows.drop_duplicates("group", keep="first").set_index("group")
    latest = rows.drop_duplicates("group", keep="last").set_index("group")
    latest["first_value"] = first["value"]
    latest["first_value_text"] = first["value_text"]
    latest["first_doc_id"] = first["doc_id"]
    moved = latest["doc_id"] != latest["first_doc_id"]
    same = equal_as_printed(first[_COMPARED], latest[_COMPARED])
    latest["restated"] = moved & ~same & (latest["status"] != "derived")
    # What a later report only rounds is no new value: the more exact figure stays the one that is compared.
    rougher = moved & same & (latest["resolution"].fillna(0.0) > first["resolution"].fillna(0.0))
    exact = first[rougher]
    for column in ("value", "value_text", "resolution", "qualifier", "text", "doc_id", "page", "row_id", "surface"):
        latest.loc[rougher, column] = exact[column]
    return latest.reset_index(drop=True)


def list_restatements(rows: pd.DataFrame, statements: Mapping[str, list[tuple[str, str]]]) -> pd.DataFrame:
    """Return one row a year's value and later report that states it too, with the verdict and the explaining sentence.

    `statements` gives for a report (doc_id) its sentences that speak of restating, as (row id, text).
    """
    stated = rows[~rows["status"].isin(["derived", "ambiguous"])]
    keys = [*SERIES, "data_year"]
    group = ids_of(stated, keys)
    stated = stated.assign(group=group).sort_values(["group", "report_year", "doc_id"], kind="stable")
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
    doubtful = rows[rows["status"] == "ambiguous"]
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
