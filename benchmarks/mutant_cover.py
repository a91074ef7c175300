"""Which tests run which line: the quick tests with marks in the functions that they run (benchmarks/mutant_marks.py).

That takes minutes, so it is kept. Later only test files that have changed are run again, and lines that have moved are
followed: a changed line counts as run by the tests of the lines that it stands in place of. A map that is a little old
may leave a test out, never make one notice more. Delete build/mutants for a map made anew.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutant_marks import Marks

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "mutants" / "cover.json"
QUIET = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--tb=no", "-W", "ignore")
MEASURED = ("extractors", "pipeline")
_PROCESSES = os.cpu_count() or 1
_MANNER = "2"  # of making the map: with another number all of it is made anew
Lines = dict[str, dict[int, list[str]]]


class _Texts:
    """What functions keep of the texts that they have read: emptied, so that each test runs what it asks for."""

    def __init__(self) -> None:
        self._modules = 0
        self._kept: list[Any] = []

    def clear(self) -> None:
        """Empty all that is kept with a bound; what has none is of lists of words, read once."""
        if len(sys.modules) != self._modules:
            self._modules = len(sys.modules)
            self._kept = [
                value
                for name, module in list(sys.modules.items())
                if name.partition(".")[0] in MEASURED
                for value in vars(module).values()
                if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None
            ]
        for kept in self._kept:
            kept.cache_clear()


class _Contexts:
    """Takes down which marks each test meets, how long each took and which did not pass."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._texts = _Texts()
        self.met: dict[str, frozenset[int]] = {}
        self.loaded: set[int] = set()
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._begin()
        self._texts.clear()
        started = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - started
            self.met[item.nodeid] = frozenset(self._marks.seen)
            self._marks.seen.clear()

    def _begin(self) -> None:
        """What was met before a test was met as modules were loaded and tests collected."""
        self.loaded |= self._marks.seen
        self._marks.seen.clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)


