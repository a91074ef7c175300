"""Damaged copies of the samples through the batch: each must end in rows or in a named problem.

python -m benchmarks.fuzz [--files 2000] [--seed 2022] [--workers N] [--keep FOLDER] [PDF ...]

Prints what became of the files, by the way they were damaged. A file fails where the program has a defect with it, or
takes longer than its time; --keep keeps these files. Exit status 1 where any failed.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.mutations import MUTATIONS
from corpus.find import find
from pipeline.batch import Policy, extract
from pipeline.extract import load_words, read_found
from pipeline.guard import Limits
from pipeline.options import Options
from pipeline.store import Store

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FAILING = ("defect", "time_limit")
SECONDS = 60.0  # for one file; the sound ones take less than two


def write_damaged(folder: Path, originals: Sequence[Path], count: int, seed: int) -> None:
    """Write so many damaged copies of some files, each named for how it was damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        mutate = MUTATIONS[number % len(MUTATIONS)]
        original = originals[chance.randrange(len(originals))].read_bytes()
        (folder / f"{number:05d} {mutate.__name__}.pdf").write_bytes(mutate(original, chance))


def read_damaged(folder: Path, store: Path, *, workers: int | None = None) -> dict[str, str]:
    """Read the files of a folder; return by file what became of each: a status, a reason, or `silent`."""
    policy = Policy(limits=Limits(seconds=SECONDS, megabytes=1024), prepare=partial(load_words, Options()))
    with Store.open(store, writable=True) as opened:
        summary = extract(find([folder]), opened, read=read_found, version="fuzz", workers=workers, policy=policy)
        ended = {path.name: "silent" for path in folder.iterdir()}
        for document in opened.read("documents").to_pylist():
            for name in (document["source_path"], *document["other_paths"]):
                ended[name] = document["status"]
        for problem in summary.problems:
            if ended.get(problem.file) in ("silent", "failed"):
                ended[problem.file] = problem.reason
    return ended


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    originals = asked.pdf or sorted(SAMPLES.rglob("*.pdf"))
    with tempfile.TemporaryDirectory() as place:
        write_damaged(Path(place) / "in", originals, asked.files, asked.seed)
        began = time.monotonic()
        ended = read_damaged(Path(place) / "in", Path(place) / "store", workers=asked.workers)
        print(f"{len(ended)} files in {time.monotonic() - began:.0f} s\n")
        counts = Counter((name.split()[1].removesuffix(".pdf"), end) for name, end in ended.items())
        for (how, end), count in sorted(counts.items()):
            print(f"{how:<15} {end:<20} {count:>5}")
        failed = sorted(name for name, end in ended.items() if end in (*FAILING, "silent", "failed"))
        for name in failed:
            print(f"FAILED: {name} ({ended[name]})")
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(place) / "in" / name, asked.keep / name)
        if failed and asked.keep:
            shutil.copy(next((Path(place) / "store").rglob("runs.jsonl")), asked.keep / "runs.jsonl")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
