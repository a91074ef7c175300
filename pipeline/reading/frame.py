"""From PDF user space to the page as it is shown."""

import ctypes
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

Sides = tuple[float, float, float, float]  # left, bottom, right, top


class Matrix(NamedTuple):
    """How the things of a form are laid on what holds it: (x, y) comes to (ax + cy + e, bx + dy + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def scale(self) -> float:
        """How many times larger things are drawn upwards."""
        return math.hypot(self.c, self.d)

    def of(self, sides: Sides) -> Sides:
        """Return the sides around a box that is laid so."""
        left, bottom, right, top = sides
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        xs = [self.a * x + self.c * y + self.e for x, y in corners]
        ys = [self.b * x + self.d * y + self.f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


IDENTITY = Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Frame:
    """Turns PDF user space (origin bottom left, unrotated) into page space (origin top left, as shown)."""

    def __init__(self, page: Any) -> None:
        bounds = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
        self.left, self.bottom, self.right, self.top = bounds.left, bounds.bottom, bounds.right, bounds.top
        self.turns = raw.FPDFPage_GetRotation(page)
        across, up = self.right - self.left, self.top - self.bottom
        self.width, self.height = (up, across) if self.turns % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of user space stands on the page."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return the box (x0, top, x1, bottom) on the page of a box of user space (left, bottom, right, top)."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def points(self, xs: Sequence[float], ys: Sequence[float]) -> list[tuple[float, float]]:
        """Return where many points of user space stand on the page."""
        if self.turns:
            return list(map(self.point, xs, ys))
        left, top = self.left, self.top
        return [(x - left, top - y) for x, y in zip(xs, ys, strict=True)]

    def boxes(self, sides: Sequence[Sequence[float]]) -> list[tuple[float, float, float, float]]:
        """Return the boxes on the page of many boxes of user space: their left, bottom, right and top sides."""
        if self.turns:
            return list(map(self.box, *sides))
        left, top = self.left, self.top
        return [(x0 - left, top - y1, x1 - left, top - y0) for x0, y0, x1, y1 in zip(*sides, strict=True)]
