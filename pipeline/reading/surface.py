"""What stands on a page between level rules, asked for by height: lines, uprights, grounds."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from extractors.tables import is_period
from pipeline.reading.found import SNAP, cut
from pipeline.reading.glyphs import Edge
from pipeline.reading.number_grid import breaks_word
from pipeline.reading.pieces import FIGURE, Piece, pieces
from schemas.page import Line
from schemas.text import Box, squeeze

_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年[^0-9]|学年|[届级])")  # 2025年预算数, 2023届
_GROUP = re.compile(
    r"[0-9]{1,3}[^0-9]{0,3}?(?:及|以|及以|（含）以)[上下内外]?"
)  # 35岁及 over 以下, 90人以上: a group's name
_TWO = ("男女", "是否", "有无", "正副", "甲乙")  # letters that head a column each


def is_cut(line: Line, x: float) -> bool:
    """Whether an upright would run through a word."""
    if not line.box.x0 < x < line.box.x1:
        return False
    return any(word.box.x0 + 1 < x < word.box.x1 - 1 for word in pieces(line, 0.0))


def _is_side(x: float, sides: Sequence[float]) -> bool:
    return any(abs(x - side) <= SNAP for side in sides)


class Surface:
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

    def has_figures(self, top: float, bottom: float, x0: float, x1: float) -> bool:
        """Whether a number that is no year, nor names one, stands between two heights from side to side."""
        return has_figures(self.between(top, bottom, x0, x1))

    def is_closed(
        self,
        top: float,
        bottom: float,
        sides: Sequence[float],
        *,
        below_headers: bool = False,
        above_rows: bool = False,
    ) -> bool:
        """Whether an upright is drawn between two heights, or ends at one of them.

        Of filled areas only between them, and not where the fill of a column ends at one of its sides. Nor does the
        frame of the whole table close anything: it tells no columns. Headers may have uprights of their own: with
        `below_headers` those that end at the upper height close nothing, with `above_rows` those that begin at the
        lower one, where what stands between the heights heads the rows below.
        """
        middle, x0, x1 = (top + bottom) / 2, sides[0] + 2 * SNAP, sides[-1] - 2 * SNAP
        above = top + SNAP if below_headers else top - SNAP
        below = bottom - SNAP if above_rows else bottom + SNAP
        for edge in self._upright:
            v, beside = edge.box, x0 - SNAP <= edge.box.x0 <= x1 + SNAP
            ends = not edge.shade and v.top < below and v.bottom > above
            if beside and (ends or v.top < middle < v.bottom) and not (edge.shade and _is_side(v.x0, sides)):
                return True
        return False

    def is_gap(self, top: float, bottom: float, x: float) -> bool:
        """Whether an upright ends at a height and one begins at a lower height, and none is drawn between the two."""
        beside = [edge.box for edge in self._upright if not edge.shade and abs(edge.box.x0 - x) <= SNAP]
        ends = any(abs(v.bottom - top) <= SNAP for v in beside) and any(abs(v.top - bottom) <= SNAP for v in beside)
        return ends and not any(v.top < (top + bottom) / 2 < v.bottom for v in beside)

    def is_ground(self, top: float, bottom: float, sides: Sequence[float]) -> bool:
        """Whether one filled area reaches from side to side between two heights."""
        level = (
            e.box for e in self._upright if e.shade and abs(e.box.top - top) <= 1 and abs(e.box.bottom - bottom) <= 1
        )
        found = {side for box in level for side in sides if abs(side - box.x0) <= SNAP}
        return found == {sides[0], sides[-1]}


def has_figures(lines: Sequence[Line]) -> bool:
    """Whether lines hold a number that is no year, nor names one."""
    return any(is_number(squeeze(piece.text)) for line in lines for piece in pieces(line))


def is_number(words: str) -> bool:
    """Whether words are a number, that is no year and names none, nor a group of those with so much."""
    named = is_period(words) or _OF_YEAR.match(words) or _GROUP.fullmatch(words)
    return bool(FIGURE.fullmatch(words)) and not named


def unspaced(words: Sequence[Piece]) -> list[Piece]:
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
