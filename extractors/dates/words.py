"""The word lists of date reading, loaded once."""

from functools import cache
from typing import NamedTuple

from schemas.word_lists import rows, words

_WORD = ("word", "unit", "on", "not_after", "not_before")
_TRAP = ("form", "side", "word", "unless", "reason")


class DateWord(NamedTuple):
    """A word for a year, month or day (去年), how far it lies from now, and what makes another word of it."""

    word: str
    on: int
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]


class Trap(NamedTuple):
    """A word beside a date form which shows that it is no date, unless it begins one of the longer words.

    `reason` is that of `schemas.left_out` for its numbers, empty where the word does not say it plainly.
    """

    word: str
    unless: tuple[str, ...]
    reason: str


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
def traps(form: str, side: str) -> tuple[Trap, ...]:
    """Return the traps of a form (month, quarter, …) on one side of it (before, after)."""
    return tuple(
        Trap(word, tuple(unless.split()), reason)
        for of, where, word, unless, reason in rows("dates/traps.csv", *_TRAP)
        if (of, where) == (form, side)
    )


@cache
def measures() -> tuple[str, ...]:
    """Return the beginnings of measure words and units."""
    return words("dates/measures.txt")
