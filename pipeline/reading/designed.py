"""Designed pages: cards, charts and panels, taken out of the page before its lines are laid out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.reading.bits import Bit, PageText
from pipeline.reading.cards import LARGER, FoundCard, find_cards
from pipeline.reading.charts import find_charts
from pipeline.reading.found import around
from pipeline.reading.glyphs import Edge, Glyph, Shape
from pipeline.reading.line_looks import ENDED, PROSE
from pipeline.reading.lines import read_lines
from pipeline.reading.openers import find_openers
from pipeline.reading.panels import find_panels, find_stacks
from pipeline.reading.year_cards import YearCard, find_year_cards
from schemas.page import Card, Grid, Line
from schemas.text import Box

_LEAST_DIGITS = 3  # numbers in large type, or beside drawings, that a page has at least to be looked at
_SLACK = 0.5  # points
_FEW = 40  # bits of a page that opens a chapter at most
_FAR = 48.0  # points from a line to an area that does not stand under it
_GUTTER = 24.0  # points between two cards of a row or grid at most
_TALL = 4.0  # times as high as a card: a side box
_HEADING, _SIDE = 1.0, 3.0  # points by which a heading is larger than its text, sizes of the title that a side box has
_TITLE_LINES, _LARGER, _LEVEL = 4, 1.3, 3.0  # lines of a title, times the text's size, sizes between text and area


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are laid out by themselves: those of a card, a chart or a panel, and the area that they take.

    `aside`: they stand in a row with others like them. `title` is where the line stands that they are read before.
    """

    box: Box
    lines: tuple[Line, ...]
    cards: tuple[Card, ...] = ()
    grids: tuple[Grid, ...] = ()
    aside: bool = True
    title: Box | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with text of its own: the characters, rules and shapes in it, its cards and charts."""

    box: Box
    glyphs: Sequence[Glyph]
    edges: Sequence[Edge]
    shapes: Sequence[Shape]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a page without its cards, charts and panels; the panels; the areas that all these take.

    `frames` are boxes around text with nothing beside them.
    """

    glyphs: Sequence[Glyph]
    edges: Sequence[Edge]
    groups: tuple[Group, ...]
    panels: tuple[Panel, ...]
    areas: tuple[Box, ...]
    frames: tuple[Box, ...] = ()


def _may_have(glyphs: Sequence[Glyph], usual: float, shapes: Sequence[Shape]) -> tuple[bool, bool]:
    """Say whether a page may have cards, and charts, by the size of its digits and by what is drawn."""
    large = sum(glyph["size"] >= LARGER * usual and glyph["text"].isdigit() for glyph in glyphs)
    return large >= _LEAST_DIGITS, bool(shapes)


class _Takes:
    """Takes the characters of bits out of a page and lays them out line by line.

    Of `large` ones only what is as large: other words may be printed over them.
    """

    def __init__(self, glyphs: Sequence[Glyph], bits: Iterable[Bit], large: Iterable[Bit]) -> None:
        self._own: dict[Bit, list[Glyph]] = {bit: [] for bit in (*bits, *large)}
        least = {bit: 0.8 * bit.size for bit in large}
        self.rest: list[Glyph] = []
        for glyph in glyphs:
            x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
            holder = next(
                (
                    bit
                    for bit in self._own
                    if glyph["upright"] and bit.box.holds(x, y) and glyph["size"] >= least.get(bit, 0.0)
                ),
                None,
            )
            (self.rest if holder is None else self._own[holder]).append(glyph)

    def lines(self, bits: Sequence[Bit], role: str) -> list[list[Line]]:
        """Return the lines of each bit."""
        return [[replace(line, role=role) for line in read_lines(self._own[bit])] for bit in bits]


def _card(card: FoundCard | YearCard, takes: _Takes) -> Group:
    """Lay out a card: its caption, its number, its change, what else it says."""
    places: dict[Bit, tuple[int, ...]] = {}
    lines: list[Line] = []
    for bit, (own,) in ((bit, takes.lines([bit], "card")) for bit in card.bits):
        places[bit] = tuple(range(len(lines), len(lines) + len(own)))
        lines += own

    def of(*bits: Bit) -> tuple[int, ...]:
        return tuple(at for bit in bits for at in places[bit])

    if isinstance(card, FoundCard):
        laid = Card(card.box, of(*card.caption), of(*card.number), of(*card.change), of(*card.remarks))
    else:
        years = tuple((of(year)[0], of(number)[0]) for year, number in card.levels)
        laid = Card(card.box, of(*card.title), of(*card.numbers), of(*card.change), unit=of(*card.units), years=years)
    return Group(card.box, tuple(lines), (laid,))


def _chart(box: Box, bits: Sequence[Bit], takes: _Takes) -> Group:
    ordered = sorted(bits, key=lambda bit: (bit.line, bit.box.x0))
    lines = [line for held in takes.lines(ordered, "chart") for line in held]
    return Group(around([box, *(bit.box for bit in bits)]), tuple(lines), aside=False)


