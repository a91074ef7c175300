"""Rows and headers that rules do not close: over the uppermost rule, under the last one, at the ends of a page."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import inf

from pipeline.reading.found import SNAP, Band
from pipeline.reading.level_rules import LevelRule
from pipeline.reading.pieces import APART, FIGURE, Piece, pieces
from pipeline.reading.surface import Surface, has_figures, is_cut, unspaced
from schemas.page import Line
from schemas.text import squeeze

MOST = 30  # sides of one rule: a dashed one has more
_LABEL = 20  # characters of a group
_STOPS = re.compile(r"[。；，：:]|^(?:注|备注|说明|资料来源)")
_NEXT = 2.2  # sizes of print from one row to the next
_MEANS = "指"  # between a term and what it stands for
_TERMS = 3  # rows of terms; two may be lines of one
_VALUES = 3  # sides of a label and its value
_HEAD = 2.0  # sizes of print from a line of headers to the rule under it


def _header(band: Band, page: Surface) -> Band | None:
    """Return the line of headers right above the uppermost rule: two or more words, each over one column.

    It may be the first row of a box of values instead, where a rule runs under each: 得分 | 4.6分.
    """
    sides = band.sides
    near = page.between(band.top - _HEAD * page.size, band.top, sides[0], sides[-1])
    if len(near) != 1 or APART.fullmatch(squeeze(near[0].text)):
        return None
    words = pieces(near[0])
    if has_figures(near) and not (len(sides) == _VALUES and _states_value(words)):
        return None
    places = {bisect_left(sides, piece.box.middle[0]) for piece in words}
    apart = len(places) == len(words) >= max(2, len(sides) - 2)
    top = near[0].box.top - 1
    if not apart or any(is_cut(near[0], x) for x in sides) or page.is_closed(top, band.top, sides):
        return None
    return Band(top, band.top, sides)


def _states_value(words: Sequence[Piece]) -> bool:
    """Whether the words of a line are a label and a number with its unit."""
    said = [squeeze(piece.text) for piece in words]
    labelled = len(said) == _VALUES - 1 and not any(map(str.isdigit, said[0]))
    return labelled and bool(FIGURE.fullmatch(said[1])) and said[1][:1].isdigit() and not said[1][-1:].isdigit()


def _open_body(band: Band, end: float, page: Surface) -> Band | None:
    """Return the rows under headers that no rule closes: another page goes on, or there is no last rule."""
    sides, bottom = band.sides, band.bottom
    headers = page.between(band.top, band.bottom, sides[0], sides[-1])
    if has_figures(headers):
        return None
    held: list[Line] = []
    for line in page.between(band.bottom, inf, sides[0], sides[-1]):
        if line.box.top - bottom > _NEXT * line.size or not _is_apart(line, sides) or line.box.bottom > end:
            break
        if APART.fullmatch(squeeze(line.text)):
            break
        held.append(line)
        bottom = line.box.bottom
    if len(held) < 2 or len(pieces(held[-2])) < 2 or not _ends_page(held[-1], sides, page):
        while held and len(pieces(held[-1])) < 2 and held[-1].box.x0 < sides[1]:  # further right it ends a cell
            held.pop()
    while len(held) > 1 and _is_under_number(held[-1], held[-2], sides):
        held.pop()
    told = _are_counted(held) or _are_listed(held, len(sides) - 1)
    return Band(band.bottom, held[-1].box.bottom + 1, sides) if told else None


def _is_under_number(line: Line, above: Line, sides: Sequence[float]) -> bool:
    """Whether a line is a few words under a number of the row above it: who signed below the table, not its cell."""
    if line.box.top - above.box.bottom < line.size / 2:
        return False  # 万吨 right under 860: the cell goes on
    words = pieces(line)
    column = bisect_left(sides, words[0].box.middle[0])
    over = [piece for piece in pieces(above) if bisect_left(sides, piece.box.middle[0]) == column]
    said = squeeze(words[0].text)
    return len(words) == 1 and not FIGURE.fullmatch(said) and any(FIGURE.fullmatch(squeeze(p.text)) for p in over)


def _ends_page(line: Line, sides: Sequence[float], page: Surface) -> bool:
    """Whether a label is the last line of a page but for its number: a group whose rows stand on the next one."""
    words, below = squeeze(line.text), page.between(line.box.bottom, inf, -inf, inf)
    label = line.box.x1 < sides[1] and len(words) <= _LABEL and not _STOPS.search(words)
    return label and len(below) <= 1 and all(len(squeeze(other.text)) <= _LABEL for other in below)


def _open_rows(rule: LevelRule, page: Surface) -> Band | None:
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
        words = unspaced(words)
    if len(words) < 2:
        return not any(is_cut(line, x) for x in sides)
    columns = [bisect_left(sides, piece.box.middle[0]) for piece in words]
    first = words[0].box
    cut_ = [x for x in sides if is_cut(line, x)]
    over = all(first.x0 < x < first.x1 for x in cut_) and bisect_left(sides, first.x1) < columns[1]
    return len(set(columns)) == len(columns) and (not cut_ or (over and sides[0] not in cut_))


def _are_counted(lines: Sequence[Line]) -> bool:
    """Whether half of several lines have a number behind their first words, or a fourth where cells are broken."""
    said = [[squeeze(piece.text) for piece in pieces(line)] for line in lines]
    figures = sum(any(map(FIGURE.fullmatch, words[1:])) for words in said)
    several = sum(len(words) > 3 for words in said)
    return bool(lines) and (2 * figures >= len(lines) or figures >= several >= len(lines) / 4)


def _are_listed(lines: Sequence[Line], columns: int) -> bool:
    """Whether lines with words in each of several columns are numbered one by one, or say what each term stands for.

    1 | 先进集体 | 市总工会; 本公司 | 指 | 江城市水务有限公司.
    """
    said = [[squeeze(piece.text) for piece in pieces(line)] for line in lines]
    if len(lines) < 2 or columns < 3 or any(len(words) != columns for words in said):
        return False
    numbered = [words[0] for words in said] == [str(at + 1) for at in range(len(said))]
    return numbered or (len(said) >= _TERMS and all(words[1] == _MEANS for words in said))


def over_rules(rules: Sequence[LevelRule], bands: Sequence[Band], page: Surface) -> Iterator[Band]:
    """Yield the headers over the uppermost rule of a table, or over the only one, and the rows over a page's first."""
    drawn = [rule for rule in rules if rule.drawn]
    lone = [Band(rule.y, rule.y, tuple(rule.sides)) for rule in drawn if rule.joints and len(rule.sides) <= MOST]
    lone = [band for band in lone if not any(_is_beside(other, band) for other in bands)]
    for band in (*(_widened(band, rules) for band in bands), *lone):
        above = band.top - _HEAD * page.size
        closed = any(above <= rule.y < band.top - SNAP and _overlaps(rule, band) for rule in drawn)
        follows = any(abs(other.bottom - band.top) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not closed and not follows and (header := _header(band, page)):
            yield header
    first = next((rule for rule in rules if rule.drawn and rule.joints), None)
    rows = _open_rows(first, page) if first and 2 < len(first.sides) <= MOST else None
    closed = first is not None and any(abs(band.top - first.y) <= SNAP and _overlaps(first, band) for band in bands)
    if first and rows and not closed and not any(rows.top < rule.y < first.y - SNAP for rule in rules):
        yield rows


def _widened(band: Band, rules: Sequence[LevelRule]) -> Band:
    """Return a band with the sides of the rule over it, which may run over tall labels beside it too."""
    rule = next((r for r in rules if abs(r.y - band.top) <= SNAP and all(map(r.has, band.sides))), None)
    return band._replace(sides=tuple(rule.sides)) if rule and len(band.sides) > 2 else band


def under_rules(rules: Sequence[LevelRule], bands: Sequence[Band], page: Surface) -> Iterator[Band]:
    """Yield the rows under headers that no rule closes."""
    done: list[Band] = []
    for band in (_whole(band, rules, bands) for band in bands):
        goes_on = any(abs(other.top - band.bottom) <= SNAP and _is_beside(other, band) for other in bands)
        if len(band.sides) > 2 and not goes_on and band not in done:
            done.append(band)
            below = (rule.y for rule in rules if rule.y > band.bottom + SNAP and _overlaps(rule, band))
            body = _open_body(band, next(below, inf), page)
            if body and not page.is_closed(body.top, body.bottom, band.sides, below_headers=True):
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
