"""Where strokes cross, and the cells that they close there: pdfplumber's definition of both, without its repeated work.

pdfplumber compares the strokes at two points anew for each pair that may be corners of a cell, and sorts all strokes
for each upright one; on a budget full of tables that is half of what finding the tables costs.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

_Point = tuple[float, float]
_Corners = tuple[float, float, float, float]
_BOX = itemgetter("x0", "top", "x1", "bottom")


class _Crossings:
    """The points (x, y) where strokes cross, each with the upright and the level strokes that meet there."""

    def __init__(self, strokes: Sequence[dict[str, Any]], near: float) -> None:
        self.upright: dict[_Point, set[_Corners]] = {}
        self.level: dict[_Point, set[_Corners]] = {}
        level = {_BOX(e) for e in strokes if e["orientation"] == "h"}
        for v in {_BOX(e) for e in strokes if e["orientation"] == "v"}:
            x, top, _, bottom = v
            for h in level:
                x0, y, x1, _ = h
                if top <= y + near and bottom >= y - near and x0 - near <= x <= x1 + near:
                    self.upright.setdefault((x, y), set()).add(v)
                    self.level.setdefault((x, y), set()).add(h)

    def join(self, one: _Point, other: _Point) -> bool:
        """Whether a stroke joins two points over each other or side by side."""
        strokes = self.upright if one[0] == other[0] else self.level
        return not strokes[one].isdisjoint(strokes[other])


def cells_of(strokes: Sequence[dict[str, Any]], near: float) -> list[_Corners]:
    """Return the cells (x0, top, x1, bottom) that strokes close: for each point the smallest one that begins there.

    `near` is by how many points strokes may miss each other.
    """
    crossings = _Crossings(strokes, near)
    points = sorted(crossings.level)
    columns: dict[float, list[_Point]] = {}
    rows: dict[float, list[_Point]] = {}
    for point in points:
        columns.setdefault(point[0], []).append(point)
        rows.setdefault(point[1], []).append(point)
    found: list[_Corners] = []
    for point in points:
        x, y = point
        right = [other for other in rows[y] if other[0] > x and crossings.join(point, other)]
        below = (other for other in columns[x] if other[1] > y and crossings.join(point, other)) if right else ()
        corner = next(
            (
                last
                for under in below
                for beside in right
                if (last := (beside[0], under[1])) in crossings.level
                and crossings.join(last, beside)
                and crossings.join(last, under)
            ),
            None,
        )
        if corner:
            found.append((x, y, *corner))
    return found
