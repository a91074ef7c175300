"""Red seals in the picture of a page: taken out, so that the names and dates that they are set over can be read."""

import cv2
import numpy as np

from pipeline.reading.ocr.picture import Picture, Pixels

_SMALLEST, _LARGEST = 40.0, 180.0  # points; a name seal has 18 mm, a company's 38 to 45
_ROUND = 1.7  # longer side over shorter one: round, square and oval seals, no red headings
_RED = 40  # by how much a red pixel is redder than green or blue
_PALE = 235  # paper
_APART = 6.0  # points between the characters of one seal


def _red(pixels: Pixels) -> Pixels:
    blue, green, red = (pixels[:, :, channel].astype(np.int16) for channel in range(3))
    strongest = np.maximum(blue, green)
    return ((red - strongest > _RED) & (strongest < _PALE)).astype(np.uint8) * 255


def without_seals(picture: Picture) -> Pixels:
    """Return a page's picture with the seals on it faded: seen in red light they are paper, black ink stays black.

    1. round, oval and square seals of 14 to 63 mm in red
    Left alone: red headings and rules, seals that a copier made grey.
    """
    mask = _red(picture.pixels)
    if not mask.any():
        return picture.pixels
    reach = max(3, round(_APART * picture.scale))
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, facts, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    faded = picture.pixels
    for number in range(1, count):
        x, y, width, height = (int(v) for v in facts[number][:4])
        shorter, longer = sorted((width / picture.scale, height / picture.scale))
        if shorter >= _SMALLEST and longer <= _LARGEST and longer <= _ROUND * shorter:
            faded = faded.copy() if faded is picture.pixels else faded
            seal = faded[y : y + height, x : x + width]
            seal[:] = seal[:, :, 2:3]
    return faded
