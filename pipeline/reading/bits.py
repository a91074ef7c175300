"""Bits: what of a line stands together, apart from what is printed beside it at the same height."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from extractors.tables.cell_units import scale_of
from pipeline.reading.found import around
from schemas.page import Line
from schemas.text import Box, squeeze

_GAP = 1.0  # sizes: a wider gap parts two bits
_GAP_LARGE = 0.45  # the same beside large type, whose unit stands near
_LARGE = 14.0  # points
_WORDS = 3  # Han of a caption beside a number
_DIGITS = frozenset("0123456789")
_FULL, _FULL_ALONE = 0.85, 0.6  # of its height: a Han that is as wide is of that size; its ink is narrower (车, 日)
_HAN = re.compile(r"[一-鿿]")
_DIGIT = re.compile(r"[0-9]")
_PROSE = 32  # characters of a line of running text
_FEW_WORDS = 6  # characters in a size that is one of the page's
TIME = re.compile(r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月)?|[./-][0-9]{1,2})?")  # of a timeline
SENTENCE = re.compile(r"[。；;！？]|，.*，")  # no caption and no label


class Bit(NamedTuple):
    """Words that stand together: the box around them, their text without blanks, their size and that of their digits.

    `line` is the place of their line among those that were parted.
    """

    box: Box
    text: str
    size: float
    digits: float
    line: int

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.box.x0 + self.box.x1) / 2

    @property
    def level(self) -> float:
        """The y of its middle."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def han(self) -> int:
        """How many Han it has."""
        return len(_HAN.findall(self.text))

    def is_in(self, area: Box) -> bool:
        """Whether its middle lies in an area."""
        return area.holds(self.middle, self.level)


def _is_captioned(line: Line, at: int) -> bool:
    """Whether a blank parts a large number from a caption beside it: small words that are no unit (4,216 员工总数)."""
    behind = line.text[at + 1 :].split(" ", 1)[0]
    if not line.text[at - 1].isdigit() or len(_HAN.findall(behind)) < _WORDS or scale_of(behind):
        return False
    number, word = line.boxes[at - 1], line.boxes[at + 1]
    return number.bottom - number.top >= _LARGE and 1.5 * (word.x1 - word.x0) <= number.bottom - number.top


def _cuts(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a line between its wide gaps."""
    start, text, boxes = 0, line.text, line.boxes
    for at, letter in enumerate(text):
        if letter != " " or at == 0 or at + 1 == len(text):
            continue
        left, right = boxes[at - 1], boxes[at + 1]
        size = max(left.bottom - left.top, right.bottom - right.top)
        wide = right.x0 - left.x1 > size * (_GAP_LARGE if size >= _LARGE else _GAP)
        if wide or _is_captioned(line, at):
            yield start, at
            start = at + 1
    yield start, len(text)


def _height(box: Box, least: float) -> float:
    """Return the size of a letter: its height, or its width where that is less than a share of the height.

    Small type that was brought to the height of its line is as high as that and no wider than before.
    """
    high, wide = box.bottom - box.top, box.x1 - box.x0
    return wide if wide < least * high else high


def _bit(line: Line, at: int, first: int, last: int) -> Bit | None:
    words = line.text[first:last]
    if not words.strip():
        return None
    held = [box for letter, box in zip(words, line.boxes[first:last], strict=True) if letter != " "]
    letters = [letter for letter in words if letter != " "]
    least = _FULL if len(letters) > 1 else _FULL_ALONE
    heights = [_height(box, least if _HAN.match(letter) else 0) for letter, box in zip(letters, held, strict=True)]
    digits = max((h for h, letter in zip(heights, letters, strict=True) if letter in _DIGITS), default=0.0)
    return Bit(around(held), squeeze(words), sorted(heights)[len(heights) // 2], digits, at)


def bits_of(lines: Sequence[Line]) -> list[Bit]:
    """Return the bits of the upright lines of a page, line by line, each from left to right."""
    return [
        bit
        for at, line in enumerate(lines)
        if line.role == "body"
        for first, last in _cuts(line)
        if (bit := _bit(line, at, first, last))
    ]


@dataclass(frozen=True)
class PageText:
    """The lines of a page or of a panel, with what is asked of all of them at once."""

    lines: Sequence[Line]

    @cached_property
    def bits(self) -> list[Bit]:
        """The bits of its upright lines."""
        return bits_of(self.lines)

    @cached_property
    def usual(self) -> float:
        """The size of most characters; where none is prose, of the smallest words without a number.

        A page of cards has more in its numbers than in their captions.
        """
        count, words = Counter[float](), Counter[float]()
        for line in self.lines:
            count[line.size] += len(line.text)
            words[line.size] += 0 if _DIGIT.search(line.text) else len(line.text)
        usual = count.most_common(1)[0][0]
        if any(len(line.text) >= _PROSE or SENTENCE.search(line.text) for line in self.lines):
            return usual
        return min([usual, *(size for size, said in words.items() if said >= _FEW_WORDS)])
