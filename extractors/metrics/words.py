"""Words of a phrase with their parts of speech, and the word lists that readers of metrics ask."""

from functools import cache
from typing import NamedTuple

from schemas.word_lists import by_use

# Behind these a verb names the thing that is counted or measured (履约率, 签订数, 捐赠额).
SUFFIXES = frozenset("率量数额度值比费金款权期次人者员工均总")
QUOTED = "nz"  # the flag of a quotation that is a part of a name: “护河”巡查


class Token(NamedTuple):
    """A word and its part of speech (ICTCLAS flags as jieba gives them)."""

    text: str
    flag: str


@cache
def words_of(use: str) -> frozenset[str]:
    """Return the words of `schemas/data/metrics/words.csv` that have a use: link, adverb, light, change, …"""
    return frozenset(by_use("metrics/words.csv")[use])
