"""Health of text layers, file by file: what each page is found to suffer from, what of it was put right, what is named.

python -m benchmarks.health [FOLDER ...] [--markdown] [--cost N]

Reads every PDF of the folders as `extract` does. `--cost N` measures instead, in turns in this process, what the checks
add to the reading of each file's pages, N rounds.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.printing import print_lines
from corpus.find import find
from pipeline.extract import _HEALTH_REASONS, _status
from pipeline.extraction import Unreadable
from pipeline.reading import pdfium
from pipeline.reading.glyphs import RawPage
from pipeline.reading.grids import read_grids
from pipeline.reading.health import diagnose, mend
from pipeline.reading.read import read_document
from schemas.document import Source

COLUMNS = ("file", "pages", "put right", "named", "status")
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "pdf"


def _pages(verdicts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(verdicts.items())) or "-"


def _row(root: Path, source: Source) -> tuple[str, ...]:
    try:
        document = read_document(root / source.path, source)
    except Unreadable as failure:
        return source.file_name, "-", "-", failure.reason, "failed"
    found = Counter(verdict for page in document.pages for verdict in page.health)
    named = Counter({v: n for v, n in found.items() if v in _HEALTH_REASONS}) + Counter(document.faults)
    status = _status(document.pages)
    return source.file_name, str(len(document.pages)), _pages(found - named), _pages(named), status


def _checked(pages: Sequence[RawPage]) -> None:
    for raw in pages:
        glyphs, _ = mend(raw.glyphs)
        read_grids(glyphs, raw.edges)
        diagnose(raw, glyphs)


def _plain(pages: Sequence[RawPage]) -> None:
    for raw in pages:
        read_grids(raw.glyphs, raw.edges)


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def cost(path: Path, rounds: int) -> tuple[float, float]:
    """Return the share that the checks add to reading a file (characters, lines, tables), and milliseconds a page."""
    pages: list[RawPage] = []
    shares: list[float] = []
    spent: list[float] = []
    for _ in range(rounds):
        reading = _cpu(lambda: pages.__setitem__(slice(None), pdfium.read_pages(path)))
        plain, checked = _cpu(lambda: _plain(pages)), _cpu(lambda: _checked(pages))
        shares.append((checked - plain) / (reading + plain))
        spent.append(1000 * (checked - plain) / len(pages))
    return statistics.median(shares), statistics.median(spent)


def rows(folders: Sequence[Path], rounds: int) -> Iterator[tuple[str, ...]]:
    for folder in folders:
        for report in find([folder]).reports:
            root = folder if folder.is_dir() else folder.parent
            if not rounds:
                yield _row(root, report.source)
                continue
            share, spent = cost(root / report.source.path, rounds)
            yield report.source.file_name, f"{100 * share:+.1f} %", f"{spent:.2f} ms"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="*", type=Path, default=[Path("../shared/corpus"), SAMPLES])
    arguments.add_argument("--markdown", action="store_true", help="print a Markdown table")
    arguments.add_argument("--cost", type=int, default=0, metavar="N", help="rounds of measuring the checks' cost")
    chosen = arguments.parse_args()
    head = ("file", "checks add", "a page") if chosen.cost else COLUMNS
    print_lines([head, *rows(chosen.folders, chosen.cost)], markdown=chosen.markdown)


if __name__ == "__main__":
    main()
