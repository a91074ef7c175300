"""Patterns of listed words."""

import re
from collections.abc import Iterable
from functools import cache

from schemas.word_lists import by_use


def either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; of no words one that matches nothing."""
    words = sorted(entries, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"


@cache
def any_word(file: str, *uses: str) -> str:
    """Return a pattern that matches any word of a file of schemas/data with one of the uses."""
    return either({word for use in uses for word in by_use(file)[use]})
