"""nianjian rules: the rules of all fields, what each is for, its examples, and how often it fired in a yearbook."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence

from extractors.fields import FIELDS
from extractors.rule import Field
from pipeline.errors import WrongCall
from pipeline.escaping import csv_cell, escape_json
from pipeline.messages import Messages
from pipeline.rule_list import Listed, describe_rules, list_rules

_LINES = "\n"  # between the examples of one rule in a cell of CSV


def _fields(wanted: str | None, messages: Messages) -> Sequence[Field]:
    found = [field for field in FIELDS if wanted in (None, field.name)]
    if not found:
        raise WrongCall(messages("rules.no.field", field=wanted, fields=", ".join(field.name for field in FIELDS)))
    return found


def _show_table(found: Sequence[Listed], messages: Messages) -> None:
    from pipeline.commands.console import open_console  # noqa: PLC0415
    from pipeline.commands.fitting import Column, Row, draw  # noqa: PLC0415

    console = open_console()
    counted = any(one.fired is not None for one in found)
    columns = [
        *([Column(key="fired", header=messages("rules.fired"), right=True)] if counted else []),
        Column(key="rule", header=messages("rules.rule"), most=30),
        Column(key="purpose", header=messages("rules.purpose"), most=60),
        Column(key="example", header=messages("rules.example.head"), most=40),
    ]
    rows = [Row(cells=_cells(one, messages), group=one.field.name) for one in found]
    drawn = draw(
        columns, rows, [("lower", "example"), ("lower", "purpose")], room=console.width, title="", say=messages
    )
    for line in (*drawn.header, *(line for _, line in drawn.lines)):
        console.print(f"{line}", soft_wrap=True)
    console.print(messages("rules.count", count=len(found)))


def _cells(one: Listed, messages: Messages) -> dict[str, str]:
    reason = one.rule.reason
    left = f" → {messages.label('left_out', reason)}" if reason else ""
    fired = "" if one.fired is None else f"{one.fired:,}"
    cells = {"rule": one.rule.name, "purpose": one.rule.purpose + left, "example": one.rule.examples[0]}
    return {**cells, "fired": f"({fired})" if reason and fired else fired}


def _show_csv(found: Sequence[Listed]) -> None:
    rows = [one.as_row() for one in found]
    writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        joined = {key: _LINES.join(cell) if isinstance(cell, list) else cell for key, cell in row.items()}
        writer.writerow({key: csv_cell(cell) for key, cell in joined.items()})


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """List the rules."""
    from pipeline.commands.opening import open_yearbook  # noqa: PLC0415

    fields = _fields(arguments.field, messages)
    if arguments.format == "markdown":
        sys.stdout.write(describe_rules(fields))
        return 0
    store = open_yearbook(arguments.store, messages) if arguments.store else None
    found = list(list_rules(fields, store))
    if arguments.format == "table":
        _show_table(found, messages)
    elif arguments.format == "csv":
        _show_csv(found)
    else:
        rows = [one.as_row() for one in found]
        sys.stdout.write(escape_json(json.dumps(rows, ensure_ascii=False, indent=1)) + "\n")
    return 0
