"""Words of the honours readers as patterns and endings."""

from functools import partial

from extractors.text import word_patterns
from extractors.text.word_patterns import either
from schemas.word_lists import by_use

OFFICES = either(ending for ending in by_use("honours/bodies.csv")["office"] if len(ending) > 1)
"""How the names of authorities and associations end."""

any_word = partial(word_patterns.any_word, "honours/words.csv")  # any_word(use, …): a pattern of the words with it


_LONGEST = 12  # characters of an ending: 人力资源和社会保障部


def ending_of(text: str, entries: dict[str, str]) -> str | None:
    """Return the longest listed ending that the text ends with, or None."""
    for length in range(min(len(text), _LONGEST), 0, -1):
        if text[-length:] in entries:
            return text[-length:]
    return None
