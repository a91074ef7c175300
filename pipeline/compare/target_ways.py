"""Which way a target is better that has no word for it: 计划改造管网22公里 is met by 24.6, 投诉20件 by 18."""

import re
from functools import cache

from schemas.word_lists import by_use

_WORDS = "matching/target_ways.csv"


@cache
def _pattern(use: str) -> re.Pattern[str]:
    words = "|".join(sorted(by_use(_WORDS)[use]))
    return re.compile({"mend": f"^(?:{words})", "rate": f"(?:{words})[率度]"}.get(use, words))


@cache
def way_of(name: str) -> int:
    """Return 1 where more is better of what has a name, -1 where less is, 0 where the name does not tell.

    1. 整改隐患: more is mended   2. 用户满意度: a rate of what is good   3. 质量投诉: the fewer the better
    4. 改造老旧管网: a deed   0. 能耗下降: a change; 安全投入: no telling
    """
    if _pattern("unsure").search(name):
        return 0
    if _pattern("mend").search(name) or _pattern("rate").search(name):
        return 1
    if _pattern("less").search(name):
        return -1
    return 1 if _pattern("more").search(name) else 0
