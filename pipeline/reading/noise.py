"""Text that stands for other text: Latin signs for Han, Han at random for Han, letters for digits."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reading.glyphs import Glyph
from pipeline.reading.signs import usual_han

_FEW = 12  # characters of a font: fewer tell nothing
_VARIED = 8  # different characters
_WIDE = 0.9  # of the font size: no Latin letter but W, M and a few characters is set as wide as a Han
# No letter of pinyin (ā á ǎ à), which Chinese fonts set wide, no Greek or Cyrillic one, no ° ± § · × and the like.
_ODD = re.compile(
    r"""[!"#$&'*;<=>?@\\\]^_`{|}~\x7f-\xa4\xa6\xa8-\xae\xb4-\xb6\xb8-\xd6\xd8-\xdf\xe2-\xe7\xeb\xee-\xf1\xf4-\xf8\xfb\xfd-\u0100
    \u0102-\u0112\u0114-\u011a\u011c-\u012a\u012c-\u0143\u0145-\u0147\u0149-\u014c\u014e-\u016a\u016c-\u01cd\u01dd-\u0390\u0400-\u040f
    \u0450-\u0530] | [a-z][A-Z]""",
    re.VERBOSE,
)
_ODD_SIGNS = frozenset(letter for letter in map(chr, range(0x21, 0x531)) if _ODD.match(letter))
# Letters of scripts that no report is written in, and Han; kana and Hangul are whole texts where they stand.
_LETTERS = re.compile(r"[\u0530-\u10ff\u1200-\u1fff\u3400-\u9fff\ua000-\uabff]")

_LETTER = "OoQIlLiZzSsqTt丁"
_LIKE = rf"[0-9{_LETTER}]"
_BOTH = rf"(?=[0-9,.\ ]{{0,32}}[{_LETTER}])(?=[{_LETTER},.\ ]{{0,32}}[0-9])"
_MISREAD = re.compile(
    rf"""
    (?<![0-9A-Za-z]) (?: 2[0OoQ] (?![0-9]{{2}}) | [Zz][0OoQ] ) {_LIKE}{{2}} [ ]?年
    | [年月][ ]? (?: [IilOoZ][0-9IilOoZ]? | [0-9][IilOoZ] ) [ ]?[月日]
    | [0-9]{{4}} - (?: [IilOo][0-9IilOo]? | [0-9][IilOo] ) - [0-9IilOo]{{1,2}}
    | (?<![0-9A-Za-z]) {_BOTH} {_LIKE}{{1,4}} (?:[,.][ ]?{_LIKE}{{2,3}}){{1,4}} [ ]?[万亿]元
    | [0-9][ ]? (?: [,.][ ]?[·•] | [·•][ ]?[,.] ) [ ]?[0-9]
    """,
    re.VERBOSE,
)

_NEAR_DIGIT = re.compile(rf"[{_LETTER}][ ,.]{{0,2}}[0-9年月日万亿]|[0-9]-?[{_LETTER}]|[·•][ ]?[,.]|[,.][ ]?[·•]")


def _by_font(glyphs: Iterable[Glyph]) -> dict[str, list[Glyph]]:
    fonts: dict[str, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        fonts[glyph["fontname"]].append(glyph)
    return fonts


def is_wide(glyph: Glyph) -> bool:
    """Whether a character is Latin by its text but set as wide as a Han."""
    return " " < glyph["text"] < "\u0530" and glyph["x1"] - glyph["x0"] >= _WIDE * glyph["size"]


def _is_noise(text: str) -> bool:
    """Whether one sign in five is none that words have, or one in ten where these are of eight kinds."""
    odd = _ODD.findall(text)
    return 5 * len(odd) >= len(text) or (10 * len(odd) >= len(text) and len(set(odd) & _ODD_SIGNS) >= _VARIED)


def noisy_fonts(glyphs: Sequence[Glyph], text: str) -> set[str]:
    """Return the fonts that have Latin signs of a Han's width which are no text: codes taken for letters (!"#$%&).

    At least a dozen, eight of them different, and signs or changes of case among them that no words have. Numbers
    alone, words that are set wide, and the few letters that are wide in any font (W, M, @, %) are left alone.
    """
    if len(set(text) & _ODD_SIGNS) < 3:
        return set()
    wide = [g for g in glyphs if is_wide(g)]
    noisy: set[str] = set()
    for font, members in _by_font(wide).items():
        signs = "".join(g["text"] for g in members)
        if len(signs) >= _FEW and len(set(signs)) >= _VARIED and _is_noise(signs):
            noisy.add(font)
    return noisy


def has_rare_han(glyphs: Sequence[Glyph], text: str) -> bool:
    """Whether Han (or letters of any script) stand at random in a font, as a wrong ToUnicode map gives them.

    More than a third of a font's Han are none that reports are written in, twelve of them different. Names with rare
    Han, traditional texts and terms of a trade stay far below.
    """
    if len(_LETTERS.findall("".join(set(text) - usual_han()))) < _FEW:
        return False
    for members in _by_font(glyphs).values():
        letters = _LETTERS.findall("".join(g["text"] for g in members))
        strange = [letter for letter in letters if letter not in usual_han()]
        if 3 * len(strange) > len(letters) and len(set(strange)) >= _FEW:
            return True
    return False


def misread(text: str) -> int:
    """Count where letters stand for digits, or points are thrown in: Z0l5年, 3月2I日, 2016-lo-28, i2.48亿元."""
    return sum(1 for _ in _MISREAD.finditer(text)) if _NEAR_DIGIT.search(text) else 0
