"""Words of the honours readers as patterns and endings."""

import re
from collections.abc import Iterable
from functools import cache

from schemas.word_lists import by_use


def either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; of no words one that matches nothing."""
    words = sorted(entries, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"


@cache
def any_word(*uses: str) -> str:
    """Return a pattern that matches any word of honours/words.csv with one of the uses."""
    return either({word for use in uses for word in by_use("honours/words.csv")[use]})


def ending_of(text: str, entries: dict[str, str]) -> str | None:
    """Return the longest listed ending that the text ends with, or None."""
    for length in range(min(len(text), 9), 0, -1):
        if text[-length:] in entries:
            return text[-length:]
    return None
