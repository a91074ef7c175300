"""Lines that have nothing but names, parted by commas or blanks, each perhaps with its unit in brackets."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.names.org_names import ending_of
from extractors.names.persons.in_cells import DEPARTMENT, may_be_rare
from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_context import title_ending_at
from extractors.names.surnames import is_weak, surname_at
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span, without_blanks
from schemas.word_lists import by_word

_BESIDE = re.compile(rf"{OPEN}[^{BRACKETS}]{{1,24}}{CLOSE}")
_LABEL = re.compile(r"[^、，：（）]{2,20}：")
_HIDDEN = "\0"  # for what brackets hold
_PARTS = re.compile(rf"[^、，,；;\s{_HIDDEN}]+")
_BEHIND = re.compile(rf"\s*{_HIDDEN}")
_HAN = re.compile("[一-鿿]+")
_SURE = 0.5  # of the names must look like names by themselves
_MOST = 0.75  # of them: then one of them may be a word
_MANY = 4  # names of a long list
_LEAST_BESIDE = 3  # names with units: two may be places with what they are of
_PAIR = 2  # characters


class Item(NamedTuple):
    """A name of a line, and whether brackets behind it say something of its bearer."""

    span: Span
    beside: bool


def items_of_line(text: str, gaps: Collection[int] = ()) -> tuple[Item, ...]:
    """Return the pieces of a line that may be names: 李恒（一组）、尹　满（二组） → 李恒, 尹　满; none of other lines.

    `gaps` are the places of blanks that the text leaves out.
    """
    kept = _BESIDE.sub(lambda match: _HIDDEN * len(match[0]), text.rstrip("。；;、，, \n"))
    found: list[Item] = []
    for word in _words(kept, gaps):
        if kept[word.start - 1 : word.start] == _HIDDEN and word.start not in gaps:
            return ()  # 李恒（一组）到场
        item = Item(word, _BEHIND.match(kept, word.end) is not None)
        if found and _is_parted(found[-1], word, kept):
            item = Item(Span(found.pop().span.start, word.end), item.beside)
        found.append(item)
    names = [without_blanks(item.span.of(text)) for item in found]
    return tuple(found) if names and all(_HAN.fullmatch(name) and 1 < len(name) <= 4 for name in names) else ()


def _words(kept: str, gaps: Collection[int]) -> Iterator[Span]:
    """Yield what stands between the commas, blanks and brackets of a line."""
    for match in _PARTS.finditer(kept):
        start, end = match.span()
        yield from (Span(*both) for both in pairwise(sorted({start, end, *(gap for gap in gaps if start < gap < end)})))


def _is_parted(first: Item, last: Span, kept: str) -> bool:
    """Whether two characters have nothing but a blank between them: 尹　满."""
    return len(first.span) == len(last) == 1 and not first.beside and not kept[first.span.end : last.start].strip()


def are_names(words: Collection[str], lexicon: Lexicon) -> bool:
    """Whether words are names of persons: each may be one, half of them look like one and one of these plainly is one.

    Among others one of a surname that no list has will do (班若水), among many also what else begins with one (江海).
    """
    looks = {said: likeness_of(said, lexicon) for said in words}
    sure = [said for said, look in looks.items() if look >= (Likeness.MIXED if len(said) > _PAIR else Likeness.FAIR)]
    other = [said for said, look in looks.items() if look == Likeness.NONE]
    many = len(sure) >= max(_MANY, _MOST * len(looks))
    rare = all(may_be_rare(said, lexicon) or (many and _may_be_word(said)) for said in other)
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
    named = [said for said in beside if ending_of(said) or title_ending_at(said, len(said)) or DEPARTMENT.search(said)]
    alike = len({said[:_PAIR] for said in beside}) == 1  # all of one firm, by its short name
    told = len(beside) == len(items) and (alike or 2 * len(named) >= len(items))
    spans = tuple(item.span.moved(begin) for item in items)
    return spans if told and are_names([without_blanks(span.of(text)) for span in spans], lexicon) else ()
