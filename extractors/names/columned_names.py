"""Names of lists side by side, whose lines the text has torn: column after column, as the lines are printed."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.names.list_lines import Line, lines_in_columns
from extractors.names.persons.counted import COUNT, LEAST
from extractors.names.persons.name_candidates import Lexicon
from extractors.names.persons.name_lines import names_of_line, names_with_units
from extractors.names.persons.printed_rules import COUNTED, WITH_UNITS, Printed
from extractors.names.words import any_word
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END
from extractors.text.view import full_width
from schemas.document import Document, Passage
from schemas.text import Span, without_blanks

_HEAD = re.compile(f"[^：、]{{2,24}}?{any_word('bearer')}")  # 江州市劳动模范: over those who are some
_IS_SENTENCE = re.compile(CLAUSE_END)


class Listed(NamedTuple):
    """A name of a list: its characters, the place of those that stand together, the rule that tells of it."""

    name: str
    span: Span
    rule: Rule[Printed]


def columned_names(document: Document, lexicon: Lexicon) -> Iterator[Listed]:
    """Yield the names of lists that stand side by side below titles.

    1. as many as the title counts: “岗位之星”（6名） over two lines of names with blanks between
    2. each with its unit in brackets, also where a line ends within a name
    Left alone: lists that stand alone (the text has their lines whole), and all that is no such list as a whole.
    """
    lines = [*lines_in_columns(document, lambda passage: _heads(document, passage))]
    at = 0
    while at < len(lines):
        count = COUNT.search(lines[at].text)
        read, found = _counted(lines, at, int(count[1]), lexicon) if count else _with_units(lines, at, lexicon)
        yield from found
        at += read


def _heads(document: Document, passage: Passage) -> bool:
    text = full_width(passage.span.of(document.text)).strip()
    return bool(COUNT.search(text) or _HEAD.fullmatch(text)) and not _IS_SENTENCE.search(text)


def _counted(lines: Sequence[Line], at: int, count: int, lexicon: Lexicon) -> tuple[int, list[Listed]]:
    """Return how many lines a line that counts is with its list, and the names, if there are exactly as many."""
    found: list[Listed] = []
    read = 1
    for line in lines[at + 1 : at + 1 + count]:
        spans = names_of_line(line.text, lexicon, line.gaps) if len(found) < count else ()
        if not spans:
            break
        found += [_listed(line, span, COUNTED) for span in spans]
        read += 1
    return (read, found) if len(found) == count >= LEAST else (1, [])


def _with_units(lines: Sequence[Line], at: int, lexicon: Lexicon) -> tuple[int, list[Listed]]:
    """Return how many lines have names with their units, one or, where it ends within a name, two; and the names."""
    line = lines[at]
    for read, told in enumerate((line, *(line.joined(after) for after in lines[at + 1 : at + 2])), start=1):
        if spans := names_with_units(told.text, lexicon):
            return read, [_listed(told, span, WITH_UNITS) for span in spans]
    return 1, []


def _listed(line: Line, span: Span, rule: Rule[Printed]) -> Listed:
    """Return a name of a line with its place in the document, up to where its passage ends."""
    begin = 0
    for passage in line.passages:
        if span.start < begin + len(passage.span):
            break
        begin += len(passage.span)
    start = passage.span.start + span.start - begin
    end = min(start + len(span), passage.span.end)
    return Listed(without_blanks(span.of(line.text)), Span(start, end), rule)
