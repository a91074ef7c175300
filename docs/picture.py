"""Draw the pictures of the READMEs: the sample organisation in the workbook, and as `nianjian compare` prints it.

python docs/picture.py   (after `make demo`; the workbook's pictures need LibreOffice)
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops
from rich.console import Console

from pipeline.commands.drawing import Drawer
from pipeline.compare import Choice, compare
from pipeline.export import export_workbook
from pipeline.messages import Messages

ROOT = Path(__file__).parents[1]
SHOWN = ("staff", "training", "safety", "giving", "volunteer", "energy", "economy", "integrity")
PICTURES = {"en": "compare.svg", "zh": "compare.zh.svg"}
WORKBOOKS = {"en": "workbook.png", "zh": "workbook.zh.png"}
SCALE = 1.75  # pixels a point
SEEN = 0.62  # part of the page that is shown, from its top


def draw_workbook(language: str, name: str) -> None:
    """Write the first page of the workbook as LibreOffice prints it."""
    office = shutil.which("soffice")
    if not office:
        print(f"docs/{name} left as it is: LibreOffice (soffice) is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        export_workbook(ROOT / "yearbook", place / "book.xlsx", say=Messages(language))
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        words = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, str(place / "book.xlsx")]
        subprocess.run(words, check=True, capture_output=True)
        with pypdfium2.PdfDocument(place / "book.pdf") as pdf:
            page = pdf[0].render(scale=SCALE).to_pil().convert("RGB")
    page = page.crop((0, 0, page.width, round(page.height * SEEN)))
    left, top, right, bottom = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox() or (
        0,
        0,
        1,
        1,
    )
    cut = page.crop((max(0, left - 8), max(0, top - 8), right + 8, bottom))
    cut.quantize(64).save(ROOT / "docs" / name, optimize=True)


def main() -> None:
    """Write the pictures of both languages from the yearbook of the samples."""
    for language, name in WORKBOOKS.items():
        draw_workbook(language, name)
    for language, name in PICTURES.items():
        comparison = compare(ROOT / "yearbook", Choice(indicators=SHOWN), say=Messages(language))
        changes = comparison.changes
        followed = changes["value_from"].notna() & changes["value_to"].notna()
        both = changes[followed.groupby(changes["indicator"]).transform("all")]
        drawer = Drawer(comparison.reports, Messages(language), 124)
        with (ROOT / "docs" / ".drawn").open("w") as nowhere:
            console = Console(record=True, width=124, force_terminal=True, file=nowhere)
            console.print(drawer.draw_yearbook(both[both["year_from"] >= 2020]))
        console.save_svg(str(ROOT / "docs" / name), title="nianjian compare yearbook")
        (ROOT / "docs" / ".drawn").unlink()


if __name__ == "__main__":
    main()
