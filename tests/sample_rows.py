"""The rows of the sample reports, each report read once by all tests of a process that ask for it."""

from functools import cache
from pathlib import Path
from typing import Any

from corpus.find import find
from pipeline.extract import read_report
from pipeline.extraction import Extraction
from pipeline.options import Options

Row = dict[str, Any]


@cache
def extract_sample(path: Path, options: Options | None = None) -> Extraction:
    """Return what is read of a report, as a store takes it."""
    (report,) = find([path]).reports
    return read_report(report.path, report.source, options or Options())


@cache
def read_sample(path: Path, options: Options | None = None) -> dict[str, list[Row]]:
    """Return the rows of a report by table: to be read only."""
    return {name: table.to_pylist() for name, table in extract_sample(path, options).tables.items()}
