"""How healthy a page's text is: what can be mended safely is mended, the rest is named."""

import re
import unicodedata
from collections.abc import Sequence

from extractors.atoms.unreadable import BULLETS
from pipeline.reading.glyphs import Glyph, RawPage

_MOST_OF_PAGE = 0.5
_FEW = 10  # characters: a page number or a stamp over a scanned page is not its text
_OUTLINES = 50  # drawn paths of a page without any character
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


def _unread(page: RawPage, printed: int, pictured: float) -> str | None:
    """Name a page whose text was not had: a picture, or letters drawn as outlines, with next to no characters."""
    if printed < _FEW and pictured >= _MOST_OF_PAGE:
        return "image_only"
    if not printed and page.drawings >= _OUTLINES:
        return "outlines_only"
    if not printed and page.images:
        return "image_only"
    return "empty" if not printed else None


def diagnose(page: RawPage, glyphs: Sequence[Glyph]) -> tuple[str, ...]:
    """Name what is wrong with a page's text.

    1. `image_only`: hardly any text, but a picture (over half of the page where there are some characters)
    2. `outlines_only`: no text, but many drawn paths: letters turned into outlines
    3. `empty`: nothing at all
    4. `unmapped`: a character without a Unicode value (U+FFFD) beside a digit, or more than one in fifty
    5. `private_use`: the same for private use characters
    6. `turned`: most characters don't stand upright when the page is shown
    7. `ocr_layer`: most of the text is invisible, laid over a picture
    8. the reader's own faults (`damaged_page`)
    """
    verdicts = list(page.faults)
    count = len(glyphs)
    area = max(page.width * page.height, 1.0)
    pictured = sum(max(0.0, b.x1 - b.x0) * max(0.0, b.bottom - b.top) for b in page.images) / area
    printed = sum(1 for g in glyphs if g["text"].strip())
    if unread := _unread(page, printed, pictured):
        return (*verdicts, unread) if not page.faults else tuple(verdicts)
    text = "".join(g["text"] for g in glyphs)
    for verdict, sign in (("unmapped", "\ufffd"), ("private_use", f"(?![{BULLETS}])[\ue000-\uf8ff]")):
        found = len(re.findall(sign, text))
        if 50 * found > count or (found and re.search(f"[0-9]{sign}|{sign}[0-9]", text)):
            verdicts.append(verdict)
    if 2 * sum(not g["upright"] for g in glyphs) > count:
        verdicts.append("turned")
    if pictured >= _MOST_OF_PAGE and 2 * sum(g.get("hidden", False) for g in glyphs) > count:
        verdicts.append("ocr_layer")
    return tuple(verdicts)
