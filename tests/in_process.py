"""The command line called in this process: what it prints and returns, without the seconds that a start costs."""

import contextlib
import io
from pathlib import Path
from subprocess import CompletedProcess

from pipeline.cli import main


def run(*words: str | Path) -> CompletedProcess[str]:
    """Run one command in English, if no other language is named."""
    said = list(map(str, words))
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        status = main([*said, *(() if "--lang" in said else ("--lang", "en"))])
    return CompletedProcess(said, status, out.getvalue(), error.getvalue())
