"""Writing in the cells of ruled tables that the detector of lines has passed over: single digits, dashes."""

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.reading.ocr.engine import Crop
from pipeline.reading.ocr.picture import Pixels
from pipeline.reading.ocr.rules import Stroke

_SPECK = 3.0  # points; dirt is smaller than a dash is long
_ONE_LINE = 1.8  # times the usual height of a line
_MARGIN = 0.25  # of that height, around what is cut out: the engine is used to some paper


def _cell(x: float, y: float, rules: Sequence[Stroke]) -> Crop | None:
    """Return the cell of drawn rules around a point; None where one side is open."""
    level = [r.at for r in rules if r.horizontal and r.start <= x <= r.end]
    upright = [r.at for r in rules if not r.horizontal and r.start <= y <= r.end]
    above, below = [at for at in level if at < y], [at for at in level if at > y]
    left, right = [at for at in upright if at < x], [at for at in upright if at > x]
    if not (above and below and left and right):
        return None
    return Crop(max(left), max(above), min(right), min(below))


def _around(cell: Crop, parts: Sequence[Crop], margin: float) -> Crop:
    """Return the box around parts with a margin, inside their cell."""
    return Crop(
        max(cell.x0 + 2, min(p.x0 for p in parts) - margin),
        max(cell.top + 2, min(p.top for p in parts) - margin),
        min(cell.x1 - 2, max(p.x1 for p in parts) + margin),
        min(cell.bottom - 2, max(p.bottom for p in parts) + margin),
    )


def _free(ink: Pixels, crops: Sequence[Crop], scale: float) -> list[Crop]:
    """Return the pieces of ink that stand in no crop."""
    count, _, facts, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    free = []
    for number in range(1, count):
        x, y, width, height = (int(v) for v in facts[number][:4])
        across, down = (float(v) for v in middles[number])
        taken = any(c.x0 <= across <= c.x1 and c.top <= down <= c.bottom for c in crops)
        if not taken and max(width, height) >= _SPECK * scale:
            free.append(Crop(x, y, x + width, y + height))
    return free


def find_missed(
    clean: Pixels, crops: Sequence[Crop], rules: Sequence[Stroke], *, usual: float, scale: float
) -> list[Crop]:
    """Return crops of what stands in ruled cells and in none of the crops found, a line at most in each cell."""
    if not rules:
        return []
    _, ink = cv2.threshold(cv2.cvtColor(clean, cv2.COLOR_BGR2GRAY), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    cells: dict[Crop, list[Crop]] = {}
    for part in _free(ink, crops, scale):
        cell = _cell((part.x0 + part.x1) / 2, (part.top + part.bottom) / 2, rules)
        inside = cell and cell.x0 < part.x0 and part.x1 < cell.x1 and cell.top < part.top and part.bottom < cell.bottom
        if cell and inside:
            cells.setdefault(cell, []).append(part)
    found = [_around(cell, parts, _MARGIN * usual) for cell, parts in cells.items()]
    return [crop for crop in found if 0 < crop.bottom - crop.top <= _ONE_LINE * usual and crop.x1 > crop.x0]
