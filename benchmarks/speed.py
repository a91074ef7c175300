"""CPU time of reading and of the whole extract against pdfplumber's extract_text and the bare PDFium call, in turns.

python -m benchmarks.speed [PDF ...] [--rounds N]

All four run in this process with everything imported and every dictionary loaded, one after the other in each round;
the first round is not counted, and what readers keep of texts is let go before each. The bare call is FPDFText_GetText
of each page and nothing else: no box, no line. A ratio under 1 means that it costs less than pdfplumber's text alone.
"""

import argparse
import ctypes
import functools
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from pypdfium2 import raw

from corpus.find import find
from extractors import nlp
from pipeline.extract import read_report
from pipeline.reading.read import read_document
from pipeline.sentences import read_sentence
from pipeline.store import Store
from schemas.document import Source

_SHARED = Path("../shared/corpus")
_USUAL = (
    _SHARED / "seed2022.pdf",
    _SHARED / "real" / "wanli-budget-2023.pdf",
    _SHARED / "real" / "pingan-bank-csr-2021.pdf",
)


def _cpu(work: Callable[[], object]) -> float:
    _forget()
    start = time.process_time()
    work()
    return time.process_time() - start


def _plumber(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            page.extract_text()


def _bare(pdf: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = raw.FPDF_LoadPage(document, index)
        textpage = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(textpage)
        buffer = (ctypes.c_ushort * (count + 1))()
        raw.FPDFText_GetText(textpage, 0, count, buffer)
        raw.FPDFText_ClosePage(textpage)
        raw.FPDF_ClosePage(page)
    document.close()


def _whole(pdf: Path, source: Source) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        with Store.open(folder / "store", writable=True) as store:
            store.commit([read_report(pdf, source)])
    finally:
        shutil.rmtree(folder)


def _forget() -> None:
    """Let go what the readers keep of texts: a round must not find what an earlier one read."""
    for module in [module for name, module in sys.modules.items() if name.split(".")[0] == "extractors"]:
        for kept in vars(module).values():
            if isinstance(kept, functools._lru_cache_wrapper) and kept.cache_parameters()["maxsize"]:
                kept.cache_clear()


def _measure(pdf: Path, rounds: int) -> tuple[str, ...]:
    source = next(iter(find([pdf]).reports)).source
    sides: tuple[Callable[[], object], ...] = (
        lambda: _plumber(pdf),
        lambda: _bare(pdf),
        lambda: read_document(pdf, source),
        lambda: _whole(pdf, source),
    )
    measured = [[_cpu(side) for side in sides] for _ in range(rounds + 1)][1:]
    pages = len(read_document(pdf, source).pages)
    seconds = [f"{statistics.median(column):.3f}" for column in zip(*measured, strict=True)]
    ratios = [f"{statistics.median(row[at] / row[0] for row in measured):.2f}" for at in (2, 3)]
    return (pdf.name, str(pages), *seconds, *ratios)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pdf", nargs="*", type=Path, default=_USUAL)
    arguments.add_argument("--rounds", type=int, default=5)
    chosen = arguments.parse_args()
    nlp.load()
    print(f"median CPU seconds of {chosen.rounds} rounds\n")
    print(
        "| report | pages | pdfplumber text | bare PDFium text | reading | extract | reading / text | extract / text |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for pdf in chosen.pdf:
        print("| " + " | ".join(_measure(pdf, chosen.rounds)) + " |", flush=True)
    first = chosen.pdf[0]
    text = read_document(first, next(iter(find([first]).reports)).source).text
    sentences = _cpu(lambda: [read_sentence(line, 2022) for line in text.split("\n") if line])
    print(f"\nnianjian text, {first.name} line by line: {len(text) / sentences:.0f} characters a second")


if __name__ == "__main__":
    main()
