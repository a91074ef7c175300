"""Derived tables: what `check` makes of a store and keeps in it, rebuilt whole each time.

`STORE/<table>/report_year=YYYY/part-0000.parquet`, readable as any other table. They are no part of the store's
promise: a run that is cut off leaves none of them, the next one makes them anew.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.store.layout import PRIVATE
from pipeline.store.lock import Lock
from schemas.columns import arrow_table
from schemas.tables import DERIVED


def write_derived(root: Path, rows: dict[str, Iterable[tuple[int | None, Any]]]) -> None:
    """Put rows, each with its report year, in place of derived tables; StoreError where another program writes."""
    lock = Lock(root)
    lock.acquire()
    try:
        for table, own in rows.items():
            _write(root, table, own)
    finally:
        lock.release()


def _write(root: Path, table: str, rows: Iterable[tuple[int | None, Any]]) -> None:
    by_year: dict[int, list[Any]] = defaultdict(list)
    for year, row in rows:
        by_year[year or 0].append(row)
    waiting = root / PRIVATE / f"derived-{table}"
    shutil.rmtree(waiting, ignore_errors=True)
    for year in sorted(by_year) or [0]:
        folder = waiting / f"report_year={year}"
        folder.mkdir(parents=True)
        pq.write_table(arrow_table(DERIVED[table], by_year[year]), folder / "part-0000.parquet", compression="zstd")
    shutil.rmtree(root / table, ignore_errors=True)
    waiting.replace(root / table)


def read_derived(root: Path, table: str) -> pa.Table:
    """Return the rows of a derived table, with `report_year`; no rows where it was not made yet."""
    pieces = []
    schema = arrow_table(DERIVED[table], []).schema
    for part in sorted((root / table).glob("report_year=*/part-0000.parquet")):
        rows = pq.read_table(part, schema=schema, partitioning=None)
        year = pa.array([int(part.parent.name.partition("=")[2])] * rows.num_rows, pa.int64())
        pieces.append(rows.append_column("report_year", year))
    empty = schema.empty_table().append_column("report_year", pa.array([], pa.int64()))
    return pa.concat_tables([empty, *pieces])
