"""Small PDFs drawn for tests, stroke by stroke, and what is read from them."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from pipeline.reading.read import read_document
from schemas.document import Document, Source, Table
from schemas.text import squeeze

HEIGHT = 842
SOURCE = Source(doc_id="0" * 16, sha256="0" * 64, file_name="a.pdf", path="a.pdf", size=1)


class Paper:
    """Pages of A4, measured from the top left as the reader measures them."""

    def __init__(self, path: Path) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.path = path
        self.canvas = canvas.Canvas(str(path), pagesize=(595, HEIGHT), invariant=1)
        self.turn(first=True)

    def turn(self, *, first: bool = False) -> None:
        if not first:
            self.canvas.showPage()
        self.canvas.setFont("STSong-Light", 10)

    def text(self, x: float, top: float, words: str) -> None:
        self.canvas.drawString(x, HEIGHT - top - 9, words)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def fill(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setFillGray(0.8)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def words(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]]) -> None:
        """Write rows of words 20 points apart, a little right of the given places; line breaks begin a new line."""
        for row, cells in enumerate(rows):
            for x, cell in zip(xs, cells, strict=False):
                for line, words in enumerate(cell.split("\n")):
                    self.text(x + 4, top + 20 * row + 5 + 12 * line, words)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def read(self) -> Document:
        self.canvas.save()
        return read_document(self.path, SOURCE)


def rows_of(document: Document, table: Table) -> list[list[str]]:
    """Return the words of a table, row by row; a merged cell once."""
    rows = max(cell.row for cell in table.cells) + 1
    return [[squeeze(c.span.of(document.text)) for c in table.cells if c.row == row] for row in range(rows)]


def tables_of(document: Document) -> list[list[list[str]]]:
    return [rows_of(document, table) for table in document.tables]
