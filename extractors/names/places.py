"""Places: administrative divisions that are named with their province."""

import re
from functools import cache

from schemas.text import Span
from schemas.word_lists import word_set

_DISTRICT = r"(?:[一-鿿]{2,5}?(?:市|区|县|自治州|盟|旗)(?![场民区委政内外级长]))"
_TOWN = r"(?:[一-鿿]{2,5}?(?:街道|镇|乡)(?![长办村社]))"


@cache
def _place() -> re.Pattern[str]:
    province = "|".join(sorted(word_set("names/provinces.txt")))
    return re.compile(f"(?:{province})(?![委府民级长场内外]){_DISTRICT}{{0,2}}{_TOWN}?")


def read_places(text: str) -> tuple[Span, ...]:
    """Return the spans of places.

    1. 上海市云栈区   2. 江苏省淮安市洪泽区   3. 内蒙古自治区
    Left alone: a district or town without its province, and what may be part of a name (上海市级, 上海市民).
    """
    return tuple(Span(*match.span()) for match in _place().finditer(text))
