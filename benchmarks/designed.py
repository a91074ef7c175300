"""Score designed pages: cards, charts, key figures in tables, awards in cards, timelines, columns, sentences.

python -m benchmarks.designed [--folder FOLDER] [--store STORE] [--misses] [--report NAME]

FOLDER holds PDFs beside labels.jsonl, or beside labels/ with a file for each report; the reports of corpus/designed are
drawn and labelled by hands that had not seen the program's output. Lines "given that are right" are precision (over
pages whose labels are whole), all others are shares of the required labels.
"""

import argparse
import difflib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.blind.match import (
    Tally,
    count_sureness,
    is_placed,
    is_required,
    pair_up,
    score_persons,
    score_zero_statements,
    wrong_fields,
)
from benchmarks.blind.values import fold, is_listed
from benchmarks.row_diff import read_rows

Row = dict[str, Any]
DESIGNED = Path(__file__).parents[1] / "corpus" / "designed"
KINDS = {"quantity": "prose", "card": "card", "table_quantity": "table"}
SOURCES = {"quantity": "text", "card": "card", "table_quantity": "table"}
TOLD = ("value", "unit", "qualifier", "metric", "subject", "period_start", "period_end", "role", "direction", "source")
_MARK = re.compile(r"^(?:[●•■◆▪○·◇□※►▶▷★✓√—–-]|[(（]?\d{1,2}[)）.、．])+")
_QUOTES = "“”\"'「」『』‘’"


def bare(words: str | None) -> str:
    """Words without blanks, the bullet before them and quotation marks or the stop at their ends."""
    return _MARK.sub("", fold(words)).strip(_QUOTES).rstrip("。;；").strip(_QUOTES)


