"""nianjian run: from a folder of reports to a workbook, in one go, with a summary in words."""

import argparse
import sys
from pathlib import Path

from pipeline.commands.asked import check_free, keep_work
from pipeline.commands.extract import print_files, read_reports
from pipeline.commands.opening import Refused
from pipeline.errors import WrongCall
from pipeline.messages import LANGUAGES, Messages


def _place(output: Path, key: str, messages: Messages) -> Path:
    """Return where something stands in the results: under its name in the language of an earlier run, else in ours."""
    own = output / messages(key)
    others = (output / Messages(language)(key) for language in LANGUAGES)
    return own if own.exists() else next((path for path in others if path.exists()), own)


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read, compare, write the workbook, say what was done. Return 0 where all was read, 1 where some was not."""
    if not arguments.folder.exists():
        raise WrongCall(messages("no.path", path=arguments.folder))
    output: Path = arguments.output or Path(messages("run.output.name"))
    if output.exists() and not output.is_dir():
        raise WrongCall(messages("run.output.file", path=output))
    book = _place(output, "run.book.name", messages)
    check_free(book, messages)
    if not arguments.overwrite:
        keep_work(book, messages)
    arguments.paths = [arguments.folder]
    arguments.store = _place(output, "run.store.name", messages)
    try:
        summary, harmed = read_reports(arguments, messages, apart=output)
    except Refused as refusal:
        print(messages("error", detail=refusal), file=sys.stderr)
        return 1
    if summary.interrupted:
        print(messages("interrupted"))
        return 130
    from pipeline.commands.telling import finish  # noqa: PLC0415 - pandas, which reading has no use for

    for line in finish(arguments.store, book, summary, messages):
        print(line)
    print_files(summary, arguments.store, messages)
    print(messages("run.open", path=book))
    return 1 if summary.failed or summary.strays or harmed else 0
