"""Derived tables: what `check` makes of a store and keeps in it, rebuilt whole each time.

`STORE/<table>/report_year=YYYY/part-0000.parquet`, readable as any other table. They are no part of the store's
promise: a run that is cut off leaves none of them, the next one makes them anew.
"""

import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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
            by_year: dict[int, list[Any]] = defaultdict(list)
            for year, row in own:
                by_year[year or 0].append(row)
            _write(root, table, {year: arrow_table(DERIVED[table], some) for year, some in by_year.items()})
    finally:
        lock.release()


def forget_derived(root: Path, doc_ids: Collection[str]) -> None:
    """Take out what derived tables say of some reports, or of others beside them; the caller holds the store's lock.

    A table that can't be read goes whole: the next `check` makes it anew.
    """
    for table in DERIVED:
        shutil.rmtree(_waiting(root, table), ignore_errors=True)
        if not (root / table).is_dir():
            continue
        try:
            kept = {year: _without(rows, doc_ids) for year, rows in _read(root, table).items()}
        except (OSError, pa.ArrowException):
            shutil.rmtree(root / table)
            continue
        _write(root, table, {year: rows for year, rows in kept.items() if rows.num_rows})


def _without(rows: pa.Table, doc_ids: Collection[str]) -> pa.Table:
    names = [name for name in rows.column_names if "doc_id" in name]
    ids = zip(*(rows[name].to_pylist() for name in names), strict=True)
    kept = [not any(one in doc_ids for value in line for one in _each(value)) for line in ids]
    return rows.filter(pa.array(kept, pa.bool_()))


def _each(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _waiting(root: Path, table: str) -> Path:
    return root / PRIVATE / f"derived-{table}"


def _write(root: Path, table: str, by_year: Mapping[int, pa.Table]) -> None:
    waiting = _waiting(root, table)
    shutil.rmtree(waiting, ignore_errors=True)
    for year, rows in sorted((by_year or {0: arrow_table(DERIVED[table], [])}).items()):
        folder = waiting / f"report_year={year}"
        folder.mkdir(parents=True)
        pq.write_table(rows, folder / "part-0000.parquet", compression="zstd")
    shutil.rmtree(root / table, ignore_errors=True)
    waiting.replace(root / table)


def read_derived(root: Path, table: str) -> pa.Table:
    """Return the rows of a derived table, with `report_year`; no rows where it was not made yet."""
    pieces = [
        rows.append_column("report_year", pa.array([year] * rows.num_rows, pa.int64()))
        for year, rows in _read(root, table).items()
    ]
    empty = arrow_table(DERIVED[table], []).append_column("report_year", pa.array([], pa.int64()))
    return pa.concat_tables([empty, *pieces])


def _read(root: Path, table: str) -> dict[int, pa.Table]:
    """Return the rows of a derived table by report year."""
    schema = arrow_table(DERIVED[table], []).schema
    return {
        int(part.parent.name.partition("=")[2]): pq.read_table(part, schema=schema, partitioning=None)
        for part in sorted((root / table).glob("report_year=*/part-0000.parquet"))
    }
