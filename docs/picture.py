"""Draw the pictures of the READMEs, indicators as `nianjian compare` prints them, spans.png of python.md and way.png.

workbook.png and workbook.zh.png show the first sheet as it is printed.

python docs/picture.py   (after `make demo`; needs Chromium and LXGW WenKai Mono, with Han characters two cells wide,
for the workbook LibreOffice and pdftoppm)
"""

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from rich.console import Console

from pipeline.commands.compare import show, show_legend
from pipeline.commands.drawing import Drawer
from pipeline.compare import Choice, compare
from pipeline.export import export_workbook
from pipeline.messages import Messages
from pipeline.sentences import read_sentence

ROOT = Path(__file__).parents[1]
SHOWN = (
    "staff.total",
    "training",
    "safety",
    "volunteer.hours",
    "water_supply.volume",
    "energy.office",
    "economy.satis",
)
PICTURES = {"en": "compare.png", "zh": "compare.zh.png"}
WORKBOOKS = {"en": "workbook.png", "zh": "workbook.zh.png"}
SHEET, SHEET_DOTS, SHEET_EDGE = 620, 84, 8  # height in pixels, dots per inch, pixels around
COLUMNS, SIZE, LINE, EDGE, SCALE = 108, 16, 24, 20, 2  # cells; the rest in pixels
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: EDGEpx; background: #1b1f27; color: #d7dce4 }}
pre {{ margin: 0; font: SIZEpx/LINEpx "LXGW WenKai Mono"; white-space: pre }}
{stylesheet}</style><pre>{code}</pre>"""


def _page() -> str:
    """Return the frame of the page, sizes filled in; rich fills in the rest."""
    sizes = {"EDGE": EDGE, "SIZE": SIZE, "LINE": LINE}
    return re.sub("EDGE|SIZE|LINE", lambda match: str(sizes[match[0]]), PAGE)


def write_html(language: str, path: Path, store: Path) -> int:
    """Write the table as a page; return how many lines it has."""
    say = Messages(language)
    comparison = compare(store, Choice(indicators=SHOWN), say=say)
    changes = comparison.changes
    followed = changes["value_from"].notna() & changes["value_to"].notna()
    both = changes[followed.groupby(changes["indicator"]).transform("any") & (changes["year_from"] >= 2020)]
    drawer = Drawer(comparison.reports, say, COLUMNS)
    with path.with_suffix(".nowhere").open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=COLUMNS, force_terminal=True, file=nowhere, highlight=False, markup=False, emoji=False
        )
        command = "nianjian compare yearbook" if language == "en" else "nianjian compare 年鉴 --lang zh"
        console.print(f"$ {command}\n", style="#8fce9b")
        show(console, drawer.draw_yearbook(both), say)
        console.print()
        show_legend(console, drawer.legend(both, "changes"), say)
    text = console.export_text(clear=False, styles=False)
    path.write_text(console.export_html(inline_styles=True, code_format=_page()), encoding="utf-8")
    return text.count("\n")


def draw(language: str, name: str, store: Path) -> None:
    """Draw one picture of a table."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        lines = write_html(language, page, store)
        photograph(page, (COLUMNS * SIZE // 2 + 2 * EDGE, lines * LINE + 2 * EDGE), name)


def draw_spans(name: str) -> None:
    """Draw what the example of docs/python.md gives to displaCy."""
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = next(one for one in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "displacy" in one)
    made: dict[str, str] = {}
    exec(code, made)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        smaller = made["page"].replace("padding: 4rem 2rem", "padding: 1rem 2rem 0")
        page.write_text(smaller.replace("margin-bottom: 6rem", "margin: 0"), encoding="utf-8")
        photograph(page, (1080, 150), name)


SENTENCE = "全年培训职工1,402人次，按可比口径增长13.4%。"
YEAR = 2022
WAY = (1180, 410)  # pixels
WAY_STYLE = """
body { margin: 0; padding: 24px; background: #fff; color: #222; font: 15px/1.5 "LXGW WenKai", sans-serif }
.row { display: flex; align-items: stretch; gap: 10px } .row + .row { margin-top: 26px }
.box { border: 1.5px solid #9aa7b8; border-radius: 8px; padding: 10px 14px; flex: 1 }
.room { font: 13px "LXGW WenKai Mono", monospace; color: #5a6b80 } b { font-size: 17px }
.to { align-self: center; color: #9aa7b8; font-size: 22px } table { border-collapse: collapse; margin-top: 6px }
td { padding: 0 12px 0 0; font-size: 14px } td:first-child { color: #5a6b80 }
.end { background: #f3f6fa } .sentence { font-size: 17px }
"""


def _box(title: str, room: str, said: Mapping[str, Any] | str, kind: str = "") -> str:
    if isinstance(said, str):
        inside = f'<div class="sentence">{html.escape(said)}</div>'
    else:
        cells = "".join(
            f"<tr><td>{html.escape(name)}</td><td>{html.escape(str(value))}</td></tr>" for name, value in said.items()
        )
        inside = f"<table>{cells}</table>"
    return f'<div class="box {kind}"><b>{title}</b> <span class="room">{room}</span>{inside}</div>'


def way_page() -> str:
    """Return the page of way.png: boxes of rooms in three rows, filled by reading the sentence."""
    rows = read_sentence(SENTENCE, YEAR)
    (level, change), (indicator, *_) = rows["quantities"], rows["indicators"]
    numbers = {
        "1,402人次": "number and unit",
        "13.4%": "verb of change: up",
    }
    phrase = {name: level[name] for name in ("action", "head") if level[name]} | {"13.4%": "of the quantity before"}
    quantities = {
        row["text"]: f"{row['metric']} {row['value_text']} {row['unit']} · {row['role']}" for row in (level, change)
    }
    value = {
        indicator["indicator"]: f"{indicator['name']} {indicator['value_text']} {indicator['unit']}",
        "period, scope, basis": f"{indicator['data_year']}, {indicator['scope']}, {indicator['basis']}",
    }
    first = [
        _box("PDF", "pipeline/reading", "characters → lines → paragraphs, tables"),
        _box("Document", "extractors/outline", SENTENCE),
        _box("numbers", "extractors/numbers", numbers),
    ]
    second = [
        _box("phrase", "extractors/metrics", phrase),
        _box("quantities", "extractors/numbers", quantities, "end"),
        _box("indicators", "extractors/indicators", value, "end"),
    ]
    third = [
        _box("yearbook", "pipeline/store", "Parquet, one data set a table"),
        _box("changes", "pipeline/compare", "years joined by the parts of the phrase"),
        _box("workbook, feed, draft", "pipeline/export, feed, draft", "each value with its page"),
    ]
    arrow = '<div class="to">→</div>'
    body = "".join(f'<div class="row">{arrow.join(boxes)}</div>' for boxes in (first, second, third))
    return f'<!doctype html><meta charset="utf-8"><style>{WAY_STYLE}</style>{body}'


def draw_way(name: str) -> None:
    """Draw the way of one sentence through the rooms, with what the program makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(way_page(), encoding="utf-8")
        photograph(page, WAY, name)


def draw_workbook(language: str, name: str, store: Path) -> None:
    """Draw the upper part of the first sheet of the workbook."""
    with tempfile.TemporaryDirectory() as folder:
        file, page = Path(folder) / "workbook.xlsx", Path(folder) / "page"
        export_workbook(store, file, say=Messages(language))
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf"]
        subprocess.run([*office, "--outdir", folder, str(file)], check=True, capture_output=True)
        dots = ["-r", str(SHEET_DOTS), "-f", "1", "-l", "1", "-singlefile", "-png"]
        subprocess.run(["pdftoppm", *dots, str(file.with_suffix(".pdf")), str(page)], check=True)
        sheet = Image.open(page.with_suffix(".png")).convert("RGB")
    left, top, right, _ = ImageChops.invert(sheet).getbbox() or (0, 0, *sheet.size)
    shown = sheet.crop((left - SHEET_EDGE, top - SHEET_EDGE, right + SHEET_EDGE, top + SHEET))
    shown.quantize(32).save(ROOT / "docs" / name, optimize=True)


def photograph(page: Path, window: tuple[int, int], name: str) -> None:
    """Write a page as a picture by Chromium; `window` is its size in pixels."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome"
    shot = page.with_suffix(".png")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               f"--user-data-dir={page.parent}/profile", f"--force-device-scale-factor={SCALE}",
               f"--window-size={window[0]},{window[1]}", f"--screenshot={shot}"]  # fmt: skip
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)
    Image.open(shot).convert("RGB").quantize(32).save(ROOT / "docs" / name, optimize=True)


def main() -> None:
    """Write the pictures of the table and the workbook from the yearbook of the samples, spans.png, way.png."""
    draw_spans("spans.png")
    draw_way("way.png")
    for language, name in PICTURES.items():
        draw(language, name, ROOT / "yearbook")
    for language, name in WORKBOOKS.items():
        draw_workbook(language, name, ROOT / "yearbook")


if __name__ == "__main__":
    main()
