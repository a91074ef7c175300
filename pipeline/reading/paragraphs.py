"""Lines into paragraphs by geometry: indent, line end, punctuation, over page breaks too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from extractors.text.characters import LIST_SIGNS
from pipeline.reading.margins import (
    Margins,
    has_indents,
    is_centred,
    is_full,
    line_margins,
    page_margins,
    usual_size,
)
from pipeline.reading.notes import opens_note
from pipeline.reading.pieces import UNIT_LINE
from pipeline.reading.year_columns import lines_ahead, year_of
from schemas.page import Card, Grid, Line, Page, Room
from schemas.text import squeeze

ENDED = re.compile(r"[。！？；：:;!?…][”’》）)」』\"']*$")  # the end of a sentence, or what leads to a list
_MARKER = re.compile(
    r"""
    第[一二三四五六七八九十百0-9]{1,4}[章节部分篇条]
    | [一二三四五六七八九十]{1,3} [、．.]
    | [（(] [一二三四五六七八九十0-9]{1,3} [）)]
    | [0-9]{1,2} (?: [、．] | \.(?![0-9]) | [）)] )
    | [0-9]{1,2} (?: \.[0-9]{1,2} ){1,3} (?![0-9%％.])
    | [①-⑳⑴-⒇㈠-㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]
    | 附[件录表：] | 注[0-9]{0,2}[：:] | 【
    """
    rf"| [{LIST_SIGNS}]",
    re.VERBOSE,
)
_PROSE = re.compile(r"[，,；;。]")
_BULLET = re.compile(rf"[{LIST_SIGNS}\ue000-\uf8ff]")
_ITEM = re.compile(r"[◆●■◼▲➢➤✓❖▪\ue000-\uf8ff] ")  # no box to tick, no star of a rating
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3} ")  # of a heading or item, with no mark behind it
_TICKED = re.compile(r"(?:[□☐☑√✓✔■] ?(?:不?适用|[是否有无]) ?)+")  # a line of boxes to tick, a paragraph by itself
_ROW = re.compile(r"(?: [-+(（]?[0-9][0-9,.]{0,18}%?[)）]?){2,12}$")  # a label and its numbers
_JOINS = re.compile(r"(?:与(?!时俱|众|会|你)|和(?![谐平睦美畅气合善声而])|以?及(?![时格])|暨)")  # opens half a title
_WIDE = 1.5  # sizes
_SPACED = 1.25  # of the step from line to line: what begins further below begins a paragraph


def _ends_in_unit(line: Line) -> bool:
    """Whether a line names the unit of a table, also behind its title: 收支总表　单位：万元."""
    words = line.text.rstrip()
    return any(UNIT_LINE.fullmatch(squeeze(said)) for said in (words, words.rpartition(" ")[2]))


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph, as (page number, line index); `kind` as in `schemas.document.Block`.

    `grid` is the table of the page that a paragraph of kind `table` holds, `card` the card of one of kind `card`.
    """

    kind: str
    members: list[tuple[int, int]] = field(default_factory=list)
    centred: bool = False
    indent: float = 0.0
    full: bool = False
    grid: Grid | None = None
    card: Card | None = None


def _is_other_flow(last: Line, line: Line) -> bool:
    """Whether two lines stand in columns of different widths or years: text and side box, full width and column."""
    one, other = last.room, line.room
    flows = one.flow if one else 0, other.flow if other else 0
    if year_of(last) != year_of(line):
        return True
    if flows[0] == flows[1]:
        return False
    if one is None or other is None or None in (one.left, one.right, other.left, other.right):
        return True
    widths = (one.right or 0) - (one.left or 0), (other.right or 0) - (other.left or 0)
    return max(widths) > 1.15 * min(widths)


def _is_row(line: Line) -> bool:
    """Whether a line falls into three pieces or more with wide gaps between: no text runs through it."""
    if line.text.count(" ") < 2:
        return False
    gaps = [line.boxes[at] for at, letter in enumerate(line.text) if letter == " "]
    return sum(box.x1 - box.x0 > _WIDE * line.size for box in gaps) >= 2


def _hangs_under(line: Line, first: Line) -> bool:
    """Whether a line stands under the bullet or under the words of a list item or heading, and is no item itself."""
    bullet = _BULLET.match(first.text)
    sign = bullet or _MARKER.match(first.text) or _NUMBER.match(first.text)
    if not sign or _BULLET.match(line.text):
        return False
    characters = zip(first.text[sign.end() :], first.boxes[sign.end() :], strict=True)
    words = next((box.x0 for letter, box in characters if letter != " "), first.left)
    # An opening quotation mark fills the right half of its square only.
    if min(abs(line.left - x) for x in ((first.left, words) if bullet else (words,))) < 0.6 * line.size:
        return True
    # Set by whole characters it stands a little left of the words: two under （2）, which is wider.
    return not bullet and first.left + 0.9 * line.size < line.left < words and words - line.left < line.size


