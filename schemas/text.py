"""Spans and boxes: where something stands in a document's text and on a page."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_letters
from typing import NamedTuple

_LATIN = frozenset("0123456789" + ascii_letters)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> "Span":
        """Return the same span `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the piece of `text` that the span names."""
        return text[self.start : self.end]


class Box(NamedTuple):
    """A rectangle on a page in points, origin at the top left, as pdfplumber has it."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside the box or on its edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The x and y of its middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def covers(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether `other` lies wholly inside this box, or reaches out of it by so many points at most."""
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: "Box") -> bool:
        """Whether the two boxes share more than a side."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom


def squeeze(text: str) -> str:
    """Drop every blank and line break but one between two Latin letters or digits.

    1. 26 页 → 26页
    2. 新型 IT 技术能手 → 数据技术能手
    3. Annual Report → Annual Report
    """
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    pieces = words[:1]
    for before, word in pairwise(words):
        pieces.append(f" {word}" if before[-1] in _LATIN and word[0] in _LATIN else word)
    return "".join(pieces)


def without_blanks(text: str) -> str:
    """Return a text without any blank and line break."""
    return "".join(text.split())


def fold(words: object) -> str:
    """Return words in NFKC and without any blank, as they are compared; empty for None.

    1. １，２３４ 人 → 1,234人
    2. Annual Report → AnnualReport
    """
    return "" if words is None else "".join(unicodedata.normalize("NFKC", str(words)).split())


def decode(data: bytes) -> str | None:
    """Decode text as UTF-8 (with or without mark) or, as programs on Chinese Windows write it, as GBK; None else."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
