"""Surnames: which characters can begin a Chinese personal name, and how sure they are."""

from functools import cache

from extractors.text.word_patterns import LongestWord
from schemas.word_lists import characters, word_set


@cache
def all_surnames() -> frozenset[str]:
    """Return all surnames: one character, or two to four (欧阳, 爱新觉罗)."""
    return (
        characters("names/surnames.txt")
        | characters("names/surnames_weak.txt")
        | word_set("names/surnames_compound.txt")
    )


@cache
def _compound() -> LongestWord:
    return LongestWord(word_set("names/surnames_compound.txt"))


def surname_at(text: str, start: int) -> str | None:
    """Return the surname that begins at a place: a compound one (欧阳) before a single one (欧)."""
    if compound := _compound().at(text, start):
        return compound
    return text[start] if start < len(text) and text[start] in all_surnames() else None


def is_weak(surname: str) -> bool:
    """Whether a surname is as often an ordinary word (高, 于, 金)."""
    return surname in characters("names/surnames_weak.txt")


def is_sure_compound(surname: str | None) -> bool:
    """Whether a surname has two characters or more and is no ordinary word (欧阳, 司马; not 东方, 百里)."""
    return surname is not None and len(surname) > 1 and surname not in word_set("names/surnames_compound_weak.txt")
