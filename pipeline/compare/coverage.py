"""Coverage: which indicator each report discloses, denies, contradicts itself on, or does not name."""

import pandas as pd

COLUMNS = ["org_id", "org", "report_year", "indicator", "name", "status"]
_RANK = ("stated", "none_occurred", "ambiguous", "not_disclosed")


def coverage_of(values: pd.DataFrame, editions: pd.DataFrame) -> pd.DataFrame:
    """Return one row a report and indicator: `stated`, `none_occurred`, `ambiguous` or `not_disclosed`.

    `values` are the rows of all reports, `editions` the files; of the latter those that speak. The indicators are those
    of the dictionary that any report of the yearbook states for its own year, for the unit as a whole and as a fact;
    what a report states of other years, plans and parts discloses nothing of its year. Absent is not zero.
    """
    own = values[(values["data_year"] == values["report_year"]) & (values["basis"] == "actual")]
    own = own[(own["scope"] == "unit") & ~own["indicator"].str.startswith("open:") & (own["status"] != "derived")]
    reports = editions.loc[editions["speaks"].astype(bool), ["org_id", "org", "report_year"]].drop_duplicates()
    names = own.drop_duplicates("indicator")[["indicator", "name"]]
    grid = reports.merge(names, how="cross")
    best = own.assign(rank=own["status"].map(_RANK.index)).sort_values("rank")
    best = best.drop_duplicates(["org_id", "report_year", "indicator"])[
        ["org_id", "report_year", "indicator", "status"]
    ]
    found = grid.merge(best, how="left", on=["org_id", "report_year", "indicator"])
    found["status"] = found["status"].fillna("not_disclosed")
    return found.sort_values(["org", "org_id", "report_year", "indicator"])[COLUMNS].reset_index(drop=True)
