"""Placing the blocks of a report on A4 pages: cover, contents with leaders, body, running head and foot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from corpus.samples.markup import Block, Report
from corpus.samples.typeset import break_lines

WIDTH, HEIGHT = 595.28, 841.89
_LEFT, _RIGHT, _TOP, _BOTTOM = 85.0, 85.0, 88.0, 80.0
_MEASURE = WIDTH - _LEFT - _RIGHT
_ENTRY = 12.0
_CELL_LEADING, _CELL, _CELL_PADDING = 16.0, 10.5, 5.0
# Level: points added to the body size, blank above, indent in ems.
_HEADINGS = {1: (4.0, 12.0, 0.0), 2: (2.0, 6.0, 2.0), 3: (0.0, 2.0, 2.0)}

Measure = Callable[[str, float, bool], float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed line: `[start, end)` of its block's text at `x` and `baseline` (from the top) of a page, in points."""

    page: int
    x: float
    baseline: float
    size: float
    bold: bool
    words: str
    stretch: float = 0.0
    block: Block | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on a page."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Layout:
    """All that is printed."""

    lines: list[Placed] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pages: int = 0

    def page_of(self, block: Block, at: int) -> int:
        """Return the page on which a character of a block is printed."""
        for line in self.lines:
            if line.block is block and line.start <= at < line.end:
                return line.page
        raise ValueError(f"character {at} of {block.text[:20]!r} is printed nowhere")


class _Setter:
    """The pen: where the next line goes."""

    def __init__(self, report: Report, layout: Layout, measure: Measure) -> None:
        self.layout, self.measure = layout, measure
        self.size = float(report.facts.get("size", "12"))
        self.leading = float(report.facts.get("leading", "22"))
        self.page, self.y = 3, _TOP

    def room_for(self, height: float) -> None:
        if self.y + height > HEIGHT - _BOTTOM:
            self.page, self.y = self.page + 1, _TOP

    def put(self, block: Block, x: float, span: tuple[int, int], style: tuple[float, bool, float, float]) -> None:
        size, bold, stretch, leading = style
        self.room_for(leading)
        words = block.text[span[0] : span[1]]
        baseline = self.y + leading * 0.72
        self.layout.lines.append(Placed(self.page, x, baseline, size, bold, words, stretch, block, *span))
        self.y += leading

    def paragraph(self, block: Block) -> None:
        size = self.size
        lines = break_lines(block.text, _MEASURE / size, 2.0, lambda s: self.measure(s, size, False) / size)
        for n, line in enumerate(lines):
            x = _LEFT + (2 * size if n == 0 else 0)
            self.put(block, x, (line.start, line.end), (size, False, line.stretch * size, self.leading))

    def heading(self, block: Block) -> None:
        larger, above, indent = _HEADINGS[block.level]
        size = self.size + larger
        if self.y > _TOP:
            self.y += above
        width = self.measure(block.text, size, True)
        x = (WIDTH - width) / 2 if block.level == 1 and block.number is None else _LEFT + indent * self.size
        self.put(block, x, (0, len(block.text)), (size, True, 0.0, self.leading + larger))

    def single(self, block: Block) -> None:
        bold = block.kind == "centre"
        width = self.measure(block.text, self.size, bold)
        x = WIDTH - _RIGHT - width if block.kind == "right" else (WIDTH - width) / 2
        self.put(block, x, (0, len(block.text)), (self.size, bold, 0.0, self.leading))

    def table(self, block: Block) -> None:
        scale = _MEASURE / sum(block.widths)
        edges = [_LEFT + scale * sum(block.widths[:n]) for n in range(len(block.widths) + 1)]
        self.y += 4
        for number, row in enumerate(block.rows):
            self._row(row, edges, number == 0)
        self.y += 8

    def _row(self, row: tuple[Block, ...], edges: list[float], bold: bool) -> None:
        broken = []
        for cell, left, right in zip(row, edges, edges[1:], strict=False):
            room = (right - left - 2 * _CELL_PADDING) / _CELL
            broken.append(break_lines(cell.text, room, 0.0, lambda s: self.measure(s, _CELL, bold) / _CELL))
        height = max(len(b) for b in broken) * _CELL_LEADING + 2 * _CELL_PADDING
        self.room_for(height)
        top, bottom = self.y, self.y + height
        for cell, lines, left, right in zip(row, broken, edges, edges[1:], strict=False):
            y = top + (height - len(lines) * _CELL_LEADING) / 2
            for line in lines:
                x = (left + right - line.width * _CELL) / 2
                words = cell.text[line.start : line.end]
                place = Placed(self.page, x, y + 11.5, _CELL, bold, words, 0.0, cell, line.start, line.end)
                self.layout.lines.append(place)
                y += _CELL_LEADING
        frame = [(edges[0], top, edges[-1], top), (edges[0], bottom, edges[-1], bottom)]
        frame += [(x, top, x, bottom) for x in edges]
        self.layout.rules += [Rule(self.page, *f) for f in frame]
        self.y = bottom


