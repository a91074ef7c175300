"""The word lists of date reading, loaded once."""

from functools import cache
from typing import NamedTuple

from schemas.word_lists import by_use, rows, words

_WORD = ("word", "unit", "on", "not_after", "not_before")
_EXCLUSION = ("form", "side", "word", "unless", "rule")


class DateWord(NamedTuple):
    """A word for a year, month or day (去年), how far it lies from now, and what makes another word of it."""

    word: str
    on: int
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


class ExclusionWord(NamedTuple):
    """A word beside a date form which shows that it is no date, unless it begins one of the longer words.

    `side` is before or after; `rule` is the name of its rule in `extractors.dates.exclusions`.
    """

    form: str
    side: str
    word: str
    unless: tuple[str, ...]
    rule: str


@cache
def date_words(unit: str) -> dict[str, DateWord]:
    """Return the words for years (unit 年), months (月) or days (日), longest first."""
    listed = [
        DateWord(word, int(on), tuple(not_after.split()), tuple(not_before.split()))
        for word, of, on, not_after, not_before in rows("dates/words.csv", *_WORD)
        if of == unit
    ]
    return {entry.word: entry for entry in sorted(listed, key=lambda entry: -len(entry.word))}


@cache
def exclusion_words() -> tuple[ExclusionWord, ...]:
    """Return the words that exclude a form (month, quarter, …), those before it first."""
    found = [
        ExclusionWord(form, side, word, tuple(unless.split()), rule)
        for form, side, word, unless, rule in rows("dates/exclusions.csv", *_EXCLUSION)
    ]
    return tuple(sorted(found, key=lambda entry: entry.side == "after"))


@cache
def edge_words(edge: str) -> tuple[str, ...]:
    """Return the words that begin with 初, 底 or 末 and make no edge of a year or month of it (初步, 底线)."""
    return tuple(word for word in words("dates/edge_words.txt") if word.startswith(edge))


@cache
def measures() -> tuple[str, ...]:
    """Return the beginnings of measure words and units."""
    return words("dates/measures.txt")


@cache
def time_words(*uses: str) -> tuple[str, ...]:
    """Return the words of some uses (held, founding, …) that say what a date is about, the longest first."""
    found = [word for use in uses for word in by_use("dates/time_words.csv")[use]]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))
