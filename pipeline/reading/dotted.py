"""Dotted and dashed rules, which browsers draw dot by dot: the rules that these make."""

from collections.abc import Iterator, Sequence

from pipeline.reading.glyphs import Edge
from schemas.text import Box

DOT = 3.0  # points across at most: nothing as small has an edge of its own
_GAP = 3.0  # points between two dots of a rule
_LEAST = 8  # dots
_MOST = 300  # rules of a page
_SAME = 0.4  # points by which the dots of a rule may stand higher or lower


def is_dot(box: Box) -> bool:
    """Whether a shape is as small as a dot of a rule."""
    return box.x1 - box.x0 <= DOT and box.bottom - box.top <= DOT


def edges_of_dots(dots: Sequence[Box]) -> list[Edge]:
    """Return the rules that dots make, level and upright; none where they are more than those of tables: a drawing."""
    level = list(_runs([(box.top, box.x0, box.x1) for box in dots]))
    upright = list(_runs([(box.x0, box.top, box.bottom) for box in dots]))
    found = [Edge(Box(start, y, end, y), "h") for y, start, end in level]
    found += [Edge(Box(x, start, x, end), "v") for x, start, end in upright]
    return found if len(found) <= _MOST else []


def _runs(places: Sequence[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Yield where dots stand in a row, as (across, start, end)."""
    rows: dict[int, list[tuple[float, float, float]]] = {}
    for across, start, end in places:
        rows.setdefault(round(across / _SAME), []).append((across, start, end))
    for row in rows.values():
        run: list[tuple[float, float, float]] = []
        for place in sorted(row, key=lambda p: p[1]):
            if run and place[1] - run[-1][2] > _GAP:
                if len(run) >= _LEAST:
                    yield run[0][0], run[0][1], run[-1][2]
                run = []
            run.append(place)
        if len(run) >= _LEAST:
            yield run[0][0], run[0][1], run[-1][2]
