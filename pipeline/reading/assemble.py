"""Paragraphs into one text with the way back to the pages: blanks and line breaks are dropped, nothing is rewritten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.reading.bits import TIME
from pipeline.reading.bullets import DRAWN
from pipeline.reading.entries import entry_of
from pipeline.reading.kinds import page_kinds
from pipeline.reading.margins import usual_size
from pipeline.reading.paragraphs import Paragraph, read_paragraphs
from pipeline.reading.sheets import Sheet
from pipeline.reading.stitch import stitch
from pipeline.reading.time_lines import event_of
from pipeline.reading.year_columns import year_of
from schemas.document import Block, Document, KeyFigure, Source, Table, TableCell
from schemas.located import Segment
from schemas.page import FIRST_FRAME, FIRST_PANEL, Card, Line, Page
from schemas.text import Span

_BLANKS = re.compile(r"\s+")
_LATIN = re.compile(r"[0-9A-Za-z]")
_LABEL = re.compile(r"[一-鿿（）()]{2,12}[：:]")
_LETTER = re.compile(r"[A-Za-z]")


def _columns(line: Line) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a line between gaps of two and a half characters (编制部门：…      单位：元).

    A spaced title (目      录) is one range: a piece of one character is no column. So is what a form asks with what is
    filled in (法定代表人（签名）：     闻笛); where nothing is, the next label stands apart (编制人：      审核人：).
    """
    start = 0
    for blank in _BLANKS.finditer(line.text):
        gap = line.boxes[blank.end() - 1].x1 - line.boxes[blank.start()].x0
        asked = line.text[start : blank.start()].endswith((":", "：")) and not _LABEL.match(line.text, blank.end())
        if gap > 2.5 * line.size and not asked and min(blank.start() - start, len(line.text) - blank.end()) >= 2:
            yield start, blank.start()
            start = blank.end()
    yield start, len(line.text)


