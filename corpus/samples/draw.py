"""Drawing a laid-out report with reportlab, its Chinese font embedded as a subset."""

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.pages import HEIGHT, WIDTH, Layout, Placed

FONT_PACKAGE = "fonts-lxgw-wenkai"
_FOLDER = Path("/usr/share/fonts/truetype/lxgw-wenkai")
_FACES = {False: ("Body", "LXGWWenKaiMono-Regular.ttf"), True: ("Bold", "LXGWWenKaiMono-Medium.ttf")}


def missing_font() -> str | None:
    """Return what to install where the fonts are not there, else None."""
    for _, file in _FACES.values():
        if not (_FOLDER / file).exists():
            return f"{_FOLDER / file} is missing: install the Debian package {FONT_PACKAGE} (SIL Open Font License 1.1)"
    return None


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


def draw(layout: Layout, path: Path, title: str) -> None:
    """Write a layout as PDF; the same layout and font give the same bytes."""
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
        canvas.showPage()
    canvas.save()
