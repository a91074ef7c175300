"""Columns of a table below an office: 主任委员（召集人）, 副书记、委员, 经办部门/联系人; all names of a cell."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise

from extractors.names.persons.in_cells import (
    is_name_among_names,
    is_surely_name,
    is_word_among_names,
    names_apart,
)
from extractors.names.persons.name_candidates import Lexicon, Likeness, likeness_of
from extractors.names.persons.name_headers import heads_bodies, role_said
from extractors.names.words import body_word
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span, without_blanks

Place = tuple[int, int]
Gaps = Callable[[Place], Collection[int]]

_BESIDE = re.compile(rf"\s*{OPEN}[^{BRACKETS}]{{1,14}}{CLOSE}\s*$")  # 李恒（外部专家）, 李恒（兼）
_ITEM = re.compile(rf"[^、，,；;\n{BRACKETS}]+(?:{OPEN}[^{BRACKETS}]{{1,14}}{CLOSE})?")
_BETWEEN = re.compile(r"[、，,；;\s]*")
_SURE = 0.75  # of the names below a header must look like names by themselves
_LEAST = 3  # of them
_SLASH = re.compile(r"\s*[/／]\s*")
_UNIT = re.compile("[一-鿿A-Z0-9]{2,12}")
_ANSWERS = re.compile(f"{body_word('answers_as')}(?:部门|单位|科室)")
_LEAST_PAIRS = 2  # cells with a body and a name


def names_of_offices(
    cells: Mapping[Place, str], below: Collection[Place], lexicon: Lexicon, gaps: Gaps
) -> dict[Place, tuple[Span, ...]]:
    """Return the names of the cells below an office, none where anything below it can be no name.

    1. 董小宁、訾以诚（外部专家）   2. 訾以诚（兼）   3. 董小宁 訾以诚, parted by blanks
    Left alone: columns with few names, or with many that are words.
    """
    found = {place: _names(cells[place], lexicon, gaps(place)) for place in below}
    words = {place: [without_blanks(span.of(cells[place])) for span in spans] for place, spans in found.items()}
    said = [one for names in words.values() for one in names]
    sure = sum(is_surely_name(one, lexicon) for one in said)
    if not all(words.values()) or sure < _LEAST or sure < _SURE * len(said):
        return {}
    return found if all(_fits(one, lexicon) for one in said) else {}


def _fits(words: str, lexicon: Lexicon) -> bool:
    """Whether words between many names are one: 白露, 从未来; not 合计."""
    usual = likeness_of(words, lexicon) >= Likeness.FAIR
    return usual or is_name_among_names(words, among_many=True) or is_word_among_names(words, lexicon)


def _names(text: str, lexicon: Lexicon, gaps: Collection[int]) -> tuple[Span, ...]:
    """Return the items of a cell without what stands behind each in brackets; none where more stands in it."""
    if parted := names_apart(text, lexicon, gaps):
        return parted
    items = [Span(*match.span()) for match in _ITEM.finditer(text)]
    ends = [Span(0, 0), *items, Span(len(text), len(text))]
    if not all(_BETWEEN.fullmatch(text, before.end, after.start) for before, after in pairwise(ends)):
        return ()
    return tuple(_trimmed(text, item) for item in items)


def _trimmed(text: str, item: Span) -> Span:
    said = item.of(text)
    kept = _BESIDE.sub("", said).rstrip()
    start = item.start + len(said) - len(said.lstrip())
    return Span(start, item.start + len(kept))


def bodies_with_names(cells: Mapping[Place, str], head: Place, lexicon: Lexicon) -> Iterator[tuple[Place, Span, str]]:
    """Yield the names below a header that says a body and who answers for it, each with both: 经办部门/联系人.

    党群部 / 李恒 → 党群部联系人. Left alone: columns with a cell that is no such pair.
    """
    parts = _SLASH.split(cells[head].strip())
    roles = [role_said(part) for part in parts]
    if len(parts) != 2 or roles.count(None) != 1:
        return
    at = 1 - roles.index(None)
    if not _heads_unit(parts[1 - at]):
        return
    found: list[tuple[Place, Span, str]] = []
    for place, text in cells.items():
        if place[1] != head[1] or place[0] <= head[0] or not text.strip(" -—–/"):
            continue
        joint = _SLASH.search(text)
        pieces = (Span(0, joint.start()), Span(joint.end(), len(text))) if joint else ()
        if not pieces or not _UNIT.fullmatch(without_blanks(pieces[1 - at].of(text))):
            return
        if not is_surely_name(pieces[at].of(text), lexicon):
            return
        name = pieces[at].of(text)
        start = pieces[at].start + len(name) - len(name.lstrip())
        span = Span(start, start + len(name.strip()))
        found.append((place, span, f"{without_blanks(pieces[1 - at].of(text))}{roles[at]}"))
    if len(found) >= _LEAST_PAIRS:
        yield from found


def _heads_unit(header: str) -> bool:
    """Whether a part of a header says that a body or a department stands below it: 经办部门, 所在单位."""
    return heads_bodies(header) or _ANSWERS.fullmatch(header) is not None
