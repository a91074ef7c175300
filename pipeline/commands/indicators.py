"""nianjian indicators: the indicator dictionary as its readers ask for it."""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Sequence

from rich.table import Table

from pipeline.commands.console import open_console
from pipeline.errors import WrongCall, check_file
from pipeline.escaping import csv_cell, escape_json
from pipeline.messages import Messages
from schemas.indicators import Dictionary, Indicator, load

_CSV = ("code", "name", "name_en", "unit", "kind", "topic", "gri", "hkex", "definition")


def _dictionary(arguments: argparse.Namespace, messages: Messages) -> Dictionary:
    path = arguments.indicators
    if path:
        check_file(path, messages)
    try:
        return load(path)
    except ValueError as error:
        raise WrongCall(str(error)) from error


def _fits(indicator: Indicator, word: str) -> bool:
    """Whether a word stands in code, names, aliases, mappings or definition."""
    said = (indicator.code, indicator.name, indicator.name_en, indicator.definition, *indicator.aliases)
    mapped = (f"GRI {code}" for code in indicator.gri), (f"HKEX {code}" for code in indicator.hkex)
    return any(word in text.casefold() for texts in (said, *mapped, indicator.weak) for text in texts)


def _cells(indicator: Indicator, dictionary: Dictionary) -> dict[str, str]:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "unit": dictionary.unit_of(indicator),
        "kind": indicator.kind,
        "topic": indicator.topic,
        "gri": " ".join(indicator.gri),
        "hkex": " ".join(indicator.hkex),
        "definition": indicator.definition,
    }


def _show_table(found: Sequence[Indicator], dictionary: Dictionary, messages: Messages) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("code", "name", "unit", "kind", "definition", "mapping"):
        table.add_column(messages(f"indicators.{column}"), overflow="fold")
    for indicator in found:
        cells = _cells(indicator, dictionary)
        mapped = [f"GRI {cells['gri']}"] * bool(indicator.gri) + [f"HKEX {cells['hkex']}"] * bool(indicator.hkex)
        name = indicator.name if messages.language == "zh" else f"{indicator.name}\n{indicator.name_en}"
        kind = messages(f"kind.{indicator.kind}")
        table.add_row(indicator.code, name, cells["unit"], kind, indicator.definition, "  ".join(mapped))
    console = open_console()
    console.print(table)
    console.print(messages("indicators.count", count=len(found), version=dictionary.version))


def _show_csv(found: Sequence[Indicator], dictionary: Dictionary, _messages: Messages) -> None:
    writer = csv.DictWriter(sys.stdout, _CSV, lineterminator="\n")
    writer.writeheader()
    for indicator in found:
        writer.writerow({name: csv_cell(cell) for name, cell in _cells(indicator, dictionary).items()})


def _show_json(found: Sequence[Indicator], dictionary: Dictionary, _messages: Messages) -> None:
    rows = [
        {
            **_cells(indicator, dictionary),
            "gri": indicator.gri,
            "hkex": indicator.hkex,
            "aliases": indicator.aliases,
            "units": [row.unit for row in dictionary.units if row.unit and row.dimension in indicator.dimensions],
            "grades": indicator.grades,
        }
        for indicator in found
    ]
    answer = {"dictionary_version": dictionary.version, "indicators": rows}
    sys.stdout.write(escape_json(json.dumps(answer, ensure_ascii=False, indent=1)) + "\n")


_SHOW: dict[str, Callable[[Sequence[Indicator], Dictionary, Messages], None]] = {
    "table": _show_table,
    "csv": _show_csv,
    "json": _show_json,
}


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Print the indicators, or those that a word finds; exit status 0 also where none is found."""
    dictionary = _dictionary(arguments, messages)
    word = (arguments.search or "").casefold()
    found = [indicator for indicator in dictionary.indicators if _fits(indicator, word)]
    if not found and arguments.format == "table":
        print(messages("indicators.none", word=arguments.search))
        return 0
    _SHOW[arguments.format](found, dictionary, messages)
    return 0
