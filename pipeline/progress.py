"""Showing how far a batch is: a bar on a terminal, plain lines elsewhere."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from pipeline.batch import Step
from pipeline.escaping import show_safely


@contextlib.contextmanager
def show_progress(
    stream: TextIO | None = None, *, word: Callable[[str], str] = str
) -> Iterator[Callable[[Step], None]]:
    """Give a function to be called with each report that is finished; write to `stream` (default: standard error).

    `word` gives what is shown for a status.
    """
    out = stream or sys.stderr
    if not out.isatty():

        def say(step: Step) -> None:
            file = show_safely(step.file)
            print(f"[{step.number}/{step.total}] {word(step.status)} {file}", file=out, flush=True)

        yield say
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where there is a terminal
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(file=out)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(step: Step) -> None:
            bar.update(task, completed=step.number, total=step.total, description=escape(show_safely(step.file)))
            if step.status != "ok":
                console.print(f"{word(step.status)} {escape(show_safely(step.file))}", highlight=False)

        yield show