def _is_next_heading(line: Line, last: Line, first: Line) -> bool:
    """Whether a line with a number stands under another such line, neither of them in a sentence.

    二、…经营模式、行业情况及研发情况说明 fills its line and （一）… under it is no half of it.
    """
    is_heading = _MARKER.match(first.text) and first is last and not _PROSE.search(first.text)
    return bool(is_heading) and abs(line.left - first.left) < 0.6 * line.size


def _is_second_half(line: Line, last: Line, usual: float) -> bool:
    """Whether a line in large type joins on to the one above it: 大事记 over 与发展历程."""
    large = min(line.size, last.size) >= 1.3 * usual and abs(line.left - last.left) < 0.6 * line.size
    near = 0 < line.top - last.top <= 1.8 * line.size
    return large and near and bool(_JOINS.match(line.text)) and not _PROSE.search(last.text + line.text)


class _Builder:
    """Walks the lines of a report in reading order and decides at each one: new paragraph or not."""

    def __init__(self, pages: Sequence[Page], kinds: Sequence[str]) -> None:
        self.pages, self.kinds = pages, kinds
        self.margins = page_margins(pages, kinds)
        self.indents = has_indents(pages, self.margins)
        self.size = usual_size(pages)
        self.steps: dict[int, dict[tuple[Room | None, float], float]] = {}
        self.open: Paragraph | None = None
        self.taken: set[tuple[int, int]] = set()  # lines that a paragraph of the page before went on with
        self.held: list[Paragraph] = []  # tables, footnotes, turned lines between two halves of a sentence

    def line(self, at: tuple[int, int]) -> Line:
        return self.pages[at[0] - 1].lines[at[1]]

    def margins_at(self, at: tuple[int, int]) -> Margins:
        return line_margins(self.line(at), self.margins[at[0]])

    def _start(self, kind: str, at: tuple[int, int]) -> Paragraph:
        line, page, margins = self.line(at), self.pages[at[0] - 1], self.margins_at(at)
        return Paragraph(kind, [at], is_centred(line, page, margins), line.left - margins.left)

    def _continues(self, at: tuple[int, int]) -> bool:
        if self.open is None:
            return False
        before, line = self.open.members[-1], self.line(at)
        last, margins, here = self.line(before), self.margins_at(before), self.margins_at(at)
        indent = line.left - here.left
        if (
            _is_other_flow(last, line)
            or (abs(last.size - line.size) > 0.6 and not self._is_same_text(before, at))
            or self.open.centred
            or is_centred(line, self.pages[at[0] - 1], here)
        ):
            return False
        if before[0] == at[0] and len(self.open.members) == 1 and _is_second_half(line, last, self.size):
            return True
        if before[0] == at[0] and line.top - last.top > max(1.7 * margins.step, 2 * line.size):
            return False
        ends = bool(ENDED.search(last.text.rstrip()))
        if ends and last.room is not None and self._is_spaced(before, at):
            return False
        indented = indent > 1.2 * line.size
        if self.open.indent > 6 * line.size or _ends_in_unit(last):
            return False
        if any(_ROW.search(text) or _TICKED.fullmatch(text) for text in (last.text.rstrip(), line.text.rstrip())):
            return False
        if indent > 6 * line.size or not (is_full(last, line, margins) or self._runs_on(last, ends, margins, indented)):
            return False
        if last.bold != line.bold and (ends or indented):
            return False
        if _ITEM.match(line.text) or _is_row(last) or _is_row(line):
            return False
        if _MARKER.match(line.text):
            torn = is_full(last, line, margins) and not ends and not indented
            return torn and not _is_next_heading(line, last, self.line(self.open.members[0]))
        if not indented:
            return True
        # An indented line goes on only where the one before it breaks off in mid-sentence at the same indent.
        first = self.line(self.open.members[0])
        hanging = abs(last.left - line.left) < 0.7 * line.size and len(self.open.members) > 1
        wrapped = abs(first.left - line.left) < 3 * line.size and len(self.open.members) == 1
        torn = wrapped and last.text[-1] in "，、" and not self._is_indented_style()
        prose = _PROSE.search(last.text) and not _MARKER.match(first.text)
        block = wrapped and prose and abs(first.left - line.left) < 0.6 * line.size
        return not ends and bool(hanging or torn or block or _hangs_under(line, first))

    def _is_same_text(self, before: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether a line in mid-sentence goes on in a size that only differs as much as scanned lines do."""
        last, line, margins = self.line(before), self.line(at), self.margins_at(before)
        alike = max(last.size, line.size) < 1.15 * min(last.size, line.size) and last.bold == line.bold
        prose = _PROSE.search(last.text) and not ENDED.search(last.text.rstrip())
        at_margin = abs(line.left - self.margins_at(at).left) < 0.8 * line.size
        return bool(alike and prose and at_margin and last.right >= margins.right - line.size)

    def _is_spaced(self, before: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether a line of a column stands further below the one before than the lines of the column's paragraphs."""
        last, line = self.line(before), self.line(at)
        step = self._steps_of(at[0]).get((line.room, line.size)) if before[0] == at[0] else None
        return step is not None and line.top - last.top > _SPACED * step

    def _steps_of(self, page: int) -> dict[tuple[Room | None, float], float]:
        """Return how near to each other lines of one column and size stand at least, by column and size."""
        if page not in self.steps:
            steps = self.steps[page] = {}
            for a, b in pairwise(self.pages[page - 1].lines):
                if a.room == b.room and a.size == b.size and b.top > a.top:
                    key = a.room, a.size
                    steps[key] = min(b.top - a.top, steps.get(key, inf))
        return self.steps[page]

    def _runs_on(self, last: Line, ends: bool, margins: Margins, indented: bool) -> bool:
        """Whether a line goes on that is not quite full: among indented paragraphs a line at the margin opens none.

        The line before must nearly fill its width, or break off in mid-sentence past the middle of the page (a line
        break made by hand); a short one is a heading.
        """
        if not self.indents or indented or last.room is not None:
            return False
        end, width = last.right, margins.right - margins.left
        return end >= margins.right - 2 * last.size or (not ends and end >= margins.left + 0.6 * width)

    def _is_indented_style(self) -> bool:
        first = self.line(self.open.members[0]) if self.open else None
        return bool(first and self.open and self.open.indent > 1.2 * first.size)

    def _flush(self) -> Iterator[Paragraph]:
        if self.open is not None:
            at = self.open.members[-1]
            self.open.full = self.line(at).right >= self.margins_at(at).right - self.line(at).size
            yield self.open
        yield from self.held
        self.open, self.held = None, []

    def _run_ahead(self, line: Line) -> None:
        """Where a line begins the column of another year, go on with the paragraph in its own one of the next page."""
        if self.open is None:
            return
        members = self.open.members
        for at in lines_ahead(self.pages, members[-1], line):
            if self.kinds[at[0] - 1] != "body" or not self._continues(at):
                return
            members.append(at)
            self.taken.add(at)

    def _hold_note(self, at: tuple[int, int]) -> None:
        """Keep a line of a footnote until the paragraph over it has ended, on the next page perhaps."""
        last = self.held[-1].members[-1] if self.held and self.held[-1].grid is None else None
        goes_on = last == (at[0], at[1] - 1) and self.line(last).role == "note"
        if goes_on and not opens_note(self.line(at), self.size):
            self.held[-1].members.append(at)
        else:
            self.held.append(self._start("body", at))

    def build(self) -> Iterator[Paragraph]:
        for page, kind in zip(self.pages, self.kinds, strict=True):
            if kind != "body":
                yield from self._flush()
            first_lines = {
                min(i for c in g.cells for i in c.lines): g for g in page.grids if any(c.lines for c in g.cells)
            }
            cards = {card.caption[0]: card for card in page.cards}
            for index, line in enumerate(page.lines):
                at = (page.number, index)
                if at in self.taken:
                    continue
                if line.role == "body":
                    self._run_ahead(line)
                if line.role == "table":
                    if index in first_lines:
                        self.held.append(Paragraph("table", [at], grid=first_lines[index]))
                elif line.role == "card":
                    if index in cards:
                        self.held.append(Paragraph("card", [at], card=cards[index]))
                elif line.role == "chart":
                    self.held.append(Paragraph("chart", [at]))
                elif line.role in ("body", "note", "aside") and kind != "body":
                    yield self._start(kind, at)
                elif line.role == "note":
                    self._hold_note(at)
                elif line.role == "aside":
                    self.held.append(self._start("body", at))
                elif line.role == "body" and self._continues(at):
                    assert self.open is not None
                    self.open.members.append(at)
                elif line.role == "body":
                    yield from self._flush()
                    self.open = self._start("body", at)
        yield from self._flush()


def read_paragraphs(pages: Sequence[Page], kinds: Sequence[str]) -> tuple[Paragraph, ...]:
    """Group the lines of a report into paragraphs, in reading order.

    A line goes on with the paragraph before it where that one's last line is full (the next word would not have
    fitted), has the same size, and the line itself stands at the margin or hangs under the first one. A table or a
    footnote between the two halves of a sentence comes after the paragraph. Lines of covers, contents pages and tables
    stay lines.
    """
    return tuple(_Builder(pages, kinds).build())
