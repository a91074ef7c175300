"""The same reports in other dresses: a table set anew must give the same rows.

python -m benchmarks.dress [--folder FOLDER] [--dress NAME ...] [--report NAME] [--each 3] [--misses]
    [--keep FILE] [--against FILE] [--kept] [--random 20 --seed 1]

The sources in HTML of corpus/written and corpus/designed that hold tables are printed by Chromium with the CSS of each
dress (dresses.py) into FOLDER, once, and read and scored with their labels. Text moves over the pages, so the labels
are asked without their page. Each dress is worn by every third report (`--each`), not by the same ones; beside each
share stands that of the same reports as made. `--keep` writes the counts, `--against` prints those that were kept
before; with `--dress` too, what the reports give as made is taken from there. The two of KEPT were not looked
at until the geometry stood, and have been since: they are worn only with `--kept`. With `--random` chance
chooses header, rules, grounds, frame and print instead: seeds that nobody looked at measure what is unseen.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.blind.match import Tally
from benchmarks.designed import DESIGNED, read_labels, score_report
from benchmarks.dresses import DRESSES, KEPT, MADE, Dress, at_random
from benchmarks.row_diff import in_order
from corpus.find import find
from corpus.samples.producers import print_page
from pipeline.extract import read_found
from pipeline.options import Options

Row = dict[str, Any]
Counts = dict[str, tuple[int, int]]
FOLDERS = (DESIGNED.with_name("written"), DESIGNED)
SCRIPT = Path(__file__).with_name("dresses.js")
PLACE = Path(tempfile.gettempdir()) / "nianjian-dresses"
ROWS = "rows that no label knows"
TOLD = {
    "table": "table: 7 fully right",
    "prose": "prose: 7 fully right",
    "headings": "headings: 3 found and in their place",
    "persons": "persons: found",
}


@dataclass(frozen=True)
class Wearing:
    """A report in a dress."""

    source: Path
    dress: Dress

    def printed(self, folder: Path) -> Path:
        """Return where its PDF stands."""
        return folder / self.dress.name.replace(" ", "-").replace(":", "").replace(",", "") / f"{self.source.stem}.pdf"


def sources() -> list[Path]:
    """Return the sources that hold tables."""
    found = (path for folder in FOLDERS for path in sorted(folder.glob("*.html")))
    return [path for path in found if "<table" in path.read_text("utf-8")]


def dressed(page: str, dress: Dress) -> str:
    """Return the source with what makes it look otherwise."""
    script = SCRIPT.read_text("utf-8") + dress.script
    more = f"<style>{dress.css}</style><script>{script}</script>"
    head, closing, rest = page.rpartition("</body>")
    return head + more + closing + rest if closing else page + more


def print_wearing(wearing: Wearing, folder: Path) -> None:
    """Print a report in its dress, unless it was printed before from the same page."""
    path = wearing.printed(folder)
    page = dressed(wearing.source.read_text("utf-8"), wearing.dress)
    kept = path.with_suffix(".html")
    if path.exists() and kept.exists() and kept.read_text("utf-8") == page:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(page, "utf-8")
    print_page(kept, path)


@cache
def _labels(folder: Path) -> dict[str, list[Row]]:
    return read_labels(folder)


def without_page(rows: Iterable[Row]) -> list[Row]:
    """Return rows or labels as if all stood on one page."""
    return [{**row, "page": 1, **({"also_pages": [1]} if "also_pages" in row else {})} for row in rows]


def labels_of(source: Path) -> list[Row]:
    """Return the labels of a report, on one page: its cells are all labelled where those of each page are."""
    labels = _labels(source.parent)[source.stem]
    pages = [label for label in labels if label["kind"] == "page"]
    sample = any(label["cells"] == "sample" for label in pages)
    whole = {"kind": "page", "report": source.stem, "page": 1, "prose": "all", "cells": "sample" if sample else "all"}
    return [whole, *without_page(label for label in labels if label["kind"] not in ("page", "chart_numbers"))]


def score(wearing: Wearing, folder: Path) -> tuple[Wearing, Counts, list[str]]:
    """Read a dressed report and count what is right of how much."""
    print_wearing(wearing, folder)
    (report,) = find([wearing.printed(folder)]).reports
    read = read_found(report.path, report.source, Options(ocr=False), None).tables
    tables = {name: without_page(in_order(rows.to_pylist())) for name, rows in read.items()}
    tally = Tally()
    score_report(tally, wearing.source.stem, labels_of(wearing.source), tables)
    counts = {said: (tally.right[what], tally.total[what]) for said, what in TOLD.items()}
    given = [what for what in tally.total if what.startswith("given that are labelled")]
    counts[ROWS] = sum(tally.total[what] - tally.right[what] for what in given), sum(tally.total[w] for w in given)
    return wearing, counts, tally.misses


def wearings(dresses: Sequence[Dress], each: int, only: str) -> list[Wearing]:
    """Return which report wears which dress: every one in so many, another one for the next dress."""
    reports = list(enumerate(sources()))
    worn = [
        Wearing(source, dress)
        for at, dress in enumerate(dresses)
        for place, source in reports
        if (at + place) % each == 0 and only in source.stem
    ]
    made = [Wearing(source, MADE) for _, source in reports if only in source.stem]
    return [*made, *worn]


def _add(counts: Iterable[Counts]) -> Counts:
    right, total = Counter[str](), Counter[str]()
    for one in counts:
        for what, (good, whole) in one.items():
            right[what] += good
            total[what] += whole
    return {what: (right[what], total[what]) for what in (*TOLD, ROWS)}


def _share(counts: Counts, what: str) -> float:
    right, total = counts[what]
    return 100 * right / total if total else 100.0


def print_table(found: dict[tuple[str, str], Counts], before: dict[tuple[str, str], Counts]) -> None:
    """Print a line a dress: share now and as made (and before), by what is counted; rows as counts."""
    print(f"| {'dress':<38} | n | " + " | ".join(f"{what}: as made, dressed" for what in TOLD) + f" | {ROWS} |")
    print("| --- | ---: |" + " ---: |" * (len(TOLD) + 1))
    shares: dict[str, list[tuple[float, ...]]] = {what: [] for what in TOLD}
    for dress in dict.fromkeys(dress for dress, _ in found if dress != MADE.name):
        names = [name for worn, name in found if worn == dress]
        now = _add(found[dress, name] for name in names)
        made = _add({**before, **found}[MADE.name, name] for name in names)
        old = _add(before[dress, name] for name in names if (dress, name) in before)
        cells = []
        for what in TOLD:
            steps = (_share(made, what), *((_share(old, what),) if before else ()), _share(now, what))
            shares[what].append(steps)
            cells.append(" ".join(f"{step:.1f}" for step in steps))
        rows = f"{made[ROWS][0]} " + (f"{old[ROWS][0]} " if before else "") + f"{now[ROWS][0]}"
        print(f"| {dress:<38} | {now['table'][1]} | " + " | ".join(cells) + f" | {rows} |")
    means = [
        " ".join(f"{sum(column) / len(column):.1f}" for column in zip(*steps, strict=True)) for steps in shares.values()
    ]
    print(f"| {'mean':<38} | | " + " | ".join(means) + " | |")


def read_counts(path: Path | None) -> dict[tuple[str, str], Counts]:
    """Return the counts that were kept, by dress and report."""
    lines = json.loads(path.read_text("utf-8")) if path else []
    return {(dress, name): {what: tuple(pair) for what, pair in counts.items()} for dress, name, counts in lines}


def main() -> int:
    """Print, read, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=PLACE, help="where the dressed reports stand")
    parser.add_argument("--dress", nargs="*", default=[], help="only these")
    parser.add_argument("--report", default="", help="only reports whose name holds these words")
    parser.add_argument("--each", type=int, default=3, help="one report in so many wears a dress")
    parser.add_argument("--kept", action="store_true", help="only the two that were kept until the geometry stood")
    parser.add_argument("--random", type=int, default=0, help="so many dresses that chance puts together instead")
    parser.add_argument("--seed", type=int, default=1, help="of the first of these; each has one of its own")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    parser.add_argument("--keep", type=Path, help="write the counts to this file")
    parser.add_argument("--against", type=Path, help="counts that were kept before")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    drawn = [at_random(chosen.seed + at) for at in range(chosen.random)]
    worn = drawn or (KEPT if chosen.kept else DRESSES)
    dresses = [dress for dress in worn if not chosen.dress or dress.name in chosen.dress]
    found = {}
    order = wearings(worn, chosen.each, chosen.report)
    before = read_counts(chosen.against)
    names = {dress.name for dress in dresses}
    if not (chosen.dress and before):  # what they give as made is known from before
        names.add(MADE.name)
    with ProcessPoolExecutor(chosen.workers) as pool:
        asked = [wearing for wearing in order if wearing.dress.name in names]
        for wearing, counts, misses in pool.map(partial(score, folder=chosen.folder), asked):
            found[wearing.dress.name, wearing.source.stem] = counts
            if chosen.misses:
                print("\n".join(f"[{wearing.dress.name}] {miss}" for miss in misses), flush=True)
    print_table(found, before)
    if chosen.keep:
        lines = [(dress, name, counts) for (dress, name), counts in found.items()]
        chosen.keep.write_text(json.dumps(lines, ensure_ascii=False), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
