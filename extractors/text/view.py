"""Texts that patterns can rely on: without blanks, full-width signs folded, marks full-width; what can not be read."""

import re
from dataclasses import dataclass
from functools import lru_cache

from schemas.text import Span

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），：；！？"}
# argued: what is typed in full width (１，２３４人) has full-width commas too
_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# argued: 23，456人 has commas of thousands by a slip of the input method; not where a word before it may have a value
_TYPED = re.compile(r"(?<![0-9.．，,分数值率比号级第指为达到是])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9])")
_MAY_BE_THOUSANDS = re.compile(r"，[0-9０-９]{3}")
_BLANKS = re.compile(r"\s+")
_LATIN = re.compile(r"[0-9A-Za-z]")
_NEEDS_WORK = re.compile(rf"[\s{re.escape(''.join(map(chr, _FULL_WIDTH)))}]|{_MAY_BE_THOUSANDS.pattern}")


def _with_thousands(source: str) -> str:
    """Return a text whose full-width commas of thousands are half-width ones."""
    return _TYPED.sub(lambda match: match[0].replace("，", ","), _THOUSANDS.sub(",", source))


@dataclass(frozen=True, slots=True)
class View:
    """A folded copy of a source text.

    `text` differs from the source in two ways only: a full-width letter, digit or sign is its half-width twin (one
    code point for one), and runs of blanks are gone, but for one blank that is kept between two Latin letters or
    digits. Chinese punctuation stays as printed. `offsets[i]` is the source offset of `text[i]`, one more: the end.
    """

    text: str
    offsets: tuple[int, ...] | range

    def source(self, start: int, end: int) -> Span:
        """Return the span in the source text of `text[start:end]` (blanks at its edges left out)."""
        if start == end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@lru_cache(maxsize=1 << 13)  # each reader asks anew for the passages of a long report
def view(source: str) -> View:
    """Return the view of a source text.

    1. 26 页 → 26页
    2. １，２３４．５％ → 1,234.5%; 共23，456人 → 共23,456人
    3. 新型 IT 技术 → 新型IT技术
    4. Annual  Report 2022 → Annual Report 2022
    """
    if not _NEEDS_WORK.search(source):
        return View(source, range(len(source) + 1))
    folded = _with_thousands(source) if _MAY_BE_THOUSANDS.search(source) else source
    folded = folded.translate(_FULL_WIDTH)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(folded):
        kept.append(folded[at : blank.start()])
        offsets.extend(range(at, blank.start()))
        at = blank.end()
        before, after = folded[blank.start() - 1 : blank.start()], folded[at : at + 1]
        if _LATIN.match(before) and _LATIN.match(after):
            kept.append(" ")
            offsets.append(blank.start())
    kept.append(folded[at:])
    offsets.extend(range(at, len(folded)))
    offsets.append(len(source))
    return View("".join(kept), tuple(offsets))


