"""The version of the rules: it moves with all that makes the rows of a report, and with nothing else."""

import ast
import gc
import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

_ROOMS = ("extractors", "pipeline", "schemas")
_START = "pipeline.extract"  # what it imports, directly or not, makes rows
_FURTHER = ("pipeline.outcome",)  # the rows of a report that could not be read
_NO_MAKERS = frozenset(
    {
        "pipeline",
        "pipeline.rules",
        "pipeline.outcome",
        "schemas.shared",
        "schemas.tables.comparison",
        "schemas.tables.findings",
    }
)
_DATA_ROOMS = ("extractors", "schemas", "pipeline/reading")
# Of `check`, whose rows are made anew from the stored ones; of forms, the feed and targets, which store none.
_NO_DATA = (
    "schemas/data/checks/",
    "schemas/data/collect/",
    "schemas/data/feed/",
    "schemas/data/matching/no_targets.csv",
)
_TEXTS = (".csv", ".txt", ".json")
_LIBRARIES = ("pdfplumber", "pdfminer.six", "jieba", "spacy")
_DESCRIBING = frozenset({"column", "described"})  # calls whose first word is read by people only (docs/DICTIONARY.md)
_NO_SYNTAX = frozenset({"ctx", "kind", "type_comment"})


class Syntax:
    """The syntax of a module, without comments, layout, docstrings and descriptions of columns.

    `text` is the same on every Python from 3.11 on: empty fields of the tree are left out (later versions add some, or
    print others), and characters beyond ASCII are escaped (which ones `repr` escapes moves with Unicode). `imports` are
    the names of modules that it may import, also inside functions.
    """

    def __init__(self, source: str) -> None:
        self._parts: list[str] = []
        self.imports: set[str] = set()
        self._node(ast.parse(source))
        self.text = "".join(self._parts)

    def _node(self, node: ast.AST) -> None:
        kind = node.__class__
        if kind is ast.ImportFrom:
            self._note(node)
        elif kind is ast.Import:
            self.imports.update(alias.name for alias in getattr(node, "names", ()))
        self._parts.append(kind.__name__ + "(")
        described = kind is ast.Call and _describes(node)
        if kind is ast.JoinedStr:
            node = _tidied(node)
        for name in node._fields:
            value: Any = getattr(node, name, None)
            if name in _NO_SYNTAX or ((value is None or value == []) and kind is not ast.Constant):
                continue
            self._parts.append(name + "=")
            self._value(value[1:] if described and name == "args" else value)
        self._parts.append(")")

    def _value(self, value: object) -> None:
        if isinstance(value, ast.AST):
            self._node(value)
        elif isinstance(value, list):
            self._parts.append("[")
            for one in value:
                if not _is_bare_string(one):
                    self._value(one)
            self._parts.append("]")
        else:
            self._parts.append(ascii(value) + ",")

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.ImportFrom) and node.module:
            self.imports.add(node.module)
            self.imports.update(f"{node.module}.{alias.name}" for alias in node.names)


def _tidied(node: ast.AST) -> ast.AST:
    """Return an f-string without empty pieces and with no two pieces of text side by side: 3.12 has some."""
    pieces: list[ast.expr] = []
    for piece in getattr(node, "values", ()):
        if isinstance(piece, ast.Constant) and pieces and isinstance(pieces[-1], ast.Constant):
            pieces[-1] = ast.Constant(str(pieces[-1].value) + str(piece.value))
        elif not (isinstance(piece, ast.Constant) and piece.value == ""):
            pieces.append(piece)
    return ast.JoinedStr(pieces)


def _is_bare_string(node: object) -> bool:
    """Whether a statement is a string and nothing else: a docstring."""
    return node.__class__ is ast.Expr and isinstance(getattr(getattr(node, "value", None), "value", None), str)


def _describes(node: ast.AST) -> bool:
    called = getattr(node, "func", None)
    return isinstance(called, ast.Name) and called.id in _DESCRIBING


def _source(module: str) -> str | None:
    """Return the source of a module or package of the rooms; None for what is none."""
    room, *rest = module.split(".")
    if room not in _ROOMS:
        return None
    place = files(room).joinpath(*rest)
    for file in (place.joinpath("__init__.py"), files(room).joinpath("/".join(rest) + ".py")):
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return None


def makers(source: Callable[[str], str | None] = _source) -> dict[str, str]:
    """Return the syntax of every module that makes rows, by name; `source` gives the text of a module."""
    found: dict[str, str] = {}
    waiting = [_START]
    while waiting:
        name = waiting.pop()
        if name in found or name in _NO_MAKERS or (text := source(name)) is None:
            continue
        syntax = Syntax(text)
        found[name] = syntax.text
        waiting.extend((*syntax.imports, *filter(None, [name.rpartition(".")[0]])))
    found.update((name, Syntax(text).text) for name in _FURTHER if (text := source(name)) is not None)
    return found


def _data(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the data files of a folder; line ends of texts are folded."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _data(entry, path)
        elif not entry.name.endswith((".py", ".pyc", ".md")):
            content = entry.read_bytes()
            yield path, content.replace(b"\r\n", b"\n") if entry.name.endswith(_TEXTS) else content


def data_files() -> dict[str, bytes]:
    """Return the word lists and other data of the rules, by path."""
    found: dict[str, bytes] = {}
    for name in _DATA_ROOMS:
        room, *rest = name.split("/")
        found.update(_data(files(room).joinpath(*rest), name))
    return {path: content for path, content in found.items() if not path.startswith(_NO_DATA)}


def installed(distribution: str) -> str:
    """Return the version of a library, `none` where it is not installed."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "none"


def _pdfium() -> str:
    """Return the build of PDFium, which one version of pypdfium2 may have several of; told without loading it."""
    spec = importlib.util.find_spec("pypdfium2_raw")
    place = Path(spec.origin).with_name("version.json") if spec and spec.origin else None
    return place.read_text(encoding="utf-8") if place and place.is_file() else installed("pypdfium2")


def libraries() -> dict[str, str]:
    """Return the versions of the libraries whose change changes rows."""
    return {name: installed(name) for name in _LIBRARIES} | {"pdfium": _pdfium()}


def digest(syntax: Mapping[str, str], data: Mapping[str, bytes], versions: Mapping[str, str]) -> str:
    """Return 12 hex digits of a SHA-256 over modules, data files and versions, whatever their order."""
    found = hashlib.sha256()
    parts: Iterable[tuple[str, bytes]] = (
        *((f"module {name}", text.encode()) for name, text in sorted(syntax.items())),
        *((f"data {path}", content) for path, content in sorted(data.items())),
        *((f"library {name}", version.encode()) for name, version in sorted(versions.items())),
    )
    for name, content in parts:
        found.update(f"{name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()[:12]


@cache
def rules_version() -> str:
    """Return the version of the rules. A report stored under another one is read again.

    It takes 0.2 s of CPU, so a batch works it out once and hands it to its reading processes.
    """
    collects = gc.isenabled()
    gc.disable()  # a third of the time would go into looking for garbage among the trees
    try:
        return digest(makers(), data_files(), libraries())
    finally:
        if collects:
            gc.enable()
