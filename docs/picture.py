"""Draw the pictures of the READMEs: indicators of the sample organisation, as `nianjian compare` prints them.

python docs/picture.py   (after `make demo`)
"""

from pathlib import Path

from rich.console import Console

from pipeline.commands.drawing import Drawer
from pipeline.compare import Choice, compare
from pipeline.messages import Messages

ROOT = Path(__file__).parents[1]
SHOWN = ("staff", "training", "safety", "giving", "volunteer", "energy", "economy", "integrity")
PICTURES = {"en": "compare.svg", "zh": "compare.zh.svg"}


def main() -> None:
    """Write docs/compare.svg and docs/compare.zh.svg from the yearbook of the samples."""
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
