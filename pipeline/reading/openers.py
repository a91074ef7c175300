"""The large number of a chapter, beside or behind its title."""

from collections.abc import Iterator, Sequence

from extractors.outline import read_lone_marker
from pipeline.reading.bits import Bit

_LARGER = 1.5  # times the size of its title: the number
_TITLE = 1.2  # times the size of the page's text: the title
_BESIDE = 4.0  # sizes of the title between the number and it


def _is_beside(number: Bit, title: Bit) -> bool:
    """Whether a title stands at the height of a number, at its right or over it."""
    middle = (title.box.top + title.box.bottom) / 2
    level = number.box.top < middle < number.box.bottom
    return level and number.box.x0 - title.size <= title.box.x0 <= number.box.x1 + _BESIDE * title.size


def find_openers(bits: Sequence[Bit], usual: float) -> Iterator[tuple[Bit, Bit]]:
    """Yield the numbers of chapters in large type, each with its title.

    1. 01 beside 让风光走得更远, the number at least half as large again   2. the title printed over the number
    Left alone: numbers over or under their titles (they are lines before them anyway), numbers of figures.
    """
    for number in bits:
        if number.size < _LARGER * _TITLE * usual or read_lone_marker(number.text) is None:
            continue
        titles = [
            bit
            for bit in bits
            if bit.han >= 2 and _TITLE * usual <= bit.size <= number.size / _LARGER and _is_beside(number, bit)
        ]
        if titles:
            yield number, max(titles, key=lambda bit: (bit.size, -bit.box.top))
