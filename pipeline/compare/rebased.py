"""A value that one report prints before and after it was restated: 上年年末余额, 会计政策变更, 本年期初余额."""

import numpy as np
import pandas as pd

from extractors.indicators.matching import OPEN
from schemas.word_lists import words

_CENT = 0.005
FORMER = ["former_value", "former_text", "former_reason"]
"""The columns of a value that say what it was before, and by what it was restated."""


def take_rebased(rows: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Return the rows in which a value that its report restates stands once: as restated, with what it was before.

    Only where the report proves it: two values of one group in its tables, and on their page a row of a restating
    (会计政策变更, 前期差错更正) whose amount is the difference between the first and the second.
    """
    rows = rows.assign(former_value=np.nan, former_text=None, former_reason=None)
    told = _restatings(rows)
    if told.empty:
        return rows
    asked = group.duplicated(keep=False) & (rows["source"] == "table") & rows["value"].notna()
    asked &= rows["doc_id"].isin(told["doc_id"])
    gone: list[int] = []
    for _, pair in rows[asked].groupby(group[asked], sort=False):
        if (found := _proof(pair, told)) is not None:
            before, after = pair.index
            facts = rows.at[before, "value"], rows.at[before, "text"], f"{found['name']} {found['text']}"
            rows.loc[after, FORMER] = pd.Series(facts, index=FORMER, dtype=object)
            rows.loc[after, "status"] = "stated"
            gone.append(before)
    return rows.drop(index=gone)


def _restatings(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of tables that are called by what restates a balance, with their amount."""
    known = words("matching/restatings.txt")
    named = [one for one in rows["indicator"].cat.categories if _restates(one, known)]
    found = rows[
        rows["indicator"].isin(named) & (rows["source"] == "table") & rows["value"].notna() & rows["value"].ne(0)
    ]
    names = found["name"].astype(object).map(lambda name: next((word for word in known if word in name), name))
    return found[["doc_id", "page", "value", "unit", "text"]].assign(name=names)


def _restates(indicator: str, known: tuple[str, ...]) -> bool:
    """Whether an open key begins or ends with what restates a balance: 会计政策变更, 未分配利润会计政策变更."""
    stem = indicator.removeprefix(OPEN).partition("|")[0]
    return stem.startswith(known) or stem.endswith(known)


def _proof(pair: pd.DataFrame, told: pd.DataFrame) -> pd.Series | None:
    """Return the row that says by how much the first of two values was restated; None where none does."""
    if len(pair) != 2:
        return None
    values, first = pair["value"].tolist(), pair.iloc[0]
    near = told[(told["doc_id"] == first["doc_id"]) & told["page"].isin(pair["page"]) & (told["unit"] == first["unit"])]
    fits = near[((values[0] + near["value"]) - values[1]).abs() < _CENT]
    return None if fits.empty else fits.iloc[0]


def list_rebased(rows: pd.DataFrame) -> pd.DataFrame:
    """Return for each value that its own report restates what it was and is, with the columns of the ledger."""
    own = rows[rows["former_value"].notna()]
    sides = {
        f"{side}_{column}": own[column] for side in ("first", "later") for column in ("report_year", "doc_id", "page")
    }
    former = {"first_value": own["former_value"].astype(float), "first_text": own["former_text"]}
    later = {"later_value": own["value"], "later_text": own["text"], "verdict": "restated"}
    return own.assign(**sides, **former, **later, reason=own["former_reason"])
