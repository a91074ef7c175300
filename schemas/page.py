"""A page as it was read: its lines with the box of every character."""

import math
from dataclasses import dataclass

from schemas.text import Box


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a page, left to right.

    `text` has one code point for each entry of `boxes`. A blank that the layout put in where no character stands
    carries the gap's box. `size` is the font size of most characters in points, `font` their font name without subset
    tag, `bold` whether most of them are bold by name or weight. `role` is `body`, `header`, `footer`, `label` (page
    number) or `table`. `confidences` has one value from 0 to 1 for each character of a line that OCR read, else none.
    """

    text: str
    boxes: tuple[Box, ...]
    size: float
    font: str
    bold: bool
    role: str = "body"
    confidences: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        """The box around the whole line."""
        return Box(
            min(b.x0 for b in self.boxes),
            min(b.top for b in self.boxes),
            max(b.x1 for b in self.boxes),
            max(b.bottom for b in self.boxes),
        )


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table on a page: place in the grid (from 0), how many rows and columns it takes, its lines.

    `lines` are indexes into the page's lines, top to bottom; empty for an empty cell.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. `edges` are the x of its column boundaries, left to right; `rule` how it was found."""

    box: Box
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page.

    `number` counts from 1; `label` is the page number as printed. `text` is all that is printed, line by line, running
    heads too. `source` says how the text was had (`text`, `ocr`, `none`); `health` names what is wrong with it (empty:
    healthy). `grids` are the tables on the page, top to bottom. A page scanned askew or on its side was turned against
    the clock by `skew` degrees to be read: its boxes, width and height are those of the page set straight, `on_paper`
    and `paper` give them as shown.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    label: str | None = None
    source: str = "text"
    health: tuple[str, ...] = ()
    header: str | None = None
    footer: str | None = None
    grids: tuple[Grid, ...] = ()
    skew: float = 0.0

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self.height, self.width) if lies_across(self.skew) else (self.width, self.height)

    def on_paper(self, box: Box) -> Box:
        """Return the box on the page as it is shown around a box of the page set straight."""
        if not self.skew:
            return box
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        sizes = (self.width, self.height), self.paper
        xs, ys = zip(*(turned(corner, *sizes, self.skew) for corner in corners), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def text(self) -> str:
        """All lines of the page, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)


def lies_across(degrees: float) -> bool:
    """Whether a page that is turned by so much has its width for height."""
    return round(degrees / 90) % 2 == 1


def turned(
    point: tuple[float, float], size: tuple[float, float], onto: tuple[float, float], degrees: float
) -> tuple[float, float]:
    """Turn a page of some width and height around its middle, clockwise as seen; where a point of it comes to lie."""
    x, y = point[0] - size[0] / 2, point[1] - size[1] / 2
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return onto[0] / 2 + cosine * x - sine * y, onto[1] / 2 + sine * x + cosine * y
