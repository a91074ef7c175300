"""nianjian feed-diff: what is another between two feeds."""

import argparse
import json
import sys
from typing import Any

from pipeline.errors import WrongCall, check_file
from pipeline.escaping import escape_json
from pipeline.messages import Messages


def _short(value: Any) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Print the differences of two feeds, one a line."""
    from pipeline.feed import read_json  # noqa: PLC0415
    from pipeline.feed.diff import compare_feeds  # noqa: PLC0415

    for path in (arguments.old, arguments.new):
        check_file(path, messages)
    try:
        found = compare_feeds(read_json(arguments.old), read_json(arguments.new))
    except ValueError as error:
        raise WrongCall(str(error)) from error
    if arguments.format == "json":
        for one in found:
            sys.stdout.write(escape_json(json.dumps(one._asdict(), ensure_ascii=False)) + "\n")
        return 0
    for one in found:
        value = one.old if one.change == "removed" else one.new
        label = f"{one.label}  {value}" if one.change != "changed" and value else one.label
        said = {"part": messages(f"feed.part.{one.part}"), "label": label}
        if one.change == "changed":
            said |= {"field": one.field or "", "old": _short(one.old), "new": _short(one.new)}
        print(messages(f"feed.{one.change}", **said))
    if not found:
        print(messages("feed.same"))
    return 0
