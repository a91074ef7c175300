"""Change labelled sentences in ways that leave the right answer known, and count the answers that stay right.

python -m benchmarks.swap [--pool 0|1] [--seed N] [--kind WORDS] [--misses] [--show N] [--cases FILE] [--reports FOLDER]

The sentences are those of corpus/written, corpus/designed and of the pages labelled blind whose quantities are read
right today when the sentence is read alone; they are kept in build/swap. Each change (another noun, another verb, an
adverb, who did it, a clause before, …) is made with words that the lists of schemas/data lack, of one of two pools.
Right is a quantity whose value, unit, qualifier, role, metric and subject are right.
"""

import argparse
import random
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.blind.score import PARTS, labels_by_report, wilson
from benchmarks.designed import read_labels
from benchmarks.swap.cases import Case, Label, cases_of, keep, read_kept, right_of, with_right
from benchmarks.swap.changes import CHANGES
from benchmarks.swap.places import Changed
from pipeline.sentences import read_sentence

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "swap"


def _store(folder: Path, store: Path) -> Path:
    """Return the store of a folder of reports, made once: sentences hardly move with the rules of names."""
    if not store.exists():
        program = Path(sys.executable).with_name("nianjian")
        words = [str(program), "extract", str(folder), "--store", str(store), "--ocr", "off"]
        subprocess.run(words, check=False, capture_output=True)
    return store


def _all_cases(real: Path) -> Iterator[Case]:
    for name in ("written", "designed"):
        folder = ROOT / "corpus" / name
        yield from cases_of(_store(folder, KEPT / name), read_labels(folder))
    if real.is_dir():
        for part in PARTS:
            yield from cases_of(_store(real, KEPT / "real"), labels_by_report(part))


def _changed(kind: str, seed: int, pool: int, cases: Sequence[Case]) -> Iterator[tuple[Case, Changed]]:
    """Yield cases with one change each, the words drawn by the sentence: a rule more moves no other's draw."""
    for case in cases:
        rng = random.Random(zlib.crc32(f"{seed} {kind} {case.text}".encode()))
        for changed in CHANGES[kind](case, rng, pool):
            yield case, changed


def _tell(kind: str, text: str, year: int | None, missed: Sequence[Label]) -> None:
    rows = read_sentence(text, year)["quantities"]
    for label in missed:
        found = [row for row in rows if row["text"] in label["text"] or label["text"] in row["text"]]
        said = [f"{row['metric']} of {row['subject']}" for row in found]
        print(f"{kind}: {text} {label['text']} {label['metric'][:3]} -> {said}")


def _score(kind: str, pairs: Iterator[tuple[Case, Changed]], *, told: bool) -> tuple[int, int]:
    right = total = 0
    for case, changed in pairs:
        found = right_of(changed.text, case.year, changed.labels)
        missed = [label for label, row in zip(changed.labels, found, strict=True) if row is None]
        total += len(found)
        right += len(found) - len(missed)
        if told and missed:
            _tell(kind, changed.text, case.year, missed)
    return right, total


def _print_table(scores: dict[str, tuple[int, int]]) -> None:
    right, total = Counter({kind: said for kind, (said, _) in scores.items()}), sum(of for _, of in scores.values())
    print(f"| {'change':<26} | stay right | of | share | 95 % |\n| --- | ---: | ---: | ---: | --- |")
    for kind, (said, of) in (*scores.items(), ("all", (right.total(), total))):
        low, high = wilson(said, of)
        print(f"| {kind:<26} | {said:,} | {of:,} | {said / of if of else 0:.1%} | {low:.1%} to {high:.1%} |")


def main() -> int:
    """Make the cases, change them, print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.swap", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pool", type=int, choices=(0, 1), default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="", help="only changes whose name holds these words")
    parser.add_argument("--misses", action="store_true", help="print each answer that is no longer right")
    parser.add_argument("--show", type=int, default=0, help="print so many changed sentences of each kind, read none")
    parser.add_argument("--cases", type=Path, default=KEPT / "cases.jsonl")
    parser.add_argument("--reports", type=Path, default=ROOT.parent / "shared" / "corpus" / "real")
    chosen = parser.parse_args()
    if not chosen.cases.exists():
        chosen.cases.parent.mkdir(parents=True, exist_ok=True)
        keep(chosen.cases, _all_cases(chosen.reports.resolve()))
    cases = [case for case in map(with_right, read_kept(chosen.cases)) if case.labels]
    print(f"{len(cases):,} sentences, {sum(len(case.labels) for case in cases):,} quantities right as they stand")
    scores = {}
    for kind in (kind for kind in CHANGES if chosen.kind in kind):
        pairs = _changed(kind, chosen.seed, chosen.pool, cases)
        if chosen.show:
            for _, changed in [pair for pair, _ in zip(pairs, range(chosen.show), strict=False)]:
                print(f"{kind}: {changed.text} {[(one['text'], one['metric'][:2]) for one in changed.labels]}")
        else:
            scores[kind] = _score(kind, pairs, told=chosen.misses)
    if scores:
        _print_table(scores)
    return 0
