"""Variants of a sample report: scanned and watermarked. Their gold is that of the report they are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from corpus.samples.draw import font_file
from corpus.samples.placed import HEIGHT, WIDTH, Layout, Placed

_DPI, _QUALITY = 150, 45
_SCALE = _DPI / 72
_SEED, _NOISE, _PAPER, _INK = 20221, 5.0, 244, 42
# Degrees by which each page lies askew on the glass, in turn.
_SKEW = (0.0, 0.6, -0.7, 0.4)


@dataclass(frozen=True, slots=True)
class Variant:
    """A file made from the report `source` (its text file's name); `pages` names the pages taken, None all of them."""

    file: str
    source: str
    pages: tuple[int, ...] | None = None
    watermark: str | None = None

    def page_of(self, page: int) -> int | None:
        """Return the page of this file on which a page of the report stands, None where it was left out."""
        if self.pages is None:
            return page
        return self.pages.index(page) + 1 if page in self.pages else None


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        "scan": Variant("lanting-2022-scan.pdf", "lanting-2022", pages=(1, 4, 5, 8)),
        "watermark": Variant("lanting-2022-watermark.pdf", "lanting-2022", watermark="澜汀公交　内部资料"),
    }
)


def rows_of(variant: Variant, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the gold rows of the report that stand in a variant, with the pages of the variant."""
    kept = []
    for row in rows:
        pages = row.get("pages", [row.get("page")])
        moved = [p for p in (variant.page_of(page) for page in pages) if p is not None]
        if not moved or ("name" not in row and len(moved) < len(pages)):
            continue
        new = {**row, **({"pages": moved} if "pages" in row else {})}
        kept.append({**new, **({"page": moved[0]} if "page" in row else {})})
    return kept


def _print_line(drawing: ImageDraw.ImageDraw, line: Placed) -> None:
    font = ImageFont.truetype(font_file(line.bold), round(line.size * _SCALE, 2))
    x = line.x * _SCALE
    for character in line.words:
        drawing.text((x, line.baseline * _SCALE), character, font=font, fill=_INK, anchor="ls")
        x += font.getlength(character) + line.stretch * _SCALE


def print_page(layout: Layout, page: int) -> Image.Image:
    """Return a page in grey as a printer and a scanner would see it, upright and clean."""
    image = Image.new("L", (round(WIDTH * _SCALE), round(HEIGHT * _SCALE)), _PAPER)
    drawing = ImageDraw.Draw(image)
    for rule in layout.rules:
        if rule.page == page:
            ends = (rule.x0 * _SCALE, rule.y0 * _SCALE, rule.x1 * _SCALE, rule.y1 * _SCALE)
            drawing.line(ends, fill=_INK, width=1)
    for line in layout.lines:
        if line.page == page:
            _print_line(drawing, line)
    return image


def _scan(image: Image.Image, skew: float, noise: np.random.Generator) -> Image.Image:
    askew = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    grey = np.asarray(askew, dtype=np.float64) + noise.normal(0, _NOISE, (askew.height, askew.width))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def scan(layout: Layout, path: Path, pages: tuple[int, ...]) -> None:
    """Write pages as pictures. The same bytes each time only where Pillow and its FreeType are of one version."""
    noise = np.random.default_rng(_SEED)
    images = [_scan(print_page(layout, p), _SKEW[n % len(_SKEW)], noise) for n, p in enumerate(pages)]
    # Without a date, or the bytes would be others each time.
    undated = {"creationDate": None, "modDate": None}
    images[0].save(path, save_all=True, append_images=images[1:], resolution=_DPI, quality=_QUALITY, **undated)
