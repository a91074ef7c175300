"""nianjian outline: the headings of a report, or with --paste its text per heading, ready to be pasted into a form."""

import argparse
import sys

from pipeline.commands.asked import check_output
from pipeline.commands.console import open_console
from pipeline.commands.opening import choose_report, open_yearbook
from pipeline.commands.views import TEXT_SUFFIXES
from pipeline.errors import WrongCall
from pipeline.escaping import show_safely
from pipeline.messages import Messages
from pipeline.pandas_out import keep_pandas_out
from pipeline.pasting import read_titled, write_paste
from pipeline.store import StoreError


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Print the outline of a report, or its text per heading."""
    keep_pandas_out()
    check_output(arguments.output, messages, TEXT_SUFFIXES, overwrite=arguments.overwrite)
    if arguments.output and not arguments.paste:
        raise WrongCall(messages("outline.output"))
    store = open_yearbook(arguments.store, messages)
    try:
        document = choose_report(store.read("documents").to_pylist(), arguments.doc, arguments.store, messages)
        titled = read_titled(store, document["doc_id"])
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    if arguments.section:
        titled = [one for one in titled if arguments.section in one.path]
        if not titled:
            raise WrongCall(messages("no.section", name=arguments.section, doc=document["file_name"]))
    if arguments.paste:
        text = show_safely(write_paste(titled))
        if arguments.output:
            arguments.output.write_text(text, encoding="utf-8")
            print(messages("outline.written", path=arguments.output))
        else:
            sys.stdout.write(text)
        return 0
    console = open_console()
    console.print(document["file_name"], soft_wrap=True)
    for one in titled:
        if one.level:
            place = messages("outline.line", page=one.page, count=one.length)
            console.print(f"{'  ' * one.level}{one.heading}  {place}", soft_wrap=True)
    return 0
