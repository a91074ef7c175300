"""Organisations in cells of a table: cells that are nothing but the names of some."""

import re
from collections.abc import Iterator

from extractors.names.org_mentions import Tag, read_organisations
from extractors.names.org_names import ending_of, is_kin
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span
from schemas.word_lists import by_word, word_set

_NUMBER = re.compile(rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}(?:{CLOSE}|[、.．]))?")
_ASIDE = re.compile(rf"(?:{OPEN}(?:注|简称|以下|下称|[“\"])[^{BRACKETS}]{{0,30}}{CLOSE}|[*＊①-⑩])+$")
_PLAIN = re.compile(rf"[一-鿿A-Za-z·{BRACKETS}]{{5,40}}")
_FORM = re.compile(rf"{OPEN}[^{BRACKETS}]*合伙{CLOSE}$")
_SHORTEST, _LONGEST = 4, 120  # characters of a cell of names
_LONGEST_CUT = 6  # characters that a reader of prose may cut from a name that fills a cell


def may_hold_body(text: str) -> bool:
    """Whether a cell is short and ends like an organisation, so that it is worth reading."""
    return _SHORTEST <= len(text) <= _LONGEST and _body_ending(_ASIDE.sub("", text)) is not None


def _body_ending(words: str) -> str | None:
    return ending_of(_FORM.sub("", words))


def bodies_in_cell(text: str, tag: Tag) -> Iterator[Span]:
    """Yield the spans of the organisations of a cell (a view) that holds nothing else.

    1. 江州水务有限公司   2. 1、江州水务有限公司（注2）   3. 江州水务有限公司、云栈燃气公司
    4. 致同咨询（江州）有限公司: what fills a cell begins where the cell does
    Left alone: 收购江州水务有限公司, 各子公司, cells with more words than names.
    """
    numbered = _NUMBER.match(text)
    start = numbered.end() if numbered else 0
    aside = _ASIDE.search(text, start)
    spans = []
    for piece in re.finditer("[^、；;]+", text[start : aside.start() if aside else len(text)]):
        span = Span(start + piece.start(), start + piece.end())
        if (found := _body(span.of(text), tag)) is None:
            return
        spans.append(found.moved(span.start))
    yield from spans


def _body(words: str, tag: Tag) -> Span | None:
    """Return the span of the name that words are."""
    ending = _body_ending(words)
    if ending is None or not _PLAIN.fullmatch(words):
        return None
    found = read_organisations(words, tag)
    if not found or found[-1].end != len(words):
        return None
    cut = words[: found[-1].start]
    whole = Span(0, len(words))
    if not cut or (by_word("names/org_endings.csv")[ending] == "sure" and _is_own(cut)):
        return whole
    return found[-1] if is_kin(cut) else None


def _is_own(cut: str) -> bool:
    """Whether what was cut from a name at its left is the beginning of it: no verb, no relation (收购, 子公司)."""
    stops = word_set("names/org_stops.txt")
    begins = any(cut[:length] in stops for length in range(1, len(cut) + 1))
    return len(cut) <= _LONGEST_CUT and not begins and not is_kin(cut) and ending_of(cut) is None
