"""Open keys of different years joined where they surely mean the same, conservatively."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from extractors.indicators.matching import OPEN
from pipeline.compare.coded import Array, codes_of, ids_of, is_one_of, look_up
from pipeline.compare.likeness import (
    PARTS,
    Name,
    least_score,
    narrower,
    near_enough,
    score_names,
    signs,
    within_reach,
)
from pipeline.compare.links import KEY, Key, Link, settle_links

_AHEAD = 0.1  # by which the best partner must lead the second best
_MANY = 2500  # pairs of names; a group with more (budget tables with a hundred items in 元) says nothing by likeness
_GROUP = ["scope", "scope_name", "basis", "bucket"]
_MOST_REPORTS = 62  # of one organisation: each has a bit of a number


class _Said(NamedTuple):
    """What the reports state for their own year, as columns of numbers.

    `report` counts all reports of all organisations, `at` those of one; `key` is an organisation's indicator in one
    scope and basis, `mask` has for a key a bit for each report that states it.
    """

    report: Array
    at: Array
    follows: Array
    key: Array
    mask: Array
    is_open: Array
    group: Array
    name: Array
    unit: Array
    value: Array
    names: list[Name]


def _said(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> _Said:
    org, _ = codes_of(rows["org_id"])
    known, report = np.unique(org * 10000 + rows["report_year"].to_numpy(), return_inverse=True)
    first = np.searchsorted(known // 10000, known // 10000)
    at = np.minimum(np.arange(len(known)) - first, _MOST_REPORTS)[report]
    follows = np.append(known[1:] // 10000 == known[:-1] // 10000, [False])
    key = ids_of(rows, KEY)
    mask = np.zeros(len(rows), dtype="int64")
    np.bitwise_or.at(mask, key, np.left_shift(1, at))
    dimension = pd.Categorical(look_up(rows["unit"], dimension_of, dimension_of(None)))
    name = ids_of(rows, PARTS)
    firsts = rows.iloc[np.unique(name, return_index=True)[1]]
    parts = [firsts[part].astype(object).where(firsts[part].notna(), "").tolist() for part in PARTS]
    return _Said(
        report=report,
        at=at,
        follows=follows[report],
        key=key,
        mask=mask,
        is_open=look_up(rows["indicator"], lambda word: word.startswith(OPEN), False),
        group=ids_of(rows.assign(dimension=dimension), [*_GROUP, "dimension"]),
        name=name,
        unit=codes_of(rows["unit"])[0],
        value=rows["value"].to_numpy(float),
        names=[Name(*words) for words in zip(*parts, strict=True)],
    )


def align(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> dict[Key, tuple[str, float]]:
    """Return for an open key (of an organisation, scope and basis) the one that it is joined to, with the score.

    Only what one report has and the next one lacks is looked at, within the same scope, basis, bucket and dimension of
    unit. A key joined to an indicator of the dictionary takes its code; of open keys the latest one's name is kept. Two
    names that some report uses side by side are two things, and so are two entries of the dictionary. What a report
    calls the whole unit's is no evidence for its parts: 养护供水管网 of the unit, 管网长度 of each of its stations.
    """
    plain = (rows["data_year"] == rows["report_year"]) & rows["value"].notna() & is_one_of(rows["status"], ("stated",))
    rows = rows[plain]
    open_key = look_up(rows["indicator"], lambda word: word.startswith(OPEN), False)
    own = np.isin(codes_of(rows["org_id"])[0], np.unique(codes_of(rows["org_id"])[0][open_key]))
    rows = rows if own.all() else rows[own]
    if rows.empty:
        return {}
    said = _said(rows, dimension_of)
    left, right, score = _partners(said, *_candidates(said))
    good = (said.is_open[left] | said.is_open[right]) & (said.mask[said.key[left]] & said.mask[said.key[right]] == 0)
    names = rows[KEY]
    sides = [names.iloc[at[good]].astype(object).itertuples(index=False, name=None) for at in (left, right)]
    masks = said.mask[said.key[left[good]]].tolist(), said.mask[said.key[right[good]]].tolist()
    links = [Link(*link) for link in zip(score[good].tolist(), *sides, *masks, strict=True)]
    return settle_links(links)


def _candidates(said: _Said) -> tuple[Array, Array]:
    """Return the positions of what one report says and the next lacks, and of what that one says and the first lacks.

    Only those of groups in which both sides have something, one of them an open key.
    """
    mask = said.mask[said.key]
    ends = [
        np.flatnonzero(said.follows & (np.right_shift(mask, said.at + 1) & 1 == 0)),
        np.flatnonzero((said.at > 0) & (np.right_shift(mask, np.maximum(said.at - 1, 0)) & 1 == 0)),
    ]
    groups = [_groups_of(said, end, side) for side, end in enumerate(ends)]
    for side, end in enumerate(ends):  # what a report says twice (as two kinds of report) counts once
        again = pd.Series(groups[side] * len(said.key) + said.key[end]).duplicated().to_numpy()
        ends[side], groups[side] = end[~again], groups[side][~again]
    kinds, ids = np.unique(np.concatenate(groups), return_inverse=True)
    sides = ids[: len(ends[0])], ids[len(ends[0]) :]
    counts = [np.bincount(side, minlength=len(kinds)) for side in sides]
    opened = np.bincount(ids[said.is_open[np.concatenate(ends)]], minlength=len(kinds))
    size = counts[0] * counts[1]
    good = (size > 0) & (size <= _MANY) & (opened > 0)
    return ends[0][good[sides[0]]], ends[1][good[sides[1]]]


def _groups_of(said: _Said, end: Array, side: int) -> Array:
    """Return a number for the two reports and the group of each row of one side."""
    found: Array = (said.report[end] - side) * (said.group.max() + 1) + said.group[end]
    return found


def _partners(said: _Said, lefts: Array, rights: Array) -> tuple[Array, Array, Array]:
    """Return the pairs that are each other's best partner, well ahead of any second one, with their scores."""
    left, right = _sharing(said, lefts, rights)
    near = within_reach(said.value[left], said.value[right])
    left, right = left[near], right[near]
    kinds, pair = np.unique(said.name[left] * len(said.names) + said.name[right], return_inverse=True)
    both = [(said.names[kind // len(said.names)], said.names[kind % len(said.names)]) for kind in kinds]
    score = np.array([score_names(*names) for names in both], dtype=float)[pair]
    wider = np.array([narrower(*names) for names in both])[pair]
    good = score >= least_score(said.unit[left] == said.unit[right])
    good &= near_enough(wider, said.value[left], said.value[right])
    left, right, score = left[good], right[good], score[good]
    sure = np.ones(len(left), dtype=bool)
    for end in (left, right):
        sure &= _second(end, score)[end] <= score - _AHEAD if len(end) else sure
    return left[sure], right[sure], score[sure]


def _second(end: Array, score: Array) -> Array:
    """Return for each row the second best score that it has as an end of pairs, 0 where it has one only."""
    order = np.lexsort((-score, end))
    is_first = np.append([True], end[order][1:] != end[order][:-1])
    is_second = ~is_first & np.append([False], is_first[:-1])
    found = np.zeros(end.max() + 1)
    found[end[order][is_second]] = score[order][is_second]
    return found


def _sharing(said: _Said, lefts: Array, rights: Array) -> tuple[Array, Array]:
    """Return the pairs of a group whose names share two neighbouring characters, without which they can't score."""
    numbers: dict[str, int] = {}
    of_name = [[numbers.setdefault(sign, len(numbers)) for sign in sorted(signs(name))] for name in said.names]
    counts = np.array([len(found) for found in of_name])
    flat = np.array([number for found in of_name for number in found], dtype="int64")
    starts = np.cumsum(counts) - counts
    frames = []
    for side, end in enumerate((lefts, rights)):
        count = counts[said.name[end]]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        sign = flat[np.repeat(starts[said.name[end]], count) + within]
        group = np.repeat(_groups_of(said, end, side), count)
        frames.append(pd.DataFrame({"at": np.repeat(end, count), "shared": group * (len(numbers) + 1) + sign}))
    both = frames[0].merge(frames[1], on="shared")[["at_x", "at_y"]].drop_duplicates()
    return both["at_x"].to_numpy(), both["at_y"].to_numpy()
