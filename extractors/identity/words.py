"""The words by which a report tells what it is, by their use."""

from functools import cache

from schemas.word_lists import by_use


@cache
def any_word(use: str) -> str:
    """Return a pattern of the words of identity/words.csv with a use, the longest first."""
    words = by_use("identity/words.csv")[use]
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
