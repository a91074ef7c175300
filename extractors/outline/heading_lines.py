"""Headings that go on in the line under them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.nlp import words
from extractors.outline.heading_levels import Heading
from schemas.document import Block, Document
from schemas.text import Box, Span, squeeze

_SHORTEST = 9  # characters of a line that wraps before it reaches the margin
_PITCH = 1.9  # times the size: from one line of a heading to the next, at most
_ROOM = 2.0  # points that stand between a heading and its text more than between its lines


def _box(block: Block | None, document: Document) -> Box | None:
    places = document.locate(block.span) if block else ()
    return places[0].box if places else None


def _splits_word(first: str, rest: str) -> bool:
    """Whether a word begins in one line and ends in the next: 新能源车 / 辆更新."""
    cut = len(first)
    return any(word.span.start < cut < word.span.end for word in words(first + rest))


def _wraps(first: Block, rest: Block, after: Block | None, document: Document) -> bool:
    """Whether a line that ends before the margin goes on under it: close below, where more room or a cut word tells."""
    one, other = _box(first, document), _box(rest, document)
    said, more = squeeze(first.span.of(document.text)), squeeze(rest.span.of(document.text))
    if one is None or other is None or len(said) < _SHORTEST or not 0 < other.top - one.top <= _PITCH * first.size:
        return False
    aligned = abs(one.x0 - other.x0) <= 2 * first.size or abs(one.x0 + one.x1 - other.x0 - other.x1) <= first.size
    if not aligned or other.x1 - other.x0 > one.x1 - one.x0 + first.size:
        return False
    under = _box(after, document) if after and after.page == rest.page else None
    roomy = under is not None and under.top - other.bottom > other.top - one.bottom + _ROOM
    return roomy or _splits_word(said, more)


def over_two_lines(headings: Sequence[Heading], document: Document) -> Iterator[Heading]:
    """Yield the headings; one that goes on in the same print under its line takes the rest.

    第三部分某某中心2023年度部门决算情况 / 说明 is one title.
    """
    at_start = {block.span.start: at for at, block in enumerate(document.blocks)}
    held: Heading | None = None
    for heading in headings:
        at, before = at_start.get(heading.span.start, -1), at_start.get(held.span.start, -1) if held else -1
        if held and heading.style == "plain" and 0 <= before == at - 1 and _goes_on(held, heading, at, document):
            held = replace(held, span=Span(held.span.start, heading.span.end), title=held.title + heading.title)
            continue
        if held:
            yield held
        held = heading
    if held:
        yield held


def _goes_on(held: Heading, heading: Heading, at: int, document: Document) -> bool:
    before, block = document.blocks[at - 1], document.blocks[at]
    if before.page != block.page or before.lines > 1 or len(held.title) <= len(heading.title):
        return False
    if abs(held.size - heading.size) > 0.3 or held.bold != heading.bold:
        return False
    after = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    return before.full or _wraps(before, block, after, document)
