"""Sides of columns that rules tell where none is drawn: rules that are drawn cell by cell, end to end.

Programs of offices and browsers draw the lower side of each cell by itself. What looks like one rule from side to side
is several that meet at the sides of the columns.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from extractors.tables import is_period
from pipeline.reading.aligned import FIGURE, Piece, centred, pieces
from pipeline.reading.found import SNAP, Band, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.header_levels import crossed_levels, levels_of
from pipeline.reading.level_rules import LevelRule, level_rules, measure
from pipeline.reading.number_grid import breaks_word
from schemas.page import Line
from schemas.text import Box, squeeze

_APART = re.compile(
    r"(?:(?:编制|填报)单位[：:].{2,30})?.{0,10}单位(?:均?为)?[：:].{1,16}"
    r"|[表图](?:[A-Z][-–—.]?)?[0-9一二三四五六七八九十].{2,30}"
)
_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}年[^0-9]")  # 2025年预算数
_AMOUNT = re.compile(r"[-−–(（]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?[)）]?|[-−–(（]?[0-9]+\.[0-9]+[)）]?|--")
_LEAST = 8  # points of the narrowest column
_MOST_RULES = 300  # a drawing has more
_MOST = 30  # sides of one rule: a dashed one has more
_ONE_LINE = 2.6  # sizes of print: a row of one line is no higher
_NEXT = 2.2  # sizes of print from one row to the next
_HEAD = 2.0  # sizes of print from a line of headers to the rule under it
_FEW = 5  # lines of one row whose cells are broken
_TWO = ("男女", "是否", "有无", "正副", "甲乙")  # letters that head a column each
_ALIKE = 1.25  # times the height of the lowest row: a band of words is no higher
_LABEL = 20  # characters of a group
_STOPS = re.compile(r"[。；，：:]|^(?:注|备注|说明|资料来源)")
_LEVELS = 8  # lines of headers
_ROWS = 3  # so many lines between two rules are rows, fewer the lines of one


def _is_cut(line: Line, x: float) -> bool:
    """Whether an upright would run through a word."""
    if not line.box.x0 < x < line.box.x1:
        return False
    return any(word.box.x0 + 1 < x < word.box.x1 - 1 for word in pieces(line, 0.0))


def _is_side(x: float, sides: Sequence[float]) -> bool:
    return any(abs(x - side) <= SNAP for side in sides)


class _Page:
    """The lines and uprights of a page, asked for by height."""

    def __init__(self, edges: Sequence[Edge], lines: Sequence[Line]) -> None:
        self._lines = sorted(lines, key=lambda line: line.box.middle[1])
        self._middles = [line.box.middle[1] for line in self._lines]
        self.size = median([line.size for line in lines]) if lines else 0.0
        self._upright = [e for e in edges if e.orientation == "v"]

    def between(self, top: float, bottom: float, x0: float, x1: float) -> list[Line]:
        """Return what stands between two heights from side to side."""
        held = self._lines[bisect_right(self._middles, top) : bisect_left(self._middles, bottom)]
        return [own for line in held if (own := cut(line, Box(x0, top, x1, bottom)))]

    def is_closed(self, top: float, bottom: float, sides: Sequence[float]) -> bool:
        """Whether an upright is drawn between two heights, or ends at one of them.

        Of filled areas only between them, and not where the fill of a column ends at one of its sides.
        """
        middle, x0, x1 = (top + bottom) / 2, sides[0], sides[-1]
        for edge in self._upright:
            v, beside = edge.box, x0 - SNAP <= edge.box.x0 <= x1 + SNAP
            ends = not edge.shade and v.top < bottom + SNAP and v.bottom > top - SNAP
            if beside and (ends or v.top < middle < v.bottom) and not (edge.shade and _is_side(v.x0, sides)):
                return True
        return False

    def is_ground(self, top: float, bottom: float, sides: Sequence[float]) -> bool:
        """Whether one filled area reaches from side to side between two heights."""
        level = (
            e.box for e in self._upright if e.shade and abs(e.box.top - top) <= 1 and abs(e.box.bottom - bottom) <= 1
        )
        found = {side for box in level for side in sides if abs(side - box.x0) <= SNAP}
        return found == {sides[0], sides[-1]}


def _is_row(lines: Sequence[Line], height: float, same: bool, step: float) -> bool:
    """Whether lines between two rules are rows of a table: half of them in several pieces, or one line of a band.

    A band stands between rules with the `same` sides, no further apart than those of a row, or than the lowest row
    of the table (`step`; 0 where it has no other).
    """
    if not lines or any(_APART.fullmatch(squeeze(line.text)) for line in lines):
        return False
    several = sum(len(pieces(line)) > 1 for line in lines)
    if len(lines) == 1 and not several:
        return same and height < max(_ONE_LINE * lines[0].size, _ALIKE * step)
    if 2 * several >= len(lines) or (several > 0 and len(lines) <= _FEW):
        return True
    return 3 * several >= len(lines) and sum(len(pieces(line)) > 2 for line in lines) >= 2  # labels of several lines


def _is_sum(lines: Sequence[Line], right: float) -> bool:
    """Whether the first column holds an amount: lines over and under sums, which leave the labels out."""
    first = (pieces(line)[0] for line in lines)
    return any(piece.box.x1 <= right + 1 and _AMOUNT.fullmatch(squeeze(piece.text)) for piece in first)


def _uncut(sides: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Return the sides of a row without those that a header over several columns takes away; none where its ends are.

    Of many rows a total may go over several columns: its side stays.
    """
    crossed = [sum(_is_cut(line, x) for line in lines) for x in sides]
    if crossed[0] or crossed[-1]:
        return []
    if len(lines) < _ROWS:
        return [x for x, count in zip(sides, crossed, strict=True) if not count]
    return list(sides) if 4 * max(crossed) <= len(lines) else []


