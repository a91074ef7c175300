"""What several tests need: the samples that ship, and the real reports beside the project where they are present."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "corpus" / "samples"
# The variable that names the folder where a session keeps what it has read; empty: nothing is kept.
READINGS = "NIANJIAN_TEST_READINGS"
_MADE = pytest.StashKey[str]()


# Files whose tests take seconds: they read reports, make yearbooks, wait, measure. `make check` leaves them out.
_SLOW = """
accounting batch check_command checks cluster commands compare compare_budgets compare_command designed_reports door
draft feed finding forget fuzz guard hard_conditions hostile_files ids kill linear ocr outline_paste python_docs
reading_cost proof real_tables rules_version run scale startup store store_damage verify workbook
written_reports
"""
SLOW_FILES = frozenset(f"test_{name}" for name in _SLOW.split())
# Fixtures that read whole reports.
SLOW_FIXTURES = frozenset({"sample_yearbook"})
_STARTS = frozenset({"subprocess.Popen", "os.posix_spawn", "os.fork"})
# So seldom the garbage collector looks while tests run: with Python's own numbers it takes a twelfth of the time.
_SELDOM = (50_000, 20, 20)


class _Running:
    """The test that runs, where it must be a fast one."""

    fast: str | None = None


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even load the files whose tests are all slow where no slow test is wanted: `make check`."""
    unwanted = config.getoption("-m") == "not slow" and collection_path.stem in SLOW_FILES
    return True if unwanted else None


def _forbid_processes(event: str, _: object) -> None:
    if _Running.fast and event in _STARTS:
        name, _Running.fast = _Running.fast, None
        pytest.fail(f"{name} starts a process: mark it slow, or name its file in SLOW_FILES of tests/conftest.py")


def _is_slow(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return (
        item.path.stem in SLOW_FILES
        or bool(SLOW_FIXTURES & fixtures)
        or item.get_closest_marker("yardstick") is not None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests; skip tests of the yardstick where the real reports are absent, and say so."""
    absent = not (SHARED / "corpus").is_dir()
    skip = pytest.mark.skip(reason=f"real reports are not present beside the project ({SHARED.name}/corpus)")
    for item in items:
        if _is_slow(item):
            item.add_marker(pytest.mark.slow)
        if absent and item.get_closest_marker("yardstick"):
            item.add_marker(skip)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let no test start a process that is not marked slow: so `make check` stays quick."""
    _Running.fast = None if item.get_closest_marker("slow") else item.nodeid
    try:
        return (yield)
    finally:
        _Running.fast = None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites golden files; CI refuses it, for nobody would read the change there."""
    parser.addoption(
        "--rewrite-golden", action="store_true", help="rewrite tests/golden from what the readers give now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite golden files in CI; watch the processes that tests start."""
    os.environ.pop("COLUMNS", None)  # the width of whoever runs the tests: output is held to that of a pipe
    sys.addaudithook(_forbid_processes)
    if READINGS not in os.environ:  # the workers of this session have it from here
        config.stash[_MADE] = os.environ[READINGS] = tempfile.mkdtemp(prefix="nianjian-readings-")
    if config.getoption("--rewrite-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--rewrite-golden is not for CI")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector from what stays to the end, modules and thousands of tests; let it look seldom."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what was read."""
    if _MADE in config.stash:
        del os.environ[READINGS]
        shutil.rmtree(config.stash[_MADE], ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_disks() -> Generator[None]:
    """Let nothing wait until it is on the disk: no test outlives a power cut, and half of the time would go there.

    That what counts is flushed before it counts, `test_store` shows.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands share comparisons of a store: for tests of what is told of them, not of comparing."""
    from compared_once import TAKERS, compare_once, load_past_once  # noqa: PLC0415 - loads pandas

    for name in TAKERS:
        monkeypatch.setattr(f"{name}.compare", compare_once)
    monkeypatch.setattr("pipeline.feed.build.load_past", load_past_once)


@pytest.fixture(scope="session")
def sample_yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The yearbook of the three sample reports, made once: to be read only."""
    from in_process import run  # noqa: PLC0415 - tests of start-up begin before anything is loaded

    store = tmp_path_factory.mktemp("samples") / "yearbook"
    assert run("extract", SAMPLES / "pdf", "--store", store, "--ocr", "off").returncode == 0
    return store
