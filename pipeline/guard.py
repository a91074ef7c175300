"""The guard: each report is read in another process, bounded in time and memory, that may die alone.

A reading process is started once and reads many reports; it is replaced after one that it did not survive. It is a
plain subprocess and none of `multiprocessing`: so it can be started inside the workers of any executor, daemonic ones
too, and does not run the user's main script again.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.guarded import BUG, MEMORY, MORE, PAGE_SHARE, READ, UNREADABLE, Read, bytes_of_memory
from schemas.document import Source
from schemas.problems import parameters_of

_MEGABYTE = 1 << 20
_SERVE = "import sys; sys.path[:] = {path!r}; from pipeline.guarded import serve; serve()"
_STARTING = 120.0  # seconds in which a reading process has loaded what it needs
_REPORTS_A_PROCESS = 200  # then it is replaced, with whatever memory its libraries have not given back
_BREATH = 0.5  # seconds before a process that did not start is tried again: what was short may be free then
_DEADLY = ("time_limit", "memory_limit", "crashed")  # reasons why a report fails that its process does not survive
_NEAR = 0.75  # a process that dies with so much of its memory in use has died of that


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one report may take: seconds of time, and megabytes beyond what the reading process has (bound on Linux).

    Each page that is read by OCR adds a fifth of the time, and so do twenty others.
    """

    seconds: float = 300.0
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a report can't be read, as its row in `problems` says it."""

    reason: str
    parameters: str
    stage: str = "open"


def fail(reason: str, cause: str = "", *, stage: str = "open", **values: object) -> Failure:
    """Return a failure that `schemas.problems.KNOWN` lists, with its values."""
    return Failure(reason, parameters_of(stage, reason, cause, **values), stage)


@dataclass(frozen=True, slots=True)
class Bug:
    """An exception that no reader may raise: its traceback, and in short what it is and where in the program."""

    trace: str
    place: str


Outcome = bytes | Failure | Bug  # bytes: a pickled Extraction, unpickled only where it is stored


class Order(NamedTuple):
    """One report to be read. `batch` names the batch: the reports of one share reading processes.

    `prepare` is called in a reading process before its first report, out of the time of any; it loads what all need.
    """

    batch: str
    read: Read
    limits: Limits
    path: Path
    source: Source
    prepare: Callable[[], None] | None = None


class Unfit(RuntimeError):
    """The reader can't be loaded here, whatever the report: a module or a model that it needs is not installed."""


class _Died(Exception):
    """The reading process ended before it had answered."""


class _NotStarted(Exception):
    """The reading process ended, or could not be had at all, before it took its first report; says how."""


class _Clock:
    """Calls a function when time is up, unless it is given more or stopped before."""

    def __init__(self, seconds: float, act: Callable[[], None]) -> None:
        self._act = act
        self._until = time.monotonic() + seconds
        self._start()

    def _start(self) -> None:
        self._timer = threading.Timer(max(0.0, self._until - time.monotonic()), self._act)
        self._timer.daemon = True
        self._timer.start()

    def extend(self, seconds: float) -> None:
        self.stop()
        self._until += seconds
        self._start()

    def stop(self) -> None:
        self._timer.cancel()


