"""Headings as a whole: a number over its title or before a blank, one that comes again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.outline.heading_levels import Heading
from extractors.outline.heading_numbers import BARE, Marker, read_lone_marker
from extractors.outline.rules import BEFORE_BLANK, OVER_TITLE
from extractors.text.characters import CLOSE, OPEN
from schemas.document import Document

_CONTINUED = re.compile(rf"{OPEN}续{CLOSE}$")
_BARE_NUMBER = re.compile(
    r"(?P<number>[1-9][0-9]?)(?P<blank>[ \u3000]?)(?=[一-鿿]{2})(?![个项名家件次年月日大条位种类批期届])"
)
_OPENER = 1.5  # times the size of its title: the number of a page that opens a chapter


def with_lone_markers(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """Give headings the number on a line of its own over them (01, 第一章), where two or more are counted.

    One alone counts where it is much larger than its title: a page that opens a chapter.
    """
    body = [block for block in document.blocks if block.kind == "body"]
    over = {below.span.start: block for block, below in pairwise(body) if block.page == below.page}
    found: dict[int, Marker] = {}
    lone: set[int] = set()
    large = False
    for heading in headings:
        block = over.get(heading.span.start)
        marker = read_lone_marker(block.span.of(document.text)) if block and heading.style == "plain" else None
        if block and marker and block.size >= heading.size - 0.5:
            found[heading.span.start] = marker
            lone.add(block.span.start)
            large = large or block.size >= _OPENER * heading.size
    ordinals = [marker.ordinal for marker in found.values()]
    if ordinals != sorted(set(ordinals)) or (len(found) < 2 and not large):
        return list(headings)
    return [
        replace(h, style=m.kind, number=m.number, ordinal=m.ordinal, rule=OVER_TITLE.name)
        if (m := found.get(h.span.start))
        else h
        for h in headings
        if h.span.start not in lone
    ]


def with_bare_numbers(headings: Sequence[Heading], document: Document) -> list[Heading]:
    """Give headings the number that a blank divides from the title (2 重大风险提示), where three or more do.

    A narrow blank is not printed as one (2重大风险提示): then they must count on from 1 without a gap.
    """
    found = {
        heading.span.start: match
        for heading in headings
        if heading.style == "plain" and (match := _BARE_NUMBER.match(heading.span.of(document.text)))
    }
    counts_on = [int(match["number"]) for match in found.values()] == list(range(1, len(found) + 1))
    if not counts_on:
        found = {start: match for start, match in found.items() if match["blank"]}
    if len(found) < 3:
        return list(headings)
    return [
        replace(
            h,
            style=BARE,
            number=m["number"],
            ordinal=int(m["number"]),
            title=h.title.removeprefix(m["number"]),
            rule=BEFORE_BLANK.name,
        )
        if (m := found.get(h.span.start))
        else h
        for h in headings
    ]


def without_repeats(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Leave out what goes on from another page and says so: 五、主要项目注释（续）."""
    count = Counter(heading.title for heading in headings)
    titles: set[str] = set()
    for heading in headings:
        goes_on = _CONTINUED.search(heading.title)
        if not goes_on or (count[heading.title] == 1 and _CONTINUED.sub("", heading.title) not in titles):
            yield heading
        titles.add(heading.title)
