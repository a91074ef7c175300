"""Sides of columns that rules tell where none is drawn: rules that are drawn cell by cell, end to end.

Programs of offices and browsers draw the lower side of each cell by itself. What looks like one rule from side to side
is several that meet at the sides of the columns.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.reading.aligned import centred
from pipeline.reading.found import SNAP, Band
from pipeline.reading.glyphs import Edge
from pipeline.reading.header_levels import crossed_levels, levels_of
from pipeline.reading.header_rules import complete
from pipeline.reading.level_rules import LevelRule, level_rules, measure
from pipeline.reading.open_bands import MOST, over_rules, under_rules
from pipeline.reading.pieces import APART, FIGURE, pieces
from pipeline.reading.spanned_rows import with_columns
from pipeline.reading.surface import Surface, has_figures, is_cut, is_number, unspaced
from schemas.page import Line
from schemas.text import Box, squeeze

_AMOUNT = re.compile(r"[-−–(（]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[)）]?|[-−–(（]?[0-9]+\.[0-9]+[)）]?|--")
_LEAST = 8  # points of the narrowest column
_MOST_RULES = 300  # a drawing has more
_ONE_LINE = 2.6  # sizes of print: a row of one line is no higher
_FEW = 5  # lines of one row whose cells are broken
_RUNNING = re.compile(r"[。；]|，.*，")
_ALIKE = 1.25  # times the height of the lowest row: a band of words is no higher
_LEVELS = 8  # lines of headers
_ROWS = 3  # so many lines between two rules are rows, fewer the lines of one


def _is_row(lines: Sequence[Line], height: float, same: bool, step: float) -> bool:
    """Whether lines between two rules are rows of a table: half of them in several pieces, or one line of a band.

    A band stands between rules with the `same` sides, no further apart than those of a row, or than the lowest row
    of the table (`step`; 0 where it has no other).
    """
    if not lines or any(APART.fullmatch(squeeze(line.text)) for line in lines):
        return False
    several = sum(len(pieces(line)) > 1 for line in lines)
    if len(lines) == 1 and not several:
        return same and height < max(_ONE_LINE * lines[0].size, _ALIKE * step)
    if 2 * several >= len(lines) or (several > 0 and len(lines) <= _FEW):
        return True
    return 3 * several >= len(lines) and sum(len(pieces(line)) > 2 for line in lines) >= 2  # labels of several lines


def _fills(lines: Sequence[Line], sides: Sequence[float]) -> bool:
    """Whether one line has a word in each column, however near they stand: 行政 | 事业."""
    if len(lines) != 1 or any(is_cut(lines[0], x) for x in sides):
        return False
    return len({bisect_left(sides, word.box.middle[0]) for word in pieces(lines[0], 0.0)}) == len(sides) - 1


def _is_tall_row(lines: Sequence[Line], sides: Sequence[float]) -> bool:
    """Whether many lines are one row: its label takes them all, the numbers of several columns stand in one of them."""
    if len(lines) <= _FEW or any(is_cut(line, x) for line in lines for x in sides):
        return False
    counted = [sum(is_number(squeeze(word.text)) for word in pieces(line, 0.0)) for line in lines]
    return sum(count > 0 for count in counted) == 1 and max(counted) > 1


def _is_sum(lines: Sequence[Line], right: float) -> bool:
    """Whether the first column holds an amount: lines over and under sums, which leave the labels out."""
    first = (pieces(line)[0] for line in lines)
    return any(piece.box.x1 <= right + 1 and _AMOUNT.fullmatch(squeeze(piece.text)) for piece in first)


def _uncut(sides: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return the sides of a row without those that a header over several columns takes away; none where its ends are.

    Of many rows a total may go over several columns: its side stays.
    """
    crossed = [sum(is_cut(line, x) for line in lines) for x in sides]
    if crossed[0] or crossed[-1]:
        return []
    if len(lines) < _ROWS or _is_one_row(lines):
        return [x for x, count in zip(sides, crossed, strict=True) if not count]
    return list(sides) if 4 * max(crossed) <= len(lines) else []


def _is_one_row(lines: Sequence[Line]) -> bool:
    """Whether lines are a row whose label takes several: its numbers stand in one of them, nothing is running text."""
    said = [[squeeze(piece.text) for piece in pieces(line)] for line in lines]
    counted = [sum(bool(FIGURE.fullmatch(words)) for words in row) for row in said]
    running = any(_RUNNING.search(words) for row in said for words in row)
    return len(lines) <= _FEW and sum(count > 0 for count in counted) == 1 and max(counted) > 1 and not running


