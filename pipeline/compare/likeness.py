"""How surely two open keys of different years mean the same."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from extractors import nlp
from extractors.indicators.phrase import likeness, same_words
from pipeline.compare.coded import Array
from schemas.word_lists import by_use, rows

_LIKE = 0.6  # Dice of neighbouring characters
_LITTLE_ALIKE = 0.3  # 检测漏点 / 检出漏点: then the values must be close
_TURNED = 0.95  # the same words in another order
_CLOSE = 2.0  # ratio of the two values beyond which no joining is made: what doubles may be another thing
_REST = re.compile(r"其[他它余中]|部分|剩余")  # what is left over is not the whole
_NEW = re.compile(r"新[增建辟办]|新铺设|新敷设")  # nor is what came new
_LITTLE_MORE = 2  # characters in the midst of a short name that may be said or left out
_CORE = 2  # characters that the two must share in one piece
_SHORT_NAME = 12  # characters of what is a name, not a sentence
_GENUS = 3  # characters of a name that has hardly room for what sort it is of (演练, 供应商): any word more is a sort
_FLOOR, _CEILING = 0.85, 1.4  # of the narrower name's value to the wider one's
_LATER_FLOOR = 0.97  # where the narrower name is the later one: a fall under a narrower name is mostly a part
_GENUS_FLOOR, _GENUS_CEILING = 0.87, 1.16


class Name(NamedTuple):
    """A series of one organisation as a report names it: its key, bare metric, unit and value."""

    indicator: str
    stem: str
    unit: str
    value: float


def _opposed(one: str, other: str) -> bool:
    """Whether two phrases differ in a word that makes them two things: 男/女, 收/支, 受理/办结."""
    return any(
        (left in one and left not in other and right in other and right not in one)
        or (right in one and right not in other and left in other and left not in one)
        for left, right in rows("matching/opposed.csv", "one", "other")
    )


@cache
def _is_deed(words: str) -> bool:
    """Whether words are verbs only: what was done to a thing, not which thing."""
    return all(word.flag.startswith("v") for word in nlp.words(words))


@cache
def _deeds() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (words, _) in enumerate(rows("matching/deeds.csv", "words", "light")):
        for word in words.split("|"):
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _light_deeds() -> frozenset[str]:
    """Return words that say only that a thing was done or had, which a report may leave out: 收到表扬 / 乘客表扬."""
    return frozenset(by_use("matching/deeds.csv")["yes"])


@cache
def _kinds(*uses: str) -> re.Pattern[str]:
    words = [word for use in uses for word in by_use("matching/kinds.csv")[use]]
    return re.compile("|".join(sorted(words, key=lambda word: -len(word))))


def _is_sort(words: str) -> bool:
    """Whether what one name says more makes it some of the people, one kind of the thing or another measure."""
    return bool(_kinds("group", "kind", "measure").search(words))


@cache
def sorts(words: str, name: str = "") -> str:
    """Return the words of a short name that say what sort it is of, in one order: 在岗职工 → 在岗.

    What the entry's own `name` says is no sort of it (志愿 of 志愿服务时长, 新员工 of 新招录员工).
    Sentences (未发生…事件) say none.
    """
    if len(words) > _SHORT_NAME:
        return ""
    found = _kinds("group", "kind", "measure").findall(same_words(words))
    return " ".join(sorted({word for word in found if len(word) > 1 and not set(word) <= set(same_words(name))}))


def _is_light(words: str, *uses: str) -> bool:
    """Whether nothing but words that may be left out stands there: 成功, 各项, 街道."""
    return re.fullmatch(f"(?:{_kinds(*uses).pattern})*", words) is not None


def _one_deed(one: str, other: str) -> bool:
    """Whether two words say the same of a thing (选送 / 外派), by the list of such words."""
    return not _deeds().get(one, frozenset()).isdisjoint(_deeds().get(other, frozenset()))


def _same_deed(one: str, other: str) -> bool:
    """Whether what stands beside the shared core may differ.

    On one side only, two verbs with a sign in common, or two words that say the same.
    """
    if not one or not other or one in _light_deeds() or other in _light_deeds():
        return not _is_sort(one + other)
    return _one_deed(one, other) or (bool(set(one) & set(other)) and _is_deed(one) and _is_deed(other))


def _is_rest(stem: str) -> str:
    """Return what sort of remainder a stem is, empty for a whole."""
    return "rest" if _REST.match(stem) else "new" if _NEW.match(stem) else ""


def _turned(stem: str, other: str) -> bool:
    """Whether two stems have the same two words in another order: 整治河道 / 河道整治."""
    return len(stem) == len(other) >= 2 * _CORE and any(
        stem[at:] + stem[:at] == other for at in range(_CORE, len(stem) - _CORE + 1)
    )


def _said_within(stem: str, other: str) -> bool:
    """Whether one stem says more in its midst, or another word for the same: 门诊次均费用 / 门诊患者次均费用."""
    short = min(len(stem), len(other))
    start = next((at for at in range(short) if stem[at] != other[at]), short)
    end = next((at for at in range(short - start) if stem[-1 - at] != other[-1 - at]), short - start)
    if min(start, end) < 1 or max(start, end) < _CORE or start + end <= _CORE:
        return False
    one, two = stem[start : len(stem) - end], other[start : len(other) - end]
    if one and two:
        return _one_deed(one, two)
    return not _is_sort(one + two)


def within_reach(one: Array, other: Array) -> Array:
    """Whether values are equal, or within a factor of two of each other."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    found: Array = (one == other) | ((low > 0) & (high <= low * _CLOSE))
    return found


