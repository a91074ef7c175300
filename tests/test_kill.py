"""The store's promise: killed at any moment it is readable, loses nothing, and the next run completes it."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from stand_in import write_report

from pipeline.store import Store
from pipeline.store.layout import PRIVATE, list_parts
from pipeline.store.manifest import FOLDER
from schemas.tables import TABLES

KILLS = 10
PROGRAM = Path(__file__).with_name("run_stand_in.py")


def start(folder: Path, root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(PROGRAM), str(folder), str(root), "0"])


def content(root: Path) -> dict[str, bytes]:
    names = [*(part.name for part in list_parts(root)), *(f"{FOLDER}/{p.name}" for p in (root / FOLDER).iterdir())]
    return {name: (root / name).read_bytes() for name in names}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of POSIX")
def test_killed_at_random_moments_the_store_stays_whole_and_is_completed(tmp_path: Path) -> None:
    lines = {number: 3 + number % 5 for number in range(90)}
    for number, count in lines.items():
        text = "\n".join([str(2020 + number % 3), *(f"{number} unsure {line}" for line in range(count - 1))])
        write_report(tmp_path / "in", f"{number:02}.pdf", text)
    began = time.monotonic()
    assert start(tmp_path / "in", tmp_path / "undisturbed").wait() == 0
    duration = time.monotonic() - began
    root, known, moments = tmp_path / "killed", set[str](), random.Random(2022)
    for _ in range(KILLS):
        program = start(tmp_path / "in", root)
        time.sleep(moments.uniform(0.1, 0.9) * duration)
        program.send_signal(signal.SIGKILL)
        program.wait()
        known = check(root, known)
    assert start(tmp_path / "in", root).wait() == 0
    assert len(check(root, known)) == len(lines)
    assert content(root) == content(tmp_path / "undisturbed")
    assert sorted(path.name for path in (root / PRIVATE).iterdir()) == [
        "format",
        "manifest",
        "places.json",
        "runs.jsonl",
    ]


def check(root: Path, known: set[str]) -> set[str]:
    """Hold a store that was just killed to its promise; return the documents that it holds."""
    if not (root / PRIVATE / "format").exists():
        assert not known
        return known
    for table in TABLES:
        if list_parts(root, [table]):
            pd.read_parquet(root / table)
    store = Store.open(root)
    documents = store.read("documents").to_pandas().set_index("doc_id")
    assert known <= set(documents.index)
    pages = store.read("pages").to_pandas().groupby("doc_id").size()
    assert pages.to_dict() == documents.page_count.to_dict()
    dates = store.read("dates").to_pandas().groupby("doc_id").size()
    assert dates.to_dict() == documents.page_count.to_dict()
    return set(documents.index)


@pytest.mark.skipif(sys.platform != "linux", reason="needs fork, and a process that has no other threads")
@pytest.mark.parametrize(("kind", "step"), [("reports", 9), ("forget", 19), ("mend", 23)])
def test_a_commit_can_end_before_any_file_operation(tmp_path: Path, kind: str, step: int) -> None:
    script = Path(__file__).with_name("crash_points.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(step), kind], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50
