"""Per page: how many numbers are printed, how many of them are in rows, left out by which rule, or unread."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.accounting.cells import firings_in_cell
from extractors.accounting.numbers import PrintedNumber, printed_numbers
from extractors.accounting.reasons import firings_in_prose
from extractors.rule import NOT_READ, Firing
from extractors.tables import CellView, read_cells
from extractors.text.view import full_width
from schemas.document import Document
from schemas.text import Span, squeeze

_YEAR_GOES_ON = re.compile(r"\s+年")
_BEFORE, _BEHIND = 4, 6  # characters around a number that is not read
_BY_ROLE = {"header": "running_head", "footer": "running_head", "label": "page_number"}
_BY_KIND = {"contents": "contents_line", "cover": "cover", "chart": "chart"}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a printed number: `why` is `read`, a reason of `schemas.left_out`, or `unread`."""

    number: PrintedNumber
    why: str


@dataclass(frozen=True, slots=True)
class PageAccount:
    """The numbers of one page: all that are printed, those in rows, those left out by reason, the rest.

    `unread_text` has the rest as printed, each with a few characters around it.
    """

    page: int
    numbers: int
    read: int
    left_out_by: tuple[tuple[str, int], ...]
    unread: int
    unread_text: tuple[str, ...] = ()

    @property
    def left_out(self) -> int:
        """How many numbers a rule leaves."""
        return sum(count for _, count in self.left_out_by)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that meet joined: a quantity and its change may be two rows side by side."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _around(spans: Sequence[Span], offset: int) -> int | None:
    """Return which of some spans in order holds an offset."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at if at >= 0 and offset < spans[at].end else None


def _by_offset(left: Iterable[Firing], start: int) -> dict[int, str]:
    """Return for each offset of the document that something left stands at the first reason that was given for it."""
    found: dict[int, str] = {}
    for span, _, reason in left:
        for offset in range(start + span.start, start + span.end) if reason != NOT_READ else ():
            found.setdefault(offset, reason)
    return found


class _Reasons:
    """Says why a number of the document's text that is in no row was left; reads a passage or cell once, if asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = [block.span for block in document.blocks]
        self._passages = [passage.span for passage in document.passages]
        self._tables = [table.span for table in document.tables]
        self._in_passage: dict[int, dict[int, str]] = {}
        self._in_table: dict[int, list[CellView]] = {}
        self._in_cell: dict[tuple[int, int], dict[int, str]] = {}

    def of(self, span: Span) -> str:
        """Return the reason, or `unread`."""
        block = _around(self._blocks, span.start)
        kind = self._document.blocks[block].kind if block is not None else "body"
        table = _around(self._tables, span.start) if kind == "table" else None
        left = self._cell(table, span) if table is not None else self._passage(span)
        said = left.get(span.start) if all(at in left for at in range(span.start, span.end)) else None
        if said == "year" and _YEAR_GOES_ON.match(self._document.text, span.end):
            said = None  # the line broke off within a date
        return _BY_KIND.get(kind) or said or "unread"

    def _passage(self, span: Span) -> dict[int, str]:
        at = _around(self._passages, span.start)
        if at is None:
            return {}
        if at not in self._in_passage:
            passage = self._document.passages[at]
            text = full_width(passage.span.of(self._document.text))
            found = firings_in_prose(text, self._document.year_of(passage), heading=passage.kind == "heading")
            self._in_passage[at] = _by_offset(found, passage.span.start)
        return self._in_passage[at]

    def _cell(self, at: int, span: Span) -> dict[int, str]:
        if at not in self._in_table:
            cells = read_cells(self._document.tables[at], self._document.text)
            self._in_table[at] = [cell for cell in cells if cell.text]
        cells = self._in_table[at]
        index = bisect_right(cells, span.start, key=lambda cell: cell.cell.span.start) - 1
        if index < 0:
            return {}
        if (at, index) not in self._in_cell:
            within = cells[index].cell.span
            found = firings_in_cell(cells[index], within.of(self._document.text), self._document.year)
            self._in_cell[at, index] = _by_offset(found, within.start)
        return self._in_cell[at, index]


def _header_words(document: Document) -> frozenset[str]:
    """Return what stands in the headers of tables: where a table goes on they are printed again, and not kept."""
    cells = (cell for table in document.tables for cell in table.cells if cell.row < max(table.headers or 1, 1))
    return frozenset(squeeze(cell.span.of(document.text)) for cell in cells if len(cell.span))


def fates(document: Document, spans: Iterable[Span]) -> Iterator[Fate]:
    """Yield what became of every printed number, in the order of the pages; `spans` are those of the rows."""
    rows, reasons, headers = _merged(spans), _Reasons(document), _header_words(document)
    for number in printed_numbers(document):
        line = document.pages[number.page - 1].lines[number.line]
        if number.span is None:
            again = line.role == "table" and squeeze(line.text) in headers
            yield Fate(number, "label" if again else _BY_ROLE.get(line.role, "unread"))
            continue
        row = _around(rows, number.span.start)
        read = row is not None and rows[row].covers(number.span)
        yield Fate(number, "read" if read else reasons.of(number.span))


def account(document: Document, spans: Iterable[Span]) -> tuple[PageAccount, ...]:
    """Return the account of every page, in order: numbers = read + left out + unread on each.

    `spans` are those of the rows of quantities, dates, honours and indicators: a number within one of them is read. A
    row of `tables` or `statements` reads nothing by itself.
    """
    counts = {page.number: Counter[str]() for page in document.pages}
    unread: dict[int, list[str]] = {page.number: [] for page in document.pages}
    for fate in fates(document, spans):
        counts[fate.number.page][fate.why] += 1
        if fate.why == "unread":
            unread[fate.number.page].append(_with_words(fate.number, document))
    return tuple(_page(number, count, unread[number]) for number, count in counts.items())


def _with_words(number: PrintedNumber, document: Document) -> str:
    """Return a number with the characters around it in its line of the document's text, by which it is found again."""
    if number.span is None:
        return number.text
    start, end = number.span.start, number.span.end
    before = document.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    behind = document.text[end : end + _BEHIND].partition("\n")[0]
    return (before + document.text[start:end] + behind).strip()


def _page(number: int, count: Counter[str], unread: Sequence[str]) -> PageAccount:
    left = tuple(sorted((why, n) for why, n in count.items() if why not in ("read", "unread")))
    return PageAccount(number, count.total(), count["read"], left, count["unread"], tuple(unread))
