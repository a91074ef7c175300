"""How healthy a page's text is: what can be mended safely is mended, the rest is named."""

import math
import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence

from extractors.text.view import BULLETS
from pipeline.reading.glyphs import Glyph, RawPage
from pipeline.reading.noise import has_rare_han, is_wide, misread, noisy_fonts
from pipeline.reading.recode import has_mojibake, recode
from pipeline.reading.signs import radicals
from schemas.text import without_blanks

_MOST_OF_PAGE = 0.5
_FEW = 10  # characters: a page number or a stamp over a scanned page is not its text
_OUTLINES = 50  # drawn paths of a page without any character
_REACH = 0.25  # of the size of a character: one less shifted is drawn over it
_MANY = 64  # equal characters in a field of half their size; no page has so many, and a hostile one costs no more
_BAND = 12.0  # points; equal characters are looked for in the same band of the page and the nearer one beside it


# Characters that were drawn, by the class of their size, then by their field of the line.
_Drawn = dict[int, dict[int, deque[Glyph]]]
_NARROW = frozenset(" ijlftrI1.,:;·'’‘\"“”|!()[]-")
_SOUND_BUT_BAD = 3  # misread numbers on a page without a picture under it: one may be a code or a slip of the pen
_RADICAL = re.compile("[\u2e81-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CID = re.compile(r"\(cid:\d+\)")
_HIDING = {
    "unmapped": re.compile("\ufffd"),
    "private_use": re.compile(f"(?![{BULLETS}])[\ue000-\uf8ff]"),
}
_BESIDE_DIGIT = {name: re.compile(f"[0-9]{sign.pattern}|{sign.pattern}[0-9]") for name, sign in _HIDING.items()}


def _mended(letter: str) -> str:
    """Map a radical or CJK compatibility form to the ideograph it stands for; one code point for one.

    ⼀ (U+2F00) → 一, 金 (U+F90A) → 金 by Unicode's compatibility decomposition, ⻬ (U+2EEC) → 齐 by its list of
    equivalent ideographs. A map that gives the radical and the ideograph for one glyph (⼦子) gives the ideograph.
    """
    if len(letter) == 2 and _mended(letter[0]) == letter[1]:
        return letter[1]
    if letter in radicals():
        return radicals()[letter]
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def _may_be_doubled(glyphs: Sequence[Glyph]) -> bool:
    """Whether a letter stands twice in one field of three by eight points: some of shifted copies do.

    Narrow letters do so in sound text (“all”, leader dots): they are no sign.
    """
    fields = {(g["text"], g["x0"] // 3, g["top"] // 8) for g in glyphs}
    if len(fields) == len(glyphs):
        return False
    return sum(field[0] not in _NARROW for field in fields) < sum(g["text"] not in _NARROW for g in glyphs)


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Drop each character that is drawn over an equal one before it."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int], _Drawn] = {}
    for glyph in glyphs:
        letter = glyph["text"]
        if letter != " ":
            band, rest = divmod(glyph["top"], _BAND)
            drawn = seen.setdefault((letter, int(band)), {})
            beside = seen.get((letter, int(band) + (1 if rest > _BAND / 2 else -1)), {})
            if any(_covers(other, glyph) for other in (*_near(drawn, glyph), *_near(beside, glyph))):
                continue
            size, field = _field(glyph["x0"], glyph["size"])
            drawn.setdefault(size, {}).setdefault(field, deque(maxlen=_MANY)).append(glyph)
        kept.append(glyph)
    return kept


def _field(x: float, size: float) -> tuple[int, int]:
    """Return the class of a size, doubled from one to the next, and the field of a line that a place is in.

    A field is as wide as the largest of its class reaches: what a character covers begins in its field or beside it.
    """
    doubled = math.frexp(max(size, 1.0))[1]
    return doubled, math.floor(x / (_REACH * 2.0**doubled))


def _near(drawn: _Drawn, glyph: Glyph) -> Iterator[Glyph]:
    """Yield the characters that one may be drawn over: of each size those in the three fields around it."""
    for doubled, fields in drawn.items():
        _, field = _field(glyph["x0"], 2.0 ** (doubled - 1))
        for beside in (field - 1, field, field + 1):
            yield from fields.get(beside, ())


def _text(glyphs: Sequence[Glyph]) -> str:
    """Return one sign a character, also for glyphs that stand for several (fi)."""
    text = "".join(g["text"] for g in glyphs)
    return text if len(text) == len(glyphs) else "".join((g["text"] or " ")[0] for g in glyphs)


def _mend_signs(glyphs: Sequence[Glyph], text: str) -> list[str]:
    """Replace single signs in place, one by one: radicals, control codes, characters of fonts whose text is noise."""
    verdicts: list[str] = []
    if _RADICAL.search(text):
        for glyph in glyphs:
            if _RADICAL.match(glyph["text"]):
                glyph["text"] = _mended(glyph["text"])
        verdicts.append("radicals")
    if _CONTROL.search(text):
        for glyph in glyphs:
            if _CONTROL.match(glyph["text"]):
                glyph["text"] = "\ufffd"
    noisy = noisy_fonts(glyphs, text)
    for glyph in glyphs if noisy else ():
        if glyph["fontname"] in noisy and is_wide(glyph):
            glyph["text"] = "\ufffd"
    return [*verdicts, "latin_noise"] if noisy else verdicts


def mend(glyphs: Sequence[Glyph]) -> tuple[Sequence[Glyph], tuple[str, ...]]:
    """Return the characters with what is safe to mend put right, and the verdicts that this gives.

    1. `recoded`: the way back is certain (æŠ¥å‘Š, ±¨¸æ, 鎶ュ憡 → 报告), and `mojibake` if characters stay lost
    2. `radicals`: ⼀ ⾦ ⻬ printed with radicals or compatibility code points
    3. `latin_noise`: Latin signs for Han (!"#$%&); they become U+FFFD, for a digit among them is none
    4. `doubled`: a character drawn twice in one place (fake bold, shadow); the first one stays
    5. `direction`: marks that turn the direction of writing are dropped; what they do to a number only the page shows
    A control code that is drawn becomes U+FFFD too.
    """
    joined = "".join([glyph["text"] for glyph in glyphs])
    turned = bool(_DIRECTION.search(joined))
    glyphs = _without_direction(glyphs) if turned else glyphs
    text = joined if not turned and len(joined) == len(glyphs) else _text(glyphs)
    right = recode(glyphs, text)
    verdicts: list[str] = []
    if right is not glyphs:
        lost, text = text.count("\ufffd"), _text(right)
        verdicts += ["recoded", "mojibake"] if text.count("\ufffd") > lost else ["recoded"]
    verdicts += _mend_signs(right, text)
    kept = _without_doubles(right) if _may_be_doubled(right) else right
    if len(kept) < len(right):
        verdicts.append("doubled")
    return kept, ("direction", *verdicts) if turned else tuple(verdicts)


def _without_direction(glyphs: Sequence[Glyph]) -> list[Glyph]:
    for glyph in glyphs:
        glyph["text"] = _DIRECTION.sub("", glyph["text"])
    return [glyph for glyph in glyphs if glyph["text"]]


def _covers(one: Glyph, other: Glyph) -> bool:
    """Whether two equal characters are drawn over each other: shifted by less than a quarter of their size.

    Along the line the shift is less than half of the width too: the second l of “all” is no shadow of the first.
    """
    reach = _REACH * max(one["size"], 1.0)
    down, along = abs(one["top"] - other["top"]), abs(one["x0"] - other["x0"])
    if down >= reach or along >= reach:
        return False
    return along < 0.5 * (one["x1"] - one["x0"]) or down > 0.02 * one["size"]


def pictured(page: RawPage) -> bool:
    """Whether pictures take most of a page."""
    area = max(page.width * page.height, 1.0)
    drawn = sum(max(0.0, b.x1 - b.x0) * max(0.0, b.bottom - b.top) for b in page.images)
    return drawn / area >= _MOST_OF_PAGE


def _unread(page: RawPage, printed: int) -> str | None:
    """Name a page whose text was not had: a picture, or letters drawn as outlines, with next to no characters."""
    if printed < _FEW and pictured(page):
        return "image_only"
    if not printed and page.drawings >= _OUTLINES:
        return "outlines_only"
    if not printed and page.images:
        return "image_only"
    return "empty" if not printed else None


def _hiding(text: str) -> list[str]:
    """Name signs that stand for unknown characters: more than one in fifty, or a single one beside a digit."""
    verdicts = [
        name
        for name, sign in _HIDING.items()
        if (found := len(sign.findall(text))) and (50 * found > len(text) or _BESIDE_DIGIT[name].search(text))
    ]
    return [*verdicts, "cid"] if _CID.search(text) else verdicts


def diagnose(page: RawPage, glyphs: Sequence[Glyph]) -> tuple[str, ...]:
    """Name what is wrong with a page's text.

    1. `image_only`: hardly any text, but a picture (over half of the page where there are some characters)
    2. `outlines_only`: no text, but many drawn paths: letters turned into outlines
    3. `empty`: nothing at all
    4. `unmapped`: a character without a Unicode value (U+FFFD) beside a digit, or more than one in fifty
    5. `private_use`: the same for private use characters; `cid`: (cid:123) in place of characters
    6. `rare_han`: Han at random in place of the printed ones
    7. `mojibake`: bytes of one code read in another that can't be put right for certain
    8. `turned`: most characters don't stand upright when the page is shown
    9. `ocr_layer`: most of the text is invisible, laid over a picture; `bad_ocr`: numbers in it are misread (Z0l5年)
    10. the reader's own faults (`damaged_page`, `pages_missing`)
    """
    verdicts = list(page.faults)
    text = "".join([g["text"] for g in glyphs])
    if unread := _unread(page, len(without_blanks(text))):
        return (*verdicts, unread) if not page.faults else tuple(verdicts)
    verdicts += _hiding(text)
    if has_rare_han(glyphs, text):
        verdicts.append("rare_han")
    if has_mojibake(text):
        verdicts.append("mojibake")
    if 2 * sum([not g["upright"] for g in glyphs]) > len(glyphs):
        verdicts.append("turned")
    over_picture = pictured(page)
    if over_picture and 2 * sum([g.get("hidden", False) for g in glyphs]) > len(glyphs):
        verdicts.append("ocr_layer")
    if (found := misread(text)) and (over_picture or found >= _SOUND_BUT_BAD):
        verdicts.append("bad_ocr")
    return tuple(verdicts)
