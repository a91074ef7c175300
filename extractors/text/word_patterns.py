"""Listed words: as patterns, as the longest one at a place of a text; the verbs that announce an award."""

import re
from collections.abc import Iterable
from functools import cache

from schemas.word_lists import by_use, rows


def either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; of no words one that matches nothing."""
    words = sorted(entries, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"


@cache
def any_word(file: str, *uses: str) -> str:
    """Return a pattern that matches any word of a file of schemas/data with one of the uses."""
    return either({word for use in uses for word in by_use(file)[use]})


@cache
def any_word_by_first(file: str, *uses: str) -> str:
    """Return the same as `any_word` in groups of one first character, which a long list is asked faster by."""
    groups: dict[str, set[str]] = {}
    for word in {word for use in uses for word in by_use(file)[use]}:
        groups.setdefault(word[0], set()).add(word[1:])
    seconds = f"(?=.[{re.escape(''.join(sorted({rest[0] for group in groups.values() for rest in group})))}])"
    return f"{seconds}(?:{'|'.join(re.escape(first) + either(groups[first]) for first in sorted(groups))})"


@cache
def first_of(file: str, *uses: str) -> str:
    """Return what a place has before it where such a word may begin: a cheap first question before a long pattern."""
    firsts = {word[0] for use in uses for word in by_use(file)[use]}
    return f"(?=[{re.escape(''.join(sorted(firsts)))}])"


class LongestWord:
    """Words that are looked for at one place of a text, the longest first; only lengths that can fit are tried."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._from = _lengths((word[0], word) for word in self._words)
        self._to = _lengths((word[-1], word) for word in self._words)

    def at(self, text: str, start: int) -> str:
        """Return the longest word that begins at a place; empty where none does."""
        for length in self._from.get(text[start : start + 1], ()):
            if (word := text[start : start + length]) in self._words:
                return word
        return ""

    def before(self, text: str, end: int) -> str:
        """Return the longest word that ends at a place; empty where none does."""
        for length in self._to.get(text[end - 1 : end], ()):
            if length <= end and (word := text[end - length : end]) in self._words:
                return word
        return ""


def _lengths(words: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Return which lengths the words have that stand under one character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for character, word in words:
        lengths.setdefault(character, set()).add(len(word))
    return {character: tuple(sorted(of_one, reverse=True)) for character, of_one in lengths.items()}


def award_verbs() -> tuple[tuple[str, ...], ...]:
    """Return each verb of the list with its form and strength: 荣获, win, sure."""
    return rows("honours/verbs.csv", "verb", "form", "strength")
