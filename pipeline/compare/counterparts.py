"""What a report states that is likely to be the same as what only another year's report states under another name.

Nothing is joined by it: the two stay two series, each says of the other that it is likely renamed.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import pandas as pd

from extractors.indicators.matching import NO_UNIT, OPEN, Units
from extractors.text.parents_notes import OF_PARENT
from pipeline.compare.alike import defined, likeness, plain, same_subject
from pipeline.compare.coded import Array
from pipeline.compare.defined import read_defined, shorts_of_both
from pipeline.compare.fitted import CHANGE, SCORE, fitted
from pipeline.compare.naming import name_series
from pipeline.compare.outlined import Path, chapter_and_section, keys_of, read_paths
from pipeline.compare.pairs import NONE
from pipeline.messages import Messages
from pipeline.store import Store
from schemas.text import fold

_TOLD = {
    "likely_name": "called", "likely_year": "data_year", "likely_value": "value", "likely_text": "text",
    "likely_doc_id": "doc_id", "likely_page": "page", "likely_row_id": "row_id",
}  # fmt: skip
LIKELY = tuple(_TOLD)
"""The columns of `changes` that name the other one."""
_WORDS = ["org_id", "scope", "basis", "bucket", "doc_id", "name", "surface", "scope_name", "indicator"]
_OF_ONE = ["org_id", "whose", "basis", "bucket"]
_SIDE = [
    *_WORDS,
    "row_id",
    "page",
    "unit",
    "value",
    "resolution",
    "text",
    "data_year",
    "report_year",
    "series",
    *CHANGE,
]
_MANY = 10_000  # pairs under one heading; a heading with more says nothing by likeness
_SHARP = 1e4  # steps of its last digit in a value that is evidence for two names of one year
_SHARPER = 1e7  # the same for values of two years: sums that were planned, or held
_SAME_VALUE = 0.4  # what the same value adds
_ALL_THE_SAME = 8  # characters of names that are one thing under any heading
_SUBJECT = 0.6  # part of the names of two subjects that is the same where one value shows them to be one
_NAMED = 5  # characters of a name that is one thing in two units
_LONGEST = 12  # characters of what is printed as a name; more is a sentence
_EQUAL = 0.99
_AS_LIKELY = 1e-9  # by which two are no more likely than each other


def find_counterparts(
    pairs: pd.DataFrame, facts: pd.DataFrame, rows: pd.DataFrame, *, store: Store, units: Units, say: Messages
) -> pd.DataFrame:
    """Return for pairs with one value, by their index, the likeliest counterpart in the other year's report.

    `rows` are all values that reports state. A counterpart is of the same scope, basis, length of period and dimension,
    and its name is not used by the report of the value itself for its own year: two names side by side are two things.

    1. in the same part of the outline, alike by name and subject (`alike`); the short names that the reports define
       count as the long ones   2. anywhere, of the very same name and subject but for signs and identifiers
    3. anywhere, where the change that the later report states is against the earlier value

    None where two are as likely, or where two values of one report have the same counterpart and are as likely
    (审计费 in one year, 审计费（前任） and 审计费（现任） in the next one): the likelier one alone has it.
    """
    lone = pairs[(pairs["left"] == NONE) | (pairs["right"] == NONE)]
    if lone.empty:
        return pd.DataFrame(columns=list(LIKELY))
    own, other = _sides(lone, facts, rows)
    if other.empty:
        return pd.DataFrame(columns=list(LIKELY))
    stated = _stated(rows)
    found = [_alike_in_place(own, other, stated, store), _named_the_same(own, other, stated)]
    found = pd.concat([*found, _of_a_change(own, other, stated)])
    itself = (found["score"] >= _EQUAL) & (found["said"].str.len() >= _NAMED)  # 用气量 in cubic metres, then in tons
    found = found[(found["score"] > 0) & (itself | _of_one_dimension(found, units))]
    nothing = (found["value"] == 0) != (found["value_other"] == 0)
    found = found[~nothing | (found["score"] >= _EQUAL)]
    ratio = np.log(found["value"].abs().replace(0.0, np.nan) / found["value_other"].abs().replace(0.0, np.nan)).abs()
    found = found.assign(own_year=found["data_year_other"] == found["year"], apart=ratio.fillna(np.inf))
    found = _alone(found, ["at"], "series_other")
    order = ["score", "own_year", "apart"]
    best = found.sort_values(order, ascending=[False, False, True], kind="stable").drop_duplicates("at")
    return _told(_alone(best, ["doc_id", "year", "series_other"], "series").set_index("at"), say)


def _alone(found: pd.DataFrame, place: list[str], other: str) -> pd.DataFrame:
    """Return the likeliest of the pairs that share a place, none where it is as likely with two others."""
    best = found[found["score"] >= found.groupby(place)["score"].transform("max") - _AS_LIKELY]
    return best[best.groupby(place)[other].transform("nunique") == 1]


def _sides(lone: pd.DataFrame, facts: pd.DataFrame, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the values that stand alone, with the year that lacks each, and what the reports of these years state."""
    gone = lone["right"] == NONE
    own = facts[_SIDE].take(lone["left"].where(gone, lone["right"])).set_index(lone.index)
    own = own.assign(year=lone["year_to"].where(gone, lone["year_from"]))
    asked = pd.MultiIndex.from_frame(own[["org_id", "year"]].drop_duplicates().astype({"org_id": str}))
    held = pd.MultiIndex.from_frame(rows[["org_id", "report_year"]].astype({"org_id": str}))
    other = rows.loc[held.isin(asked), _SIDE]
    return _plainly(own.rename_axis("at").reset_index()), _plainly(other.assign(year=other["report_year"]))


