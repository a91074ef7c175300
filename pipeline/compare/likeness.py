"""How surely two open keys of different years mean the same: by the parts of their phrases."""

from collections.abc import Callable
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np

from pipeline.compare.coded import Array
from pipeline.compare.nearness import near_enough, within_reach
from schemas.word_lists import by_use, rows

_LIKE = 0.6  # part of two names that is the same where their units are two
_LITTLE_ALIKE = 0.3  # the same in one unit: 检测漏点 / 检出漏点
SAME_WORDS = 0.95
"""The score of the same words in another order: names that need no evidence."""
AHEAD = 0.1
"""By which the best partner must lead the second best."""
_CORE = 2  # characters of a word that two names must share
_SHORT_NAME = 12  # characters of what is a name, not a sentence
_GENUS = 3  # characters of a name that has hardly room for what sort it is of (演练, 供应商): any word more is a sort

PARTS = ("action", "modifiers", "head", "sorts")
"""The columns of `indicators` by which names are joined."""


class Name(NamedTuple):
    """What a report calls an indicator: the parts of its phrase, empty where it has none; words divided by blanks."""

    action: str
    modifiers: str
    head: str
    sorts: str

    @property
    def words(self) -> tuple[str, ...]:
        """What was done, which thing, the thing."""
        return tuple(word for word in (self.action, *self.modifiers.split(), self.head) if word)

    @property
    def text(self) -> str:
        """All words as one string."""
        return "".join(self.words)


class Named(NamedTuple):
    """A value of one organisation with the name, unit and value that a report gives it."""

    name: Name
    unit: str
    value: float


class _Shared(NamedTuple):
    """What two names share, as a part of both, and the words that only one of them says."""

    part: float
    one: tuple[str, ...]
    other: tuple[str, ...]


def are_opposed(one: str, other: str) -> bool:
    """Whether two phrases differ in a word that makes them two things: 男/女, 收/支, 受理/办结."""
    return any(
        (left in one and left not in other and right in other and right not in one)
        or (right in one and right not in other and left in other and left not in one)
        for left, right in rows("matching/opposed.csv", "one", "other")
    )


@cache
def _synonyms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (words, _) in enumerate(rows("matching/deeds.csv", "words", "light")):
        for word in words.split("|"):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _light() -> frozenset[str]:
    """Return words that say only that a thing was done, had or counted; a report may leave them out."""
    kinds = by_use("matching/kinds.csv")
    return frozenset((*by_use("matching/deeds.csv")["yes"], *kinds["light"], *kinds["tail"]))


@cache
def _apart() -> frozenset[str]:
    """Return words that make another thing of a name that has one more: 教师体检 / 教师."""
    return frozenset(by_use("matching/kinds.csv")["deed"])


def _say_the_same(one: str, other: str) -> bool:
    """Whether two words say the same of a thing (选送 / 外派), by the list of such words."""
    return not _synonyms().get(one, frozenset()).isdisjoint(_synonyms().get(other, frozenset()))


def _compound(one: str, other: str) -> str | None:
    """Return what the longer of two words says beside the shorter one that it holds: 供水 of 供水管网 / 管网."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    if len(short) < _CORE or not (long.startswith(short) or long.endswith(short)):
        return None
    return long.removesuffix(short) if long.endswith(short) else long.removeprefix(short)


def _take_out(one: list[str], other: list[str], is_one: Callable[[str, str], bool]) -> list[str]:
    """Take out of two lists of words the pairs that are one, and return those of the first list."""
    found = []
    for word in list(one):
        if partner := next((second for second in other if is_one(word, second)), None):
            one.remove(word)
            other.remove(partner)
            found.append(word)
    return found


@lru_cache(maxsize=1 << 18)
def _compare(one: Name, other: Name) -> _Shared:
    """Return what two names share: the same words, words within longer ones, then those that mean the same or nothing.

    Only the same words make names alike; those that mean the same are told no more apart.
    """
    left, right = list(one.words), list(other.words)
    shared = sum(len(word) for word in _take_out(left, right, str.__eq__) if len(word) >= _CORE)
    for word, second in product(list(left), list(right)):
        if word in left and second in right and (more := _compound(word, second)) is not None:
            left.remove(word)
            right.remove(second)
            (left if len(word) > len(second) else right).append(more)
            shared += min(len(word), len(second))
    _take_out(left, right, _say_the_same)
    if one.action in left and other.action in right and set(one.action) & set(other.action):
        left.remove(one.action)  # 检测 / 检出
        right.remove(other.action)
    rest = [tuple(word for word in side if word not in _light()) for side in (left, right)]
    return _Shared(2 * shared / (len(one.text) + len(other.text)), *rest)


def signs(name: Name) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a name: two names without a common one share no word."""
    text = name.text
    return frozenset(text[at : at + _CORE] for at in range(len(text) - _CORE + 1))


