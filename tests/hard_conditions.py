"""Programs that `test_hard_conditions` runs where little is allowed: `python hard_conditions.py WHAT FOLDER`.

`full` and `readonly` mount a small file system in a name space of their own; `shut` runs as
another user. Each prints a line of JSON for each call: what was called, its exit status, what it said, whether the
store is as before.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from in_process import run
from stored import content

import pipeline.commands.extract
import pipeline.commands.forget
import pipeline.commands.show  # noqa: F401 - loaded before rights are given up
from pipeline.store.layout import PRIVATE

NOBODY = 65534


def call(store: Path, *words: str | Path) -> None:
    """Run a command and print what came of it."""
    before = content(store)
    done = run(*words)
    left = sorted(path.name for path in (store / PRIVATE).iterdir()) if (store / PRIVATE).is_dir() else []
    facts = {"status": done.returncode, "said": done.stderr, "same": content(store) == before, "left": left}
    print(json.dumps(facts), flush=True)


def mount(folder: Path) -> Path:
    """Mount a file system of one megabyte."""
    small = folder / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)], check=True)
    return small


def main(what: str, folder: Path) -> None:
    reports, store = folder / "in", folder / "s"
    if what in ("full", "readonly"):
        store = mount(folder) / "s"
        call(store, "extract", reports / "a.pdf", "--store", store)
    if what == "full":
        filler = folder / "small" / "filler"
        with filler.open("wb", buffering=0) as stream:
            try:
                while True:
                    stream.write(b"x" * 4096)
            except OSError:
                pass
        call(store, "extract", reports, "--store", store)
        call(store, "verify", store)
        filler.unlink()
    if what == "readonly":
        subprocess.run(["mount", "-o", "remount,ro", str(store.parent)], check=True)
        call(store, "show", store)
        call(store, "verify", store)
        call(store, "forget", store, "--doc", "a.pdf")
    if what == "shut":
        run("show", store)  # loads what is needed, which the other user may not be allowed to
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        call(store, "show", store)
        call(store, "forget", store, "--doc", "1.pdf")
        call(store / "new", "extract", reports, "--store", store / "new")
    call(store, "extract", reports, "--store", store)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
