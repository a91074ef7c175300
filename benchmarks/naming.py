"""What the signs of a name are worth, fitted to names that no rule was fitted to, and how well that tells wrong names.

python -m benchmarks.naming                        fit, print points, buckets and what they hold, report by report aside
python -m benchmarks.naming --write                the same, and write the points and buckets that the program uses
python -m benchmarks.naming --add NAME --part PART --store STORE     names of a fresh part of benchmarks/blind
python -m benchmarks.naming --add NAME --folder FOLDER --store STORE   names of reports with labels.jsonl or labels/

`blind/names.csv` has a line for each report and each set of signs: how many names had them, how many were right. The
rows behind it were read by the program as it was before anybody had looked at their labels, so no rule was fitted to
them; a store that is added must be such a one. Figures of calibration are of reports that were left out of the fit
(ten parts of reports): what is printed is what fresh reports of this kind would show.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.blind import score
from benchmarks.blind.match import is_required, pair_up, wrong_fields
from benchmarks.designed import read_labels
from benchmarks.interval import wilson
from benchmarks.row_diff import read_rows
from extractors import nlp
from extractors.metrics.name.name_signs import SIGNS, as_named, signs_of
from schemas.text import Span, squeeze

NAMES = score.HERE / "names.csv"
DATA = score.ROOT / "schemas" / "data" / "metrics"
LOWEST = (7, 3, -1, -4, -99)  # points from which on a name is in each bucket, the surest first
_SCALE = 5  # points for one in ln(right / wrong)
_RIDGE = 2.0
_PARTS = 10
_STEPS = 12
_COLUMNS = ("set", "report", "signs", "right", "names")


class Names(NamedTuple):
    """Names of one report with the same signs."""

    of: str
    report: str
    signs: tuple[str, ...]
    right: int
    names: int


def read_names() -> list[Names]:
    """Return the lines of names.csv."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [
        Names(
            line["set"],
            line["report"],
            tuple(filter(None, line["signs"].split("|"))),
            int(line["right"]),
            int(line["names"]),
        )
        for line in lines
    ]


def worth(names: Sequence[Names]) -> tuple[int, dict[str, int]]:
    """Return the points of a name without any sign and those of each sign: a logistic regression in whole points."""
    has, right, weight = _as_arrays(names)
    found = np.zeros(has.shape[1])
    ridge = np.eye(len(found)) * _RIDGE
    ridge[0, 0] = 0
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-has @ found))
        slope = has.T @ (right - weight * share) - ridge @ found
        bend = (has * (weight * share * (1 - share))[:, None]).T @ has + ridge
        found = found + np.linalg.solve(bend, slope)
    base, *rest = (int(value) for value in np.round(found * _SCALE))
    return base, dict(zip((sign.name for sign in SIGNS), rest, strict=True))


def _as_arrays(names: Sequence[Names]) -> tuple[Any, Any, Any]:
    has = np.array([[1.0, *(float(sign.name in line.signs) for sign in SIGNS)] for line in names])
    return has, np.array([float(line.right) for line in names]), np.array([float(line.names) for line in names])


def left_out(names: Sequence[Names]) -> Iterator[tuple[int, Names]]:
    """Yield each line with its points by a fit to the other reports, without the points that every name has."""
    reports = sorted({line.report for line in names})
    part = {report: at % _PARTS for at, report in enumerate(reports)}
    whole, _ = worth(names)
    for this in range(_PARTS):
        base, points = worth([line for line in names if part[line.report] != this])
        for line in names:
            if part[line.report] == this:
                yield base - whole + sum(points[sign] for sign in line.signs), line


def by_bucket(scored: Iterable[tuple[int, Names]]) -> tuple[Counter[int], Counter[int]]:
    """Return how many names are right, and how many there are, by the lowest points of their bucket."""
    right: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for points, line in scored:
        lowest = next(low for low in LOWEST if points >= low)
        right[lowest] += line.right
        total[lowest] += line.names
    return right, total


def add(name: str, store: Path, labels: Iterable[tuple[str, Sequence[dict[str, Any]]]]) -> list[Names]:
    """Return the names of a store that labels tell to be right or wrong, by report and signs."""
    rows, statements = read_rows(store, "quantities"), read_rows(store, "statements")
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for report, own in labels:
        said = {row["statement_id"]: row for row in statements.get(f"{report}.pdf", ())}
        for row, is_right in _judged(own, rows.get(f"{report}.pdf", ())):
            place = report, "|".join(_signs(row, said.get(row["statement_id"])))
            total[place] += 1
            right[place] += is_right
    return [
        Names(name, report, tuple(filter(None, signs.split("|"))), right[report, signs], n)
        for (report, signs), n in total.items()
    ]