def _has_figures(lines: Sequence[Line]) -> bool:
    """Whether lines hold a number that is no year, nor names one."""
    said = (squeeze(piece.text) for line in lines for piece in pieces(line))
    return any(FIGURE.fullmatch(words) and not is_period(words) and not _OF_YEAR.match(words) for words in said)


def _extended(rules: Sequence[LevelRule], page: _Page) -> None:
    """Extend rules under headers that leave out a tall one at the left where rows of the table stand below them."""
    for at, rule in enumerate(rules):
        above = next((r for r in reversed(rules[:at]) if r.has(rule.x0) and r.has(rule.x1)), None)
        below = next((r for r in rules[at + 1 :] if above and r.covers(above.x0) and r.covers(rule.x1)), None)
        if above is None or below is None or not rule.joints or rule.x0 - above.x0 < _LEAST:
            continue
        if _has_figures(page.between(above.y, rule.y, above.x0, rule.x1)):
            continue  # a tall label beside several rows
        held = page.between(rule.y, below.y, above.x0, rule.x1)
        if any(above.x0 + SNAP < x < rule.x0 - SNAP for x in above.sides) and not _has_figures(held):
            continue  # tall headers of several columns beside the rule under one over several
        for line in held:
            if line.box.x0 < rule.x0 < line.box.x1 and not _is_cut(line, rule.x0):
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
        own = [x for x in sides if other.has(x) or any(r.y < other.y and r.is_end(x) for r in beside)]
        found.append((other, own))
    return found


def _bands(rules: Sequence[LevelRule], page: _Page) -> Iterator[Band]:
    """Yield the height and the sides of what stands between a rule and the next ones below it, where both tell them."""
    for at, rule in enumerate(rules):
        runs = _runs_below(rule, rules[at + 1 :])
        if parts := _parted_headers(rule, runs, page):
            yield from parts
            continue
        told = [(other, sides, _between(rule, other, sides, page)) for other, sides in runs]
        beside = [x for _, _, bands in told for band in bands for x in band.sides]
        for other, sides, bands in told:
            yield from bands
            if not bands and len(sides) == 2 and any(abs(x - side) <= SNAP for x in beside for side in sides):
                # a tall cell: a header over two rows of headers, a label beside several
                yield Band(rule.y, other.y, tuple(sides))


