"""Rows of one cell from side to side among rows of columns: the rule under them is drawn in one piece."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.level_rules import LevelRule
from pipeline.reading.pieces import APART
from pipeline.reading.surface import Surface
from schemas.text import squeeze

_NOTE = re.compile("^注[0-9一二三]?[：:]|[。；]$")
_MOST = 3  # such rows over each other: a part of the table, a group of it, a group of that
_HIGH = 3.2  # sizes of print: a row of one line is no higher, not even one set loosely


def with_columns(rules: Sequence[LevelRule], page: Surface) -> None:
    """Give a rule in one piece the sides of those over and under it, where these are alike: its row is one cell.

    Such a row names the group of those below: one line, framed where the rows beside it are. Left alone where a
    caption, a unit or a note stands between the rules, which are those of two tables then.
    """
    before: LevelRule | None = None
    last: LevelRule | None = None
    whole: list[LevelRule] = []
    for rule in rules:
        if last is None or not rule.has_ends(last.x0, last.x1):
            before, last, whole = None, (rule if rule.joints else None), []
        elif not rule.joints and rule.drawn:
            whole.append(rule)
        elif rule.joints:
            told = 0 < len(whole) <= _MOST and last.is_alike(rule) and _are_rows([last, *whole], page)
            if told and not _begins_table((before, last), (whole[-1], rule), page):
                for one in whole:
                    one.joints, one.whole = list(last.joints), True
            before, last, whole = last, rule, []


def _begins_table(above: tuple[LevelRule | None, LevelRule], below: tuple[LevelRule, LevelRule], page: Surface) -> bool:
    """Whether headers stand under a row of one cell and numbers over it: a caption over the next table."""
    over, last = above
    whole, under = below
    counted = over is not None and page.has_figures(over.y, last.y, last.x0, last.x1)
    return counted and not page.has_figures(whole.y, under.y, under.x0, under.x1)


def _are_rows(rules: Sequence[LevelRule], page: Surface) -> bool:
    """Whether what stands between rules are rows of one line, each framed or none, and no caption."""
    for rule, other in pairwise(rules):
        held = page.between(rule.y, other.y, rule.x0, rule.x1)
        low = len(held) == 1 and other.y - rule.y <= _HIGH * held[0].size
        if not low or _is_apart(squeeze(held[0].text)) or page.is_gap(rule.y, other.y, rule.x0):
            return False
    return True


def _is_apart(words: str) -> bool:
    """Whether words are a caption, a unit or a note, and name no group."""
    return bool(APART.fullmatch(words) or _NOTE.search(words))
