"""Drawing a laid-out report with reportlab, its Chinese font embedded as a subset."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.placed import HEIGHT, WIDTH, Layout, Placed

FONT_PACKAGE = "fonts-lxgw-wenkai"
_FOLDER = Path("/usr/share/fonts/truetype/lxgw-wenkai")
_FACES = {False: ("Body", "LXGWWenKaiMono-Regular.ttf"), True: ("Bold", "LXGWWenKaiMono-Medium.ttf")}
_PALE, _CLEAR, _SLANT, _WATERMARK = 0.7, 0.5, 45, 54


def font_file(bold: bool) -> Path:
    """Return the file of a weight."""
    return _FOLDER / _FACES[bold][1]


def missing_font() -> str | None:
    """Return what to install where the fonts are not there, else None."""
    for _, file in _FACES.values():
        if not (_FOLDER / file).exists():
            return f"{_FOLDER / file} is missing: install the Debian package {FONT_PACKAGE} (SIL Open Font License 1.1)"
    return None


@cache  # half a second a weight; what a document has of them is its own
def load_fonts() -> None:
    """Make both weights known to reportlab. Raises FileNotFoundError naming the package where they are missing."""
    if problem := missing_font():
        raise FileNotFoundError(problem)
    for name, file in _FACES.values():
        pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))


def measure(words: str, size: float, bold: bool) -> float:
    """Return the width of words in points."""
    return float(pdfmetrics.stringWidth(words, _FACES[bold][0], size))


def _draw_line(canvas: Canvas, line: Placed) -> None:
    text = canvas.beginText(line.x, HEIGHT - line.baseline)
    text.setFont(_FACES[line.bold][0], line.size)
    text.setCharSpace(line.stretch)
    text.textOut(line.words)
    canvas.drawText(text)


def _draw_watermark(canvas: Canvas, words: str) -> None:
    canvas.saveState()
    canvas.setFillGray(_PALE, alpha=_CLEAR)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(_SLANT)
    canvas.setFont(_FACES[False][0], _WATERMARK)
    canvas.drawCentredString(0, -_WATERMARK / 3, words)
    canvas.restoreState()


def draw(layout: Layout, path: Path, title: str, watermark: str | None = None) -> None:
    """Write a layout as PDF; the same layout and font give the same bytes. A watermark lies over each page."""
    load_fonts()
    size = (WIDTH, HEIGHT)
    canvas = Canvas(str(path), size, invariant=1, pageCompression=1, initialFontName=_FACES[False][0])
    canvas.setTitle(title)
    canvas.setLineWidth(0.5)
    for page in range(1, layout.pages + 1):
        for rule in layout.rules:
            if rule.page == page:
                canvas.setLineWidth(0.5)
                canvas.line(rule.x0, HEIGHT - rule.y0, rule.x1, HEIGHT - rule.y1)
        for line in layout.lines:
            if line.page == page:
                _draw_line(canvas, line)
        if watermark:
            _draw_watermark(canvas, watermark)
        canvas.showPage()
    canvas.save()