def _parted_headers(rule: LevelRule, runs: Sequence[tuple[LevelRule, list[float]]], page: _Page) -> list[Band]:
    """Return the upper headers of a table whose rules under headers of several columns leave out those beside them.

    None where numbers stand there, where some side cuts a word, or where one rule runs under all of them.
    """
    low = max((other.y for other, _ in runs), default=rule.y)
    upper = [(other, sides) for other, sides in runs if other.y < low - SNAP]
    if not upper or len(upper) == len(runs) or any(len(sides) < 3 for _, sides in upper):
        return []
    area = rule.y, low, rule.x0, rule.x1
    held = page.between(*area)
    apart = any(_APART.fullmatch(squeeze(line.text)) for line in held)
    if not held or apart or len(held) > _LEVELS or _has_figures(held) or page.is_closed(rule.y, low, rule.sides):
        return []
    found = []
    for other, sides in runs:
        own = page.between(rule.y, other.y, sides[0], sides[-1])
        words = [piece for line in own for piece in pieces(line)]
        if any(
            _is_cut(line, x) for line in held for x in (sides[0], sides[-1]) if rule.y < line.box.middle[1] < other.y
        ):
            return []
        if other.y < low - SNAP and len(words) <= len(own):  # one header over the rule, of one line or more
            found.append(Band(rule.y, other.y, (sides[0], sides[-1])))
        else:
            found.append(Band(rule.y, other.y, tuple(_of_headers(_uncut(sides, own) or sides, own, sides))))
    return found


def _between(rule: LevelRule, other: LevelRule, sides: Sequence[float], page: _Page) -> list[Band]:
    """Return what stands between two rules: rows, headers, or headers of two levels, part by part."""
    if not _have_sides(rule, other, sides) or page.is_closed(rule.y, other.y, sides):
        return []
    held = page.between(rule.y, other.y, sides[0], sides[-1])
    headers = () if _has_figures(held) or not 1 < len(held) <= _LEVELS else (rule.y, other.y, sides, held)
    if headers and (parts := crossed_levels(*headers)):
        return parts
    row = _is_row(held, other.y - rule.y, rule.sides == other.sides, rule.step)
    if not row or _is_sum(held, sides[1]):
        return []
    if headers and (parts := levels_of(*headers)):
        return parts
    own = _of_headers(_uncut(sides, held), held)
    high = bool(held) and other.y - rule.y >= _ONE_LINE * held[0].size
    if own and len(pieces(held[0])) == len(held) == 1 and (high or page.is_ground(rule.y, other.y, sides)):
        own = [sides[0], sides[-1]]  # the name of a group takes its row
    return [Band(rule.y, other.y, tuple(own))] if own else []


def _have_sides(rule: LevelRule, other: LevelRule, sides: Sequence[float]) -> bool:
    """Whether the pieces of two rules tell the sides of columns, wide enough and some of them no mere ends."""
    return (
        any(not rule.is_end(x) or not other.is_end(x) for x in sides)
        and (rule.drawn or other.drawn)
        and 2 < len(sides) <= _MOST
        and min(b - a for a, b in pairwise(sides)) >= _LEAST
    )


def _of_headers(sides: Sequence[float], lines: Sequence[Line], all_sides: Sequence[float] = ()) -> Sequence[float]:
    """Return the sides of a row without those between columns that one header stands in the middle of.

    `all_sides` are those of the columns below, where words cut some of them.
    """
    if len(lines) != 1 or not sides or _has_figures(lines):
        return sides
    columns, words = all_sides or sides, pieces(lines[0], 0.0)
    joined = _unspaced(words)
    spaced = len(joined) < len(words)
    places = {bisect_left(columns, word.box.middle[0]) for word in joined}
    if len(places) >= (len(columns) - 1 if spaced else len(columns) - 2):
        return sides  # a word for each column, near each other
    spans = centred(joined if spaced else pieces(lines[0]), list(pairwise(columns)))
    return [*(columns[at] for at in sorted({0, *spans})), columns[-1]] if spans else sides


def _unspaced(words: Sequence[Piece]) -> list[Piece]:
    """Return words with the letters joined that stand apart: 收 入, 项 目."""
    found: list[Piece] = []
    for word in words:
        letters = bool(found) and len(found[-1].text) == len(word.text) == 1
        if letters and breaks_word(found[-1].text, word.text) and found[-1].text + word.text not in _TWO:
            last = found.pop()
            found.append(Piece(last.box.union(word.box), last.text + word.text))
        else:
            found.append(word)
    return found


