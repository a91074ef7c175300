"""The reading process: reads one report after another for its guard, each within a bound on memory."""

import contextlib
import errno
import faulthandler
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline.extraction import Extraction, Unreadable
from pipeline.pandas_out import keep_pandas_out
from pipeline.patience import set_guard
from pipeline.store.parts import check_tables
from schemas.document import Source

Read = Callable[[Path, Source], Extraction]
READ, UNREADABLE, BUG, MEMORY = "read", "unreadable", "bug", "memory"
MORE = "more"  # no answer yet: a page by OCR comes, or others were read, for PAGE_SHARE of the time of a report on top
PAGE_SHARE = 0.2
_ROOMS = ("schemas", "extractors", "corpus", "pipeline")
_GRACE = 10.0  # seconds after its time limit in which a reading process whose guard was killed ends by itself


def serve() -> None:
    """Answer the guard: once for the function that reads and what it needs, then for each report.

    A message is a pickle; the answer is a pair of a word and its pickled content. What libraries print goes to stderr.
    """
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which ends this process itself

    def answer(word: str, content: Any) -> None:
        pickle.dump((word, pickle.dumps(content, protocol=5)), channel, protocol=5)
        channel.flush()

    try:
        keep_pandas_out()
        function, prepare, seconds, memory = pickle.loads(pickle.load(sys.stdin.buffer))
        if prepare:
            prepare()
    except (MemoryError, OSError) as error:
        answer(UNREADABLE, str(error) or type(error).__name__)
        return
    except Exception:
        answer(BUG, traceback.format_exc())
        return
    answer(READ, most_memory())
    until = 0.0

    def grant() -> None:
        nonlocal until
        answer(MORE, None)
        until += PAGE_SHARE * seconds
        faulthandler.dump_traceback_later(max(1.0, until - time.monotonic()), exit=True)

    set_guard(grant)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            path, source = pickle.load(sys.stdin.buffer)
            until = time.monotonic() + seconds + _GRACE
            faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
            with _memory_bound(memory):
                word, content = _read(function, path, source)
            faulthandler.cancel_dump_traceback_later()
            answer(word, content)


def _read(function: Read, path: Path, source: Source) -> tuple[str, Any]:
    try:
        extraction = function(path, source)
        check_tables(source.doc_id, extraction.tables)
    except Unreadable as failure:
        return UNREADABLE, (failure.reason, failure.parameters, failure.stage)
    except MemoryError:
        return MEMORY, None
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return MEMORY, None
        return BUG, (traceback.format_exc(), f"{type(error).__name__}, {_place(error)}")
    return READ, extraction


def _place(error: Exception) -> str:
    """Return where in this program an exception came up: the last of its lines that the traceback passes."""
    passed = [(str(f.f_globals.get("__name__")), line) for f, line in traceback.walk_tb(error.__traceback__)]
    own = [at for at in passed[1:] if at[0].partition(".")[0] in _ROOMS]
    module, line = (own or passed)[-1]
    return f"{module}:{line}"


def most_memory() -> int:
    """Return the most bytes of memory that this process has had, or 0 where the system does not tell.

    A process begins with the quantity of the one that started it.
    """
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - there is none on Windows

    return bytes_of_memory(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def bytes_of_memory(counted: int) -> int:
    """Return the bytes that `ru_maxrss` means on this system."""
    return counted if sys.platform == "darwin" else counted * 1024


@contextlib.contextmanager
def _memory_bound(size: int) -> Iterator[None]:
    """Let the process take `size` more bytes than it has, where the system can bound that (Linux)."""
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = pages * resource.getpagesize() + size
    resource.setrlimit(resource.RLIMIT_AS, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
