"""The word lists of the honours readers, loaded once from schemas/data/honours."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file without blank ones and comments."""
    text = files("schemas").joinpath("data", "honours", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a plain list."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a CSV list as first column → the others."""
    rows = list(csv.reader(lines(name)))[1:]
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def kinds(name: str) -> dict[str, str]:
    """Return a CSV list as first column → second."""
    return {word: rest[0] for word, rest in table(name).items()}


def either(entries: tuple[str, ...] | list[str] | frozenset[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(entries, key=lambda w: (-len(w), w))) + ")"


def ending_of(text: str, entries: dict[str, str]) -> str | None:
    """Return the longest listed ending that the text ends with, or None."""
    for length in range(min(len(text), 9), 0, -1):
        if text[-length:] in entries:
            return text[-length:]
    return None


@cache
def pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Return a CSV list of two columns as pairs, in order, a word with several entries too."""
    return tuple((row[0], row[1]) for row in list(csv.reader(lines(name)))[1:])