def _extended(rules: Sequence[LevelRule], page: Surface) -> None:
    """Extend rules under headers that leave out a tall one at the left where rows of the table stand below them."""
    for at, rule in enumerate(rules):
        above = next((r for r in reversed(rules[:at]) if r.has(rule.x0) and r.has(rule.x1)), None)
        below = next((r for r in rules[at + 1 :] if above and r.covers(above.x0) and r.covers(rule.x1)), None)
        if above is None or below is None or not rule.joints or rule.x0 - above.x0 < _LEAST:
            continue
        if page.has_figures(above.y, rule.y, above.x0, rule.x1):
            continue  # a tall label beside several rows
        held = page.between(rule.y, below.y, above.x0, rule.x1)
        if any(above.x0 + SNAP < x < rule.x0 - SNAP for x in above.sides) and not has_figures(held):
            continue  # tall headers of several columns beside the rule under one over several
        for line in held:
            if line.box.x0 < rule.x0 < line.box.x1 and not is_cut(line, rule.x0):
                rule.joints.insert(0, rule.x0)
                rule.x0 = above.x0
                break


def _runs_below(rule: LevelRule, below: Sequence[LevelRule]) -> list[tuple[LevelRule, list[float]]]:
    """Return the next rules under the parts of a rule, left to right, each with the sides of its run of columns.

    A rule under the header of several columns leaves the tall headers beside it to the rule below: they end where it
    does.
    """
    runs: list[tuple[LevelRule | None, list[float]]] = []
    for x0, x1 in pairwise(rule.sides):
        other = next((r for r in below if r.y > rule.y + SNAP and r.x0 < (x0 + x1) / 2 < r.x1), None)
        if runs and runs[-1][0] is other:
            runs[-1][1].append(x1)
        else:
            runs.append((other, [x0, x1]))
    nearer = [other for other, _ in runs]
    found = []
    for at, (other, sides) in enumerate(runs):
        if other is None:
            continue
        beside = [r for r in (nearer[at - 1] if at else None, nearer[at + 1] if at + 1 < len(runs) else None) if r]
        own = [x for x in sides if other.has(x) or any(r.is_end(x) for r in beside)]
        found.append((other, own))
    return found


def _bands(rules: Sequence[LevelRule], page: Surface) -> Iterator[Band]:
    """Yield the height and the sides of what stands between a rule and the next ones below it, where both tell them."""
    for at, rule in enumerate(rules):
        runs = _runs_below(rule, rules[at + 1 :])
        if parts := _parted_headers(rule, runs, page):
            yield from parts
            continue
        told = [
            (other, sides, _between(rule, other, sides, page) or _over_several(rule, other, sides, page))
            for other, sides in runs
        ]
        beside = [x for _, _, bands in told for band in bands for x in band.sides]
        for other, sides, bands in told:
            yield from bands
            if not bands and len(sides) == 2 and any(abs(x - side) <= SNAP for x in beside for side in sides):
                # a tall cell: a header over two rows of headers, a label beside several
                yield Band(rule.y, other.y, tuple(sides))


def _over_several(rule: LevelRule, other: LevelRule, sides: Sequence[float], page: Surface) -> list[Band]:
    """Return a header of several columns: it stands alone over a rule of just their width."""
    ends = (sides[0], sides[-1]) if len(sides) > 2 else None
    narrower = ends and rule.drawn and other.drawn and other.has_ends(*ends) and not rule.has_ends(*ends)
    if not ends or not narrower or page.is_closed(rule.y, other.y, sides, above_rows=True):
        return []
    held = page.between(rule.y, other.y, *ends)
    lone = len(held) == 1 and len(pieces(held[0])) == 1 and not has_figures(held)
    return [Band(rule.y, other.y, ends)] if lone and not any(is_cut(held[0], x) for x in ends) else []


