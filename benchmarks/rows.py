"""Rows gained, lost and changed between two commits over a folder of PDFs, by table, rule and report.

python -m benchmarks.rows BEFORE [AFTER] [--pdf PATH ...] [--table quantities ...] [--limit 20]

BEFORE and AFTER are commits, or `.` for the files as they are now (AFTER's default). The stores are kept in
build/rows, or where NIANJIAN_ROWS says (several checkouts may share it), so a commit is extracted once. Exit status 1
where any row moved.
"""

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.row_diff import Moved, changed_columns, diff_rows, read_rows

ROOT = Path(__file__).parents[1]
KEPT = Path(os.environ.get("NIANJIAN_ROWS", ROOT / "build" / "rows"))
USUAL = (ROOT / "corpus" / "samples", ROOT.parent / "shared" / "corpus")
TABLES = (
    *("documents", "pages", "sections", "statements", "quantities", "indicators"),
    *("dates", "honours", "entities", "tables", "organisations", "problems"),
)


def git(*words: str) -> str:
    """Return what git prints in the project's folder."""
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def extract_at(commit: str, paths: Sequence[Path], workers: int) -> Path:
    """Extract the reports with the code of a commit and return the store."""
    digest = _digest(os.path.relpath(path, ROOT) for path in paths)
    if commit == ".":
        store = KEPT / f"now-{digest}-{_digest([str(ROOT)])}"
        shutil.rmtree(store, ignore_errors=True)
        return _extract(ROOT, store, paths, workers)
    sha = git("rev-parse", "--short=12", commit)
    store = KEPT / f"{sha}-{digest}"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{store.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several checkouts may ask for one commit: the first extracts it
        if not store.exists():
            with checked_out(sha) as tree:
                _extract(tree, KEPT / f"{store.name}-{os.getpid()}", paths, workers).rename(store)
    return store


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Give a folder with the files of a commit; `.` is the project's folder as it is now."""
    if commit == ".":
        yield ROOT
        return
    sha = git("rev-parse", "--short=12", commit)
    tree = KEPT / f"tree-{sha}-{os.getpid()}"
    git("worktree", "add", "--detach", "--force", str(tree), sha)
    try:
        yield tree
    finally:
        git("worktree", "remove", "--force", str(tree))


def _extract(tree: Path, store: Path, paths: Sequence[Path], workers: int) -> Path:
    """Run the extract of a source tree; reports that can't be read are rows of `problems`, exit status 1."""
    code = f"import sys; sys.path.insert(0, {str(tree)!r}); from pipeline.cli import main; sys.exit(main())"
    words = ["extract", *map(str, paths), "--store", str(store / "store"), "--ocr", "off", "--timeout", "3600"]
    words += ["--workers", str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    store.mkdir(parents=True, exist_ok=True)
    with (store / "log").open("w") as log:
        status = subprocess.run(
            [sys.executable, "-c", code, *words], cwd=tree, env=environment, stdout=log, stderr=log, check=False
        ).returncode
    if status not in (0, 1) or not (store / "store" / "documents").exists():
        raise SystemExit(f"extract of {tree} ended with status {status}:\n{(store / 'log').read_text()[-2000:]}")
    return store


def diff_stores(before: Path, after: Path, tables: Iterable[str]) -> list[Moved]:
    """Return all rows that moved between two stores."""
    moved: list[Moved] = []
    for table in tables:
        old, new = read_rows(before, table), read_rows(after, table)
        for report in sorted({*old, *new}):
            moved += diff_rows(report, table, old.get(report, []), new.get(report, []))
    return moved


def print_counts(moved: Sequence[Moved]) -> None:
    """Print how many rows moved by table and report, and by table and rule."""
    for title, key in (("report", lambda m: m.report), ("rule", lambda m: m.rule)):
        counts = Counter((m.table, key(m), m.kind) for m in moved)
        print(f"\n{'table':<14}{'gained':>8}{'lost':>8}{'changed':>8}  {title}")
        for table, name in sorted({(table, name) for table, name, _ in counts}):
            numbers = "".join(f"{counts[table, name, kind]:>8}" for kind in ("gained", "lost", "changed"))
            print(f"{table:<14}{numbers}  {name or '-'}")


def print_rows(moved: Sequence[Moved], limit: int) -> None:
    """Print the rows that moved, at most so many of each table, kind and report."""
    shown: Counter[tuple[str, str, str]] = Counter()
    tables = list(dict.fromkeys(one.table for one in moved))
    for one in sorted(moved, key=lambda one: (tables.index(one.table), one.report, one.kind)):
        group = one.report, one.table, one.kind
        shown[group] += 1
        if shown[group] == 1:
            print(f"\n{one.report}  {one.table}  {one.kind}")
        if limit and shown[group] > limit:
            continue
        row: dict[str, Any] = dict(one.after or one.before or {})
        words = str(row.get("text") or row.get("name") or row.get("reason") or "")[:60]
        if one.kind == "changed":
            said = "; ".join(f"{name}: {old!r} -> {new!r}" for name, (old, new) in changed_columns(one).items())
        else:
            told = (
                "value_text",
                "unit",
                "metric",
                "indicator",
                "title",
                "start",
                "end",
                "level",
                "event",
                "parameters",
            )
            said = ", ".join(f"{name}={row[name]}" for name in told if row.get(name) is not None)
        print(f"  p{row.get('page') or '-'} {words!r} [{one.rule}] {said[:300]}")


def main() -> int:
    """Extract twice, compare, print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("before")
    arguments.add_argument("after", nargs="?", default=".")
    arguments.add_argument("--pdf", nargs="+", type=Path, default=[path for path in USUAL if path.exists()])
    arguments.add_argument("--table", nargs="+", choices=TABLES, default=list(TABLES))
    arguments.add_argument("--limit", type=int, default=20, help="rows shown a table, kind and report; 0: all")
    arguments.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = arguments.parse_args()
    paths = [path.resolve() for path in chosen.pdf]
    stores = [extract_at(commit, paths, chosen.workers) / "store" for commit in (chosen.before, chosen.after)]
    moved = diff_stores(*stores, chosen.table)
    if moved:
        print_rows(moved, chosen.limit)
        print_counts(moved)
    print(f"\n{len(moved)} rows moved ({chosen.before} -> {chosen.after})")
    return 1 if moved else 0


if __name__ == "__main__":
    sys.exit(main())
