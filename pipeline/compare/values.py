"""The values that are compared: one row an organisation, series, data year and report."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from pipeline.compare.coded import as_coded, filled, ids_of, is_one_of, look_up, order_of, recoded, with_word
from pipeline.store import Store
from schemas.tables.indicators import STATUSES

# Like is compared with like: half years with half years, the same quarter with the same quarter.
_WITHIN_YEAR = ("year", "event", "instant")
_LENGTHS = ("year", "half", "quarter", "month", "named", "years")
SERIES = ["org_id", "indicator", "scope", "scope_name", "basis", "bucket"]

_OWN = ("row_id", "value_as_printed", "text")  # words that hardly two rows share
_NUMBERS = (
    "page", "value", "value_low", "value_high", "resolution", "data_year", "period_start", "period_end", "change_value",
    "confidence", "reading",
)  # fmt: skip
_COLUMNS = (
    "doc_id", "row_id", "page", "value_as_printed", "indicator", "name", "surface", "value", "value_text", "value_low",
    "value_high", "resolution", "unit", "stated_unit", "qualifier", "data_year", "period_start", "period_end",
    "period_text", "period_class", "scope", "scope_name", "basis", "status", "change_value", "change_unit",
    "change_direction", "source", "topic", "confidence", "reading", "action", "modifiers", "head", "sorts",
)  # fmt: skip


def _buckets(rows: pd.DataFrame) -> pd.Categorical:
    """Return what length of period a value belongs to: `year`, `half6`, `month6`, `years2`, or the words."""
    bucket = np.full(len(rows), "year", dtype=object)
    other = np.flatnonzero(~is_one_of(rows["period_class"], _WITHIN_YEAR))
    some = rows.iloc[other]
    kinds = some["period_class"].astype(str).to_numpy(dtype=object)
    said = kinds.copy()
    short = np.isin(kinds, ["half", "quarter", "month"])
    end = pd.to_datetime(some.loc[short, "period_end"]).dt.month.astype(str).to_numpy(dtype=object)
    said[short] = kinds[short] + end
    several = kinds == "years"
    start = pd.to_datetime(some.loc[several, "period_start"]).dt.year
    said[several] = "years" + (some.loc[several, "data_year"].astype(int) - start + 1).astype(str).to_numpy(
        dtype=object
    )
    named = kinds == "named"
    said[named] = "named:" + some.loc[named, "period_text"].astype(object).fillna("nan").astype(str)
    bucket[other] = said
    return pd.Categorical(bucket)


def load_values(
    store: Store, speaking: pd.DataFrame, read: Callable[[Sequence[str]], pd.DataFrame] | None = None
) -> pd.DataFrame:
    """Return the indicator rows of the files that speak, coded, with organisation, report year, bucket and data year.

    A period that only words name (创建期内) is about the year of its report. `read` gives the rows of reports where the
    stored ones are not wanted.
    """
    doc_ids = list(speaking["doc_id"])
    if read is None:
        coded = [name for name in _COLUMNS if name not in (*_OWN, *_NUMBERS)]
        rows = as_coded(store.read("indicators", doc_ids, columns=_COLUMNS, coded=coded), _OWN)
    else:
        rows = recoded(read(doc_ids), _OWN)
    return prepare(rows, speaking)


def prepare(rows: pd.DataFrame, speaking: pd.DataFrame) -> pd.DataFrame:
    """Return coded indicator rows of the files that speak, ready to be compared, the earliest report first."""
    facts = recoded(speaking.drop_duplicates("doc_id").reset_index(drop=True), ("doc_id",))
    place = dict(zip(facts["doc_id"], range(len(facts)), strict=True))
    at = look_up(rows["doc_id"], place, -1)
    known = (at >= 0) & ~is_one_of(rows["period_class"], ("unknown",))
    if not known.all():
        rows, at = rows[known], at[known]
    rows = rows.rename(columns={"value_as_printed": "text"}).assign(
        org_id=facts["org_id"].array.take(at),
        org=facts["org"].array.take(at),
        report_type=filled(facts["report_type"]).array.take(at),
        line=facts["line"].array.take(at),
        place=facts["place"].array.take(at),
        scope_name=filled(rows["scope_name"]),
        sorts=filled(rows["sorts"]),
        status=with_word(rows["status"], *STATUSES),
        bucket=_buckets(rows),
    )
    rows["data_year"] = rows["data_year"].fillna(rows["report_year"]).astype("int64")
    rows["basis"] = with_word(rows["basis"], "target")
    # No report knows what a year after its own came to: such a figure is what it expects, whatever its words.
    ahead = (rows["data_year"] > rows["report_year"]) & is_one_of(rows["period_class"], ("year",))
    rows.loc[ahead & is_one_of(rows["basis"], ("actual",)), "basis"] = "target"
    return _one_a_report(rows.iloc[order_of(rows, ["report_year", "doc_id"])].reset_index(drop=True))


def _one_a_report(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series, data year and report: a whole year before its events; several events say nothing."""
    group = ids_of(rows, [*SERIES, "data_year", "doc_id"])
    order = look_up(rows["period_class"], {"year": 0}, 1)
    best = np.full(len(rows), 2)
    np.minimum.at(best, group, order)
    chosen = order == best[group]
    count = np.bincount(group[chosen], minlength=len(rows))[group]
    doubtful = chosen & (count > 1)
    if not doubtful.any():
        return rows if chosen.all() else rows[chosen].reset_index(drop=True)
    alone = rows[chosen & (count == 1)]
    settled = _settled(rows[doubtful].assign(group=group[doubtful]))
    return pd.concat([alone, settled]).sort_index().reset_index(drop=True)


def _settled(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each group of rows that contradict each other, without a value, all figures quoted."""
    rows = rows[is_one_of(rows["period_class"], _LENGTHS)]
    derived = is_one_of(rows["status"], ("derived",))
    rows = rows[~derived] if derived.any() else rows
    texts = rows.groupby("group", sort=False)["text"].agg(" / ".join)
    several = rows["group"].duplicated(keep=False)
    first = rows.drop_duplicates("group").copy()
    several = several.loc[first.index]
    first.loc[several, ["value", "value_low", "value_high"]] = np.nan
    first.loc[several, "value_text"] = None
    first.loc[several, "status"] = "ambiguous"
    first["text"] = first["group"].map(texts).astype(rows["text"].dtype)
    return first.drop(columns="group")
