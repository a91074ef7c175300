"""The year that a sentence speaks of: the one that a partial date after it takes."""

import re

from extractors.dates.words import time_words
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, OPENING_BRACKETS, SENTENCE_ENDS

_STOP = re.compile(
    rf"(?P<end>[{SENTENCE_ENDS}\n])|(?P<open>[{OPENING_BRACKETS}“‘《「『【])|(?P<close>[{CLOSING_BRACKETS}”’》」』】])"
)
_PASSING_AFTER = re.compile(rf"同期|相比|持平|的?水平|[^{CLAUSE_ENDS}、]{{0,8}}以来")


class SpokenYear:
    """The last year that was stated in the sentence, as far as it still holds at a later place.

    It ends with the sentence, and a year inside quotes or brackets ends with them: “2021年…体系” says nothing about a
    6月28日 that follows.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._year: int | None = None
        self._at = 0
        self._depth = 0

    def state(self, year: int, start: int, end: int) -> None:
        """Note that a year was stated at `start`..`end`, unless in passing (较2021年, 2013年成立以来)."""
        if self._text.endswith(time_words("compared"), 0, start) or _PASSING_AFTER.match(self._text, end):
            return
        self._year, self._at, self._depth = year, end, 0

    def year_at(self, position: int) -> int | None:
        """Return the year that holds at a position after all that was stated, or None."""
        if self._year is None:
            return None
        for mark in _STOP.finditer(self._text, self._at, position):
            self._depth += 1 if mark["open"] else -1 if mark["close"] else 0
            if mark["end"] or self._depth < 0:
                self._year = None
                return None
        self._at = max(self._at, position)
        return self._year
