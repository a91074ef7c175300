"""By how much a reading process grows with the pages of a report: reading alone and the whole extract.

python -m benchmarks.memory [PDF] [--pages 300 3000]

Reports of that many pages are made of the given one's, again and again; a process of its own reads each, after a small
sample has made it load what it loads once. Growth is what the peak memory of the longer one has on top, a page.
"""

import argparse
import subprocess
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import pypdfium2

_CHILD = """
import resource, sys, time
from pathlib import Path
from corpus.find import find
from extractors import nlp
from pipeline.extract import read_report
from pipeline.reading.read import read_document
nlp.load()
def source(path): return find([Path(path)]).reports[0].source
read_report(Path(sys.argv[2]), source(sys.argv[2]))
start = time.process_time()
if sys.argv[3] == "reading":
    read_document(Path(sys.argv[1]), source(sys.argv[1]))
else:
    read_report(Path(sys.argv[1]), source(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time() - start)
"""


def _repeated(pdf: Path, pages: int, folder: Path) -> Path:
    source, target = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    target.import_pages(source, [at % len(source) for at in range(pages)])
    path = folder / f"{pages}.pdf"
    target.save(path)
    return path


def _measure(pdf: Path, sample: Path, what: str) -> tuple[float, float]:
    """Return the peak memory in KB (Linux) and the CPU seconds of reading a report."""
    command = [sys.executable, "-c", _CHILD, str(pdf), str(sample), what]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peak, seconds = map(float, done.stdout.split())
    return peak, seconds


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pdf", nargs="?", type=Path, default=Path("../shared/corpus/seed2022.pdf"))
    arguments.add_argument("--pages", nargs=2, type=int, default=(300, 3000))
    chosen = arguments.parse_args()
    print("| what | pages | peak MB | KB a page more | CPU seconds |")
    print("| --- | ---: | ---: | ---: | ---: |")
    shipped = files("corpus") / "samples" / "pdf" / "jichuan-2021.pdf"
    with tempfile.TemporaryDirectory() as folder, as_file(shipped) as sample:
        few, many = (_repeated(chosen.pdf, pages, Path(folder)) for pages in chosen.pages)
        for what in ("reading", "extract"):
            least, first = _measure(few, sample, what)
            most, second = _measure(many, sample, what)
            growth = (most - least) / (chosen.pages[1] - chosen.pages[0])
            print(f"| {what} | {chosen.pages[0]} | {least / 1024:.0f} | | {first:.1f} |")
            print(f"| {what} | {chosen.pages[1]} | {most / 1024:.0f} | {growth:.0f} | {second:.1f} |", flush=True)


if __name__ == "__main__":
    main()
