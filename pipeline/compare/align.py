"""Open keys of different years joined where they surely mean the same, conservatively."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from extractors.atoms.indicators.matching import OPEN
from extractors.atoms.indicators.phrase import bare
from pipeline.compare.likeness import Name, may_be_alike, score

_AHEAD = 0.1  # by which the best partner must lead the second best
_MANY = 2500  # pairs of names; a group with more (budget tables with a hundred items in 元) says nothing by likeness
_COLUMNS = ["org_id", "report_year", "indicator", "surface", "unit", "value", "scope", "scope_name", "basis", "bucket"]

Group = tuple[str, ...]


class _Said(NamedTuple):
    """A figure with what must be equal before likeness counts: scope, basis, bucket and dimension of the unit."""

    group: Group
    name: Name


def _partners(ones: Sequence[Name], others: Sequence[Name]) -> Iterator[tuple[Name, Name, float]]:
    """Yield the pairs that are each other's best partner, well ahead of any second one."""
    found = [(value, a, b) for a in ones for b in others if may_be_alike(a.stem, b.stem) and (value := score(a, b))]
    best: dict[Name, list[float]] = defaultdict(list)
    for value, a, b in found:
        best[a].append(value)
        best[b].append(value)
    for value, a, b in found:
        if all(sorted([*best[name], 0.0, 0.0])[-2] <= value - _AHEAD for name in (a, b)):
            yield a, b, value


def _reports(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> Iterator[tuple[str, list[list[_Said]]]]:
    """Yield for each organisation with open keys its reports, the earliest first, as lists of what they say."""
    dimensions: dict[str | None, str] = {}
    lists = [rows[column].tolist() for column in _COLUMNS]
    org: str | None = None
    year: int | None = None
    own: list[list[_Said]] = []
    report: list[_Said] = []
    for org_id, report_year, indicator, surface, unit, value, *group in zip(*lists, strict=True):
        if org_id != org:
            if org is not None:
                yield org, own
            org, year, own = org_id, None, []
        if report_year != year:
            year, report = report_year, []
            own.append(report)
        plain = unit if isinstance(unit, str) else None
        if plain not in dimensions:
            dimensions[plain] = dimension_of(plain)
        report.append(_Said((*group, dimensions[plain]), Name(indicator, bare(surface), plain or "-", value)))
    if org is not None:
        yield org, own


def align(rows: pd.DataFrame, dimension_of: Callable[[str | None], str]) -> dict[tuple[str, str], tuple[str, float]]:
    """Return for (org_id, open key) the key that it is joined to, with the score of the joining.

    Only what one report has and the next one lacks is looked at, within the same scope, basis, bucket and dimension of
    unit. A key joined to an indicator of the dictionary takes its code; of two open keys the later one's name is kept.
    """
    plain = rows[(rows["status"] == "stated") & (rows["data_year"] == rows["report_year"]) & rows["value"].notna()]
    open_orgs = plain.loc[plain["indicator"].str.startswith(OPEN), "org_id"].unique()
    plain = plain.loc[plain["org_id"].isin(open_orgs), _COLUMNS].sort_values(["org_id", "report_year"], kind="stable")
    joined: dict[tuple[str, str], tuple[str, float]] = {}
    for org_id, reports in _reports(plain, dimension_of):
        present: dict[str, set[int]] = defaultdict(set)
        for at, report in enumerate(reports):
            for said in report:
                present[said.name.indicator].add(at)
        for at, (earlier, later) in enumerate(pairwise(reports)):
            for one, other, value in _of_two_years(earlier, later, at, present):
                if one.indicator.startswith(OPEN):
                    joined[(org_id, one.indicator)] = (other.indicator, value)
                else:
                    joined[(org_id, other.indicator)] = (one.indicator, value)
    return {key: _followed(key, joined) for key in joined}


def _followed(key: tuple[str, str], joined: Mapping[tuple[str, str], tuple[str, float]]) -> tuple[str, float]:
    """Follow a joining to its end: 2020's name to 2021's to 2022's."""
    org_id, _ = key
    target, value = joined[key]
    seen = {key}
    while (org_id, target) in joined and (org_id, target) not in seen:
        seen.add((org_id, target))
        target, least = joined[(org_id, target)]
        value = min(value, least)
    return target, value


def _of_two_years(
    earlier: Sequence[_Said], later: Sequence[_Said], at: int, present: Mapping[str, set[int]]
) -> Iterator[tuple[Name, Name, float]]:
    """Yield the joinings between two reports in a row, the `at`-th and the next one."""
    groups: dict[Group, tuple[list[Name], list[Name]]] = defaultdict(lambda: ([], []))
    for side, report, missing in ((0, earlier, at + 1), (1, later, at)):
        for said in report:
            if missing not in present[said.name.indicator]:
                groups[said.group][side].append(said.name)
    for ones, others in groups.values():
        if ones and others and len(ones) * len(others) <= _MANY:
            for one, other, value in _partners(ones, others):
                # Two names that some report uses side by side are two things, and so are two entries of the dictionary.
                apart = present[one.indicator] & present[other.indicator]
                if not apart and (one.indicator.startswith(OPEN) or other.indicator.startswith(OPEN)):
                    yield one, other, value