def score_quantities(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """By kind: found (page, words and value), then unit, metric, period, role; cards that are rows of source card."""
    own = [label for label in labels if label["kind"] in KINDS]
    taken = pair_up(own, rows)
    for place, label in enumerate(own):
        if not is_required(label):
            continue
        kind = KINDS[label["kind"]]
        if label["kind"] == "card" and label["role"] == "change":
            kind = "card change"
        row = rows[taken[place]] if place in taken else None
        wrong = ["value", "unit", "qualifier", "name", "period", "role"] if row is None else wrong_fields(row, label)
        tally.count(f"{kind}: 1 found with its value", row is not None)
        for at, (field, said) in enumerate(
            {"unit": "unit", "name": "metric", "period": "period", "role": "role", "qualifier": "qualifier"}.items(), 2
        ):
            tally.count(f"{kind}: {at} {said}", field not in wrong)
        tally.count(f"{kind}: 7 fully right", not wrong)
        count_sureness(tally, kind, row, "name" not in wrong)
        if label["kind"] != "quantity":
            tally.count(
                f"{kind}: 8 has source {SOURCES[label['kind']]}",
                row is not None and row.get("source") == SOURCES[label["kind"]],
            )
        if wrong:
            said = "no row" if row is None else f"{wrong} { {name: str(row.get(name)) for name in TOLD} }"
            tally.miss(f"{kind} ({label['metric'][0]})", label, said)
    _count_others(tally, labels, rows, set(taken.values()))


def _count_others(tally: Tally, labels: Sequence[Row], rows: Sequence[Row], known: set[int]) -> None:
    """Rows that no label knows, and numbers of charts that made one."""
    pages = {label["page"]: label for label in labels if label["kind"] == "page"}
    charts = {label["page"]: Counter(label["numbers"]) for label in labels if label["kind"] == "chart_numbers"}
    made, total = 0, sum(sum(numbers.values()) for numbers in charts.values())
    for other, row in enumerate(rows):
        page = pages.get(row["page"])
        if page is None or (row.get("source") == "table" and page["cells"] == "sample"):
            continue
        tally.count(f"given that are labelled, source {row.get('source')}", other in known)
        if other not in known:
            number = re.search(r"\d[\d,]*(?:\.\d+)?", fold(row.get("text")))
            chart = number is not None and number.group() in charts.get(row["page"], ())
            made += chart
            tally.miss(
                "chart number made a row" if chart else "not a quantity",
                row,
                {name: str(row.get(name)) for name in TOLD},
            )
    tally.right["chart numbers that made no row"] += max(0, total - made)
    tally.total["chart numbers that made no row"] += total


def score_sections(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Headings found by title on their page; with their number; in their place; given that are right."""
    own = [label for label in labels if label["kind"] == "section"]
    found, left = {}, list(rows)
    for place, label in enumerate(own):
        row = next(
            (row for row in left if row["page"] == label["page"] and is_listed(row.get("title"), label["title"])), None
        )
        if row is not None:
            found[place] = row
            left.remove(row)
    by_id = {row["section_id"]: row for row in rows}
    for place, label in enumerate(own):
        if not is_required(label):
            continue
        row = found.get(place)
        placed = row is not None and is_placed(label, row, [(own[at], one) for at, one in found.items()], by_id)
        tally.count("headings: 1 found", row is not None)
        if label.get("number"):
            tally.count(
                "headings: 2 found with number", row is not None and fold(row.get("number")) == fold(label["number"])
            )
        tally.count("headings: 3 found and in their place", placed)
        if not placed:
            tally.miss("heading", label, "no row" if row is None else f"level {row['level']}, {row.get('path')}")
    for _ in found:
        tally.count("headings: 4 given that are right", True)
    for row in left:
        tally.count("headings: 4 given that are right", False)
        tally.miss("not a heading", row, {name: row.get(name) for name in ("level", "number", "path")})


def score_honours(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """Honours by title, then grantor and recipient of those that have one."""
    own = [label for label in labels if label["kind"] == "honour"]
    left, right = list(rows), 0
    for label in own:
        fits = [row for row in left if row["page"] == label["page"] and is_listed(row.get("title"), label["title"])]
        fits.sort(key=lambda row: not is_listed(row.get("recipient"), label["recipient"]))
        row = fits[0] if fits else None
        if row is not None:
            left.remove(row)
            right += 1
        if not is_required(label):
            continue
        tally.count("honours: 1 title", row is not None)
        granted = row is not None and label.get("grantor") and is_listed(row.get("grantor"), label["grantor"])
        if label.get("grantor"):
            tally.count("honours: 2 title and grantor", bool(granted))
        given = row is not None and is_listed(row.get("recipient"), label["recipient"])
        tally.count("honours: 3 title and recipient", given)
        if row is None or not given or (label.get("grantor") and not granted):
            tally.miss(
                "honour", label, "no row" if row is None else {name: row.get(name) for name in ("grantor", "recipient")}
            )
    tally.right["honours: 4 given that are right"] += right
    tally.total["honours: 4 given that are right"] += right + len(left)
    for row in left:
        tally.miss("not an honour", row, {name: row.get(name) for name in ("title", "recipient", "grantor")})


def score_sentences(tally: Tally, labels: Sequence[Row], rows: Sequence[Row]) -> None:
    """A sentence is whole where one statement of its page is the same words, neither more nor less."""
    said = Counter((row["page"], bare(row.get("text"))) for row in rows)
    for label in labels:
        if label["kind"] != "sentence":
            continue
        place = label["page"], bare(label["text"])
        whole = said[place] > 0
        said[place] -= whole
        if is_required(label):
            tally.count("sentences whole", whole)
            if not whole:
                near = difflib.get_close_matches(
                    place[1], [words for page, words in said if page == label["page"]], 1, 0.2
                )
                tally.miss("sentence", label, f"nearest: {near[0] if near else None}")


_SCORERS = {
    "quantities": score_quantities,
    "sections": score_sections,
    "honours": score_honours,
    "entities": score_persons,
    "statements": score_sentences,
    "indicators": score_zero_statements,
}


def read_labels(folder: Path) -> dict[str, list[Row]]:
    """Return the labels of a folder by report."""
    labels: dict[str, list[Row]] = {}
    files = [*folder.glob("labels.jsonl"), *sorted(folder.glob("labels/*.jsonl"))]
    for line in (line for file in files for line in file.read_text("utf-8").splitlines()):
        if line.strip():
            label = json.loads(line)
            labels.setdefault(label["report"], []).append(label)
    if not labels:
        raise FileNotFoundError(f"no labels.jsonl and no labels/*.jsonl with labels in {folder}")
    return labels


def score_report(tally: Tally, name: str, labels: Sequence[Row], tables: Mapping[str, Sequence[Row]]) -> None:
    """Score the rows of a report, by table, in the order of the report."""
    for table, scorer in _SCORERS.items():
        scorer(tally, labels, [{**row, "report": name} for row in tables[table]])
    for label in labels:
        if label["kind"] == "organisation":
            org = tables["documents"][0].get("org") if tables["documents"] else None
            tally.count("organisation right", is_listed(org, label["name"]))
            if not is_listed(org, label["name"]):
                tally.miss("organisation", label, org)


def score_folder(store: Path, folder: Path, only: str | None = None) -> Tally:
    """Return the tally of a folder of labelled pages."""
    tables = {table: read_rows(store, table) for table in (*_SCORERS, "documents")}
    tally = Tally()
    for name, labels in sorted(read_labels(folder).items()):
        if only and only not in name:
            continue
        file = f"{name}.pdf"
        if file not in tables["documents"]:
            print(f"not in the store: {file}")
        score_report(tally, name, labels, {table: rows.get(file, []) for table, rows in tables.items()})
    return tally


def extract(folder: Path, store: Path) -> None:
    """Read the designed reports into a store."""
    program = Path(sys.executable).with_name("nianjian")
    reports = map(str, sorted(folder.glob("*.pdf")))  # beside some stands the office file that they were made of
    words = [str(program), "extract", *reports, "--store", str(store), "--ocr", "off"]
    subprocess.run(words, check=True, capture_output=True)


def main() -> int:
    """Extract, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=DESIGNED, help="reports with labels.jsonl or labels/*.jsonl")
    parser.add_argument("--store", type=Path, help="a store that has the reports")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--report", help="only reports whose name holds these words")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        store = chosen.store or Path(made) / "store"
        if chosen.store is None:
            extract(chosen.folder, store)
        tally = score_folder(store, chosen.folder, chosen.report)
    if chosen.misses:
        print("\n".join(tally.misses))
    for what, total in sorted(tally.total.items()):
        print(f"{what:<48} {tally.right[what]:>4} / {total:<4} {tally.right[what] / total if total else 0:6.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
