"""The bytes of a report, had once: what is read is what its id was made of."""

import errno
import hashlib
from pathlib import Path

from pipeline.extraction import Unreadable
from schemas.document import Source

# Reasons that hold for the moment, not for the report: nothing is stored under its hash, the next run tries again.
PASSING = frozenset({"vanished", "changed", "no_access"})


def fetch(path: Path, source: Source) -> bytes:
    """Return the bytes of a file that was found.

    Raises Unreadable with the reason `vanished`, `no_access` or `changed` (other bytes than those that were hashed).
    A changed file is being written and may be half a report now: it is not read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise
        if isinstance(error, FileNotFoundError):
            raise Unreadable("vanished", stage="find") from error
        raise Unreadable("no_access", "file", stage="find", error=type(error).__name__) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise Unreadable("changed", stage="find")
    return data
