"""nianjian extract: the main job."""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path

from rich.table import Table

from corpus.find import Found, find
from extractors import nlp
from pipeline.batch import Policy, extract
from pipeline.cluster import Cluster, NoCluster, connect
from pipeline.commands.console import open_console, problem_table
from pipeline.commands.opening import Refused, mend_store, name_some, print_lost
from pipeline.errors import WrongCall, check_file, quoted
from pipeline.extract import load_words, read_found
from pipeline.guard import Limits, Unfit
from pipeline.messages import Messages
from pipeline.options import Options, read_aliases_file
from pipeline.pandas_out import keep_pandas_out
from pipeline.progress import show_progress
from pipeline.reading.ocr.installed import engine_version
from pipeline.rules import rules_version
from pipeline.store import Damaged, Store, StoreError
from pipeline.store.layout import PRIVATE
from pipeline.summary import Summary


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
