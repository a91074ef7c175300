"""Modules that tell which of their lines are run: a mark at the head of each run of statements in a function.

A mark costs one call, where a tracer looks at every line. A run of statements ends at the one after which the function
may have left: its lines count as run with its first. Lines that are run as a module is loaded tell nothing.
"""

import ast
import builtins
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType

_NAME = "_nianjian_mark"
_LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_BODIES = ("body", "orelse", "finalbody")


class Marks(importlib.abc.MetaPathFinder):
    """Loads the modules of some packages with marks; `seen` are the numbers of those that were met."""

    def __init__(self, root: Path, packages: Sequence[str]) -> None:
        self.seen: set[int] = set()
        self.runs: list[tuple[str, tuple[int, ...]]] = []
        self.root, self._packages = root, frozenset(packages)

    def install(self) -> None:
        """Load what is loaded from now on with marks, and what is loaded already once more."""
        for name in [name for name in sys.modules if name.partition(".")[0] in self._packages]:
            del sys.modules[name]
        setattr(builtins, _NAME, self.seen.add)
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the module where it is one of the packages, to be loaded with marks."""
        if fullname.partition(".")[0] not in self._packages:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path, self)
        return spec

    def mark(self, tree: ast.Module, file: str) -> ast.Module:
        """Put marks into the functions of a module."""
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                first = node.body[0]
                said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
                node.body[said:] = self._marked(node.body[said:], file)
        return ast.fix_missing_locations(tree)

    def _marked(self, statements: Sequence[ast.stmt], file: str) -> list[ast.stmt]:
        marked: list[ast.stmt] = []
        start = 0
        for at, statement in enumerate(statements):
            if at == start:
                end = next((k for k in range(at, len(statements)) if _may_leave(statements[k])), len(statements) - 1)
                marked.append(self._mark_of(statements[at : end + 1], file))
                start = end + 1
            marked.append(statement)
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                continue  # marked as what it is
            for body in _bodies(statement):
                body[:] = self._marked(body, file)
        return marked

    def _mark_of(self, statements: Sequence[ast.stmt], file: str) -> ast.stmt:
        """Return the mark of a run of statements; what stands in bodies within them has marks of its own."""
        inner = {line for statement in statements for line in _inner_lines(statement)}
        outer = {line for statement in statements for line in _lines(statement)} - inner
        self.runs.append((file, tuple(sorted(outer))))
        mark = ast.Expr(ast.Call(ast.Name(_NAME, ast.Load()), [ast.Constant(len(self.runs) - 1)], []))
        return ast.copy_location(mark, statements[0])


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, marks: Marks) -> None:
        super().__init__(fullname, path)
        self._marks = marks

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the one module that this loads
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8"))
        return compile(self._marks.mark(tree, str(Path(self.path).relative_to(self._marks.root))), self.path, "exec")


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _bodies(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    parts = [*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())]
    yield from (body for part in (statement, *parts) for name in _BODIES if (body := getattr(part, name, None)))


def _inner_lines(statement: ast.stmt) -> Iterator[int]:
    for body in _bodies(statement):
        for inner in body:
            yield from _lines(inner)


def _may_leave(statement: ast.stmt) -> bool:
    return any(isinstance(node, _LEAVES) for node in ast.walk(statement))
