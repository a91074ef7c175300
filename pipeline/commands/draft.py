"""nianjian draft: last year's report as the first draft of this year's, in Word."""

import argparse
import shutil
import sys
import typing
from collections.abc import Sequence
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

from pipeline.commands.asked import check_place
from pipeline.commands.feed import make_feed
from pipeline.errors import WrongCall, check_file
from pipeline.messages import Messages
from pipeline.untouched import save_office

if typing.TYPE_CHECKING:
    from pipeline.draft.template import Fault

_TEMPLATE = "data/draft/template.docx"
_SHOWN = 20  # values without a sentence that are named on the screen


def _refuse(path: Path, faults: Sequence["Fault"], messages: Messages) -> WrongCall:
    """Return the mistakes of a template in words, one a line."""
    lines = [messages("draft.refused", path=path)]
    for kind, part, paragraph, text, name in faults:
        word, _, number = part.partition(" ")
        place = messages(f"draft.part.{word}") + (f" {number}" if number else "")
        lines.append("  " + messages(f"draft.fault.{kind}", name=name, part=place, paragraph=paragraph, text=text))
    return WrongCall("\n".join(lines))


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Write a draft, or with --save-template the template that ships."""
    with as_file(files("pipeline").joinpath(_TEMPLATE)) as shipped:
        if arguments.save_template is not None:
            check_place(arguments.save_template, messages, overwrite=arguments.overwrite, to_fill_in=True)
            save_office(arguments.save_template, lambda place: shutil.copyfile(shipped, place))
            print(messages("draft.template.saved", path=arguments.save_template))
            return 0
        return _write(arguments, shipped, messages)


def _write(arguments: argparse.Namespace, shipped: Path, messages: Messages) -> int:
    if arguments.store is None or arguments.year is None or arguments.output is None:
        raise WrongCall(messages("draft.needs"))
    if find_spec("docxtpl") is None or find_spec("docx") is None:
        raise WrongCall(messages("draft.extra", python=sys.executable))
    if arguments.output.suffix.lower() != ".docx":
        raise WrongCall(messages("draft.suffix", path=arguments.output))
    check_place(arguments.output, messages, overwrite=arguments.overwrite)
    template: Path = arguments.template or shipped
    check_file(template, messages)
    from pipeline.draft import TemplateRefused, build_context, check_template, render  # noqa: PLC0415
    from pipeline.draft.tables import list_cards, list_tables  # noqa: PLC0415

    try:
        check_template(template)  # before the feed, which takes longer
        feed = make_feed(arguments, messages)
        place = arguments.store
        context = build_context(feed, list_tables(place, feed), list_cards(place, feed))
        render(context, template, arguments.output)
    except TemplateRefused as refused:
        raise _refuse(template, refused.faults, messages) from refused
    except ValueError as error:
        raise WrongCall(str(error)) from error
    counts = context.counts
    told = {name: getattr(counts, name) for name in ("sentences", "given", "open", "marked")}
    print(messages("draft.written", path=arguments.output, **told))
    if counts.tables:
        print(messages("draft.tables", count=counts.tables))
    if context.unplaced:
        print(messages("draft.unplaced", count=len(context.unplaced)))
        for one in context.unplaced[:_SHOWN]:
            print("  " + messages("draft.unplaced.value", name=one.name, value=one.value))
        if len(context.unplaced) > _SHOWN:
            print("  " + messages("draft.unplaced.more", count=len(context.unplaced) - _SHOWN))
    return 0
