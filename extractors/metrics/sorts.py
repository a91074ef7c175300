"""Sorts: words of a metric that make it some of them, one kind of the thing or another measure."""

import re
from functools import cache

from schemas.word_lists import by_use

_REST = re.compile(r"其[他它余中]|部分|剩余")
_NEW = re.compile(r"新[增建辟办]|新铺设|新敷设")
_NEW_SORT, _REST_SORT = "新", "其他"


@cache
def _sorts() -> re.Pattern[str]:
    uses = by_use("matching/kinds.csv")
    words = [word for use in ("group", "kind", "measure") for word in uses[use]]
    return re.compile("|".join(sorted(words, key=lambda word: -len(word))))


def sorts_of(words: str) -> str:
    """Return the words of a phrase that make it some of the people, one kind of the thing or another measure.

    In one order, divided by blanks: 女 在岗. What came new is 新 (新增, 新建), what is left over 其他.
    """
    found = set(_sorts().findall(_NEW.sub("", words)))
    found |= {_NEW_SORT} if _NEW.match(words) else set()
    found |= {_REST_SORT} if _REST.match(words) else set()
    return " ".join(sorted(found))