def _parted_headers(rule: LevelRule, runs: Sequence[tuple[LevelRule, list[float]]], page: Surface) -> list[Band]:
    """Return the upper headers of a table whose rules under headers of several columns leave out those beside them.

    None where numbers stand there, where some side cuts a word, or where one rule runs under all of them.
    """
    low = max((other.y for other, _ in runs), default=rule.y)
    upper = [(other, sides) for other, sides in runs if other.y < low - SNAP]
    if not upper or len(upper) == len(runs) or any(len(sides) < 3 for _, sides in upper):
        return []
    area = rule.y, low, rule.x0, rule.x1
    held = page.between(*area)
    apart = any(APART.fullmatch(squeeze(line.text)) for line in held)
    if not held or apart or len(held) > _LEVELS or has_figures(held) or page.is_closed(rule.y, low, rule.sides):
        return []
    found = []
    for other, sides in runs:
        own = page.between(rule.y, other.y, sides[0], sides[-1])
        words = [piece for line in own for piece in pieces(line)]
        if any(
            is_cut(line, x) for line in held for x in (sides[0], sides[-1]) if rule.y < line.box.middle[1] < other.y
        ):
            return []
        if other.y < low - SNAP and len(words) <= len(own):  # one header over the rule, of one line or more
            found.append(Band(rule.y, other.y, (sides[0], sides[-1])))
        else:
            found.append(Band(rule.y, other.y, tuple(_of_headers(_uncut(sides, own) or sides, own, sides))))
    return found


def _between(rule: LevelRule, other: LevelRule, sides: Sequence[float], page: Surface) -> list[Band]:
    """Return what stands between two rules: rows, headers, or headers of two levels, part by part."""
    if not _have_sides(rule, other, sides) or _is_closed(rule, other, sides, page):
        return []
    if sides[-1] < rule.x1 - SNAP and _is_parted(page.between(rule.y, other.y, sides[-1], rule.x1)):
        return []
    held = page.between(rule.y, other.y, sides[0], sides[-1])
    if other.whole and held and len(pieces(held[0])) == 1:
        return [Band(rule.y, other.y, (sides[0], sides[-1]))]
    headers = () if has_figures(held) or not 1 < len(held) <= _LEVELS else (rule.y, other.y, sides, held)
    full = _fills(held, sides) or _is_tall_row(held, sides)
    row = full or _is_row(held, other.y - rule.y, rule.sides == other.sides, rule.step)
    row = row and not _is_sum(held, sides[1])
    if headers and row and (parts := levels_of(*headers)):
        return parts
    if headers and _may_head(rule, sides, held) and (parts := crossed_levels(*headers)):
        return parts
    if not row:
        return []
    own = _of_headers(_uncut(sides, held), held)
    high = bool(held) and other.y - rule.y >= _ONE_LINE * held[0].size
    if own and not full and len(pieces(held[0])) == len(held) == 1 and (high or page.is_ground(rule.y, other.y, sides)):
        own = [sides[0], sides[-1]]  # the name of a group takes its row
    return [Band(rule.y, other.y, tuple(own))] if own else []


def _grouped(rules: Sequence[LevelRule], page: Surface) -> Iterator[Band]:
    """Yield the rows between two drawn rules that grounds under the names of groups part, and these names.

    The grounds run from side to side, one line of a few words on each: 经营情况（万元） over rows without rules.
    """
    drawn = [rule for rule in rules if rule.drawn]
    for rule, other in pairwise(drawn):
        sides = rule.sides
        within = [r for r in rules if not r.drawn and rule.y < r.y < other.y]
        told = rule.is_alike(other) and _have_sides(rule, other, sides)
        if not told or not within or any(len(r.sides) > 2 or not all(map(rule.is_end, r.sides)) for r in within):
            continue
        heights = [rule.y, *(r.y for r in within), other.y]
        parts = [(top, bottom, page.between(top, bottom, sides[0], sides[-1])) for top, bottom in pairwise(heights)]
        parts = [part for part in parts if part[2]]
        named = [_is_group(held, bottom - top) for top, bottom, held in parts]
        rows = [_is_row(held, bottom - top, False, 0.0) for top, bottom, held in parts]
        if any(named) and all(a != b for a, b in zip(named, rows, strict=True)):
            for (top, bottom, held), group in zip(parts, named, strict=True):
                own = [sides[0], sides[-1]] if group else _uncut(sides, held)
                if own:
                    yield Band(top, bottom, tuple(own))


def _is_group(lines: Sequence[Line], height: float) -> bool:
    """Whether what stands between two heights is one line of a few words, no higher than a row."""
    one = len(lines) == 1 and len(pieces(lines[0])) == 1 and height < _ONE_LINE * lines[0].size
    return one and not has_figures(lines) and not _RUNNING.search(squeeze(lines[0].text))


