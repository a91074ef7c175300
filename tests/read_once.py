"""Readings that all tests of a session share: a report is read once, by whichever worker asks for it first.

`reading_here` lets `extract` read in this process and take what was read before. That reports are read in processes
that may die is tested with readers that do nothing else (test_batch, test_guard), and with the program as its users
start it (test_commands, test_hostile_files).
"""

import contextlib
import hashlib
import os
import pickle
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

from conftest import READINGS

from corpus.find import find
from pipeline.extract import read_found, read_report
from pipeline.extraction import Extraction, Unreadable
from pipeline.guard import Failure, Order, Outcome
from pipeline.options import Options
from pipeline.reading.fetch import fetch
from schemas.document import Source

_WAITING = 120.0  # seconds after which another worker's reading is waited for no longer: it may have died
_here = threading.Lock()  # readers share words and caches: one at a time in a process


def read_once(path: Path, source: Source, options: Options | None = None, cache: Path | None = None) -> Extraction:
    """Read a report as `read_found` does, if it was not read before. Raises Unreadable, too."""
    extraction: Extraction = pickle.loads(_answer(path, source, options or Options(), cache))
    return extraction


def _answer(path: Path, source: Source, options: Options, cache: Path | None) -> bytes:
    """Return what a reading process would send."""
    data = fetch(path, source)
    with _here, _alone(_place(source, options)) as kept:
        if kept and kept.exists():
            return kept.read_bytes()
        answer = pickle.dumps(read_report(data, source, options, cache), protocol=5)
        if kept:
            kept.write_bytes(answer)
        return answer


def _place(source: Source, options: Options) -> Path | None:
    """Return the file that keeps a reading; None where a program that is no test of this session reads."""
    folder = os.environ.get(READINGS)
    if not folder or not os.access(folder, os.W_OK):
        return None
    return Path(folder) / hashlib.sha256(repr((source, replace(options, rules=None))).encode()).hexdigest()[:32]


@contextlib.contextmanager
def _alone(kept: Path | None) -> Iterator[Path | None]:
    """Let one worker at a time read a report that is kept."""
    if kept is None:
        yield None
        return
    lock, patience = kept.with_suffix(".lock"), time.monotonic() + _WAITING
    while time.monotonic() < patience:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.02)
    try:
        yield kept
    finally:
        lock.unlink(missing_ok=True)


def extract_once(path: Path, options: Options | None = None) -> Extraction:
    """Return what is read of a report, as a store takes it."""
    (report,) = find([path]).reports
    return read_once(report.path, report.source, options)


@contextlib.contextmanager
def reading_here() -> Iterator[None]:
    """Let `extract` read reports in this process, and `proof` drafts; those that were read before not again."""
    with mock.patch("pipeline.batch.read_guarded", _read), mock.patch("pipeline.proof.draft.read_found", read_once):
        yield


def _read(order: Order) -> Outcome:
    assert isinstance(order.read, partial) and order.read.func is read_found, "a reader that is not the program's own"
    try:
        return _answer(order.path, order.source, order.read.keywords["options"], order.read.keywords["cache"])
    except Unreadable as failure:
        return Failure(failure.reason, failure.parameters, failure.stage)
