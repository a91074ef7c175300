"""What two commits make of the same yearbooks: rows of the comparison gained, lost and changed.

python -m benchmarks.changes BEFORE [AFTER] --store STORE [STORE ...] [--frame changes ...] [--limit 20]

BEFORE and AFTER are commits, or `.` for the files as they are now (AFTER's default). Each compares each store in a
process of its own; the seconds of CPU that this took stand beside it. Exit status 1 where any row moved.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from math import isnan
from pathlib import Path

import pandas as pd

from benchmarks.rows import checked_out

FRAMES = ("changes", "restatements", "commitments", "values")
_KEY = ("org_id", "indicator", "scope", "scope_name", "basis", "period", "bucket", "year_from", "year_to", "data_year")
_SHOWN = (
    *("name", "year_from", "year_to", "data_year", "value_from", "value_to", "first_value", "later_value", "value"),
    *("status", "verdict", "comparability", "note", "reason"),
)
_COMPARE = """
import sys, time
sys.path.insert(0, sys.argv[1])
import pandas as pd
from pipeline.compare import compare
started = time.process_time()
found = compare(sys.argv[2])
print(f"{time.process_time() - started:.2f}")
for name in sys.argv[4:]:
    frame = getattr(found, name)
    frame.astype({c: object for c in frame if isinstance(frame[c].dtype, pd.CategoricalDtype)}).to_pickle(
        f"{sys.argv[3]}/{name}.pickle"
    )
"""


def compare_at(tree: Path, store: Path, folder: Path, frames: Sequence[str]) -> str:
    """Compare a store with the code of a source tree, write the frames to a folder and return the seconds of CPU."""
    words = [sys.executable, "-c", _COMPARE, str(tree), str(store), str(folder), *frames]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(words, cwd=tree, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def moved_rows(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that only one of two frames has, with `side` - or +, what is said of one thing together."""
    columns = [name for name in before.columns if name in after.columns]
    sides = []
    for sign, frame in (("-", before), ("+", after)):
        said = frame[columns].map(_plain)
        again = said.groupby(columns, dropna=False, sort=False).cumcount()
        sides.append(said.assign(again=again, side=sign))
    both = pd.concat(sides, ignore_index=True)
    moved = both[~both.duplicated([*columns, "again"], keep=False)]
    return moved.sort_values([name for name in _KEY if name in columns], kind="stable", key=lambda c: c.map(str))


def _plain(value: object) -> str:
    """Return a cell as words: numbers with nine digits, nothing for what is missing."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return ""
    return f"{value:.9g}" if isinstance(value, float) else str(value)


def main() -> int:
    """Compare twice, print what moved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?", default=".")
    parser.add_argument("--store", nargs="+", type=Path, required=True)
    parser.add_argument("--frame", nargs="+", choices=FRAMES, default=list(FRAMES))
    parser.add_argument("--limit", type=int, default=20, help="rows shown a store and frame; 0: all")
    chosen = parser.parse_args()
    count = 0
    with checked_out(chosen.before) as old, checked_out(chosen.after) as new, tempfile.TemporaryDirectory() as root:
        for store in chosen.store:
            folders = [Path(root) / store.name / side for side in ("before", "after")]
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
            places = zip((old, new), folders, strict=True)
            seconds = [compare_at(tree, store.resolve(), folder, chosen.frame) for tree, folder in places]
            print(f"\n{store.name}: CPU seconds {' -> '.join(seconds)}")
            for frame in chosen.frame:
                sides = [pd.read_pickle(folder / f"{frame}.pickle") for folder in folders]
                moved = moved_rows(*sides)
                count += len(moved)
                in_order = "" if moved.empty and _in_order(*sides) else ", not in the same order" * moved.empty
                print(f"{frame}: {len(sides[0])} -> {len(sides[1])} rows, {len(moved)} moved{in_order}")
                shown = moved[["side", *(name for name in _SHOWN if name in moved)]]
                for row in shown.head(chosen.limit or len(shown)).itertuples(index=False, name=None):
                    print("  " + " | ".join(map(str, row)))
    return 1 if count else 0


def _in_order(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    columns = [name for name in before.columns if name in after.columns]
    return before[columns].map(_plain).equals(after[columns].map(_plain))


if __name__ == "__main__":
    sys.exit(main())