def _plainly(side: pd.DataFrame) -> pd.DataFrame:
    """Return values with plain words for coded ones, empty for none, with whose they are and of which `part`.

    `said` is what the report prints where the dictionary has another name: 天然气使用量, not 天然气用量.
    母公司·华东 is the part 华东 of the parent alone; a part may be in the name of another report: 华东营业收入.
    """
    side = side.assign(**{column: side[column].astype(object).fillna("").astype(str) for column in _WORDS})
    parent = (side["scope"] == "parent_only") | side["scope_name"].str.startswith(OF_PARENT)
    part = side["scope_name"].mask(side["scope"] != "part", "").str.removeprefix(OF_PARENT)
    printed = ~side["indicator"].str.startswith(OPEN) & side["surface"].str.len().between(1, _LONGEST)
    said = side["name"].mask(printed, side["surface"])
    full = (said + part).map(plain)
    return side.assign(
        part=part, said=said, full=full, whose=side["scope"].replace("part", "unit").mask(parent, "parent_only")
    )


def _alike_in_place(own: pd.DataFrame, other: pd.DataFrame, stated: pd.MultiIndex, store: Store) -> pd.DataFrame:
    """Return the pairs of values under one heading, with how likely they are one thing."""
    paths = read_paths(store, [own, other])
    own, other = (side.assign(heading=[_heading(paths.get(row, ())) for row in keys_of(side)]) for side in (own, other))
    own, other = (side[side["heading"] != ""] for side in (own, other))
    place = [*_OF_ONE, "heading", "year"]
    sizes = own.groupby(place).size().mul(other.groupby(place).size(), fill_value=0)
    few = sizes[(sizes > 0) & (sizes <= _MANY)].index
    both = own[pd.MultiIndex.from_frame(own[place]).isin(few)].merge(other, on=place, suffixes=("", "_other"))
    both = both[~_side_by_side(both, stated)]
    shorts = read_defined(store, {*both["doc_id"], *both["doc_id_other"]}) if len(both) else {}
    return both.assign(score=np.array(list(_scores(both, shorts)), dtype=float))


def _heading(path: Path) -> str:
    return "/".join(map(plain, chapter_and_section(path)))


def _named_the_same(own: pd.DataFrame, other: pd.DataFrame, stated: pd.MultiIndex) -> pd.DataFrame:
    """Return the pairs of values of the same name and subject but for signs and identifiers, whatever their heading."""
    other = other[other["data_year"] == other["year"]]
    own = own[own["full"].str.len() >= _ALL_THE_SAME]
    both = own.merge(other, on=[*_OF_ONE, "full", "year"], suffixes=("", "_other"))
    return both[~_side_by_side(both, stated)].assign(score=_EQUAL)


def _of_a_change(own: pd.DataFrame, other: pd.DataFrame, stated: pd.MultiIndex) -> pd.DataFrame:
    """Return the pairs of which the later value's stated change is against the earlier one, whatever their heading."""
    both = fitted(own, other, _OF_ONE)
    return both[~_side_by_side(both, stated)].assign(score=SCORE)


def _are_round(values: pd.Series) -> pd.Series:
    """Whether values have three digits at most, as two things easily share them: 100.00, 5,000,000."""
    return values == values.map(lambda value: float(f"{value:.2e}"), na_action="ignore")


def _of_one_dimension(both: pd.DataFrame, units: Units) -> Array:
    """Whether two values are of one dimension, or one of them has no unit."""
    mine, theirs = ([_dimension(unit, units) for unit in both[column]] for column in ("unit", "unit_other"))
    alike = [NO_UNIT in (one, two) or one == two for one, two in zip(mine, theirs, strict=True)]
    return np.array(alike, dtype=bool)