def _cover(report: Report, layout: Layout, measure: Measure) -> None:
    y = 200.0
    for block in report.blocks:
        if block.kind == "cover":
            y += block.size * 1.8
            if block.text:
                bold = block.size > 20
                x = (WIDTH - measure(block.text, block.size, bold)) / 2
                layout.lines.append(
                    Placed(1, x, y, block.size, bold, block.text, block=block, start=0, end=len(block.text))
                )


def _contents(headings: list[Placed], layout: Layout, measure: Measure, label: Callable[[int], str]) -> None:
    """Print the contents on page 2. Raises ValueError where they need more than that."""
    y = _TOP + 40
    layout.lines.append(Placed(2, (WIDTH - measure("目  录", 18, True)) / 2, _TOP + 14, 18, True, "目  录"))
    for line in headings:
        assert line.block is not None
        x = _LEFT + 2 * _ENTRY * (line.block.level - 1)
        number = label(line.page)
        end = WIDTH - _RIGHT - measure(number, _ENTRY, False)
        start = x + measure(line.words, _ENTRY, False)
        dots = "." * int((end - start - 4) / measure(".", _ENTRY, False))
        left = end - measure(dots, _ENTRY, False) - 2
        parts = ((x, line.words), (left, dots), (end, number))
        layout.lines += [Placed(2, at, y, _ENTRY, False, words) for at, words in parts]
        y += 19
    if y - 19 > HEIGHT - _BOTTOM:
        raise ValueError(f"{len(headings)} headings are too many for one page of contents")


def _running(report: Report, layout: Layout, measure: Measure, label: Callable[[int], str]) -> Iterator[Placed]:
    first = int(report.facts.get("first_page", "1"))
    last = label(layout.pages)
    for page in range(2, layout.pages + 1):
        head = report.facts["header"]
        side = report.facts.get("header_at", "centre")
        wide = measure(head, 9, False)
        x = {"left": _LEFT, "centre": (WIDTH - wide) / 2, "right": WIDTH - _RIGHT - wide}[side]
        yield Placed(page, x, 50, 9, False, head)
        layout.rules.append(Rule(page, _LEFT, 56, WIDTH - _RIGHT, 56))
        if page >= first:
            foot = report.facts["footer"].replace("N", last).replace("n", label(page))
            yield Placed(page, (WIDTH - measure(foot, 9, False)) / 2, HEIGHT - 44, 9, False, foot)


def lay_out(report: Report, measure: Measure) -> Layout:
    """Place a report. `measure` gives the width in points of words at a size, bold or not."""
    layout = Layout()
    first = int(report.facts.get("first_page", "1"))
    _cover(report, layout, measure)
    pen = _Setter(report, layout, measure)
    for block in report.blocks:
        if block.kind == "break":
            pen.page, pen.y = pen.page + 1, _TOP
        elif block.kind != "cover":
            place = {"heading": pen.heading, "table": pen.table, "paragraph": pen.paragraph}
            place.get(block.kind, pen.single)(block)
    layout.pages = pen.page
    headings = [p for p in layout.lines if p.block is not None and p.block.kind == "heading"]

    def label(page: int) -> str:
        return str(page - first + 1)

    _contents(headings, layout, measure, label)
    layout.lines += _running(report, layout, measure, label)
    return layout