def _is_closed(rule: LevelRule, other: LevelRule, sides: Sequence[float], page: Surface) -> bool:
    """Whether uprights stand between two rules, or end there: but for those of headers above or of rows below."""
    headers = _may_be_last_header(rule, other, page)
    return page.is_closed(rule.y, other.y, sides, below_headers=_may_be_first(rule, other), above_rows=headers)


def _may_be_last_header(rule: LevelRule, other: LevelRule, page: Surface) -> bool:
    """Whether two rules may hold the headers of the columns below: several words, no number."""
    if not all(map(other.has, rule.sides)):
        return False
    held = page.between(rule.y, other.y, rule.x0, rule.x1)
    several = any(len(pieces(line)) > 1 for line in held) or _fills(held, rule.sides)
    return several and len(held) <= _LEVELS and not has_figures(held)


def _may_be_first(rule: LevelRule, other: LevelRule) -> bool:
    """Whether two rules may hold the first row of many, beside a tall label or not: the rules below are alike."""
    return (other.step > 0 or len(other.joints) > 1) and all(map(rule.has, other.sides))


def _is_parted(beside: Sequence[Line]) -> bool:
    """Whether the unit of a narrower table below stands beside the columns that it shares with the one above."""
    return any(APART.fullmatch(squeeze(line.text)) for line in beside)


def _may_head(rule: LevelRule, sides: Sequence[float], lines: Sequence[Line]) -> bool:
    """Whether lines may be headers over what crosses them: no running text, no caption, all sides of the rule above.

    Where sides end there, another table begins.
    """
    said = [squeeze(line.text) for line in lines]
    lost = any(
        sides[0] + SNAP < x < sides[-1] - SNAP and not any(abs(x - y) <= SNAP for y in sides) for x in rule.sides
    )
    return not lost and not any(APART.fullmatch(words) or _RUNNING.search(words) for words in said)


def _have_sides(rule: LevelRule, other: LevelRule, sides: Sequence[float]) -> bool:
    """Whether the pieces of two rules tell the sides of columns, wide enough and some of them no mere ends."""
    return (
        any(not rule.is_end(x) or not other.is_end(x) for x in sides)
        and (rule.drawn or other.drawn)
        and 2 < len(sides) <= MOST
        and min(b - a for a, b in pairwise(sides)) >= _LEAST
    )


def _of_headers(sides: Sequence[float], lines: Sequence[Line], all_sides: Sequence[float] = ()) -> Sequence[float]:
    """Return the sides of a row without those between columns that one header stands in the middle of.

    `all_sides` are those of the columns below, where words cut some of them.
    """
    if len(lines) != 1 or not sides or has_figures(lines):
        return sides
    columns, words = all_sides or sides, pieces(lines[0], 0.0)
    joined = unspaced(words)
    spaced = len(joined) < len(words)
    places = {bisect_left(columns, word.box.middle[0]) for word in joined}
    if len(places) >= (len(columns) - 1 if spaced else len(columns) - 2):
        return sides  # a word for each column, near each other
    spans = centred(joined if spaced else pieces(lines[0]), list(pairwise(columns)))
    return [*(columns[at] for at in sorted({0, *spans})), columns[-1]] if spans else sides


def told_bands(edges: Sequence[Edge], lines: Sequence[Line]) -> list[Band]:
    """Return the rows between rules whose pieces tell the sides of columns where no upright is drawn.

    1. three-line tables: the sides that the rules over and under the rows have in common   2. a header over several
    columns: only the sides that cut through no letter   3. a filled header over rows with rules between them
    4. headers over the uppermost rule   5. rows under headers that no rule closes   6. groups of rows without rules
    that have their name on a ground
    Left alone: where an upright is drawn; captions and running text between two tables.
    """
    page = Surface(edges, lines)
    rules = level_rules(edges)
    if len(rules) > _MOST_RULES:
        return []
    rules = complete(rules, page)
    _extended(rules, page)
    with_columns(rules, page)
    measure(rules)
    found = list(_bands(rules, page))
    found += _grouped(rules, page)
    found += over_rules(rules, found, page)
    return [*found, *under_rules(rules, found, page)]


def strokes_of(bands: Sequence[Band]) -> list[Edge]:
    """Return the uprights of bands, and their level sides, which a header over the uppermost rule lacks."""
    upright = [Edge(Box(x, band.top, x, band.bottom), "v") for band in bands for x in band.sides]
    level = {(b.sides[0], y, b.sides[-1], y) for b in bands if len(b.sides) > 1 for y in (b.top, b.bottom)}
    return [*upright, *(Edge(Box(*box), "h") for box in sorted(level))]
