"""nianjian export: what a yearbook holds, as a workbook for Excel or WPS."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from pipeline.commands.asked import check_free, check_place
from pipeline.commands.opening import open_yearbook
from pipeline.compare import Choice
from pipeline.errors import WrongCall, quoted
from pipeline.export import Counts, export_workbook
from pipeline.messages import Messages
from pipeline.store import Store, StoreError


def write_workbook(
    store: Store, file: Path, choice: Choice, messages: Messages, *, reports: Iterable[Path] = ()
) -> Counts:
    """Write the workbook. Raises WrongCall where the choice names what is not there, or the file is open."""
    try:
        return export_workbook(store, file, choice, say=messages, reports=reports)
    except PermissionError as error:
        raise WrongCall(messages("export.open", path=quoted(file))) from error
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Write a workbook of a yearbook."""
    store = open_yearbook(arguments.store, messages)
    if arguments.excel.suffix.lower() != ".xlsx":
        raise WrongCall(messages("export.suffix", path=arguments.excel))
    check_place(arguments.excel, messages, overwrite=arguments.overwrite)
    check_free(arguments.excel, messages)
    choice = Choice(org=arguments.org, years=arguments.years or ())
    reports = [arguments.reports] if arguments.reports else []
    counts = write_workbook(store, arguments.excel, choice, messages, reports=reports)
    numbers = {"compared": counts.compared, "checks": counts.to_check, "once": counts.once}
    print(messages("export.written", path=arguments.excel, **numbers))
    if counts.unlinked:
        print(messages("export.unlinked", count=counts.unlinked))
    return 0
