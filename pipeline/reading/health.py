"""How healthy a page's text is: what can be mended safely is mended, the rest is named."""

import unicodedata
from collections.abc import Sequence

from pipeline.reading.glyphs import Glyph, RawPage

_MOST_OF_PAGE = 0.5
_BAND = 12.0  # points; equal characters are looked for in the same band of the page and the nearer one beside it


def _mended(letter: str) -> str:
    """Map a Kangxi or CJK compatibility form to the ideograph it stands for; one code point for one.

    ⼀ (U+2F00) → 一, 金 (U+F90A) → 金. The map is Unicode's own compatibility decomposition.
    """
    if "\u2f00" <= letter <= "\u2fd5" or "\uf900" <= letter <= "\ufad9":
        plain = unicodedata.normalize("NFKC", letter)
        return plain if len(plain) == 1 else letter
    return letter


def _may_be_doubled(glyphs: Sequence[Glyph]) -> bool:
    """Whether a letter stands twice in one square of three points: of shifted copies at least some fall into one."""
    squares = {(g["text"], g["x0"] // 3, g["top"] // 3) for g in glyphs if g["text"] != " "}
    return len(squares) < sum(g["text"] != " " for g in glyphs)


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Drop each character that is drawn over an equal one before it."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int], list[Glyph]] = {}
    for glyph in glyphs:
        letter = glyph["text"]
        if letter != " ":
            band, rest = divmod(glyph["top"], _BAND)
            drawn = seen.setdefault((letter, int(band)), [])
            beside = seen.get((letter, int(band) + (1 if rest > _BAND / 2 else -1)), ())
            if any(_covers(other, glyph) for other in (*drawn, *beside)):
                continue
            drawn.append(glyph)
        kept.append(glyph)
    return kept


def mend(glyphs: Sequence[Glyph]) -> tuple[Sequence[Glyph], tuple[str, ...]]:
    """Return the characters with radicals replaced and doubles dropped, and the verdicts that this gives.

    1. `radicals`: ⼀ ⾦ printed with Kangxi or compatibility code points
    2. `doubled`: a character drawn twice in one place (fake bold, shadow); the first one stays
    """
    verdicts: list[str] = []
    radicals = [g for g in glyphs if g["text"] >= "\u2f00" and _mended(g["text"]) != g["text"]]
    for glyph in radicals:
        glyph["text"] = _mended(glyph["text"])
    if radicals:
        verdicts.append("radicals")
    kept = _without_doubles(glyphs) if _may_be_doubled(glyphs) else glyphs
    if len(kept) < len(glyphs):
        verdicts.append("doubled")
    return kept, tuple(verdicts)


def _covers(one: Glyph, other: Glyph) -> bool:
    """Whether two equal characters are drawn over each other: shifted by less than a quarter of their size."""
    reach = 0.25 * max(one["size"], 1.0)
    return abs(one["x0"] - other["x0"]) < reach and abs(one["top"] - other["top"]) < reach


def diagnose(page: RawPage, glyphs: Sequence[Glyph]) -> tuple[str, ...]:
    """Name what is wrong with a page's text.

    1. `unmapped`: characters without a Unicode value (U+FFFD, controls) are more than one in fifty
    2. `private_use`: private use characters are more than one in fifty
    3. `image_only`: no text, but a picture over half of the page or more
    4. `ocr_layer`: most of the text is invisible, laid over a picture
    5. `empty`: neither text nor picture
    6. the reader's own faults (`damaged_page`)
    """
    verdicts = list(page.faults)
    count = len(glyphs)
    area = max(page.width * page.height, 1.0)
    pictured = sum(max(0.0, b.x1 - b.x0) * max(0.0, b.bottom - b.top) for b in page.images) / area
    printed = sum(1 for g in glyphs if g["text"].strip())
    if not printed:
        if not page.faults:
            verdicts.append("image_only" if pictured >= _MOST_OF_PAGE else "empty")
        return tuple(verdicts)
    if 50 * sum(g["text"] == "\ufffd" or g["text"] < " " for g in glyphs) > count:
        verdicts.append("unmapped")
    if 50 * sum("\ue000" <= g["text"] <= "\uf8ff" for g in glyphs) > count:
        verdicts.append("private_use")
    if pictured >= _MOST_OF_PAGE and 2 * sum(g.get("hidden", False) for g in glyphs) > count:
        verdicts.append("ocr_layer")
    return tuple(verdicts)
