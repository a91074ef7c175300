"""Lines that have nothing but names, parted by commas or blanks, each perhaps with its unit in brackets."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.names.org_names import ending_of
from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_context import title_ending_at
from extractors.names.surnames import is_weak, surname_at
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span, without_blanks
from schemas.word_lists import by_word

_BESIDE = re.compile(rf"{OPEN}[^{BRACKETS}]{{2,24}}{CLOSE}")
_LABEL = re.compile(r"[^、，：（）]{2,20}：")
_PARTS = re.compile(r"[^、，,；;\n]+")
_HAN = re.compile("[一-鿿]+")
_BLANK = re.compile(r"\s+")
_SURE = 0.5  # of the names must look like names by themselves
_MOST = 0.75  # of them: then one of them may be a word
_MANY = 4  # names of a long list
_LEAST_BESIDE = 3  # names with units: two may be places with what they are of
_PAIR, _WHOLE = 2, 3  # characters
_PART = re.compile("(?:[部处科室组队班所站厂店股]|车间|中心|支部|工会|社区)$")


class Item(NamedTuple):
    """A name of a line, and whether brackets behind it say something of its bearer."""

    span: Span
    beside: bool


def items_of_line(text: str, gaps: Collection[int] = ()) -> tuple[Item, ...]:
    """Return the pieces of a line that may be names: 李恒（一组）、尹　满（二组） → 李恒, 尹　满; none of other lines.

    `gaps` are the places of blanks that the text leaves out.
    """
    whole = text.rstrip("。；;、，, \n")
    found: list[Item] = []
    kept = _BESIDE.sub(lambda match: "（" * len(match[0]), whole)
    for part in _PARTS.finditer(kept):
        pieces = list(_pieces(kept, Span(*part.span()), gaps))
        while pieces:
            first = pieces.pop(0)
            if len(first) == 1 and pieces and len(pieces[0]) == 1 and "（" not in pieces[0].of(kept):
                first = Span(first.start, pieces.pop(0).end)
            words = first.of(kept)
            name = words.rstrip("（")
            found.append(Item(Span(first.start, first.start + len(name)), len(name) < len(words)))
    names = [without_blanks(item.span.of(text)) for item in found]
    return tuple(found) if names and all(_HAN.fullmatch(name) and 1 < len(name) <= 4 for name in names) else ()


def _pieces(text: str, part: Span, gaps: Collection[int]) -> Iterator[Span]:
    """Yield the pieces of a part between its blanks; a bracket belongs to the piece before it."""
    blanks = {match.end() for match in _BLANK.finditer(text, part.start, part.end)} | set(gaps)
    edges = sorted({part.start, part.end, *(at for at in blanks if part.start < at < part.end)})
    for first, last in pairwise(edges):
        if text[first] == "（":
            continue
        end = next((edge for edge in edges if edge >= last and text[edge : edge + 1] != "（"), part.end)
        piece = text[first:end].strip()
        if piece:
            begin = first + text[first:end].index(piece)
            yield Span(begin, begin + len(piece))


def are_names(words: Collection[str], lexicon: Lexicon) -> bool:
    """Whether words are names of persons: each may be one, half of them look like one and one of these plainly is one.

    Among others one of a surname that no list has will do (班若水), among many also what else begins with one (江海).
    """
    looks = {said: likeness_of(said, lexicon) for said in words}
    sure = [said for said, look in looks.items() if look >= (Likeness.MIXED if len(said) > _PAIR else Likeness.FAIR)]
    other = [said for said, look in looks.items() if look == Likeness.NONE]
    many = len(sure) >= max(_MANY, _MOST * len(looks))
    rare = all(_may_be_rare(said, lexicon) or (many and _may_be_word(said)) for said in other)
    some = not other or (rare and (many or len(other) == 1 < len(sure)))
    plain = any(not lexicon.count(said) and (looks[said] != Likeness.FAIR or _has_sure_surname(said)) for said in sure)
    return plain and len(sure) >= _SURE * len(looks) and some


def is_named(words: str, lexicon: Lexicon) -> bool:
    """Whether words before an office are a name: usual ones, no word as a whole."""
    return likeness_of(words, lexicon) >= Likeness.FAIR and (len(words) > _PAIR or not lexicon.count(words))


def _has_sure_surname(words: str) -> bool:
    surname = surname_at(words, 0)
    return surname is not None and not is_weak(surname)


def _may_be_word(words: str) -> bool:
    """Whether words are a surname and a character that seldom is a name; not 林业, 高级."""
    surname = surname_at(words, 0)
    given = words[len(surname) :] if surname else ""
    taken = given in by_word("names/titles.csv") or given in by_word("names/org_endings.csv")
    return len(words) == _PAIR and len(given) == 1 and not taken


def _may_be_rare(words: str, lexicon: Lexicon) -> bool:
    """Whether words may be a name whose surname is in no list, as nothing says what else they are."""
    told = title_ending_at(words, len(words)) or ending_of(words)
    return len(words) == _WHOLE and surname_at(words, 0) is None and not lexicon.count(words) and not told


def names_of_line(text: str, lexicon: Lexicon, gaps: Collection[int] = ()) -> tuple[Span, ...]:
    """Return the names of a line that has nothing but names; the line over it tells that it may be persons.

    1. 李恒、陈榕、尹满。   2. 李恒　尹　满   3. 李恒（一组）、陈榕（二组）   Left alone: 青瓷展、龙舟赛
    """
    spans = tuple(item.span for item in items_of_line(text, gaps))
    names = [without_blanks(span.of(text)) for span in spans]
    return spans if names and are_names(names, lexicon) else ()


def names_with_units(text: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the names of a line of three or more that have a unit or post in brackets behind each of them.

    匡正（一车间）、舒畅（二车间）、辛建业（质检科), perhaps behind a label with a colon
    Left alone: 黄山（安徽）、华山（陕西）、庐山（江西）
    """
    if text.count("（") < _LEAST_BESIDE:
        return ()
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    items = items_of_line(text[begin:])
    if len(items) < _LEAST_BESIDE or not all(item.beside for item in items):
        return ()
    beside = [match[0][1:-1].split("，")[0] for match in _BESIDE.finditer(text, begin)]
    named = [said for said in beside if ending_of(said) or title_ending_at(said, len(said)) or _PART.search(said)]
    alike = len({said[:_PAIR] for said in beside}) == 1  # all of one firm, by its short name
    told = len(beside) == len(items) and (alike or 2 * len(named) >= len(items))
    spans = tuple(item.span.moved(begin) for item in items)
    return spans if told and are_names([without_blanks(span.of(text)) for span in spans], lexicon) else ()
