"""CPU time of the whole extract of one report against pdfplumber's extract_text of the same pages, in turns.

python -m benchmarks.speed [PDF] [--rounds N]

Both sides run in this process with everything imported and every dictionary loaded; the first round of each is not
counted. A ratio under 1 means that reading, all extractors and Parquet together cost less than pdfplumber's text alone.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from corpus.find import find
from extractors import nlp
from pipeline.extract import read_report
from pipeline.reading.read import read_document
from pipeline.sentences import read_sentence
from pipeline.store import Store
from schemas.document import Source


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pdf", nargs="?", type=Path, default=Path("../shared/corpus/seed2022.pdf"))
    arguments.add_argument("--rounds", type=int, default=7)
    chosen = arguments.parse_args()
    found = next(iter(find([chosen.pdf]).reports))
    source: Source = found.source
    nlp.load()

    def plumber() -> None:
        with pdfplumber.open(chosen.pdf) as document:
            for page in document.pages:
                page.extract_text()

    def whole() -> None:
        folder = Path(tempfile.mkdtemp())
        try:
            with Store.open(folder / "store", writable=True) as store:
                store.commit([read_report(chosen.pdf, source)])
        finally:
            shutil.rmtree(folder)

    text = read_document(chosen.pdf, source).text
    lines = [line for line in text.split("\n") if line]
    ours, theirs, reading = [], [], []
    for round_ in range(chosen.rounds + 1):
        measured = _cpu(plumber), _cpu(whole), _cpu(lambda: read_document(chosen.pdf, source))
        if round_:
            for kept, value in zip((theirs, ours, reading), measured, strict=True):
                kept.append(value)
    sentences = _cpu(lambda: [read_sentence(line, 2022) for line in lines])
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    print(f"{chosen.pdf.name}: {chosen.rounds} rounds, median CPU seconds")
    print(f"  pdfplumber extract_text, all pages   {statistics.median(theirs):7.3f}")
    print(f"  nianjian: read_document              {statistics.median(reading):7.3f}")
    print(f"  nianjian: extract and store          {statistics.median(ours):7.3f}")
    print(f"  ratio extract / extract_text         {ratio:7.2f}")
    print(f"  nianjian text, characters a second   {len(text) / sentences:7.0f}")


if __name__ == "__main__":
    main()
