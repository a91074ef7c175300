"""Faults as a tired clerk makes them, one at a time in reports that are read well: how many does a check name?

python -m benchmarks.plant [PDF or FOLDER ...] [--count 300] [--seed 1] [--kinds swap,unit] [--tellable] [--lines FILE]

A number, unit, year, direction word, count, date or name is drawn at random and changed where it is printed; the report
is read anew from its lines and checked beside the reports of its organisation of years before, among the files given.
A fault is found where a finding that the clean report has not names the changed words (`near`: stands on their page).
Many can't be found by anybody: a number that stands once and in no sum. So shares are also given of those that the
report tells again, or that a sum, difference or share of numbers beside them gives (`benchmarks.plant_places`).
"""

import argparse
import itertools
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.plant_kinds import KINDS, Fault, list_faults
from benchmarks.plant_places import is_tellable
from corpus.find import find
from pipeline.checks.material import load_reports
from pipeline.checks.report import Report, id_of
from pipeline.checks.run import check_report
from pipeline.extract import extract_document, load_words
from pipeline.extraction import Extraction, Unreadable
from pipeline.options import Options
from pipeline.reading.assemble import assemble
from pipeline.reading.read import read_document
from pipeline.store import Store
from schemas.document import Document
from schemas.page import Line
from schemas.tables import Finding

CORPUS = Path(__file__).parents[1] / "corpus"
FOLDERS = (CORPUS / "written", CORPUS / "designed", CORPUS / "samples" / "pdf")


class Clean(NamedTuple):
    """A report as it was printed: its document, rows, the reports before it and what the checks say of it."""

    name: str
    document: Document
    extraction: Extraction
    earlier: tuple[Extraction, ...]
    said: frozenset[tuple[str, ...]]


def _told(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.message)


def check(extraction: Extraction, earlier: Sequence[Extraction]) -> tuple[Report, list[Finding]]:
    """Return a report with what fails in it, beside the reports of years before."""
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "store", writable=True) as store:
        store.commit([*earlier, extraction])
        report = next(one for one in load_reports(store) if one.doc_id == extraction.doc_id)
        return report, [row for row in check_report(report) if row.outcome == "fails"]


def read_clean(paths: Iterable[Path]) -> list[Clean]:
    """Read reports and check them as they are."""
    load_words(Options())
    read: list[tuple[str, Document, Extraction]] = []
    for known in find(list(paths)).reports:
        try:
            document = read_document(known.path, known.source)
        except Unreadable:
            continue
        read.append((known.path.name, document, extract_document(document)))
    found: list[Clean] = []
    for name, document, extraction in read:
        own = _identity(extraction)
        earlier = tuple(one for _, _, one in read if _is_before(_identity(one), own))
        _, findings = check(extraction, earlier)
        found.append(Clean(name, document, extraction, earlier, frozenset(map(_told, findings))))
    return found


def _identity(extraction: Extraction) -> dict[str, Any]:
    (row,) = extraction.tables["documents"].to_pylist()
    return dict(row)


def _is_before(one: dict[str, Any], other: dict[str, Any]) -> bool:
    years = one["stated_year"], other["stated_year"]
    return bool(one["org_id"] and one["org_id"] == other["org_id"] and all(years) and years[0] < years[1])


def plant(document: Document, fault: Fault) -> Document:
    """Return a document in one of whose lines some characters are others."""
    pages = list(document.pages)
    page = pages[fault.page - 1]
    line = page.lines[fault.line]
    boxes = list(line.boxes)
    own = boxes[fault.start : fault.end] or boxes[fault.start - 1 : fault.start]
    new = [own[min(at, len(own) - 1)] for at in range(len(fault.new))]
    text = line.text[: fault.start] + fault.new + line.text[fault.end :]
    boxes = [*boxes[: fault.start], *new, *boxes[fault.end :]]
    changed = Line(text, boxes, line.size, line.font, line.bold, line.role, line.room)
    lines = (*page.lines[: fault.line], changed, *page.lines[fault.line + 1 :])
    pages[fault.page - 1] = replace(page, lines=lines)
    return assemble(document.source, pages)


