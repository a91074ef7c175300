"""The words around names, by their use."""

import re
from functools import cache, partial

from extractors.text import word_patterns
from extractors.text.word_patterns import LongestWord
from schemas.word_lists import by_word

any_word = partial(word_patterns.any_word, "names/context_words.csv")  # any_word(use, …): a pattern of them
body_word = partial(word_patterns.any_word, "names/body_words.csv")


@cache
def _kinds() -> re.Pattern[str]:
    ends = any_word("branch_end", "panel_end", "team_end")
    return re.compile(f"(?:{body_word('no_own_name')}|{any_word('distinction')})+{ends}")


def is_kind(words: str) -> bool:
    """Whether words with the ending of a branch, a committee or a team say a kind of them: 下设委员会, 先进支部."""
    return _kinds().fullmatch(words) is not None


@cache
def titles() -> LongestWord:
    """Return the titles of persons, to be looked for at a place."""
    return LongestWord(by_word("names/titles.csv"))
