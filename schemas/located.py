"""A text with the way back from every code point of it to a page and a box, and to what is printed there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.page import Page
from schemas.printed import Printed, RawText
from schemas.text import Box, Span, without_blanks


class Segment(NamedTuple):
    """A run of the document's text that was taken unbroken from one line of one page."""

    start: int
    length: int
    page: int
    line: int
    offset: int


class Place(NamedTuple):
    """The part of a span that stands on one page, with the box around it."""

    page: int
    box: Box


class _Way:
    """What is worked out once about a text and its pages, when it is first asked for."""

    __slots__ = ("has_confidences", "raw", "starts")

    def __init__(self) -> None:
        self.starts: list[int] | None = None
        self.raw: dict[int, RawText] = {}
        self.has_confidences: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A text and the pages that it was taken from.

    `text` is the cleaned text: blocks joined by line breaks. `segments` are sorted and map it back to the pages; a code
    point in no segment is a joint between two lines or blocks.
    """

    pages: tuple[Page, ...]
    text: str
    segments: tuple[Segment, ...]
    _way: _Way = field(default_factory=_Way, init=False, repr=False, compare=False)

    def pieces(self, span: Span) -> Iterator[tuple[Segment, int, int]]:
        """Yield each segment that the span touches, with the first and last (exclusive) character of its line."""
        start, end = span.start, span.end
        for at in range(max(0, self._segment_at(start)), len(self.segments)):
            segment = self.segments[at]
            begin = segment.start
            if begin >= end:
                return
            ahead = segment.offset - begin
            stop = begin + segment.length
            first = (start if start > begin else begin) + ahead
            last = (end if end < stop else stop) + ahead
            if first < last:
                yield segment, first, last

    def _segment_at(self, offset: int) -> int:
        """Return the index of the last segment that begins at or before a code point; -1 before the first."""
        way = self._way
        if way.starts is None:
            way.starts = [segment.start for segment in self.segments]
        return bisect_right(way.starts, offset) - 1

    def locate(self, span: Span) -> tuple[Place, ...]:
        """Return where a span stands: one place a page, in page order; empty for a span of joints only."""
        return self._places(self.pieces(span))

    def _places(self, pieces: Iterable[tuple[Segment, int, int]]) -> tuple[Place, ...]:
        places: dict[int, Box] = {}
        for segment, first, last in pieces:
            page = self.pages[segment.page - 1]
            box = page.shown(page.lines[segment.line].around(first, last))
            places[segment.page] = places[segment.page].union(box) if segment.page in places else box
        return tuple(map(Place._make, sorted(places.items())))

    def confidence(self, span: Span) -> float | None:
        """Return the lowest confidence of the characters that OCR read in a span; None where there are none."""
        way = self._way
        if way.has_confidences is None:
            way.has_confidences = any(line.confidences for page in self.pages for line in page.lines)
        if not way.has_confidences:
            return None
        lines = (
            (self.pages[s.page - 1].lines[s.line].confidences, first, last) for s, first, last in self.pieces(span)
        )
        return min((min(c[first:last]) for c, first, last in lines if c), default=None)

    def is_torn(self, span: Span) -> bool:
        """Whether a span or the character beside it was read by OCR as no quantity can have been printed (2O15年)."""
        return self.confidence(Span(max(0, span.start - 1), min(len(self.text), span.end + 1))) == 0.0

    def page_at(self, offset: int) -> int:
        """Return the page on which a code point stands (a joint counts to the page before it)."""
        at = self._segment_at(offset)
        return self.segments[max(0, at)].page if self.segments else 1

    def _raw_text(self, page: int) -> RawText:
        """Return what is printed on a page; of a text without pages, all of it."""
        raw = self._way.raw
        if page not in raw:
            lines = [line.text for line in self.pages[page - 1].lines] if self.pages else [self.text]
            raw[page] = RawText(lines)
        return raw[page]

    def _printed(self, span: Span, piece: tuple[Segment, int, int] | None) -> Printed:
        """Return how-manieth the words of a span are on the page where they begin, with all that is dropped later.

        `piece` is the first of its pieces; None: it has none.
        """
        words = span.of(self.text)
        if not self.pages:
            return self._raw_text(1).find(1, words, (0, span.start))
        if piece is None:  # a joint: it is printed nowhere
            bare = without_blanks(words)
            return Printed(self.page_at(span.start), bare, bare, str(span.start))
        segment, first, _ = piece
        return self._raw_text(segment.page).find(segment.page, words, (segment.line, first))
