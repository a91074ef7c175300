"""What reading one report gives: its rows as Arrow tables, or the reason why it can't be read."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa


class Unreadable(Exception):
    """A report that can't be read; `reason` is one of `REASONS`, `stage` one of the stages of `Problem`."""

    def __init__(self, reason: str, detail: str, *, page: int | None = None, stage: str = "open") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.page = page
        self.stage = stage


@dataclass(frozen=True, slots=True)
class Extraction:
    """All rows of one report. `tables` has an Arrow table for each name in `schemas.tables.TABLES`."""

    doc_id: str
    report_year: int | None
    tables: Mapping[str, pa.Table]