def _judged(labels: Sequence[dict[str, Any]], rows: Sequence[Any]) -> Iterator[tuple[Any, bool]]:
    pages = {label["page"] for label in labels if label["kind"] == "page"}
    own = [label for label in labels if label["kind"] in ("quantity", "table_quantity", "card")]
    there = [row for row in rows if row["page"] in pages]
    for place, other in pair_up(own, there).items():
        row, label = there[other], own[place]
        if label["kind"] == "quantity" and is_required(label) and row["source"] == "text":
            yield row, "name" not in wrong_fields(row, label)


def _signs(row: Any, statement: Any) -> list[str]:
    printed, text = squeeze(row["text"]), squeeze((statement or row)["text"])
    near = row["start_char"] - (statement or row)["start_char"]
    at = min((at for at in range(len(text)) if text.startswith(printed, at)), key=lambda at: abs(at - near), default=0)
    place = text, Span(at, at + len(printed))
    rule = row["rule"].rsplit("; ", 1)[-1]
    return signs_of(as_named((row["metric"], row["subject"], row["unit"]), (rule, row["role"]), place, nlp.tokens))


def print_fit(names: Sequence[Names]) -> None:
    """Print points, buckets with their intervals, and what each set of labels gave."""
    base, points = worth(names)
    print(f"| sign | points | names | right |\n| --- | ---: | ---: | ---: |\n| (none: every name) | {base} | | |")
    for sign in SIGNS:
        own = [line for line in names if sign.name in line.signs]
        n, right = sum(line.names for line in own), sum(line.right for line in own)
        print(f"| {sign.name} | {points[sign.name]:+d} | {n} | {right / max(n, 1):.0%} |")
    scored = list(left_out(names))
    for name in ("all", *sorted({line.of for line in names})):
        print_buckets(name, [(at, line) for at, line in scored if name in ("all", line.of)])


def print_buckets(name: str, scored: Sequence[tuple[int, Names]]) -> None:
    """Print how many names of each bucket are right, and which share of the wrong ones it and those below hold."""
    right, total = by_bucket(scored)
    wrong = sum(total.values()) - sum(right.values())
    print(f"\n{name}: {sum(right.values())} of {sum(total.values())}")
    print(
        "| points | names | share of all | right | 95 % | wrong names here and below |\n"
        "| --- | ---: | ---: | ---: | --- | ---: |"
    )
    for place, lowest in enumerate(LOWEST):
        low, high = wilson(right[lowest], total[lowest])
        below = sum(total[at] - right[at] for at in LOWEST[place:])
        share = total[lowest] / max(sum(total.values()), 1)
        print(
            f"| {lowest} and more | {total[lowest]} | {share:.0%} | {right[lowest] / max(total[lowest], 1):.1%} | "
            f"{low:.0%} to {high:.0%} | {below / max(wrong, 1):.0%} |"
        )


def write(names: Sequence[Names]) -> None:
    """Write points and buckets where the program reads them."""
    base, points = worth(names)
    right, total = by_bucket(left_out(names))
    n = sum(total.values())
    (DATA / "name_signs.csv").write_text(
        "# What each sign of a name is worth, in fifths of ln(right / wrong); extractors/metrics/name/name_signs.py "
        f"says what they are. Every name has {base} more, which the buckets leave out. Source: fitted by "
        f"benchmarks/naming.py to {n} names of labelled pages (benchmarks/blind/names.csv).\n"
        "sign,points\n" + "".join(f"{sign},{worth}\n" for sign, worth in points.items()),
        encoding="utf-8",
    )
    (DATA / "name_shares.csv").write_text(
        "# How many names of so many points and more (up to the line above) were right on labelled pages, in reports "
        f"that were left out of the fit of the points. Source: benchmarks/naming.py, {n} names.\n"
        "lowest,right,names\n" + "".join(f"{lowest},{right[lowest]},{total[lowest]}\n" for lowest in LOWEST),
        encoding="utf-8",
    )


def keep(names: Sequence[Names]) -> None:
    """Write names.csv, in a fixed order."""
    with NAMES.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Names of quantities in prose by report and signs: how many, how many right (benchmarks/naming.py)\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for line in sorted(names):
            writer.writerow([line.of, line.report, "|".join(line.signs), line.right, line.names])


def main() -> int:
    """Add what is given, fit, print, write where asked."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.naming", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--add", help="name of a set of labels")
    parser.add_argument("--store", type=Path)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--part", choices=score.PARTS)
    where.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    if chosen.add and not (chosen.store and (chosen.part or chosen.folder)):
        parser.error("--add needs --store, and --part or --folder")
    names = read_names() if NAMES.exists() else []
    if chosen.add:
        labels = read_labels(chosen.folder) if chosen.folder else score.labels_by_report(chosen.part)
        names += add(chosen.add, chosen.store, sorted(labels.items()))
        keep(names)
    print_fit(names)
    if chosen.write:
        write(names)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
