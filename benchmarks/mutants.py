"""Do the quick tests notice a small change in the readers, the reading of pages or the comparison?

python -m benchmarks.mutants [--count 200] [--seed 1] [--only PART] [--show]

Each of so many random places is changed by one operator (benchmarks/mutant_operators.py), in memory; the tests of `make
check` that run the place are run up to the first that fails. Prints what was killed and lists what survived. Survivors
that say the same as the original are listed with the reason in benchmarks/equivalent_mutants.csv and counted apart.
Needs a system that can fork.
"""

import argparse
import ast
import csv
import importlib
import os
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.interval import wilson
from benchmarks.mutant_cover import ROOT, Cover, measure
from benchmarks.mutant_operators import Mutant, Place, find_places, mutate
from benchmarks.mutant_runs import Trial, is_late, is_warm, try_cold, try_warm
from benchmarks.mutant_tests import Names, Shared, in_order

SCOPE = ("extractors", "pipeline/reading", "pipeline/compare")
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.csv")
# Loaded once, before the forks; none of them loads a module of the project.
_PRELOADED = (
    "pytest",
    "hypothesis",
    "jieba",
    "pdfplumber",
    "pypdfium2",
    "pyarrow",
    "pyarrow.parquet",
    "pandas",
    "duckdb",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A place of a file, and the seed of what is left to chance in changing it."""

    file: str
    place: Place
    draw: str

    def tree(self) -> ast.Module:
        """Return the module as it is."""
        return ast.parse((ROOT / self.file).read_text(encoding="utf-8"))

    def mutant(self) -> Mutant:
        """Return the changed module."""
        return mutate((ROOT / self.file).read_text(encoding="utf-8"), self.place, random.Random(self.draw))


def draw_cases(count: int, seed: int, only: str = "") -> list[Case]:
    """Return random places of all files."""
    files = sorted(str(p.relative_to(ROOT)) for part in SCOPE for p in (ROOT / part).rglob("*.py"))
    places = [(file, place) for file in files for place in find_places((ROOT / file).read_text(encoding="utf-8"))]
    drawn = random.Random(seed).sample(places, len(places))[:count]  # fewer are the first of more
    return [Case(file, place, f"{seed} {at}") for at, (file, place) in enumerate(drawn) if only in file]


def choose_tests(case: Case, cover: Cover, names: Names) -> set[str]:
    """Return the tests that run a place; of what is worked out at loading, those that run what uses it."""
    place = case.place
    tests = cover.of_lines(case.file, range(place.line, place.end_line + 1)) if place.inside else set()
    # A function may be run by other modules as they are loaded, and by no test.
    if not tests or names.is_cached(case.file, place.line):
        using = names.lines_of(case.file, place.line)
        tests |= {test for file, lines in using.items() for test in cover.of_lines(file, lines)}
        tests = tests or cover.of_file(case.file)
    return tests


def read_equivalents() -> dict[tuple[str, str, str], str]:
    """Return the reasons why mutants say the same as the original, by file, source and changed source."""
    if not EQUIVALENT.exists():
        return {}
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["before"], row["after"]): row["reason"] for row in csv.DictReader(file)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", default="", help="of the places drawn only those of files with this in their path")
    arguments.add_argument("--show", action="store_true", help="print each mutant, not only those that survive")
    chosen = arguments.parse_args()
    os.environ["NIANJIAN_TEST_READINGS"] = ""  # with a mutant a report is read anew
    for name in _PRELOADED:
        importlib.import_module(name)
    cases = draw_cases(chosen.count, chosen.seed, chosen.only)
    results = run(cases, chosen.show)
    noticed = results["killed"] + results["timeout"]
    counted = results.total() - results["equivalent"]
    low, high = wilson(noticed, counted)
    print(f"{noticed} of {counted} killed, {noticed / max(counted, 1):.0%} ({low:.0%} to {high:.0%}): {dict(results)}")


def run(cases: Sequence[Case], show: bool) -> Counter[str]:
    """Try each case, print what survived (or all), and count what became of them."""
    cover = measure()
    names = Names(sorted(path for part in ("extractors", "pipeline") for path in (ROOT / part).rglob("*.py")))
    equivalents, results, started = read_equivalents(), Counter[str](), time.monotonic()
    mutants: dict[int, tuple[Case, Mutant]] = {}

    def report(trial: Trial, result: str) -> None:
        nonlocal started
        case, mutant = mutants[id(trial)]
        if result in ("survived", "no test") and (case.file, mutant.before, mutant.after) in equivalents:
            result = "equivalent"
        results[result] += 1
        if show or result not in ("killed", "timeout"):
            spent = f"{len(trial.tests)} tests, {time.monotonic() - started:.1f} s"
            print(f"{result:10} {case.file}:{case.place.line} {case.place.operator} ({spent})")
            print(f"    {mutant.before[:300]}\n    {mutant.after[:300]}", flush=True)
        started = time.monotonic()

    trials, warm, width, shared = [], [], cover.width(), Shared(cover.seconds, ROOT / "tests")
    for case in cases:
        mutant, tests = case.mutant(), in_order(choose_tests(case, cover, names), cover, width)
        tests = shared.with_those(tests)
        before, after = (compile(tree, str(ROOT / case.file), "exec") for tree in (case.tree(), mutant.tree))
        trial = Trial(case.file, before, after, tests, sum(cover.seconds[test] for test in tests))
        trials.append(trial)
        mutants[id(trial)] = case, mutant
        if tests and (is_warm(trial, cover) or is_late(trial, mutant.tree, case.place.line, cover)):
            warm.append(trial)
    for trial in trials:
        if not trial.tests:
            report(trial, "no test")
        elif trial not in warm:
            report(trial, try_cold(trial))
    try_warm(warm, report)
    return results


if __name__ == "__main__":
    main()
