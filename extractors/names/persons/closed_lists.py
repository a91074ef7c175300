"""Lists of names that what stands behind them closes: A、B和C三位同志, A、B 2名代表, A、B等14人, A、B等同学."""

import re
from collections.abc import Iterator

from extractors.names.persons.in_cells import may_be_rare
from extractors.names.persons.likely_things import are_things
from extractors.names.persons.name_candidates import Candidate, Lexicon, Likeness, candidates_at, crosses
from extractors.names.persons.name_context import left_of
from extractors.names.surnames import is_weak, surname_at
from extractors.names.words import titles
from extractors.text.han_digits import in_figures
from schemas.word_lists import by_word, characters

_CLOSE = re.compile(
    "(?=[等0-9二两三四五六七八九十几])"
    "(?:(?P<others>等)?(?P<count>[0-9]{1,3}|[二两三四五六七八九十]{1,3}|几)[余多]?(?:名|位|人(?![次民均才口])|个同志)"
    "|(?P<among>等)(?!级))"
)
_TITLED = frozenset({"address", "profession", "calling", "post"})
_DOTTED = re.compile(r"(?<![一-鿿])[一-鿿]{1,8}(?:[·•・][一-鿿]{1,10})+$")
_LONGEST_DOTTED = 24  # characters
_JOINTS = ("、", "以及", "和", "与", "及")
_LEAST = 2  # names
_RARE = 3  # characters of a name with a surname that is in no list
_PAIR = 2  # characters of a short name; 于家、常家等6人 may be families
_LONG = 4  # characters of a name with a surname of one and a given name of three


def closed_lists(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the names of lists that are closed by how many they are, or by what they all are.

    1. 授予|A、B和C|三位同志, A、B|2名代表: as many as the count says, so that rarer names may be among them, and one of
    a surname that is in no list
    2. A、B|等14人, A、B|几位老师, A、B|等同学: most of them must look like names by themselves
    Left alone: other things counted (高校、企业两类), lists with an item that can be no name or is a department, lists
    of what are words or places more than names (徐家汇、陆家嘴等党员).
    """
    for match in _CLOSE.finditer(text):
        if match["among"] and by_word("names/titles.csv").get(titles().at(text, match.end())) not in _TITLED:
            continue
        items = [*_names_before(text, match.start(), lexicon)]
        whole = text[items[0].start - 1 : items[0].start] not in _JOINTS if items else False
        counted = None if match["others"] or match["among"] else in_figures(match["count"])
        likely = sum(one.likeness >= Likeness.FAIR for one in items)
        rare = sum(not one.likeness for one in items)
        if counted is None:
            fits = whole and not rare and len(items) >= _LEAST and likely * 3 >= len(items) * 2
        else:
            fits = rare <= 1 and len(items) == counted - (not whole) and counted >= _LEAST and likely * 2 >= len(items)
        if fits and likely and not are_things(items, lexicon) and any(len(one.name) > _PAIR for one in items):
            yield from items


def _names_before(text: str, end: int, lexicon: Lexicon) -> list[Candidate]:
    """Return the names of the list that ends at a place, in the order of the text; the first may be missing."""
    found: list[Candidate] = []
    while True:
        one = _listed(text, end, lexicon) or _first(text, end, lexicon)
        if one is None:
            break
        found.append(one)
        joint = next((joint for joint in _JOINTS if text.endswith(joint, 0, one.start)), None)
        if joint is None:
            break
        end = one.start - len(joint)
    return found[::-1]


def _listed(text: str, end: int, lexicon: Lexicon) -> Candidate | None:
    """Return the name of the list that ends at a place and has a joint before it."""
    dotted = _DOTTED.search(text, max(0, end - _LONGEST_DOTTED), end)
    if dotted:
        start = _past_title(text, dotted.start(), end)
        return Candidate(start, end, text[start:end], Likeness.GOOD)
    for length in (3, 2, 4):
        start = end - length
        if start > 0 and text.endswith(_JOINTS, 0, start) and (one := whole_name(text, start, end, lexicon)):
            return one
    start = end - _RARE
    rare = start > 0 and text.endswith(_JOINTS, 0, start) and may_be_rare(text[start:end], lexicon)
    return Candidate(start, end, text[start:end], Likeness.NONE) if rare else None


def _past_title(text: str, start: int, end: int) -> int:
    """Return where a name with a dot begins behind what its bearer is: 民警|买买提·艾力."""
    ends = range(start + 1, max(start + 1, end - _LEAST))
    return next((at for at in ends if "·" in text[at:end] and left_of(text, at).kind in ("post", "calling")), start)


def _first(text: str, end: int, lexicon: Lexicon) -> Candidate | None:
    """Return the name that ends at a place with other words before it: 授予|姚丽娜."""
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or crosses(text, start, lexicon):
            continue
        least = Likeness.MIXED if left_of(text, start).kind != "none" else Likeness.FAIR
        for one in candidates_at(text, start, lexicon):
            if one.end == end and one.likeness >= least:
                return one
    return None


def whole_name(text: str, start: int, end: int, lexicon: Lexicon) -> Candidate | None:
    """Return an item of a list as a name, one with a given name of three characters too: 尹听雨轩."""
    for one in candidates_at(text, start, lexicon):
        if one.end == end and one.likeness > Likeness.NONE:
            return one
    name = text[start:end]
    surname = surname_at(name, 0)
    if len(name) != _LONG or surname is None or len(surname) > 1 or is_weak(surname):
        return None
    given = characters("names/given.txt")
    usual = sum(one in given for one in name[1:]) >= _LEAST and not lexicon.count(name[:2]) and not lexicon.count(name)
    barred = not characters("names/not_given.txt").isdisjoint(name[1:])
    return Candidate(start, end, name, Likeness.MIXED) if usual and not barred else None
