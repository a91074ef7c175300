"""From the picture of a page to what it says: lines with a place and a confidence for each character, and rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean, median
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium

from pipeline.reading.ocr.engine import Crop, Words, find_crops, read_crop
from pipeline.reading.ocr.missed import find_missed
from pipeline.reading.ocr.picture import Picture, Pixels, draw, straighten
from pipeline.reading.ocr.rules import Stroke, find_rules
from pipeline.reading.ocr.said import ReadLine, ReadPage
from pipeline.reading.ocr.seals import without_seals
from pipeline.reading.ocr.strokes import as_drawn

_TALL = 2.2  # times the usual height of a line: a crop of stacked characters
_PROBES = 4  # lines that tell whether a page stands the right way up
_DOUBTFUL = 0.75
_SURE = 0.5  # mean confidence under which a line is none: stamps, pictures, handwriting


def _split(crop: Crop, rules: Sequence[Stroke]) -> Iterator[Crop]:
    """Cut a crop at the upright rules that it reaches over: it holds the words of two cells."""
    middle = (crop.top + crop.bottom) / 2
    margin = 0.3 * (crop.bottom - crop.top)
    cuts = sorted(
        rule.at
        for rule in rules
        if not rule.horizontal and rule.start <= middle <= rule.end and crop.x0 + margin < rule.at < crop.x1 - margin
    )
    edges = [crop.x0, *cuts, crop.x1]
    for left, right in pairwise(edges):
        yield Crop(left, crop.top, right, crop.bottom)


def _cut(pixels: Pixels, crop: Crop) -> Pixels:
    return pixels[max(0, int(crop.top)) : int(crop.bottom) + 1, max(0, int(crop.x0)) : int(crop.x1) + 1]


def _runs(inked: Sequence[bool], gap: float) -> list[tuple[int, int]]:
    """Return the runs (from, to) of rows with ink, those nearer than `gap` as one."""
    runs: list[tuple[int, int]] = []
    for row in (row for row, ink in enumerate(inked) if ink):
        if runs and row - runs[-1][1] < gap:
            runs[-1] = runs[-1][0], row + 1
        else:
            runs.append((row, row + 1))
    return runs


def _tiles(piece: Pixels) -> list[tuple[int, int]]:
    """Part a column of stacked characters: the rows (from, to) of each.

    They are as high as wide and evenly spaced; a cut is moved to the row near it that has least ink.
    """
    grey = cv2.cvtColor(piece, cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    rows, columns = (np.count_nonzero(ink, axis=axis) for axis in (1, 0))
    width = max(1, int(np.count_nonzero(columns > 1)))
    tiles: list[tuple[int, int]] = []
    for first, last in _runs((rows > 0).tolist(), 0.5 * width):
        count = max(1, round((last - first) / (1.08 * width)))
        step = (last - first) / count
        cuts = [first]
        for number in range(1, count):
            low, high = (round(first + (number + shift) * step) for shift in (-0.2, 0.2))
            cuts.append(low + int(np.argmin(rows[low : high + 1])))
        tiles.extend(zip(cuts, [*cuts[1:], last], strict=True))
    return tiles


def _read_stacked(piece: Pixels) -> Words:
    """Read a column of stacked characters: laid side by side they are a line as any other."""
    tiles = _tiles(piece)
    if not tiles:
        return Words("", (), ())
    side = piece.shape[1]
    strip = np.full((side, side * len(tiles), 3), 255, np.uint8)
    for number, (first, last) in enumerate(tiles):
        tile = piece[first:last][:side]
        down = (side - tile.shape[0]) // 2
        strip[down : down + tile.shape[0], number * side : number * side + tile.shape[1]] = tile
    words = read_crop(strip)
    centres = [(first + last) / 2 / piece.shape[0] for first, last in tiles]
    places = tuple(centres[min(len(tiles) - 1, int(middle * len(tiles)))] for middle in words.middles)
    return Words(words.text, places, words.confidences)


def _line(pixels: Pixels, crop: Crop, usual: float, scale: float) -> ReadLine | None:
    piece = _cut(pixels, crop)
    if min(piece.shape[:2]) < 3:
        return None
    stacked = crop.bottom - crop.top > max(_TALL * usual, 1.5 * (crop.x1 - crop.x0))
    words = _read_stacked(piece) if stacked else read_crop(piece)
    if not words.text.strip():
        return None
    text = as_drawn(words.text, piece)
    start, length = (crop.top, crop.bottom - crop.top) if stacked else (crop.x0, crop.x1 - crop.x0)
    return ReadLine(
        text=text,
        x0=round(crop.x0 / scale, 2),
        top=round(crop.top / scale, 2),
        x1=round(crop.x1 / scale, 2),
        bottom=round(crop.bottom / scale, 2),
        middles=tuple(round((start + middle * length) / scale, 2) for middle in words.middles),
        confidences=tuple(round(c, 3) for c in words.confidences),
        stacked=stacked,
    )


def _flat(rule: Stroke, scale: float) -> tuple[float, float, float, float]:
    at, start, end = (round(v / scale, 2) for v in (rule.at, rule.start, rule.end))
    return (start, at, end, at) if rule.horizontal else (at, start, at, end)


class _View(NamedTuple):
    """A page looked at one way up: its rules, its picture without them, where lines of text stand."""

    picture: Picture
    rules: Sequence[Stroke]
    clean: Pixels
    crops: list[Crop]
    usual: float


def _look(pixels: Pixels, scale: float, quarters: int) -> _View:
    picture = straighten(pixels, scale, quarters)
    picture = replace(picture, pixels=without_seals(picture))
    rules, clean = find_rules(picture)
    crops = [part for crop in find_crops(clean) for part in _split(crop, rules)]
    usual = median(min(c.bottom - c.top, c.x1 - c.x0) for c in crops) if crops else 1.0
    return _View(picture, rules, clean, crops, usual)


def _trust(view: _View) -> float:
    """Tell how surely the longest lines of a page can be read this way up."""
    longest = sorted(view.crops, key=lambda c: max(c.x1 - c.x0, c.bottom - c.top))[-_PROBES:]
    lines = [_line(view.clean, crop, view.usual, view.picture.scale) for crop in longest]
    return fmean([fmean(line.confidences) if line else 0.0 for line in lines] or [0.0])


def _right_way_up(page: pdfium.PdfPage) -> _View:
    """Look at a page the way up in which it can be read: as shown, or turned by quarters where that is doubtful.

    1. most lines stand upright: the page lies on its side, or is set in columns of characters
    2. lines lie level but can't be read: the page stands on its head
    """
    pixels, scale = draw(page)
    view = _look(pixels, scale, 0)
    upright = sum(c.bottom - c.top > 1.5 * (c.x1 - c.x0) and c.bottom - c.top > _TALL * view.usual for c in view.crops)
    if 2 * upright > len(view.crops):
        return max((view, *(_look(pixels, scale, quarters) for quarters in (1, 3))), key=_trust)
    if view.crops and _trust(view) < _DOUBTFUL:
        return max((view, _look(pixels, scale, 2)), key=_trust)
    return view


def read_picture(page: pdfium.PdfPage) -> ReadPage:
    """Read a page from its picture."""
    view = _right_way_up(page)
    scale, crops = view.picture.scale, view.crops
    missed = find_missed(view.clean, crops, view.rules, usual=view.usual, scale=scale)
    found = [line for crop in (*crops, *missed) if (line := _line(view.clean, crop, view.usual, scale))]
    lines = tuple(line for line in found if fmean(line.confidences) >= _SURE)
    drawn = tuple(_flat(rule, scale) for rule in view.rules)
    return ReadPage(view.picture.skew, lines, drawn, len(found) - len(lines))
