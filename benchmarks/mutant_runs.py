"""Trying one mutant: in a fork of a process that has collected all tests, or of one that has loaded none of ours.

A changed function is put in the place of the loaded one, so that only the tests themselves take time. What is worked
out as modules are loaded must be changed before that: such a mutant is loaded anew with the tests that run it.
"""

import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from benchmarks.mutant_cover import ROOT, Cover
from benchmarks.mutant_tests import run_tests

# CPU seconds of a child: so many times what its tests take without a mutant, and some for loading.
_PATIENCE, _LOADING = 4, 40
_ENDED = {0: "survived", -signal.SIGXCPU: "timeout", -signal.SIGKILL: "timeout"}

_SILENT = ("-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:terminal", "-W", "ignore")


@dataclass(slots=True, eq=False)
class Trial:
    """A module with its changed code, the tests that may notice, and the CPU seconds that they take without it."""

    file: str
    before: CodeType
    after: CodeType
    tests: Sequence[str]
    seconds: float
    functions: list[tuple[CodeType, CodeType]] = field(default_factory=list)
    assignment: CodeType | None = None

    @property
    def module(self) -> str:
        """Name the module."""
        return self.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class _Loader(importlib.machinery.SourceFileLoader):
    code: CodeType

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the one module that this loads
        return self.code


class _Finder(importlib.abc.MetaPathFinder):
    """Gives one module from its changed code."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:  # noqa: ARG002
        if fullname != self._trial.module:
            return None
        loader = _Loader(fullname, str(ROOT / self._trial.file))
        loader.code = self._trial.after
        return importlib.util.spec_from_file_location(fullname, loader.path, loader=loader)


def _parts(code: CodeType) -> list[CodeType]:
    return [part for part in code.co_consts if isinstance(part, CodeType)]


def _own(code: CodeType) -> tuple[object, ...]:
    """What a block of code does itself, without the functions in it."""
    values = tuple(repr(value) for value in code.co_consts if not isinstance(value, CodeType))
    return code.co_name, code.co_code, values, code.co_names, code.co_varnames


def _changed(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Yield the outermost blocks that differ: functions, or the body of a class or module where that itself does."""
    if before.co_flags & inspect.CO_NEWLOCALS and before.co_flags & inspect.CO_OPTIMIZED:
        if before != after:
            yield before, after
    elif _own(before) != _own(after):
        yield before, after
    else:
        for old, new in zip(_parts(before), _parts(after), strict=True):
            yield from _changed(old, new)


def _lines(code: CodeType) -> set[int]:
    return {line for _, _, line in code.co_lines() if line}.union(*map(_lines, _parts(code)))


def assignment_of(tree: ast.Module, line: int) -> tuple[ast.stmt, set[int]] | None:
    """Return the assignment to a private name at a line, and the lines of the functions that use the name.

    None where something at the level of the module uses it: that is worked out as the module is loaded.
    """
    for node in tree.body:
        if node.lineno <= line <= (node.end_lineno or node.lineno):
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if not isinstance(target, ast.Name) or not target.id.startswith("_"):
                return None
            loads = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == target.id]
            used = {n.lineno for n in loads if isinstance(n.ctx, ast.Load)}
            within = {id(n) for n in _in_bodies(tree)}
            late = all(id(n) in within for n in loads if isinstance(n.ctx, ast.Load))
            return (node, used) if used and late else None
    return None


def _in_bodies(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what stands in bodies of functions: their defaults and decorators are worked out before."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                yield from ast.walk(statement)


def is_late(trial: Trial, tree: ast.Module, line: int, cover: Cover) -> bool:
    """Find the changed assignment; return whether only functions use it that nothing runs before the tests."""
    found = assignment_of(tree, line)
    if found is None or found[1] & cover.loaded.get(trial.file, set()):
        return False
    trial.functions = []
    trial.assignment = compile(ast.Module([found[0]], []), str(ROOT / trial.file), "exec")
    return True


def is_warm(trial: Trial, cover: Cover) -> bool:
    """Find the changed functions; return whether nothing of them is run before the tests are."""
    trial.functions = list(_changed(trial.before, trial.after))
    level = {line for _, _, line in trial.before.co_lines() if line}
    loaded = cover.loaded.get(trial.file, set()) - level
    return all(
        old.co_flags & inspect.CO_OPTIMIZED and _lines(old) - level and not _lines(old) & loaded
        for old, _ in trial.functions
    )


def _limit(trial: Trial) -> None:
    seconds = int(_PATIENCE * trial.seconds + _LOADING)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)


def _result(child: int) -> str:
    return _ENDED.get(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), "killed")


def try_cold(trial: Trial) -> str:
    """Load the project anew in a child, with the mutant; return killed, survived or timeout (it never ended)."""
    child = os.fork()
    if child == 0:
        _limit(trial)
        try:
            sys.meta_path.insert(0, _Finder(trial))
            os._exit(run_tests(trial.tests))
        except BaseException:  # a mutant that can't be loaded is noticed
            os._exit(3)
    return _result(child)


class _Warm:
    """In place of pytest's loop over the tests: one for each trial, in a fork."""

    def __init__(self, trials: Iterable[Trial], report: Callable[[Trial, str], None]) -> None:
        self._trials, self._report = trials, report
        self.in_child = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        items = {item.nodeid: item for item in session.items}
        functions: dict[tuple[str, str, int], list[FunctionType]] = {}
        gc.unfreeze()  # what the tests froze as they were collected is not listed
        for value in gc.get_objects():
            if isinstance(value, FunctionType):
                functions.setdefault(_place(value.__code__), []).append(value)
        gc.freeze()
        for trial in self._trials:
            child = os.fork()
            if child == 0:
                self.in_child = True
                _limit(trial)
                for old, new in trial.functions:
                    for function in functions.get(_place(old), ()):
                        function.__code__ = new
                if trial.module not in sys.modules:
                    sys.meta_path.insert(0, _Finder(trial))
                elif trial.assignment:
                    exec(trial.assignment, vars(sys.modules[trial.module]))
                session.items = [items[test] for test in trial.tests if test in items]
                return None  # pytest's own loop goes on
            self._report(trial, _result(child))
        return True


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def try_warm(trials: Iterable[Trial], report: Callable[[Trial, str], None]) -> None:
    """Collect the quick tests once; report what became of each trial in a fork of this process."""
    warm = _Warm(trials, report)
    try:
        status = int(pytest.main([*_SILENT, "-x", "-m", "not slow", str(ROOT / "tests")], plugins=[warm]))
    except BaseException:
        if warm.in_child:
            os._exit(3)
        raise
    if warm.in_child:
        os._exit(status)
