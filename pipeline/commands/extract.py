"""nianjian extract: the main job."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from corpus.find import Found, find
from extractors import nlp
from pipeline import accounts
from pipeline.batch import Policy, extract
from pipeline.cluster import Cluster, NoCluster, connect
from pipeline.commands.opening import Refused, mend_store, name_some, print_lost
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.escaping import show_safely
from pipeline.extract import load_words, read_found
from pipeline.guard import Limits, Unfit
from pipeline.messages import Messages
from pipeline.options import Options, read_aliases_file
from pipeline.page_numbers import page_runs
from pipeline.pandas_out import keep_pandas_out
from pipeline.problem_words import reason_of, words_of
from pipeline.progress import show_progress
from pipeline.reading.ocr.installed import engine_version
from pipeline.rules import rules_version
from pipeline.store import Damaged, Store, StoreError
from pipeline.store.layout import PRIVATE
from pipeline.summary import Summary
from schemas.tables import Problem

_SHOWN_PAGES = 12
_SHOWN_FILES = 3
_WIDTH = 160


def _options(arguments: argparse.Namespace, messages: Messages) -> Options:
    if arguments.aliases:
        check_file(arguments.aliases, messages)
    try:
        aliases = read_aliases_file(arguments.aliases) if arguments.aliases else ()
        if arguments.ner:
            nlp.load(arguments.ner)  # a name that is not installed is the caller's mistake, found before any report
    except ValueError as error:
        raise WrongCall(str(error)) from error
    engine = engine_version() if arguments.ocr == "auto" else None
    return Options(ner=arguments.ner, aliases=aliases, ocr=engine, rules=rules_version())


def _found(arguments: argparse.Namespace, messages: Messages, apart: Path | None) -> Found:
    try:
        found = find(arguments.paths, apart)
    except ValueError as error:
        raise WrongCall(str(error)) from error
    if not found.reports and not found.strays:
        raise WrongCall(messages("no.pdf", paths=", ".join(map(str, arguments.paths))))
    return found


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
        said = detail or words_of(reason, accounts.add_counts(one.parameters for one in members), messages)
        table.add_row(file, pages, reason_of(reason, messages), said)
    return table


def _summary_table(summary: Summary, messages: Messages) -> Table:
    table = Table(
        title=messages("summary.title"), title_justify="left", box=None, padding=(0, 2, 0, 0), show_header=False
    )
    table.add_column()
    table.add_column(justify="right")
    rate = summary.pages / summary.seconds if summary.seconds else 0.0
    table.add_row(messages("summary.done"), str(summary.done))
    table.add_row(messages("summary.skipped"), str(summary.skipped))
    table.add_row(messages("summary.failed"), str(summary.failed + summary.strays))
    table.add_row(messages("summary.pages"), str(summary.pages))
    if summary.pages:
        table.add_row(messages("summary.rate"), f"{rate:.1f}")
    for name, count in summary.rows.items():
        if summary.done and name != "documents":
            table.add_row(messages("summary.rows", table=name, word=messages(f"table.{name}")), f"{count:,}")
    return table


def _store_whole(
    arguments: argparse.Namespace, found: Found, read_into: Callable[[Store], Summary], messages: Messages
) -> tuple[Summary, bool]:
    """Read reports into a store that is whole, or is mended first; tell whether there was damage or some is left.

    Damage that shows only when a part is touched ends the first try: the second one looks at every byte before.
    """
    harmed = False
    for thorough in (arguments.repair, True):
        try:
            with Store.open(arguments.store, writable=True, thorough=thorough) as store:
                harmed |= mend_store(store, found, arguments, messages)
                summary = read_into(store)
                return summary, print_lost(store, messages) or harmed
        except Damaged as error:
            damaged = error
    raise damaged


@contextlib.contextmanager
def _executor(arguments: argparse.Namespace, found: Found) -> Iterator[Cluster | None]:
    """Have the cluster that was named, once it is known to see store and reports; None: this machine reads."""
    if not arguments.dask:
        yield None
        return
    with connect(arguments.dask) as cluster:
        cluster.check([arguments.store / PRIVATE, *(report.path for report in found.reports[:1])])
        yield cluster


def read_reports(arguments: argparse.Namespace, messages: Messages, apart: Path | None = None) -> tuple[Summary, bool]:
    """Read the reports that a call names and store them, showing how far it is; the folder `apart` is not searched.

    Return what was done, and whether the store had damage or still has. Raises WrongCall for a mistake of the call,
    Refused for damage that can't be mended, and where no report can be read.
    """
    keep_pandas_out()
    options, found = _options(arguments, messages), _found(arguments, messages, apart)
    limits = Limits(seconds=arguments.timeout, megabytes=arguments.memory)
    policy = Policy(
        limits=limits,
        retry_failed=arguments.retry_failed,
        again=arguments.force,
        accepts=options.accepts,
        prepare=partial(load_words, options),
    )
    read = partial(read_found, options=options, cache=(arguments.store / PRIVATE / "ocr").absolute())

    def read_into(store: Store) -> Summary:
        with (
            _executor(arguments, found) as executor,
            show_progress(word=lambda status: messages(f"status.{status}")) as progress,
        ):
            return extract(
                found,
                store,
                read=read,
                version=options.version,
                executor=executor,
                workers=arguments.workers,
                progress=progress,
                policy=policy,
            )

    try:
        return _store_whole(arguments, found, read_into, messages)
    except NoCluster as lack:
        raise WrongCall(messages(lack.key, **lack.values)) from lack
    except CancelledError as end:
        raise Refused(messages("dask.lost")) from end
    except Unfit as end:
        raise Refused(str(end)) from end
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def print_files(summary: Summary, store: Path, messages: Messages) -> None:
    """Say of files what a user may have to do: a defect to be told of, files that were renamed or are gone."""
    console = open_console()
    if any(problem.reason == "defect" for problem in summary.problems):
        console.print(messages("bug", path=store / PRIVATE / "runs.jsonl"))
    for old, new in summary.renamed:
        console.print(messages("file.renamed", old=old, new=", ".join(new)))
    if summary.gone:
        names = name_some(list(summary.gone))
        console.print(messages("file.gone", count=len(summary.gone), names=names, path=quoted(store)))


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read the reports and store them. Return 0 where all were read, 1 where some were not."""
    try:
        summary, harmed = read_reports(arguments, messages)
    except Refused as refusal:
        print(messages("error", detail=refusal), file=sys.stderr)
        return 1
    console = open_console()
    problems = problem_table(summary.problems, messages)
    if problems:
        console.print(problems)
        console.print()
    console.print(_summary_table(summary, messages))
    console.print()
    console.print(messages("summary.store", path=arguments.store))
    print_files(summary, arguments.store, messages)
    if summary.interrupted:
        console.print(messages("interrupted"))
        return 130
    return 1 if summary.failed or summary.strays or harmed else 0
