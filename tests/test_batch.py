import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from stand_in import VERSION, read_lines, read_nothing_of_the_kind, read_slowly, source_of, write_report

from corpus.find import find
from pipeline.batch import Policy, Step, extract
from pipeline.guard import Limits, ReadingProcess
from pipeline.store import Store
from pipeline.store.layout import PRIVATE
from pipeline.summary import Summary

# Time enough on a machine that does other things too; the tests of the limit name a shorter one.
ROOMY = Policy(limits=Limits(seconds=60, megabytes=300), commit_every=0)


def run(folder: Path, root: Path, **options: object) -> Summary:
    settings = {"read": read_lines, "version": VERSION, "workers": 1, "policy": ROOMY} | options
    with Store.open(root, writable=True) as store:
        return extract(find([folder]), store, **settings)  # type: ignore[arg-type]


def content(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and PRIVATE not in path.parts
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        lines = "\n".join(f"{number} 号第 {line} 行" for line in range(number + 1))
        write_report(tmp_path / "in", f"单位 {number % 3}/{number}.pdf", f"{2019 + number % 4}\n{lines}")
    return tmp_path / "in"


def test_reports_are_read_and_stored_and_counted(folder: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    summary = run(folder, tmp_path / "s", progress=steps.append, workers=2)
    assert (summary.done, summary.skipped, summary.failed, summary.strays) == (12, 0, 0, 0)
    assert summary.pages == summary.rows["pages"] == sum(number + 2 for number in range(12))
    assert [step.number for step in steps] == list(range(1, 13))
    assert {step.file for step in steps} == {r.source.path for r in find([folder]).reports}
    assert {(step.total, step.status) for step in steps} == {(12, "ok")}
    store = Store.open(tmp_path / "s")
    assert store.read("pages").num_rows == summary.rows["pages"]
    (line,) = (tmp_path / "s" / PRIVATE / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["done"], json.loads(line)["extractor_version"]) == (12, VERSION)


def test_a_second_run_does_nothing_and_a_new_version_everything(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "s")
    before = {name: (tmp_path / "s" / name).stat().st_mtime_ns for name in content(tmp_path / "s")}
    again = run(folder, tmp_path / "s")
    assert (again.done, again.skipped, again.pages) == (0, 12, 0)
    assert before == {name: (tmp_path / "s" / name).stat().st_mtime_ns for name in content(tmp_path / "s")}
    newer = run(folder, tmp_path / "s", version="test 2")
    assert (newer.done, newer.skipped) == (12, 0)
    assert set(Store.open(tmp_path / "s").known().values()) == {"test 2"}


def test_bytes_do_not_depend_on_workers_executor_commits_or_the_way_there(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "a", workers=1, policy=Policy())
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        run(folder, tmp_path / "b", executor=processes, workers=2)
    with ThreadPoolExecutor(3) as threads:
        run(folder, tmp_path / "c", executor=threads, workers=3)
    with Store.open(tmp_path / "d", writable=True) as store:
        for unit in ("单位 2", "单位 0"):
            for report in find([folder / unit]).reports:
                extract(find([report.path]), store, read=read_lines, version="older", workers=1)
        found = find([folder])
        stored = store.entries()
        assert len(stored) == 8
        assert all(not entry.paths[0].startswith("单位") for entry in stored.values())
        extract(found, store, read=read_lines, version=VERSION, workers=2, policy=ROOMY)
    assert content(tmp_path / "a") == content(tmp_path / "b") == content(tmp_path / "c")
    for name in ("pages", "dates"):
        assert {n: d for n, d in content(tmp_path / "a").items() if n.startswith(name)} == {
            n: d for n, d in content(tmp_path / "d").items() if n.startswith(name)
        }


HOSTILE = {
    "hang": "time_limit",
    "hog": "memory_limit",
    "exit": "crashed",
    "segfault": "crashed",
    "password": "password",
}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_hostile_report_costs_one_row_in_problems(folder: Path, tmp_path: Path, workers: int) -> None:
    if sys.platform != "linux":
        pytest.skip("memory is bounded on Linux only")
    for order in HOSTILE:
        write_report(folder, f"{order}.pdf", order)
    policy = Policy(limits=Limits(seconds=10, megabytes=300), commit_every=0)
    summary = run(folder, tmp_path / "s", workers=workers, policy=policy)
    assert (summary.done, summary.failed) == (12, len(HOSTILE))
    assert {p.file.removesuffix(".pdf"): p.reason for p in summary.problems} == HOSTILE
    store = Store.open(tmp_path / "s")
    assert [p["file"] for p in store.read("problems").to_pylist() if p["file"] == "hang.pdf"] == ["hang.pdf"]
    failed = [d for d in store.read("documents").to_pylist() if d["status"] == "failed"]
    assert {(d["file_name"].removesuffix(".pdf"), d["report_year"]) for d in failed} == {(o, 0) for o in HOSTILE}
    again = run(folder, tmp_path / "s")
    assert (again.done, again.skipped, again.failed) == (0, 12, len(HOSTILE))
    assert again.problems == summary.problems


def test_a_report_that_asks_for_the_time_of_its_pages_has_it(tmp_path: Path) -> None:
    """Both take four seconds, with three allowed; each page by OCR adds a fifth of that."""
    for order in ("slow", "patient"):
        write_report(tmp_path / "in", f"{order}.pdf", order)
    summary = run(tmp_path / "in", tmp_path / "s", policy=Policy(limits=Limits(seconds=3)))
    assert summary.done == 1
    assert [(p.file, p.reason) for p in summary.problems] == [("slow.pdf", "time_limit")]


def test_failed_reports_are_read_again_on_demand(tmp_path: Path) -> None:
    write_report(tmp_path / "in", "exit.pdf", "exit")
    run(tmp_path / "in", tmp_path / "s")
    retried: list[Step] = []
    run(tmp_path / "in", tmp_path / "s", policy=Policy(retry_failed=True), progress=retried.append)
    assert [step.status for step in retried] == ["failed"]


def test_what_libraries_print_disturbs_nothing(tmp_path: Path) -> None:
    write_report(tmp_path / "in", "noise.pdf", "noise")
    assert run(tmp_path / "in", tmp_path / "s").done == 1


def test_a_defect_costs_that_report_and_says_where_it_is(folder: Path, tmp_path: Path) -> None:
    write_report(folder, "bug 1.pdf", "bug 1")
    write_report(folder, "bug 2.pdf", "bug 2")
    steps: list[Step] = []
    summary = run(folder, tmp_path / "s", progress=steps.append, workers=2)
    assert (summary.done, summary.failed) == (12, 2)
    assert sorted(step.file for step in steps if step.status == "bug") == ["bug 1.pdf", "bug 2.pdf"]
    assert {(p.file, p.reason) for p in summary.problems} == {("bug 1.pdf", "defect"), ("bug 2.pdf", "defect")}
    assert all(json.loads(p.parameters)["place"].startswith("KeyError, stand_in:") for p in summary.problems)
    (line,) = (tmp_path / "s" / PRIVATE / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    bugs = json.loads(line)["bugs"]
    assert list(bugs) == ["bug 1.pdf", "bug 2.pdf"]
    assert "no such thing" in bugs["bug 1.pdf"] and "Traceback" in bugs["bug 1.pdf"]
    again = run(folder, tmp_path / "s")
    assert (again.done, again.skipped, again.failed, again.problems) == (0, 12, 2, summary.problems)
    assert run(folder, tmp_path / "s", version="mended").failed == 2


def test_rows_that_are_not_as_the_tables_are_a_bug_of_that_report(tmp_path: Path) -> None:
    write_report(tmp_path / "in", "1.pdf", "2022")
    (problem,) = run(tmp_path / "in", tmp_path / "s", read=read_nothing_of_the_kind).problems
    assert (problem.reason, json.loads(problem.parameters)["place"].split(":")[0]) == (
        "defect",
        "ValueError, pipeline.store.parts",
    )


def test_a_reader_that_can_not_be_loaded_is_said(tmp_path: Path) -> None:
    write_report(tmp_path / "in", "1.pdf", "2022")
    script = (
        "import sys\n"
        "from corpus.find import find\nfrom pipeline.batch import extract\nfrom pipeline.store import Store\n"
        "def read(path, source): ...\n"
        "with Store.open(sys.argv[2], writable=True) as store:\n"
        "    extract(find([sys.argv[1]]), store, read=read, version='1')\n"
    )
    arguments = [sys.executable, "-c", script, str(tmp_path / "in"), str(tmp_path / "s")]
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert "can't load the reader" in ended.stderr


def test_copies_and_strays(folder: Path, tmp_path: Path) -> None:
    first = find([folder]).reports[0]
    (folder / "复制.pdf").write_bytes(first.path.read_bytes())
    (folder / "年报.docx").write_bytes(b"PK")
    (folder / "empty.pdf").write_bytes(b"")
    summary = run(folder, tmp_path / "s")
    assert (summary.done, summary.failed, summary.strays) == (12, 0, 2)
    assert [(p.file, p.reason) for p in summary.problems] == [("empty.pdf", "empty_file"), ("年报.docx", "office_file")]
    (row,) = Store.open(tmp_path / "s").read("documents", [first.source.doc_id]).to_pylist()
    assert (row["source_path"], row["other_paths"]) == (first.source.path, ["复制.pdf"])


def test_a_copy_that_comes_later_is_added_without_reading(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "s")
    first = find([folder]).reports[0]
    name = first.source.file_name
    write_later = folder / "另一处" / name
    write_later.parent.mkdir()
    write_later.write_bytes(first.path.read_bytes())
    summary = run(folder, tmp_path / "s")
    assert (summary.done, summary.skipped) == (0, 12)
    run(folder, tmp_path / "at once")
    assert content(tmp_path / "s") == content(tmp_path / "at once")


def test_a_copy_with_a_name_that_comes_first_is_read_again(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "s")
    (folder / "0 号.pdf").write_bytes(find([folder]).reports[0].path.read_bytes())
    assert run(folder, tmp_path / "s").done == 1
    run(folder, tmp_path / "at once")
    assert content(tmp_path / "s") == content(tmp_path / "at once")


def test_a_stray_that_became_a_report_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"")
    assert run(tmp_path / "in", tmp_path / "s").strays == 1
    path = write_report(tmp_path / "in", "a.pdf", "2022")
    assert run(tmp_path / "in", tmp_path / "s").done == 1
    store = Store.open(tmp_path / "s")
    assert store.read("problems").num_rows == 0
    assert set(store.known()) == {source_of(path).doc_id}


@pytest.fixture
def heard_ctrl_c() -> Iterator[None]:
    """Ctrl-C as in a terminal: a shell that starts the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="a signal can't be sent to oneself there")
def test_ctrl_c_stores_what_is_done(tmp_path: Path) -> None:
    for number in range(60):
        write_report(tmp_path / "in", f"{number}.pdf", f"2022\n{number}")
    seen: list[Step] = []

    def press(step: Step) -> None:
        seen.append(step)
        if step.number == 5:
            os.kill(os.getpid(), signal.SIGINT)

    summary = run(tmp_path / "in", tmp_path / "s", read=read_slowly, progress=press, policy=Policy(), workers=2)
    assert summary.interrupted
    assert 5 <= summary.done < 60
    assert len(Store.open(tmp_path / "s").known()) == summary.done
    assert run(tmp_path / "in", tmp_path / "s").skipped == summary.done


@pytest.mark.usefixtures("heard_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="a signal can't be sent to oneself there")
def test_ctrl_c_does_not_wait_for_a_report_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its time limit would end that report: no clock has run out when the run returns."""
    run_out: list[ReadingProcess] = []
    expire = ReadingProcess._expire
    monkeypatch.setattr(ReadingProcess, "_expire", lambda process: (run_out.append(process), expire(process)))
    write_report(tmp_path / "in", "hang.pdf", "hang")
    timer = threading.Timer(2.0, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    summary = run(tmp_path / "in", tmp_path / "s", policy=Policy(limits=Limits(seconds=60)))
    assert summary.interrupted
    assert run_out == []
    assert Store.open(tmp_path / "s").known() == {}


def test_nothing_found_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    summary = run(tmp_path / "in", tmp_path / "s")
    assert (summary.done, summary.failed, summary.pages) == (0, 0, 0)
