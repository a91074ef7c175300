"""Make the sample PDFs and their gold labels: `python -m corpus.samples.make [FOLDER]`."""

import json
import sys
from pathlib import Path

from corpus.samples.draw import draw, load_fonts, measure
from corpus.samples.labels import document_row, gold_rows
from corpus.samples.markup import Report, edit, read_report
from corpus.samples.pages import lay_out
from corpus.samples.placed import Layout
from corpus.samples.variants import VARIANTS, Variant, scan

HERE = Path(__file__).parent


# Folders of text/ with more reports than the three that `make demo` reads.
SETS = ("", "tables", "more")


def sources(group: str = "") -> dict[str, Report]:
    """Return the sample reports of a folder of text/ by the name of their text file (2020, 2021, …)."""
    return {path.stem: read_report(_source(path)) for path in sorted((HERE / "text" / group).glob("*.txt"))}


def _source(path: Path) -> str:
    """Return the marked-up text of a report; an edition names its base and prints some of its lines otherwise."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("@base "):
        return text
    base = HERE / "text" / f"{text.splitlines()[0].removeprefix('@base ')}.txt"
    return edit(base.read_text(encoding="utf-8"), text)


def _write_rows(path: Path, rows: list[dict[str, object]]) -> None:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def pdf_of(report: Report, folder: Path = HERE) -> Path:
    """Return where the PDF of a report lies."""
    return folder / report.facts.get("folder", "pdf") / report.facts["file"]


def _make_report(report: Report, layout: Layout, folder: Path) -> Path:
    pdf, gold = pdf_of(report, folder), folder / "gold" / report.facts["gold"]
    pdf.parent.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    draw(layout, pdf, _title(report))
    for name, rows in gold_rows(report, layout).items():
        if not rows and "folder" in report.facts:
            continue
        _write_rows(gold / f"{name}.jsonl", rows)
    document = json.dumps(document_row(report, layout), ensure_ascii=False, indent=1)
    (gold / "document.json").write_text(document + "\n", encoding="utf-8", newline="\n")
    return pdf


def _title(report: Report) -> str:
    return f"{report.facts['org']}{report.year}年{report.facts['title']}"


def _make_variant(variant: Variant, report: Report, folder: Path) -> Path:
    pdf = folder / "pdf-variants" / variant.file
    pdf.parent.mkdir(parents=True, exist_ok=True)
    layout = lay_out(report, measure)
    if variant.watermark:
        draw(layout, pdf, _title(report), variant.watermark)
    else:
        scan(layout, pdf, variant.pages or tuple(range(1, layout.pages + 1)))
    return pdf


def make(folder: Path) -> list[Path]:
    """Write the PDFs and `gold/` into a folder, return the PDFs. Raises FileNotFoundError where the font is missing."""
    load_fonts()
    reports = {name: report for group in SETS for name, report in sources(group).items()}
    made = [_make_report(report, lay_out(report, measure), folder) for report in reports.values()]
    return made + [_make_variant(variant, reports[variant.source], folder) for variant in VARIANTS.values()]


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
