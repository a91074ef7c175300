"""The word lists of date reading, loaded once."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


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


def _rows(name: str) -> list[dict[str, str]]:
    lines = (files("schemas") / "data" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines[1:]))


@cache
def date_words(unit: str) -> dict[str, DateWord]:
    """Return the words for years (unit 年), months (月) or days (日), longest first."""
    words = [
        DateWord(row["word"], int(row["on"]), tuple(row["not_after"].split()), tuple(row["not_before"].split()))
        for row in _rows("date_words.csv")
        if row["unit"] == unit
    ]
    return {entry.word: entry for entry in sorted(words, key=lambda entry: -len(entry.word))}


@cache
def traps(form: str, side: str) -> tuple[Trap, ...]:
    """Return the traps of a form (month, quarter, …) on one side of it (before, after)."""
    return tuple(
        Trap(row["word"], tuple(row["unless"].split()), row["reason"])
        for row in _rows("date_traps.csv")
        if (row["form"], row["side"]) == (form, side)
    )


@cache
def measures() -> tuple[str, ...]:
    """Return the beginnings of measure words and units."""
    text = (files("schemas") / "data" / "date_measures.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines()[1:])
