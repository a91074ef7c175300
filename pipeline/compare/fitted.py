"""Values of two years' reports of which a change that the later one states shows that they are likely of one thing."""

import pandas as pd

from pipeline.compare.evidence import fits_before, is_sharp, values_before
from pipeline.compare.likeness import are_opposed

SCORE = 0.9  # how likely such values are one thing
CHANGE = ["stated_unit", "qualifier", "change_value", "change_unit", "change_direction", "change_basis"]
"""Columns by which a change is known."""
_END = "_other"


def fitted(own: pd.DataFrame, other: pd.DataFrame, of_one: list[str]) -> pd.DataFrame:
    """Return the pairs of values of which the later one's stated change is against the earlier one.

    受理来电22,906件，同比下降5.8% in one report, 受理用户来电24,318件 in the report before: unit, scope and length of
    period are the same, the names share two neighbouring characters and are not opposed, the change fits that one value
    only and that value no other change. `own` are values that stand alone, `other` what the report of the year that
    lacks them states; `year` is that year.
    """
    other = other[other["data_year"] == other["year"]]
    on = [*of_one, "unit", "year"]
    earlier = own[own["data_year"] < own["year"]].merge(_bounded(other), on=on, suffixes=("", _END))
    later = _bounded(own[own["data_year"] > own["year"]]).merge(other, on=on, suffixes=("", _END))
    turned = later.rename(columns={name: _turned(name) for name in later.columns if _turned(name) in later.columns})
    found = pd.concat([earlier[_fits(earlier)], later[_fits(turned).to_numpy()]])
    share = [_share(*names) for names in zip(found["said"], found[f"said{_END}"], strict=True)]
    found = found.loc[share]
    for one, whose in (("series", f"doc_id{_END}"), (f"series{_END}", "doc_id")):
        found = found[found.groupby([one, whose])["at"].transform("size") == 1]
    return found


def _bounded(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that state a change, with the least and largest value of the year before that it allows."""
    rows = rows[rows["change_value"].notna()]
    return rows.assign(**values_before(rows)) if len(rows) else rows.assign(low=float("nan"), high=float("nan"))


def _turned(name: str) -> str:
    return name.removesuffix(_END) if name.endswith(_END) else f"{name}{_END}"


def _fits(pairs: pd.DataFrame) -> pd.Series:
    """Whether the first value of each pair is the one that the change of the second is against, and few others are."""
    pairs = pairs.rename(columns={"low": f"low{_END}", "high": f"high{_END}"})
    return fits_before(pairs) & is_sharp(pairs)


def _share(one: str, other: str) -> bool:
    """Whether two names share two neighbouring characters, and no word makes two things of them."""
    pieces = {one[at : at + 2] for at in range(len(one) - 1)}
    return any(other[at : at + 2] in pieces for at in range(len(other) - 1)) and not are_opposed(one, other)
