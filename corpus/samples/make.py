"""Make the sample PDFs and their gold labels: `python -m corpus.samples.make [FOLDER]`."""

import json
import sys
from pathlib import Path

from corpus.samples.draw import draw, load_fonts, measure
from corpus.samples.labels import document_row, gold_rows
from corpus.samples.markup import Report, read_report
from corpus.samples.pages import lay_out

HERE = Path(__file__).parent


def sources() -> dict[str, Report]:
    """Return each sample report by the name of its text file (2020, 2021, …)."""
    return {p.stem: read_report(p.read_text(encoding="utf-8")) for p in sorted((HERE / "text").glob("*.txt"))}


def _write_rows(path: Path, rows: list[dict[str, object]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def make(folder: Path) -> list[Path]:
    """Write `pdf/` and `gold/` into a folder, return the PDFs. Raises FileNotFoundError where the font is missing."""
    load_fonts()
    made = []
    for report in sources().values():
        layout = lay_out(report, measure)
        pdf = folder / "pdf" / report.facts["file"]
        gold = folder / "gold" / report.facts["gold"]
        pdf.parent.mkdir(parents=True, exist_ok=True)
        gold.mkdir(parents=True, exist_ok=True)
        draw(layout, pdf, f"{report.facts['org']}{report.year}年{report.facts['title']}")
        for name, rows in gold_rows(report, layout).items():
            _write_rows(gold / f"{name}.jsonl", rows)
        document = json.dumps(document_row(report, layout), ensure_ascii=False, indent=1)
        (gold / "document.json").write_text(document + "\n", encoding="utf-8", newline="\n")
        made.append(pdf)
    return made


def main() -> int:
    """Make them in the folder given, or in place."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    try:
        made = make(folder)
    except FileNotFoundError as problem:
        sys.exit(str(problem))
    for pdf in made:
        sys.stdout.write(f"{pdf}: {pdf.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
