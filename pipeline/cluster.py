"""Reading beyond one machine: the executor of a Dask cluster, with what a batch asks of it besides."""

import contextlib
import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, TypeVar

from pipeline.guard import Unfit, end_readers
from pipeline.options import Options

_CONNECTING = 15.0  # seconds in which a scheduler answers, and then in which it has a worker
_COUNTED = 5.0  # seconds for which the number of workers' threads holds; workers come and go
_Found = TypeVar("_Found")


class NoCluster(Exception):
    """There is no cluster to read with; `key` names the message that says why, `values` what fills it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Cluster(Executor):
    """The executor of a Dask client (`distributed.Client`), which stays the caller's.

    Each worker must have this program in the same version and see the reports under the same paths. `patience` is how
    many seconds `check` waits for a worker.
    """

    def __init__(self, client: Any, patience: float = _CONNECTING) -> None:
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - of the extra `dask`

        self.losses: tuple[type[Exception], ...] = (KilledWorker,)
        """What a task raises whose workers died, several times, while they ran it."""
        self._client = client
        self._patience = patience
        self._executor = client.get_executor(pure=False)
        self._threads = (0, float("-inf"))

    @property
    def workers(self) -> int:
        """How many tasks are run at once now: the threads of all workers, at least 1."""
        count, when = self._threads
        if time.monotonic() - when > _COUNTED:
            count = sum(self._client.nthreads().values())
            self._threads = count, time.monotonic()
        return max(1, count)

    def submit(self, fn: Callable[..., _Found], /, *args: Any, **kwargs: Any) -> "Future[_Found]":
        """Have a function of an importable module called by some worker."""
        future: Future[_Found] = self._executor.submit(run_in_step, version_here(), fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - as in Executor
        """Take no more tasks; those that run go on only if there is to be a wait for them."""
        self._executor.shutdown(wait=wait)

    def end_readers(self, batch: str) -> None:
        """End the reading processes that a batch has on all workers, as far as these can be reached."""
        with contextlib.suppress(Exception):  # what is gone needs no ending
            self._client.run(end_readers, batch, on_error="ignore")

    def check(self, paths: Iterable[Path]) -> None:
        """Raise NoCluster where there is no worker, or one that lacks this program or does not see a path."""
        places = [path.absolute() for path in paths]
        try:
            self._client.wait_for_workers(1, timeout=self._patience)
            seen = self._client.run(unseen, places)
        except TimeoutError as error:
            raise NoCluster("dask.no.worker") from error
        except ImportError as error:
            raise NoCluster("dask.not.installed", detail=error) from error
        ours = version_here()
        for worker, (theirs, missing) in sorted(seen.items()):
            if theirs != ours:
                raise NoCluster("dask.other.version", worker=worker, theirs=theirs, ours=ours)
            if missing:
                raise NoCluster("dask.unseen", worker=worker, path=missing[0])


def _client_of(address: str, make: Callable[..., Any]) -> Any | None:
    """Return a client of a scheduler, None where none answers.

    A client that failed closes itself when it is collected. Were that left to a moment in which another client starts,
    the two would wait for one lock for ever: so its error is dropped here, and the caller has it collected at once.
    """
    try:
        return make(address, timeout=_CONNECTING)
    except (OSError, ValueError, TypeError):
        return None


@contextlib.contextmanager
def connect(address: str) -> Iterator[Cluster]:
    """Have the cluster of a scheduler (tcp://host:8786). Raises NoCluster where it can't be had."""
    try:
        from distributed import Client  # noqa: PLC0415 - of the extra `dask`
    except ImportError as error:
        raise NoCluster("dask.extra") from error
    client = _client_of(address, Client)
    if client is None:
        gc.collect()
        raise NoCluster("dask.no.scheduler", address=address)
    try:
        yield Cluster(client)
    finally:
        with contextlib.suppress(Exception):  # the scheduler may be gone
            client.close(timeout=_CONNECTING)


def version_here() -> str:
    """Return the version of the rules that this machine reads with."""
    return Options().version


def run_in_step(version: str, function: Callable[..., _Found], *args: Any, **kwargs: Any) -> _Found:
    """Call a function, on a worker. Raises Unfit where the worker's rules are not of that version."""
    if version != version_here():
        raise Unfit(
            f"a worker has version {version_here()} of nianjian, not {version}: install the same one everywhere"
        )
    return function(*args, **kwargs)


def unseen(paths: Iterable[Path]) -> tuple[str, list[str]]:
    """Return the version of the rules here, on a worker, and the paths that are not there."""
    return version_here(), [str(path) for path in paths if not os.path.lexists(path)]
