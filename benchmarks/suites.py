"""Outside suites of numbers and dates through `nianjian text`, and the score that their scorer gives.

python -m benchmarks.suites [FOLDER] [--by kind|suite|type] [--misses KIND]

FOLDER holds `cases.jsonl` (texts of other projects' tests with what is right in them) and `scorer.py`, which reads
predictions and prints the table. The cases go through the command in one call for each reference day, since partial
and relative dates are read against it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

_LINE_BREAKS = str.maketrans("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 10)


def run_text(lines: list[str], day: str | None) -> list[dict[str, Any]]:
    """Return what `nianjian text` prints for some lines, read against a day (2022-03-01) or a year (2022)."""
    reference = [] if not day else ["--day" if "-" in day else "--year", day]
    command = [sys.executable, "-m", "pipeline.cli", "text", *reference]
    # A line break inside a case becomes a blank: one for one, so that offsets hold.
    text = "".join(line.translate(_LINE_BREAKS) + "\n" for line in lines)
    run = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def prediction_of(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Turn the quantities and dates of one line into the scorer's predictions."""
    predictions: list[dict[str, Any]] = []
    for row in found["quantities"]:
        bounds = [row["value_low"], row["value_high"]]
        predictions.append(
            {
                "start": row["start"],
                "end": row["end"],
                "type": "quantity",
                "value": bounds if row["value"] is None else row["value"],
                "unit": row["unit"],
                "approx": row["qualifier"],
            }
        )
    for row in found["dates"]:
        predictions.append(
            {
                "start": row["start"],
                "end": row["end"],
                "type": "date",
                "start_iso": row["start_date"],
                "end_iso": row["end_date"],
            }
        )
    return predictions


def predict(cases: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the predictions of every case by its id."""
    by_day: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for case in cases:
        by_day[case.get("ref")].append(case)
    predictions: dict[str, list[dict[str, Any]]] = {}
    for day, group in by_day.items():
        found = run_text([case["input"] for case in group], day)
        predictions |= {case["id"]: prediction_of(line) for case, line in zip(group, found, strict=True)}
    return predictions


def print_misses(cases: list[dict[str, Any]], predictions: dict[str, list[dict[str, Any]]], kind: str) -> None:
    """Print every case of a kind with what is expected and what was read."""
    for case in cases:
        if case["kind"] == kind and case["relevant"]:
            wanted = [
                (item["text"], item.get("value", item.get("accept")), item.get("unit")) for item in case["expected"]
            ]
            read = [
                (case["input"][item["start"] : item["end"]], item.get("value", item.get("start_iso")), item.get("unit"))
                for item in predictions[case["id"]]
            ]
            print(f"{case['id']}\t{case['input']}\twanted {wanted}\tread {read}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=Path("../shared/suites"))
    arguments.add_argument("--by", choices=("kind", "suite", "type"), default="kind")
    arguments.add_argument("--misses", metavar="KIND", help="print the cases of a kind beside the table")
    arguments.add_argument("--only-year", action="store_true", help="give the year of the reference day, not the day")
    chosen = arguments.parse_args()
    path = chosen.folder / "cases.jsonl"
    if not path.is_file():
        sys.exit(f"{path}: no such file; name the folder that holds cases.jsonl and scorer.py")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if chosen.only_year:
        cases = [{**case, "ref": case["ref"] and case["ref"][:4]} if "ref" in case else case for case in cases]
    predictions = predict(cases)
    with tempfile.TemporaryDirectory() as folder:
        lines = [json.dumps({"id": key, "pred": value}, ensure_ascii=False) for key, value in predictions.items()]
        written = Path(folder) / "predictions.jsonl"
        written.write_text("\n".join(lines), encoding="utf-8")
        scorer = [sys.executable, str(chosen.folder / "scorer.py"), str(path), str(written), "--by", chosen.by]
        subprocess.run(scorer, check=True)
    if chosen.misses:
        print_misses(cases, predictions, chosen.misses)


if __name__ == "__main__":
    main()
