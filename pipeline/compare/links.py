"""Joinings of two names each settled into series: chains over many years, never two names of one report."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from extractors.indicators.matching import OPEN

KEY = ["org_id", "indicator", "scope", "basis"]
Key = tuple[str, str, str, str]  # of these


class Link(NamedTuple):
    """Two keys of one organisation that mean the same, each with the numbers of the reports that state it."""

    score: float
    one: Key
    other: Key
    reports: frozenset[int]
    other_reports: frozenset[int]


class _Series:
    """Keys that are one series."""

    def __init__(self, key: Key, reports: frozenset[int]) -> None:
        self.members = {key: reports}
        self.reports = reports

    @property
    def name(self) -> Key:
        """The key that the others take: the dictionary's, else the one of the latest report."""
        return max(
            self.members,
            key=lambda key: (not key[1].startswith(OPEN), sorted(self.members[key], reverse=True), key),
        )

    def may_join(self, other: "_Series") -> bool:
        """Whether no report states both, and not both are entries of the dictionary."""
        coded = sum(not key[1].startswith(OPEN) for series in (self, other) for key in series.members)
        return not self.reports & other.reports and coded <= 1


def settle_links(links: Iterable[Link]) -> dict[Key, tuple[str, float]]:
    """Return for each key that takes another one's name that name, with the least score on the way to it.

    The surest links come first; one that would bring two names of one report, or two entries of the dictionary, into
    one series is left out. What is given does not depend on the order of the links.
    """
    series: dict[Key, _Series] = {}
    kept: dict[Key, list[tuple[Key, float]]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        left = series.setdefault(link.one, _Series(link.one, link.reports))
        right = series.setdefault(link.other, _Series(link.other, link.other_reports))
        if left is right or not left.may_join(right):
            continue
        left.members |= right.members
        left.reports |= right.reports
        series |= dict.fromkeys(right.members, left)
        kept[link.one].append((link.other, link.score))
        kept[link.other].append((link.one, link.score))
    found: dict[Key, tuple[str, float]] = {}
    for one in {id(own): own for own in series.values()}.values():
        root = one.name
        ways = [(root, 1.0)]
        seen = {root}
        for key, least in ways:
            for further, score in kept[key]:
                if further not in seen:
                    seen.add(further)
                    ways.append((further, min(least, score)))
                    found[further] = (root[1], min(least, score))
    return found
