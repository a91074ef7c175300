"""The level of an award, from the words of its grantor and title."""

import re
from functools import cache

from schemas.word_lists import rows


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), level) for pattern, level in rows("honours/levels.csv", "pattern", "level"))


def level_of(*texts: str | None) -> str | None:
    """Return the level that the first telling text names, or None.

    1. 全国…, 国家级… → 国家; 上海市… → 省市; 云栈区… → 区县
    2. 集团… → 集团; …公司… → 公司; …协会… → 行业; 街道、校级、报社 → 其他
    """
    for text in filter(None, texts):
        for pattern, level in _patterns():
            if pattern.search(text):
                return level
    return None
