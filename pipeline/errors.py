"""What the command line tells a caller who asked for something that can't be done."""

import errno
import os
from pathlib import Path

from pipeline.messages import Messages

_EXPLAINED = ("EACCES", "EPERM", "EROFS", "ENOSPC", "EISDIR", "ENOTDIR", "ENOENT", "ENAMETOOLONG")


class WrongCall(Exception):
    """A mistake in the call: the message says what is wrong and what to do. Exit status 2."""


def check_file(path: Path, messages: Messages) -> None:
    """Raise WrongCall where there is no file under a path to be read."""
    if path.is_dir():
        raise WrongCall(messages("folder.no.file", path=path))
    if not path.is_file():
        raise WrongCall(messages("no.path", path=path))


def quoted(path: str | os.PathLike[str]) -> str:
    """Write a path as it can be typed in a command: in quotation marks where it holds blanks."""
    return f'"{path}"' if set(" ()&;") & set(os.fspath(path)) else os.fspath(path)


def describe_access(error: OSError, place: Path | None, messages: Messages) -> str:
    """Say which file the system refused, or at least in which place, why, and what to do."""
    name = errno.errorcode.get(error.errno or 0, "")
    why = messages(f"why.{name}") if name in _EXPLAINED else error.strerror or str(error)
    return messages("no.access", path=error.filename or place, why=why) if error.filename or place else why
