"""What something rose or fell from over a longer time that the sentence tells: no value of the year before."""

import re

from extractors.dates import is_earlier_level
from extractors.text.characters import IN_CLAUSE
from extractors.text.word_patterns import any_word

_WORDS = "matching/rises.csv"
_LASTED = re.compile(
    rf"(?:经过|历时|历经){IN_CLAUSE}{{1,5}}?[年月]|(?<!一)年来|(?<![今本]年)(?<!年初)以来|{any_word(_WORDS, 'lasted')}"
)


def is_undated(sentence: str, start: int, end: int) -> bool:
    """Whether a quantity is what something rose or fell from, and its sentence tells that it took longer than a year.

    历时31个月，漏损率由12.4%降至8.6%, 近年来，漏损率由12.4%降至8.6%. Without such a word it is of the year before.
    """
    return _LASTED.search(sentence) is not None and is_earlier_level(sentence, start, end)
