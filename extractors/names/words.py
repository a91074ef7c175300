"""The words around names, by their use."""

from functools import cache

from schemas.word_lists import by_use


@cache
def any_word(use: str) -> str:
    """Return a pattern of the words of names/context_words.csv with a use, the longest first."""
    words = by_use("names/context_words.csv")[use]
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
