"""Passages as names are read in them: blanks that were printed between names count, and so does a label beside them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.names.persons import labels_persons, names_view
from extractors.names.surnames import surname_at
from extractors.text.characters import OPEN
from extractors.text.view import View, full_width
from schemas.document import Document, Passage
from schemas.text import Span

_OFFICES = re.compile(OPEN)  # 温砚田（理事长）
_READ = ("sentence", "item", "heading", "cover")


class Seen(NamedTuple):
    """A passage: where it starts in the document, and its view, with offsets from there."""

    start: int
    view: View


def gaps_of(document: Document, span: Span) -> frozenset[int]:
    """Return the offsets in a passage before which a blank was printed that the text leaves out."""
    pieces = [(segment, first, last) for segment, first, last in document.pieces(span)]
    return frozenset(
        after.start + begin - after.offset - span.start
        for (before, _, end), (after, begin, _) in pairwise(pieces)
        if (before.page, before.line) == (after.page, after.line) and begin > end
    )


def seen_passages(document: Document) -> Iterator[Seen]:
    """Yield the passages that may hold names; a label that stands left of one on its line is read with it.

    1. 主编 | 温砚田 → 主编：温砚田   2. 图片提供 | 温砚田　龚未冬 → 图片提供：温砚田、龚未冬
    """
    passages = [passage for passage in document.passages if passage.kind in _READ]
    label: Passage | None = None
    for passage, after in zip(passages, [*passages[1:], None], strict=False):
        source = full_width(passage.span.of(document.text))
        if label is None and after and labels_persons(source) and _is_labelled(document, passage.span, after.span):
            label = passage
            continue
        yield (
            _labelled(document, label, passage.span)
            if label
            else Seen(passage.span.start, names_view(source, gaps_of(document, passage.span)))
        )
        label = None


def _is_labelled(document: Document, label: Span, span: Span) -> bool:
    """Whether a passage begins on the printed line on which its label ends, and tells no offices of its own."""
    ends, begins, said = list(document.pieces(label)), next(document.pieces(span), None), span.of(document.text)
    if not ends or begins is None or _OFFICES.search(said) or labels_persons(said) or not surname_at(said, 0):
        return False
    return (ends[-1][0].page, ends[-1][0].line) == (begins[0].page, begins[0].line)


def _labelled(document: Document, label: Passage, span: Span) -> Seen:
    """Return what is labelled with its label and a colon before it."""
    first, second = label.span.of(document.text), span.of(document.text)
    gaps = {gap + len(first) + 1 for gap in gaps_of(document, span)}
    seen = names_view(full_width(f"{first}：{second}"), gaps)
    start = label.span.start
    origin = [*range(len(first) + 1), *(span.start - start + at for at in range(len(second) + 1))]
    return Seen(start, View(seen.text, tuple(origin[at] for at in seen.offsets)))
