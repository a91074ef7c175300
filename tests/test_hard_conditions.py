"""A full disk, no rights, few files, a clock that goes back, a store that vanishes: it is said, the store as before."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SAMPLES
from in_process import run
from reportlab.pdfgen import canvas
from stand_in import write_report
from stored import POLICY, content, read_into, report

from pipeline.store import Store
from pipeline.store.layout import PRIVATE

PROGRAM = Path(__file__).with_name("hard_conditions.py")


def _may_unshare() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0


needs_name_space = pytest.mark.skipif(not _may_unshare(), reason="this system lets nobody mount in a name space")
may_enter = all(one.stat().st_mode & 0o001 for one in Path(__file__).resolve().parents)
needs_open_folders = pytest.mark.skipif(
    not may_enter, reason="the project lies in a folder that other users may not enter (root's home?)"
)
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits of POSIX")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may enter, with two small reports."""
    place = Path(tempfile.mkdtemp(prefix="nianjian-hard-"))
    place.chmod(0o755)
    for name in ("a", "b"):
        (place / "in").mkdir(exist_ok=True)
        page = canvas.Canvas(str(place / "in" / f"{name}.pdf"), invariant=1)
        page.drawString(72, 700, f"{name} 2021")
        page.save()
    yield place
    shutil.rmtree(place, ignore_errors=True)


def calls(folder: Path, what: str, *before: str) -> list[dict[str, object]]:
    """Run the program under other commands; return what each of its calls came to."""
    done = subprocess.run(
        [*before, sys.executable, str(PROGRAM), what, str(folder)], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stdout
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@needs_name_space
def test_a_full_disk_is_said_and_the_store_is_as_before(folder: Path) -> None:
    first, full, whole, again = calls(folder, "full", "unshare", "-rm")
    assert first["status"] == 0
    assert (full["status"], full["same"]) == (2, True)
    assert "the disk is full" in str(full["said"])
    assert "waiting" not in full["left"]  # type: ignore[operator]
    assert whole["status"] == 0
    assert (again["status"], again["same"]) == (0, False)


@needs_name_space
def test_a_store_on_a_disk_that_is_read_only_can_be_read(folder: Path) -> None:
    first, show, verify, forget, extract = calls(folder, "readonly", "unshare", "-rm")
    assert (first["status"], show["status"], verify["status"]) == (0, 0, 0)
    for refused in (forget, extract):
        assert (refused["status"], refused["same"]) == (2, True)
        assert "read-only" in str(refused["said"])


@needs_posix
@needs_open_folders
def test_another_user_may_read_but_not_write(folder: Path) -> None:
    with Store.open(folder / "s", writable=True) as store:
        store.commit([report(1)])
    if os.getuid() != 0:
        for path in [*(folder / "s").rglob("*"), folder / "s"]:
            path.chmod(0o555 if path.is_dir() else 0o444)
    shown, *refused = calls(folder, "shut")
    assert shown["status"] == 0
    for one in refused:
        assert (one["status"], one["same"]) == (2, True)
        assert "no permission to read or write there" in str(one["said"])
    assert len(refused) == 3


@needs_posix
def test_with_few_files_it_stops_or_works_and_nothing_is_lost(folder: Path) -> None:
    read = f'import sys; from pathlib import Path; sys.path.insert(0, "{Path(__file__).parent}"); import stored; '
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        write_report(folder / "lines", name, f"2021\n{name}")
    read_into(folder / "s", folder / "lines" / "a.pdf")
    for files in (4, 7, 12):
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files})); "
        act = f'stored.read_into(Path("{folder / "s"}"), Path("{folder / "lines"}"))'
        done = subprocess.run([sys.executable, "-c", read + limit + act], capture_output=True, text=True, check=False)
        assert done.returncode == 0 or "Too many open files" in done.stderr, done.stderr
        assert run("verify", folder / "s").returncode == 0
        assert {entry.status for entry in Store.open(folder / "s").entries().values() if entry.paths == ("a.pdf",)} == {
            "ok"
        }
    summary = read_into(folder / "s", folder / "lines", policy=replace(POLICY, retry_failed=True))
    assert (summary.done + summary.skipped, summary.failed) == (3, 0)


def test_a_clock_that_goes_back_changes_nothing(tmp_path: Path) -> None:
    """All files of the store are of tomorrow, as they are after the clock was put right."""
    for name in ("a", "b"):
        with Store.open(tmp_path / name, writable=True) as store:
            store.commit([report(n) for n in range(4)])
    tomorrow = time.time() + 86400
    reader = Store.open(tmp_path / "a")
    assert reader.read("pages").num_rows == 12
    for path in (tmp_path / "a").rglob("*"):
        os.utime(path, (tomorrow, tomorrow))
    for name in ("a", "b"):
        with Store.open(tmp_path / name, writable=True) as store:
            store.commit([report(n, version="2", lines=5) for n in range(4)])
    assert reader.read("pages").num_rows == 20
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert run("verify", tmp_path / "a").returncode == 0


@needs_posix
def test_a_store_that_is_removed_in_mid_run_is_said(tmp_path: Path) -> None:
    store, folder = tmp_path / "s", tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        data = (SAMPLES / "pdf" / "jichuan-2020.pdf").read_bytes()
        (folder / f"{number}.pdf").write_bytes(data + b"\n%% %d\n" % number)
    call = [sys.executable, "-m", "pipeline.cli", "extract", str(folder), "--store", str(store), "--lang", "en"]
    program = subprocess.Popen([*call, "--workers", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while not (store / PRIVATE / "format").exists() and time.monotonic() < until:
        time.sleep(0.01)
    shutil.rmtree(store)
    _, said = program.communicate(timeout=300)
    assert program.returncode == 2, said
    assert "was removed or taken over by another program in the meantime" in said
    assert "Traceback" not in said
    assert not (store / "documents").exists()


@pytest.mark.parametrize("command", ["extract", "forget"])
def test_the_second_of_two_programs_is_told_who_holds_the_store(tmp_path: Path, command: str) -> None:
    with Store.open(tmp_path / "s", writable=True) as store:
        store.commit([report(1)])
        before = content(tmp_path / "s")
        words = {
            "extract": (SAMPLES / "pdf", "--store", tmp_path / "s"),
            "forget": (tmp_path / "s", "--doc", "1"),
        }
        done = run(command, *words[command])
        assert done.returncode == 2
        assert f"process {os.getpid()} on " in done.stderr
        assert "writes to this store" in done.stderr
        assert f"进程 {os.getpid()} 正在写" in run(command, *words[command], "--lang", "zh").stderr
        assert content(tmp_path / "s") == before
        assert run("show", tmp_path / "s").returncode == 0
