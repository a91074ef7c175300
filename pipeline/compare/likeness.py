"""How surely two open keys of different years mean the same: by the parts of their phrases."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.compare.coded import Array
from schemas.word_lists import by_use, rows

_LIKE = 0.6  # Dice of neighbouring characters
_LITTLE_ALIKE = 0.3  # 检测漏点 / 检出漏点: then the values must be close
SAME_WORDS = 0.95
"""The score of the same words in another order: names that need no evidence."""
AHEAD = 0.1
"""By which the best partner must lead the second best."""
_CLOSE = 2.0  # ratio of the two values beyond which no joining is made: what doubles may be another thing
_LITTLE_MORE = 2  # characters in the midst of a short name that may be said or left out
_CORE = 2  # characters that the two must share in one piece
_SHORT_NAME = 12  # characters of what is a name, not a sentence
_GENUS = 3  # characters of a name that has hardly room for what sort it is of (演练, 供应商): any word more is a sort
_FLOOR, _CEILING = 0.85, 1.4  # of the narrower name's value to the wider one's
_LATER_FLOOR = 0.97  # where the narrower name is the later one: a fall under a narrower name is mostly a part
_GENUS_FLOOR, _GENUS_CEILING = 0.87, 1.16

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


class _Rest(NamedTuple):
    """What two names don't share: the words that only one says; whether they share any."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    shared: bool


def _opposed(one: str, other: str) -> bool:
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


def _are_synonyms(one: str, other: str) -> bool:
    """Whether two words say the same of a thing (选送 / 外派), by the list of such words."""
    return not _synonyms().get(one, frozenset()).isdisjoint(_synonyms().get(other, frozenset()))


def _pair_off(one: list[str], other: list[str]) -> bool:
    """Take out of two lists the words that one word of the other holds or means too; whether any was shared."""
    shared = False
    for word in list(one):
        if word in other:
            one.remove(word)
            other.remove(word)
            shared = shared or len(word) >= _CORE
    for word in list(one):
        for second in list(other):
            long, short = sorted((word, second), key=len, reverse=True)
            if len(short) >= _CORE and (long.endswith(short) or long.startswith(short)):
                one.remove(word)
                other.remove(second)
                more = long.removesuffix(short) if long.endswith(short) else long.removeprefix(short)
                (one if long == word else other).append(more)
                shared = True
                break
    for word in list(one):
        if partner := next((second for second in other if _are_synonyms(word, second)), None):
            one.remove(word)
            other.remove(partner)
    return shared


def _without_light(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _light())


@lru_cache(maxsize=1 << 18)
def _rest(one: Name, other: Name) -> _Rest:
    """Return the words that only one of two names says, those apart that mean the same or nothing."""
    left, right = list(one.words), list(other.words)
    shared = _pair_off(left, right)
    if one.action in left and other.action in right and set(one.action) & set(other.action):
        left.remove(one.action)  # 检测 / 检出
        right.remove(other.action)
    return _Rest(_without_light(left), _without_light(right), shared)


def signs(name: Name) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a name: two names without a common one can't score."""
    text = name.text
    return frozenset(text[at : at + _CORE] for at in range(len(text) - _CORE + 1))


def may_be_alike(one: Name, other: Name) -> bool:
    """Whether two names share two neighbouring characters."""
    return not signs(one).isdisjoint(signs(other))


def may_be_one(one: Name, other: Name) -> bool:
    """Whether nothing makes two things of two names, however unlike they are: neither sorts nor opposed words."""
    return one.sorts == other.sorts and not _opposed(one.text, other.text)


def _likeness(one: Name, other: Name) -> float:
    """Return Dice's coefficient of the pairs of neighbouring characters of two names, 0 to 1."""
    left, right = signs(one), signs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


@lru_cache(maxsize=1 << 18)
def score_names(one: Name, other: Name) -> float:
    """Return how alike two names are, 0 where they name two things.

    Left apart: names of other sorts (男 / 女, 捐款 / 党员捐款), with opposed words, with words on both sides that the
    other lacks (党建培训 / 安全培训), of another head (管网长度 / 管网漏损), with a word more that makes another thing
    (教师 / 教师体检).
    """
    if one == other:
        return 1.0
    if one.sorts != other.sorts or _opposed(one.text, other.text):
        return 0.0
    rest = _rest(one, other)
    if not rest.shared or (rest.one and rest.other) or not _apart().isdisjoint(rest.one + rest.other):
        return 0.0
    alike = _likeness(one, other)
    if one.head in rest.one or other.head in rest.other:
        return 0.0
    if not rest.one and not rest.other:
        return max(alike, SAME_WORDS) if sorted(one.words) == sorted(other.words) else alike
    return alike if alike >= _LIKE or not _is_within(one, other, rest) else 0.0


def _is_within(one: Name, other: Name, rest: _Rest) -> bool:
    """Whether one name says more than a short word in its midst: 小区改造 / 小区加装电梯改造."""
    more = "".join(rest.one + rest.other)
    long = (one if rest.one else other).text
    at = long.find(more)
    return len(more) > _LITTLE_MORE and 0 < at < len(long) - len(more)


@lru_cache(maxsize=1 << 18)
def narrower(one: Name, other: Name) -> int:
    """Return which of two names says more that is not known to mean nothing: 1 the first, -1 the second, 0 neither.

    Doubled where the other one is too short to say what sort it is of: 演练 / 桌面演练.
    """
    rest = _rest(one, other)
    if bool(rest.one) == bool(rest.other):
        return 0
    sign, short = (1, other) if rest.one else (-1, one)
    return sign * (2 if len(short.text) <= _GENUS else 1)


def own_sorts(sorts: str, surface: str, name: str) -> frozenset[str]:
    """Return the sorts of a short name that the entry's own name doesn't say: 志愿 of 志愿服务时长 is none of it.

    Sentences (未发生…事件) say none.
    """
    if len(surface) > _SHORT_NAME:
        return frozenset()
    return frozenset(word for word in sorts.split() if len(word) > 1 and not set(word) <= set(name))


def within_reach(one: Array, other: Array) -> Array:
    """Whether values are equal, or within a factor of two of each other."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    found: Array = (one == other) | ((low > 0) & (high <= low * _CLOSE))
    return found


def near_enough(narrow: Array, one: Array, other: Array) -> Array:
    """Whether values are so near that a name that says more is no part of what the other one names.

    A part is mostly smaller than its whole. `one` is of the year before `other`. `narrow` is what
    `narrower` says of the two names.
    """
    long, short = np.where(narrow > 0, one, other), np.where(narrow > 0, other, one)
    genus = np.abs(narrow) > 1
    floor, ceiling = np.where(genus, _GENUS_FLOOR, _FLOOR), np.where(genus, _GENUS_CEILING, _CEILING)
    floor = np.where(narrow < 0, np.maximum(floor, _LATER_FLOOR), floor)
    found: Array = (narrow == 0) | ((long >= short * floor) & (long <= short * ceiling))
    return found


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
