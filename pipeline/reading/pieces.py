"""The pieces of lines between wide gaps: what every search for rows and columns begins with."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.page import Line
from schemas.text import Box, squeeze

_GAP = 1.5  # characters: a wider gap in a line parts two columns
_LEVEL = 0.2  # of their size: lines that share more of their height stand beside each other
FIGURE = re.compile(r"[（(]?[-+−—–]?[¥￥$]?[0-9][0-9,，.]*[)）]?(?:[%％‰‱]|[万亿]?[一-鿿²³/]{0,5})?[*＊①-⑩]?|[-—–/]|无")
# What stands over a table and in none: its unit (公开05表金额单位：万元, 填报单位：…), the beginning of its caption.
UNIT_LINE = re.compile(
    r"[（(]?(?:金额|编制|填报)?单位[：:].*|(?:(?:编制|填报)单位[：:].{2,30})?.{0,10}单位(?:均?为)?[：:].{1,16}"
    r"|[（(]?人民币[百千]?[万亿]?元[)）]?|币种[：:].*"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年度?")
_HEADER = re.compile(r".*[^（(][（(](?:金额)?单位.*")  # 面积（单位：亩）: a header with its unit
CAPTION = re.compile(r"[图表](?:[A-Z][-–—.]?)?[0-9一二三四五六七八九十]|附表")
APART = re.compile(f"{UNIT_LINE.pattern}|(?:{CAPTION.pattern}).{{2,30}}")


class Piece(NamedTuple):
    """A part of a line between two wide gaps."""

    box: Box
    text: str


def leads_to_table(words: str) -> bool:
    """Whether the words of a line are a caption (表3) or name a unit (单位：万元)."""
    return bool(CAPTION.match(words) or UNIT_LINE.fullmatch(words))


def is_unit(words: str) -> bool:
    """Whether a piece beside others names the unit of a table, 单位：万元; not as a header does, 面积（单位：亩）."""
    return bool(UNIT_LINE.fullmatch(words)) and not _HEADER.fullmatch(words)


def stands_over(row: Sequence[Piece]) -> bool:
    """Whether a line stands over a table and in none: a caption, a unit, both and a time (公开05表　金额单位：万元)."""
    said = [squeeze(piece.text) for piece in row]
    if len(said) == 1:
        return leads_to_table(said[0])
    figures = [words for words in said if FIGURE.fullmatch(words)]
    return any(map(is_unit, said[1:])) and (not figures or (len(figures) == 1 and bool(_YEAR.fullmatch(figures[0]))))


def pieces(line: Line, gap: float = _GAP) -> list[Piece]:
    """Split a line at gaps wider than one and a half characters, or so many."""
    found: list[Piece] = []
    start, at = 0, line.text.find(" ")
    while at >= 0:
        box = line.boxes[at]
        if box.x1 - box.x0 > gap * line.size and at > start:
            found.append(Piece(line.boxes[start].union(line.boxes[at - 1]), line.text[start:at]))
            start = at + 1
        at = line.text.find(" ", at + 1)
    found.append(Piece(line.boxes[start].union(line.boxes[-1]), line.text[start:]))
    return found


def merge_sideways(rows: Iterable[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Merge the pieces of all rows that overlap sideways into columns."""
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for row in rows for piece in row), key=lambda p: p.box.x0):
        if columns and piece.box.x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], piece.box.x1)
        else:
            columns.append((piece.box.x0, piece.box.x1))
    return columns


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes stand over or under each other."""
    return one.x0 < other.x1 and other.x0 < one.x1


def reaches_beside(one: Line, other: Line) -> bool:
    """Whether two lines share more of their height than lines under each other do: cells of one and two lines."""
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared > _LEVEL * min(one.size, other.size)


def has_figures(row: Iterable[Piece]) -> bool:
    """Whether a row has a number behind its first cell, or alone."""
    said = [squeeze(piece.text) for piece in row]
    return any(any(map(str.isdigit, words)) and FIGURE.fullmatch(words) for words in said[1:] or said)
