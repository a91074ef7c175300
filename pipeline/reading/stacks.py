"""Vertical captions and side tabs: upright characters printed one under the other."""

from collections.abc import Sequence

from pipeline.reading.glyphs import Glyph

_LEAST = 3  # characters
_STEP = (0.85, 1.45)  # from one character to the next, in sizes; rows of a table stand further apart
_BESIDE = 5.0  # sizes within which another lone character makes a spaced label (姓  名) of the row
# Signs that stand under each other in lists and tables.
_LISTED = frozenset("一二三四五六七八九十甲乙丙丁戊己庚辛是否有无男女优良中差√×")


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _middle(glyph: Glyph) -> float:
    return (glyph["x0"] + glyph["x1"]) / 2


def _follows(above: Glyph, below: Glyph) -> bool:
    size = above["size"]
    step = below["top"] - above["top"]
    alike = abs(below["size"] - size) < 0.3 and abs(_middle(above) - _middle(below)) < 0.2 * size
    return alike and _STEP[0] * size <= step <= _STEP[1] * size


def _is_caption(stack: Sequence[Glyph], lone: Sequence[Glyph]) -> bool:
    """Whether a stack is words: mostly Han, hardly repeated, no list signs, no lone characters beside it."""
    letters = [glyph["text"] for glyph in stack]
    han = sum(map(_is_han, letters))
    if len(stack) < _LEAST or 5 * han < 3 * len(letters) or 5 * len(set(letters)) < 3 * len(letters):
        return False
    if _LISTED.issuperset(letters):
        return False
    beside = sum(
        any(
            other is not glyph
            and abs(other["top"] - glyph["top"]) < 3
            and abs(_middle(other) - _middle(glyph)) < _BESIDE * glyph["size"]
            for other in lone
        )
        for glyph in stack
    )
    return 3 * beside < len(stack)


def find_stacks(words: Sequence[Sequence[Glyph]]) -> list[list[Glyph]]:
    """Return the characters of vertical captions, each top to bottom, found among the words of one character.

    1. a caption along a picture, a side tab: three characters or more, one under the other at a step of one size
    Left alone: columns of signs (是/否, 一/二/三), labels spaced over a row (姓  名) that stand under each other.
    """
    lone = [word[0] for word in words if len(word) == 1 and word[0]["text"].isalnum()]
    if sum(_is_han(glyph["text"]) for glyph in lone) < _LEAST:
        return []
    stacks: list[list[Glyph]] = []
    for glyph in sorted(lone, key=lambda g: g["top"]):
        stack = next((known for known in stacks if _follows(known[-1], glyph)), None)
        if stack is None:
            stacks.append([glyph])
        else:
            stack.append(glyph)
    return [stack for stack in stacks if _is_caption(stack, lone)]
