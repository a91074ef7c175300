"""The number that a heading or list item opens with."""

import re
from dataclasses import dataclass

from extractors.text.characters import CLOSE, MARKER_END, OPEN

_HAN = "[一二三四五六七八九十百零〇两]{1,5}"

# Each kind of marker with the pattern of its number, in the order of Chinese official papers (GB/T 9704-2012, 7.3.3:
# 一、 （一） 1. （1）), chapters above them, decimal numbers by their depth. It settles what a report leaves open.
_KINDS: tuple[tuple[str, str], ...] = (
    ("part", rf"第 (?P<part> {_HAN} | \d{{1,2}} ) (?:部分|篇|编)"),
    ("chapter", rf"第 (?P<chapter> {_HAN} | \d{{1,2}} ) 章"),
    ("division", rf"第 (?P<division> {_HAN} | \d{{1,2}} ) 节"),
    ("han", rf"(?P<han> {_HAN} ) \s? {MARKER_END}"),
    ("bracketed_han", rf"{OPEN} (?P<bracketed_han> {_HAN} ) {CLOSE} {MARKER_END}?"),
    ("decimal4", rf"(?P<decimal4> \d{{1,2}} (?:[.．]\d{{1,2}}){{3}} ) {MARKER_END}? (?![0-9])"),
    ("decimal3", rf"(?P<decimal3> \d{{1,2}} (?:[.．]\d{{1,2}}){{2}} ) {MARKER_END}? (?![0-9])"),
    ("decimal2", rf"(?P<decimal2> \d{{1,2}} [.．] \d{{1,2}} ) {MARKER_END}? (?![0-9%％‰万亿元吨倍岁])"),
    ("padded", rf"(?P<padded> 0\d ) {MARKER_END}? (?![0-9%％.．/])"),
    (
        "arabic",
        rf"(?P<arabic> \d{{1,2}} ) \s? {MARKER_END} (?![0-9])"
        rf" | (?P<arabic_year> \d{{1,2}} ) {MARKER_END} (?= (?:19|20)\d\d \s? 年 )",
    ),
    ("bracketed_arabic", rf"{OPEN} (?P<bracketed_arabic> \d{{1,2}} ) {CLOSE} {MARKER_END}?"),
    ("half_bracket", rf"(?P<half_bracket> \d{{1,2}} ) {CLOSE}"),
    ("circled", r"(?P<circled> [①-⑳] )"),
)
BARE = "bare_arabic"  # 2 重大风险提示: told from a quantity by its series only (`heading_candidates`)
_KIND_NAMES = [kind for kind, _ in _KINDS]
MARKER_KINDS = (*_KIND_NAMES[: _KIND_NAMES.index("han")], BARE, *_KIND_NAMES[_KIND_NAMES.index("han") :])
_MARKER = re.compile("|".join(f"(?: {pattern} )" for _, pattern in _KINDS), re.VERBOSE)
_BULLET = re.compile(r"[◆●■□▲△★☆◇○➢➤✓◎※•·►▶]|[-—]\s?(?=[一-鿿])")
_RUN_IN = re.compile(r"第[一二三四五六七八九十]{1,2}[，,：:、]|[一二三四五六七八九十]是|其[一二三四五六七八九]，")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its kind, the bare number as printed, its ordinal (last figure of 1.2.3), where the title begins."""

    kind: str
    number: str
    ordinal: int
    end: int


def _ordinal(number: str) -> int:
    """Return the value of a marker's number: 十二 → 12, 1.2.3 → 3, ③ → 3."""
    last = re.split(r"[.．]", number)[-1]
    if last.isdigit() and last.isascii():
        return int(last)
    if "①" <= last <= "⑳":
        return ord(last) - ord("①") + 1
    tens, _, ones = last.rpartition("十")
    if "十" not in last:
        return _DIGITS.get(last[-1:], 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def read_marker(text: str) -> Marker | None:
    """Read the marker at the start of a line.

    1. 第一章, 第二部分, 第三节   2. 一、   3. （一）   4. 1. 1． 1、   5. 1.1 1.1.1 1.1.1.1   6. 01   7. （1） 1） ①
    Left alone: figures with a unit (3.5万元, 12个), years (2022年), run-in markers (第一，…; 一是…).
    """
    match = _MARKER.match(text)
    if match is None:
        return None
    kind = str(match.lastgroup)
    number = str(match[kind]).replace("．", ".")
    return Marker(kind.removesuffix("_year"), number, _ordinal(number), match.end())


def is_item(text: str) -> bool:
    """Whether a paragraph opens like a list item: a bullet, a marker, or a run-in marker (第一，…; 一是…)."""
    return bool(_BULLET.match(text) or _RUN_IN.match(text) or read_marker(text))


_LONE = re.compile(
    r"""
    (?: PART | CHAPTER )? \s? (?P<padded> 0\d ) | (?: PART | CHAPTER ) \s? (?P<arabic> \d{1,2} )
    | 第 (?P<part> [一二三四五六七八九十]{1,3} | \d{1,2} ) (?:部分|篇|编)
    | 第 (?P<chapter> [一二三四五六七八九十]{1,3} | \d{1,2} ) 章
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_lone_marker(text: str) -> Marker | None:
    """Read a marker that has a line for itself, over its title: 01, PART 01, 第一章."""
    match = _LONE.fullmatch(text.strip())
    if match is None:
        return None
    kind = str(match.lastgroup)
    return Marker(kind, match[kind], _ordinal(match[kind]), match.end())
