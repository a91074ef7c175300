"""A picture of the page on which something stands, with its words and their line framed."""

from pathlib import Path

import pdfplumber
import pypdfium2
from pdfplumber.page import Page
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pypdfium2 import PdfiumError

from pipeline.finding.hits import Hit
from pipeline.pdf_log import quiet_pdfminer
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
        words = Box(*hit.box) if hit.box else _first_line_of(shown, hit.text)
        if words:
            _frame(picture, _line_around(shown, words), _LINE, 2)
            _frame(picture, words, _WORDS, 4)
    said = PngInfo()
    said.add_text(*picture_sign(picture.tobytes()))
    picture.save(target, pnginfo=said)
    return words is not None


def _first_line_of(page: Page, text: str) -> Box | None:
    """Return where a sentence begins: its characters on their first line; None on a page without that text."""
    letters = [letter for letter in page.chars if letter["text"].strip()]
    at = "".join(letter["text"][:1] for letter in letters).find(text.replace(" ", "")[:_BEGINNING])
    if at < 0:
        return None
    same = [
        c for c in letters[at : at + len(text)] if abs(c["top"] - letters[at]["top"]) < (c["bottom"] - c["top"]) / 2
    ]
    return Box(
        min(c["x0"] for c in same),
        min(c["top"] for c in same),
        max(c["x1"] for c in same),
        max(c["bottom"] for c in same),
    )


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
