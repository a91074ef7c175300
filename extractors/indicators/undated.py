"""What something rose or fell from where the sentence tells no year of it: no value of the year before."""

import re

from extractors.dates import is_earlier_level
from extractors.text.word_patterns import any_word

_WORDS = "matching/rises.csv"
_DATED = re.compile(rf"(?:19|20)\d\d|{any_word(_WORDS, 'dated')}")
_LASTED = re.compile(rf"经过.{{1,3}}年|(?<!一)年来|{any_word(_WORDS, 'lasted')}")


def is_undated(sentence: str, start: int, end: int) -> bool:
    """Whether a quantity is what something rose or fell from, and nothing says that it is of the year before.

    1. 漏损率由12.4%降至8.6%: of any time   2. 历时31个月，漏损率由12.4%降至8.6%: of before that
    Not where 同比, 较上年, 全年 or 2022年 stands in the sentence.
    """
    if not is_earlier_level(sentence, start, end):
        return False
    return _LASTED.search(sentence) is not None or _DATED.search(sentence) is None
