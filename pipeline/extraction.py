"""What reading one report gives: its rows as Arrow tables, or the reason why it can't be read."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from schemas.problems import parameters_of


class Unreadable(Exception):
    """A report that can't be read: stage, reason, cause and values as `schemas.problems.KNOWN` lists them."""

    def __init__(self, reason: str, cause: str = "", *, stage: str = "open", **values: object) -> None:
        self.parameters = parameters_of(stage, reason, cause, **values)
        super().__init__(f"{reason} {self.parameters}")
        self.reason = reason
        self.stage = stage


@dataclass(frozen=True, slots=True)
class Extraction:
    """All rows of one report. `tables` has an Arrow table for each name in `schemas.tables.TABLES`."""

    doc_id: str
    report_year: int | None
    tables: Mapping[str, pa.Table]