@cache
def signs(stem: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a stem: two stems without a common one can't score."""
    return frozenset(stem[at : at + _CORE] for at in range(len(stem) - _CORE + 1))


def may_be_alike(stem: str, other: str) -> bool:
    """Whether two stems share two neighbouring characters."""
    return not signs(stem).isdisjoint(signs(other))


@lru_cache(maxsize=1 << 18)
def score_stems(stem: str, other: str) -> float:
    """Return how alike two stems are, 0 where they name two things."""
    if _opposed(stem, other) or _is_rest(stem) != _is_rest(other):
        return 0.0
    if _turned(stem, other):
        return _TURNED
    if _said_within(stem, other):
        alike = likeness(stem, other)
        return alike if alike >= _LIKE or abs(len(stem) - len(other)) <= _LITTLE_MORE else 0.0
    match = SequenceMatcher(None, stem, other, autojunk=False).find_longest_match()
    if match.size < _CORE:
        return 0.0
    before = stem[: match.a], other[: match.b]
    after = stem[match.a + match.size :], other[match.b + match.size :]
    if _parted(before, after) or not (_same_deed(*before) and _same_deed(*after)):
        return 0.0
    return likeness(stem, other)


def _parted(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether what stands around the shared core makes two things of it.

    1. only one closes with what is done to it: 教师 / 教师体检   2. each says more at another end, and what is said
    before is no deed, what is said behind no light word: 专任教师 / 教师证书
    """
    if bool(after[0]) != bool(after[1]) and _kinds("deed").fullmatch(after[0] or after[1]):
        return True
    first, last = "".join(before), "".join(after)
    crossed = (before[0] and after[1]) or (before[1] and after[0])
    if not crossed or all(before) or all(after) or last in first:
        return False
    is_deed = _is_deed(first) or _kinds("deed").fullmatch(first)
    return not (is_deed or _is_light(first, "light") or _is_light(last, "tail"))


@cache
def _without_tail(stem: str) -> str:
    """Return a stem without light words at its end, of which at least two characters stay: 拾金不昧事迹."""
    found = re.fullmatch(f"(.{{{_CORE},}}?)(?:{_kinds('tail').pattern})+", stem)
    return found[1] if found else stem


@lru_cache(maxsize=1 << 18)
def narrower(stem: str, other: str) -> int:
    """Return which of two stems says more that is not known to mean nothing: 1 the first, -1 the second, 0 neither.

    Doubled where the other one is too short to say what sort it is of: 演练 / 桌面演练.
    """
    stem, other = _without_tail(stem), _without_tail(other)
    long, short, sign = (stem, other, 1) if len(stem) > len(other) else (other, stem, -1)
    at = long.find(short)
    if at < 0:
        start = next((n for n in range(len(short)) if long[n] != short[n]), len(short))
        return sign if short[start:] == long[len(long) - len(short) + start :] and not _is_rest(long) else 0
    before, after = long[:at], long[at + len(short) :]
    if _is_light(before, "light") and _is_light(after, "tail"):
        return 0
    return sign * (2 if len(short) <= _GENUS else 1)


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


def score(one: Name, other: Name) -> float:
    """Return how surely two open keys mean the same, 0 where they don't or it is unsure.

    1. one says more than the other at its beginning or end: 社会保险参保率 / 参保率, 养护供水管网 / 供水管网延伸
    2. two verbs of one thing that share a sign: 检测漏点 / 检出漏点   3. words that say the same: 选送进修 / 外派进修
    4. the same words in another order: 整治河道 / 河道整治   5. more said in the midst: 卫生技术人员 / 卫生专业技术人员
    Values must be within a factor of two. Left apart: opposites (男 / 女), two modifiers (党建培训 / 安全培训), two
    heads (管网长度 / 管网漏损), all and a group of people (捐款 / 党员捐款), a rest and a whole (其他职工捐款 / 捐款).
    """
    low, high = sorted((one.value, other.value))
    if low != high and not 0 < high <= low * _CLOSE:
        return 0.0
    if not near_enough(np.array(narrower(one.stem, other.stem)), np.array(one.value), np.array(other.value)):
        return 0.0
    alike = score_stems(one.stem, other.stem)
    return alike if alike >= (_LITTLE_ALIKE if one.unit == other.unit else _LIKE) else 0.0