def _header(band: Band, page: _Page) -> Band | None:
    """Return the line of headers right above the uppermost rule: two or more words, each over one column."""
    sides = band.sides
    near = page.between(band.top - _HEAD * page.size, band.top, sides[0], sides[-1])
    if len(near) != 1 or _APART.fullmatch(squeeze(near[0].text)) or _has_figures(near):
        return None
    words = pieces(near[0])
    places = {bisect_left(sides, piece.box.middle[0]) for piece in words}
    apart = len(places) == len(words) >= max(2, len(sides) - 2)
    top = near[0].box.top - 1
    if not apart or any(_is_cut(near[0], x) for x in sides) or page.is_closed(top, band.top, sides):
        return None
    return Band(top, band.top, sides)


def _open_body(band: Band, end: float, page: _Page) -> Band | None:
    """Return the rows under headers that no rule closes: another page goes on, or there is no last rule."""
    sides, bottom = band.sides, band.bottom
    headers = page.between(band.top, band.bottom, sides[0], sides[-1])
    if _has_figures(headers):
        return None
    held: list[Line] = []
    for line in page.between(band.bottom, inf, sides[0], sides[-1]):
        if line.box.top - bottom > _NEXT * line.size or not _is_apart(line, sides) or line.box.bottom > end:
            break
        held.append(line)
        bottom = line.box.bottom
    if len(held) < 2 or len(pieces(held[-2])) < 2 or not _ends_page(held[-1], sides, page):
        while held and len(pieces(held[-1])) < 2 and held[-1].box.x0 < sides[1]:  # further right it ends a cell
            held.pop()
    return Band(band.bottom, held[-1].box.bottom + 1, sides) if _are_counted(held) else None


def _ends_page(line: Line, sides: Sequence[float], page: _Page) -> bool:
    """Whether a label is the last line of a page but for its number: a group whose rows stand on the next one."""
    words, below = squeeze(line.text), page.between(line.box.bottom, inf, -inf, inf)
    label = line.box.x1 < sides[1] and len(words) <= _LABEL and not _STOPS.search(words)
    return label and len(below) <= 1 and all(len(squeeze(other.text)) <= _LABEL for other in below)


def _open_rows(rule: LevelRule, page: _Page) -> Band | None:
    """Return the rows over a rule that none opens: those that a page began with, nothing else right over them."""
    sides, top = tuple(rule.sides), rule.y
    held: list[Line] = []
    for line in reversed(page.between(-inf, rule.y, -inf, inf)):
        if top - line.box.bottom > _NEXT * line.size:
            break
        if not _is_apart(line, sides) or line.box.x0 < sides[0] - SNAP or line.box.x1 > sides[-1] + SNAP:
            return None
        held.insert(0, line)
        top = line.box.top
    whole = _are_counted(held) and len(pieces(held[0])) > 1 and not page.is_closed(top - 1, rule.y, sides)
    return Band(top - 1, rule.y, sides) if whole else None


def _is_apart(line: Line, sides: Sequence[float]) -> bool:
    """Whether the words of a line stand in columns of their own, as in a row; a label may take several columns."""
    words = pieces(line)
    if len({bisect_left(sides, piece.box.middle[0]) for piece in words}) < len(words):
        words = _unspaced(words)
    if len(words) < 2:
        return not any(_is_cut(line, x) for x in sides)
    columns = [bisect_left(sides, piece.box.middle[0]) for piece in words]
    first = words[0].box
    cut_ = [x for x in sides if _is_cut(line, x)]
    over = all(first.x0 < x < first.x1 for x in cut_) and bisect_left(sides, first.x1) < columns[1]
    return len(set(columns)) == len(columns) and (not cut_ or (over and sides[0] not in cut_))


def _are_counted(lines: Sequence[Line]) -> bool:
    """Whether half of several lines have a number behind their first words, or a fourth where cells are broken."""
    said = [[squeeze(piece.text) for piece in pieces(line)] for line in lines]
    figures = sum(any(map(FIGURE.fullmatch, words[1:])) for words in said)
    several = sum(len(words) > 3 for words in said)
    return bool(lines) and (2 * figures >= len(lines) or figures >= several >= len(lines) / 4)


def told_bands(edges: Sequence[Edge], lines: Sequence[Line]) -> list[Band]:
    """Return the rows between rules whose pieces tell the sides of columns where no upright is drawn.

    1. three-line tables: the sides that the rules over and under the rows have in common   2. a header over several
    columns: only the sides that cut through no letter   3. a filled header over rows with rules between them
    4. headers over the uppermost rule   5. rows under headers that no rule closes
    Left alone: where an upright is drawn; captions and running text between two tables.
    """
    page = _Page(edges, lines)
    rules = level_rules(edges)
    if len(rules) > _MOST_RULES:
        return []
    _extended(rules, page)
    measure(rules)
    found = list(_bands(rules, page))
    found += _over(rules, found, page)
    return [*found, *_under(rules, found, page)]


