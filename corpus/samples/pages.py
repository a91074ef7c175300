"""Placing the blocks of a report on A4 pages: cover, contents with leaders, body, running head and foot."""

from collections.abc import Callable, Iterator

from corpus.samples.cells import set_table
from corpus.samples.markup import Block, Report
from corpus.samples.placed import BOTTOM, HEIGHT, LEFT, MEASURE, RIGHT, TOP, WIDTH, Layout, Measure, Placed, Rule
from corpus.samples.typeset import break_lines

_ENTRY = 12.0
_GUTTER = 24.0
# Level: points added to the body size, blank above, indent in ems.
_HEADINGS = {1: (4.0, 12.0, 0.0), 2: (2.0, 6.0, 2.0), 3: (0.0, 2.0, 2.0)}


class _Setter:
    """The pen: where the next line goes."""

    def __init__(self, report: Report, layout: Layout, measure: Measure) -> None:
        self.layout, self.measure = layout, measure
        self.size = float(report.facts.get("size", "12"))
        self.leading = float(report.facts.get("leading", "22"))
        self.page, self.y = 3, TOP
        self.left, self.wide, self.column = LEFT, MEASURE, 0
        self.top, self.bottom = TOP, HEIGHT - BOTTOM

    def room_for(self, height: float) -> None:
        if self.y + height <= self.bottom:
            return
        if self.column == 1:
            self.y, self.left, self.column = self.top, LEFT + self.wide + _GUTTER, 2
        elif self.column == 2:
            raise ValueError(f"two columns down to {self.bottom:.0f} points on page {self.page} are too short")
        else:
            self.page, self.y = self.page + 1, TOP

    def columns(self, block: Block) -> None:
        """Go on in two columns of the block's height."""
        self.y += 6
        self.wide, self.column = (MEASURE - _GUTTER) / 2, 1
        self.top, self.bottom = self.y, self.y + block.size

    def one_column(self, block: Block) -> None:
        assert block.kind == "one_column"
        self.y = self.bottom + 6
        self.left, self.wide, self.column = LEFT, MEASURE, 0
        self.bottom = HEIGHT - BOTTOM

    def put(self, block: Block, x: float, span: tuple[int, int], style: tuple[float, bool, float, float]) -> None:
        size, bold, stretch, leading = style
        self.room_for(leading)
        words = block.text[span[0] : span[1]]
        baseline = self.y + leading * 0.72
        self.layout.lines.append(Placed(self.page, x, baseline, size, bold, words, stretch, block, *span))
        self.y += leading

    def paragraph(self, block: Block) -> None:
        size = self.size
        lines = break_lines(block.text, self.wide / size, 2.0, lambda s: self.measure(s, size, False) / size)
        for n, line in enumerate(lines):
            self.room_for(self.leading)
            x = self.left + (2 * size if n == 0 else 0)
            self.put(block, x, (line.start, line.end), (size, False, line.stretch * size, self.leading))

    def heading(self, block: Block) -> None:
        larger, above, indent = _HEADINGS[block.level]
        size = self.size + larger
        if self.y > TOP:
            self.y += above
        width = self.measure(block.text, size, True)
        x = (WIDTH - width) / 2 if block.level == 1 and block.number is None else LEFT + indent * self.size
        self.put(block, x, (0, len(block.text)), (size, True, 0.0, self.leading + larger))

    def single(self, block: Block) -> None:
        bold = block.kind == "centre"
        width = self.measure(block.text, self.size, bold)
        x = WIDTH - RIGHT - width if block.kind == "right" else (WIDTH - width) / 2
        self.put(block, x, (0, len(block.text)), (self.size, bold, 0.0, self.leading))

    def table(self, block: Block) -> None:
        self.page, self.y = set_table(block, self.layout, self.measure, (self.page, self.y + 4))
        self.y += 8


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
    y = TOP + 40
    layout.lines.append(Placed(2, (WIDTH - measure("目  录", 18, True)) / 2, TOP + 14, 18, True, "目  录"))
    for line in headings:
        assert line.block is not None
        x = LEFT + 2 * _ENTRY * (line.block.level - 1)
        number = label(line.page)
        end = WIDTH - RIGHT - measure(number, _ENTRY, False)
        start = x + measure(line.words, _ENTRY, False)
        dots = "." * int((end - start - 4) / measure(".", _ENTRY, False))
        left = end - measure(dots, _ENTRY, False) - 2
        parts = ((x, line.words), (left, dots), (end, number))
        layout.lines += [Placed(2, at, y, _ENTRY, False, words) for at, words in parts]
        y += 19
    if y - 19 > HEIGHT - BOTTOM:
        raise ValueError(f"{len(headings)} headings are too many for one page of contents")


def _running(report: Report, layout: Layout, measure: Measure, label: Callable[[int], str]) -> Iterator[Placed]:
    first = int(report.facts.get("first_page", "1"))
    last = label(layout.pages)
    for page in range(2, layout.pages + 1):
        head = report.facts["header"]
        side = report.facts.get("header_at", "centre")
        wide = measure(head, 9, False)
        x = {"left": LEFT, "centre": (WIDTH - wide) / 2, "right": WIDTH - RIGHT - wide}[side]
        yield Placed(page, x, 50, 9, False, head)
        layout.rules.append(Rule(page, LEFT, 56, WIDTH - RIGHT, 56))
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
            pen.page, pen.y = pen.page + 1, TOP
        elif block.kind != "cover":
            place = {"heading": pen.heading, "table": pen.table, "paragraph": pen.paragraph}
            place |= {"columns": pen.columns, "one_column": pen.one_column}
            place.get(block.kind, pen.single)(block)
    layout.pages = pen.page
    headings = [p for p in layout.lines if p.block is not None and p.block.kind == "heading"]

    def label(page: int) -> str:
        return str(page - first + 1)

    _contents(headings, layout, measure, label)
    layout.lines += _running(report, layout, measure, label)
    return layout
