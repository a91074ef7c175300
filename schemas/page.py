"""A page as it was read: its lines with the box of every character."""

import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, overload

from schemas.text import Box

# The numbers of the flows of a page's panels, then of its framed text: higher than those of its columns.
FIRST_PANEL, FIRST_FRAME = 100, 200
FORM = "form"  # the rule of a table of labels with what each stands for beside it, without headers


class Room(NamedTuple):
    """The room that a line is set in where it is narrower than the page's text: a column, a side box, beside a picture.

    `left` and `right` are where its lines begin and end, in points; None: at the margin of the page. `flow` numbers the
    columns of a page from 1, its panels from `FIRST_PANEL`, its frames from `FIRST_FRAME`; 0: text of the page's full
    width that only gives way to a picture. `year` is the one that a column is about where two years stand side by side,
    or an event of a time line; `event` numbers what such a line has of its times and events on a page, from 1; 0: none.
    `entry` numbers the entries of lists, each a name over what it is and has; 0: of none.
    """

    left: float | None
    right: float | None
    flow: int
    year: int | None = None
    event: int = 0
    entry: int = 0


class Boxes(Sequence[Box]):
    """The boxes of a line's characters in a tenth of the memory of as many boxes; nearly all share their height."""

    __slots__ = ("_count", "_sides")

    def __init__(self, boxes: Sequence[Box]) -> None:
        x0, top, x1, bottom = zip(*boxes, strict=True) if boxes else ((), (), (), ())
        if boxes and top.count(top[0]) == bottom.count(bottom[0]) == len(boxes):
            top, bottom = top[:1], bottom[:1]
        self._count = len(boxes)
        self._sides = array("d", [*x0, *x1, *top, *bottom])

    def __len__(self) -> int:
        return self._count

    def _columns(self) -> "tuple[array[float], array[float], array[float], array[float]]":
        """Return the sides, tops and bottoms once where all share them: x0, top, x1, bottom."""
        count, sides = self._count, self._sides
        middle = (len(sides) + 2 * count) // 2
        return sides[:count], sides[2 * count : middle], sides[count : 2 * count], sides[middle:]

    def __iter__(self) -> Iterator[Box]:
        x0, top, x1, bottom = self._columns()
        many = self._count if len(top) == 1 else 1
        return map(Box, x0, top * many, x1, bottom * many)

    @overload
    def __getitem__(self, at: int) -> Box: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Box, ...]: ...
    def __getitem__(self, at: int | slice) -> Box | tuple[Box, ...]:
        if isinstance(at, slice):
            return tuple(map(self.__getitem__, range(self._count)[at]))
        if at < 0:
            at += self._count
        count, sides = self._count, self._sides
        if not 0 <= at < count:
            raise IndexError(f"box {at} of {count}")
        heights = (len(sides) - 2 * count) // 2
        y = 2 * count + (at if heights > 1 else 0)
        return Box(sides[at], sides[y], sides[count + at], sides[y + heights])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Boxes | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    @property
    def ends(self) -> tuple[float, float, float]:
        """x0 and top of the first box, x1 of the last one."""
        sides, count = self._sides, self._count
        return sides[0], sides[2 * count], sides[2 * count - 1]

    def around(self, first: int = 0, last: int | None = None) -> Box:
        """Return the box around all, or around those from `first` up to `last`; ValueError where that is none."""
        count, sides = self._count, self._sides
        last = count if last is None else last
        middle = (len(sides) + 2 * count) // 2
        left, right = min(sides[first:last]), max(sides[count + first : count + last])
        if middle == 2 * count + 1:
            return Box(left, sides[middle - 1], right, sides[middle])
        tops, bottoms = sides[2 * count + first : 2 * count + last], sides[middle + first : middle + last]
        return Box(left, min(tops), right, max(bottoms))


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a page, left to right.

    `text` has one code point for each entry of `boxes`. A blank that the layout put in where no character stands
    carries the gap's box. `size` is the font size of most characters in points, `font` their font name without subset
    tag, `bold` whether most of them are bold by name or weight. `role` is `body`, `header`, `footer`, `label` (page
    number), `note` (footnote), `aside` (turned or vertical), `table`, `card`, `chart`, or `column` where the
    rows of a table cannot be told. `room` is None where a line has the whole width of the page's text. `confidences`
    has one value from 0 to 1 for each character of a line that OCR read, else none. `tinted`: most of it is in colour.
    """

    text: str
    boxes: Sequence[Box]
    size: float
    font: str
    bold: bool
    role: str = "body"
    room: Room | None = None
    confidences: tuple[float, ...] = ()
    tinted: bool = False

    def as_role(self, role: str) -> "Line":
        """Return the line in another role."""
        return Line(
            self.text, self.boxes, self.size, self.font, self.bold, role, self.room, self.confidences, self.tinted
        )

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return self.boxes.ends[0] if isinstance(self.boxes, Boxes) else self.boxes[0].x0

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.boxes.ends[2] if isinstance(self.boxes, Boxes) else self.boxes[-1].x1

    @property
    def top(self) -> float:
        """The top of the first character."""
        return self.boxes.ends[1] if isinstance(self.boxes, Boxes) else self.boxes[0].top

    @property
    def box(self) -> Box:
        """The box around the whole line."""
        return self.around(0, len(self.boxes))

    def around(self, first: int, last: int) -> Box:
        """Return the box around the characters from `first` up to `last`; ValueError where that is none."""
        if isinstance(self.boxes, Boxes):
            return self.boxes.around(first, last)
        lefts, tops, rights, bottoms = zip(*self.boxes[first:last], strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table on a page: place in the grid (from 0), how many rows and columns it takes, its lines.

    `lines` are indexes into the page's lines, top to bottom; empty for an empty cell. `open_above` and `open_below` say
    that no rule is drawn there.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[int, ...]
    open_above: bool = False
    open_below: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. `edges` are the x of its column boundaries, left to right; `rule` how it was found.

    `headers` counts the rows of headers at its top where the page reader knows them.
    """

    box: Box
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]
    rule: str
    headers: int | None = None

    def placed(self, places: Sequence[int]) -> "Grid":
        """Return the table whose cells' lines have new places; `places` has that of each line."""
        cells = (replace(cell, lines=tuple(places[at] for at in cell.lines)) for cell in self.cells)
        return replace(self, cells=tuple(cells))


