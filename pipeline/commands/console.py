"""The console that results are written to, and the table of problems: what most commands print with."""

import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.escaping import show_safely
from pipeline.messages import Messages
from pipeline.page_numbers import page_runs
from pipeline.problem_words import add_counts, reason_of, words_of
from schemas.tables import Problem

_SHOWN_PAGES = 12
_SHOWN_FILES = 3
_WIDTH = 160


class _Output(Console):
    """A console that leaves it to the program what happens when the reader of its output closes it (| head)."""

    def render_str(self, text: str, **how: Any) -> Text:
        """Return the text of a cell or a line; file names and reports steer no terminal."""
        return super().render_str(show_safely(text), **how)

    def on_broken_pipe(self) -> None:
        """Let the error pass."""
        raise BrokenPipeError


def open_console(file: TextIO | None = None) -> Console:
    """Return a console for results: as wide as the terminal or as COLUMNS says, else wide enough for tables."""
    asked = os.environ.get("COLUMNS", "")
    width = None if file is None and (sys.stdout.isatty() or asked.isdigit()) else _WIDTH
    return _Output(highlight=False, markup=False, width=width, file=file)


def problem_table(problems: Iterable[Problem], messages: Messages) -> Table | None:
    """Return the problems as a table; None where there are none.

    The pages of one file with one reason stand on one line, and so do files of one sort that are no reports.
    """
    grouped: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        file = problem.file if problem.doc_id else ""
        # Pages with unread numbers differ in their counts only: these are added up.
        words = "" if problem.reason == "numbers_unread" else words_of(problem.reason, problem.parameters, messages)
        grouped.setdefault((file, problem.reason, words), []).append(problem)
    if not grouped:
        return None
    table = Table(title=messages("problems.title"), title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("file", "page", "reason", "detail"):
        table.add_column(messages(f"problems.{column}"), overflow="fold")
    for (_, reason, detail), members in grouped.items():
        pages = page_runs((p.page for p in members if p.page is not None), _SHOWN_PAGES)
        names = list(dict.fromkeys(p.file for p in members))
        file = "\n".join(names[:_SHOWN_FILES])
        if names[_SHOWN_FILES:]:
            file = messages("problems.files", first=names[0], count=len(names))
        said = detail or words_of(reason, add_counts(one.parameters for one in members), messages)
        table.add_row(file, pages, reason_of(reason, messages), said)
    return table
