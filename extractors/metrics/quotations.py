"""Quotations inside a sentence: one name each, however many words and stops stand within."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence

from extractors.metrics.phrases import QUOTED, Token
from extractors.text.characters import CLOSE, CLOSING_QUOTES, OPENING_QUOTES, QUOTES

_LONGEST = 100  # an account is named by its whole path: “教育支出（类）普通教育（款）高中教育（项）”
_SHORT = 30
QUOTE = re.compile(
    rf"[{OPENING_QUOTES}](?:[^{QUOTES}\n]{{1,{_SHORT}}}|[^{QUOTES}\n]{{1,{_LONGEST - 1}}}{CLOSE})[{CLOSING_QUOTES}]"
)


def outside(pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern of a range that stand in no quotation: 整改“庸懒散、慢拖瞒”问题 has no stop."""
    # Quotations do not overlap: those that reach into the range are the same wherever the search begins.
    around = max(0, start - _LONGEST - 2), min(len(text), end + _LONGEST + 2)
    quotes = [match.span() for match in QUOTE.finditer(text, *around)]
    for match in pattern.finditer(text, start, end):
        if not any(begin <= match.start() < end for begin, end in quotes):
            yield match


def tokens(text: str, tag: Callable[[str], Sequence[Token]]) -> list[Token]:
    """Return the words of a text; a closed quotation that goes on in a name is one of them.

    1. “暖心驿站” 进 商圈 活动   2. “我们的节日” 主题 活动
    Left alone: a quotation with nothing behind it, and signs without their partner.
    """
    found: list[Token] = []
    at = 0
    for start, end in (match.span() for match in QUOTE.finditer(text)):
        if end == len(text):
            break
        found += [*tag(text[at:start]), Token(text[start:end], QUOTED)]
        at = end
    return found + list(tag(text[at:])) if text[at:] else found
