"""CPU time that the program and its reading processes take before they do anything.

python -m benchmarks.startup [--rounds N]

Each line is the median of N new processes. What is loaded only when it is first used shows in the last line: a report
read for the first time in a reading process against the same report read again.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

SAMPLE = "jichuan-2021.pdf"
SENTENCE = "2022年，中心共受理市民诉求12.5万件，比上年增长8.3%。\n"

_READING = """
import sys, time
from pathlib import Path
from pipeline.pandas_out import keep_pandas_out
from pipeline.extract import read_report
from pipeline.options import Options
from extractors import nlp
keep_pandas_out()
nlp.load()
loaded = time.process_time()
from corpus.find import find
report = find([Path(sys.argv[1])]).reports[0]
times = []
for _ in range(3):
    start = time.process_time()
    read_report(report.path, report.source, Options(rules='known'))  # the batch hands the version over
    times.append(time.process_time() - start)
print(loaded, times[0], min(times[1:]))
"""


def _spent(*arguments: str, given: str = "") -> tuple[float, float, str]:
    """Run a process; return CPU seconds of it and what it started, seconds, and what it printed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, end - start, done.stdout


def _median(rounds: int, run: Callable[[], tuple[float, ...]]) -> list[float]:
    return [statistics.median(values) for values in zip(*(run() for _ in range(rounds)), strict=True)]


def _extract(pdf: Path) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        return _spent("-m", "pipeline.cli", "extract", str(pdf), "--store", f"{folder}/store")[:2]


def _reading(pdf: Path) -> tuple[float, ...]:
    return tuple(map(float, _spent("-c", _READING, str(pdf))[2].split()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    rounds = arguments.parse_args().rounds
    print(f"median of {rounds} processes                           CPU s  seconds")

    def show(what: str, cpu: float, wall: float | None = None) -> None:
        print(f"  {what:50s} {cpu:6.2f} " + (f"{wall:8.2f}" if wall is not None else ""))

    with as_file(files("corpus") / "samples" / "pdf" / SAMPLE) as pdf:
        show("python", *_median(rounds, lambda: _spent("-c", "pass")[:2]))
        show("nianjian --help", *_median(rounds, lambda: _spent("-m", "pipeline.cli", "--help")[:2]))
        show(
            "nianjian text, a line", *_median(rounds, lambda: _spent("-m", "pipeline.cli", "text", given=SENTENCE)[:2])
        )
        show(f"nianjian extract {SAMPLE}, all processes", *_median(rounds, lambda: _extract(pdf)))
        loaded, first, again = _median(rounds, lambda: _reading(pdf))
    show("a reading process before its first page", loaded)
    show(f"its first report ({SAMPLE}) less the same again", first - again)
    show("that report", again)


if __name__ == "__main__":
    main()
