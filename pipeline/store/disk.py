"""Files that are there whole or not at all, also after a power cut, also on Windows."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.store.faults import StoreError

_PATIENCE = 5.0  # seconds; on Windows a file that another program reads can't be replaced


def flush(path: Path) -> None:
    """Make sure that a file's bytes are on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folders(folders: Iterable[Path]) -> None:
    """Make sure that what was renamed into or removed from folders is on the disk, where a system has that call."""
    if sys.platform == "win32":
        return
    for folder in folders:
        if folder.is_dir():
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def move(source: Path, target: Path) -> None:
    """Rename a file over another one; raises StoreError where a program holds the other one for too long."""
    _insist(lambda: source.replace(target), target)


def remove(path: Path) -> None:
    """Remove a file if it is there; raises StoreError where a program holds it for too long."""
    _insist(lambda: path.unlink(missing_ok=True), path)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that it is there whole or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    flush(beside)
    move(beside, path)
    flush_folders([path.parent])


def _insist(act: Callable[[], object], path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            act()
        except PermissionError as error:
            if time.monotonic() > until:
                raise StoreError(
                    f"{path} can't be replaced: close the program that has it open, then run again"
                ) from error
            time.sleep(0.1)
        else:
            return
