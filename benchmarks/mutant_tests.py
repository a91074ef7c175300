"""The tests that run a place of a module, and running them."""

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

import pytest

from benchmarks.mutant_cover import QUIET, ROOT, Cover, file_of


class Chosen:
    """Keeps the tests that are named, in that order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = {name: number for number, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        items[:] = sorted((i for i in items if i.nodeid in self._order), key=lambda i: self._order[i.nodeid])


def in_order(tests: Iterable[str], cover: Cover, width: Mapping[str, int]) -> list[str]:
    """Return tests, those first that run few lines in little time: they fail for a reason; those of a file together."""
    cost = {test: width[test] * (0.05 + cover.seconds[test]) for test in tests}
    least: dict[str, float] = {}
    for test, price in cost.items():
        least[file_of(test)] = min(price, least.get(file_of(test), price))
    return sorted(cost, key=lambda test: (least[file_of(test)], file_of(test), cost[test], test))


# What tests of a file make once for all of them: only the first that asks runs it, the others look at it as well.
_MADE_ONCE = re.compile(r"^@(?:cache|together)\b|scope=\"(?:module|session)\"", re.MULTILINE)
_SAMPLES = re.compile(r"^from sample_rows import", re.MULTILINE)  # the same for all files that read the samples


class Shared:
    """Which tests look at what another one of them has run: a reading, a comparison or a fixture made once."""

    def __init__(self, tests: Iterable[str], folder: Path) -> None:
        self._group: dict[str, str] = {}
        for path in folder.glob("test_*.py"):
            source = path.read_text(encoding="utf-8")
            if _SAMPLES.search(source):
                self._group[f"{folder.name}/{path.name}"] = _SAMPLES.pattern
            elif _MADE_ONCE.search(source):
                self._group[f"{folder.name}/{path.name}"] = path.name
        self._members: dict[str, list[str]] = {}
        for test in tests:
            if group := self._group.get(file_of(test)):
                self._members.setdefault(group, []).append(test)

    def with_those(self, tests: Sequence[str]) -> list[str]:
        """Return tests, and behind them the others that look at what they run."""
        groups = dict.fromkeys(group for test in tests if (group := self._group.get(file_of(test))))
        return list(dict.fromkeys([*tests, *(test for group in groups for test in self._members[group])]))


def run_tests(names: Sequence[str]) -> int:
    """Run tests up to the first that fails; return pytest's status."""
    files = sorted(set(map(file_of, names)))
    return int(
        pytest.main([*QUIET, "-x", "-m", "not slow", *(str(ROOT / file) for file in files)], plugins=[Chosen(names)])
    )


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
        self._cached: dict[str, set[str]] = {}
        for path in files:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            file = str(path.relative_to(ROOT))
            self._uses[file] = list(_uses(tree))
            self._cached[file] = {node.name for node in tree.body if _is_cached(node)}
            self._defined[file] = {
                line: target
                for node in tree.body
                if (target := _assigned(node))
                for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
            }

    def is_cached(self, file: str, line: int) -> bool:
        """Whether a line is one of a function whose results are kept: only the first test that asks runs it."""
        return self._defined[file].get(line) in self._cached[file]

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
                    kept = not use.inside or use.assigned in self._cached[other]
                    if use.name == name and use.assigned and kept:
                        todo.append((other, use.assigned))
        return found


def _assigned(node: ast.stmt) -> str | None:
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return node.name if isinstance(node, ast.ClassDef | ast.FunctionDef) else None


def _is_cached(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(one) for one in node.decorator_list)


def _uses(tree: ast.Module) -> Iterable[_Use]:
    for statement in tree.body:
        functions = [n for n in ast.walk(statement) if isinstance(n, ast.FunctionDef | ast.Lambda)]
        within = {id(part) for function in functions for part in ast.walk(function)}
        for node in ast.walk(statement):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
            if name and isinstance(getattr(node, "ctx", None), ast.Load):
                yield _Use(name, node.lineno, id(node) in within, _assigned(statement))
