"""Score the program against labels that were written from page pictures by a reader who had not seen its output.

python -m benchmarks.blind [--part open|aside|held] [--misses] [--reports FOLDER] [--store STORE]

A label file (open.jsonl) labels pages that draw.py draws; a file of pairs (pairs_open.jsonl) holds pairs of quantities
of two reports that are, or are not, the same thing in two years. The reports are read from FOLDER into build/blind,
once for each version of the rules. The parts aside and held are scored once each, at the end. Quantities: n and the
Wilson interval of 95 %. Fully right is a quantity whose value, unit, qualifier, metric (a listed one), subject, role
and period are right.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.blind.match import SCORERS, Tally
from benchmarks.blind.pairs import score_pairs
from benchmarks.blind.values import Row, is_listed
from benchmarks.interval import wilson
from benchmarks.row_diff import read_rows
from pipeline.compare import compare
from pipeline.compare.coded import decoded
from pipeline.rules import rules_version

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KEPT = ROOT / "build" / "blind"
PARTS = ("open", "aside", "held", "fourth", "fifth", "sixth", "seventh", "eighth")


def read_labels(name: str) -> list[dict[str, Any]]:
    """Return the lines of a label file; none where a part has no such labels."""
    path = HERE / f"{name}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]


def labels_by_report(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of a label file by report."""
    labels: dict[str, list[dict[str, Any]]] = {}
    for label in read_labels(name):
        labels.setdefault(label["report"], []).append(label)
    return labels


def reports_of(labels: Iterable[Row], pairs: Iterable[Row]) -> list[str]:
    """Return the names of all reports that labels or pairs name."""
    named = {label["report"] for label in labels}
    return sorted(named | {pair[f"report_{side}"] for pair in pairs for side in ("from", "to")})


def extract(part: str, folder: Path, names: Sequence[str], workers: int) -> Path:
    """Return the store of the reports that are there, made once for each version of the rules."""
    paths = [path for name in names if (path := folder / f"{name}.pdf").exists()]
    for name in names:
        if folder / f"{name}.pdf" not in paths:
            print(f"left out, not there: {name}")
    if not paths:
        raise SystemExit(f"no report in {folder}")
    store = KEPT / f"{part}-{rules_version()}"
    code = "import sys; from pipeline.cli import main; sys.exit(main())"
    words = ["extract", *map(str, paths), "--store", str(store), "--ocr", "off", "--workers", str(workers)]
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"extract ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return store


def score_pages(tally: Tally, labels: Sequence[Row], store: Path) -> None:
    """Score the labels of pages, report by report."""
    tables = {table: read_rows(store, table) for table in SCORERS}
    documents = read_rows(store, "documents")
    for name in sorted({label["report"] for label in labels}):
        file = f"{name}.pdf"
        if file not in documents:
            continue
        own = [label for label in labels if label["report"] == name]
        pages = {label["page"] for label in own if label["kind"] == "page"}
        for table, scorer in SCORERS.items():
            rows = tables[table].get(file, [])
            on_pages = rows if table == "sections" else [row for row in rows if row["page"] in pages]
            scorer(tally, own, _of_report(on_pages, pages, name))
        for label in own:
            if label["kind"] == "organisation":
                right = is_listed(documents[file][0]["org"], label["name"])
                tally.count("organisations: right", right)
                if not right:
                    tally.miss("organisation", label, documents[file][0]["org"])


def _of_report(rows: Iterable[Row], pages: set[int], name: str) -> list[dict[str, Any]]:
    return [{**row, "report": name} for row in rows if row["page"] in pages]


def score_years(tally: Tally, pairs: Sequence[Row], store: Path) -> None:
    """Score the pairs whose reports are both there."""
    files = {rows[0]["doc_id"]: name.removesuffix(".pdf") for name, rows in read_rows(store, "documents").items()}
    there = set(files.values())
    pairs = [pair for pair in pairs if {pair["report_from"], pair["report_to"]} <= there]
    if pairs:
        found = compare(store)
        also = {row["row_id"]: row["also_pages"] for rows in read_rows(store, "indicators").values() for row in rows}
        stated = [{**row, "also_pages": also[row["row_id"]]} for row in decoded(found.stated).to_dict("records")]
        score_pairs(tally, pairs, (stated, found.changes.to_dict("records")), files)


def print_table(tally: Tally) -> None:
    """Print what is right of how many with its interval."""
    print(f"\n| {'what':<44} | right | of n | share | 95 % |\n| --- | ---: | ---: | ---: | --- |")
    for what, total in sorted(tally.total.items()):
        right = tally.right[what]
        low, high = wilson(right, total)
        print(f"| {what:<44} | {right} | {total} | {right / total:.1%} | {low:.0%} to {high:.0%} |")


def main(arguments: Sequence[str] | None = None) -> int:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.blind", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, default="open")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--reports", type=Path, default=ROOT.parent / "shared" / "corpus" / "real")
    parser.add_argument("--store", type=Path, help="score this store, extract nothing")
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args(arguments)
    labels, pairs = read_labels(chosen.part), read_labels(f"pairs_{chosen.part}")
    folder = chosen.reports.resolve()
    store = chosen.store or extract(chosen.part, folder, reports_of(labels, pairs), chosen.workers)
    tally = Tally()
    score_pages(tally, labels, store)
    score_years(tally, pairs, store)
    if chosen.misses:
        print("\n".join(tally.misses))
    print_table(tally)
    return 0
