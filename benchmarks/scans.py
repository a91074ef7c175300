"""OCR against the truth: a scan compared with the native file that it was made from, cells, quantities and text.

python -m benchmarks.scans [SCAN.pdf NATIVE.pdf]

Cells are compared as (table, row, column, text), full and half width forms taken as one, blanks dropped; quantities as
(page, value, unit). The character error rate is the edit distance between the two texts over the length of the native
one. Needs the extra `ocr`; each page is read once, nothing is taken from a cache.
"""

import argparse
import resource
import time
import unicodedata
from collections import Counter
from pathlib import Path

from corpus.find import find
from pipeline.extract import extract_document
from pipeline.reading.ocr.installed import HOW, engine_version
from pipeline.reading.read import read_document
from schemas.document import Document
from schemas.text import squeeze

REAL = Path("../shared/corpus/real")


def _plain(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text)).replace(" ", "")


def _read(path: Path, *, ocr: bool) -> Document:
    return read_document(path, find([path]).reports[0].source, ocr=ocr)


def _cells(document: Document) -> Counter[tuple[object, ...]]:
    return Counter(
        (number, cell.row, cell.column, _plain(cell.span.of(document.text)))
        for number, table in enumerate(document.tables)
        for cell in table.cells
    )


def _figures(document: Document) -> Counter[tuple[object, ...]]:
    rows = extract_document(document).tables["quantities"].to_pylist()
    return Counter((row["page"], row["value_text"], row["unit"], row["source"]) for row in rows)


def edit_distance(one: str, other: str) -> int:
    """Return the edit distance of two texts."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def _share(name: str, truth: Counter[tuple[object, ...]], found: Counter[tuple[object, ...]]) -> None:
    right, known, given = (truth & found).total(), truth.total(), found.total()
    print(f"  {name:<8} {right:>5} of {known:>5} ({right / max(1, known):7.2%})   found {given}")
    for missing in sorted((truth - found).elements(), key=str)[:12]:
        print(f"           missing {missing}")
    for extra in sorted((found - truth).elements(), key=str)[:12]:
        print(f"           extra   {extra}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("scan", nargs="?", type=Path, default=REAL / "derived-hongze-2023-scan150.pdf")
    arguments.add_argument("native", nargs="?", type=Path, default=REAL / "hongze-gov-info-2023.pdf")
    chosen = arguments.parse_args()
    if not engine_version():
        raise SystemExit(f"needs the extra: {HOW}")
    truth = _read(chosen.native, ocr=False)
    start, cpu = time.perf_counter(), time.process_time()
    scan = _read(chosen.scan, ocr=True)
    start, cpu = time.perf_counter() - start, time.process_time() - cpu
    pages = sum(page.source == "ocr" for page in scan.pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{chosen.scan.name} against {chosen.native.name}, {engine_version()}")
    print(f"  pages by OCR {pages}, {start / pages:.1f} s a page ({cpu / pages:.1f} s CPU), {memory:.0f} MB at most")
    print(f"  tables   {len(scan.tables)} of {len(truth.tables)}")
    _share("cells", _cells(truth), _cells(scan))
    _share("figures", _figures(truth), _figures(scan))
    one, other = (_plain("".join(page.text for page in d.pages)) for d in (truth, scan))
    print(f"  text     character error rate {edit_distance(one, other) / len(one):.2%} of {len(one)} characters")


if __name__ == "__main__":
    main()
