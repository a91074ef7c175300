"""Running heads, feet and page numbers, found by repetition and position."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.tables.cell_units import UNIT_IS, unit_of
from pipeline.reading.margins import usual_size
from pipeline.reading.pieces import pieces
from schemas.page import Grid, Line, Page
from schemas.text import squeeze

# Heads and feet stand in the outer eighth of a page (Word's default margin is 72 of 842 points).
_ZONE = 0.125
_REPEATS = 3
_FAR = 4.0  # sizes from the words of a head or foot to the page number on its line
_PIECE = "\t"  # before words that are only part of a line: the same words as a title of their own are no head
_MOST_PIECES, _LEAST_PIECE = 3, 4  # of a head that changes in part; characters of the part that stays
_SMALLER = 0.5  # points by which such a head is smaller than the text
_STACK_ZONE = 0.3
_STACK_STEP = 3.0  # sizes from line to line of a head of several lines
_STACK_REPEATS = 5
_MOST_STACKED = 5
# Page numbers and years change from head to head of one report; other numbers make a line another line.
_NUMBERS = re.compile(
    r"""
    (?:19|20)[0-9]{2} | 第\s*[0-9]+\s*页 | 共\s*[0-9]+\s*页 | [0-9]{1,9}\s*[/／]\s*[0-9]+
    | (?<![0-9])[0-9]{1,3}$ | ^[0-9]{1,3}(?![0-9])
    """,
    re.VERBOSE,
)
_PAGE_NUMBER = re.compile(
    r"""
    (?: [-—–―~·•|\[(（第]* \s*)?
    (?P<label> [0-9]{1,4} | [ivxlcIVXLC]{1,7} )
    (?: \s* 页? \s* (?: [/／共] \s* 共? \s* [0-9]{1,4} \s* 页? )? [-—–―~·•|\])）]* )
    """,
    re.VERBOSE,
)
# The line over a table says it on page after page where each of them holds one (单位：万元).
_OF_TABLE = re.compile(rf"[（(]?(?:[^，,。；：:]{{0,8}}表)?(?:计量|金额)?{UNIT_IS}.{{1,12}}")
_ENDS_IN_UNIT = re.compile(rf"{UNIT_IS}[^，,。；：:]{{1,12}}$")
# What a chapter's name never has, but the line over a table or a first line of text may.
_NO_HEAD = re.compile(r"[。；：:！？，,]|(?<!文明)单位(?!概况|简介|介绍)|附?表\s?[0-9一二三四五六七八九十]|[0-9]表")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ONE_LEVEL = 3.0  # points between the tops of words in one line


class _Place(NamedTuple):
    """Where heads of one kind stand: height in steps of four points, size, font."""

    level: int
    size: float
    font: str


class _Edge(NamedTuple):
    """A line in the head or foot zone of a page: its place among the lines, the zone, what may come back of it."""

    at: int
    zone: str
    line: Line
    keys: tuple[tuple[str, str], ...]


_Edges = Mapping[int, Sequence[_Edge]]  # by the number of the page


def _place(line: Line) -> _Place:
    return _Place(round(line.top / 4), line.size, line.font)


def _zone(page: Page, line: Line) -> str | None:
    first = line.boxes[0]
    if first.bottom > page.height * _ZONE and first.top < page.height * (1 - _ZONE):
        return None  # as most lines: the box around the line needs no look
    box = line.box
    if box.bottom <= page.height * _ZONE:
        return "header"
    if box.top >= page.height * (1 - _ZONE):
        return "footer"
    return None


def _label(line: Line) -> str | None:
    text = re.sub(r"(?<=[0-9])\s+(?=[0-9]$)", "", line.text.strip()) if len(line.text) < 6 else line.text.strip()
    match = _PAGE_NUMBER.fullmatch(squeeze(text))
    return match["label"] if match else None


def _number(label: str) -> int:
    """Return a page label's number; roman numerals by the subtraction rule."""
    if label.isdigit():
        return int(label)
    values = [_ROMAN[letter] for letter in label.upper()]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _pattern(*lines: Line) -> str:
    """Return the words of a line, or of its pieces, with # for each number inside and without one at an end."""
    return _NUMBERS.sub("#", squeeze("".join(line.text for line in lines))).strip("#")


