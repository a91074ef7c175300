"""What is not marked slow starts no process: `make check` stays quick."""

import subprocess
import sys

import pytest


def test_a_test_that_is_not_marked_slow_can_start_no_process() -> None:
    with pytest.raises(pytest.fail.Exception, match="starts a process: mark it slow"):
        subprocess.run([sys.executable, "-c", ""], check=True)


@pytest.mark.slow
def test_one_that_is_marked_slow_can() -> None:
    assert subprocess.run([sys.executable, "-c", ""], check=True).returncode == 0
