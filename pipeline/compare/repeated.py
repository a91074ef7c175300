"""Keys that two reports use for one thing under two names, shown by the same values of two years or more."""

from collections.abc import Mapping

import pandas as pd

from pipeline.compare.likeness import Name, may_be_alike, may_be_one

_PLACE = ["org_id", "scope", "scope_name", "basis", "bucket", "data_year"]
_YEARS = 2  # years of the same values that prove it
_ENDS = ["doc_id", "doc_id_other", "key", "key_other"]


def said_again(rows: pd.DataFrame, names: Mapping[int, Name]) -> pd.DataFrame:
    """Return the pairs of keys (`key`, `key_other`) of which a later report repeats the values under another name.

    热线答复率 97.1 and 98.4 of two years in one report, 市民热线按时答复率 97.1 and 98.4 of the same years in the next:
    both state two years or more, all alike in each and not one value all through; neither report uses the name of the
    other one; no third name has these values; the names share a word, and nothing makes two things of them. Rows
    have the number of their `key`; `names` are what the keys are called.
    """
    used = pd.MultiIndex.from_frame(rows[["doc_id", "key"]].drop_duplicates())
    told = rows["value"].notna() & (rows["value"] != 0) & (rows["status"] == "stated")
    own = rows.loc[told, [*_PLACE, "doc_id", "report_year", "unit", "value", "key"]]
    own = own[own.groupby(["doc_id", "key"], observed=True)["data_year"].transform("nunique") >= _YEARS]
    both = own.merge(own, on=_PLACE, suffixes=("", "_other"))
    both = both[(both["report_year"] < both["report_year_other"]) & (both["key"] != both["key_other"])]
    for doc, key in (("doc_id", "key_other"), ("doc_id_other", "key")):
        both = both[~pd.MultiIndex.from_frame(both[[doc, key]]).isin(used)]
    same = (both["value"] == both["value_other"]) & (both["unit"].astype(object) == both["unit_other"].astype(object))
    found = both.assign(same=same).groupby(_ENDS, observed=True)
    pairs = found.agg(same=("same", "all"), years=("data_year", "nunique"), values=("value", "nunique")).reset_index()
    pairs = pairs[pairs["same"] & (pairs["years"] >= _YEARS) & (pairs["values"] >= _YEARS)]
    for end in ("key", "key_other"):
        pairs = pairs[~pairs.duplicated(["doc_id", "doc_id_other", end], keep=False)]
    two = [(names[one], names[other]) for one, other in zip(pairs["key"], pairs["key_other"], strict=True)]
    one_thing = [may_be_alike(*both) and may_be_one(*both) for both in two]
    return pairs.loc[one_thing, ["key", "key_other"]].drop_duplicates()