def _keys(zone: str, line: Line, usual: float) -> Iterator[tuple[str, str]]:
    """Yield what may come back of a line: all of it, or words of it where short words stand far at their side.

    The latter only in type smaller than the text: a label over the titles of cases (典型案例　　夜班司机的早餐), awards
    of one giver at the top of several pages are none.
    """
    yield zone, _pattern(line)
    if line.size > usual - _SMALLER:
        return
    parts = [squeeze(piece.text) for piece in pieces(line, _FAR)]
    if 1 < len(parts) <= _MOST_PIECES and all(len(part) <= 40 and not _NO_HEAD.search(part) for part in parts):
        for part in parts:
            words = _NUMBERS.sub("#", part).strip("#")
            if len(words) >= _LEAST_PIECE:
                yield zone, _PIECE + words


def _edge_lines(page: Page, usual: float) -> Iterator[_Edge]:
    """Yield the lines in the head and foot zones, at most three of each."""
    zones = Counter[str]()
    order = [*range(len(page.lines) // 2 + 1), *range(len(page.lines) - 1, len(page.lines) // 2, -1)]
    for index in order:
        if index >= len(page.lines):
            continue
        line = page.lines[index]
        # The head of a table that comes back on each page is part of the table.
        zone = _zone(page, line) if line.role == "body" else None
        if zone and zones[zone] < 3:
            zones[zone] += 1
            yield _Edge(index, zone, line, tuple(_keys(zone, line, usual)))


def _repeated(pages: Sequence[Page], edges: _Edges) -> set[tuple[str, str]]:
    """Return (zone, text with its digits masked) of what comes back in a zone at one height, or of parts of it."""
    heights: dict[tuple[str, str], list[float]] = {}
    for page in pages:
        for _, _, line, keys in edges[page.number]:
            for key in keys:
                if key[1].strip(f"{_PIECE}#-—/ ") and not (_OF_TABLE.fullmatch(key[1]) and unit_of([key[1]])):
                    heights.setdefault(key, []).append(line.box.top)
    found = set()
    for key, tops in heights.items():
        level = Counter(round(top / 4) for top in tops)
        near = max(level[r] + level[r + 1] for r in level)
        if near >= min(_REPEATS, max(2, len(pages) // 2)) and len(key[1]) <= 60:
            found.add(key)
    return found


def _may_be_head(zone: str, line: Line) -> bool:
    return zone == "header" and len(line.text) <= 40 and not _NO_HEAD.search(line.text)


def _heads(pages: Sequence[Page], edges: _Edges) -> dict[_Place, list[tuple[int, str]]]:
    """Return by place what short lines stand there, as (page number, text), where half of the pages have one."""
    found: dict[_Place, list[tuple[int, str]]] = {}
    for page in pages:
        for _, zone, line, _ in edges[page.number]:
            if _may_be_head(zone, line):
                found.setdefault(_place(line), []).append((page.number, squeeze(line.text)))
    return {place: lines for place, lines in found.items() if len(lines) >= max(4, len(pages) / 2)}


def _changing(pages: Sequence[Page], edges: _Edges, usual: float) -> set[_Place]:
    """Return the places of headers that hold the chapter's name: it stays for some pages, or is small on most."""
    places: set[_Place] = set()
    for place, lines in _heads(pages, edges).items():
        texts = dict(lines)
        stays = sum(any(texts.get(number + step) == text for step in (-2, -1, 1, 2)) for number, text in lines)
        small = place.size <= 0.9 * usual and 5 * len(lines) >= 3 * len(pages)
        if 2 * stays >= len(lines) or small:
            places.add(place)
    return places


def _offsets(pages: Sequence[Page], edges: _Edges) -> set[tuple[str, int]]:
    """Return (zone, printed minus physical number) of the series that page numbers follow.

    One page alone is no series, so a lone number at the foot of a page is taken for a page number only where the same
    difference comes back on half of the pages that have a number there, or where it equals the physical page.
    """
    counts = Counter[tuple[str, int]]()
    for page in pages:
        for zone, value in {(z, _number(label)) for _, z, line, _ in edges[page.number] if (label := _label(line))}:
            counts[zone, value - page.number] += 1
    return {key for key, count in counts.items() if count >= 2 or key[1] == 0}


def _at_place(line: Line) -> set[tuple[_Place, str, int]]:
    """Return where a page number stands: its height and print with its left edge, and with its right one."""
    return {(_place(line), side, round(x / 4)) for side, x in (("left", line.left), ("right", line.right))}


def _label_places(
    pages: Sequence[Page], edges: _Edges, offsets: set[tuple[str, int]]
) -> frozenset[tuple[_Place, str, int]]:
    """Return the places at which the numbers of three pages stand: what stands there on another page is one, too.

    Behind pages without number the series goes on with another difference, on one page perhaps.
    """
    counts = Counter(
        place
        for page in pages
        for _, zone, line, _ in edges[page.number]
        if (label := _label(line)) and (zone, _number(label) - page.number) in offsets
        for place in _at_place(line)
    )
    return frozenset(place for place, count in counts.items() if count >= _REPEATS)


def _label_beside(line: Line) -> str | None:
    """Return the number that stands at the right or left of a line, far from its words (董事长致辞　　　02)."""
    first, last = line.text.find(" "), line.text.rfind(" ")
    for at, said in ((last, line.text[last + 1 :]), (first, line.text[:first])):
        wide = 0 < at < len(line.text) - 1 and line.boxes[at + 1].x0 - line.boxes[at - 1].x1 > _FAR * line.size
        if wide and re.fullmatch("[0-9]{1,3}", said):
            return said
    return None


def _numbered(pages: Sequence[Page], edges: _Edges) -> set[tuple[str, _Place, int]]:
    """Return (zone, place, printed minus physical number) of the lines of three pages that end in the page's number.

    The words before it may be the chapter's, others on each page.
    """
    counts = Counter[tuple[str, _Place, int]]()
    for page in pages:
        for _, zone, line, _ in edges[page.number]:
            if label := _label_beside(line):
                counts[zone, _place(line), int(label) - page.number] += 1
    return {key for key, count in counts.items() if count >= _REPEATS}


def _is_over_table(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line that comes back belongs to the table under it: it ends in a unit, below a title of the page's own.

    部门：江城市水务局　2023年度　金额单位：万元 under 收入决算表; without a title over it it is a head as others.
    """
    words = squeeze(line.text)
    return bool(above) and bool(_ENDS_IN_UNIT.search(words)) and unit_of([words]) is not None


def _roles(
    number: int,
    edges: _Edges,
    repeated: set[tuple[str, str]],
    *,
    labels: tuple[set[tuple[str, int]], frozenset[tuple[_Place, str, int]]],
    heads: set[_Place],
) -> dict[int, str]:
    """Return the roles of the lines at the edges of a page; `labels` are the series and places of page numbers."""
    roles: dict[int, str] = {}
    offsets, places = labels
    above: list[Line] = []  # of the body, in the head's zone
    for index, zone, line, keys in edges[number]:
        label = _label(line)
        if label and ((zone, _number(label) - number) in offsets or not places.isdisjoint(_at_place(line))):
            roles[index] = "label"
        elif zone == "header" and _is_over_table(line, above):
            continue
        elif not repeated.isdisjoint(keys) or (_may_be_head(zone, line) and _place(line) in heads):
            roles[index] = zone
        elif zone == "header":
            above.append(line)
    return roles


def _stack(page: Page) -> Iterator[tuple[int, Line]]:
    """Yield (index, line) of the lines at the top of a page that stand close under each other, five at most."""
    last: Line | None = None
    for index, line in enumerate(page.lines[:_MOST_STACKED]):
        low = line.boxes[0].bottom > page.height * _STACK_ZONE
        if line.role != "body" or low or (last and line.top - last.top > _STACK_STEP * line.size):
            return
        yield index, line
        last = line


def _stacked(pages: Sequence[Page]) -> set[str]:
    """Return what stands in the stacks at the top of five pages or more at one height, with its digits masked."""
    heights: dict[str, list[int]] = {}
    for page in pages:
        for _, line in _stack(page):
            if len(line.text) <= 40 and not _NO_HEAD.search(line.text):
                heights.setdefault(_pattern(line), []).append(round(line.top / 4))
    levels = {text: Counter(tops) for text, tops in heights.items()}
    return {
        text for text, level in levels.items() if max(level[top] + level[top + 1] for top in level) >= _STACK_REPEATS
    }


def _add_stacked(page: Page, roles: dict[int, str], stacked: set[str]) -> None:
    """Mark the further lines of a running head of several: each comes again and stands right under one of them."""
    for index, line in _stack(page):
        if index not in roles:
            if index == 0 or roles.get(index - 1) != "header" or _pattern(line) not in stacked:
                return
            roles[index] = "header"


def _without_head(page: Page, repeated: set[tuple[str, str]]) -> Page:
    """Return a page whose tables do not begin with the running head: it stood right over their headers."""
    said = {squeeze(text) for zone, text in repeated if zone == "header" and not text.startswith(_PIECE)}
    if not said or not page.grids:
        return page
    lines, grids = list(page.lines), list(page.grids)
    for place, grid in enumerate(grids):
        held = [at for cell in grid.cells if cell.row == 0 for at in cell.lines]
        top = min((lines[at].top for at in held), default=0.0)
        first = [at for at in sorted(held) if lines[at].top <= top + _ONE_LEVEL]
        if _pattern(*(lines[at] for at in first)) in said:
            grids[place] = _below(grid, frozenset(first))
            for at in first:
                lines[at] = lines[at].as_role("header")
    return replace(page, lines=tuple(lines), grids=tuple(grids))


def _below(grid: Grid, head: frozenset[int]) -> Grid:
    """Return a table without some lines at its top, and without its first row where nothing else stood there."""
    cells = [replace(cell, lines=tuple(at for at in cell.lines if at not in head)) for cell in grid.cells]
    if any(cell.lines or cell.row_span > 1 for cell in cells if cell.row == 0) or all(c.row == 0 for c in cells):
        return replace(grid, cells=tuple(cells))
    cells = [replace(cell, row=cell.row - 1) for cell in cells if cell.row]
    box = grid.box._replace(top=min(cell.box.top for cell in cells))
    return replace(grid, box=box, cells=tuple(cells), headers=grid.headers and grid.headers - 1)


def mark_running(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Give running heads, feet and page numbers their roles, and the page its label, running head and running foot.

    1. the same words at one height in the top or bottom eighth of three pages (on short reports: of half the pages)
    2. 3 / 26, - 3 -, 第3页 共26页, 3, iv: page numbers, where they go up with the pages, or stand where those of three
    others do
    3. the chapter's name at the top of half of the pages, in one place and type: for some pages the same, or in type
       smaller than the text
    4. words of each page's own with its number far at their side, on three pages
    5. a small head of two parts far from each other, one the same on three pages: the report's name, the chapter's
    6. further lines of a head of several, in the upper third of the page: close under each other, on five pages
    Left alone: a number that belongs to no series; a line that comes back at changing heights (a repeated heading); a
    title of each page in large type; units and numbers of tables (单位：万元), behind other words below a title, too.
    """
    pages = tuple(pages)
    usual, stacked = usual_size(pages), _stacked(pages)
    edges = {page.number: tuple(_edge_lines(page, usual)) for page in pages}
    repeated, offsets, heads = _repeated(pages, edges), _offsets(pages, edges), _changing(pages, edges, usual)
    numbered, places = _numbered(pages, edges), _label_places(pages, edges, offsets)
    marked = []
    for page in (_without_head(page, repeated) for page in pages):
        roles = _roles(page.number, edges, repeated, labels=(offsets, places), heads=heads)
        _add_stacked(page, roles, stacked)
        beside = {
            at: label
            for at, zone, line, _ in edges[page.number]
            if (label := _label_beside(line)) and (zone, _place(line), int(label) - page.number) in numbered
        }
        roles |= {at: zone for at, zone, *_ in edges[page.number] if at in beside}
        lines = tuple(line.as_role(roles[i]) if i in roles else line for i, line in enumerate(page.lines))
        said = {
            role: " ".join(line.text for line in lines if line.role == role) or None for role in ("header", "footer")
        }
        labels = [*(_label(line) for line in lines if line.role == "label"), *beside.values()]
        marked.append(
            replace(
                page,
                lines=lines,
                label=labels[0] if labels else None,
                running_head=said["header"],
                running_foot=said["footer"],
            )
        )
    return tuple(marked)
