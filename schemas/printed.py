"""What is printed on a page, blanks apart, and how-manieth a text is there: the part of an id that says which one."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from schemas.text import without_blanks

_STRETCH = 8192  # characters; a page of small type has 4,000. It bounds what one count costs on a page made to be slow.


class Printed(NamedTuple):
    """A text as it stands on a raw page.

    `words` is the text without blanks, `nth` how many of it stand before it on the page, counted from 0. Where a text
    does not run on there (its other lines stand elsewhere, or on the next page), `part` is its beginning that does, and
    that is counted; else it is all of `words`.
    """

    page: int
    words: str
    part: str
    nth: str


class RawText:
    """All that is printed on a page, in the order of its lines, running heads and page numbers too; without blanks."""

    def __init__(self, lines: Sequence[str]) -> None:
        bare = [without_blanks(line) for line in lines]
        self._lines = lines
        self._plain = [len(line) == len(all_) for line, all_ in zip(bare, lines, strict=True)]
        self._starts = list(accumulate(map(len, bare), initial=0))
        self._before: dict[int, list[int]] = {}
        self._text = "".join(bare)

    def _place(self, line: int, offset: int) -> int:
        """Return the place in the text without blanks of a character of a line."""
        if self._plain[line]:
            return self._starts[line] + offset
        if line not in self._before:
            self._before[line] = list(accumulate((not c.isspace() for c in self._lines[line]), initial=0))
        return self._starts[line] + self._before[line][offset]

    def find(self, page: int, text: str, at: tuple[int, int]) -> Printed:
        """Return which occurrence a text is that begins at a line and an offset in it."""
        words, place = without_blanks(text), self._place(*at)
        part = words
        if not self._text.startswith(words, place):
            here = self._text[place : place + len(words)]
            part = words[: next((i for i, (a, b) in enumerate(zip(words, here, strict=False)) if a != b), len(here))]
        stretch = place // _STRETCH
        count = self._text.count(part, stretch * _STRETCH, place) if part else 0
        return Printed(page, words, part, f"{stretch}.{count}" if stretch else f"{count}")
