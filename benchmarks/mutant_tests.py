"""Which tests run which line: the quick tests once under coverage, each test a context of its own."""

import ast
import hashlib
import json
import os
import sys
import time
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "mutants"
_ROOMS = ("schemas", "extractors", "corpus", "pipeline", "tests")
_QUIET = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "--tb=no", "-W", "ignore")


class _Contexts:
    """Tells coverage which test runs; keeps how long each took and which did not pass."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._measured.switch_context(item.nodeid)
        started = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - started
            self._measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)


class Chosen:
    """Keeps the tests that are named, in that order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = {name: number for number, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        items[:] = sorted((i for i in items if i.nodeid in self._order), key=lambda i: self._order[i.nodeid])


def run_tests(names: Sequence[str]) -> int:
    """Run tests up to the first that fails; return pytest's status."""
    files = sorted({name.partition("::")[0] for name in names})
    return int(pytest.main([*_QUIET, "-x", "-m", "not slow", *files], plugins=[Chosen(names)]))


def _digest() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in (".py", ".csv", ".txt", ".jsonl"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Cover:
    """The tests of each line, by file; seconds and width (lines that a test runs) settle the order of trying."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    width: dict[str, int]

    def of_lines(self, file: str, lines: Iterable[int]) -> set[str]:
        """Return the tests that run any of the lines of a file."""
        return {test for line in lines for test in self.lines.get(file, {}).get(line, ())}

    def of_file(self, file: str) -> set[str]:
        """Return the tests that run any function of a file."""
        return self.of_lines(file, self.lines.get(file, {}))

    def in_order(self, tests: Iterable[str]) -> list[str]:
        """Return tests, those first that run little else: they fail for a reason; those of a file together."""
        cost = {test: self.width[test] * (0.05 + self.seconds[test]) for test in tests}
        least: dict[str, float] = {}
        for test, price in cost.items():
            file = test.partition("::")[0]
            least[file] = min(price, least.get(file, price))
        return sorted(
            cost, key=lambda test: (least[test.partition("::")[0]], test.partition("::")[0], cost[test], test)
        )


def measure() -> Cover:
    """Return which tests run which lines of the readers and of the comparison; kept until a file changes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = KEPT / f"cover-{_digest()}.json"
    if not kept.exists():
        child = os.fork()
        if child == 0:
            os._exit(_measure_into(kept))
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit("the quick tests could not be run")
    read = json.loads(kept.read_text(encoding="utf-8"))
    names: list[str] = read["tests"]
    lines = {
        file: {int(line): [names[number] for number in tests] for line, tests in by_line.items()}
        for file, by_line in read["lines"].items()
    }
    width = dict.fromkeys(names, 0)
    for by_line in lines.values():
        for tests in by_line.values():
            for test in tests:
                width[test] += 1
    return Cover(lines, read["seconds"], width)


def _measure_into(kept: Path) -> int:
    measured = coverage.Coverage(
        data_file=str(kept.with_suffix(".coverage")), config_file=False, source=["extractors", "pipeline"]
    )
    measured.start()
    contexts = _Contexts(measured)
    status = int(pytest.main([*_QUIET, "-m", "not slow", str(ROOT / "tests")], plugins=[contexts]))
    measured.stop()
    if status not in (0, 1):
        return status
    for name in sorted(contexts.failed):
        del contexts.seconds[name]
        sys.stderr.write(f"fails without a mutant, left out: {name}\n")
    data = measured.get_data()
    numbers = {name: number for number, name in enumerate(contexts.seconds)}
    lines: dict[str, Any] = {}
    for file in data.measured_files():
        by_line = data.contexts_by_lineno(file)
        found = {line: [numbers[test] for test in tests if test in numbers] for line, tests in by_line.items()}
        lines[str(Path(file).relative_to(ROOT))] = {line: tests for line, tests in found.items() if tests}
    said = {"tests": list(numbers), "seconds": contexts.seconds, "lines": lines}
    kept.write_text(json.dumps(said), encoding="utf-8")
    return 0


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    line: int
    inside: bool
    assigned: str | None


class Names:
    """Where the names of modules are used: what is worked out as a module is loaded is run by no test of its own."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._uses: dict[str, list[_Use]] = {}
        self._defined: dict[str, dict[int, str]] = {}
        for path in files:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            file = str(path.relative_to(ROOT))
            self._uses[file] = list(_uses(tree))
            self._defined[file] = {
                line: target
                for node in tree.body
                if (target := _assigned(node))
                for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
            }

    def lines_of(self, file: str, line: int) -> dict[str, set[int]]:
        """Return the lines, by file, of the functions that use what a line at the level of a module defines."""
        found: dict[str, set[int]] = {}
        todo = [(file, self._defined[file].get(line))]
        done: set[tuple[str, str | None]] = set()
        while todo:
            at, name = todo.pop()
            if name is None or (at, name) in done:
                continue
            done.add((at, name))
            for other, uses in self._uses.items():
                if other != at and name.startswith("_"):
                    continue
                for use in uses:
                    if use.name == name and use.inside:
                        found.setdefault(other, set()).add(use.line)
                    elif use.name == name and use.assigned:
                        todo.append((other, use.assigned))
        return found


def _assigned(node: ast.stmt) -> str | None:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return node.name if isinstance(node, ast.ClassDef | ast.FunctionDef) else None


def _uses(tree: ast.Module) -> Iterable[_Use]:
    for statement in tree.body:
        functions = [n for n in ast.walk(statement) if isinstance(n, ast.FunctionDef | ast.Lambda)]
        within = {id(part) for function in functions for part in ast.walk(function)}
        for node in ast.walk(statement):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
            if name and isinstance(getattr(node, "ctx", None), ast.Load):
                yield _Use(name, node.lineno, id(node) in within, _assigned(statement))
