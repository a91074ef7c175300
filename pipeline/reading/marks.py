"""Small raised signs: marks of footnotes leave the line, exponents stay apart from the number before them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.reading.glyphs import Glyph
from pipeline.reading.levels import baseline_of

_SMALLER = 0.8  # of the size of the character before; word processors set raised signs at 0.58 to 0.7
_RAISED = 0.15  # of that size
_NEAR = 0.6
_MARK = re.compile(
    r"""
    [\[(（〔【]? 注? [0-9]{1,2} (?: [,，、–-] [0-9]{1,2} ){0,4} [\])）〕】]?
    | [①-⑳] | [*＊]{1,3} | [※†‡]
    """,
    re.VERBOSE,
)
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _is_raised(glyph: Glyph, beside: Glyph) -> bool:
    size = beside["size"]
    return glyph["size"] <= _SMALLER * size and baseline_of(glyph) <= baseline_of(beside) - _RAISED * size


def _takes_exponent(before: str) -> bool:
    """Whether a raised digit is an exponent: after a Latin letter (m²), 米 or a power of ten."""
    return bool(re.search(r"[A-Za-zµ米]$|[×xX]\s?10$", before))


def _runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of raised characters, each beside the character before it (at a line's start: after it)."""
    start = 0
    while start < len(glyphs):
        known = glyphs[start - 1] if start else next((g for g in glyphs if g["size"] > glyphs[0]["size"]), None)
        end = start
        while known and end < len(glyphs) and _is_raised(glyphs[end], known):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start) + 1


def read_marks(words: Sequence[Sequence[Glyph]]) -> list[list[Glyph]]:
    """Return the words of a line without the marks of footnotes; a word of marks alone is gone.

    1. 98%¹, 1,234[2], 员工总数①: a raised small mark after a number, a sign or a Han character is dropped
    2. 120m², 10⁶: after a Latin letter, 米 or a power of ten the raised digit stays, as a superscript character
    3. ¹数据截至年底: at the start of a line (the note itself) it stays so too
    Left alone: raised words and units beside a large number, digits after a decimal point.
    """
    flat = [glyph for word in words for glyph in word if glyph["text"].strip()]
    dropped: set[int] = set()
    for start, end in _runs(flat):
        text = "".join(glyph["text"] for glyph in flat[start:end])
        before = "".join(glyph["text"] for glyph in flat[max(0, start - 4) : start])
        if not _MARK.fullmatch(text) or before.endswith((".", ",", "¥", "￥", "$")):
            continue
        if start and flat[start]["x0"] - flat[start - 1]["x1"] > _NEAR * flat[start - 1]["size"]:
            continue
        if start and not _takes_exponent(before):
            dropped.update(map(id, flat[start:end]))
        else:
            for glyph in flat[start:end]:
                glyph["text"] = glyph["text"].translate(_RAISED_DIGITS)
    kept = [[glyph for glyph in word if id(glyph) not in dropped] for word in words]
    return [word for word in kept if any(glyph["text"].strip() for glyph in word)]
