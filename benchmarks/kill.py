"""Kill `nianjian extract` at random moments, many times, and hold the store to its promise each time.

    python benchmarks/kill.py [FOLDER] [--kills 200] [--copies 8] [--seed 2022] [--light]

FOLDER (default: the samples that ship) is copied several times, each copy with another hash, so that a run lasts a few
seconds. A round extracts into a new store, is killed by SIGKILL, looked at, and run again to the end; every round must
end with the very bytes of a run that nobody disturbed. Every other kill is aimed: it falls within some hundredths of a
second after one of the first commits has begun, where a kill does most. With `--light` a stand-in reads the files (that
of the tests: rows from lines), so that a round takes seconds and the store alone is looked at.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pandas as pd

from corpus.find import find
from pipeline.store import Store
from pipeline.store.layout import PRIVATE, list_parts
from pipeline.store.manifest import FOLDER
from schemas.tables import TABLES

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "pdf"
STAND_IN = Path(__file__).parents[1] / "tests" / "run_stand_in.py"
PROGRAM = "import sys; from pipeline.cli import main; sys.exit(main())"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--copies", type=int, default=8)
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--light", action="store_true", help="read with the stand-in of the tests")
    wanted = parser.parse_args()
    moments = random.Random(wanted.seed)
    with tempfile.TemporaryDirectory() as place:
        reports = (make if wanted.light else copy)(wanted.folder, Path(place) / "in", wanted.copies)
        begin = partial(extract, light=wanted.light)
        began = time.monotonic()
        finish(begin(reports, Path(place) / "undisturbed"))
        duration = time.monotonic() - began
        goal = content(Path(place) / "undisturbed")
        print(f"{len(find([reports]).reports)} reports, undisturbed in {duration:.1f} s, {len(goal)} parts\n")
        print(f"{'kill':>4} {'after s':>8}  {'found':<16} {'documents':>9}  {'whole':<5} {'then the same bytes'}")
        outcomes: Counter[tuple[str, bool]] = Counter()
        for number in range(1, wanted.kills + 1):
            root = Path(place) / f"killed {number}"
            program, began = begin(reports, root), time.monotonic()
            if number % 2:
                time.sleep(moments.uniform(0.05, 1.0) * duration)
            else:
                await_commit(program, root / PRIVATE / "waiting", moments.randint(1, 3))
                time.sleep(moments.uniform(0.0, 0.08))
            after = time.monotonic() - began
            program.send_signal(signal.SIGKILL)
            program.wait()
            found, documents, whole = look(root)
            finish(begin(reports, root))
            same = content(root) == goal
            outcomes[found, whole and same] += 1
            print(f"{number:>4} {after:>8.2f}  {found:<16} {documents:>9}  {whole!s:<5} {same}", flush=True)
    print()
    for (found, good), count in sorted(outcomes.items()):
        print(f"{count:>4} killed with {found}: {'the promise held' if good else 'THE PROMISE WAS BROKEN'}")
    return 0 if all(good for _, good in outcomes) else 1


def copy(folder: Path, target: Path, copies: int) -> Path:
    target.mkdir(parents=True)
    for report in find([folder]).reports:
        for number in range(copies):
            name = f"{number} {report.source.file_name}"
            (target / name).write_bytes(report.path.read_bytes() + b"\n%% copy %d\n" % number)
    return target


def make(_: Path, target: Path, copies: int) -> Path:
    """Write files for the stand-in, about a dozen for each of `copies`; no folder is needed for them."""
    target.mkdir(parents=True)
    for number in range(12 * copies):
        lines = "\n".join(f"{number} unsure {line}" for line in range(2 + number % 5))
        (target / f"{number:03}.pdf").write_text(f"%PDF-1.7\n{2020 + number % 3}\n{lines}", encoding="utf-8")
    return target


def extract(reports: Path, root: Path, *, light: bool) -> "subprocess.Popen[bytes]":
    call = [sys.executable, "-c", PROGRAM, "extract", str(reports), "--store", str(root)]
    if light:
        call = [sys.executable, str(STAND_IN), str(reports), str(root), "0"]
    return subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def finish(program: "subprocess.Popen[bytes]") -> None:
    """Let it extract to the end; exit status 1 (some report failed) is no fault of the store."""
    status = program.wait()
    if status not in (0, 1):
        raise SystemExit(f"extract ended with exit status {status}: call it by hand")


def await_commit(program: "subprocess.Popen[bytes]", waiting: Path, wanted: int) -> None:
    """Return when a commit begins, the first, second, … of a run, or the run ends."""
    seen, under_way = 0, False
    while seen < wanted and program.poll() is None:
        began = not under_way and waiting.exists()
        seen += began
        under_way = waiting.exists()
        time.sleep(0.0005)


def content(root: Path) -> dict[str, bytes]:
    names = [*(part.name for part in list_parts(root)), *(f"{FOLDER}/{p.name}" for p in (root / FOLDER).iterdir())]
    return {name: (root / name).read_bytes() for name in names}


def look(root: Path) -> tuple[str, int, bool]:
    """Return what the kill left, how many documents are stored, and whether all is whole and readable."""
    if not (root / PRIVATE / "format").exists():
        return "no store yet", 0, True
    private = root / PRIVATE
    found = (
        "a journal" if (private / "journal.json").exists() else "parts waiting" if (private / "waiting").exists() else
        "no commit"
    )  # fmt: skip
    for table in TABLES:
        if list_parts(root, [table]):
            pd.read_parquet(root / table)
    store = Store.open(root)
    documents = store.read("documents").to_pandas()
    wanted = {d.doc_id: d.page_count for d in documents.itertuples() if d.page_count}
    pages = store.read("pages").to_pandas().groupby("doc_id").size().to_dict()
    return found, len(documents), pages == wanted


if __name__ == "__main__":
    sys.exit(main())
