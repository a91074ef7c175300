"""What something rose or fell from over a longer time that the sentence tells: no value of the year before."""

import re

from extractors.dates import is_earlier_level
from extractors.text.word_patterns import any_word

_WORDS = "matching/rises.csv"
_LASTED = re.compile(rf"经过.{{1,3}}年|(?<!一)年来|{any_word(_WORDS, 'lasted')}")


def is_undated(sentence: str, start: int, end: int) -> bool:
    """Whether a quantity is what something rose or fell from before a time that the sentence says it lasted.

    历时31个月，漏损率由12.4%降至8.6%. Elsewhere 由A降至B is of the year before.
    """
    return is_earlier_level(sentence, start, end) and _LASTED.search(sentence) is not None