def _kept(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `[first, last)` that stay: all but blanks at its edges and between two that are no Latin.

    A drawn bullet is no word of its line.
    """
    text = line.text
    if text[first:last].lstrip().startswith(DRAWN):
        first = text.index(DRAWN, first) + 1
    elif (inner := text.find(DRAWN, first, last)) >= 0:
        yield from _kept(line, first, inner)
        yield from _kept(line, inner + 1, last)
        return
    piece = text[first:last]
    start = first + len(piece) - len(piece.lstrip())
    end = first + len(piece.rstrip())
    at = start
    for blank in _BLANKS.finditer(text, start, end):
        if not (_LATIN.match(text[blank.start() - 1]) or _LATIN.match(text[blank.end()])):
            if blank.start() > at:
                yield at, blank.start()
            at = blank.end()
        elif blank.end() - blank.start() > 1:
            yield at, blank.start() + 1
            at = blank.end()
    if end > at:
        yield at, end


def _joint(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph: a blank in Latin text, nothing in Chinese."""
    if not before or not (_LETTER.match(before[-1]) and _LETTER.match(after)):
        return ""
    # Chinese layouts break Latin words anywhere (“E|SG”); only a line that is mostly Latin is set by words.
    latin = sum(1 for letter in before if letter.isascii())
    return " " if 2 * latin > len(before) else ""


def _size(line: Line, first: int, last: int) -> float:
    """Return the size of most characters of a part of a line."""
    heights = sorted(box.bottom - box.top for box in list(line.boxes)[first:last])
    return round(heights[len(heights) // 2], 1)


def _frame(line: Line) -> int:
    """Return the number of the frame that a line stands in, 0 for none."""
    flow = line.room.flow if line.room else 0
    return flow if flow >= FIRST_FRAME else 0


def _panel(line: Line) -> int:
    """Return the number of the panel that a line stands in, 0 for none."""
    flow = line.room.flow if line.room else 0
    return flow if FIRST_PANEL <= flow < FIRST_FRAME else 0


class _Text:
    """The text under construction with its segments."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.parts: list[str] = []
        self.length = 0
        self.segments: list[Segment] = []
        self.tables: list[Table] = []
        self.cards: list[KeyFigure] = []

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add(self, paragraph: Paragraph, sheet: Sheet | None) -> Iterator[Block]:
        """Append a paragraph; its blocks: one, or one a column where a single line falls apart at wide gaps."""
        if sheet is not None:
            yield self._add_table(sheet)
            return
        if paragraph.card is not None:
            yield self._add_card(paragraph, paragraph.card)
            return
        lines = [self.pages[page - 1].lines[index] for page, index in paragraph.members]
        if len(lines) == 1 and paragraph.kind == "body":
            parts = list(_columns(lines[0])) if not event_of(lines[0]) else [(0, len(lines[0].text))]
            for first, last in parts:
                # A time beside words (2015 | 公司成立) may be larger than they are; of other rows no part stands out.
                timed = len(parts) == 2 and TIME.fullmatch(lines[0].text[first:last].strip())
                size = _size(lines[0], first, last) if timed else lines[0].size
                yield from (replace(block, size=size) for block in self._add(paragraph, lines, first, last))
        else:
            yield from self._add(paragraph, lines, 0, None)

    def _add_table(self, sheet: Sheet) -> Block:
        """Append a table: cells parted by tabs, rows by line breaks; a wrapped cell is joined like a paragraph."""
        start, row = self.length, 0
        cells: list[TableCell] = []
        for cell in sheet.cells:
            if cells:
                self.put("\n" if cell.row != row else "\t")
            row, first = cell.row, self.length
            self._put_lines(cell.lines, 0, None)
            span = Span(first, self.length)
            cells.append(TableCell(cell.row, cell.column, cell.row_span, cell.column_span, span, cell.page))
        span = Span(start, self.length)
        self.put("\n")
        members = [at for cell in sheet.cells for at in cell.lines]
        self.tables.append(
            Table(span=span, page=members[0][0], cells=tuple(cells), rule=sheet.rule, headers=sheet.headers)
        )
        return self._block("table", span, members[0], len(members))

    def _add_card(self, paragraph: Paragraph, card: Card) -> Block:
        """Append a card: its caption, its unit, its number or those of its years, its change and remarks, with tabs."""
        (page, _), start = paragraph.members[0], self.length
        caption = self._add_part(page, card.caption, start)
        unit = self._add_part(page, card.unit, start)
        if card.years:
            lines = {at: self._add_part(page, (at,), start) for at in card.value}
            value = Span(min(span.start for span in lines.values()), self.length)
        else:
            lines, value = {}, self._add_part(page, card.value, start)
        change = self._add_part(page, card.change, start)
        remarks = tuple(self._add_part(page, (at,), start) for at in card.remarks)
        span = Span(start, self.length)
        self.put("\n")
        self.cards.append(
            KeyFigure(
                span=span,
                page=page,
                caption=caption,
                value=value,
                change=change if len(change) else None,
                remarks=remarks,
                unit=unit if len(unit) else None,
                years=tuple((lines[year], lines[number]) for year, number in card.years),
            )
        )
        return self._block("card", span, (page, card.value[0]), len(card.lines))

    def _add_part(self, page: int, lines: Sequence[int], start: int) -> Span:
        """Append the lines of a part of a card that begins at `start`, behind a tab where others stand before it."""
        if lines and self.length > start:
            self.put("\t")
        first = self.length
        self._put_lines([(page, index) for index in lines], 0, None)
        return Span(first, self.length)

    def _block(self, kind: str, span: Span, at: tuple[int, int], count: int) -> Block:
        """Return the block of a table or card in the print of one of its lines, of which it has `count`."""
        line = self.pages[at[0] - 1].lines[at[1]]
        return Block(
            span=span,
            kind=kind,
            page=at[0],
            size=line.size,
            font=line.font,
            bold=line.bold,
            indent=0.0,
            lines=count,
            full=False,
        )

    def _put_lines(self, members: Sequence[tuple[int, int]], first: int, last: int | None) -> None:
        """Append lines as one run of text: blanks between Han dropped, lines joined."""
        before = ""
        for page, index in members:
            line = self.pages[page - 1].lines[index]
            ranges = list(_kept(line, first, len(line.text) if last is None else last))
            if not ranges:
                continue
            if before:
                timed = event_of(line) and TIME.match(before) and not before.rstrip("年月日0123456789./-")
                self.put(" " if timed else _joint(before, line.text[ranges[0][0] :]))
            for begin, end in ranges:
                self.segments.append(Segment(self.length, end - begin, page, index, begin))
                self.put(line.text[begin:end])
            before = line.text.rstrip()

    def _add(self, paragraph: Paragraph, lines: Sequence[Line], first: int, last: int | None) -> Iterator[Block]:
        start = self.length
        self._put_lines(paragraph.members, first, last)
        if self.length == start:
            return
        span = Span(start, self.length)
        self.put("\n")
        longest = max(lines, key=lambda line: len(line.text))
        yield Block(
            span=span,
            kind=paragraph.kind,
            page=paragraph.members[0][0],
            size=longest.size,
            font=longest.font,
            bold=all(line.bold for line in lines),
            indent=paragraph.indent,
            lines=len(lines),
            full=paragraph.full,
            panel=_panel(lines[0]),
            frame=_frame(lines[0]),
            year=year_of(lines[0]),
            event=event_of(lines[0]) > 0,
            entry=entry_of(lines[0]),
            tinted=all(line.tinted for line in lines),
        )


def assemble(source: Source, pages: Sequence[Page]) -> Document:
    """Make the document of a report from its pages (running heads and table areas marked)."""
    kinds = page_kinds(pages, usual_size(pages))
    text = _Text(pages)
    paragraphs = stitch(pages, read_paragraphs(pages, kinds))
    blocks = [block for paragraph, sheet in paragraphs for block in text.add(paragraph, sheet)]
    return Document(
        source=source,
        pages=tuple(pages),
        text="".join(text.parts),
        segments=tuple(text.segments),
        blocks=tuple(blocks),
        tables=tuple(text.tables),
        cards=tuple(text.cards),
    )
