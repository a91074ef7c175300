"""A picture of the page on which something stands, with its words and their line framed."""

from itertools import pairwise, takewhile
from pathlib import Path
from typing import cast

import pdfplumber
import pypdfium2
from pdfplumber.page import Page
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pypdfium2 import PdfiumError

from pipeline.finding.hits import Hit
from pipeline.pdf_log import quiet_pdfminer
from pipeline.reading.found import around
from pipeline.reading.glyphs import Glyph
from pipeline.reading.health import mend
from pipeline.untouched import picture_sign
from schemas.text import Box

quiet_pdfminer()
_SCALE = 2.0  # pixels a point: 144 dpi, small print can be read
_LINE = (255, 196, 0)
_WORDS = (208, 0, 0)
_MARGIN = 2.5  # points between words and frame
_BEGINNING = 12  # characters that a sentence is known by
_GAP = 2.0  # heights of the words: what stands further apart on the same height is another column or cell


def draw_page(pdf: Path, hit: Hit, target: Path) -> bool:
    """Write the page of a hit as PNG, its words framed and their line more lightly; tell whether they were found there.

    Raises ValueError where the page can't be drawn.
    """
    page = hit.page
    try:
        drawn = pypdfium2.PdfDocument(pdf)
        try:
            picture: Image.Image = drawn[page - 1].render(scale=_SCALE).to_pil().convert("RGB")
        finally:
            drawn.close()
    except (PdfiumError, IndexError) as error:
        raise ValueError(f"{pdf}: page {page} can't be drawn") from error
    with pdfplumber.open(pdf) as document:
        shown = document.pages[page - 1]
        lines = [Box(*hit.box)] if hit.box else lines_of(shown, hit.text)
        for words in lines:
            _frame(picture, _line_around(shown, words), _LINE, 2)
        for words in lines:
            _frame(picture, words, _WORDS, 4)
    said = PngInfo()
    said.add_text(*picture_sign(picture.tobytes()))
    picture.save(target, pnginfo=said)
    return bool(lines)


def lines_of(page: Page, text: str) -> list[Box]:
    """Return where a sentence stands, line by line, as far as the page has it in one piece; none where it has not.

    The page's characters are mended as the reader mends them: browsers print ⼯ for 工.
    """
    glyphs, _ = mend([cast(Glyph, dict(letter)) for letter in page.chars])
    letters = [glyph for glyph in glyphs if glyph["text"].strip()]
    said, words = "".join(glyph["text"][:1] for glyph in letters), text.replace(" ", "")
    at = said.find(words[:_BEGINNING])
    if at < 0:
        return []
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(said[at:], words, strict=False)))
    boxes = [Box(one["x0"], one["top"], one["x1"], one["bottom"]) for one in letters[at : at + same]]
    lines = [boxes[:1]]
    for last, box in pairwise(boxes):
        if abs(box.top - last.top) < (box.bottom - box.top) / 2:
            lines[-1].append(box)
        else:
            lines.append([box])
    return [around(line) for line in lines]


def _frame(picture: Image.Image, box: Box, colour: tuple[int, int, int], width: int) -> None:
    grown = (box.x0 - _MARGIN, box.top - _MARGIN, box.x1 + _MARGIN, box.bottom + _MARGIN)
    ImageDraw.Draw(picture).rectangle([round(_SCALE * edge) for edge in grown], outline=colour, width=width)


def _line_around(page: Page, words: Box) -> Box:
    """Return the box of the printed line that holds some words; theirs where the page has no text (a scan)."""
    found = page.extract_words(x_tolerance=1)
    middle = (words.top + words.bottom) / 2
    height = max(words.bottom - words.top, 1.0)
    line = words
    beside = [Box(w["x0"], w["top"], w["x1"], w["bottom"]) for w in found if w["top"] <= middle <= w["bottom"]]
    for one in sorted(beside, key=lambda b: b.x0, reverse=True):
        if one.x0 < line.x0 and line.x0 - one.x1 < _GAP * height:
            line = line.union(one)
    for one in sorted(beside, key=lambda b: b.x0):
        if one.x1 > line.x1 and one.x0 - line.x1 < _GAP * height:
            line = line.union(one)
    return line
