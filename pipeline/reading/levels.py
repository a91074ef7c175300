"""Characters of one printed line that differ in size: brought to one height, so that they are grouped as one line."""

from collections.abc import Sequence

from pipeline.reading.glyphs import DESCENT, Glyph

_SMALLER = 0.85  # of the larger one's size; up to there the line grouping's own tolerance is enough
_NEAR = 0.5  # of the larger one's size: the widest gap between two characters that belong together


def baseline_of(glyph: Glyph) -> float:
    """Return the height of a character's baseline, also after `level`."""
    return glyph.get("baseline", glyph["bottom"] - DESCENT * glyph["size"])


def _raise(glyph: Glyph, top: float) -> None:
    glyph["baseline"] = baseline_of(glyph)
    glyph["doctop"] += top - glyph["top"]
    glyph["top"] = top


def _belongs(glyph: Glyph, large: Glyph) -> bool:
    """Whether a smaller character stands at the height of a larger one: on its line, raised or lowered."""
    middle = (glyph["top"] + glyph["bottom"]) / 2
    return large["top"] - 0.1 * large["size"] < middle < large["bottom"] + 0.1 * large["size"]


def _near(left: Glyph, right: Glyph) -> bool:
    reach = _NEAR * max(left["size"], right["size"])
    # What is printed over another character is none of its line.
    return -min(reach, 0.5 * left["size"], 0.5 * right["size"]) < right["x0"] - left["x1"] < reach


def _raise_between(one: Glyph, blanks: Sequence[Glyph], other: Glyph, *, large: Glyph) -> None:
    """Raise the blanks between two raised characters with them: ABOUT US beside a title stays two words.

    One between a large character and a small one parts no words: 98 % is set apart by the sizes alone.
    """
    if one is not large:
        for blank in blanks:
            own = blank["size"] == one["size"] == other["size"]
            if own and abs(baseline_of(blank) - baseline_of(other)) < 0.1 * blank["size"]:
                _raise(blank, large["top"])


def _raise_before(glyphs: Sequence[Glyph], at: int) -> None:
    """Raise the small characters that run up to a large one on its baseline."""
    right = large = glyphs[at]
    blanks: list[Glyph] = []
    for glyph in reversed(glyphs[:at]):
        if glyph["text"] == " ":
            blanks.append(glyph)
            continue
        level_with = abs(baseline_of(glyph) - baseline_of(large)) < 0.1 * large["size"]
        if glyph["size"] >= _SMALLER * large["size"] or not level_with or not _near(glyph, right):
            return
        _raise_between(right, blanks, glyph, large=large)
        _raise(glyph, large["top"])
        right, blanks = glyph, []


def level(glyphs: Sequence[Glyph]) -> None:
    """Give small characters beside larger ones the upper edge of these; in the order in which they were printed.

    1. tCO₂e, 98%¹: lowered and raised digits
    2. 98 % with a large number and a small sign or unit, 共 98 项: sizes that differ on one baseline
    Left alone: type of another size that does not touch, lines over and under each other.
    """
    last = large = glyphs[0] if glyphs else None
    blanks: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        size = glyph["size"]
        if last is None or large is None or size == large["size"]:
            last = large = glyph
            blanks.clear()
        elif glyph["text"] == " ":
            blanks.append(glyph)
        else:
            if size < _SMALLER * large["size"] and _near(last, glyph) and _belongs(glyph, large):
                _raise_between(last, blanks, glyph, large=large)
                _raise(glyph, large["top"])
                last = glyph
                blanks.clear()
                continue
            blanks.clear()
            if large["size"] < _SMALLER * size:
                _raise_before(glyphs, at)
            last = large = glyph
