"""Headings that count 一、 二、 within one that is numbered 一、 itself."""

from collections.abc import Iterator, Sequence

_STYLE = "han"
_CHAPTERS = frozenset({"part", "chapter", "division"})
_LEAST = 2  # inner headings


def _stretches(styles: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of the headings numbered 一、 between two headings of chapters."""
    found: list[int] = []
    for at, style in enumerate(styles):
        if style in _CHAPTERS:
            yield found
            found = []
        elif style == _STYLE:
            found.append(at)
    yield found


def _within(ordinals: Sequence[int], at: int) -> int:
    """Return how many headings behind one count within it: 4 of 二 一 二 三 四 三, 0 where it holds none.

    They begin anew and rise; behind the last of them its own numbers go on, and theirs do not.
    """
    following = ordinals[at] + 1
    last = 0
    for count, ordinal in enumerate(ordinals[at + 1 :]):
        if count >= _LEAST and ordinal == following != last + 1:
            return count
        if ordinal <= last or (count == 0 and ordinal != 1):
            return 0
        last = ordinal
    return 0


def series_within(styles: Sequence[str], ordinals: Sequence[int]) -> frozenset[int]:
    """Return the places of headings that count within one that is numbered so itself.

    一、审计报告 / 一、审计意见 … 六、审计责任 / 二、财务报表. Left alone: numbers that a chapter parts (第二章), those
    that might as well go on with the inner ones (三、 一、 二、 三、 四、), one inner heading alone.
    """
    found: set[int] = set()
    for places in _stretches(styles):
        own = [ordinals[at] for at in places]
        for at in range(len(places)):
            if places[at] not in found:
                found.update(places[at + 1 : at + 1 + _within(own, at)])
    return frozenset(found)
