"""Neighbourhoods: which words before 社区 are the name of one."""

import re
from collections.abc import Sequence
from functools import partial

from extractors.names.org_edges import Tag, Tagged
from extractors.names.org_names import usual_words
from extractors.text import word_patterns

_any_word = partial(word_patterns.any_word, "names/neighbourhoods.csv")
_HOME = "社区"
_NAMED = re.compile(rf"(?P<quarter>(?!{_any_word('plan')})[一-鿿]{{2,4}}){_HOME}{_any_word('body')}?")
_STREET = re.compile(f"{_any_word('street')}$")
_GROUND = re.compile(f"{_any_word('street', 'ground')}$")


def names_neighbourhood(words: Sequence[Tagged], name: str) -> bool:
    """Whether a name is that of a neighbourhood or of its committee: 榕溪社区, 棉花巷社区居委会; not 零碳社区.

    `words` are those of the name. What stands before 社区 ends like a street or, where it is one word that no
    dictionary has, like some ground. Left alone: what plans call any of them (慢享社区), kinds of street (步行街社区).
    """
    named = _NAMED.fullmatch(name)
    if named is None:
        return False
    quarter = named["quarter"]
    before = words[: next((at for at, word in enumerate(words) if word.text == _HOME), 0)]
    if not before or any(word.text in usual_words() for word in before):
        return False
    if before[0].text == quarter and before[0].flag != "ns":
        return before[0].flag == "x" and _GROUND.search(quarter) is not None
    return len(quarter) > 2 and _STREET.search(quarter) is not None


def tells_quarter(name: str, tag: Tag) -> bool:
    """Whether what stands before 社区 in a list beside a neighbourhood may be a name too: 榕溪; not 步行街, 韧性."""
    quarter = name.removesuffix(_HOME)
    word = tag(quarter)[0]
    return word.text != quarter or word.flag not in ("n", "vn", "an")
