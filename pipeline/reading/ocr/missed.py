"""Writing in tables that the detector of lines has passed over: single digits, dashes."""

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.reading.ocr.engine import Crop
from pipeline.reading.ocr.picture import Pixels
from pipeline.reading.ocr.rules import Stroke

_SPECK = 3.0  # points; dirt is smaller than a dash is long
_ONE_LINE = 1.8  # times the usual height of a line
_LOW = 0.3  # of that height: what is lower is a mark
_NARROW = 5.0  # times that height: longer writing is not passed over
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


def _on_lines(parts: Sequence[Crop], crops: Sequence[Crop], usual: float) -> list[list[Crop]]:
    """Group parts that stand alone on the height of a line that was found: numbers in a table without rules."""
    groups: list[list[Crop]] = []
    for part in sorted(parts, key=lambda p: (round((p.top + p.bottom) / usual), p.x0)):
        middle = (part.top + part.bottom) / 2
        level = any(
            c.bottom - c.top < _ONE_LINE * usual and abs((c.top + c.bottom) / 2 - middle) < 0.3 * usual for c in crops
        )
        if not level or not _LOW * usual <= part.bottom - part.top <= usual:
            continue
        last = groups[-1][-1] if groups else None
        if last and abs((last.top + last.bottom) / 2 - middle) < 0.3 * usual and part.x0 - last.x1 < 0.5 * usual:
            groups[-1].append(part)
        else:
            groups.append([part])
    return [group for group in groups if group[-1].x1 - group[0].x0 <= _NARROW * usual]


def find_missed(
    clean: Pixels, crops: Sequence[Crop], rules: Sequence[Stroke], *, usual: float, scale: float
) -> list[Crop]:
    """Return crops of what stands in none of the crops found.

    1. in a cell of a ruled table, a line at most in each   2. alone on the height of a line, not wider than a number
    Left alone: pictures, dirt, writing on no line.
    """
    _, ink = cv2.threshold(cv2.cvtColor(clean, cv2.COLOR_BGR2GRAY), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    cells: dict[Crop, list[Crop]] = {}
    loose: list[Crop] = []
    for part in _free(ink, crops, scale):
        cell = _cell((part.x0 + part.x1) / 2, (part.top + part.bottom) / 2, rules)
        if cell is None:
            loose.append(part)
        elif cell.x0 < part.x0 and part.x1 < cell.x1 and cell.top < part.top and part.bottom < cell.bottom:
            cells.setdefault(cell, []).append(part)
    height, width = clean.shape[:2]
    page = Crop(0, 0, width, height)
    groups = [*cells.items(), *((page, group) for group in _on_lines(loose, crops, usual))]
    found = [_around(room, parts, _MARGIN * usual) for room, parts in groups]
    return [crop for crop in found if 0 < crop.bottom - crop.top <= _ONE_LINE * usual and crop.x1 > crop.x0]
