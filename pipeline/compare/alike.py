"""Whether two names of two reports are likely to name one thing: by their characters, but for identifiers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache

from pipeline.compare.likeness import are_opposed
from schemas.text import fold
from schemas.word_lists import by_use

_ALIKE = 0.7  # part of two names that is the same, one of them within the other
_ENOUGH = 0.5  # the same where they have the same value
# （DA005）, (1), (注2), （三）: they say which one in a list, another one in another report.
_IDENTIFIER = re.compile(r"\((?:注|续|附注)?[\dA-Za-z#*.、,，+/-]*\)|\([一二三四五六七八九十]+\)|[①-⑳]")
_REMARK = re.compile(r"\([^()]{1,3}\)$")  # （离任）
_COVERED = 0.8  # part of the shorter name that stands in words of the other one, where one report gives one value
_PART = 0.6  # the same of the part that a value is of
_NEARLY = 0.9  # part of two subjects that is the same: 董事李明先生 / 董事长李明先生
_SIGNS = re.compile(r"[()\[\]《》“”\"'、，,;；:：·\-—_/的]")
_ANOTHER = ("group", "kind", "measure", "deed")  # uses of words that make another thing of a name


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Return a name without identifiers in brackets and without signs: 限值（1号炉（DA005）） → 限值1号炉."""
    return _SIGNS.sub("", _IDENTIFIER.sub("", fold(name)))


def defined(name: str, shorts: Mapping[str, str]) -> str:
    """Return a name with the long names that a report defines in their short form."""
    name = fold(name)
    for long, short in shorts.items():
        if long in name:
            name = name.replace(long, short)
    return name


@lru_cache(maxsize=1 << 18)
def likeness(one: str, other: str, *, same_value: bool = False) -> float:
    """Return which part of two plain names is the same; 0 where they are hardly one thing.

    1. the same characters, in any order: 募集资金投资 / 投资募集资金
    2. one within the other: 排放限值氮氧化物 / 排放限值废气氮氧化物; not with a word more that makes another
       thing (未, 余额)
    3. half of both, where they have the same value
    """
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    shared = (Counter(one) & Counter(other)).total()
    part = 2 * shared / (len(one) + len(other))
    if part < (_ENOUGH if same_value else _ALIKE) or not (same_value or shared == min(len(one), len(other))):
        return 0.0
    if are_opposed(one, other):
        return 0.0
    if same_value or part == 1.0:
        return part
    more = list(_more(one, other))
    return 0.0 if any(word in said for said in more for word in _another()) else part


def same_subject(one: str, other: str) -> bool:
    """Whether two names of who or what a value is of are one: as plain names, or but for a short word in brackets.

    1号炉 / 1号炉（DA005）, 李明 / 李明（离任）; not 1号炉 / 2号炉.
    """
    names = plain(one), plain(other)
    bare = plain(_REMARK.sub("", fold(one))), plain(_REMARK.sub("", fold(other)))
    return names[0] == names[1] or bare[0] == names[1] or names[0] == bare[1] or likeness(*names) >= _NEARLY


def twin_likeness(names: tuple[str, str], parts: tuple[str, str]) -> float:
    """Return how alike two names are that one report gives one value under; 0 where they may well be two things.

    Nearly all words of the shorter one are in the other one, and the part that one of them is of: 营业成本（东区） /
    东区商品营业成本合计; not 营业成本（东区） / 经销营业成本, nor 投资（示范湿地） / 投资.
    """
    if all(parts):
        one, other = (plain(name) for name in names)
        held = same_subject(*parts)
    else:
        one, other = (plain(name + part) for name, part in zip(names, parts, strict=True))
        part, whole = (plain(parts[0]), other) if parts[0] else (plain(parts[1]), one)
        held = _covered(part, whole) >= _PART
    short, long = sorted((one, other), key=len)
    return likeness(one, other, same_value=True) if held and _covered(short, long) >= _COVERED else 0.0


def _covered(one: str, other: str) -> float:
    """Return which part of a name stands in words of two characters and more that another name has, too."""
    if not one:
        return 1.0
    held = {at for at in range(len(one) - 1) if one[at : at + 2] in other}
    return len(held | {at + 1 for at in held}) / len(one)


def _more(one: str, other: str) -> Iterable[str]:
    """Yield what only one of two names says."""
    for kind, start, stop, begin, end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (words for words in (one[start:stop], other[begin:end]) if words)


@cache
def _another() -> frozenset[str]:
    kinds = by_use("matching/kinds.csv")
    return frozenset(word for use in _ANOTHER for word in kinds[use])
