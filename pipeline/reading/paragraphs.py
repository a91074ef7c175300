"""Lines into paragraphs by geometry: indent, line end, punctuation, over page breaks too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from extractors.text.characters import CLOSING_BRACKETS, OPENING_BRACKETS
from pipeline.reading.contents_lines import beside_list
from pipeline.reading.entries import entry_of, is_bare
from pipeline.reading.line_looks import (
    ENDED,
    ITEM,
    MARKER,
    PROSE,
    ends_in_unit,
    gaps_of,
    hangs_under,
    is_apart,
    is_next_heading,
    is_next_time,
    is_other_flow,
    is_other_panel,
    is_row,
    is_second_half,
)
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
from pipeline.reading.time_lines import event_of
from pipeline.reading.year_columns import lines_ahead
from schemas.page import Card, Grid, Line, Page, Room

_BRACKET = re.compile(rf"[{OPENING_BRACKETS}{CLOSING_BRACKETS}]")
_BLOCK = 0.4  # of the width of the text that lines of a block have at least
_SHIFTS = (-3.5, 3)  # sizes that the second line of a block may stand left or right of the first one
_LONGEST_BRACKET = 3  # lines that one bracket runs over, before the one that closes it
_TITLE = re.compile(r"[一-鿿、“”]{2,14}")  # words over a paragraph
_UNDER, _SET_IN = 2.5, (1.2, 2.8)  # sizes from a title to the line under it, from its left to that of the line
_SPACED = 1.25  # of the step from line to line: what begins further below begins a paragraph


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph, as (page number, line index); `kind` as in `schemas.document.Block`.

    `grid` is the table of the page that a paragraph of kind `table` holds, `card` the card of one of kind `card`.
    """

    kind: str
    members: list[tuple[int, int]] = field(default_factory=list)
    indent: float = 0.0
    full: bool = False
    grid: Grid | None = None
    card: Card | None = None


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
        return Paragraph(kind, [at], self.line(at).left - self.margins_at(at).left)

    def _is_centred(self, at: tuple[int, int]) -> bool:
        return is_centred(self.line(at), self.pages[at[0] - 1], self.margins_at(at))

    def _continues(self, at: tuple[int, int]) -> bool:
        if self.open is None:
            return False
        before, line = self.open.members[-1], self.line(at)
        last, margins, here = self.line(before), self.margins_at(before), self.margins_at(at)
        if event_of(last) or event_of(line):
            return event_of(last) == event_of(line)
        if entry_of(last) or entry_of(line):
            return entry_of(last) == entry_of(line) and is_bare(line.text)  # 检测项目 over 86项
        if self._is_next_time(at):
            return False
        indent = line.left - here.left
        ends = bool(ENDED.search(last.text.rstrip()))
        runs_over = not ends and self._is_in_block(before, at)
        if (
            is_other_flow(last, line)
            or is_other_panel(last, line)
            or (abs(last.size - line.size) > 0.6 and not self._is_same_text(before, at))
            or self._is_centred(self.open.members[0])
            or (self._is_centred(at) and not runs_over)
        ):
            return False
        if before[0] == at[0] and len(self.open.members) == 1 and is_second_half(line, last, self.size):
            return True
        if before[0] == at[0] and line.top - last.top > max(1.7 * margins.step, 2 * line.size):
            return False
        if ends and (self._is_over_paragraph(at) or (last.room is not None and self._is_spaced(before, at))):
            return False
        indented = indent > 1.2 * line.size
        in_brackets = self._is_in_brackets(line)
        if max(self.open.indent, indent) > 6 * line.size and not (runs_over or in_brackets):
            return False
        if ends_in_unit(last) or any(is_apart(text) for text in (last.text.rstrip(), line.text.rstrip())):
            return False
        if in_brackets and not is_row(last) and not is_row(line):
            return True
        if not (is_full(last, line, margins) or self._runs_on(last, ends, margins, indented)):
            return False
        if last.bold != line.bold and (ends or indented):
            return False
        if ITEM.match(line.text) or is_row(last) or is_row(line):
            return False
        if MARKER.match(line.text):
            torn = is_full(last, line, margins) and not ends and not indented
            return torn and not is_next_heading(line, last, self.line(self.open.members[0]))
        if not indented:
            return True
        return runs_over  # an indented line goes on only where the one before it breaks off in mid-sentence

    def _is_over_paragraph(self, at: tuple[int, int]) -> bool:
        """Whether a few words without a mark stand at the margin over a line set in: a title over its paragraph.

        The last line of a paragraph ends in a mark.
        """
        line, lines = self.line(at), self.pages[at[0] - 1].lines
        below = lines[at[1] + 1] if at[1] + 1 < len(lines) else None
        return (
            below is not None
            and bool(_TITLE.fullmatch(line.text.strip()))
            and below.role == "body"
            and not is_other_flow(line, below)
            and 0 < below.top - line.top < _UNDER * line.size
            and _SET_IN[0] < (below.left - line.left) / line.size < _SET_IN[1]
        )

    def _is_next_time(self, at: tuple[int, int]) -> bool:
        """Whether a line is the next one of a list of times that the open paragraph is part of."""
        assert self.open is not None
        page, index = self.open.members[0]
        over = self.line((page, index - 1)) if index else None
        return is_next_time(self.line(at), self.line((page, index)), over)

    def _is_in_block(self, before: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether a line stands right under a full one that no gap parts, or hangs under the first of its paragraph.

        In narrow columns (cards) a full title is no sign: who gave an honour stands right under it.
        """
        assert self.open is not None
        last, line, first = self.line(before), self.line(at), self.line(self.open.members[0])
        margins = self.margins_at(before)
        if not is_full(last, line, margins) or (gaps_of(last) and last is not first) or gaps_of(line):
            return False
        if last.right - last.left < _BLOCK * (margins.right - margins.left):
            return False  # names under each other at the right margin
        if hangs_under(line, first):
            return True
        prose = PROSE.search(last.text) or last.text.endswith("、")
        if first is last and ((last.room is not None and not prose) or MARKER.match(first.text)):
            return False
        shift = (line.left - last.left) / line.size
        return abs(shift) < 0.7 or bool(first is last and prose and _SHIFTS[0] < shift < _SHIFTS[1])

    def _is_same_text(self, before: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether a line in mid-sentence goes on in a size that only differs as much as scanned lines do."""
        last, line, margins = self.line(before), self.line(at), self.margins_at(before)
        alike = max(last.size, line.size) < 1.15 * min(last.size, line.size) and last.bold == line.bold
        prose = PROSE.search(last.text) and not ENDED.search(last.text.rstrip())
        at_margin = abs(line.left - self.margins_at(at).left) < 0.8 * line.size
        return bool(alike and prose and at_margin and last.right >= margins.right - line.size)

    def _is_in_brackets(self, line: Line) -> bool:
        """Whether a line closes a bracket that the paragraph has opened and not closed."""
        if self.open is None or not (closes := _BRACKET.search(line.text)) or closes[0] in OPENING_BRACKETS:
            return False
        last = "".join(self.line(at).text for at in self.open.members[-_LONGEST_BRACKET:])
        signs = _BRACKET.findall(last)
        return bool(signs) and signs[-1] in OPENING_BRACKETS

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

    def _hold_column(self, at: tuple[int, int]) -> None:
        """Keep a line of a column of a table whose rows cannot be told with those above it."""
        last = self.held[-1] if self.held and self.held[-1].kind == "column" else None
        if last and last.members[-1] == (at[0], at[1] - 1) and self.line(last.members[-1]).top < self.line(at).top:
            last.members.append(at)
        else:
            self.held.append(Paragraph("column", [at]))

    def build(self) -> Iterator[Paragraph]:
        for page, kind in zip(self.pages, self.kinds, strict=True):
            if kind != "body":
                yield from self._flush()
            first_lines = {
                min(i for c in g.cells for i in c.lines): g for g in page.grids if any(c.lines for c in g.cells)
            }
            cards = {card.caption[0]: card for card in page.cards}
            beside = beside_list(page) if kind == "contents" else ()
            for index, line in enumerate(page.lines):
                at = (page.number, index)
                own = "body" if index in beside else kind
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
                elif line.role == "column":
                    self._hold_column(at)
                elif line.role in ("body", "note", "aside") and own != "body":
                    yield from self._flush()
                    yield self._start(own, at)
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
