"""The words by which a report tells what it is, by their use."""

from functools import partial

from extractors.text import word_patterns

any_word = partial(word_patterns.any_word, "identity/words.csv")  # any_word(use, …): a pattern of them
