"""One item that one report's names tell apart by the titles of their sections (税金及附加·印花税), another's do not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from extractors.indicators.matching import OPEN
from extractors.metrics.spellings import same_words, without_marks
from pipeline.compare.coded import with_word
from pipeline.compare.outlined import Path, keys_of, read_paths
from pipeline.store import Store

_APART = "·"
_LEVELS = 2  # of titles by which the cells of a report are told apart: the innermost, the one above it
_OF_ONE = ["org_id", "scope", "scope_name", "basis"]


class _Key(NamedTuple):
    """What a report states under one name: whose it is in one number, the report, its open key."""

    whose: int
    doc_id: str
    indicator: str


def join_titled(rows: pd.DataFrame, store: Store) -> pd.DataFrame:
    """Return the rows with cells of a bare name under the titled one that another report has for their section.

    A report takes the titles of sections into its names where cells of one name say two things (税金及附加·印花税 and
    应交税费·印花税 in 2023); where it has one such cell only, its name is bare (印花税 in 2021). The title of the
    section which that one stands under says which of them it is. Left alone: prose; a name whose cells stand in
    several sections, or of which the report itself has the titled one.
    """
    titled = _titled(rows)
    cells = rows[(rows["source"] == "table") & rows["indicator"].isin({*titled, *titled.values()})]
    whose = cells.groupby(_OF_ONE, observed=True, sort=False, dropna=False).ngroup()
    words = (cells[column].astype(str).tolist() for column in ("doc_id", "indicator"))
    keys = pd.Series(list(map(_Key, whose.tolist(), *words)), index=cells.index, dtype=object)
    others = _others(keys, titled)
    keys = keys[keys.isin(list(others))]
    if keys.empty:
        return rows
    cells = cells.loc[keys.index]
    paths = read_paths(store, [cells])
    places: dict[_Key, dict[int, tuple[str, str] | None]] = defaultdict(dict)
    for at, key, row in zip(cells.index, keys, keys_of(cells), strict=True):
        places[key][at] = _under(paths.get(row, ()), others[key])
    of_one_section = [found for found in places.values() if len({*found.values()}) == 1]
    return _renamed(rows, {at: one for found in of_one_section for at, one in found.items() if one is not None})


def _titled(rows: pd.DataFrame) -> dict[str, str]:
    """Return the open keys that take a title along, each with the bare key that some report has, too."""
    known = set(rows["indicator"].cat.categories)
    found: dict[str, str] = {}
    for indicator in known:
        title, apart, stem = indicator.removeprefix(OPEN).partition(_APART)
        if indicator.startswith(OPEN) and apart and title and f"{OPEN}{stem}" in known:
            found[indicator] = f"{OPEN}{stem}"
    return found


def _others(keys: Iterable[_Key], titled: Mapping[str, str]) -> dict[_Key, dict[str, str]]:
    """Return the bare keys of reports for which other reports have titled ones: these, by their titles."""
    keys = set(keys)
    reports: dict[tuple[int, str], set[str]] = defaultdict(set)
    for key in keys:
        reports[key.whose, key.indicator].add(key.doc_id)
    told: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for whose, indicator in reports:
        if indicator in titled:
            told[whose, titled[indicator]][indicator.removeprefix(OPEN).partition(_APART)[0]] = indicator
    found: dict[_Key, dict[str, str]] = {}
    for key in keys:
        others = told[key.whose, key.indicator].items() if (key.whose, key.indicator) in told else ()
        found[key] = {title: one for title, one in others if key.doc_id not in reports[key.whose, one]}
    return {key: others for key, others in found.items() if others}


def _under(path: Path, others: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the titled key for what stands under some titles, with the title as printed; None where there is none."""
    said = ((others.get(same_words(title)), without_marks(title)) for title in reversed(path[-_LEVELS:]))
    return next(((key, title) for key, title in said if key), None)


def _renamed(rows: pd.DataFrame, names: Mapping[int, tuple[str, str]]) -> pd.DataFrame:
    """Return the rows with those at some places under another key, the title before their names."""
    if not names:
        return rows
    at = list(names)
    titles = pd.Series({place: title for place, (_, title) in names.items()})
    rows = rows.assign(indicator=with_word(rows["indicator"], *{key for key, _ in names.values()}))
    rows.loc[at, "indicator"] = pd.Series({place: key for place, (key, _) in names.items()})
    for column in ("name", "surface"):
        said = titles + _APART + rows.loc[at, column].astype(object)
        rows = rows.assign(**{column: with_word(rows[column], *said.dropna().unique())})
        rows.loc[at, column] = said
    return rows
