"""Headings as a whole: a number over its title or before a blank, a title over two lines, one that comes again."""

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
from schemas.text import Span

_CONTINUED = re.compile(rf"{OPEN}续{CLOSE}$")
_BARE_NUMBER = re.compile(
    r"(?P<number>[1-9][0-9]?)(?P<blank>[ \u3000]?)(?=[一-鿿]{2})(?![个项名家件次年月日大条位种类批期届])"
)
_OPENER = 1.5  # times the size of its title: the number of a page that opens a chapter
_OWN_TITLE = re.compile(
    r"报告|公告|年报|年鉴|预算|决算|总结|汇编|手册|通知|意见|办法|方案|规定|条例|纪要|声明|白皮书|标准|规范|(?:19|20)[0-9]{2}|"
    r"公司|中心|集团|医院|学校|委员会|[局厅]$"
)


def without_title(headings: Sequence[Heading], document: Document) -> Sequence[Heading]:
    """Drop the report's own title where the first page has no cover: large lines before any text of the body.

    What neither names a kind of paper nor a year, nor stands among lines that do, is the title of a chapter.
    """
    if any(block.kind == "cover" for block in document.blocks):
        return headings
    starts = {h.span.start for h in headings}
    first_text = next((b for b in document.blocks if b.kind == "body" and b.span.start not in starts), None)
    edge = first_text.span.start if first_text else 0
    opening = "".join(h.title for h in headings if h.span.start < edge)
    if not _OWN_TITLE.search(opening):
        return headings
    return [h for h in headings if h.number is not None or h.span.start > edge or document.page_at(h.span.start) > 1]


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


def over_two_lines(headings: Sequence[Heading], document: Document) -> Iterator[Heading]:
    """Yield the headings; one that fills its line takes the rest that stands in the same print under it.

    第三部分某某中心2023年度部门决算情况 / 说明 is one title.
    """
    blocks = {block.span.start: (at, block) for at, block in enumerate(document.blocks)}
    held: Heading | None = None
    for heading in headings:
        at, block = blocks.get(heading.span.start, (-1, None))
        before = blocks.get(held.span.start) if held else None
        if (
            held and block and before
            and heading.style == "plain" and before[0] == at - 1 and before[1].page == block.page
            and before[1].full and before[1].lines == 1
            and abs(held.size - heading.size) <= 0.3 and held.bold == heading.bold
            and len(held.title) > len(heading.title)
        ):  # fmt: skip
            held = replace(held, span=Span(held.span.start, heading.span.end), title=held.title + heading.title)
            continue
        if held:
            yield held
        held = heading
    if held:
        yield held


def without_repeats(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Leave out what goes on from another page and says so: 五、主要项目注释（续）."""
    count = Counter(heading.title for heading in headings)
    titles: set[str] = set()
    for heading in headings:
        goes_on = _CONTINUED.search(heading.title)
        if not goes_on or (count[heading.title] == 1 and _CONTINUED.sub("", heading.title) not in titles):
            yield heading
        titles.add(heading.title)
