"""nianjian rulings: what people put right or leave, kept with the yearbook over every reading anew."""

import argparse
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pipeline.checks.derived import read_derived
from pipeline.checks.overlay import CONFLICT, Standing, take_in, tell_standings
from pipeline.checks.rebuild import rebuild
from pipeline.commands.asked import check_place
from pipeline.commands.opening import open_yearbook
from pipeline.errors import WrongCall, check_file
from pipeline.escaping import csv_cell
from pipeline.messages import Messages
from pipeline.store import Store, StoreError
from pipeline.store.rulings import parse_rulings, read_rulings

_TEMPLATE = (
    "finding_id",
    "ruling",
    "who",
    "why",
    "class",
    "message",
    "doc_id",
    "page",
    "text",
    "field",
    "value",
    "file",
)


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Take rulings in, or write the file to fill, or list what stands. Return 1 where a ruling could not be applied."""
    store = open_yearbook(arguments.store, messages)
    try:
        if arguments.template:
            check_place(arguments.template, messages, overwrite=arguments.overwrite, to_fill_in=True)
            return _write_template(store, arguments.template, messages)
        given = []
        if arguments.rulings is not None:
            check_file(arguments.rulings, messages)
            given = parse_rulings(arguments.rulings)
            take_in(store, given)
            rebuild(store)
        standings = list(tell_standings(store, read_rulings(store.root)))
    except (ValueError, StoreError) as error:
        raise WrongCall(messages.retell(error)) from error
    for line in _lines(standings, messages):
        print(line)
    if arguments.rulings is not None:
        print(messages("rulings.taken", count=len(given), path=arguments.store))
    return 1 if any(one.state == CONFLICT for one in standings) else 0


def _lines(standings: list[Standing], messages: Messages) -> Iterator[str]:
    if not standings:
        yield messages("rulings.none")
    for one in standings:
        ruling = one.ruling
        key = f"rulings.{one.state}" if ruling.is_correction else f"rulings.finding.{one.state}"
        yield messages(
            key, doc=ruling.doc_id[:8], page=ruling.page, text=ruling.text, field=ruling.field, value=ruling.value,
            finding=ruling.finding_id[:8], who=ruling.who, why=ruling.why, rows=one.rows,
        )  # fmt: skip


def _write_template(store: Store, output: Path, messages: Messages) -> int:
    """Write the findings as a CSV file with room for rulings."""
    names = dict(zip(*(store.read("documents")[name].to_pylist() for name in ("doc_id", "file_name")), strict=True))
    rebuild(store)  # the stored findings may be those of reports that were read anew, or taken out
    found = read_derived(store.root, "findings").to_pylist()
    rows = [row for row in found if row["outcome"] == "fails" and row["ruling"] == "open"]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_TEMPLATE)
    for row in rows:
        text = row["values"][0] if row["values"] else ""
        told = (row["class"], row["message"], row["doc_id"], row["page"], text, "", "", names.get(row["doc_id"], ""))
        writer.writerow([csv_cell(cell) for cell in (row["finding_id"], "", "", "", *told)])
    output.write_text(stream.getvalue(), encoding="utf-8-sig", newline="")
    print(messages("rulings.template", path=output, count=len(rows)))
    return 0
