"""Neighbourhoods: which words before 社区 are the name of one."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.names.org_names import usual_words

if TYPE_CHECKING:
    from extractors.names.org_mentions import Tagged

_HOME = "社区"
# Not words of plans that no dictionary has: 零碳, 无废, 数智, 银龄, 微更新.
_QUARTER = re.compile("(?![各本该每全无零近低数智云微双多老新银孝])[一-鿿]{2,4}")
_STREETS = frozenset("路街巷桥湾塘湖洲坪坊庄苑")
_BODIES = ("", "居委会", "党支部")


def names_neighbourhood(words: Sequence["Tagged"], name: str) -> bool:
    """Whether a name is that of a neighbourhood or of its committee: 青榕社区, 棉花巷社区居委会; not 零碳社区.

    `words` are those of the name. What stands before 社区 is one word that no dictionary has, or ends like a street.
    """
    quarter, home, body = name.rpartition(_HOME)
    if not home or body not in _BODIES or not _QUARTER.fullmatch(quarter):
        return False
    before = words[: next((at for at, word in enumerate(words) if word.text == _HOME), 0)]
    if not before or any(word.text in usual_words() for word in before):
        return False
    unknown = before[0].text == quarter and before[0].flag == "x"
    return unknown or (len(quarter) > 2 and quarter[-1] in _STREETS)
