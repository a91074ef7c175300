"""Passages as names are read in them: blanks that were printed between names count, and so does a label beside them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors import nlp
from extractors.names.bodies_apart import bodies_view
from extractors.names.org_mentions import read_organisations
from extractors.names.org_names import ending_of
from extractors.names.persons import labels_persons, names_view
from extractors.names.persons.labelled_lists import Listed, Printed, labelled_lists
from extractors.names.persons.printed_apart import marked_view
from extractors.names.surnames import surname_at
from extractors.text.characters import OPEN
from extractors.text.view import View, full_width, view
from schemas.document import Document, Passage
from schemas.text import Span

_OFFICES = re.compile(OPEN)  # 温砚田（理事长）
_PART_OF_NAME = re.compile("[一-鿿]{1,14}")  # a line of a tile
_SLACK = 3.0  # points by which the middles of two lines of a tile may differ
_LISTED = 2  # blanks between the names of a list
_READ = ("sentence", "item", "heading", "cover")


class Seen(NamedTuple):
    """A passage: where it starts in the document, its view, with offsets from there; who it lists, if it does."""

    start: int
    view: View
    listed: Listed | None = None


def gaps_of(document: Document, span: Span) -> frozenset[int]:
    """Return the offsets in a passage before which a blank was printed that the text leaves out."""
    pieces = [(segment, first, last) for segment, first, last in document.pieces(span)]
    return frozenset(
        after.start + begin - after.offset - span.start
        for (before, _, end), (after, begin, _) in pairwise(pieces)
        if (before.page, before.line) == (after.page, after.line) and begin > end
    )


def breaks_of(document: Document, span: Span) -> frozenset[int]:
    """Return the offsets in a passage at which a new printed line begins."""
    pieces = [(segment, first) for segment, first, _ in document.pieces(span)]
    return frozenset(
        after.start + begin - after.offset - span.start
        for (before, _), (after, begin) in pairwise(pieces)
        if (before.page, before.line) != (after.page, after.line)
    )


def seen_passages(document: Document) -> Iterator[Seen]:
    """Yield the passages that may hold names, two of them as one where the first says little by itself.

    1. a label left of names on their line: 主编 | 温砚田 → 主编：温砚田
    2. the two lines of a tile that is one name: 江州轻工大学食品 | 学院
    """
    passages = [passage for passage in document.passages if passage.kind in _READ]
    lists = labelled_lists([_printed(document, passage) for passage in passages], nlp.dictionary())
    before: Passage | None = None
    joint = ""
    for at, (passage, after) in enumerate(zip(passages, [*passages[1:], None], strict=False)):
        if before is None and after is not None:
            said = full_width(passage.span.of(document.text))
            if labels_persons(said) and _is_labelled(document, passage.span, after.span):
                before, joint = passage, "："
            elif _is_broken_name(document, passage.span, after.span):
                before, joint = passage, ""
            if before:
                continue
        if at in lists and before is None:
            yield _of_list(document, passage, lists[at])
            continue
        yield (
            _joined(document, before, joint, passage.span)
            if before
            else Seen(passage.span.start, _seen(document, passage.span))
        )
        before = None


def _printed(document: Document, passage: Passage) -> Printed:
    text = full_width(passage.span.of(document.text))
    return Printed(text, gaps_of(document, passage.span), passage.section_id)


def _of_list(document: Document, passage: Passage, listed: Listed) -> Seen:
    """Return a passage of a list, with marks for its blanks and the places of its members in the view."""
    seen = marked_view(full_width(passage.span.of(document.text)), listed.marks)
    members = tuple(
        one._replace(span=Span(bisect_right(seen.offsets, one.span.start) - 1, bisect_left(seen.offsets, one.span.end)))
        for one in listed.members
    )
    return Seen(passage.span.start, seen, listed._replace(members=members))


def _seen(document: Document, span: Span) -> View:
    """Return the view of a passage; in a list parted by blanks a name ends where its line does, too.

    So does a body before another one that a blank parts from it.
    """
    text, gaps = full_width(span.of(document.text)), gaps_of(document, span)
    seen = names_view(text, gaps)
    breaks = breaks_of(document, span) if len(gaps) >= _LISTED else frozenset[int]()
    broken = names_view(text, gaps | breaks) if breaks else seen
    if len(broken.text) > len(seen.text):
        return broken
    return bodies_view(text, gaps | breaks_of(document, span), nlp.words) if seen == view(text) else seen


def _is_broken_name(document: Document, first: Span, second: Span) -> bool:
    """Whether two lines are one name of a body, centred under each other in a tile, and neither is one alone."""
    lines = first.of(document.text), second.of(document.text)
    if not all(_PART_OF_NAME.fullmatch(line) for line in lines) or ending_of(lines[1]) is None:
        return False
    whole = "".join(lines)
    alone = any(_is_body(line) for line in lines)
    return not alone and _is_body(whole) and _is_centred(document, first, second)


def _is_body(words: str) -> bool:
    return read_organisations(words, nlp.words) == (Span(0, len(words)),)


def _is_centred(document: Document, first: Span, second: Span) -> bool:
    """Whether one line stands right below another, with the same middle."""
    upper, lower = (document.cite(span, "name").bbox for span in (first, second))
    if upper is None or lower is None:
        return False
    middles = (upper[0] + upper[2], lower[0] + lower[2])
    return abs(middles[0] - middles[1]) < 2 * _SLACK and 0 <= lower[1] - upper[3] < upper[3] - upper[1]


def _is_labelled(document: Document, label: Span, span: Span) -> bool:
    """Whether a passage begins on the printed line on which its label ends, and tells no offices of its own."""
    ends, begins, said = list(document.pieces(label)), next(document.pieces(span), None), span.of(document.text)
    if not ends or begins is None or _OFFICES.search(said) or labels_persons(said) or not surname_at(said, 0):
        return False
    return (ends[-1][0].page, ends[-1][0].line) == (begins[0].page, begins[0].line)


def _joined(document: Document, before: Passage, joint: str, span: Span) -> Seen:
    """Return a passage with the one before it, and a mark between them where one belongs there."""
    first, second = before.span.of(document.text), span.of(document.text)
    gaps = {gap + len(first) + len(joint) for gap in gaps_of(document, span)}
    seen = names_view(full_width(f"{first}{joint}{second}"), gaps)
    start = before.span.start
    behind = (span.start - start + at for at in range(len(second) + 1))
    origin = [*range(len(first)), *(len(first) for _ in joint), *behind]
    return Seen(start, View(seen.text, tuple(origin[at] for at in seen.offsets)))
