"""What a table prints as of the beginning of a year beside its end: the end of the year before, one series with it."""

import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.coded import with_word

_CLOSINGS = {
    "上年年末": ("年末", "期末"),
    "上年末": ("年末", "期末"),
    "年初": ("年末", "期末"),
    "期初": ("期末", "年末"),
}
_OF_ONE = ["org_id", "scope", "scope_name", "basis", "bucket", "unit"]
_OF_REPORT = ["doc_id", "data_year"]


def closings_of(indicator: str) -> tuple[str, ...]:
    """Return the keys by which the end of a period is called whose beginning an open key names, the likeliest first.

    open:年初持股|shares → open:年末持股|shares, open:期末持股|shares. What names no beginning, or it twice, has none.
    """
    word = next((word for word in _CLOSINGS if word in indicator), None)
    if word is None or not indicator.startswith(OPEN) or indicator.count(word) > 1:
        return ()
    return tuple(indicator.replace(word, end) for end in _CLOSINGS[word])


def join_openings(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with those of the beginning of a year under the key of its end: 年初持股, 年末持股 of 2023.

    Only where some report of the organisation states that end of the same thing in the same unit, and the report does
    not state it for that year itself; not where the beginning has a column of the report's own year, in which it is a
    beginning itself (期初现金余额 in the columns 本期 and 上期).
    """
    known = {one: closings_of(one) for one in rows["indicator"].cat.categories}
    known = {one: ends for one, ends in known.items() if ends}
    if not known:
        return rows
    opening = rows[rows["indicator"].isin(list(known))]
    itself = opening.loc[opening["data_year"] >= opening["report_year"], ["indicator", *_OF_ONE]]
    opening = opening[~_among(opening, itself)]
    for place in (0, 1):
        ends = {one: pair[place] for one, pair in known.items()}
        found = opening.assign(indicator=opening["indicator"].astype(object).map(ends))
        closing = rows[rows["indicator"].isin(set(ends.values()))]
        found = found[_among(found, closing[["indicator", *_OF_ONE]])]
        found = found[~_among(found, closing[["indicator", *_OF_ONE, *_OF_REPORT]])]
        names = closing.drop_duplicates("indicator").set_index("indicator")["name"].astype(object)
        said = {"indicator": found["indicator"], "name": found["indicator"].map(names.to_dict())}
        rows = rows.assign(**{column: with_word(rows[column], *set(words)) for column, words in said.items()})
        for column, words in said.items():
            rows.loc[found.index, column] = words
        opening = opening.drop(index=found.index)
    return rows


def _among(rows: pd.DataFrame, others: pd.DataFrame) -> pd.Series:
    """Whether a row has the words of the columns of another frame that one of its rows has."""
    columns = list(others.columns)
    mine, theirs = (
        pd.MultiIndex.from_frame(side[columns].astype(object).fillna("")) for side in (rows, others.drop_duplicates())
    )
    return pd.Series(mine.isin(theirs), index=rows.index, dtype=bool)
