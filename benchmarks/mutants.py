"""Do the quick tests notice a small change in the readers, the reading of pages or the comparison?

python -m benchmarks.mutants [--count 200] [--seed 1] [--only PART] [--show]

Each of so many random places is changed by one operator (benchmarks/mutant_operators.py), in memory; the tests of `make
check` that run the place are run up to the first that fails. Prints what was killed and lists what survived. Survivors
that say the same as the original are listed with the reason in benchmarks/equivalent_mutants.csv and counted apart.
Needs `coverage` and a system that can fork.
"""

import argparse
import csv
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from benchmarks.mutant_operators import Mutant, Place, find_places, mutate
from benchmarks.mutant_tests import ROOT, Cover, Names, measure, run_tests

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
# CPU seconds of a child: so many times what its tests take without a mutant, and some for loading.
_PATIENCE, _LOADING = 4, 40


@dataclass(frozen=True, slots=True)
class Case:
    """A place of a file, and the seed of what is left to chance in changing it."""

    file: str
    place: Place
    draw: str

    def mutant(self) -> Mutant:
        """Return the changed module."""
        return mutate((ROOT / self.file).read_text(encoding="utf-8"), self.place, random.Random(self.draw))


class _Loader(importlib.machinery.SourceFileLoader):
    code: CodeType

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the one module that this loads
        return self.code


class _Finder(importlib.abc.MetaPathFinder):
    """Gives one module from its changed tree."""

    def __init__(self, file: str, mutant: Mutant) -> None:
        self._name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self._path = str(ROOT / file)
        self._code = compile(mutant.tree, self._path, "exec")

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:  # noqa: ARG002
        if fullname != self._name:
            return None
        loader = _Loader(fullname, self._path)
        loader.code = self._code
        return importlib.util.spec_from_file_location(fullname, self._path, loader=loader)


def draw_cases(count: int, seed: int, only: str = "") -> list[Case]:
    """Return random places of all files."""
    files = sorted(str(p.relative_to(ROOT)) for part in SCOPE for p in (ROOT / part).rglob("*.py"))
    places = [(file, place) for file in files for place in find_places((ROOT / file).read_text(encoding="utf-8"))]
    drawn = random.Random(seed).sample(places, len(places))[:count]  # fewer are the first of more
    return [Case(file, place, f"{seed} {at}") for at, (file, place) in enumerate(drawn) if only in file]


def choose_tests(case: Case, cover: Cover, names: Names) -> list[str]:
    """Return the tests that run a place; of what is worked out at loading, those that run what uses it."""
    place = case.place
    tests = cover.of_lines(case.file, range(place.line, place.end_line + 1)) if place.inside else set()
    if not tests:  # a function may be run by other modules as they are loaded, and by no test
        using = names.lines_of(case.file, place.line)
        tests = {test for file, lines in using.items() for test in cover.of_lines(file, lines)}
        tests = tests or cover.of_file(case.file)
    return cover.in_order(tests)


def _run(case: Case, mutant: Mutant, tests: Sequence[str], seconds: int) -> None:
    """Run the tests in a child, which ends with their status."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        sys.meta_path.insert(0, _Finder(case.file, mutant))
        os._exit(run_tests(tests))
    except BaseException:  # a mutant that can't be loaded is noticed
        os._exit(3)


def try_mutant(case: Case, mutant: Mutant, tests: Sequence[str], seconds: float) -> str:
    """Run the tests against a mutant; return killed, survived, timeout (it never ended) or no test."""
    if not tests:
        return "no test"
    child = os.fork()
    if child == 0:
        _run(case, mutant, tests, int(_PATIENCE * seconds + _LOADING))
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    ended = {0: "survived", -signal.SIGXCPU: "timeout", -signal.SIGKILL: "timeout"}
    return ended.get(status, "killed")


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
    for name in _PRELOADED:
        importlib.import_module(name)
    cover = measure()
    names = Names(sorted(path for part in ("extractors", "pipeline") for path in (ROOT / part).rglob("*.py")))
    equivalents, results = read_equivalents(), Counter[str]()
    for case in draw_cases(chosen.count, chosen.seed, chosen.only):
        mutant = case.mutant()
        tests = choose_tests(case, cover, names)
        started = time.monotonic()
        result = try_mutant(case, mutant, tests, sum(cover.seconds[test] for test in tests))
        reason = equivalents.get((case.file, mutant.before, mutant.after))
        if result in ("survived", "no test") and reason:
            result = "equivalent"
        results[result] += 1
        if chosen.show or result not in ("killed", "timeout"):
            spent = f"{len(tests)} tests, {time.monotonic() - started:.0f} s"
            print(f"{result:10} {case.file}:{case.place.line} {case.place.operator} ({spent})")
            print(f"    {mutant.before[:300]}\n    {mutant.after[:300]}", flush=True)
    noticed = results["killed"] + results["timeout"]
    counted = results.total() - results["equivalent"]
    print(f"{noticed} of {counted} killed, {noticed / max(counted, 1):.0%}: {dict(results)}")


if __name__ == "__main__":
    main()
