"""The rows of the sample reports, made of its readings once in a process."""

from functools import cache
from pathlib import Path
from typing import Any

from read_once import extract_once

from pipeline.extraction import Extraction
from pipeline.options import Options

Row = dict[str, Any]


@cache
def extract_sample(path: Path, options: Options | None = None) -> Extraction:
    """Return what is read of a report, as a store takes it."""
    return extract_once(path, options)


@cache
def read_sample(path: Path, options: Options | None = None) -> dict[str, list[Row]]:
    """Return the rows of a report by table: to be read only."""
    return {name: table.to_pylist() for name, table in extract_sample(path, options).tables.items()}
