"""Names that are of two sides of an account: two figures, though a year may give both of them one value."""

from functools import cache, lru_cache

from schemas.word_lists import rows

_Side = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def are_two_sides(one: str, other: str) -> bool:
    """Whether two names are of two sides of an account: 经营收入 / 经营支出, 基本每股收益 / 稀释每股收益.

    The last word in what a name has behind their common beginning says its side, in the whole name where it has nothing
    there: 体育支出收入预算 / 体育支出. Not: names of which one says no side (体育支出收入预算 / 体育支出财政拨款).
    """
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = [shared if len(name) > shared else 0 for name in (one, other)]
    return any({_side(one, pair, ends[0]), _side(other, pair, ends[1])} == {0, 1} for pair in _pairs())


@cache
def _pairs() -> tuple[tuple[_Side, _Side], ...]:
    listed = rows("matching/sides.csv", "one", "other")
    return tuple((tuple(one.split("|")), tuple(other.split("|"))) for one, other in listed)


def _side(name: str, pair: tuple[_Side, _Side], least: int) -> int | None:
    """Return the side whose word ends last in a name, of two that end there the longer one's; None where none does.

    A word must end behind `least` characters of the name.
    """
    found = [
        (end, len(word), side)
        for side, words in enumerate(pair)
        for word in words
        if word in name and (end := name.rindex(word) + len(word)) > least
    ]
    return max(found)[-1] if found else None
