"""Level rules of a page that are drawn cell by cell: where their pieces meet, which have the same sides."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.reading.found import SNAP
from pipeline.reading.glyphs import Edge

_MEETS = 1.0  # points that the ends of two rules may miss each other; lines under sums are further apart
_LAPS = 2.5  # points that they may lie over each other


@dataclass(slots=True)
class LevelRule:
    """A level rule: its height, the x of its ends and of the places where its pieces meet."""

    y: float
    x0: float
    x1: float
    joints: list[float] = field(default_factory=list)
    drawn: bool = False  # as a stroke: else it is the side of an area
    whole: bool = False  # drawn in one piece: the row above it is one cell, whatever columns there are
    step: float = 0.0  # how far apart rules with its sides are at least, in points

    @property
    def sides(self) -> list[float]:
        """All of them, left to right."""
        return [self.x0, *self.joints, self.x1]

    def has(self, x: float) -> bool:
        """Whether a side stands at an x."""
        return any(abs(x - side) <= SNAP for side in self.sides)

    def is_end(self, x: float) -> bool:
        """Whether it begins or ends at an x."""
        return min(abs(x - self.x0), abs(x - self.x1)) <= SNAP

    def has_ends(self, x0: float, x1: float) -> bool:
        """Whether it begins at one x and ends at the other."""
        return abs(self.x0 - x0) <= SNAP and abs(self.x1 - x1) <= SNAP

    def is_alike(self, other: "LevelRule") -> bool:
        """Whether another rule has the same sides."""
        return len(self.sides) == len(other.sides) and all(map(self.has, other.sides))

    def covers(self, x: float) -> bool:
        """Whether it runs over or under an x."""
        return self.x0 - SNAP <= x <= self.x1 + SNAP


def level_rules(edges: Sequence[Edge]) -> list[LevelRule]:
    """Return the level rules of a page, top to bottom; one that is drawn twice, or is the side of an area too, once."""
    heights: list[list[Edge]] = []
    for edge in sorted((e for e in edges if e.orientation == "h"), key=lambda e: e.box.top):
        if heights and edge.box.top - heights[-1][0].box.top <= SNAP / 2:
            heights[-1].append(edge)
        else:
            heights.append([edge])
    return [rule for same in heights for rule in _joined(same)]


def _joined(edges: Sequence[Edge]) -> Iterator[LevelRule]:
    """Yield the rules at one height; where two pieces meet is a side, also where the edge of an area lies over it."""
    ends = sorted(edge.box.x1 for edge in edges)
    found: list[LevelRule] = []
    for edge in sorted(edges, key=lambda e: e.box.x0):
        box = edge.box
        if not found or box.x0 > found[-1].x1 + _MEETS:
            found.append(LevelRule(box.top, box.x0, box.x1))
        rule = found[-1]
        rule.drawn |= not edge.shade
        at = bisect_left(ends, box.x0 - _MEETS)
        meets = at < len(ends) and ends[at] <= box.x0 + _LAPS
        if meets and box.x0 - max((rule.x0, *rule.joints)) > _LAPS:
            rule.joints.append((box.x0 + ends[at]) / 2)
        rule.x1 = max(rule.x1, box.x1)
    yield from found


def measure(rules: Sequence[LevelRule]) -> None:
    """Say how far apart rules with the same sides are at least, where they are three or more."""
    alike: dict[tuple[int, ...], list[LevelRule]] = {}
    for rule in rules:
        alike.setdefault(tuple(round(x) for x in rule.sides), []).append(rule)
    for same in alike.values():
        gaps = [below.y - above.y for above, below in pairwise(same)]
        for rule in same:
            rule.step = min(gaps) if len(gaps) > 1 else 0.0