def _opener(number: Bit, title: Bit, takes: _Takes) -> Group:
    (lines,) = takes.lines([number], "body")
    return Group(number.box, tuple(lines), aside=False, title=title.box)


def _frames(shapes: Sequence[Shape], bits: Sequence[Bit], taken: set[Bit]) -> Iterator[Box]:
    """Yield the drawn areas that hold nothing but cards: their sides are no rules of a table."""
    for shape in shapes:
        held = [bit for bit in bits if shape.box.covers(bit.box, _SLACK)]
        if held and taken.issuperset(held):
            yield shape.box


def take_out(glyphs: Sequence[Glyph], edges: Sequence[Edge], shapes: Sequence[Shape], text: PageText) -> Rest | None:
    """Return a page without its cards and charts, and those; None where it has none. `text` is that of the page."""
    if not text.lines:
        return None
    for_cards, for_charts = _may_have(glyphs, text.usual, shapes)
    if not (for_cards or for_charts or len(shapes) > 1):
        return None
    bits, usual = text.bits, text.usual
    drawn = [shape.box for shape in shapes]
    dated = list(find_year_cards(bits, drawn))
    told = {bit for card in dated for bit in card.bits}
    others = find_cards([bit for bit in bits if bit not in told], drawn, usual) if for_cards else []
    cards: list[FoundCard | YearCard] = [*dated, *others]
    taken = {bit for card in cards for bit in card.bits}
    free = [bit for bit in bits if bit not in taken]
    charts = find_charts(free, shapes, edges, usual) if for_charts else []
    labels = {bit for _, held in charts for bit in held}
    boxes, alone = find_panels(bits, taken | labels, shapes, edges)
    stops = find_stacks([bit for bit in free if bit not in labels], edges)
    boxes += [stop for stop in stops if not any(stop.overlaps(box) for box in boxes)]
    openers = dict(find_openers(free, usual)) if for_cards or len(free) < _FEW else {}
    if not (cards or charts or boxes or alone or openers):
        return None
    takes = _Takes(glyphs, [*taken, *labels], list(openers))
    groups = [
        *(_card(card, takes) for card in cards),
        *(_chart(box, held, takes) for box, held in charts),
        *(_opener(number, title, takes) for number, title in openers.items()),
    ]
    framed = list(_frames(shapes, bits, taken))
    charted = [group.box for group in groups if not group.aside and not group.title]
    closed = [*framed, *charted]
    kept = [edge for edge in edges if not any(area.covers(edge.box, _SLACK) for area in closed)]
    panels, rest = _panels(boxes, takes.rest, kept, (shapes, groups))
    outer = [edge for edge in kept if not any(box.covers(edge.box, _SLACK) for box in boxes)]
    areas = _areas([*framed, *boxes, *(group.box for group in groups if group.aside and not group.title)])
    areas += charted  # each by itself: cards over a chart do not make it as wide as they are
    own = [group for panel in panels for group in panel.groups]
    free_groups = tuple(group for group in groups if group not in own)
    return Rest(rest, outer, free_groups, panels, tuple(areas), tuple(alone))


def _panels(
    boxes: Sequence[Box],
    glyphs: Sequence[Glyph],
    edges: Sequence[Edge],
    things: tuple[Sequence[Shape], Sequence[Group]],
) -> tuple[tuple[Panel, ...], list[Glyph]]:
    """Return the panels with what stands in each, and the characters that stand in none."""
    own: list[list[Glyph]] = [[] for _ in boxes]
    rest: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph["x0"] + glyph["x1"]) / 2, (glyph["top"] + glyph["bottom"]) / 2
        at = next((at for at, box in enumerate(boxes) if box.holds(x, y)), None)
        (rest if at is None else own[at]).append(glyph)
    panels = []
    for box, held in zip(boxes, own, strict=True):
        inner = Box(box.x0 + 2, box.top + 2, box.x1 - 2, box.bottom - 2)
        lines = [edge for edge in edges if inner.covers(edge.box, _SLACK)]
        drawn = [shape for shape in things[0] if inner.covers(shape.box, _SLACK)]
        groups = tuple(group for group in things[1] if box.covers(group.title or group.box, _SLACK))
        panels.append(Panel(box, held, lines, drawn, groups))
    return tuple(panels), rest


def _areas(boxes: Sequence[Box]) -> list[Box]:
    """Merge the boxes of cards that stand in a row or grid, and of what frames them."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: b.top):
        own = box
        while near := [b for b in found if _is_near(own, b)]:
            own = around([own, *near])
            found = [b for b in found if b not in near]
        found.append(own)
    return found


def _is_near(one: Box, other: Box) -> bool:
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across < _GUTTER and down < _GUTTER


def _rows(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Yield the cards and panels that stand side by side, left to right, row by row; each chart is alone."""
    rows: list[list[Group]] = []
    for group in sorted(groups, key=lambda group: group.box.top):
        last = rows[-1][0] if rows else None
        if group.aside and last and last.aside and _are_level(last.box, group.box):
            rows[-1].append(group)
        else:
            rows.append([group])
    yield from (sorted(row, key=lambda group: group.box.x0) for row in rows)


