"""The words of tables, by their use."""

from functools import partial

from extractors.text import word_patterns

any_word = partial(word_patterns.any_word, "tables/words.csv")  # any_word(use, …): a pattern of them