@dataclass(frozen=True, slots=True)
class Card:
    """A key-figure card on a page: the lines of its caption, of its number, of how that changed; top to bottom.

    The lines are indexes into the page's lines. `remarks` are lines in small print under the caption, `unit` those of a
    unit by itself; `years` has for a number of each of several years the line of the year and that of the number, which
    are all in `value`.
    """

    box: Box
    caption: tuple[int, ...]
    value: tuple[int, ...]
    change: tuple[int, ...]
    remarks: tuple[int, ...] = ()
    unit: tuple[int, ...] = ()
    years: tuple[tuple[int, int], ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        """All its lines as they are read."""
        return (*self.caption, *self.unit, *self.value, *self.change, *self.remarks)

    def placed(self, places: Sequence[int]) -> "Card":
        """Return the card whose lines have new places; `places` has that of each line."""
        names = ("caption", "value", "change", "remarks", "unit")
        parts = {name: tuple(places[at] for at in getattr(self, name)) for name in names}
        years = tuple((places[year], places[number]) for year, number in self.years)
        return Card(self.box, **parts, years=years)


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page.

    `number` counts from 1; `label` is the page number as printed. `text` is all that is printed, line by line, running
    heads too. `source` says how the text was had (`text`, `ocr`, `none`); `health` names what is wrong with it (empty:
    healthy). `grids` are the tables on the page, top to bottom, `cards` its key-figure cards. `turn` is by how many
    degrees, counter-clockwise, the text stands turned when the page is shown (0, 90, 180, 270); a page scanned askew or
    on its side was turned against the clock by `skew` degrees to be read. Size and boxes are those of the page held
    upright; `shown` and `shown_size` give them as shown.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    label: str | None = None
    source: str = "text"
    health: tuple[str, ...] = ()
    running_head: str | None = None
    running_foot: str | None = None
    grids: tuple[Grid, ...] = ()
    cards: tuple[Card, ...] = ()
    turn: int = 0
    skew: float = 0.0

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        across = self.turn % 180 or lies_across(self.skew)
        return (self.height, self.width) if across else (self.width, self.height)

    def shown(self, box: Box) -> Box:
        """Return where a box of the upright page stands on the page as it is shown: the box around it there."""
        if self.skew:
            corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
            sizes = (self.width, self.height), self.shown_size
            xs, ys = zip(*(turned(corner, *sizes, self.skew) for corner in corners), strict=True)
            return Box(min(xs), min(ys), max(xs), max(ys))
        x0, top, x1, bottom = box
        if self.turn == 90:
            return Box(top, self.width - x1, bottom, self.width - x0)
        if self.turn == 180:
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        if self.turn == 270:
            return Box(self.height - bottom, x0, self.height - top, x1)
        return box

    @property
    def text(self) -> str:
        """All lines of the page, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)


def packed(page: Page) -> Page:
    """Return a page with the boxes of its characters packed, as it stays in memory until its report is stored."""
    lines = tuple(
        Line(
            line.text,
            Boxes(line.boxes),
            line.size,
            line.font,
            line.bold,
            line.role,
            line.room,
            line.confidences,
            line.tinted,
        )
        for line in page.lines
    )
    return replace(page, lines=lines)


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