class ReadingProcess:
    """One reading process, to be started before it reads."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._limits = order.limits
        self._expired = False
        self._least = 0  # what counts as its memory from the start, in bytes
        self.served = 0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            # The order of sets of strings must not differ from one process to the next: the same bytes are promised.
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )

    def start(self) -> None:
        """Have it load what it needs. Raises _NotStarted where it dies over that, Unfit where it says why it can't."""
        order = self._order
        given = (order.read, order.prepare, order.limits.seconds, order.limits.megabytes * _MEGABYTE)
        try:
            word, content = self._ask(pickle.dumps(given), _STARTING)
        except _Died as death:
            raise _NotStarted(self._how_it_ended()) from death
        if word == UNREADABLE:
            raise _NotStarted(pickle.loads(content))
        if word == BUG:
            raise Unfit(f"the reading process can't load the reader:\n{pickle.loads(content)}")
        self._least = pickle.loads(content)

    def read(self, path: Path, source: Source) -> Outcome:
        """Read one report. A process that has not survived it, or is short of memory, has to be ended."""
        self.served += 1
        self._errors.seek(0)
        self._errors.truncate()
        try:
            word, content = self._ask((path, source), self._limits.seconds)
        except _Died:
            return self._cause_of_death()
        if word == READ:
            return content
        if word == MEMORY:
            return self._too_large()
        return Bug(*pickle.loads(content)) if word == BUG else Failure(*pickle.loads(content))

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]

    def kill(self) -> None:
        """Kill the process while another thread waits for its answer."""
        self._process.kill()

    def _ask(self, message: Any, seconds: float) -> tuple[str, bytes]:
        clock = _Clock(seconds, self._expire)
        try:
            assert self._process.stdin and self._process.stdout
            pickle.dump(message, self._process.stdin, protocol=5)
            self._process.stdin.flush()
            word, content = pickle.load(self._process.stdout)
            while word == MORE:
                clock.extend(PAGE_SHARE * self._limits.seconds)
                word, content = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _Died from error
        finally:
            clock.stop()
        return word, content

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def _cause_of_death(self) -> Failure:
        code, peak = _wait(self._process)
        if self._expired:
            return fail("time_limit", seconds=f"{self._limits.seconds:g}")
        ended_by_system = sys.platform != "win32" and code == -signal.SIGKILL  # Linux does so when memory runs out
        if ended_by_system or peak > max(self._least, _NEAR * self._limits.megabytes * _MEGABYTE):
            return self._too_large()
        return fail("crashed", "ended", how=_name_of(code))

    def _how_it_ended(self) -> str:
        code, _ = _wait(self._process)
        self._errors.seek(0)
        words = self._errors.read().decode(errors="replace").strip().splitlines()[-1:]
        how = f"not ready after {_STARTING:g} seconds" if self._expired else _name_of(code)
        return ", ".join([how, *words])

    def _too_large(self) -> Failure:
        return fail("memory_limit", megabytes=self._limits.megabytes)


def _name_of(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit status {code}"


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Wait for a process that ends; return its exit status and, where the system tells it, its most memory in bytes."""
    if sys.platform == "win32":
        return process.wait(), 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, bytes_of_memory(usage.ru_maxrss)


class _Pool:
    """The reading processes of one batch in this process: as many as reports are read at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[ReadingProcess] = []
        self._busy: set[ReadingProcess] = set()
        self.closed = False

    def take(self, order: Order, *, fresh: bool) -> ReadingProcess:
        """Have a reading process, a new one if it is to be `fresh`. Raises _NotStarted, Unfit."""
        with self._lock:
            process = self._idle.pop() if self._idle and not fresh else None
            if process:
                self._busy.add(process)
                return process
        try:
            process = ReadingProcess(order)
        except OSError as error:  # the system has no more processes, files or memory
            raise _NotStarted(str(error)) from error
        with self._lock:
            self._busy.add(process)
            if self.closed:
                process.kill()
        try:
            process.start()
        except BaseException:
            self.give(process, alive=False)
            raise
        return process

    def give(self, process: ReadingProcess, *, alive: bool) -> None:
        """Give a reading process back, to be used again if it is well."""
        with self._lock:
            self._busy.discard(process)
            again = alive and not self.closed and process.served < _REPORTS_A_PROCESS
            if again:
                self._idle.append(process)
        if not again:
            process.end()

    def rest(self) -> None:
        """End the processes that do nothing."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def close(self) -> None:
        """End all processes; those that read are killed, and their threads find them dead."""
        with self._lock:
            self.closed = True
            for process in self._busy:
                process.kill()
        self.rest()


_POOLS: dict[str, _Pool] = {}


def read_guarded(order: Order) -> Outcome:
    """Read one report in a reading process; the task that an executor is given.

    A report that a process does not survive is tried once more in a fresh one, as what earlier reports left behind may
    have brought it down; not after a time limit. So is one whose process dies while it starts. Raises Unfit where no
    report can be read here, CancelledError where the batch has ended.
    """
    for batch, other in list(_POOLS.items()):
        if batch != order.batch:
            other.rest()
    pool = _POOLS.setdefault(order.batch, _Pool())
    outcome: Outcome | None = None
    while not pool.closed:
        try:
            process = pool.take(order, fresh=outcome is not None)
        except _NotStarted as death:
            if outcome is not None:
                return outcome
            outcome = fail("crashed", "not_started", how=death)
            time.sleep(_BREATH)
            continue
        first = process.served == 0
        try:
            found = process.read(order.path, order.source)
        except BaseException:
            pool.give(process, alive=False)
            raise
        reason = found.reason if isinstance(found, Failure) else None
        alive = reason not in _DEADLY
        pool.give(process, alive=alive)
        if alive or first or outcome is not None or reason == "time_limit":
            return found
        outcome = found
    raise CancelledError(order.batch)


def end_readers(batch: str) -> None:
    """End the reading processes that a batch has in this process; it can have no more."""
    _POOLS.setdefault(batch, _Pool()).close()
