"""The lines of a report that end what stands under a title, found once for all its tables."""

from bisect import bisect_left
from functools import cached_property
from itertools import takewhile

from extractors.tables.stated_times import ends_section
from schemas.document import Document
from schemas.text import squeeze


class SectionEnds:
    """The marks of annexes and the days of signing of a report, in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _lines(self) -> list[tuple[int, int, bool]]:
        """Return place and page of each, and whether it ends a section for tables of its own page, too."""
        found: list[tuple[int, int, bool]] = []
        for block in self._document.blocks:
            words = squeeze(block.span.of(self._document.text)) if block.kind == "body" else ""
            if words and ends_section(words, apart=True):
                found.append((block.span.start, block.page, ends_section(words, apart=False)))
        return found

    def between(self, start: int, end: int, page: int) -> bool:
        """Whether one of them stands between two places, for a table of some page."""
        first = bisect_left(self._lines, start, key=lambda line: line[0])
        within = takewhile(lambda line: line[0] < end, self._lines[first:])
        return any(everywhere or other != page for _, other, everywhere in within)
