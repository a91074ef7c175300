"""Time lines (发展历程): times under each other, beside each what happened then."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.reading.gutters import WIDE
from pipeline.reading.line_looks import ENDED
from schemas.page import Card, Grid, Line, Room

_TIME = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})"
    r"(?P<named> ?年(?: ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?)?|[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?)?(?= |$)"
)
_DOT = re.compile(r"[●•·∙○◦◎◉◆◇■□▪▫▲△▼▶►★☆…|] ?(?=[^ ])")  # drawn on the line between times and words; no minus
_WORDS = re.compile(r"[一-鿿]{2}")
_BLANKS = re.compile(" +")
_FEWEST = 3  # times of a time line
_GAP = 0.8  # sizes between a time and the words beside it at least
_EDGE = 2.0  # points by which the sides of times under each other may differ
_SHIFT = 1.0  # sizes by which the lines beside may begin left or right of each other
_INDENT = 0.4  # the same of a line without a time beside it: an indent of a paragraph below is more
_LEVEL = 0.4  # sizes by which a time and the line beside it may differ in height
_STEP = 2.2  # sizes from line to line of what happened at one time
_FULL = 1.2  # sizes from the end of a line that goes on in the next to the longest one's at most
_FURTHEST = 16.0  # sizes from one time to the next


class _Mark(NamedTuple):
    """A time that begins a line: the place of the line, where its words end and those beside it begin, its year.

    `words` is None where nothing stands beside it on its line.
    """

    at: int
    end: int
    words: int | None
    year: int
    time: str
    line: Line

    @property
    def left(self) -> float:
        return self.line.left

    @property
    def right(self) -> float:
        """Where the time ends."""
        return self.line.boxes[self.end - 1].x1

    @property
    def level(self) -> float:
        """The y of its middle."""
        return (self.line.boxes[0].top + self.line.boxes[0].bottom) / 2

    @property
    def named(self) -> bool:
        """Whether it says 年: read with the words behind it, it dates them."""
        return "年" in self.time

    def is_over(self, other: "_Mark") -> bool:
        """Whether another time stands next under this one: as far left or right, not far below."""
        aligned = abs(self.left - other.left) <= _EDGE or abs(self.right - other.right) <= _EDGE
        return aligned and 0.5 * self.line.size < other.level - self.level < _FURTHEST * self.line.size


class _Piece(NamedTuple):
    """Words beside the times: the place of their line, where they begin in it, the middle of their height."""

    at: int
    start: int
    level: float


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened at a time: the time with the lines that tell it, top to bottom."""

    mark: _Mark
    pieces: tuple[_Piece, ...]


def event_of(line: Line) -> int:
    """Return the number of the event of a time line that a line tells, 0 for none."""
    return line.room.event if line.room else 0


def _mark(at: int, line: Line) -> _Mark | None:
    """Return the time that a line begins with, apart from what stands beside it."""
    if line.role != "body" or not (found := _TIME.match(line.text)):
        return None
    behind = line.text[found.end() :]
    start = found.end() + len(behind) - len(behind.lstrip())
    if start < len(line.text):
        if dot := _DOT.match(line.text, start):
            start = dot.end() if dot.end() < len(line.text) else start
        if line.boxes[start].x0 - line.boxes[found.end() - 1].x1 < _GAP * line.size:
            return None
    words = start if start < len(line.text) else None
    return _Mark(at, found.end(), words, int(found["year"]), found[0], line)


def _has_columns(mark: _Mark) -> bool:
    """Whether another wide gap parts the words beside a time: a row of a table without rules."""
    line, first = mark.line, mark.words
    gaps = _BLANKS.finditer(line.text, first, len(line.text.rstrip())) if first is not None else ()
    return any(line.boxes[gap.end()].x0 - line.boxes[gap.start() - 1].x1 >= WIDE * line.size for gap in gaps)


def _runs(lines: Sequence[Line]) -> Iterator[list[_Mark]]:
    """Yield the runs of times under each other whose years only rise, or only fall; none where columns follow."""
    marks = sorted((m for at, line in enumerate(lines) if (m := _mark(at, line))), key=lambda mark: mark.level)
    while marks:
        run = [marks[0]]
        rest: list[_Mark] = []
        for mark in marks[1:]:
            steps = [later.year - former.year for former, later in pairwise([*run, mark])]
            goes_on = run[-1].is_over(mark) and (min(steps) >= 0 or max(steps) <= 0)
            (run if goes_on else rest).append(mark)
        if len({mark.time for mark in run}) >= _FEWEST and not any(map(_has_columns, run)):
            yield run
        marks = rest


def _pieces(run: Sequence[_Mark], lines: Sequence[Line]) -> list[_Piece]:
    """Return the words beside the times, all that begin at the same x, top to bottom."""
    beside = [mark.line.boxes[mark.words].x0 for mark in run if mark.words is not None]
    edge = max(mark.right for mark in run)
    size = run[0].line.size
    top, bottom = run[0].level - _FURTHEST * size, run[-1].level + _FURTHEST * size
    own = {mark.at: mark for mark in run}
    free = [
        at
        for at, line in enumerate(lines)
        if line.role == "body" and at not in own and line.left > edge and top < line.box.middle[1] < bottom
    ]
    starts = Counter(round(x) for x in beside or [lines[at].left for at in free])
    if not starts:
        return []
    x = starts.most_common(1)[0][0]
    found = [_Piece(at, 0, lines[at].box.middle[1]) for at in free if abs(lines[at].left - x) < _INDENT * size]
    for mark in run:
        if mark.words is not None and abs(mark.line.boxes[mark.words].x0 - x) < _SHIFT * size:
            found.append(_Piece(mark.at, mark.words, mark.level))
    return sorted(found, key=lambda piece: piece.level)