def _are_level(one: Box, other: Box) -> bool:
    """Whether the second of two boxes is of the first one's row; a side box and the cards beside it make none."""
    heights = sorted(box.bottom - box.top for box in (one, other))
    return other.top < (one.top + one.bottom) / 2 and heights[1] <= _TALL * heights[0]


def _place(area: Box, lines: Sequence[Line]) -> int:
    """Return before which line of a page an area is read: behind the last one that stands above it."""

    def is_over(box: Box) -> bool:
        return box.x0 < area.x1 and area.x0 < box.x1

    if beside := _beside_title(area, lines):
        return beside
    above = [at for at, line in enumerate(lines) if is_over(line.box) and line.box.bottom <= area.top + 3]
    if above:
        at = max(above) + 1
        if area.top - lines[at - 1].box.bottom > _FAR:  # a running head, with text of another column between
            while at < len(lines) and lines[at].box.bottom <= area.top + 3:
                at += 1
            return at
        return _behind_title(area, lines, at)
    below = (at for at, line in enumerate(lines) if line.top >= area.bottom - 3)
    return min(below, default=len(lines))


def _behind_title(area: Box, lines: Sequence[Line], at: int) -> int:
    """Return the place behind a page's title at the other side, where an area begins level with the text under it."""
    end = at
    while end < len(lines) and lines[end].box.bottom <= area.top + 3 and lines[end].role == "body":
        end += 1
    if not 0 < end - at <= _TITLE_LINES or end == len(lines):
        return at
    size = lines[end].size
    level = abs(lines[end].box.top - area.top) < _LEVEL * size
    titled = max(line.size for line in lines[at:end]) >= _LARGER * size
    return end if level and titled else at


def _beside_title(area: Box, lines: Sequence[Line]) -> int:
    """Return the place of a side box level with the page's title: behind the text right under that; 0 for another area.

    What stands between title and first heading is of the whole page, as the box is.
    """
    body = [at for at, line in enumerate(lines) if line.role == "body" and line.box.bottom > area.top]
    if not body:
        return 0
    text = next((lines[at].size for at in body if PROSE.search(lines[at].text)), None)
    usual = text or median(lines[at].size for at in body for _ in lines[at].text)
    first = next((at for at in body if lines[at].size >= _LARGER * usual), body[-1])
    title = lines[first]
    apart = title.box.x1 < area.x0 or area.x1 < title.box.x0
    level = area.top - title.size < title.box.top < area.top + _LEVEL * title.size
    tall = area.bottom - area.top >= _SIDE * title.size
    if not (apart and level and tall) or title.size < _LARGER * usual or body.index(first) > 1:
        return 0
    heads = (
        at
        for at in body[body.index(first) :]
        if usual + _HEADING <= lines[at].size < title.size or lines[at].top > area.bottom
    )
    return next(heads, len(lines))


def _before(title: Box, lines: Sequence[Line]) -> int:
    """Return the place of the line that has a title; behind all where there is none."""
    return next((at for at, line in enumerate(lines) if line.box.holds(*title.middle)), len(lines))


def _is_torn(lines: Sequence[Line], at: int) -> bool:
    """Whether a line goes on with the paragraph of the one before: under it, in its size, in mid-sentence."""
    if not 0 < at < len(lines):
        return False
    last, line = lines[at - 1], lines[at]
    return (
        last.role == line.role == "body"
        and 0 < line.top - last.top < 2.2 * last.size
        and abs(line.size - last.size) < 0.3
        and abs(line.left - last.left) < 2.5 * last.size
        and not ENDED.search(last.text)
    )


def put_back(
    lines: Sequence[Line], grids: Sequence[Grid], groups: Sequence[Group], known: Sequence[Card] = ()
) -> tuple[tuple[Line, ...], tuple[Grid, ...], tuple[Card, ...]]:
    """Return the lines of a page with those of groups in their places, its tables, its cards; `known` are those with
    lines on the page already.
    """
    starts: dict[int, list[Group]] = {}
    held = {at: min(cell_lines) for cell_lines in map(_lines_of, grids) for at in cell_lines}
    for row in _rows(groups):
        title = row[0].title
        at = _before(title, lines) if title else _place(around([group.box for group in row]), lines)
        while not title and ((at in held and held[at] < at) or _is_torn(lines, at)):
            at += 1  # never into a table or a paragraph
        starts.setdefault(at, []).extend(row)
    found: list[Line] = []
    moved: list[int] = []
    cards: list[Card] = []
    placed: list[Grid] = []
    for at in range(len(lines) + 1):
        for group in starts.get(at, ()):
            places = range(len(found), len(found) + len(group.lines))
            cards += (card.placed(places) for card in group.cards)
            placed += (grid.placed(places) for grid in group.grids)
            found += group.lines
        if at < len(lines):
            moved.append(len(found))
            found.append(lines[at])
    placed += (grid.placed(moved) for grid in grids)
    cards += (card.placed(moved) for card in known)
    return tuple(found), tuple(placed), tuple(cards)


def _lines_of(grid: Grid) -> list[int]:
    return [at for cell in grid.cells for at in cell.lines]
