"""`make check` and `make test`: each of their tools runs, and one that fails makes them fail."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from conftest import ROOT, SLOW_FILES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("make") or os.name == "nt", reason="make or a shell is not there"),
]
TOOLS = ("ruff", "mypy", "lint-imports", "python")


def make(target: str, folder: Path, failing: str | None = None) -> tuple[int, list[str]]:
    """Run a target with tools that only note their call; return the exit status and the calls."""
    tools = folder / "venv" / "bin"
    tools.mkdir(parents=True)
    for tool in TOOLS:
        place = tools / tool
        status = 1 if tool == failing else 0
        place.write_text(f'#!/bin/sh\necho "{tool} $*" >> "{folder}/calls"\nexit {status}\n')
        place.chmod(0o755)
    mark = tools.parent / ".dev"
    mark.touch()
    os.utime(mark, (time.time() + 9, time.time() + 9))
    done = subprocess.run(
        ["make", target, f"VENV={tools.parent}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, (folder / "calls").read_text().splitlines()


@pytest.mark.parametrize("target", ["check", "test"])
def test_all_tools_run(target: str, tmp_path: Path) -> None:
    status, calls = make(target, tmp_path)
    assert status == 0
    (tests,) = [call for call in calls if call.startswith("python")]
    assert sorted(call.split()[0] for call in calls) == sorted(("ruff", *TOOLS))  # the types may stand beside the tests
    assert [call.split()[0] for call in calls[:2]] == ["ruff", "ruff"]
    assert "-m pytest" in tests and "-n auto" in tests
    assert ("not slow" in tests) == (target == "check")


@pytest.mark.parametrize("target", ["check", "test"])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_that_fails_fails_all(target: str, tool: str, tmp_path: Path) -> None:
    """What is wrong with types is said last: beside the tests nobody would see it."""
    status, calls = make(target, tmp_path, failing=tool)
    said = ["mypy", "lint-imports"] if (target, tool) == ("check", "python") else [tool]
    assert status != 0 and [call.split()[0] for call in calls[-len(said) :]] == said


def test_the_slow_files_are_there() -> None:
    assert {name for name in SLOW_FILES if not (ROOT / "tests" / f"{name}.py").is_file()} == set()
