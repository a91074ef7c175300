"""First reported and latest restated values of a year."""

from collections.abc import Collection

import pandas as pd

from pipeline.compare.rounding import equal_as_printed, is_turned, roughness

_NAMED = ("surface", "sorts")  # how the report that speaks calls it
_OF_THE_FIGURE = ("value", "value_text", "resolution", "qualifier", "text", "doc_id", "page", "row_id", *_NAMED)
_OF_THE_CHANGE = ["change_value", "change_unit", "change_direction", "change_basis"]


def add_vintages(rows: pd.DataFrame, restated: Collection[int], vintage: str = "latest") -> pd.DataFrame:
    """Return the latest row of each series and data year, with those of the first one's value and report (`first_…`).

    `restated` are the years of series of which the ledger says that a later report gives another value; where two
    reports differ otherwise, the two may be of two things under one name (`unsure`).

    `lag` is how many years after its own a quantity is stated at the soonest: a budget tells the execution of last
    year. A value that was only computed from a stated change (`derived`) steps back before a stated one, one under a
    year that was `left_in` before that of the year's own report. A report's quantity that contradicts itself
    (`ambiguous`) steps back before another report's clear one, and one of another kind of report before those of the
    kind that follows the series. The rows come the earliest report first. With the vintage `first` the quantity, its
    report and page are those of the first report.
    """
    steps_back = 4 * (rows["status"] == "derived") + 2 * (rows["status"] == "ambiguous") + 1 * off_line(rows)
    steps_back += 8 * rows["left_in"]
    clearest = rows[steps_back == steps_back.groupby(rows["year_of_series"]).transform("min")]
    first = clearest.drop_duplicates("year_of_series", keep="first").set_index("year_of_series").sort_index()
    last = clearest.drop_duplicates("year_of_series", keep="last").set_index("year_of_series").sort_index()
    rounded, other = (found.reindex(last.index, fill_value=False) for found in _against(first, last))
    # The change that a report states of its year stays, though a later report repeats the value without it.
    told = rows[rows["change_value"].notna()].drop_duplicates("year_of_series", keep="last")
    changes = told.set_index("year_of_series")[_OF_THE_CHANGE].reindex(last.index)
    speaks = first if vintage == "first" else pd.concat([last[~rounded], first[rounded]]).sort_index()
    return last.assign(
        **{column: speaks[column] for column in _OF_THE_FIGURE},
        **{f"first_{column}": first[column] for column in ("value", "value_text", "doc_id")},
        **{column: changes[column] for column in _OF_THE_CHANGE},
        restated=other & last.index.isin(restated),
        unsure=other & ~last.index.isin(restated),
        lag=(rows["report_year"] - rows["data_year"]).groupby(rows["year_of_series"]).min().clip(lower=0),
    ).reset_index(drop=True)


def _against(first: pd.DataFrame, last: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return where the last of two reports only rounds the first one's value, and where it gives another one.

    What a later report only rounds is no new value: the more exact quantity stays the one that is compared.
    """
    two = first["doc_id"] != last["doc_id"]
    first, last = first[two], last[two]
    same = equal_as_printed(first, last)
    other = ~same & ~is_turned(first, last) & (last["status"] != "derived")
    return same & (roughness(last) > roughness(first)), other & (first["report_year"] < last["report_year"])


def off_line(rows: pd.DataFrame) -> pd.Series:
    """Whether a row is of another kind of report than most years of its series; never where there is one kind only."""
    some = rows.loc[rows["line"] != "", ["series", "line", "report_year"]]
    some = some.assign(line=some["line"].astype(str))
    years = some.drop_duplicates().groupby(["series", "line"], as_index=False).agg(count=("report_year", "size"))
    years = years.sort_values(["series", "count", "line"], ascending=[True, False, True])
    usual = some["series"].map(years.drop_duplicates("series").set_index("series")["line"])
    return (some["line"] != usual).reindex(rows.index, fill_value=False)
