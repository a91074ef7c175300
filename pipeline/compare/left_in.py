"""Values that prose gives under the year before, which was left in from that year's report."""

import pandas as pd

from pipeline.compare.rounding import equal_as_printed
from pipeline.compare.values import is_annual, is_early

_COMPARED = ["value", "value_low", "value_high", "resolution", "qualifier"]


def left_in(rows: pd.DataFrame) -> pd.Series:
    """Whether each row is what prose states of the year before in the words of that year's own report, otherwise.

    2023年，慰问6人 in the report of 2023, 2023年，慰问7人 in that of 2024, which says nothing of 2024: most likely the
    year was left in, and 7 is of 2024. Not: where the report states its own year, too (由2023年的6人增至7人); a table;
    the annual report of a company or a budget, which tell of other years.
    """
    plain = (rows["source"] == "text") & (rows["status"] == "stated") & (rows["basis"] == "actual")
    plain &= (rows["bucket"] == "year") & ~is_annual(rows["report_type"]) & ~is_early(rows["report_type"])
    told = pd.MultiIndex.from_frame(rows[["series", "doc_id", "data_year"]].astype({"doc_id": "str"}))
    own = rows.assign(data_year=rows["report_year"])[["series", "doc_id", "data_year"]].astype({"doc_id": "str"})
    later = rows[plain & (rows["data_year"] == rows["report_year"] - 1) & ~pd.MultiIndex.from_frame(own).isin(told)]
    firsts = rows[plain & (rows["data_year"] == rows["report_year"])].drop_duplicates("year_of_series")
    before = firsts.set_index("year_of_series").reindex(later["year_of_series"]).set_axis(later.index)
    copied = later["surface"].astype(object) == before["surface"].astype(object)
    other = copied & ~equal_as_printed(before[_COMPARED], later[_COMPARED])
    return other.reindex(rows.index, fill_value=False).astype(bool)
