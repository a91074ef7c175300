"""Rules under headers that leave out the tall headers beside them: completed where the rest of the table tells how."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from pipeline.reading.found import SNAP
from pipeline.reading.level_rules import LevelRule
from pipeline.reading.surface import Surface

_FEWEST = 4  # sides of the rules over and under a table
_HEADERS = 7.0  # sizes of print: two or three rows of headers are no higher


def _under_headers(over: LevelRule, within: Sequence[LevelRule], page: Surface) -> list[LevelRule]:
    """Return the parts of the lowest rule that has no number above it within a table."""
    heights = sorted({rule.y for rule in within})
    last = [y for y in heights if not page.has_figures(over.y, y, over.x0, over.x1)][-1:]
    return [rule for rule in within if last and abs(rule.y - last[0]) <= SNAP]


def _stands_beside(
    rule: LevelRule, table: tuple[LevelRule, LevelRule], own: Sequence[LevelRule], page: Surface
) -> bool:
    """Whether each column that the parts of a rule leave out has a header over their height, and nothing across it."""
    over, under = table
    for x0, x1 in pairwise(over.sides):
        if any(part.covers((x0 + x1) / 2) for part in own):
            continue
        held = page.between(over.y, rule.y, x0, x1)
        across = [line for line in page.between(over.y, under.y, x0, x1) if line.box.top < rule.y < line.box.bottom]
        if not held or across:
            return False
    return True


def _page_end(over: LevelRule, below: Sequence[LevelRule], page: Surface) -> LevelRule | None:
    """Return the end of the page as the rule under a table that goes on there: all rules below are under headers."""
    own = [rule for rule in below if rule.x0 < over.x1 and over.x0 < rule.x1]
    high = _HEADERS * page.size
    if not own or any(rule.y - over.y > high or rule.x1 - rule.x0 >= over.x1 - over.x0 - SNAP for rule in own):
        return None
    return LevelRule(inf, over.x0, over.x1, list(over.joints))


def complete(rules: list[LevelRule], page: Surface) -> list[LevelRule]:
    """Return rules with those completed that run under the lower headers of a table and leave out the tall ones.

    The rules over and under the table have the same sides, or the page ends below; every side of the one between is
    one of them. No number stands above it, some below.
    """
    found = list(rules)
    for at, over in enumerate(rules):
        if len(over.sides) < _FEWEST:
            continue
        under = next((r for r in rules[at + 1 :] if over.is_alike(r)), None) or _page_end(over, rules[at + 1 :], page)
        within = [r for r in rules[at + 1 :] if under and over.y + SNAP < r.y < under.y - SNAP]
        within = [r for r in within if r.x0 < over.x1 and over.x0 < r.x1]
        if not under or any(rule.x1 - rule.x0 >= over.x1 - over.x0 - SNAP for rule in within):
            continue
        own = _under_headers(over, within, page)
        if not own or not all(over.has(x) for rule in own for x in rule.sides):
            continue
        rule = own[0]
        counted = page.has_figures(rule.y, under.y, over.x0, over.x1)
        if (
            counted
            and _stands_beside(rule, (over, under), own, page)
            and not page.is_closed(over.y, under.y, over.sides)
        ):
            whole = LevelRule(rule.y, over.x0, over.x1, list(over.joints), drawn=True)
            found = [
                whole if other is rule else other
                for other in found
                if other is rule or all(other is not part for part in own)
            ]
    return found
