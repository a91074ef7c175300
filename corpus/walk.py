"""Walking over files and folders: each file once, and what is no file or can't be looked into named, never opened."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from schemas.problems import parameters_of

_MASKS = (".", "~$")  # hidden files; the lock files that office programs leave beside an open document


class Met(NamedTuple):
    """What stands under a path, and the one that was given (`root`).

    `trouble`: None for a file; else why it is none, as (reason, parameters) of a stray.
    """

    name: str
    path: Path
    root: Path
    trouble: tuple[str, str] | None = None

    @property
    def named(self) -> bool:
        """Whether the user named this very path."""
        return self.path == self.root


def walk(given: Iterable[Path], apart: Path | None = None) -> Iterator[Met]:
    """Yield each file among and below the paths that were given, and what is there but is none; `apart` is left.

    Raises ValueError naming the paths under which there is nothing at all.
    """
    roots = [(root, *_look(root)) for root in given]
    missing = [str(root) for root, kind, _ in roots if kind == "missing"]
    if missing:
        raise ValueError(f"{', '.join(missing)}: no such file or folder")
    for root, kind, trouble in roots:
        if kind == "folder":
            for path, inside in _below(root, apart):
                name = path.relative_to(root).as_posix() if path != root else root.name
                yield Met(printable(name), path, root, inside)
        else:
            yield Met(printable(root.name), root, root, trouble)


def trouble_of(error: OSError, *, folder: bool = False) -> tuple[str, str]:
    """Return why a file or folder that the system refused is not read."""
    if error.errno == errno.ENAMETOOLONG:
        return "no_access", parameters_of("find", "no_access", "long_path")
    kind = "folder" if folder else "file"
    return "no_access", parameters_of("find", "no_access", kind, error=type(error).__name__)


def printable(name: str) -> str:
    """Return a file name that can be stored: names in GBK, as old Chinese archives unpack them, are decoded."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "backslashreplace")
    return name


def _look(path: Path) -> tuple[str, tuple[str, str] | None]:
    """Return whether a path is a `file`, a `folder`, `missing` or trouble, and which, without opening anything."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return "trouble", trouble_of(error)
        if not os.path.lexists(path):
            return "missing", None
        return "trouble", ("dangling_link", parameters_of("find", "dangling_link"))
    except ValueError:  # a NUL in the name
        return "missing", None
    if stat.S_ISDIR(mode):
        return "folder", None
    if stat.S_ISREG(mode):
        return "file", None
    return "trouble", ("special_file", parameters_of("find", "special_file"))


def _below(root: Path, apart: Path | None) -> Iterator[tuple[Path, tuple[str, str] | None]]:
    """Yield all files below a folder, and folders that can't be opened.

    A folder that can be reached twice, through links, is walked once, by its real name; `apart` never.
    """
    seen = {os.path.realpath(apart)} if apart else set[str]()
    waiting, links = [root], list[Path]()
    while waiting or links:
        folder = waiting.pop() if waiting else links.pop(0)
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(folder) as entries:
                inside = sorted((e for e in entries if not e.name.startswith(_MASKS)), key=lambda e: e.name)
        except OSError as error:
            yield folder, trouble_of(error, folder=True)
            continue
        for entry in inside:
            path = Path(entry.path)
            kind, trouble = _look(path)
            if kind == "folder":
                (links if entry.is_symlink() else waiting).append(path)
            elif kind != "missing":  # gone since the folder was listed
                yield path, trouble
