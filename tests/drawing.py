"""Small PDFs for tests: words put at places of a page, as a program that makes reports would put them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import Color, lightgrey
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading import pdfium, pdfminer
from pipeline.reading.assemble import assemble
from pipeline.reading.glyphs import RawPage
from pipeline.reading.read import read_pages
from schemas.document import Document, Source

WIDTH, HEIGHT = 595.0, 842.0
READERS = {"pdfium": pdfium.read_pages, "pdfminer": pdfminer.read_pages}
# One of Adobe's Chinese fonts that readers know without a font file.
FONT = "STSong-Light"
SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)
Draw = Callable[["Sheet"], None]


class Sheet:
    """One page to draw on; y counts from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def put(self, x: float, y: float, words: str, size: float = 12, *, colour: Color | None = None) -> float:
        """Print words with their baseline at y; return where they end."""
        self.canvas.setFillColor(colour or Color(0, 0, 0))
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y, words)
        return x + float(self.canvas.stringWidth(words, FONT, size))

    def column(self, x: float, y: float, lines: Sequence[str], size: float = 12, *, step: float = 18) -> None:
        """Print lines under each other."""
        for at, words in enumerate(lines):
            self.put(x, y + step * at, words, size)

    def turned(
        self, x: float, y: float, words: str, angle: float, *, size: float = 12, colour: Color = lightgrey
    ) -> None:
        """Print words from a point on, turned counter-clockwise."""
        self.canvas.saveState()
        self.canvas.translate(x, HEIGHT - y)
        self.canvas.rotate(angle)
        self.canvas.setFillColor(colour)
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(0, 0, words)
        self.canvas.restoreState()

    def stacked(self, x: float, y: float, words: str, size: float = 12, *, step: float = 13) -> None:
        """Print words with one character under the other."""
        for at, letter in enumerate(words):
            self.put(x, y + step * at, letter, size)

    def ruled(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw the rules of a table; `xs` and `ys` are where its columns and rows part."""
        for x in xs:
            self.canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
        for y in ys:
            self.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)

    def area(self, x0: float, top: float, x1: float, bottom: float, *, grey: float = 0.9, round_: float = 0.0) -> None:
        """Fill a box, its corners round where a radius is given."""
        self.canvas.setFillGray(grey)
        box = x0, HEIGHT - bottom, x1 - x0, bottom - top
        if round_:
            self.canvas.roundRect(*box, round_, stroke=0, fill=1)
        else:
            self.canvas.rect(*box, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def slice(self, x: float, y: float, radius: float, *, start: float, extent: float) -> None:
        """Fill a slice of a circle around a point, from an angle on."""
        self.canvas.setFillGray(0.3 + 0.5 * (start % 180) / 180)
        self.canvas.wedge(
            x - radius, HEIGHT - y - radius, x + radius, HEIGHT - y + radius, start, extent, stroke=0, fill=1
        )
        self.canvas.setFillGray(0)

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Fill a box with a picture."""
        self.canvas.drawInlineImage(
            Image.new("RGB", (8, 8), (200, 120, 40)), x0, HEIGHT - bottom, x1 - x0, bottom - top
        )


def draw(path: Path, sheets: Sequence[Draw], turn: int = 0) -> Path:
    """Write a PDF, one page a function; `turn` is the pages' /Rotate."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), (WIDTH, HEIGHT), invariant=1)
    for sheet in sheets:
        if turn:
            canvas.setPageRotation(turn)
        sheet(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return path


def raw_pages(path: Path, reader: str = "pdfium") -> list[RawPage]:
    """Return the pages as one of the two readers gives them.

    Without any Chinese font on the machine PDFium leaves out what is set sign by sign in a font that the file does
    not hold: such a page is pdfminer's (`test_fonts.py`), and what PDFium makes of it is no matter of a test.
    """
    pages = list(READERS[reader](path))
    if any("text_left_out" in page.faults for page in pages):
        pytest.skip(
            "no Chinese font is installed, PDFium leaves text out: install the Debian package fonts-lxgw-wenkai"
        )
    return pages


def read(path: Path, reader: str = "pdfium") -> Document:
    """Read a PDF with one of the two page readers."""
    return assemble(SOURCE, read_pages(raw_pages(path, reader)))


def paragraphs(document: Document) -> list[str]:
    """Return the paragraphs of a document in reading order."""
    return [block.span.of(document.text) for block in document.blocks]


def cells(document: Document) -> list[str]:
    """Return the words of all cells of all tables."""
    return [cell.span.of(document.text) for table in document.tables for cell in table.cells]


def prose(sign: str, lines: int, width: int) -> list[str]:
    """Return lines of running text in which a sign, a line's number and filling tell where each one stood."""
    filled = [
        (f"{sign}{'一二三四五六七八九十'[at % 10]}" + "行的正文内容叙述经过与做法" * 4)[:width] for at in range(lines)
    ]
    return [*filled[:-1], filled[-1][: width - 4] + "。"]
