"""What is printed where: lines and rules on A4 pages, in points from the top left corner."""

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.samples.markup import Block

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 85.0, 85.0, 88.0, 80.0
MEASURE = WIDTH - LEFT - RIGHT

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
