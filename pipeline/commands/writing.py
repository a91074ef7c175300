"""Views and tables into files: CSV that opens right in Excel and WPS, and workbooks."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from rich.cells import cell_len

from pipeline.commands.wording import in_words
from pipeline.errors import WrongCall, quoted
from pipeline.escaping import csv_cell, show_safely
from pipeline.export.book import write_book
from pipeline.export.numbers import digits, places
from pipeline.export.sheet import Cell, Column, Number, Sheet
from pipeline.messages import Messages
from pipeline.store import Store

_NARROW, _WIDE = 8, 44  # of a column of a sheet, in characters of half width
_LOOKED_AT = 200  # rows that the width of a column is taken from


def without_formulas(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a view whose words no spreadsheet takes for formulas and no terminal for commands; numbers stay."""
    words = [name for name in frame if not pd.api.types.is_numeric_dtype(frame[name])]
    cells = {name: pd.Series([_safe(v) for v in frame[name]], index=frame.index, dtype=object) for name in words}
    return frame.assign(**cells)


def _safe(value: Any) -> Any:
    return csv_cell(show_safely(value) if isinstance(value, str) else value)


def put(text: str, output: Path | None, encoding: str = "utf-8") -> None:
    """Write a text into a file, or to the standard output."""
    if output:
        output.write_text(text, encoding=encoding, newline="")
    else:
        sys.stdout.write(text)


def write_csv(frame: pd.DataFrame, view: str, store: Store, *, output: Path | None, messages: Messages) -> None:
    """Write a view or the rows of a table: as stored in English, in words in Chinese, where people read it."""
    told = frame if messages.language == "en" else _whole(in_words(frame, view, store, messages))
    # The mark lets Excel open the Chinese text of a CSV file right.
    put(without_formulas(told).to_csv(index=False), output, "utf-8-sig")


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame of single values whose whole numbers are written without decimals."""
    cells = {
        name: [int(v) if isinstance(v, float) and v.is_integer() else v for v in frame[name]] for name in frame.columns
    }
    return pd.DataFrame(cells, dtype=object, index=frame.index)


def write_sheets(parts: Sequence[tuple[str, pd.DataFrame]], store: Store, output: Path, messages: Messages) -> None:
    """Write views or rows of tables, by name, as a workbook: a sheet each, all codes in words."""
    sheets = [as_sheet(in_words(frame, name, store, messages), _title(name, messages)) for name, frame in parts]
    try:
        write_book(sheets, output, messages)
    except PermissionError as error:
        raise WrongCall(messages("export.open", path=quoted(output))) from error


def _title(name: str, messages: Messages) -> str:
    return messages.find(f"view.{name}") or messages.find(f"table.{name}") or name


def as_sheet(told: pd.DataFrame, title: str) -> Sheet:
    """Return a frame in words as a sheet."""
    rows = [tuple(map(_cell, row)) for row in told.itertuples(index=False, name=None)]
    columns = [_column(str(header), [row[at] for row in rows]) for at, header in enumerate(told.columns)]
    return Sheet(name=title, title=title, notes=(), columns=tuple(columns), rows=rows, frozen=0)


def _cell(value: Any) -> Cell:
    if isinstance(value, float):
        return Number(value, digits(places(value, None)))
    return value if value is None or isinstance(value, int | date) else show_safely(str(value))


def _column(header: str, cells: Sequence[Cell]) -> Column:
    words = [str(cell.value) if isinstance(cell, Number) else str(cell or "") for cell in cells[:_LOOKED_AT]]
    width = max(_NARROW, cell_len(header) + 4, *(cell_len(word) + 2 for word in words), 0)
    number = any(isinstance(cell, Number) for cell in cells)
    return Column(header=header, width=min(width, _WIDE), wrap=width > _WIDE, align="right" if number else "left")