def may_be_alike(one: Name, other: Name) -> bool:
    """Whether two names share two neighbouring characters."""
    return not signs(one).isdisjoint(signs(other))


def may_be_one(one: Name, other: Name) -> bool:
    """Whether nothing makes two things of two names, however unlike they are: neither sorts nor opposed words."""
    return one.sorts == other.sorts and not are_opposed(one.text, other.text)


@lru_cache(maxsize=1 << 18)
def score_names(one: Name, other: Name) -> float:
    """Return which part of two names is the same, 0 where they name two things.

    Left apart: names of other sorts (男 / 女, 捐款 / 党员捐款), with opposed words, with words on both sides that the
    other lacks (党建培训 / 安全培训), of another head (管网长度 / 管网漏损), with a word more that makes another thing
    (教师 / 教师体检).
    """
    if one == other:
        return 1.0
    shared = _compare(one, other)
    more = shared.one + shared.other
    if (shared.one and shared.other) or not _apart().isdisjoint(more) or not may_be_one(one, other):
        return 0.0
    if one.head in shared.one or other.head in shared.other:
        return 0.0
    return max(shared.part, SAME_WORDS) if sorted(one.words) == sorted(other.words) else shared.part


@lru_cache(maxsize=1 << 18)
def narrower(one: Name, other: Name) -> int:
    """Return which of two names says more that is not known to mean nothing: 1 the first, -1 the second, 0 neither.

    Doubled where the other one is too short to say what sort it is of: 演练 / 桌面演练.
    """
    shared = _compare(one, other)
    if bool(shared.one) == bool(shared.other):
        return 0
    sign, short = (1, other) if shared.one else (-1, one)
    return sign * (2 if len(short.text) <= _GENUS else 1)


def own_sorts(sorts: str, surface: str, name: str) -> frozenset[str]:
    """Return the sorts of a short name that the entry's own name doesn't say: 志愿 of 志愿服务时长 is none of it.

    Sentences (未发生…事件) say none.
    """
    if len(surface) > _SHORT_NAME:
        return frozenset()
    return frozenset(word for word in sorts.split() if len(word) > 1 and not set(word) <= set(name))


def least_score(same_unit: Array) -> Array:
    """Return the least score with which two names are joined: little in one unit, more in two."""
    found: Array = np.where(same_unit, _LITTLE_ALIKE, _LIKE)
    return found


def score(one: Named, other: Named) -> float:
    """Return how surely two open keys mean the same, 0 where they don't or it is unsure.

    1. one says more than the other: 社会保险参保率 / 参保率, 养护供水管网 / 供水管网
    2. two actions on one thing that share a character: 检测漏点 / 检出漏点   3. words that mean the same: 选送 / 外派
    4. the same words in another order: 整治河道 / 河道整治   5. more said in the midst: 卫生技术人员 / 卫生专业技术人员
    Values must be within a factor of two. Left apart: what `score_names` leaves apart, a value that may be of a part.
    """
    values = np.array(one.value), np.array(other.value)
    if not within_reach(*values) or not near_enough(np.array(narrower(one.name, other.name)), *values):
        return 0.0
    alike = score_names(one.name, other.name)
    return alike if alike >= least_score(np.array(one.unit == other.unit)) else 0.0