_HALF = re.compile(r"[,;:!?\".]")
_HAN = re.compile(r"[一-鿿]")
_FULL = str.maketrans(",;:!?", "，；：！？")
# What stands before a mark of Chinese prose, and what stands behind one whatever is before it (12,其中).
_BEFORE = '[一-鿿。，、；：！？“”‘’（）《》〈〉「」『』【】…—％%‰‱℃)"]'
_BEHIND = r"[一-鿿“‘（《〈「『【(\"]"
_MARK = re.compile(rf"(?:(?<={_BEFORE})|(?<={_BEFORE}\s))[,;:!?](?!//)|[,;:!?](?=\s?{_BEHIND})")
# A full stop ends a sentence: behind a word, a per cent sign or a closing mark, before the next sentence or the end.
# Left alone: 1.5, 一.总则, (3).总则, 目录......3, 附件.docx, and a dot inside a quotation or title (“迎新春.话团圆”).
_STOP = re.compile(
    r"""
    (?P<quoted> [“《「『][^“”《》「」『』\n]{1,60}[”》」』] )
    | (?<=[一-鿿％%‰‱℃”’）》」』】)'])
      (?<!^[一二三四五六七八九十]) (?<![\s。；;（(第][一二三四五六七八九十]) (?<!十[一二三四五六七八九])
      (?<![0-9一二三四五六七八九十][)）])
      \. (?= \s* (?: $ | [一-鿿0-9“‘（《「『【”’）》」』】()] ) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_QUOTES = re.compile(r'"([^"“”\n]{1,100})"')


@lru_cache(maxsize=1 << 15)  # each reader asks anew for the passages of a long report
def full_width(text: str) -> str:
    """Return a passage with its half-width punctuation as full-width one, one code point for one.

    1. 举办培训12次,参加34人;满意率98.5%. → 举办培训12次，参加34人；满意率98.5%。   2. 获评"文明单位" → 获评“文明单位”
    Left alone: marks inside numbers, times and addresses (1,402, 1:3, 10:30, http://), list markers (1. 一. (3).),
    quotes without their partner, texts without Han; brackets, which may be part of a name: patterns take both widths.
    """
    if not _HALF.search(text) or not _HAN.search(text):
        return text
    folded = _QUOTES.sub(lambda match: f"“{match[1]}”" if _HAN.search(match[1]) else match[0], text)
    folded = _MARK.sub(lambda match: match[0].translate(_FULL), folded)
    return _STOP.sub(lambda match: match["quoted"] or "。", folded)


# Bullets of the symbol fonts (Wingdings, Symbol) as Word writes them: ● ■ □ ◆ ❖ · ▪ • ○ ★ ➢ → ➔ ✗ ✓: they hide nothing.
BULLETS = (
    "\uf06c\uf06e\uf06f\uf070\uf071\uf072\uf073\uf074\uf075\uf076\uf077\uf09e\uf09f\uf0a1\uf0a7\uf0a8\uf0aa\uf0ab"
    "\uf0b7\uf0d8\uf0e0\uf0e8\uf0fb\uf0fc\uf0fd\uf0fe"
)
# argued: no Unicode value, private use, surrogates, symbols above the ideographs: any of them may hide a digit
_SIGN = f"(?![{BULLETS}])[\ufffd\ue000-\uf8ff\ud800-\udfff\U0001f000-\U0010ffff]"
_UNREADABLE = re.compile(_SIGN)
# One number with a sign in it, but for where the sign is: 9□.2, 1,□64, 12.□.
_SIGN_BEFORE = re.compile(rf"{_SIGN}[0-9]*(?:[,.．][0-9]*)*$")
_SIGN_BEHIND = re.compile(rf"(?<=[0-9])(?:[,.．][0-9]*)+{_SIGN}")
# What OCR leaves inside a number: 7, 207·. 31万元 is no 31万元, 20丁6年 no 6年.
_BROKEN = re.compile(r"[0-9](?:丁|[ ]?[,.]?[·•][,.·•]{0,3}[ ]?)$")
# argued: what pdfminer prints of a character without Unicode value
_CID = re.compile(r"\(cid:\d+\)$")


def is_unreadable(letter: str) -> bool:
    """Whether a character is a sign for one that could not be read."""
    return bool(_UNREADABLE.match(letter))


def touches_unreadable(text: str, span: Span) -> bool:
    """Whether an unreadable sign stands in a span or right beside it (1□5人 may be 105人 as well as 15人), also with
    a point or a comma between (9□.2%), or a number that is broken goes on in it.
    """
    if _UNREADABLE.search(text, max(0, span.start - 1), min(len(text), span.end + 1)):
        return True
    if _SIGN_BEFORE.search(text[max(0, span.start - 12) : span.start]) or _SIGN_BEHIND.match(text, span.end):
        return True
    if _BROKEN.search(text[max(0, span.start - 8) : span.start]):
        return True
    return bool(_CID.search(text[max(0, span.start - 12) : span.start])) or text.startswith("(cid:", span.end)
