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


def level(glyphs: Sequence[Glyph]) -> None:
    """Give small characters beside larger ones the upper edge of these; in the order in which they were printed.

    1. tCO₂e, 98%¹: lowered and raised figures
    2. 98 % with a large figure and a small sign or unit, 共 98 项: sizes that differ on one baseline
    Left alone: type of another size that does not touch, lines over and under each other.
    """
    large: Glyph | None = None
    run: list[Glyph] = []
    if len({glyph["size"] for glyph in glyphs}) < 2:
        return
    for glyph in glyphs:
        if glyph["text"] == " ":
            continue
        size = glyph["size"]
        if large is not None and size != large["size"]:
            gap = glyph["x0"] - run[-1]["x1"]
            near = _NEAR * max(size, large["size"])
            if -near < gap < near:
                if size < _SMALLER * large["size"] and _belongs(glyph, large):
                    _raise(glyph, large["top"])
                    run.append(glyph)
                    continue
                if large["size"] < _SMALLER * size and abs(baseline_of(large) - baseline_of(glyph)) < 0.1 * size:
                    for small in run:
                        _raise(small, glyph["top"])
                    large = glyph
                    run.append(glyph)
                    continue
        elif large is not None and abs(glyph["top"] - large["top"]) < 1 and abs(glyph["x0"] - run[-1]["x1"]) < size:
            large = glyph
            run.append(glyph)
            continue
        large, run = glyph, [glyph]
