"""Scans for tests: pages of a PDF as pictures, skewed and noisy, with no text behind them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

DPI = 150


def picture_of(pdf: Path, page: int, *, skew: float = 0.0, noise: float = 8.0) -> Image.Image:
    """Draw a page, counted from 1, as an office scanner gives it: 150 dpi, grey, `skew` degrees against the clock."""
    document = pdfium.PdfDocument(pdf)
    drawn = document[page - 1].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    askew = drawn.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(7).normal(0, noise, (askew.height, askew.width))
    return Image.fromarray(np.clip(np.asarray(askew, dtype=float) + grain, 0, 255).astype(np.uint8))


def write_scan(path: Path, pictures: Sequence[Image.Image]) -> Path:
    """Write pictures as the pages of a PDF; it holds them as JPEG, as scanners do."""
    first, *others = pictures
    first.save(path, "PDF", resolution=DPI, save_all=True, append_images=others, quality=70)
    return path


def strip_of(pdf: Path, page: int, top: float, bottom: float) -> Image.Image:
    """Return the lines between two heights of a page, in points, on a sheet of their own: quickly read."""
    whole = picture_of(pdf, page, noise=3.0)
    scale = DPI / 72
    return whole.crop((0, round(top * scale), whole.width, round(bottom * scale)))