def _over(rules: Sequence[LevelRule], bands: Sequence[Band], page: _Page) -> Iterator[Band]:
    """Yield the headers over the uppermost rule of a table, or over the only one, and the rows over a page's first."""
    drawn = [rule for rule in rules if rule.drawn]
    lone = [Band(rule.y, rule.y, tuple(rule.sides)) for rule in drawn if rule.joints and len(rule.sides) <= _MOST]
    lone = [band for band in lone if not any(_is_beside(other, band) for other in bands)]
    for band in (*(_widened(band, rules) for band in bands), *lone):
        above = band.top - _HEAD * page.size
        closed = any(above <= rule.y < band.top - SNAP and _overlaps(rule, band) for rule in drawn)
        follows = any(abs(other.bottom - band.top) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not closed and not follows and (header := _header(band, page)):
            yield header
    first = next((rule for rule in rules if rule.drawn and rule.joints), None)
    rows = _open_rows(first, page) if first and 2 < len(first.sides) <= _MOST else None
    closed = first is not None and any(abs(band.top - first.y) <= SNAP and _overlaps(first, band) for band in bands)
    if first and rows and not closed and not any(rows.top < rule.y < first.y - SNAP for rule in rules):
        yield rows


def _widened(band: Band, rules: Sequence[LevelRule]) -> Band:
    """Return a band with the sides of the rule over it, which may run over tall labels beside it too."""
    rule = next((r for r in rules if abs(r.y - band.top) <= SNAP and all(map(r.has, band.sides))), None)
    return band._replace(sides=tuple(rule.sides)) if rule and len(band.sides) > 2 else band


def _under(rules: Sequence[LevelRule], bands: Sequence[Band], page: _Page) -> Iterator[Band]:
    """Yield the rows under headers that no rule closes."""
    done: list[Band] = []
    for band in (_whole(band, rules, bands) for band in bands):
        goes_on = any(abs(other.top - band.bottom) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not goes_on and band not in done:
            done.append(band)
            below = (rule.y for rule in rules if rule.y > band.bottom + SNAP and _overlaps(rule, band))
            if body := _open_body(band, next(below, inf), page):
                yield body


def _whole(band: Band, rules: Sequence[LevelRule], bands: Sequence[Band]) -> Band:
    """Return headers of which a band is a part: the parts side by side that end at one rule have its sides."""
    rule = next((r for r in rules if abs(r.y - band.bottom) <= SNAP and all(map(r.has, band.sides))), None)
    if rule is None or len(rule.sides) <= len(band.sides):
        return band
    parts = [b for b in bands if abs(b.bottom - rule.y) <= SNAP and all(map(rule.has, b.sides))]
    ends = sorted((part.sides[0], part.sides[-1]) for part in parts)
    x = ends[0][0]
    if abs(x - rule.sides[1]) > SNAP and abs(x - rule.x0) > SNAP:  # the labels may have no header
        return band
    for x0, x1 in ends:
        x = x1 if abs(x0 - x) <= SNAP else x
    return Band(min(part.top for part in parts), band.bottom, tuple(rule.sides)) if abs(x - rule.x1) <= SNAP else band


def _overlaps(rule: LevelRule, band: Band) -> bool:
    return rule.x0 < band.sides[-1] and band.sides[0] < rule.x1


def _is_beside(one: Band, other: Band) -> bool:
    """Whether two bands meet: neither right or left of the other, nor apart in height."""
    apart = one.bottom < other.top - SNAP or other.bottom < one.top - SNAP
    return not apart and one.sides[0] < other.sides[-1] and other.sides[0] < one.sides[-1]


def strokes_of(bands: Sequence[Band]) -> list[Edge]:
    """Return the uprights of bands, and their level sides, which a header over the uppermost rule lacks."""
    upright = [Edge(Box(x, band.top, x, band.bottom), "v") for band in bands for x in band.sides]
    level = {(b.sides[0], y, b.sides[-1], y) for b in bands if len(b.sides) > 1 for y in (b.top, b.bottom)}
    return [*upright, *(Edge(Box(*box), "h") for box in sorted(level))]