@dataclass(slots=True)
class Cover:
    """The tests of each line, by file, and the lines that are run as modules are loaded and tests collected.

    `sources` are the modules, and `digests` the test files, that it was measured with.
    """

    lines: Lines = field(default_factory=dict)
    loaded: dict[str, set[int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def of_lines(self, file: str, lines: Iterable[int]) -> set[str]:
        """Return the tests that run any of the lines of a file."""
        return {test for line in lines for test in self.lines.get(file, {}).get(line, ())}

    def of_file(self, file: str) -> set[str]:
        """Return the tests that run any function of a file."""
        return self.of_lines(file, self.lines.get(file, {}))

    def width(self) -> dict[str, int]:
        """Return how many lines each test runs."""
        width = dict.fromkeys(self.seconds, 0)
        for by_line in self.lines.values():
            for tests in by_line.values():
                for test in tests:
                    width[test] += 1
        return width

    def forget(self, files: Iterable[str]) -> None:
        """Leave out the tests of some files."""
        gone = set(files)
        self.seconds = {test: spent for test, spent in self.seconds.items() if file_of(test) not in gone}
        self.lines = {
            name: {line: [test for test in tests if file_of(test) not in gone] for line, tests in by_line.items()}
            for name, by_line in self.lines.items()
        }

    def add(self, other: "Cover") -> None:
        """Take in what other tests run, of the same sources."""
        self.seconds.update(other.seconds)
        for name, run in other.loaded.items():
            self.loaded.setdefault(name, set()).update(run)
        for name, by_line in other.lines.items():
            for line, tests in by_line.items():
                self.lines.setdefault(name, {}).setdefault(line, []).extend(tests)

    def follow(self, sources: Mapping[str, str]) -> None:
        """Move all lines to where they stand now."""
        for name, text in sources.items():
            before = self.sources.get(name)
            if before is None or before == text or name not in self.lines:
                continue
            origins = moved_lines(before.splitlines(), text.splitlines())
            old, run = self.lines[name], self.loaded.get(name, set())
            self.lines[name] = {
                line: sorted({test for origin in found for test in old.get(origin, ())})
                for line, found in origins.items()
            }
            self.loaded[name] = {line for line, found in origins.items() if run.intersection(found)}
        self.sources = dict(sources)


def file_of(test: str) -> str:
    """Return the file of a test."""
    return test.partition("::")[0]


def moved_lines(before: Sequence[str], after: Sequence[str]) -> dict[int, list[int]]:
    """Return for each line of a changed text the lines that it comes from, counted from one.

    A new line stands for those in whose place it came, or for the one before it.
    """
    origins: dict[int, list[int]] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        for line in range(first, last):
            of_block = [line - first + start] if kind == "equal" else list(range(start, end)) or [start - 1]
            origins[line + 1] = [origin + 1 for origin in of_block]
    return origins


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _sources() -> dict[str, str]:
    return {str(p.relative_to(ROOT)): _read(p) for room in MEASURED for p in sorted((ROOT / room).rglob("*.py"))}


def _digests() -> dict[str, str]:
    """Return the state of each test file, with the golden cases where it reads these."""
    golden = "".join(map(_read, sorted((ROOT / "tests" / "golden").glob("*.jsonl"))))
    states = {}
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        text = _read(path)
        states[f"tests/{path.name}"] = hashlib.sha256(
            (_MANNER + text + (golden if '"golden"' in text else "")).encode()
        ).hexdigest()
    return states


def measure() -> Cover:
    """Return which tests run which lines of the readers and of the comparison."""
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    cover, digests = _load() if KEPT.exists() else Cover(), _digests()
    cover.follow(_sources())
    stale = [file for file, digest in digests.items() if cover.digests.get(file) != digest]
    if not stale:
        return cover
    cover.forget({*stale, *(cover.digests.keys() - digests.keys())})
    for part in _measure_apart(stale):
        cover.add(_load(part))
    cover.digests = digests
    _keep(cover, KEPT)
    return cover


def _measure_apart(files: Sequence[str]) -> list[Path]:
    """Run test files in as many processes as there are processors; return the files with what each measured."""
    shares = [share for at in range(_PROCESSES) if (share := files[at::_PROCESSES])]
    parts = [KEPT.with_name(f"part-{at}.json") for at in range(len(shares))]
    children = []
    for part, share in zip(parts, shares, strict=True):
        child = os.fork()
        if child == 0:
            os._exit(_measure_into(part, share))
        children.append(child)
    ended = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(ended):
        raise SystemExit("the quick tests could not be run")
    return parts


def _measure_into(kept: Path, files: Sequence[str]) -> int:
    # What the benchmarks have loaded is loaded anew with marks, and so are they, where a test asks for them.
    marks = Marks(ROOT, (*MEASURED, "benchmarks"))
    marks.install()
    contexts = _Contexts(marks)
    paths = [str(ROOT / file) for file in files]
    status = int(pytest.main([*QUIET, "-m", "not slow", *paths], plugins=[contexts]))
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED):
        return status
    for name in sorted(contexts.failed):
        del contexts.seconds[name]
        sys.stderr.write(f"fails without a mutant, left out: {name}\n")
    cover = Cover(seconds=contexts.seconds)
    for number in sorted(contexts.loaded):
        name, lines = marks.runs[number]
        cover.loaded.setdefault(name, set()).update(lines)
    for test in contexts.seconds:
        for number in contexts.met[test]:
            name, lines = marks.runs[number]
            for line in lines:
                cover.lines.setdefault(name, {}).setdefault(line, []).append(test)
    _keep(cover, kept)
    return 0


def _keep(cover: Cover, path: Path) -> None:
    """Write a cover, each test as a number."""
    numbers = {test: number for number, test in enumerate(cover.seconds)}
    said = {
        "seconds": cover.seconds,
        "lines": {
            name: {line: [numbers[test] for test in tests] for line, tests in by_line.items() if tests}
            for name, by_line in cover.lines.items()
        },
        "loaded": {name: sorted(run) for name, run in cover.loaded.items()},
        "sources": cover.sources,
        "digests": cover.digests,
    }
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def _load(path: Path = KEPT) -> Cover:
    said: dict[str, Any] = json.loads(_read(path))
    tests = list(said["seconds"])
    lines = {
        name: {int(line): [tests[number] for number in run] for line, run in by_line.items()}
        for name, by_line in said["lines"].items()
    }
    loaded = {name: set(run) for name, run in said["loaded"].items()}
    return Cover(lines, loaded, said["seconds"], said["sources"], said["digests"])
