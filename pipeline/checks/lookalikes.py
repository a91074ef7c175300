"""Characters that are taken for each other: 渚 and 诸 look alike, 屠 and 涂 sound alike."""

from functools import cache

from schemas.word_lists import words

_FIRST, _LAST = 0xB0, 0xD7  # bytes with which the first level of GB 2312 begins and ends, in the order of sounds
SAME_SOUND = 4
"""Places in the order of sounds within which two characters sound alike: 宏达 and 恒达 are two."""
_ROW = 94  # characters of a row of it


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in words("checks/lookalikes.txt"):
        for letter in group:
            found.setdefault(letter, set()).update(group)
    return {letter: frozenset(group) for letter, group in found.items()}


def look_alike(one: str, other: str) -> bool:
    """Whether one character is taken for another one in names."""
    return one != other and other in _groups().get(one, ())


def sound_near(one: str, other: str, reach: int) -> bool:
    """Whether two characters stand close in GB 2312, whose first level is in the order of sounds."""
    ranks = [rank for rank in map(_rank, (one, other)) if rank is not None]
    return len(ranks) > 1 and abs(ranks[0] - ranks[1]) <= reach


def _rank(letter: str) -> int | None:
    code = letter.encode("gb2312", "ignore")
    known = len(code) > 1 and _FIRST <= code[0] <= _LAST
    return code[0] * _ROW + code[1] if known else None