def _dimension(unit: object, units: Units) -> str:
    return fold(units.dimension_of(unit if isinstance(unit, str) and unit else None))


def _stated(rows: pd.DataFrame) -> pd.MultiIndex:
    """Return which series each report states of its own year."""
    own = rows[rows["data_year"] == rows["report_year"]]
    return pd.MultiIndex.from_arrays([own["doc_id"].astype(str), own["series"]])


def _side_by_side(both: pd.DataFrame, stated: pd.MultiIndex) -> Array:
    """Whether one report states both series of its own year, or they are one, or one report states both values."""
    one = pd.MultiIndex.from_arrays([both["doc_id"], both["series_other"]]).isin(stated)
    other = pd.MultiIndex.from_arrays([both["doc_id_other"], both["series"]]).isin(stated)
    itself = (both["doc_id"] == both["doc_id_other"]) | (both["series"] == both["series_other"])
    found: Array = one | other | itself.to_numpy(bool)
    return found


def _scores(both: pd.DataFrame, shorts: Mapping[str, Mapping[str, str]]) -> Iterator[float]:
    """Yield how likely two values are of one thing, 0 where they are not."""
    columns = ["doc_id", "said", "part", "doc_id_other", "said_other", "part_other"]
    same, renamed = _same_value(both), _renamed_subjects(both)

    @cache
    def in_short(text: str, *doc_ids: str) -> str:
        return defined(text, shorts_of_both(*(shorts.get(one, {}) for one in doc_ids)))

    for doc_id, name, part, other_id, other_name, other_part, equal in zip(
        *(both[column].tolist() for column in columns), same.tolist(), strict=True
    ):
        names = plain(in_short(name, doc_id, other_id)), plain(in_short(other_name, doc_id, other_id))
        parts = in_short(part, doc_id, other_id), in_short(other_part, doc_id, other_id)
        if (doc_id, part, other_id, other_part) in renamed or (all(parts) and same_subject(*parts)):
            alike = likeness(*names, same_value=bool(equal))
        else:
            alike = _alike(names, parts, same_value=bool(equal))
        yield alike + _SAME_VALUE * bool(equal) if alike else 0.0


def _renamed_subjects(both: pd.DataFrame) -> set[tuple[str, str, str, str]]:
    """Return the subjects of two reports that one value of one name shows to be one: 东湖泵站 / 东湖加压泵站.

    Their names share most, the value is not round, and nothing else has it: document and subject, twice.
    """
    at = ["doc_id", "part", "doc_id_other", "part_other"]
    same = (both["name"] == both["name_other"]) & (both["value"] == both["value_other"]) & ~_are_round(both["value"])
    same &= both["value"].abs() >= both["resolution"] * _SHARP
    found = both.loc[same & (both["part"] != "") & (both["part_other"] != ""), at].drop_duplicates()
    once = ~found.duplicated(at[:3], keep=False) & ~found.duplicated([at[0], *at[2:]], keep=False)
    return {
        subjects
        for subjects in found[once].itertuples(index=False, name=None)
        if likeness(plain(subjects[1]), plain(subjects[3]), same_value=True) >= _SUBJECT
    }


def _alike(names: tuple[str, str], parts: tuple[str, str], *, same_value: bool) -> float:
    """Return how alike two values of unlike subjects are, or of which one has its subject in its name."""
    found = likeness(names[0] + plain(parts[0]), names[1] + plain(parts[1]), same_value=same_value)
    return found if found >= _EQUAL or not any(parts) or (same_value and not all(parts)) else 0.0


def _same_value(both: pd.DataFrame) -> Array:
    """Whether two values are one, of digits that hardly two things of a heading share."""
    steps = both["value"].abs() / both["resolution"].replace(0.0, np.nan)
    least = np.where(both["data_year"] == both["data_year_other"], _SHARP, _SHARPER)
    same = (both["value"] == both["value_other"]) & (steps >= least) & ~_are_round(both["value"])
    found: Array = same.to_numpy(bool)
    return found


def _told(best: pd.DataFrame, say: Messages) -> pd.DataFrame:
    """Return the columns that name the other one."""
    other = best[[c for c in best.columns if c.endswith("_other")]].rename(columns=lambda c: c.removesuffix("_other"))
    other = other.assign(basis=best["basis"], period=best["bucket"])
    other["called"] = [name_series(row, say) for row in other.to_dict("records")]
    return pd.DataFrame({column: other[source] for column, source in _TOLD.items()})
