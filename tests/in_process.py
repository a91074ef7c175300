"""The command line called in this process: what it prints and returns, without the seconds that a start costs.

Reports are read in this process too, and once for all tests of a session.
"""

import contextlib
import io
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

from read_once import reading_here

from pipeline.cli import main


def run(*words: str | Path, stdin: str = "") -> CompletedProcess[str]:
    """Run one command in English, if no other language is named."""
    said = list(map(str, words))
    out, error, given = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    with (
        mock.patch("sys.stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(error),
        reading_here(),
    ):
        try:
            status = main([*said, *(() if "--lang" in said else ("--lang", "en"))])
        except SystemExit as end:  # of argparse: help, or a wrong call
            status = int(end.code or 0)
    return CompletedProcess(said, status, out.getvalue(), error.getvalue())
