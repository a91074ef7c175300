"""Signs of damaged text layers: which Han are usual, which radicals stand for them."""

from functools import cache

from schemas.word_lists import by_word, characters


def _decoded(codec: str, leads: range) -> set[str]:
    """Return the Han that a two-byte code has under some of its lead bytes."""
    pairs = (bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in range(0x40, 0xFF))
    return {letter for letter in pairs if len(letter) == 1 and letter >= "\u4e00"}


@cache
def usual_han() -> frozenset[str]:
    """Return the Han that a report is written in.

    The 6,763 of GB 2312, the 5,401 of the first level of Big5 (traditional texts), and Han of given names beyond them.
    A map that gives any Han for any other gives one of these in two cases of five.
    """
    names = characters("health/name_han.txt")
    return frozenset(_decoded("gb2312", range(0xB0, 0xF8)) | _decoded("big5", range(0xA4, 0xC7)) | names)


@cache
def radicals() -> dict[str, str]:
    """Return the radicals of the CJK Radicals Supplement (⻬) as a map to their ideographs (齐)."""
    return by_word("health/radicals.csv")
