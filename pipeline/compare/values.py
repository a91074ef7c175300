"""The values that are compared: one row an organisation, series, data year and report."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.store import Store

# Like is compared with like: half years with half years, the same quarter with the same quarter.
_WITHIN_YEAR = ("year", "event", "instant")
SERIES = ["org_id", "indicator", "scope", "scope_name", "basis", "bucket"]

_COLUMNS = (
    "doc_id", "row_id", "page", "value_as_printed", "indicator", "name", "surface", "value", "value_text", "value_low",
    "value_high", "resolution", "unit", "stated_unit", "qualifier", "data_year", "period_start", "period_end",
    "period_text", "period_class", "scope", "scope_name", "basis", "status", "change_value", "change_unit",
    "change_direction", "source", "topic", "confidence",
)  # fmt: skip


def _buckets(rows: pd.DataFrame) -> pd.Series:
    """Return what length of period a value belongs to: `year`, `half1`, `quarter3`, `month06`, `years`, or the words."""
    kinds = rows["period_class"].astype(str)
    bucket = kinds.where(~kinds.isin(_WITHIN_YEAR), "year")
    short = kinds.isin(["half", "quarter", "month"])
    if short.any():
        end = pd.to_datetime(rows.loc[short, "period_end"]).dt.month.astype(str)
        bucket.loc[short] = kinds[short] + end
    several = kinds == "years"
    if several.any():
        start = pd.to_datetime(rows.loc[several, "period_start"]).dt.year
        bucket.loc[several] = "years" + (rows.loc[several, "data_year"].astype(int) - start + 1).astype(str)
    named = kinds == "named"
    if named.any():
        bucket.loc[named] = "named:" + rows.loc[named, "period_text"].astype(str)
    return bucket


def as_frame(table: pa.Table) -> pd.DataFrame:
    """Return a table as a frame whose words are shared Python strings: moving rows moves pointers, not letters."""
    columns: dict[str, pd.Series] = {}
    for name in table.column_names:
        column = table.column(name).combine_chunks()
        if pa.types.is_string(column.type):
            words = column.dictionary_encode()
            kinds = np.array([*words.dictionary.to_pylist(), None], dtype=object)
            codes = words.indices.fill_null(len(kinds) - 1).to_numpy(zero_copy_only=False)
            columns[name] = pd.Series(kinds[codes], dtype=object)
        else:
            columns[name] = column.to_pandas(date_as_object=False)
    return pd.DataFrame(columns, copy=False)


def load_values(
    store: Store,
    speaking: pd.DataFrame,
    indicators: Collection[str] = (),
    read: Callable[[Sequence[str]], pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Return the indicator rows of the files that speak, with organisation, report year, bucket and data year.

    A period that only words name (创建期内) is about the year of its report. `indicators` are codes, or beginnings of codes.
    `read` gives the rows of reports where the stored ones are not wanted.
    """
    doc_ids = list(speaking["doc_id"])
    if read is None:
        rows = as_frame(store.read("indicators", doc_ids, columns=_COLUMNS))
    else:
        rows = read(doc_ids)
    return prepare(rows, speaking, indicators)


def prepare(rows: pd.DataFrame, speaking: pd.DataFrame, indicators: Collection[str] = ()) -> pd.DataFrame:
    """Return indicator rows of the files that speak, ready to be compared."""
    facts = speaking.drop_duplicates("doc_id").set_index("doc_id")
    rows = rows[rows["doc_id"].isin(facts.index)]
    if indicators:
        rows = rows[rows["indicator"].str.startswith(tuple(indicators))]
    rows = rows.rename(columns={"value_as_printed": "text"}).assign(
        org_id=rows["doc_id"].map(facts["org_id"]),
        org=rows["doc_id"].map(facts["org"]),
        report_type=rows["doc_id"].map(facts["report_type"]).fillna(""),
        scope_name=rows["scope_name"].fillna(""),
        bucket=_buckets(rows),
    )
    rows["data_year"] = rows["data_year"].fillna(rows["report_year"]).astype("int64")
    rows = rows[rows["period_class"] != "unknown"]
    return _one_a_report(rows.reset_index(drop=True))


def ids_of(rows: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """Return a number for each row, equal where the columns are: far cheaper to group by than several words."""
    found = np.zeros(len(rows), dtype="int64")
    for column in columns:
        codes, kinds = pd.factorize(rows[column], use_na_sentinel=False)
        found = pd.factorize(found * (len(kinds) + 1) + codes)[0]
    return found


def _one_a_report(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series, data year and report: a whole year before its events; several events say nothing."""
    keys = [*SERIES, "data_year", "doc_id"]
    order = rows["period_class"].map({"year": 0}).fillna(1)
    groups = ids_of(rows, keys)
    best = order.groupby(groups).transform("min")
    rows = rows.assign(group=groups)[(order == best).to_numpy()]
    count = rows.groupby("group", sort=False)["group"].transform("size")
    alone = rows[count == 1]
    many = rows[count > 1]
    if many.empty:
        return alone.drop(columns="group")
    doubtful = many[many["period_class"].isin(["year", "half", "quarter", "month", "named", "years"])].copy()
    doubtful = doubtful[doubtful["status"] != "derived"] if (doubtful["status"] != "derived").any() else doubtful
    texts = doubtful.groupby("group", sort=False)["text"].agg(" / ".join)
    sizes = doubtful.groupby("group", sort=False)["text"].transform("size")
    first = doubtful.drop_duplicates("group").copy()
    several = sizes.loc[first.index] > 1
    first.loc[several, ["value", "value_low", "value_high"]] = np.nan
    first.loc[several, "value_text"] = None
    first.loc[several, "status"] = "ambiguous"
    first["text"] = first["group"].map(texts)
    return pd.concat([alone, first]).drop(columns="group").sort_index()
