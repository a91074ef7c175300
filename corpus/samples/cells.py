"""Placing tables: ruled, half-ruled and without rules, with merged group cells and a header that stands again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.samples.markup import Block
from corpus.samples.placed import BOTTOM, HEIGHT, LEFT, MEASURE, TOP, Layout, Measure, Placed, Rule
from corpus.samples.typeset import Line, break_lines

_LEADING, _SIZE, _PADDING = 16.0, 10.5, 5.0
_RAISED, _RAISED_BY = 6.5, 4.0


@dataclass(slots=True)
class _Row:
    """A row where it is printed; `first` is its number in the table, a header that stands again has 0 too."""

    page: int
    top: float
    bottom: float
    number: int
    again: bool = False


class _Table:
    """One table on its way to the page."""

    def __init__(self, block: Block, measure: Measure) -> None:
        scale = MEASURE / sum(block.widths)
        self.block, self.measure = block, measure
        self.edges = [LEFT + scale * sum(block.widths[:n]) for n in range(len(block.widths) + 1)]
        self.align = block.options.get("align", "c" * len(block.widths))
        self.broken = [[self._break(cell, r, c) for c, cell in enumerate(row)] for r, row in enumerate(block.rows)]

    def _break(self, cell: Block, row: int, column: int) -> list[Line]:
        if cell.goes_on:
            return []
        room = (self.edges[column + 1] - self.edges[column] - 2 * _PADDING) / _SIZE
        return break_lines(cell.text, room, 0.0, lambda s: self.measure(s, _SIZE, row == 0) / _SIZE)

    def goes_on(self, row: int, column: int) -> bool:
        return 0 <= row < len(self.block.rows) and self.block.rows[row][column].goes_on

    def height(self, row: int) -> float:
        lines = [len(b) for c, b in enumerate(self.broken[row]) if not self.goes_on(row + 1, c)]
        return max(lines) * _LEADING + 2 * _PADDING

    def rows(self, page: int, y: float) -> list[_Row]:
        """Return where each row is printed; one that does not fit begins the next page, below the header again."""
        rows: list[_Row] = []
        for number in range(len(self.block.rows)):
            height = self.height(number)
            if y + height > HEIGHT - BOTTOM:
                page, y = page + 1, TOP
                if number and self.block.options.get("repeat") == "yes":
                    rows.append(_Row(page, y, y + self.height(0), 0, again=True))
                    y = rows[-1].bottom
            rows.append(_Row(page, y, y + height, number))
            y = rows[-1].bottom
        return rows

    def cell_lines(self, row: _Row, column: int, bottom: float) -> Iterator[Placed]:
        cell, lines = self.block.rows[row.number][column], self.broken[row.number][column]
        y = row.top + (bottom - row.top - len(lines) * _LEADING) / 2
        for line in lines:
            yield from self._pieces(row, column, line, y + 11.5)
            y += _LEADING
        assert cell.goes_on or lines or not cell.text

    def _pieces(self, row: _Row, column: int, line: Line, baseline: float) -> Iterator[Placed]:
        """Yield the pieces of a cell's line: its words, and raised and smaller its footnote marks."""
        cell, bold = self.block.rows[row.number][column], row.number == 0
        raised = [m for m in cell.marks if m.kind == "f" and line.start <= m.start < line.end]
        cuts = sorted({line.start, line.end, *(m.start for m in raised), *(m.end for m in raised)})
        spans = list(pairwise(cuts))
        sizes = [_RAISED if any(m.start == start for m in raised) else _SIZE for start, _ in spans]
        words = [cell.text[start:end] for start, end in spans]
        widths = [self.measure(w, s, bold) for w, s in zip(words, sizes, strict=True)] if raised else []
        x = self._left(column, sum(widths) if raised else line.width * _SIZE)
        for n, (start, end) in enumerate(spans):
            at = baseline - (_RAISED_BY if sizes[n] == _RAISED else 0)
            yield Placed(row.page, x, at, sizes[n], bold, words[n], 0.0, None if row.again else cell, start, end)
            x += widths[n] if raised else 0

    def _left(self, column: int, width: float) -> float:
        left, right = self.edges[column], self.edges[column + 1]
        at = {"l": left + _PADDING, "c": (left + right - width) / 2, "r": right - _PADDING - width}
        return at[self.align[column]]

    def bottom_of(self, rows: Sequence[_Row], index: int, column: int) -> float:
        """Return where a cell ends on its page, with the rows below that it covers."""
        if rows[index].again:
            return rows[index].bottom
        last = index
        while last + 1 < len(rows) and rows[last + 1].page == rows[index].page:
            if not self.goes_on(rows[last + 1].number, column):
                break
            last += 1
        return rows[last].bottom

    def rules(self, rows: Sequence[_Row], index: int) -> Iterator[Rule]:
        style = self.block.options.get("style", "ruled")
        row, left, right = rows[index], self.edges[0], self.edges[-1]
        first = index == 0 or rows[index - 1].page != row.page
        last = index + 1 == len(rows) or rows[index + 1].page != row.page
        if style == "half":
            if first:
                yield Rule(row.page, left, row.top, right, row.top)
            if last or row.number == 0:
                yield Rule(row.page, left, row.bottom, right, row.bottom)
        if style != "ruled":
            return
        under_head = not first and rows[index - 1].again
        for y, number, edge in ((row.top, row.number, first or under_head), (row.bottom, row.number + 1, last)):
            merged = [c for c in range(len(self.edges) - 1) if self.goes_on(number, c) and not edge and not row.again]
            start = self.edges[merged[-1] + 1] if merged else left
            yield Rule(row.page, start, y, right, y)
        for x in self.edges:
            yield Rule(row.page, x, row.top, x, row.bottom)


def set_table(block: Block, layout: Layout, measure: Measure, at: tuple[int, float]) -> tuple[int, float]:
    """Place a table from a page and height on; return the page and height at which it ends."""
    table = _Table(block, measure)
    rows = table.rows(*at)
    for index, row in enumerate(rows):
        for column in range(len(block.widths)):
            layout.lines += table.cell_lines(row, column, table.bottom_of(rows, index, column))
        layout.rules += table.rules(rows, index)
    return rows[-1].page, rows[-1].bottom
