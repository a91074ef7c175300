"""A batch: the reports that were found are read side by side, each guarded, and one writer stores them as they come."""

import os
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from corpus.find import Found
from pipeline.cluster import Cluster
from pipeline.editions import DOCUMENT_COLUMNS, silent
from pipeline.guard import Bug, Failure, Limits, Order, Outcome, end_readers, fail, read_guarded
from pipeline.guarded import Read
from pipeline.outcome import problem_of, rows_of
from pipeline.pending import Pending
from pipeline.reading.fetch import PASSING
from pipeline.runlog import log_run, now
from pipeline.store import Store
from pipeline.store.places import look_again, read_places, write_places
from pipeline.summary import Summary, Tally
from pipeline.todo import Todo, sort_out
from schemas.tables import Problem

_AHEAD = 2  # reports under way for each that is read at once
_LOOK = 0.2  # seconds between two looks at the clock; Ctrl-C is heard no later on any system
_LOGGED = ("done", "skipped", "failed", "strays", "pages", "interrupted")
_COMMITTING = 0.1  # part of the time that may go into commits: the larger the store, the more go into one
_LOSING = 300.0  # seconds of reading that a power cut may cost at most, whatever a commit takes
_PENDING_BYTES = 128 << 20  # some six thousand reports; with the rest of the writer under 1 GB


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a batch goes about it.

    `limits` bound one report. Commits come `commit_every` seconds apart, more where they take long themselves.
    `retry_failed` reads again what could not be read by the same version, `again` all reports. `accepts` tells of the
    version of stored rows whether they stand; by default those of the version asked for do. `prepare`, a function of an
    importable module, loads in each reading process what its reports need, before the clock of the first one starts.
    """

    limits: Limits = field(default_factory=Limits)
    commit_every: float = 2.0
    retry_failed: bool = False
    again: bool = False
    accepts: Callable[[str], bool] | None = None
    prepare: Callable[[], None] | None = None


class Step(NamedTuple):
    """One report that is finished, for whoever shows progress. `status` is that of `documents`, or `bug`."""

    number: int
    total: int
    file: str
    status: str
    pages: int


class _Run:
    """A batch under way: takes what was read, stores it some reports at a time, and counts."""

    def __init__(self, todo: Todo, store: Store, version: str, policy: Policy) -> None:
        self.todo = todo
        self.tally = Tally()
        self.traces: dict[str, str] = {}
        self._store = store
        self._version = version
        self._accepts = policy.accepts
        self._every = policy.commit_every
        self._pending = Pending()
        self._strays: dict[str, list[Problem]] = {}
        self._finished = 0
        self._due = time.monotonic() + self._every

    def note_earlier(self) -> None:
        """Store what is known without reading, and count what an earlier run of this version could not read."""
        self._store.commit(strays=self.todo.strays, paths=self.todo.kept)
        entries = self._store.entries()
        failed = [doc_id for doc_id in self.todo.kept if entries[doc_id].status == "failed"]
        if failed:
            self.tally.note(self._store.read("problems", failed))
        self.tally.statuses["failed"] += len(failed)
        self.tally.statuses["skipped"] += len(self.todo.kept) - len(failed)
        self.tally.note(problem for problems in self.todo.strays.values() for problem in problems)

    def take(self, number: int, outcome: Outcome) -> Step:
        """Take what came of a report."""
        report, path = self.todo.reports[number], self.todo.reports[number].source.path
        self._finished += 1
        if isinstance(outcome, Failure) and outcome.reason in PASSING:
            self._strays[path] = [problem_of(report, outcome, doc_id=None)]
            self.tally.statuses["failed"] += 1
            self.tally.note(self._strays[path])
            return Step(self._finished, len(self.todo.reports), path, "failed", 0)
        if isinstance(outcome, Bug):
            self.traces[path] = outcome.trace
        extraction = rows_of(report, outcome, self._version, self._accepts)
        status, pages = self.tally.add(extraction)
        self._pending.add(extraction)
        status = "bug" if isinstance(outcome, Bug) else status
        return Step(self._finished, len(self.todo.reports), path, status, pages)

    def commit_if_due(self) -> None:
        """Store what was taken, if it is time."""
        if time.monotonic() >= self._due or self._pending.size > _PENDING_BYTES:
            self.commit()

    def commit(self) -> None:
        """Store what was taken."""
        began = time.monotonic()
        for extractions in self._pending.take_groups():
            self._store.commit(extractions)
        if self._strays:
            self._store.commit(strays=self._strays)
            self._strays = {}
        ended = time.monotonic()
        self._due = ended + min(max(self._every, (ended - began) / _COMMITTING), _LOSING)


def extract(
    found: Found,
    store: Store,
    *,
    read: Read,
    version: str,
    executor: Executor | None = None,
    workers: int | None = None,
    progress: Callable[[Step], None] | None = None,
    policy: Policy | None = None,
) -> Summary:
    """Read the reports that the store does not know from this `version` of the extractors, and store them.

    `read` is a function of an importable module; it runs in reading processes. `executor` runs the tasks that wait for
    these: by default `workers` threads (as many as there are processors); any other does as well, `workers` telling how
    many tasks it runs at once; a `Cluster` knows itself. Twice as many are under way at most. Ctrl-C stores what is
    done and returns, whatever hangs. What `read` raises beyond Unreadable is a problem of that report with the reason
    `defect`; its traceback stands in the run log. Raises what `executor` raises where it breaks down, and Unfit where
    no report can be read; what was read is stored before.
    """
    policy = policy or Policy()
    started, clock = now(), time.monotonic()
    accepts = policy.accepts or version.__eq__
    moves = look_again(read_places(store.root), found.places, store.entries().keys())
    todo = sort_out(
        found,
        store.entries(),
        _none if policy.again else accepts,
        retry_failed=policy.retry_failed,
        dropped=moves.dropped,
    )
    run = _Run(todo, store, version, policy)
    run.note_earlier()
    batch, count = uuid.uuid4().hex, workers or os.cpu_count() or 1
    orders = [Order(batch, read, policy.limits, r.path.absolute(), r.source, policy.prepare) for r in todo.reports]
    pool = executor or ThreadPoolExecutor(max_workers=count)
    interrupted = False
    try:
        for answer in _answers(pool, orders, count):
            if answer:
                step = run.take(*answer)
                if progress:
                    progress(step)
            run.commit_if_due()
    except KeyboardInterrupt:
        interrupted = True
    finally:
        end_readers(batch)
        if isinstance(executor, Cluster):
            executor.end_readers(batch)
        if executor is None:
            pool.shutdown(wait=False, cancel_futures=True)
        run.commit()
        mark_editions(store)
    write_places(store.root, moves.places)
    failed = sum(not stray.aside for stray in found.strays)
    summary = run.tally.summary(strays=failed, seconds=time.monotonic() - clock, interrupted=interrupted)
    summary = replace(summary, renamed=moves.renamed, gone=tuple(sorted(moves.places.gone.values())))
    counts = {name: getattr(summary, name) for name in _LOGGED}
    times = {"started": started, "ended": now(), "seconds": round(summary.seconds, 3)}
    log_run(store.root, {**times, "extractor_version": version, **counts, "bugs": dict(sorted(run.traces.items()))})
    return summary


def _none(_: str) -> bool:
    """Accept the stored rows of no version."""
    return False


def mark_editions(store: Store) -> None:
    """Say in `documents` which file speaks where several are editions of one report.

    That takes all reports together, so it is the last thing of a run; a run that was cut off is made up by the next.
    """
    store.commit(editions=silent(store.read("documents", columns=DOCUMENT_COLUMNS).to_pylist()))


def _answers(pool: Executor, orders: Sequence[Order], count: int) -> Iterator[tuple[int, Outcome] | None]:
    """Yield the number and the outcome of each order as it comes, and None now and then where none comes.

    So many orders are under way that none of `count` workers waits, and no more: what was read does not pile up. Those
    over which machines of a cluster died come again at the end, one by one: which of them did it shows only then.
    """
    waiting, lost = deque(range(len(orders))), deque[int]()
    running: dict[Future[Outcome], int] = {}
    again: set[int] = set()
    losses = pool.losses if isinstance(pool, Cluster) else ()
    try:
        while waiting or running or lost:
            ahead = _AHEAD * (pool.workers if isinstance(pool, Cluster) else count)
            while waiting and len(running) < ahead:
                number = waiting.popleft()
                running[pool.submit(read_guarded, orders[number])] = number
            if not running:
                number = lost.popleft()
                again.add(number)
                running[pool.submit(read_guarded, orders[number])] = number
            done, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
            if not done:
                yield None
            for future in done:
                number = running.pop(future)
                try:
                    yield number, future.result()
                except losses as loss:
                    if number not in again:
                        lost.append(number)
                        continue
                    yield number, fail("crashed", "lost", how=type(loss).__name__)
    finally:
        for future in running:
            future.cancel()
