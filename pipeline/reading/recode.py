"""Mojibake: bytes of one code that were read in another, put right where the way back is certain."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.reading.glyphs import Glyph
from pipeline.reading.signs import usual_han

_FEW = 3  # Han: fewer may be chance
# Latin-1 as Windows has it: 0x80-0x9F are signs (€ “ ”) there, five of them none.
_BYTES = {bytes((b,)).decode("latin-1"): b for b in range(0x80, 0x100)}
_BYTES |= {bytes((b,)).decode("cp1252"): b for b in range(0x80, 0x100) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(letter) for letter, b in _BYTES.items() if first <= b <= last) + "]"


_NEXT = _class(0x80, 0xBF)
_LEAD = _class(0xE0, 0xEF)
# What fonts print for bytes without a sign of their own: 0xA0 and others as a blank, 0xAD as a hyphen, the rest of
# those that Windows-1252 has no sign for as a bullet (0x95).
_SHOWN = {" ": 0xA0, "-": 0xAD}
_UNSURE = frozenset(" •")
_UTF8_AS_LATIN = re.compile(
    rf"(?: {_class(0xC2, 0xC3)}{_NEXT} | {_LEAD} (?: {_NEXT}(?:{_NEXT}|[ -]) | [ -]{_NEXT} ) )+",
    re.VERBOSE,
)
_GBK_AS_LATIN = re.compile(rf"{_class(0xA1, 0xFE)}{{2,}}")
_NOT_ASCII = re.compile(r"[^\x00-\x7f\ufffd]+[@-~]?")
# The first bytes of Han in UTF-8 (ä å æ ç è é) before what never follows them; 锟斤拷 is U+FFFD read wrong twice.
_TRACES = re.compile(rf"[ãäåæçèé]{_NEXT}")
_LOST = re.compile(r"锟斤拷|ï¿½|[À-ÖØ-öø-þ]{6,}")


class _Stretch(NamedTuple):
    """`[start, end)` of a page's characters and what they should have been."""

    start: int
    end: int
    right: str


def _is_usual(text: str) -> bool:
    """Whether a text has three Han or more and nearly all of them are usual ones."""
    han = [letter for letter in text if "\u3400" <= letter <= "\u9fff"]
    return len(set(han)) >= _FEW and sum(letter in usual_han() for letter in han) >= 0.9 * len(han)


def _certain(right: str, printed: str) -> str:
    """Put U+FFFD for each character one of whose bytes was printed as a bullet or blank: it may be any of several."""
    letters: list[str] = []
    at = 0
    for letter in right:
        length = len(letter.encode())
        letters.append("\ufffd" if _UNSURE & set(printed[at : at + length]) else letter)
        at += length
    return "".join(letters)


def _from_latin(text: str, pattern: re.Pattern[str], codec: str) -> list[_Stretch]:
    found: list[_Stretch] = []
    unsure = codec == "utf-8" and not re.search("[\x80-\x9f]", text)
    for match in pattern.finditer(text):
        raw = bytes(_SHOWN.get(letter) or _BYTES[letter] for letter in match[0])
        try:
            right = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        found.append(_Stretch(match.start(), match.end(), _certain(right, match[0]) if unsure else right))
    joined = "".join(stretch.right for stretch in found)
    return found if _is_usual(joined) else []


def _from_gbk(text: str) -> list[_Stretch]:
    """Find UTF-8 read as GBK; the sign that holds the first bytes of one whose last is lost becomes U+FFFD."""
    found: list[_Stretch] = []
    for match in _NOT_ASCII.finditer(text):
        for end in {match.end(), match.end() - (match[0][-1] < "\x80")}:
            raw = text[match.start() : end].encode("gbk", "ignore")
            right = raw.decode("utf-8", "replace")
            if "\ufffd" not in right[:-1]:
                found.append(_Stretch(match.start(), end, right))
                break
    joined = "".join(stretch.right for stretch in found)
    return found if _is_usual(joined) else []


def _laid(glyphs: Sequence[Glyph], right: str, codes: tuple[str, str]) -> Iterator[Glyph]:
    """Yield a glyph for each character of the right text, over the place that its bytes took."""
    read_as, codec = codes
    parts: list[tuple[Glyph, float, float]] = []
    for glyph in glyphs:
        count = len(glyph["text"].encode("gbk", "ignore")) if read_as == "gbk" else 1
        step = (glyph["x1"] - glyph["x0"]) / max(count, 1)
        parts.extend((glyph, glyph["x0"] + step * i, glyph["x0"] + step * (i + 1)) for i in range(count))
    at = 0
    for letter in right:
        # A lost character of UTF-8 has three bytes, fewer at the end of a stretch.
        length = len(letter.encode(codec)) if letter != "\ufffd" else min(3, len(parts) - at)
        first, x0, _ = parts[at]
        ends = [x1 for glyph, _, x1 in parts[at : at + length] if glyph["top"] == first["top"]]
        laid: Glyph = {**first, "text": letter, "x0": x0, "x1": max(ends)}
        yield laid
        at += length


def _stretches(text: str) -> tuple[list[_Stretch], tuple[str, str]]:
    """Return what can be put right, the code that the bytes were read in and the code that they are in."""
    if len(_TRACES.findall(text)) >= _FEW and (found := _from_latin(text, _UTF8_AS_LATIN, "utf-8")):
        return found, ("latin-1", "utf-8")
    if _GBK_AS_LATIN.search(text) and (found := _from_latin(text, _GBK_AS_LATIN, "gb2312")):
        return found, ("latin-1", "gbk")
    if len(strange_han(text)) >= 2 and (found := _from_gbk(text)):
        return found, ("gbk", "utf-8")
    return [], ("", "")


def strange_han(text: str) -> set[str]:
    """Return the Han of a text that reports are not written in."""
    return {letter for letter in set(text) - usual_han() if "\u3400" <= letter <= "\u9fff"}


def recode(glyphs: Sequence[Glyph], text: str) -> Sequence[Glyph]:
    """Return the characters of a page with mojibake put right; `text` has one sign for each of them.

    1. UTF-8 read as Latin-1 or Windows-1252: æŠ¥å‘Š → 报告
    2. GBK read as Latin-1: ±¨¸æ → 报告
    3. UTF-8 read as GBK: 鎶ュ憡 → 报告
    Left alone: stretches that are not sound in the code; pages where they give fewer than three different Han, or
    unusual ones; leader dots (····) and ××.
    """
    found, codes = _stretches(text)
    if not found:
        return glyphs
    kept: list[Glyph] = []
    at = 0
    for stretch in found:
        kept.extend(glyphs[at : stretch.start])
        kept.extend(_laid(glyphs[stretch.start : stretch.end], stretch.right, codes))
        at = stretch.end
    kept.extend(glyphs[at:])
    return kept


def has_mojibake(text: str) -> bool:
    """Whether signs of mojibake are left in a text: 锟斤拷, ï¿½, long runs of accented letters, bytes of UTF-8."""
    return bool(_LOST.search(text)) or len(set(_TRACES.findall(text))) >= 4
