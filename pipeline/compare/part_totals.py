"""A total that a report prints of a part alone, under the name of the whole: 合计 below the rows of one portfolio."""

import pandas as pd

from extractors.indicators.matching import OPEN

_WORD = 2  # characters before and behind the name of a part
_SHARP = 1e5  # steps of its last digit in a value that hardly two things of a table share
_NEAR = 1  # pages between the whole and its parts
_PARTS = 2  # of the whole that its table lists
_OF_ONE = ["doc_id", "scope", "scope_name", "basis", "bucket", "data_year", "unit"]


def without_part_totals(rows: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Return the rows without the smaller one of two values of a name that is the total of one of its parts.

    Only where the table of the larger one proves it: on its page two parts or more are named as the whole is, each with
    its own words within (应收水费余额: 应收水费组合一余额, 应收水费组合二余额), and one of them has that very value.
    """
    open_cells = (rows["source"] == "table") & rows["value"].notna() & rows["indicator"].str.startswith(OPEN)
    cells = rows[open_cells]
    several = cells[group[cells.index].duplicated(keep=False)]
    if several.empty:
        return rows
    stems = cells["indicator"].astype(object).map(_stem)
    same_place = cells.groupby(_OF_ONE, observed=True, sort=False, dropna=False).ngroup()
    beside = cells[same_place.isin(same_place[several.index].unique())]
    by_place = dict(iter(beside.groupby(same_place[beside.index], sort=False)))
    gone: list[int] = []
    sure: list[int] = []
    for _, pair in several.groupby(group[several.index], sort=False):
        whole = pair.loc[pair["value"].abs().idxmax()]
        own = by_place[same_place[whole.name]]
        near = own[(own["page"] - whole["page"]).abs() <= _NEAR]
        parts = near[[_is_part(stems[at], stems[whole.name]) for at in near.index]]
        if parts["indicator"].nunique() < _PARTS:
            continue
        small = pair[(pair["value"].abs() < abs(whole["value"])) & pair["value"].isin(parts["value"])]
        small = small[small["value"].abs() >= small["resolution"] * _SHARP]
        gone += small.index.tolist()
        sure += [whole.name] if len(small) == len(pair) - 1 else []
    rows = rows.assign(status=rows["status"].where(~rows.index.isin(sure), "stated")) if sure else rows
    return rows.drop(index=gone)


def _stem(indicator: str) -> str:
    """Return the bare phrase of an open key, without the title that tells it apart and its dimension."""
    return indicator.removeprefix(OPEN).partition("|")[0].rpartition("·")[2]


def _is_part(part: str, whole: str) -> bool:
    """Whether a phrase is another one with words within: 应收水费组合一余额 / 应收水费余额."""
    if len(part) <= len(whole):
        return False
    return any(part.startswith(whole[:at]) and part.endswith(whole[at:]) for at in range(_WORD, len(whole) - _WORD + 1))
