"""Reading with a Dask cluster of two worker processes on this machine."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from stand_in import VERSION, kill_the_worker, read_and_sign, read_lines, write_report
from test_batch import content

from corpus.find import find
from pipeline.batch import Policy, extract
from pipeline.cli import main
from pipeline.cluster import Cluster, NoCluster, connect, run_in_step
from pipeline.guard import Failure, Limits, Unfit
from pipeline.store import Store
from pipeline.summary import Summary

dask = pytest.importorskip("dask", reason="the extra `dask` is not installed")
distributed = pytest.importorskip("distributed", reason="the extra `dask` is not installed")

ROOMY = Policy(limits=Limits(seconds=120, megabytes=1000))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:
        yield str(local.scheduler_address)


@pytest.fixture
def client(address: str) -> Iterator[Any]:
    with distributed.Client(address) as opened:
        opened.wait_for_workers(2, timeout=60)
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(10):
        write_report(tmp_path / "in", f"{number}.pdf", f"{2019 + number % 4}\n{number} 号")
    write_report(tmp_path / "in", "exit.pdf", "exit")
    return tmp_path / "in"


def run(folder: Path, root: Path, **options: Any) -> Summary:
    settings = {"read": read_lines, "version": VERSION, "policy": ROOMY} | options
    with Store.open(root, writable=True) as store:
        return extract(find([folder]), store, **settings)


def test_a_cluster_gives_the_same_bytes(folder: Path, tmp_path: Path, client: Any) -> None:
    (tmp_path / "signed").mkdir()
    sign = partial(read_and_sign, signatures=tmp_path / "signed")
    far = run(folder, tmp_path / "far", executor=Cluster(client), read=sign)
    run(folder, tmp_path / "plain", executor=client.get_executor(), workers=2)
    near = run(folder, tmp_path / "near", workers=2)
    assert (far.done, far.failed) == (near.done, near.failed) == (10, 1)
    assert content(tmp_path / "far") == content(tmp_path / "plain") == content(tmp_path / "near")
    readers = {int(path.name.split()[0]) for path in (tmp_path / "signed").iterdir()}
    assert readers == set(client.run(os.getpid).values())


def count_children() -> int:
    return len(distributed.system_monitor.psutil.Process().children())


class Keeping(Cluster):
    """A cluster that keeps what came of each task."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.futures.append(super().submit(fn, *args, **kwargs))
        return self.futures[-1]

    def failed_by(self, reason: str) -> int:
        """Return how many tasks have ended with a failure of that reason."""
        ended = (future.result() for future in self.futures if future.done() and not future.cancelled())
        return sum(isinstance(outcome, Failure) and outcome.reason == reason for outcome in ended)


def press_when_read(signatures: Path, count: int) -> None:
    """Press Ctrl-C when so many reports are being read."""
    while len(list(signatures.iterdir())) < count:
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal can't be sent to oneself there")
def test_ctrl_c_does_not_wait_for_a_worker_that_hangs(tmp_path: Path, client: Any) -> None:
    """Only their time limit would end these reports: none has met it when the run returns."""
    cluster, signed = Keeping(client), tmp_path / "signed"
    signed.mkdir()
    for number in range(6):
        write_report(tmp_path / "in", f"{number}.pdf", f"hang\n{number}")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=press_when_read, args=(signed, 2), daemon=True).start()
        read = partial(read_and_sign, signatures=signed)
        summary = run(tmp_path / "in", tmp_path / "s", executor=cluster, read=read)
    finally:
        signal.signal(signal.SIGINT, before)
    assert summary.interrupted
    assert cluster.failed_by("time_limit") == 0
    for _ in range(60):  # what was killed is gone when its thread has seen it
        if set(client.run(count_children).values()) == {0}:
            break
        time.sleep(0.5)
    else:
        pytest.fail("a reading process lives on")
    assert Store.open(tmp_path / "s").known() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_report_over_which_workers_die_costs_itself_alone(tmp_path: Path) -> None:
    """One try each: those that waited beside the killer are lost with it, and read when it is out of the way."""
    for number in range(3):
        write_report(tmp_path / "in", f"{number}.pdf", f"2022\n{number}")
    write_report(tmp_path / "in", "0 killer.pdf", "2022")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local,
        distributed.Client(local) as client,
    ):
        summary = run(tmp_path / "in", tmp_path / "s", executor=Cluster(client), read=kill_the_worker)
    assert (summary.done, summary.failed) == (3, 1)
    (problem,) = summary.problems
    assert (problem.file, problem.reason) == ("0 killer.pdf", "crashed")


def test_the_command_reads_with_a_cluster(tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = min(SAMPLES.rglob("*.pdf"), key=lambda path: path.stat().st_size)
    assert main(["extract", str(report), "--store", str(tmp_path / "far"), "--dask", address]) == 0
    assert main(["extract", str(report), "--store", str(tmp_path / "near"), "--workers", "1"]) == 0
    assert content(tmp_path / "far") == content(tmp_path / "near")
    capsys.readouterr()
    with contextlib.suppress(SystemExit):
        main(
            [
                "extract",
                str(report),
                "--store",
                str(tmp_path / "s"),
                "--dask",
                address,
                "--workers",
                "2",
                "--lang",
                "en",
            ]
        )
    assert "not allowed with" in capsys.readouterr().err


def test_what_a_cluster_lacks_is_said(tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    write_report(tmp_path / "in", "1.pdf", "2022")
    call = ["extract", str(tmp_path / "in"), "--store", str(tmp_path / "s"), "--lang", "en", "--dask"]
    assert main([*call, "nowhere"]) == 2
    assert "no Dask scheduler answers at nowhere" in capsys.readouterr().err
    with connect(address) as cluster, pytest.raises(NoCluster) as caught:
        cluster.check([tmp_path / "in", tmp_path / "not there"])
    assert caught.value.key == "dask.unseen"
    with pytest.raises(Unfit, match=r"has version .* not 0\.0"):
        run_in_step("0.0", os.getpid)


def test_a_worker_without_a_cluster_is_said() -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as local,
        distributed.Client(local) as client,
        pytest.raises(NoCluster) as caught,
    ):
        Cluster(client, patience=0.5).check([])
    assert caught.value.key == "dask.no.worker"