def _near(pieces: Sequence[_Piece], size: float) -> int:
    """Return how many pieces follow each other line by line."""
    steps = (under.level - over.level for over, under in pairwise(pieces))
    return next((at for at, step in enumerate(steps, 1) if step > _STEP * size), len(pieces))


def _below(run: Sequence[_Mark], pieces: Sequence[_Piece]) -> list[_Event]:
    """Deal the words out to the times level with their first line."""
    events = []
    for mark, following in zip(run, [*run[1:], None], strict=True):
        slack = _LEVEL * mark.line.size
        limit = following.level - slack if following else mark.level + _FURTHEST * mark.line.size
        own = [piece for piece in pieces if mark.level - slack <= piece.level < limit]
        events.append(_Event(mark, tuple(own[: _near(own, mark.line.size)])))
    return events


def _around(run: Sequence[_Mark], pieces: Sequence[_Piece]) -> list[_Event]:
    """Deal the words out to the times in the middle of their height: as many lines under each as over it."""
    rest = list(pieces)
    events = []
    for mark in run:
        slack = _LEVEL * mark.line.size
        over = [piece for piece in rest if piece.level < mark.level - slack]
        level = [piece for piece in rest if abs(piece.level - mark.level) <= slack]
        count = 2 * len(over) + len(level)
        own = rest[:count]
        if not own or abs((own[0].level + own[-1].level) / 2 - mark.level) > slack:
            return []
        events.append(_Event(mark, tuple(own)))
        rest = rest[count:]
    return events


def _events(run: Sequence[_Mark], lines: Sequence[Line]) -> list[_Event]:
    """Return what happened at each time of a run; nothing where words cannot be told to be of one time."""
    pieces = _pieces(run, lines)
    size = run[0].line.size
    first = [piece for piece in pieces if piece.level < run[0].level - _LEVEL * size]
    pieces = pieces[len(first) - _near_end(first, run[0], size) :]
    levels = [any(abs(piece.level - mark.level) <= _LEVEL * size for piece in pieces) for mark in run]
    over = any(piece.level < run[0].level - _LEVEL * size for piece in pieces)
    events = _below(run, pieces) if all(levels) and not over else _around(run, pieces)
    said = [_WORDS.search(_said(event, lines)) for event in events]
    return events if events and all(said) else []


def _near_end(first: Sequence[_Piece], mark: _Mark, size: float) -> int:
    """Return how many of the pieces over the first time follow each other down to it."""
    count, level = 0, mark.level
    for piece in reversed(first):
        if level - piece.level > _STEP * size:
            break
        count, level = count + 1, piece.level
    return count


def _said(event: _Event, lines: Sequence[Line]) -> str:
    return "".join(lines[piece.at].text[piece.start :] for piece in event.pieces)


def _part(line: Line, first: int, last: int, room: Room) -> Line:
    """Return a part of a line in a room of its own."""
    sure = line.confidences[first:last] if line.confidences else ()
    return replace(line, text=line.text[first:last], boxes=tuple(line.boxes)[first:last], confidences=sure, room=room)


def _paragraphs(event: _Event, edge: float, lines: Sequence[Line]) -> list[list[tuple[int, int, int]]]:
    """Return the paragraphs of an event: the places of their lines, with what of each is theirs.

    A time without 年 is a paragraph of its own, else it opens that of the words. These go on where a line reaches the
    common `edge`; else the next line tells something more of that time.
    """
    mark, last = event.mark, None
    found = [[(mark.at, 0, mark.end)]]
    for piece in event.pieces:
        line = lines[piece.at]
        part = piece.at, piece.start, len(line.text)
        full = last is not None and last.right >= edge - _FULL * last.size and not ENDED.search(last.text)
        if full or (last is None and mark.named):
            found[-1].append(part)
        else:
            found.append([part])
        last = line
    return found


def join_time_lines(
    lines: Sequence[Line], grids: Sequence[Grid], cards: Sequence[Card]
) -> tuple[tuple[Line, ...], tuple[Grid, ...], tuple[Card, ...]]:
    """Return the lines of a page with the events of its time lines one after the other, its tables, its cards.

    1. 1998 | 建成第一条灌溉渠: years in a column, what happened beside each, in one or several lines
    2. the year in the middle of the height of what happened   3. 2020年3月, 2020.3, times set to the right
    4. several things that happened at one time, each on lines of its own
    The lines of an event have its year; words that are broken over lines are one paragraph, a year alone is one.
    Left alone: fewer than three times, times that go up and down, cells of tables, lines of three columns.
    """
    held: dict[int, list[tuple[int, Line]]] = {}
    number = 0
    for run in _runs(lines):
        laid: list[tuple[int, Line]] = []
        events = _events(run, lines)
        edge = max((lines[piece.at].right for event in events for piece in event.pieces), default=0.0)
        for event in events:
            for paragraph in _paragraphs(event, edge, lines):
                number += 1
                for at, first, last in paragraph:
                    room = (lines[at].room or Room(None, None, 0))._replace(year=event.mark.year, event=number)
                    laid.append((at, _part(lines[at], first, last, room)))
        if laid:
            held[min(at for at, _ in laid)] = laid
    if not held:
        return tuple(lines), tuple(grids), tuple(cards)
    taken = {at for laid in held.values() for at, _ in laid}
    found: list[Line] = []
    places = [0] * len(lines)
    for at, line in enumerate(lines):
        for _, part in held.get(at, ()):
            found.append(part)
        if at not in taken:
            places[at] = len(found)
            found.append(line)
    return tuple(found), tuple(grid.placed(places) for grid in grids), tuple(card.placed(places) for card in cards)
