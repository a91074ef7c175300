"""What `nianjian show` writes into files: the list of reports, or the rows of one or all tables."""

import argparse
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.commands.opening import choose_report
from pipeline.commands.writing import put, write_csv, write_sheets
from pipeline.escaping import escape_json
from pipeline.messages import Messages
from pipeline.store import Store
from pipeline.untouched import write_parquet
from schemas.tables import TABLES


def hand_out(store: Store, kind: str, arguments: argparse.Namespace, messages: Messages) -> None:
    """Write what is asked for: with --table its rows, with --doc those of one report, without both the reports."""
    tables = _tables(store, arguments, messages)
    output: Path | None = arguments.output
    if kind == "parquet" and output:
        write_parquet(next(iter(tables.values())), output)
    elif kind == "json":
        put(escape_json("".join(_objects(tables))), output)
    else:
        parts = [(name, _frame(table)) for name, table in tables.items()]
        if kind == "csv":
            write_csv(parts[0][1], parts[0][0], store, output=output, messages=messages)
        elif output:
            write_sheets(parts, store, output, messages)
    if output:
        count = sum(table.num_rows for table in tables.values())
        print(messages("compare.written", path=output, count=count))


def _tables(store: Store, arguments: argparse.Namespace, messages: Messages) -> dict[str, pa.Table]:
    doc_ids: Sequence[str] | None = None
    if arguments.doc:
        documents = store.read("documents").to_pylist()
        doc_ids = [choose_report(documents, arguments.doc, arguments.store, messages)["doc_id"]]
    names = [arguments.table] if arguments.table else list(TABLES) if arguments.doc else ["documents"]
    tables = {name: store.read(name, doc_ids) for name in names}
    if arguments.limit:  # of a file only where it was asked for
        tables = {name: table.slice(0, arguments.limit) for name, table in tables.items()}
    return tables


def _frame(table: pa.Table) -> pd.DataFrame:
    """Return a table whose whole numbers stay whole where some are not known."""
    return pd.DataFrame(table.to_pylist(), columns=table.column_names, dtype=object)


def _objects(tables: Mapping[str, pa.Table]) -> list[str]:
    """Return a line of JSON for each row; of several tables it says which."""
    several = len(tables) > 1
    rows = ({"table": name, **row} if several else row for name, table in tables.items() for row in table.to_pylist())
    return [json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in rows]


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
