"""Two of the sample reports as other programs make PDFs: `python -m corpus.samples.producers [FOLDER]`.

LibreOffice turns a Word document into one, Chromium prints a web page. Their bytes are others each time (they write the
hour), so tests read the files that are kept and nothing makes them again.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.samples.make import HERE, SETS, sources
from corpus.samples.markup import Report
from corpus.samples.web import write_web
from corpus.samples.word import write_word

FOLDER = "pdf-producers"
# Files of text/ by their names.
REPORTS = ("2021", "lanting-2022")


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise FileNotFoundError(f"{program} is not installed")
    subprocess.run([found, *arguments], check=True, capture_output=True, timeout=180)


def print_word(report: Report, pdf: Path) -> None:
    """Write a report as LibreOffice makes a PDF of a Word document."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{pdf.stem}.docx"
        write_word(report, source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(pdf.parent), str(source))


def print_web(report: Report, pdf: Path) -> None:
    """Write a report as Chromium prints a web page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.html"
        write_web(report, source)
        print_page(source, pdf)


def print_page(page: Path, pdf: Path) -> None:
    """Print a web page with Chromium."""
    with tempfile.TemporaryDirectory() as profile:
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}")
        quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
        printed = f"--print-to-pdf={pdf.absolute()}"
        _run("chromium", *options, *quiet, "--no-pdf-header-footer", printed, page.absolute().as_uri())


PRODUCERS: dict[str, Callable[[Report, Path], None]] = {"word": print_word, "web": print_web}


def name_of(report: Report, producer: str) -> str:
    """Return the file name of a report as a producer makes it."""
    return f"{report.facts['gold']}-{producer}.pdf"


def make(folder: Path) -> list[Path]:
    """Write the PDFs into a folder and return them. Raises FileNotFoundError where a program is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = {name: report for group in SETS for name, report in sources(group).items() if name in REPORTS}
    made = []
    for report in reports.values():
        for producer, write in PRODUCERS.items():
            made.append(folder / name_of(report, producer))
            write(report, made[-1].absolute())
    return made


def main() -> int:
    """Make them in the folder given, or in place."""
    try:
        made = make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / FOLDER)
    except FileNotFoundError as problem:
        sys.exit(str(problem))
    for pdf in made:
        sys.stdout.write(f"{pdf}: {pdf.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    main()
