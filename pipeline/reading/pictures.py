"""Text beside pictures: lines that end early because a picture stands at their side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from schemas.page import Line, Room
from schemas.text import Box

_LEAST = 36.0  # points; smaller pictures are icons, bullets, signs
_GAP = 2.5  # characters that text keeps off a picture at most
_CLOSE = 2.2  # sizes from line to line of one column
# Points between the ends of lines that are set to one edge, how many of them tell it, and of how many characters.
_LEVEL, _FEWEST, _LONG = 1.0, 3, 16
_REACH = 3.0  # points that a line may reach into a picture's box


def _beside(line: Line, picture: Box) -> str | None:
    """Return the side of a picture on which a line stands."""
    box = line.box
    if not picture.top - _REACH <= (box.top + box.bottom) / 2 <= picture.bottom + _REACH:
        return None
    if box.x1 <= picture.x0 + _REACH:
        return "left"
    return "right" if box.x0 >= picture.x1 - _REACH else None


def _room(lines: Sequence[Line], side: str, picture: Box) -> Room:
    """Return the room that lines beside a picture share: up to their common edge, if few do up to near the picture."""
    if side == "left":
        edge = max(line.box.x1 for line in lines)
        full = [line for line in lines if edge - line.box.x1 < _LEVEL and len(line.text) >= _LONG]
        right = edge if len(full) >= _FEWEST and 2 * len(full) >= len(lines) else picture.x0 - _GAP * lines[0].size
        return Room(None, max(edge, right), 0)
    return Room(min(line.box.x0 for line in lines), None, 0)


def _gives_way(line: Line, picture: Box) -> bool:
    """Whether a picture takes of the room of a line: of the page's width, or of a column that it reaches into."""
    if line.room is None:
        return True
    left, right = line.room.left, line.room.right
    if left is None or right is None or not line.room.flow:
        return False
    return line.right <= picture.x0 + _REACH < right if picture.x1 > right else left < picture.x1 - _REACH <= line.left


def _both(one: Room, other: Room) -> Room:
    """Return the room between two boxes."""
    left, right = other.left if one.left is None else one.left, other.right if one.right is None else one.right
    return one._replace(left=left, right=right)


def _within(column: Room | None, room: Room) -> Room:
    """Return what a picture leaves of a column; of the page's width where the line stands in none."""
    if column is None:
        return room
    left = column.left if room.left is None else room.left
    return column._replace(left=left, right=column.right if room.right is None else room.right)


def _spread(lines: Sequence[Line], given: dict[int, Room]) -> Iterator[tuple[int, Room]]:
    """Yield the lines right above and below those with room that keep to their edges: a column longer than the box."""
    for step in (1, -1):
        order = range(len(lines))[::step]
        for before, at in pairwise(order):
            room, line, near = given.get(before), lines[at], lines[before]
            if room is None or at in given or line.role != "body" or line.room != near.room:
                continue
            within = (room.right is None or line.right <= room.right + 1) and line.left + 1 >= (room.left or 0.0)
            close = abs(line.top - near.top) < _CLOSE * near.size and abs(line.size - near.size) < 0.3
            if within and close and abs(line.left - near.left) <= 2.5 * near.size:
                given[at] = room
                yield at, room


def give_room(lines: tuple[Line, ...], images: Sequence[Box], *, spreads: bool = False) -> tuple[Line, ...]:
    """Give the lines beside pictures the room that they have.

    1. text at the left of a picture, its lines ending at a common edge before it
    2. text at the right of a picture, its lines beginning at a common edge behind it
    `spreads`: the lines of a column that go on above and below are set in its width too.
    3. the same in a column that the picture reaches into
    Left alone: lines over a picture (a background), icons, lines of a column beside it.
    """
    pictures = [b for b in images if b.x1 - b.x0 >= _LEAST and b.bottom - b.top >= _LEAST]
    given: dict[int, Room] = {}
    for picture in pictures:
        for side in ("left", "right"):
            run = [
                at
                for at, line in enumerate(lines)
                if line.role == "body" and _beside(line, picture) == side and _gives_way(line, picture)
            ]
            if run:
                room = _room([lines[at] for at in run], side, picture)
                for at in run:
                    if at not in given:
                        given[at] = _within(lines[at].room, room)
                    elif spreads:
                        given[at] = _both(given[at], room)
    if spreads:
        given |= dict(_spread(lines, dict(given)))
    return tuple(replace(line, room=given[at]) if at in given else line for at, line in enumerate(lines))
