"""Neighbourhoods: which words before 社区 are the name of one."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from extractors.names.org_names import usual_words

if TYPE_CHECKING:
    from extractors.names.org_mentions import Tagged

_HOME = "社区"
# Not words of plans that no dictionary has: 零碳, 无废, 数智, 银龄, 微更新.
_QUARTER = re.compile("(?![各本该每全无零近低数智云微双多老新银孝])[一-鿿]{2,4}")
_STREETS = frozenset("路街巷桥湾塘湖洲坪坊庄苑")
_GROUNDS = _STREETS | frozenset("山河江溪泉岭港渡浦堰坝岗")
_BODIES = ("", "居委会", "党支部")


def names_neighbourhood(words: Sequence["Tagged"], name: str) -> bool:
    """Whether a name is that of a neighbourhood or of its committee: 榕溪社区, 棉花巷社区居委会; not 零碳社区.

    `words` are those of the name. What stands before 社区 ends like a street or, where it is one word that no
    dictionary has, like some ground. Left alone: what plans call any of them (慢享社区), kinds of street (步行街社区).
    """
    quarter, home, body = name.rpartition(_HOME)
    if not home or body not in _BODIES or not _QUARTER.fullmatch(quarter):
        return False
    before = words[: next((at for at, word in enumerate(words) if word.text == _HOME), 0)]
    if not before or any(word.text in usual_words() for word in before):
        return False
    if before[0].text == quarter and before[0].flag != "ns":
        return before[0].flag == "x" and quarter[-1] in _GROUNDS
    return len(quarter) > 2 and quarter[-1] in _STREETS


def tells_quarter(name: str, tag: Callable[[str], Sequence["Tagged"]]) -> bool:
    """Whether what stands before 社区 in a list beside a neighbourhood may be a name too: 榕溪; not 步行街, 韧性."""
    quarter = name.removesuffix(_HOME)
    word = tag(quarter)[0]
    return word.text != quarter or word.flag not in ("n", "vn", "an")
