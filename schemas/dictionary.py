"""The dictionary: every table and column with type and meaning, from the row classes."""

import inspect
from collections.abc import Iterator

from schemas.columns import Column, columns_of
from schemas.left_out import LEFT_OUT
from schemas.tables import COMPARISONS, DERIVED, EXCHANGED, TABLES

_HEAD = """# Dictionary

One Parquet data set a table: `STORE/<table>/report_year=YYYY/part-*.parquet`. `report_year` is read from the folder
name (0: unknown). Offsets are half-open code-point offsets in the document's text, pages are physical pages counted
from 1.
This page is generated from `schemas/` by `nianjian dictionary`.
"""

_COMPARED = """# Comparison

What `nianjian compare` makes of the tables of many reports: printed, written to a file, or data frames of
`pipeline.compare`. No part of the store.
"""

_DERIVED = """# Derived tables

What `nianjian check` makes of the other tables and keeps in the store, in
`STORE/<table>/report_year=YYYY/part-0000.parquet`. Each run makes them anew.
"""

_EXCHANGED = """# Files that are handed over

Parquet files that one command writes and another one takes.
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _line(column: Column) -> str:
    meaning = column.text
    if column.allowed:
        meaning += " One of: " + ", ".join(f"`{value}`" for value in column.allowed) + "."
    return f"| `{column.name}` | {column.type} | {'yes' if column.nullable else 'no'} | {_cell(meaning)} |"


def _reasons() -> Iterator[str]:
    """Yield the closed list of reasons in `pages.left_out_by`."""
    yield "Why a number is left out (`left_out_by`):\n"
    yield "| reason | what it stands for |"
    yield "| --- | --- |"
    yield from (f"| `{reason}` | {_cell(text)} |" for reason, text in LEFT_OUT.items())
    yield "\nIn pandas, the counts by reason over all pages of a store:\n"
    yield "```python"
    yield 'said = pandas.read_parquet("yearbook/pages")["left_out_by"].explode().dropna().str.split("=", expand=True)'
    yield "said[1].astype(int).groupby(said[0]).sum()"
    yield "```\n"


def _table(name: str, row_class: type) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{inspect.getdoc(row_class)}\n"
    yield "| column | type | null | meaning |"
    yield "| --- | --- | --- | --- |"
    yield from map(_line, columns_of(row_class))
    yield ""


def describe() -> str:
    """Return the dictionary as Markdown."""
    lines = [_HEAD]
    for name, row_class in TABLES.items():
        lines.extend(_table(name, row_class))
        lines.extend(_reasons() if name == "pages" else ())
    lines.append(_COMPARED)
    for name, row_class in COMPARISONS.items():
        lines.extend(_table(name, row_class))
    lines.append(_DERIVED)
    for name, row_class in DERIVED.items():
        lines.extend(_table(name, row_class))
    lines.append(_EXCHANGED)
    for name, row_class in EXCHANGED.items():
        lines.extend(_table(name, row_class))
    return "\n".join(lines).rstrip() + "\n"
