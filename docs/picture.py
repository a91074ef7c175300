"""Draw the pictures of the READMEs, indicators as `nianjian compare` prints them, and spans.png of python.md.

python docs/picture.py   (after `make demo`; needs Chromium and LXGW WenKai Mono, with Han characters two cells wide)
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from rich.console import Console

from pipeline.commands.compare import show, show_legend
from pipeline.commands.drawing import Drawer
from pipeline.compare import Choice, compare
from pipeline.messages import Messages

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
    """Write compare.png and compare.zh.png from the yearbook of the samples, spans.png from its example."""
    draw_spans("spans.png")
    for language, name in PICTURES.items():
        draw(language, name, ROOT / "yearbook")


if __name__ == "__main__":
    main()
