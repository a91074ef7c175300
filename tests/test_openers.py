"""The large number of a chapter and its title: how large, how far apart, on which height."""

import pytest

from pipeline.reading.bits import Bit
from pipeline.reading.openers import find_openers
from schemas.text import Box

USUAL = 10.0


def bit(text: str, x0: float, top: float, size: float) -> Bit:
    return Bit(Box(x0, top, x0 + size * len(text), top + size), text, size, size, 0)


NUMBER = bit("01", 100, 100, 18)  # it ends at 136


def openers(*bits: Bit) -> list[tuple[str, str]]:
    return [(number.text, title.text) for number, title in find_openers(bits, USUAL)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        (bit("绿色发展", 140, 103, 12), True),
        (bit("绿", 140, 103, 12), False),  # one character is no title
        (bit("绿色", 140, 103, 12), True),
        (bit("绿色发展", 140, 103, 11.9), False),  # no larger than text
        (bit("绿色发展", 140, 103, 12.1), False),  # the number is hardly larger
        (bit("绿色发展", 136 + 4 * 12, 103, 12), True),
        (bit("绿色发展", 137 + 4 * 12, 103, 12), False),  # far away
        (bit("绿色发展", 88, 103, 12), True),  # printed over the number
        (bit("绿色发展", 87, 103, 12), False),  # before it
        (bit("绿色发展", 140, 95, 12), True),
        (bit("绿色发展", 140, 94, 12), False),  # over it
        (bit("绿色发展", 140, 111, 12), True),
        (bit("绿色发展", 140, 112, 12), False),  # under it
    ],
)
def test_a_title_is_beside_the_number_of_its_chapter(title: Bit, found: bool) -> None:
    assert openers(NUMBER, title) == ([("01", title.text)] if found else [])


@pytest.mark.parametrize(("size", "text", "found"), [(18, "02", True), (17.9, "02", False), (18, "2021", False)])
def test_the_number_of_a_chapter_is_large(size: float, text: str, found: bool) -> None:
    assert bool(openers(bit(text, 100, 100, size), bit("绿色发展", 150, 103, 11.9 if size < 18 else 12))) is found


def test_of_several_titles_the_largest_counts_then_the_upper() -> None:
    number = bit("01", 100, 100, 40)
    small, upper, lower = bit("守护蓝天", 190, 100, 12), bit("绿色发展", 190, 104, 20), bit("美好家园", 190, 115, 20)
    assert openers(number, small, lower, upper) == [("01", "绿色发展")]
