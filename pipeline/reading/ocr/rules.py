"""Drawn rules in the picture of a page: found as strokes, and taken out so that no letter is read into them."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from pipeline.reading.ocr.picture import Picture, Pixels

# Lengths in points. No stroke of a character is as long as a level rule; an upright one may be as short as a row.
_LEVEL, _UPRIGHT = 30.0, 8.0
_THICK = 4.0
_TOUCH = 3.0  # an upright rule ends this near to level ones
_BLOCK = 31  # pixels around a point in which ink is darker than paper
_DARKER = 12
_CROSSED = 0.3  # part of a level rule that ink may stand right above or below


class Stroke(NamedTuple):
    """A rule in pixels: `horizontal` or not, along `at` from `start` to `end`, so and so `broad`."""

    horizontal: bool
    at: float
    start: float
    end: float
    broad: float


def _strokes(ink: Pixels, length: int, thick: int, *, horizontal: bool) -> list[Stroke]:
    """Return the strokes in one direction.

    A scanned rule is broken by noise and climbs by a pixel here and there: gaps of two pixels are closed, neighbouring
    rows count as one.
    """
    across, gap, along = ((3, 1), (1, 5), (1, length)) if horizontal else ((1, 3), (5, 1), (length, 1))
    thickened = cv2.dilate(ink, np.ones(across, np.uint8))
    closed = cv2.morphologyEx(thickened, cv2.MORPH_CLOSE, np.ones(gap, np.uint8))
    opened: Pixels = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    count, _, facts, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in facts[number])
        extent, breadth = (width, height) if horizontal else (height, width)
        if area / extent > thick or extent < length or breadth > extent:
            continue  # filled areas are no rules
        if horizontal and not _is_clear(ink, (x, y, width, height)):
            continue
        at, start = (y + height / 2, x) if horizontal else (x + width / 2, y)
        found.append(Stroke(horizontal, at, start, start + extent, breadth))
    return found


def _is_clear(ink: Pixels, box: tuple[int, int, int, int]) -> bool:
    """Whether a level stroke has paper above or below it: strokes of bold characters that run together have ink."""
    x, y, width, height = box
    above = ink[max(0, y - 3) : max(1, y - 1), x : x + width]
    below = ink[y + height + 1 : y + height + 3, x : x + width]
    inked = [np.count_nonzero(band.any(axis=0)) / width for band in (above, below) if band.size]
    return max(inked, default=0.0) < _CROSSED


def _touches(end: float, stroke: Stroke, level: Sequence[Stroke], reach: float) -> bool:
    return any(abs(rule.at - end) <= reach and rule.start - reach <= stroke.at <= rule.end + reach for rule in level)


def _crossing(upright: Sequence[Stroke], level: Sequence[Stroke], scale: float) -> list[Stroke]:
    """Keep the upright strokes that are rules: both ends at level rules, or far longer than a character is high."""
    reach, long = _TOUCH * scale, 4 * _LEVEL * scale
    return [
        s
        for s in upright
        if s.end - s.start >= long or (_touches(s.start, s, level, reach) and _touches(s.end, s, level, reach))
    ]


def find_rules(picture: Picture) -> tuple[tuple[Stroke, ...], Pixels]:
    """Return the rules of a page and its picture without them.

    1. level strokes of 30 points and more   2. upright ones from level rule to level rule, or of 120 points and more
    Left alone: filled areas, strokes of characters, dotted rules.
    """
    grey = cv2.cvtColor(picture.pixels, cv2.COLOR_BGR2GRAY)
    ink: Pixels = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, _DARKER)
    thick = round(_THICK * picture.scale)
    level = _strokes(ink, round(_LEVEL * picture.scale), thick, horizontal=True)
    upright = _strokes(ink, round(_UPRIGHT * picture.scale), thick, horizontal=False)
    rules = (*level, *_crossing(upright, level, picture.scale))
    return rules, _without(picture.pixels, rules)


def _without(pixels: Pixels, rules: Sequence[Stroke]) -> Pixels:
    """Return a picture in which paper stands where rules were drawn."""
    mask = np.zeros(pixels.shape[:2], np.uint8)
    for rule in rules:
        across = slice(max(0, int(rule.at - rule.broad / 2) - 1), int(rule.at + rule.broad / 2) + 2)
        along = slice(int(rule.start), int(rule.end) + 1)
        mask[(across, along) if rule.horizontal else (along, across)] = 1
    clean = pixels.copy()
    clean[mask > 0] = cv2.dilate(pixels, np.ones((15, 15), np.uint8))[mask > 0]
    return clean
