"""The name that a list opens with, for what is said of all its things: 展陈物品包括陶罐26件和瓷碗12只，价值86万元."""

import re

from extractors.metrics.find.so_far import SoFar
from extractors.text.characters import IN_CLAUSE

_LISTED_AS = re.compile(rf"(?P<all>{IN_CLAUSE}{{2,16}}?)(?<!不)(?:主要)?(?:包括|包含)(?P<first>[一-鿿]+)$")
_JOINS = "、和及"


def first_of_list(so_far: SoFar, at: int) -> int:
    """Return the number of the first quantity of the list that ends with one."""
    while at and so_far.text[so_far.figures[at - 1].span.end] in _JOINS and so_far.found[at - 1].metric:
        at -= 1
    return at


def name_of_list(so_far: SoFar, at: int) -> str:
    """Return what 包括 says that the things of a list are, the first of which a quantity counts; else nothing."""
    named = _LISTED_AS.search(so_far.left(at))
    return so_far.phrase_before(named["all"]) if named and named["first"] == so_far.found[at].metric else ""
