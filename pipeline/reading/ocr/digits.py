"""Numbers that OCR may have misread, told by their shape."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.text import Span

_LIKE_DIGITS = "OoQDlI|ZzSsBq〇"
_TOKEN = re.compile(
    rf"""
    (?<![A-Za-z0-9.,/_=@&#])
    [0-9{_LIKE_DIGITS}] [0-9.,{_LIKE_DIGITS}]* [0-9{_LIKE_DIGITS}]
    (?![A-Za-z0-9_=@&#])
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(rf"[0-9][.,]?[{_LIKE_DIGITS}]{{1,3}}[.,]?[0-9]")
_YEAR = re.compile(rf"[0-9{_LIKE_DIGITS}]{{4}}(?=年)")
_BEFORE_UNIT = re.compile(r"[lIO|][0-9]+(?=[人次万亿元件名个项台户家场吨%％月日])")
_SHAPES = re.compile(
    r"""
    (?<![0-9.,])
    (?:
        [0-9]{1,3} (?: ,[0-9]{3} )+ \.[0-9]{3}          # 1,234.567: the point may be a comma
      | [0-9]{1,3} \.[0-9]{3} (?: [.,][0-9]{3} )+        # 1.234,567
      | [0-9]{1,3} (?: ,[0-9]{3} )+ ,[0-9]{1,2}          # 1,234,56: a digit is missing, or the comma is a point
      | [0-9]{1,3} ,[0-9]{1,2} \.[0-9]+                  # 12,34.5
      | [0-9]+ 。[0-9]{1,2}                              # 3。5
    )
    (?! [0-9] | [.,][0-9] )
    """,
    re.VERBOSE,
)
TORN, MISSHAPEN = 0.0, 0.5  # what is left of the confidence


class Suspect(NamedTuple):
    """A number that may be misread: its span in the line, and `TORN` (no number) or `MISSHAPEN`."""

    span: Span
    confidence: float


def find_suspects(text: str) -> Iterator[Suspect]:
    """Yield the numbers of a line whose shape tells of a misread character.

    1. letters in the place of digits: ZOq5年, 2O15, l5人, 1〇0: torn, no number can be had from them
    2. separators that don't fit: 1,234.567 (for 1,234,567?), 1.234.567, 1,234,56, 12,34.5, 3。5: misshapen
    Left alone: parts of addresses (/s/3Q1_5x), PM2.5, B5, 5G, H7N9, O2O, ISO9001, 二〇一五, 1,234,567.89, 1.2.3.
    """
    for match in _TOKEN.finditer(text):
        token = match.group()
        letters = sum(letter in _LIKE_DIGITS for letter in token)
        year = _YEAR.match(text, match.start()) and match.end() - match.start() == 4
        unit = _BEFORE_UNIT.match(text, match.start())
        if 0 < letters < len(token) and (_BETWEEN.search(token) or year or unit):
            yield Suspect(Span(*match.span()), TORN)
    for match in _SHAPES.finditer(text):
        yield Suspect(Span(*match.span()), MISSHAPEN)


def lower(text: str, confidences: tuple[float, ...]) -> tuple[float, ...]:
    """Return the confidences of a line's characters, those of suspects lowered."""
    lowered = list(confidences)
    for suspect in find_suspects(text):
        for at in range(suspect.span.start, suspect.span.end):
            lowered[at] = min(lowered[at], suspect.confidence)
    return tuple(lowered)