def judge(clean: Clean, fault: Fault) -> tuple[str, list[str]]:
    """Return found, near or missed, with the findings that the clean report has not."""
    report, findings = check(extract_document(plant(clean.document, fault)), clean.earlier)
    new = [row for row in findings if _told(row) not in clean.said]
    rows = {id_of(row): row for table in report.tables.values() for row in table}
    named = [row for row in new if _names(row, fault, rows)]
    verdict = "found" if named else "near" if any(fault.page in row.pages for row in new) else "missed"
    return verdict, [f"{row.class_} {row.rule}: {row.message}" for row in named or new]


def _names(finding: Finding, fault: Fault, rows: dict[str, Any]) -> bool:
    texts = [str(rows[one].get("text") or "") for one in finding.row_ids if one in rows]
    bare = ["".join(text.split()) for text in (*texts, finding.message)]
    return any("".join(said.split()) in text for said in fault.said for text in bare)


class Drawn(NamedTuple):
    """A fault drawn for a report, and whether the report itself can tell that it is one."""

    clean: Clean
    fault: Fault
    tellable: bool


def _drawn(reports: Sequence[Clean], kinds: Sequence[str], chance: random.Random) -> Iterator[Drawn]:
    """Yield faults, of each kind in its turn, none twice."""
    known: dict[tuple[int, str], list[Fault]] = defaultdict(list)
    for at, clean in enumerate(reports):
        for fault in list_faults(clean.document, clean.extraction, chance):
            known[at, fault.kind].append(fault)
    for faults in known.values():
        chance.shuffle(faults)
    while any(faults for (_, kind), faults in known.items() if kind in kinds):
        for kind in kinds:
            places = [at for at in range(len(reports)) if known[at, kind]]
            if places:
                at = chance.choice(places)
                fault = known[at, kind].pop()
                yield Drawn(reports[at], fault, is_tellable(reports[at].document, fault, reports[at].earlier))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", type=lambda words: words.split(","), default=list(KINDS))
    parser.add_argument("--tellable", action="store_true", help="plant only what the report can tell")
    parser.add_argument("--lines", type=Path)
    asked = parser.parse_args()
    reports = read_clean(asked.pdf or FOLDERS)
    counts: Counter[tuple[str, bool, str]] = Counter()
    told: list[str] = []
    drawn = (
        one for one in _drawn(reports, asked.kinds, random.Random(asked.seed)) if one.tellable or not asked.tellable
    )
    for clean, fault, tellable in itertools.islice(drawn, asked.count):
        verdict, said = judge(clean, fault)
        counts[fault.kind, tellable, verdict] += 1
        line = {"report": clean.name, **fault._asdict(), "tellable": tellable, "verdict": verdict, "findings": said}
        told.append(json.dumps(line, ensure_ascii=False))
    if asked.lines:
        asked.lines.write_text("\n".join(told) + "\n", encoding="utf-8")
    _print(counts, (*asked.kinds, "all"))
    return 0


def _print(counts: Counter[tuple[str, bool, str]], kinds: Sequence[str]) -> None:
    """Print by kind how many faults were planted, found and nearly found; then of those that can be told."""
    print(f"{'kind':<12}{'planted':>8}{'found':>7}{'near':>6}{'tellable':>10}{'found':>7}{'near':>6}")
    for kind in kinds:
        own = Counter({key: n for key, n in counts.items() if kind in (key[0], "all")})
        every = [sum(n for (_, _, v), n in own.items() if v in wanted) for wanted in _COLUMNS]
        told = [sum(n for (_, t, v), n in own.items() if t and v in wanted) for wanted in _COLUMNS]
        print(f"{kind:<12}{every[0]:>8}{every[1]:>7}{every[2]:>6}{told[0]:>10}{told[1]:>7}{told[2]:>6}")


_COLUMNS = (("found", "near", "missed"), ("found",), ("near",))


if __name__ == "__main__":
    sys.exit(main())
