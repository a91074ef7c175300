"""Places by their short names, as they stand before what they have: 合肥, 鼓楼|法院."""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from extractors.text.word_patterns import LongestWord
from schemas.word_lists import word_set


@cache
def seats() -> LongestWord:
    """Return the short names of prefectures, counties and districts, to be looked for at a place."""
    return LongestWord(word_set("names/seats.txt"))


def seat_of(words: Sequence[str]) -> str:
    """Return the place with which words begin and one of them ends: 鼓楼|法院, 和|龙|医院; none of 高密度|芯片."""
    seat = seats().at("".join(words[:3]), 0)
    return seat if len(seat) in accumulate(map(len, words)) else ""
