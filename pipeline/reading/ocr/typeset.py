"""Lines read from a picture set as characters: sizes evened, rows levelled, a box for each character."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from pipeline.reading.glyphs import Edge, Glyph
from pipeline.reading.ocr.digits import lower
from pipeline.reading.ocr.said import ReadLine, ReadPage
from schemas.text import Box

_FONT = "OCR"
_MARKS = dict(zip("(),:;!?", "（），：；！？", strict=True))
_NARROW = dict(zip("，．：", ",.:", strict=True))
_DIGITS = re.compile(r"[0-9]{2}")
_NEAR = 1.3  # sizes from digit to digit over a mark: 1 over a narrow one, 1.5 over a wide one
_ALIKE = 0.08  # measured sizes that differ by less are one size
_VAGUE = 0.25  # the same for a size that only the height of a line tells
_SPACED = 1.12  # times the size that the height of a line tells: characters with more room are set apart
_SHARE = 0.8  # of the height of a line that its size takes, where nothing on the page tells
_LEVEL = 0.3  # of a size: lines whose middles differ by less stand in one row
_WIDE_GAP = 0.8  # of a size: what is left free between two characters beyond it is a gap
_MEASURED = 3  # Han characters beside each other from which the size of a line is taken


def _is_wide(letter: str) -> bool:
    return ord(letter) > 0x2E7F


def _pitch(line: ReadLine) -> float | None:
    """Return the step from one Han character to the next one; fonts are set solid, so it is their size."""
    if line.stacked:
        return None
    steps = [
        b - a
        for (one, a), (other, b) in pairwise(zip(line.text, line.middles, strict=True))
        if "\u4e00" <= one <= "\u9fff" and "\u4e00" <= other <= "\u9fff"
    ]
    if len(steps) < _MEASURED:
        return None
    usual = median(steps)
    return fmean(step for step in steps if step <= 1.3 * usual)  # a wider step skips a character that was not read


def _peaks(pitches: Sequence[tuple[float, int]]) -> list[float]:
    """Return the sizes that a page is set in, given (measured size, number of characters) of its lines."""
    left, peaks = list(pitches), []
    while left:
        peak = max((size for size, _ in left), key=lambda p: sum(n for size, n in left if abs(size - p) <= _ALIKE * p))
        peaks.append(median([size for size, n in left if abs(size - peak) <= _ALIKE * peak for _ in range(n)]))
        left = [(size, n) for size, n in left if abs(size - peak) > _ALIKE * peak]
    return peaks


def _sizes(lines: Sequence[ReadLine]) -> list[float]:
    """Return the size of each line in points, evened: what is measured of a line varies, what was set does not."""
    heights = [line.x1 - line.x0 if line.stacked else line.bottom - line.top for line in lines]
    pitches = [_pitch(line) for line in lines]
    shares = [pitch / height for pitch, height in zip(pitches, heights, strict=True) if pitch]
    share = median(shares) if shares else _SHARE
    # A line set wide (电 话 ：) is no larger for it.
    pitches = [p if p and p <= _SPACED * share * h else None for p, h in zip(pitches, heights, strict=True)]
    peaks = _peaks([(pitch, len(line.text)) for line, pitch in zip(lines, pitches, strict=True) if pitch])
    sizes = []
    for pitch, height in zip(pitches, heights, strict=True):
        raw, reach = (pitch, _ALIKE) if pitch else (share * height, _VAGUE)
        near = [peak for peak in peaks if abs(peak - raw) <= reach * peak]
        sizes.append(round(2 * min(near, key=lambda peak: abs(peak - raw), default=raw)) / 2)
    return sizes


@dataclass(slots=True)
class _Row:
    middle: float
    members: list[int]


def _middles(lines: Sequence[ReadLine], sizes: Sequence[float]) -> list[float]:
    """Return the height at which each line stands; parts of one row get one height."""
    rows: list[_Row] = []
    for at in sorted(range(len(lines)), key=lambda i: lines[i].top + lines[i].bottom):
        line = lines[at]
        middle = (line.top + line.bottom) / 2
        last = rows[-1] if rows else None
        apart = last is not None and all(line.x0 >= lines[i].x1 or line.x1 <= lines[i].x0 for i in last.members)
        if last and apart and abs(middle - last.middle) < _LEVEL * sizes[at] and not line.stacked:
            last.members.append(at)
        else:
            rows.append(_Row(middle, [at]))
    placed = [0.0] * len(lines)
    for row in rows:
        height = median((lines[i].top + lines[i].bottom) / 2 for i in row.members)
        for i in row.members:
            placed[i] = height
    return placed


def _spans(line: ReadLine, size: float) -> list[tuple[float, float]]:
    """Return from where to where each character reaches: up to its neighbour, unless there is a gap between.

    A blank has no place of its own: it takes what its neighbours leave.
    """
    letters = [at for at, letter in enumerate(line.text) if not letter.isspace()]
    half = {at: size / 2 if _is_wide(line.text[at]) else size / 4 for at in letters}
    spans = {at: [line.middles[at] - half[at], line.middles[at] + half[at]] for at in letters}
    for one, other in pairwise(letters):
        left, right = spans[one], spans[other]
        if left[1] > right[0] or (other == one + 1 and right[0] - left[1] < _WIDE_GAP * size):
            left[1] = right[0] = (left[1] + right[0]) / 2
        for blank in range(one + 1, other):
            spans[blank] = [left[1], right[0]]
    first, last = (spans[letters[0]][0], spans[letters[-1]][1]) if letters else (line.x0, line.x1)
    edges = [(first, first) if at < (letters or [0])[0] else (last, last) for at in range(len(line.text))]
    placed = [spans.get(at, edge) for at, edge in enumerate(edges)]
    return [(start, max(start, end)) for start, end in placed]


def _marked(line: ReadLine, size: float) -> str:
    """Return the text of a line with its marks in the width that they were set in: OCR can't tell （ and ( apart.

    1. beside Han characters they are wide: (一) → （一）   2. between digits as near as in 9,500: 9，500 → 9,500
    """
    letters = list(line.text)
    for at in range(1, len(letters) - 1):
        if (
            _DIGITS.fullmatch(letters[at - 1] + letters[at + 1])
            and line.middles[at + 1] - line.middles[at - 1] < _NEAR * size
        ):
            letters[at] = _NARROW.get(letters[at], letters[at])
    for at in (*range(len(letters)), *reversed(range(len(letters)))):  # a wide mark makes its neighbour wide: ），
        if letters[at] in _MARKS and any(_is_wide(c) for c in letters[max(0, at - 1) : at + 2]):
            letters[at] = _MARKS[letters[at]]
    return "".join(letters)


def _glyph(letter: str, box: Box, size: float, confidence: float) -> Glyph:
    return {
        "text": letter,
        "x0": box.x0,
        "x1": box.x1,
        "top": box.top,
        "bottom": box.bottom,
        "doctop": box.top,
        "upright": True,
        "size": size,
        "fontname": _FONT,
        "bold": False,
        "confidence": confidence,
    }


def set_glyphs(page: ReadPage) -> list[Glyph]:
    """Return the characters of a page as a page reader gives them; blanks stand as they were read."""
    glyphs: list[Glyph] = []
    sizes = _sizes(page.lines)
    for line, size, middle in zip(page.lines, sizes, _middles(page.lines, sizes), strict=True):
        top = middle - size / 2
        if line.stacked:
            across = (line.x0 + line.x1) / 2
            boxes = [Box(across - size / 2, y - size / 2, across + size / 2, y + size / 2) for y in line.middles]
        else:
            boxes = [Box(start, top, end, top + size) for start, end in _spans(line, size)]
        text = _marked(line, size)
        letters = zip(text, boxes, lower(text, line.confidences), strict=True)
        glyphs.extend(_glyph(letter, box, size, sure) for letter, box, sure in letters)
    return glyphs


def set_edges(page: ReadPage) -> list[Edge]:
    """Return the rules of a page as a page reader gives them."""
    return [Edge(Box(*rule), "h" if rule[1] == rule[3] else "v") for rule in page.rules]
