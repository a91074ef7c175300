"""Rosters: lines of names with an office behind each, parted by blanks: 组长：闻立新　院长　尹小满　主任."""

import re

from extractors.names.persons.name_context import title_ending_at
from extractors.names.surnames import surname_at
from extractors.text.characters import COLON
from schemas.text import Span, without_blanks

_LINE = re.compile(rf"\s*(?:[一-鿿](?:\s*[一-鿿]){{1,5}}{COLON})?(?P<words>\s*[一-鿿][一-鿿、\s]*)")
# 温砚田　巡道工。: the first sentence of what is told of somebody; ——温砚田　养路工区工长: who said what is quoted
_ALONE = re.compile(
    r"\s*(?:—{1,2}[^\S\n]*)?(?P<name>[一-鿿]{2,4}|[一-鿿][^\S\n]+[一-鿿])[^\S\n]+(?P<calling>[一-鿿]{2,20})。?"
)
_WORD = re.compile(r"[^\s]+")


def _could_be(words: str) -> bool:
    """Whether words are a surname with one or two characters behind it."""
    surname = surname_at(words, 0)
    return surname is not None and 1 <= len(words) - len(surname) <= 2


def _is_post(words: str) -> bool:
    """Whether words end in a post: 副院长, 后勤部主任."""
    title = title_ending_at(words, len(words))
    return title is not None and title[1] == "post"


def marks_of_roster(spaced: str) -> list[tuple[int, str]]:
    """Return where brackets are to be read in a roster: each office stands in brackets behind its name.

    Of one person alone it may be a calling: 温砚田　巡道工。

    Left alone: lines with any word that is neither a name before an office nor the office.
    """
    if alone := _ALONE.fullmatch(spaced):
        calling = title_ending_at(spaced, alone.end("calling"))
        named = calling is not None and calling[1] != "address" and _could_be(without_blanks(alone["name"]))
        return [(alone.end("name"), "（"), (alone.end("calling"), "）")] if named else []
    line = _LINE.fullmatch(spaced)
    words = [Span(*m.span()).moved(line.start("words")) for m in _WORD.finditer(line["words"])] if line else []
    marks: list[tuple[int, str]] = []
    while words:
        name = words.pop(0)
        if len(name) == 1 and words and len(words[0]) == 1:
            name = Span(name.start, words.pop(0).end)  # 尹　满
        said = without_blanks(name.of(spaced))
        if not _could_be(said) or not words:
            return []
        office = words.pop(0)
        if not all(map(_is_post, office.of(spaced).split("、"))):
            return []
        marks += [(name.end, "（"), (office.end, "）")]
    return marks
