"""The numbers printed on a report's pages, each with the place where it stands in the document's text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from schemas.document import Document
from schemas.located import Segment
from schemas.text import Span

# Separators belong to a number between two of its digits; a full-width comma only before three full-width digits.
# (cid:12) stands for a character that has no Unicode value: its digits are printed nowhere.
_NUMBER = re.compile(
    r"""
    \(cid:[0-9]+\)
    | (?P<item> (?<![0-9.]) [0-9]{1,2} (?= [.．] (?:19|20)[0-9]{2} \s? 年 ) )
    | (?P<number> [0-9０-９]+ (?: [.,．] [0-9０-９]+ | (?<=[０-９]) ， [０-９]{3} (?![０-９]) )* )
    """,
    re.VERBOSE,
)


class PrintedNumber(NamedTuple):
    """A number as printed: its page, its line on the page, its words; `span` in the document's text, if it is there."""

    page: int
    line: int
    text: str
    span: Span | None


def numbers_of(text: str) -> Iterator[tuple[Span, str]]:
    """Yield span and words of each number of a printed line.

    1. 79, 1,600, 60.5, 20.16%, ¥300: a run of digits, half or full width, with its points and commas is one number
    2. 2022年6月28日, 2022-06-28, 3-5次, 1/3: what another character parts is several numbers (3, 3, 2, 2)
    3. PM2.5, GB/T 9704: digits of a code or a name are numbers too; a rule has to name what they are
    4. 1.2022年: a list number and a year
    Left alone: Han numerals (九成, 二〇二二年), ①, ², Ⅳ, (cid:12).
    """
    for match in _NUMBER.finditer(text):
        if match.lastgroup:
            yield Span(*match.span()), match[0]


def printed_numbers(document: Document) -> Iterator[PrintedNumber]:
    """Yield every number of every page in the order of its lines; a number broken over two lines counts on both."""
    segments: dict[tuple[int, int], list[Segment]] = {}
    for segment in document.segments:
        segments.setdefault((segment.page, segment.line), []).append(segment)
    for of_line in segments.values():
        of_line.sort(key=lambda segment: segment.offset)
    for page in document.pages:
        for index, line in enumerate(page.lines):
            for span, words in numbers_of(line.text):
                place = _place(segments.get((page.number, index), []), span)
                yield PrintedNumber(page.number, index, words, place)


def _place(segments: list[Segment], span: Span) -> Span | None:
    """Return where a piece of a line stands in the document's text; None where it was taken out."""
    at = bisect_right(segments, span.start, key=lambda segment: segment.offset) - 1
    if at < 0 or span.end > segments[at].offset + segments[at].length:
        return None
    start = span.start + segments[at].start - segments[at].offset
    return Span(start, start + len(span))
