"""nianjian text: sentences in, one JSON object a line out, or a table for people."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pipeline.errors import WrongCall, check_file, quoted
from pipeline.escaping import escape_json
from pipeline.messages import Messages
from schemas.text import decode

_STDIN = Path("-")
_PDF = b"%PDF"
_OPEN = "open:"
# What a row of each kind is called and what more is said of it, in the table.
_NAMED = {"quantities": "metric", "indicators": "name", "dates": "event", "honours": "recipient", "persons": "role"}
_READ = {"quantities": "value_text", "indicators": "value_text", "honours": "title", "persons": "name"}
_MORE = {
    "quantities": ("qualifier", "role"),
    "indicators": ("indicator", "data_year", "status"),
    "dates": ("precision",),
    "honours": ("grantor", "award_level"),
    "persons": (),
}
_USUAL = {"exact", "level", "stated"}  # what goes without saying


def _lines(path: Path | None, messages: Messages) -> Iterator[str]:
    """Yield the lines of a file or of the standard input; UTF-8, or GBK as Notepad and WPS write it."""
    if path is not None:
        if path.suffix.lower() == ".pdf":
            raise WrongCall(messages("text.pdf", path=quoted(path)))
        check_file(path, messages)
    with path.open("rb") if path else nullcontext(sys.stdin.buffer) as stream:
        for at, raw in enumerate(stream):
            if at == 0 and raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_PDF):
                raise WrongCall(messages("text.pdf", path=quoted(path)) if path else messages("text.stdin"))
            line = decode(raw)
            if line is None:
                raise WrongCall(messages("not.text", path=path or "stdin"))
            yield line.rstrip("\r\n")


def _read_as(table: str, row: Mapping[str, Any]) -> str:
    """Return what a row was read as: the value with its unit, the days, the title."""
    if table == "dates":
        return " – ".join(dict.fromkeys(day for day in (row["start_date"], row["end_date"]) if day))
    value = row[_READ[table]]
    if value is None and table in ("quantities", "indicators"):
        value = "–".join(f"{row[key]:g}" for key in ("value_low", "value_high") if row.get(key) is not None)
    return f"{value or ''}{row.get('unit') or ''}"


def _cells(table: str, row: Mapping[str, Any], messages: Messages) -> dict[str, str]:
    text = row.get("value_as_printed") or row["text"]
    more = [(key, row.get(key)) for key in _MORE[table]]
    said = [_word(table, key, value, messages) for key, value in more if value not in (None, *_USUAL)]
    named = row.get(_NAMED[table]) or ""
    cells = {"kind": messages(f"text.found.{table}"), "text": text, "reads": _read_as(table, row), "name": str(named)}
    return {**cells, "says": "  ".join(said)}


def _word(table: str, key: str, value: Any, messages: Messages) -> str:
    if (table, key) == ("indicators", "status"):
        return messages(f"had.{value}")
    return messages.label(key, str(value))


def _print_table(number: int, text: str, found: Mapping[str, Sequence[Mapping[str, Any]]], messages: Messages) -> None:
    """Print a line and below it what was found in it, as wide as the terminal."""
    from pipeline.commands.extract import open_console  # noqa: PLC0415
    from pipeline.commands.fitting import Column, Row, draw  # noqa: PLC0415

    console = open_console()
    console.print(f"{number}. {text}", soft_wrap=True)
    # What stands under an open key is told as a figure already.
    named = [(t, row) for t, own in found.items() for row in own if not str(row.get("indicator")).startswith(_OPEN)]
    rows = [Row(cells=_cells(table, row, messages)) for table, row in named]
    columns = [
        Column(key="kind", header=messages("text.kind")),
        Column(key="text", header=messages("head.text"), most=30),
        Column(key="reads", header=messages("text.reads"), most=40),
        Column(key="name", header=messages("text.name"), most=24),
        Column(key="says", header=messages("text.says"), most=40),
    ]
    if rows:
        drawn = draw(columns, rows, [("lower", "says"), ("lower", "name")], room=console.width, title="", say=messages)
        for line in (*drawn.header, *(line for _, line in drawn.lines)):
            console.print(f"{line}", soft_wrap=True)
    else:
        console.print(messages("text.nothing"))
    console.print()


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read sentences, one a line; an empty line gives empty lists, an empty input no line."""
    lines = _lines(None if arguments.file == _STDIN else arguments.file, messages)
    first = next(lines, None)  # a wrong call is known before the dictionaries are loaded
    if first is None:
        return 0
    # The readers load dictionaries: not needed for --help and a wrong path.
    from extractors import nlp  # noqa: PLC0415
    from pipeline.sentences import read_sentence  # noqa: PLC0415

    year = arguments.year or (arguments.day and arguments.day.year)
    try:
        nlp.load(arguments.ner)
    except ValueError as error:
        raise WrongCall(str(error)) from error
    for number, text in enumerate(_all(first, lines), 1):
        found = read_sentence(text, year, arguments.day)
        if arguments.format == "table":
            if text.strip():
                _print_table(number, text, found, messages)
            continue
        sys.stdout.write(escape_json(json.dumps({"line": number, "text": text, **found}, ensure_ascii=False)) + "\n")
    return 0


def _all(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
