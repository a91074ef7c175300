"""What became of the numbers printed in reports: read into rows, left out by a rule that names itself, unread.

python -m benchmarks.accounting [PATH ...] [--markdown] [--sample N [--why REASON ...] [--seed N]] [--cost N]

Needs no truth: every report of the paths is read as `extract` reads it, and its columns of `pages` are added up.
`--sample N` draws numbers at random and shows each in its line, to be judged by eye: left-out ones, or those of the
reasons that are named (`unread` is one). `--cost N` measures what the account adds to the extract of each report, N
rounds in turns in this process.
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.printing import print_lines
from corpus.find import Report, find
from extractors.accounting import Fate, PageAccount, fates
from extractors.registry import prepare
from extractors.tables.grid import read_cells
from pipeline import accounts
from pipeline.extract import extract_document, load_words
from pipeline.options import Options
from pipeline.reading.read import read_document
from schemas.document import Document
from schemas.left_out import LEFT_OUT
from schemas.text import Span, squeeze

ROOT = Path(__file__).parents[1]
USUAL = (ROOT / "corpus" / "samples", ROOT.parent / "shared" / "corpus")
HEAD = ("report", "pages", "numbers", "read", "left out", "unread", "unread %", "pages named")
READING = ("quantities", "dates", "honours")
AROUND = 30


def cells_of(report: Report) -> tuple[list[int], Counter[str]]:
    """Return (pages, numbers, read, left out, unread, pages named) of a report, and the counts by reason."""
    tables = extract_document(read_document(report.path, report.source)).tables
    pages = tables["pages"].to_pylist()
    named = sum(row["reason"] == "numbers_unread" for row in tables["problems"].to_pylist())
    sums = [sum(page[name] for page in pages) for name in ("numbers", "read", "left_out", "unread")]
    reasons: Counter[str] = Counter()
    for entry in (entry for page in pages for entry in page["left_out_by"]):
        reason, _, count = entry.partition("=")
        reasons[reason] += int(count)
    return [len(pages), *sums, named], reasons


def _line(name: str, sums: Sequence[int]) -> tuple[str, ...]:
    pages, numbers, *_, unread, named = sums
    share = f"{100 * unread / numbers:.1f}" if numbers else "-"
    return name, *(f"{value:,}" for value in (pages, numbers, *sums[2:5])), share, str(named)


def rows(reports: Sequence[Report]) -> Iterator[tuple[str, ...]]:
    """Yield a line a report, one of all, and one that counts by reason."""
    total, reasons = [0] * 6, Counter[str]()
    for report in reports:
        sums, why = cells_of(report)
        total = [a + b for a, b in zip(total, sums, strict=True)]
        reasons += why
        yield _line(report.source.file_name, sums)
    yield _line("all", total)
    print("left out by reason: " + ", ".join(f"{why} {count:,}" for why, count in reasons.most_common()))


def _fates(report: Report) -> tuple[Document, list[Fate]]:
    document = prepare(read_document(report.path, report.source))
    tables = extract_document(document).tables
    spans = [Span(row["start_char"], row["end_char"]) for name in READING for row in tables[name].to_pylist()]
    return document, list(fates(document, spans))


def sample(reports: Sequence[Report], count: int, whys: frozenset[str], seed: int) -> Iterator[str]:
    """Yield numbers drawn at random, each with its reason, report, page and the words around it."""
    found: list[str] = []
    for report in reports:
        document, all_of_them = _fates(report)
        for number, why in ((fate.number, fate.why) for fate in all_of_them if fate.why in whys):
            line = document.pages[number.page - 1].lines[number.line].text
            if number.span:
                start, end = number.span.start, number.span.end
                before, after = document.text[max(0, start - AROUND) : start], document.text[end : end + AROUND]
                line = f"{before}⟦{number.text}⟧{after}".replace("\n", "⏎").replace("\t", "|")
            found.append(f"{why:16} {report.source.file_name[:24]:24} p{number.page:<4} {squeeze(line)}")
    yield from random.Random(seed).sample(found, min(count, len(found)))


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def cost(reports: Sequence[Report], rounds: int) -> Iterator[tuple[str, ...]]:
    """Yield by report the CPU seconds of its extract and the share that the account adds."""
    usual = accounts.account_pages

    def without(document: Document, _: object) -> tuple[PageAccount, ...]:
        return tuple(PageAccount(page.number, 0, 0, (), 0) for page in document.pages)

    def whole(report: Report) -> None:
        read_cells.cache_clear()
        extract_document(read_document(report.path, report.source))

    for report in reports:
        spent: list[float] = []
        shares: list[float] = []
        for round_ in range(rounds + 1):
            accounts.account_pages = without
            plain = _cpu(partial(whole, report))
            accounts.account_pages = usual
            counted = _cpu(partial(whole, report))
            if round_:
                spent.append(counted)
                shares.append((counted - plain) / plain)
        yield report.source.file_name, f"{statistics.median(spent):.2f} s", f"{100 * statistics.median(shares):+.1f} %"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path, default=[path for path in USUAL if path.exists()])
    arguments.add_argument("--markdown", action="store_true", help="print a Markdown table")
    arguments.add_argument("--sample", type=int, default=0, metavar="N", help="draw N numbers to be judged by eye")
    arguments.add_argument("--why", nargs="+", choices=[*LEFT_OUT, "unread"], default=list(LEFT_OUT))
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument(
        "--cost", type=int, default=0, metavar="N", help="rounds of measuring what the account costs"
    )
    chosen = arguments.parse_args()
    load_words(Options())
    reports = list(find(chosen.paths).reports)
    if chosen.sample:
        print("\n".join(sample(reports, chosen.sample, frozenset(chosen.why), chosen.seed)))
        return
    head, found = (
        (("report", "extract", "account"), cost(reports, chosen.cost)) if chosen.cost else (HEAD, rows(reports))
    )
    print_lines([head, *found], markdown=chosen.markdown)


if __name__ == "__main__":
    main()
