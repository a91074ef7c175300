"""The words around names, by their use."""

from functools import cache, partial

from extractors.text import word_patterns
from extractors.text.word_patterns import LongestWord
from schemas.word_lists import by_word

any_word = partial(word_patterns.any_word, "names/context_words.csv")  # any_word(use, …): a pattern of them


@cache
def titles() -> LongestWord:
    """Return the titles of persons, to be looked for at a place."""
    return LongestWord(by_word("names/titles.csv"))
