"""Open keys of different years joined where they surely mean the same, conservatively."""

from collections.abc import Callable, Collection

import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.coded import filled
from pipeline.compare.evidence import FEW, fits_before, is_sharp, values_before
from pipeline.compare.likeness import (
    AHEAD,
    PARTS,
    SAME_WORDS,
    Name,
    least_score,
    may_be_alike,
    may_be_one,
    narrower,
    score_names,
    signs,
)
from pipeline.compare.links import KEY, Key, Link, settle_links
from pipeline.compare.nearness import near_enough, within_reach
from pipeline.compare.repeated import said_again
from pipeline.compare.values import number_groups

_PROVEN = 0.99  # that of names that a stated change proves to be one
_AIMS = ("target", "plan")  # bases of what is to be reached
_MANY = 2500  # pairs of names; a group with more (budget tables with a hundred items in 元) says nothing by likeness
_GROUP = ["scope", "scope_name", "basis", "bucket"]


def align(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> dict[Key, tuple[str, float]]:
    """Return for an open key (of an organisation, scope and basis) the one that it is joined to, with the score.

    Only what one report has and the next one lacks is looked at, within the same scope, basis, bucket and dimension of
    unit. A key joined to an indicator of the dictionary takes its code; of open keys the latest one's name is kept. Two
    names that some report uses side by side are two things, and so are two entries of the dictionary. What a report
    calls the whole unit's is no evidence for its parts: 养护供水管网 of the unit, 管网长度 of each of its stations.

    A change that the later report states (+12.4%) proves a joining where it fits the value of one name of the first
    report only, whatever the two are called; where it does not fit, only the same words are joined. So do the values of
    two years or more that the later report repeats under another name. What is joined is so as a target, too.
    """
    said, names = _said(rows, dimension_of)
    if said.empty:
        return {}
    gone, new = _candidates(said)
    proven = _proven(gone, new, names)
    alike = _partners(_sharing(gone, new, names), names)
    alike = alike[~alike["at"].isin(proven["at"]) & ~alike["at_other"].isin(proven["at_other"])]
    again = _repeated(rows, said, names)
    pairs = pd.concat([proven.assign(score=_PROVEN), alike, again.assign(score=_PROVEN)])
    pairs = pairs[pairs["is_open"] | pairs["is_open_other"]]
    reports = _reports_of(said, {*pairs["key"], *pairs["key_other"]})
    keys = said.drop_duplicates("key").set_index("key")[KEY].astype(object)
    sides = [keys.loc[pairs[key]].itertuples(index=False, name=None) for key in ("key", "key_other")]
    stated = [[reports[key] for key in pairs[side]] for side in ("key", "key_other")]
    links = map(Link, pairs["score"].tolist(), *sides, *stated)
    found = settle_links(link for link in links if not link.reports & link.other_reports)
    aims = set(_AIMS) & set(rows["basis"])
    return {(*key[:3], aim): joined for key, joined in found.items() for aim in aims if key[3] == "actual"} | found


def _repeated(rows: pd.DataFrame, said: pd.DataFrame, names: list[Name]) -> pd.DataFrame:
    """Return the pairs of keys whose values of some years two reports state alike."""
    keys = said.drop_duplicates("key")
    numbers = rows[KEY].astype(object).merge(keys[[*KEY, "key"]].astype(dict.fromkeys(KEY, object)), how="left", on=KEY)
    rows = rows.assign(key=numbers["key"].to_numpy())
    rows = rows[rows["key"].notna()].astype({"key": int})
    called = {key: names[at] for key, at in zip(keys["key"], keys["called"], strict=True)}
    pairs, is_open = said_again(rows, called), keys.set_index("key")["is_open"]
    return pairs.assign(is_open=pairs["key"].map(is_open), is_open_other=pairs["key_other"].map(is_open))


def _reports_of(said: pd.DataFrame, keys: Collection[int]) -> dict[int, frozenset[int]]:
    """Return which reports of its organisation state each of some keys."""
    own = said[said["key"].isin(keys)]
    found: dict[int, set[int]] = {}
    for key, nth in zip(own["key"].tolist(), own["nth"].tolist(), strict=True):
        found.setdefault(key, set()).add(nth)
    return {key: frozenset(reports) for key, reports in found.items()}


def _said(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> tuple[pd.DataFrame, list[Name]]:
    """Return what the reports of organisations with open keys state for their own year, in rows of numbers, and names.

    `nth` counts the reports of an organisation that state anything; `key` is an organisation's indicator in one scope
    and basis; what is of one `group` could be one thing; `called` is the place of its name among the names.
    """
    plain = (rows["data_year"] == rows["report_year"]) & rows["value"].notna() & (rows["status"] == "stated")
    rows = rows[plain]
    is_open = rows["indicator"].str.startswith(OPEN)
    rows = rows[rows["org_id"].isin(rows["org_id"][is_open].unique())]
    dimension = filled(rows["unit"]).map(lambda unit: dimension_of(unit or None))
    called = number_groups(rows, PARTS)
    firsts = rows.loc[~called.duplicated(), list(PARTS)].astype(object)
    names = [Name(*parts) for parts in firsts.where(firsts.notna(), "").itertuples(index=False, name=None)]
    said = rows[[*KEY, "value", "resolution"]].assign(
        nth=rows.groupby("org_id", observed=True)["report_year"].rank("dense").astype(int),
        key=number_groups(rows, KEY),
        group=number_groups(rows.assign(dimension=dimension), ["org_id", *_GROUP, "dimension"]),
        is_open=is_open[rows.index],
        called=called,
        unit=rows["unit"].cat.codes,
        **values_before(rows),
    )
    return said, names


def _candidates(said: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what one report says and the next one lacks, and what that one says and the first one lacks.

    `nth` is that of the first report on both sides. Only those of groups in which both sides have something, one of
    them an open key, and which are not too large.
    """
    stated = said[["key", "nth"]].drop_duplicates()
    lasts = said.groupby("org_id", observed=True)["nth"].transform("max")
    gone = _without(said[said["nth"] < lasts], stated.assign(nth=stated["nth"] - 1))
    new = _without(said[said["nth"] > 1], stated.assign(nth=stated["nth"] + 1))
    new = new.assign(nth=new["nth"] - 1)
    place = ["nth", "group"]
    # What a report says twice (as two kinds of report) counts once.
    gone, new = (side.drop_duplicates([*place, "key"]) for side in (gone, new))
    sizes = [side.groupby(place).agg(count=("key", "size"), is_open=("is_open", "any")) for side in (gone, new)]
    groups = sizes[0].join(sizes[1].add_suffix("_other"), how="inner")
    groups = groups[(groups["is_open"] | groups["is_open_other"]) & (groups["count"] * groups["count_other"] <= _MANY)]
    gone, new = (side[pd.MultiIndex.from_frame(side[place]).isin(groups.index)] for side in (gone, new))
    return gone, new


def _without(said: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Return what is not among the keys and reports of another frame."""
    return said[~pd.MultiIndex.from_frame(said[["key", "nth"]]).isin(pd.MultiIndex.from_frame(stated))]


def _sharing(gone: pd.DataFrame, new: pd.DataFrame, names: list[Name]) -> pd.DataFrame:
    """Return the pairs of a group whose names share two neighbouring characters, without which they can't score."""
    sides = []
    for side in (gone, new):
        called = side["called"].drop_duplicates()
        shared = pd.Series([sorted(signs(names[at])) for at in called], index=called, name="sign").explode().dropna()
        sides.append(
            side[["nth", "group", "called"]].assign(at=side.index).merge(shared, left_on="called", right_index=True)
        )
    both = sides[0].merge(sides[1], on=["nth", "group", "sign"], suffixes=("", "_other"))
    both = both[["at", "at_other"]].drop_duplicates()
    ends = gone.loc[both["at"]].assign(at=both["at"].to_numpy()).reset_index(drop=True)
    others = new.loc[both["at_other"]].assign(at=both["at_other"].to_numpy()).reset_index(drop=True)
    return ends.join(others.add_suffix("_other"))


def _proven(gone: pd.DataFrame, new: pd.DataFrame, names: list[Name]) -> pd.DataFrame:
    """Return the pairs that a stated change proves: it fits the value of one name only, and that value fits no other.

    The unit is the same, nothing in the names makes two things of them, and few other values would fit; where the
    names share nothing, the change is a sharp one and the other report has few values of that dimension.
    """
    told = new[new["low"].notna()]
    gone = gone.assign(at=gone.index, among=gone.groupby(["nth", "group"])["key"].transform("size"))
    pairs = gone.merge(told.assign(at=told.index, among=0), on=["nth", "group"], suffixes=("", "_other"))
    pairs = pairs[fits_before(pairs) & (pairs["unit"] == pairs["unit_other"])]
    pairs = pairs[~pairs["at"].duplicated(keep=False) & ~pairs["at_other"].duplicated(keep=False)]
    two = [(names[one], names[other]) for one, other in zip(pairs["called"], pairs["called_other"], strict=True)]
    share = pd.Series([may_be_alike(*both) for both in two], index=pairs.index, dtype=bool)
    one = pd.Series([may_be_one(*both) for both in two], index=pairs.index, dtype=bool)
    sharp = is_sharp(pairs).where(share, is_sharp(pairs, share_nothing=True) & (pairs["among"] <= FEW))
    return pairs[one & sharp.astype(bool)]


def _partners(pairs: pd.DataFrame, names: list[Name]) -> pd.DataFrame:
    """Return the pairs that are each other's best partner, well ahead of any second one, with their scores."""
    values = pairs["value"].to_numpy(), pairs["value_other"].to_numpy()
    pairs = pairs[within_reach(*values)]
    called = pairs[["called", "called_other"]].drop_duplicates()
    two = [(names[one], names[other]) for one, other in called.itertuples(index=False, name=None)]
    called = called.assign(score=[score_names(*both) for both in two], narrow=[narrower(*both) for both in two])
    pairs = pairs.merge(called, on=["called", "called_other"])
    enough = least_score((pairs["unit"] == pairs["unit_other"]).to_numpy())
    values = pairs["value"].to_numpy(), pairs["value_other"].to_numpy()
    pairs = pairs[(pairs["score"] >= enough) & near_enough(pairs["narrow"].to_numpy(), *values)]
    told = pairs["low_other"].notna() & (pairs["unit"] == pairs["unit_other"])
    pairs = pairs[~told | fits_before(pairs) | (pairs["score"] >= SAME_WORDS)]
    return pairs[_is_ahead(pairs, "at") & _is_ahead(pairs, "at_other")]


def _is_ahead(pairs: pd.DataFrame, end: str) -> pd.Series:
    """Whether a pair's score is well ahead of the second best one at one of its ends."""
    rank = pairs.groupby(end)["score"].rank("first", ascending=False)
    second = pairs[end].map(pairs[rank == 2].set_index(end)["score"]).fillna(0.0)
    return second <= pairs["score"] - AHEAD
