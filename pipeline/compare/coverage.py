"""Coverage: which indicator each report discloses, denies, contradicts itself on, or does not name."""

import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.coded import decoded

COLUMNS = ["org_id", "org", "report_year", "indicator", "name", "status"]
_RANK = {"stated": 0, "none_occurred": 1, "ambiguous": 2}


def coverage_of(stated: pd.DataFrame, editions: pd.DataFrame) -> pd.DataFrame:
    """Return one row a report and indicator: `stated`, `none_occurred`, `ambiguous` or `not_disclosed`.

    `stated` are the values of all reports, `editions` the files; of the latter those that speak. The indicators are
    those of the dictionary that any report of the yearbook states for its own year, for the unit as a whole and as a
    fact, or as the budget that the report is; what a report states of other years, plans and parts discloses nothing of
    its year. Absent is not zero.
    """
    early = stated["report_type"].str.contains("预算", regex=False)
    good = stated["basis"].isin(["actual", "execution"]) | ((stated["basis"] == "budget") & early)
    good &= stated["data_year"] == stated["report_year"]
    good &= (stated["scope"] == "unit") & stated["status"].isin(_RANK)
    good &= ~stated["indicator"].str.startswith(OPEN)
    own = decoded(stated.loc[good, COLUMNS])
    reports = editions[editions["speaks"].astype(bool)].drop_duplicates(["org_id", "report_year"])
    names = reports.sort_values("report_year").drop_duplicates("org_id", keep="last").set_index("org_id")["org"]
    reports = reports.assign(org=reports["org_id"].map(names))
    grid = reports[["org_id", "org", "report_year"]].merge(
        own.drop_duplicates("indicator")[["indicator", "name"]], how="cross"
    )
    key = ["org_id", "report_year", "indicator"]
    best = own.assign(rank=own["status"].map(_RANK)).sort_values("rank").drop_duplicates(key)
    found = grid.merge(best[[*key, "status"]], how="left", on=key)
    found["status"] = found["status"].astype(object).fillna("not_disclosed")
    return found.sort_values(["org_id", "report_year", "indicator"])[COLUMNS].reset_index(drop=True)
