"""Whether two names of two reports are likely to name one thing: by their characters, but for identifiers."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations

from extractors.metrics.spellings import in_one_word
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
_ANOTHER = ("group", "kind", "measure", "deed", "rest", "tax")  # uses of words that make another thing of a name
_NUMERALS = re.compile(
    r"\d+|(?<=第)[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[号期级季标厂区队])|(?<![A-Za-z])[IVX]+(?![A-Za-z])"
)  # as `fold` leaves Ⅱ: II
_LONGEST = 32  # characters of a name whose pieces are tried in the other order, which takes the cube of it
_WORD = 2  # characters of what may stand at another place of a name


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Return a name without identifiers in brackets and without signs, one word for those that mean the same.

    限值（1号炉（DA005）） → 限值1号炉, 职工人数 → 员工人数.
    """
    return in_one_word(_SIGNS.sub("", _IDENTIFIER.sub("", fold(name))))


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

    1. the same but for two pieces that changed places: 募集资金投资 / 投资募集资金; not 公司对子公司 / 子公司对公司
    2. one within the other: 排放限值氮氧化物 / 排放限值废气氮氧化物; not with a word more that makes another
       thing (未, 余额, 其他)
    3. half of both, where they have the same value
    Names with other numerals are two things: 第二水厂 / 第十二水厂.
    """
    if one == other:
        return 1.0
    if not one or not other or _NUMERALS.findall(one) != _NUMERALS.findall(other):
        return 0.0
    shared = (Counter(one) & Counter(other)).total()
    part = 2 * shared / (len(one) + len(other))
    if part < (_ENOUGH if same_value else _ALIKE) or not (same_value or shared == min(len(one), len(other))):
        return 0.0
    if are_opposed(one, other):
        return 0.0
    if same_value:
        return part if part < 1.0 or not _says_to_whom(one) else 0.0
    if not _holds(*sorted((one, other), key=len)):
        return 0.0
    return 0.0 if part < 1.0 and _says_another(one, other) else part


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
    if any((word in one) != (word in other) for word in by_use("matching/kinds.csv")["tax"]):
        return 0.0
    return likeness(one, other, same_value=True) if held and _covered(short, long) >= _COVERED else 0.0


def _covered(one: str, other: str) -> float:
    """Return which part of a name stands in words of two characters and more that another name has, too."""
    if not one:
        return 1.0
    held = {at for at in range(len(one) - 1) if one[at : at + 2] in other}
    return len(held | {at + 1 for at in held}) / len(one)


def _holds(short: str, long: str) -> bool:
    """Whether a name has all of a shorter one, in its order or with two neighbouring pieces of it in the other order.

    Nothing is in another order where a word says who does it to whom: 公司对子公司担保 / 子公司对公司担保.
    """
    if _is_within(short, long):
        return True
    if len(short) > _LONGEST or _says_to_whom(short) or _says_to_whom(long):
        return False
    places = combinations(range(len(short) + 1), 3)
    return any(
        _is_within(short[:start] + short[middle:stop] + short[start:middle] + short[stop:], long)
        for start, middle, stop in places
        if middle - start >= _WORD and stop - middle >= _WORD
    )


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of a name stand in another one in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _says_to_whom(name: str) -> bool:
    return any(word in name for word in by_use("matching/kinds.csv")["toward"])


def _says_another(one: str, other: str) -> bool:
    """Whether only one of two names says a word that makes another thing: 余额, 子公司."""
    return any(one.count(word) != other.count(word) for word in _another())


@cache
def _another() -> frozenset[str]:
    kinds = by_use("matching/kinds.csv")
    return frozenset(word for use in _ANOTHER for word in kinds[use])
