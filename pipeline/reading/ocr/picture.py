"""A page as a picture: drawn by PDFium, its skew found and undone."""

from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

Pixels = NDArray[np.uint8]

DPI = 200  # office scans have 150 to 300; small print is lost below
_ENOUGH = 2340  # pixels of a page's longer side: those of A4 at 200 dpi
_STEEPEST = 6.0  # degrees; sheets lie straighter in a feeder
_COARSE, _FINE = 0.5, 0.05
_LEAST = 0.1  # degrees that are worth turning a page for
_WIDE = 900  # pixels in which a skew is looked for


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture, blue green red, set straight by `skew` degrees against the clock; `scale` is pixels a point."""

    pixels: Pixels
    scale: float
    skew: float


def _turned(pixels: Pixels, degrees: float, blank: int) -> Pixels:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned: Pixels = cv2.warpAffine(
        pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(blank,) * 3,
    )
    return turned


def _sharpness(ink: Pixels, degrees: float) -> float:
    """Tell how sharply rows of text are parted by white rows when the picture is turned by so many degrees."""
    rows = _turned(ink, degrees, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def find_skew(pixels: Pixels) -> float:
    """Return by how many degrees a page has to be turned for its lines to lie level; 0 where nothing tells."""
    grey: Pixels = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    shrink = min(1.0, _WIDE / grey.shape[1])
    grey = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    steps = round(_STEEPEST / _COARSE)
    best = max((n * _COARSE for n in range(-steps, steps + 1)), key=lambda angle: _sharpness(ink, angle))
    steps = round(_COARSE / _FINE)
    best = max((best + n * _FINE for n in range(-steps, steps + 1)), key=lambda angle: _sharpness(ink, angle))
    if abs(best) < _LEAST or abs(best) >= _STEEPEST or _sharpness(ink, best) < 1.05 * _sharpness(ink, 0.0):
        return 0.0
    return round(best, 2)


def _scale(page: pdfium.PdfPage) -> float:
    """Return the pixels a point to draw a page with: 200 dpi, on large pages no more than its pictures have.

    A scan whose pixels were taken for points gives a page of many times its true size.
    """
    longer = max(*page.get_size(), 1.0)
    finest = 0.0
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        columns, rows = thing.get_px_size()
        finest = max(finest, max(columns, rows) / max(right - left, top - bottom, 1.0))
    return float(min(DPI / 72, max(_ENOUGH, min(finest * longer, 2 * _ENOUGH)) / longer))


def draw(page: pdfium.PdfPage) -> tuple[Pixels, float]:
    """Draw a page as it is shown; return its pixels and how many of them a point has."""
    scale = _scale(page)
    bitmap = page.render(scale=scale)
    pixels = bitmap.to_numpy()
    if pixels.ndim == 2 or pixels.shape[2] == 1:
        pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    colours: Pixels = np.ascontiguousarray(pixels[:, :, :3])
    bitmap.close()
    return colours, scale


def straighten(pixels: Pixels, scale: float, quarters: int) -> Picture:
    """Turn a picture by quarters, then by what its lines still lie askew."""
    pixels = np.ascontiguousarray(np.rot90(pixels, quarters))
    skew = find_skew(pixels)
    return Picture(_turned(pixels, skew, 255) if skew else pixels, scale, 90.0 * quarters + skew)
