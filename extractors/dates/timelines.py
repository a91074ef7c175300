"""Timelines: a year on a line of its own, in large or bold print, over the sentences that are about it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.dates.period import Period
from extractors.dates.reading import read_cell_dates
from schemas.document import Block, Document, Passage
from schemas.text import squeeze

_TIME = re.compile(r"(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?")
_LEAST = 3  # times on one page
_REACH = 3  # paragraphs under one time


def _is_time(document: Document, block: Block) -> bool:
    return block.kind == "body" and bool(_TIME.fullmatch(squeeze(block.span.of(document.text))))


def _stands_out(block: Block, below: Block) -> bool:
    return block.size >= below.size + 1.0 or (block.bold and not below.bold)


def _on_page(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[int, Period]]:
    """Yield where the paragraphs of a page begin that stand under a time, each with it."""
    headings = {section.heading.start for section in document.sections}
    times = [at for at, block in enumerate(blocks[:-1]) if _is_time(document, block)]
    times = [at for at in times if _stands_out(blocks[at], blocks[at + 1])]
    if len({squeeze(blocks[at].span.of(document.text)) for at in times}) < _LEAST:
        return
    for at in times:
        dates = read_cell_dates(squeeze(blocks[at].span.of(document.text)), document.year)
        if not dates:
            continue
        for block in blocks[at + 1 : at + 1 + _REACH]:
            if block.kind != "body" or block.span.start in headings or _is_time(document, block):
                break
            yield block.span.start, Period(dates[0].start, dates[0].end, None)


class Timeline:
    """Knows the times of a report's timelines: the period of a passage that stands under one.

    1. 1998 over 第一冷藏厂投产，年加工能力3,000吨   2. 2021年5月
    Three times or more on a page, in larger or bolder print than what stands under them.
    Left alone: years of charts and tables, a year in a heading.
    """

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks]
        body = [block for block in document.blocks if block.kind == "body"]
        pages = (list(own) for _, own in groupby(body, key=lambda block: block.page))
        self._periods = {start: period for own in pages for start, period in _on_page(document, own)}

    def period_of(self, passage: Passage) -> Period | None:
        """Return the time that a passage stands under, None where it stands under none."""
        if not self._periods:
            return None
        at = bisect_right(self._starts, passage.span.start) - 1
        return self._periods.get(self._starts[at]) if at >= 0 else None
