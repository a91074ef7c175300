"""nianjian text: sentences in, one JSON object a line out, or a table for people."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pipeline.errors import WrongCall, check_file, quoted
from pipeline.escaping import escape_json
from pipeline.messages import Messages
from schemas.tables.facts import is_doubted
from schemas.text import decode

_STDIN = Path("-")
_PDF = b"%PDF"
_OPEN = "open:"
# What a row of each kind is called and what more is said of it, in the table.
_NAMED = {"quantities": "metric", "indicators": "name", "dates": "event", "honours": "recipient", "persons": "role"}
_READ = {
    "quantities": "value_text",
    "indicators": "value_text",
    "honours": "title",
    "persons": "name",
    "organisations": "canonical",
}
_MORE = {
    "quantities": ("qualifier", "role"),
    "indicators": ("indicator", "data_year", "status"),
    "dates": ("precision",),
    "honours": ("grantor", "award_level"),
    "persons": (),
    "organisations": (),
}
_HEADS = {"text": "head.text"}
_USUAL = {"exact", "level", "stated"}  # what goes without saying
_SENTENCE = re.compile(r"[一-鿿](?!.*\.[A-Za-z]{2,5}$).*[。，；：,;]")  # no name of a file has these


def _exists(path: Path) -> bool:
    """Whether there is such a file or folder; a sentence may be longer than a name can be."""
    try:
        return path.exists()
    except OSError:
        return False


def _lines(path: Path | None, messages: Messages) -> Iterator[str]:
    """Yield the lines of a file or of the standard input; UTF-8, or GBK as Notepad and WPS write it.

    What is no file but reads like a sentence is one: 全年培训职工1,402人次。
    """
    if path is not None and _SENTENCE.search(str(path)) and not _exists(path):
        yield str(path)
        return
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
    told = [(key, value) for key, value in more if value not in (None, *_USUAL) and not str(value).startswith(_OPEN)]
    said = [_word(table, key, value, messages) for key, value in told]
    if table == "quantities" and is_doubted(row["name_confidence"]):
        said.append(messages("name.doubted"))
    named = row.get(_NAMED.get(table, "")) or ""
    cells = {"kind": messages(f"text.found.{table}"), "text": text, "reads": _read_as(table, row), "name": str(named)}
    return {**cells, "says": "  ".join(said)}


def _word(table: str, key: str, value: Any, messages: Messages) -> str:
    if (table, key) == ("indicators", "status"):
        return messages(f"had.{value}")
    return messages.label(key, str(value))


def _is_told(row: Mapping[str, Any]) -> bool:
    """Whether a row is the value of an open key, as its quantity says; none says that nothing occurred."""
    return str(row.get("indicator")).startswith(_OPEN) and row["status"] != "none_occurred"


def _print_table(number: int, text: str, found: Mapping[str, Sequence[Mapping[str, Any]]], messages: Messages) -> None:
    """Print a line and below it what was found in it, as wide as the terminal."""
    rows = [_cells(table, row, messages) for table, own in found.items() for row in own if not _is_told(row)]
    widths = {"kind": None, "text": 30, "reads": 40, "name": 24, "says": 40}
    heads = {key: messages(_HEADS.get(key, f"text.{key}")) for key in widths}
    _draw(f"{number}. {text}", rows or messages("text.nothing"), heads, widths, messages=messages)


def _explain(number: int, text: str, told: Sequence[Mapping[str, Any]], messages: Messages) -> None:
    """Print a line and below it what became of each of its numbers and awards."""
    rows = [cells for one in told for cells in _fates(one, messages)]
    widths = {"number": 24, "fate": 24, "reads": 30, "name": 24, "rules": 60}
    heads = {key: messages(f"text.{key}") for key in widths}
    _draw(f"{number}. {text}", rows or messages("text.no.numbers"), heads, widths, messages=messages)


def _fates(one: Mapping[str, Any], messages: Messages) -> Iterator[dict[str, str]]:
    """Yield the cells of a number or award: one line a row that it is in, or one that says why it is in none."""
    for row in one.get("rows") or [one]:
        table = row.get("table")
        kind = messages(f"text.found.{table}") if table else ""
        reason = messages.label("left_out", one.get("reason", ""))
        yield {
            "number": one["text"],
            "fate": messages(f"text.fate.{one['fate']}", reason=reason, kind=kind),
            "reads": _read_as(table, {"value_text": None, **row}) if table else "",
            "name": str(row.get(_NAMED.get(table, "")) or "") if table else "",
            "rules": "; ".join(row["rules"]) or messages("text.no.rule"),
        }


def _draw(
    title: str,
    cells: Sequence[Mapping[str, str]] | str,
    heads: Mapping[str, str],
    widths: Mapping[str, int | None],
    *,
    messages: Messages,
) -> None:
    """Print a table as wide as the terminal below a title, or the words that stand for an empty one."""
    from pipeline.commands.console import open_console  # noqa: PLC0415
    from pipeline.commands.fitting import Column, Row, draw  # noqa: PLC0415

    console = open_console()
    console.print(title, soft_wrap=True)
    if isinstance(cells, str):
        console.print(cells)
    else:
        columns = [Column(key=key, header=heads[key], most=most) for key, most in widths.items()]
        last = list(widths)[-1]
        rows = [Row(cells=one) for one in cells]
        drawn = draw(columns, rows, [("lower", last), ("lower", "name")], room=console.width, title="", say=messages)
        for line in (*drawn.header, *(line for _, line in drawn.lines)):
            console.print(f"{line}", soft_wrap=True)
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
        found: Mapping[str, Any] = read_sentence(text, year, arguments.day)
        if arguments.explain:
            from pipeline.explanation import explain, explain_honours  # noqa: PLC0415

            found = {"numbers": explain(text, found, year), "honours": explain_honours(text, found)}
        if arguments.format == "table":
            if text.strip() and arguments.explain:
                _explain(number, text, [*found["numbers"], *found["honours"]], messages)
            elif text.strip():
                _print_table(number, text, found, messages)
            continue
        sys.stdout.write(escape_json(json.dumps({"line": number, "text": text, **found}, ensure_ascii=False)) + "\n")
    return 0


def _all(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
