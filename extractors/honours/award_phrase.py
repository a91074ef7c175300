"""A sentence that knows what stands inside quotes and brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractors.honours.how import Place, Used
from extractors.honours.rules import used_of
from extractors.rule import Rule
from extractors.text.characters import SENTENCE_ENDS, any_in_brackets

_ENCLOSED = re.compile(
    rf"""
    “[^“”]{{1,60}}” | ‘[^‘’]{{1,60}}’ | 《[^《》]{{1,80}}》 | {any_in_brackets(80)} | 【[^【】]{{1,80}}】
    """,
    re.VERBOSE,
)
_CORNERS = str.maketrans("「」『』〝〞", "“”‘’“”")
_SINGLES = re.compile(r"'([^'“”]{0,6}[一-鿿][^'“”]{0,40})'")
_SENTENCE_ENDS = f"{SENTENCE_ENDS}\n"

REACH = 300  # characters that a clause is followed at most, so that a text without marks costs no more than others


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence; `inside[i]` is 1 where `text[i]` belongs to a quote, a bracket or a work's title.

    `used` are the rules that it is read with; `left` fills with what they leave, if they tell. `year`: the report's.
    `gaps` are the places at which blanks stood that the text has no longer.
    """

    text: str
    inside: bytes
    used: Used
    year: int | None = None
    gaps: frozenset[int] = frozenset()
    left: dict[tuple[int, int], Rule[Any]] = field(default_factory=dict, compare=False)

    def leaves(self, place: Place, span: tuple[int, int]) -> bool:
        """Whether a rule leaves a part because it is no title in its place; it is noted in `left`."""
        rule = self.used.no_title(place, self.text, self.inside, span)
        if rule is not None and self.used.tells:
            self.left[span] = rule
        return rule is not None

    def cut(self, span: tuple[int, int], marks: str) -> list[tuple[int, int]]:
        """Split a range at every mark that stands outside of quotes and brackets; empty pieces are left out."""
        start, end = span
        pieces: list[tuple[int, int]] = []
        for at in range(start, end):
            if self.text[at] in marks and not self.inside[at]:
                if start < at:
                    pieces.append((start, at))
                start = at + 1
        if start < end:
            pieces.append((start, end))
        return pieces

    def since(self, at: int, marks: str) -> int:
        """Return where the part before `at` begins that no outer mark divides (at most `REACH` back)."""
        first = max(0, at - REACH)
        while at > first and (self.inside[at - 1] or self.text[at - 1] not in marks):
            at -= 1
        return at

    def until(self, at: int, marks: str) -> int:
        """Return where the part from `at` ends that no outer mark divides (at most `REACH` on)."""
        last = min(len(self.text), at + REACH)
        while at < last and (self.inside[at] or self.text[at] not in marks):
            at += 1
        return at


def straighten(text: str) -> str:
    """Return the text with straight and corner quotes as curly ones, one code point for one."""
    text = _SINGLES.sub(r"‘\1’", text.translate(_CORNERS))
    if '"' not in text:
        return text
    parts = text.split('"')
    joined = [parts[0]]
    for index, part in enumerate(parts[1:]):
        joined.append(("“" if index % 2 == 0 else "”") + part)
    return "".join(joined)


def phrase(text: str, used: Used | None = None, year: int | None = None) -> Phrase:
    """Return a sentence with its enclosed parts marked, to be read with some of the rules (all by default)."""
    inside = bytearray(len(text))
    for match in _ENCLOSED.finditer(text):
        inside[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return Phrase(text, bytes(inside), used or used_of(), year)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each sentence of a text; an end mark inside quotes or brackets ends none."""
    yield from phrase(text).cut((0, len(text)), _SENTENCE_ENDS)
