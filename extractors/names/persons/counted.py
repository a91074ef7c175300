"""Names that lines have alone: under a line that counts them (优秀裁缝（3名）), or in a long run of such lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.surnames import surname_at
from extractors.text.characters import BRACKETS, CLOSE, OPEN, in_brackets
from schemas.text import Span

COUNT = re.compile(in_brackets(r"共?(\d{1,3})[名位人]") + "[：:]?$")
"""How many persons a line says that there are below it."""
_ITEM = re.compile(rf"([一-鿿]{{2,4}})(?:{OPEN}[^{BRACKETS}]{{2,20}}{CLOSE})?(?:、|，|；|。|$)")
LEAST = 3
"""Names: two lines may be of two words."""
_LONG = 4  # characters, too many for a name with a surname that is in no list
_USUAL = 0.75  # of the names must look like names by themselves
_RUN = 5  # lines that nothing counts: fewer may be words of a drawing
_PAIR = 2  # characters of a short name
_LONGER = 0.5  # of the names have three characters or more: lists of places or goods seldom do
_ALONE = re.compile("[一-鿿]{2,4}")


class Counted(NamedTuple):
    """A name of a counted list: the places of the line that counts and of the name's line, the place in it."""

    over: int
    at: int
    span: Span


def counted_names(lines: Sequence[str], lexicon: Lexicon) -> Iterator[Counted]:
    """Yield the names of lists that have as many as the line over them says.

    1. 优秀裁缝（3名） / 程溯白 / 沈岫宁 / 闻晓峰   2. 优秀裁缝（3名） / 程溯白（一组）、沈岫宁（二组）、闻晓峰（三组）
    Left alone: fewer or more items than counted, items that can be no names, lists of mostly ordinary words.
    """
    for over, line in enumerate(lines):
        if count := COUNT.search(line):
            yield from _names_below(lines, over, int(count[1]), lexicon)


def lone_names(lines: Sequence[str], lexicon: Lexicon) -> Iterator[int]:
    """Yield the places of lines that are a name each, in runs of five or more.

    Left alone: shorter runs, runs of words or of short names only, and every run with a line that can be no name.
    """
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        if _ALONE.fullmatch(line) and _likeness(line, lexicon) > Likeness.NONE:
            run.append(at)
            continue
        words = [lines[one] for one in run]
        usual = sum(_likeness(one, lexicon) >= Likeness.FAIR for one in words)
        whole = sum(len(one) > _PAIR for one in words)
        if len(run) >= _RUN and usual >= _USUAL * len(run) and whole >= _LONGER * len(run):
            yield from run
        run = []


def _names_below(lines: Sequence[str], over: int, count: int, lexicon: Lexicon) -> Sequence[Counted]:
    found: list[Counted] = []
    looks = 0
    for at in range(over + 1, len(lines)):
        if len(found) >= count:
            break
        end = 0
        while end < len(lines[at]):
            item = _ITEM.match(lines[at], end)
            best = _likeness(item[1], lexicon) if item else Likeness.NONE
            if item is None or best == Likeness.NONE:
                return ()
            looks += best >= Likeness.FAIR
            found.append(Counted(over, at, Span(*item.span(1))))
            end = item.end()
    return found if len(found) == count >= LEAST and looks >= _USUAL * count else ()


def _likeness(words: str, lexicon: Lexicon) -> Likeness:
    """Return how much an item looks like a name; with a surname that is in no list it may be one if it is no word."""
    unknown = surname_at(words, 0) is None and len(words) < _LONG and not lexicon.count(words)
    return Likeness.WORD if unknown else likeness_of(words, lexicon)
