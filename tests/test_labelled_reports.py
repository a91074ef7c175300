"""Labelled reports of the corpus, each read alone: what was right of it stays right, label by label and cell by cell.

`pytest --rewrite-golden` writes what is right now into the golden file; read the change before it is committed.
The sums over all reports stand in `test_designed_reports` and `test_written_reports`.
"""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from printed_source import count_tables, read_source, whole_blocks
from read_once import extract_once

from benchmarks.blind.match import Tally
from benchmarks.designed import read_labels, score_report
from benchmarks.row_diff import in_order
from pipeline.options import Options

GOLDEN = Path(__file__).parent / "golden" / "labelled.jsonl"
FOLDERS = (ROOT / "corpus" / "designed", ROOT / "corpus" / "written")
REPORTS = tuple(path for folder in FOLDERS for path in sorted(folder.glob("*.pdf")))
GIVEN = "given that are "  # of these it counts how many are wrong
SURENESS = ": names "  # how sure the program is of a name, which may be measured anew
Counts = Mapping[str, int]


@cache
def _labels(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return read_labels(folder)


def _golden() -> dict[str, dict[str, dict[str, int]]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    return {case["report"]: case for case in map(json.loads, lines)}


def _count(path: Path) -> tuple[Counts, Counts, list[str]]:
    """Return how much of a report is right and wrong, by what is counted, and what is wrong in words."""
    tables = {name: in_order(rows.to_pylist()) for name, rows in extract_once(path, Options(ocr=False)).tables.items()}
    tally = Tally()
    score_report(tally, path.stem, _labels(path.parent)[path.stem], tables)
    right = Counter({what: count for what, count in tally.right.items() if GIVEN not in what and SURENESS not in what})
    wrong = Counter({what: tally.total[what] - tally.right[what] for what in tally.total if GIVEN in what})
    source = path.with_suffix(".html")
    if source.exists():
        blocks, printed = read_source(source)
        right.update(count_tables(printed, tables["tables"]))
        right["paragraphs whole"] = len(whole_blocks(blocks, tables["statements"], tables["sections"]))
    return right, wrong, tally.misses


def _sorted(counts: Counts) -> Counts:
    return dict(sorted(counts.items()))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_what_was_right_stays_right(path: Path, request: pytest.FixtureRequest) -> None:
    right, wrong, misses = _count(path)
    golden = _golden()
    if request.config.getoption("--rewrite-golden"):
        golden[path.stem] = {"report": path.stem, "right": _sorted(+right), "wrong": _sorted(wrong)}
        lines = [json.dumps(golden[name], ensure_ascii=False) for name in sorted(golden)]
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail("the golden file was rewritten: read the change before it is committed")
    case = golden[path.stem]
    lost = {what: (right[what], count) for what, count in case["right"].items() if right[what] < count}
    more = {
        what: (count, case["wrong"].get(what, 0)) for what, count in wrong.items() if count > case["wrong"].get(what, 0)
    }
    assert (lost, more) == ({}, {}), "\n".join(misses)
