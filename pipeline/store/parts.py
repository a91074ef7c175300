"""Parts as files: the same rows always give the same bytes."""

import hashlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.store.faults import CHANGED, MISSING, other_size
from schemas.columns import arrow_schema, columns_of
from schemas.tables import TABLES

SCHEMAS: dict[str, pa.Schema] = {name: arrow_schema(row_class) for name, row_class in TABLES.items()}
_COLUMNS = {name: columns_of(row_class) for name, row_class in TABLES.items()}

# What orders the rows of a part, as far as a table has it; rows that tie in all of it stay as their reader gave them.
_ORDER = ("doc_id", "file", "start_char", "page", "end_char", "row_id", "stage", "reason", "parameters")


_KEYS = frozenset({"row_id"})  # columns of which each value stands once in a table
_NAMED = 5  # so many values are named in a message
_CODED = pa.dictionary(pa.int32(), pa.string())
_END = 8  # bytes at the end of a Parquet file: length of the footer, PAR1


class Facts(NamedTuple):
    """What is known of a part: rows, size in bytes, SHA-256 of the file and of its footer, in hexadecimal."""

    rows: int
    size: int
    sha256: str
    footer: str


class Asked(NamedTuple):
    """What is read of a part: columns (None: all), and those of words that come as dictionaries."""

    columns: Sequence[str] | None = None
    coded: Collection[str] = ()

    def schema(self, table: str) -> pa.Schema:
        """Return the schema of what is read of a table's part."""
        schema = SCHEMAS[table] if self.columns is None else pa.schema([SCHEMAS[table].field(c) for c in self.columns])
        for name in self.coded:
            at = schema.get_field_index(name)
            schema = schema.set(at, schema.field(at).with_type(_CODED))
        return schema


class Spoilt(Exception):
    """A part is not as it was written; the message is the reason, one of `faults`."""


_ALL = Asked()


def read_part(path: Path, table: str, facts: Facts, asked: Asked = _ALL) -> pa.Table:
    """Read one part; columns of words named in `asked.coded` come as dictionaries, as they stand in the file.

    Its size, its footer and the checksum of each page that is read are held against what was written. Raises Spoilt
    where they differ, FileNotFoundError where there is no file.
    """
    try:
        with pa.OSFile(os.fspath(path)) as file:
            _check_ends(file, facts)
            return _decode(file, table, asked)
    except (pa.ArrowException, OSError) as error:
        if getattr(error, "errno", None) and not isinstance(
            error, IsADirectoryError
        ):  # the system's: no such file, no permission
            raise
        if isinstance(error, MemoryError) and check_part(path, facts, thorough=True) is None:
            raise
        raise Spoilt(CHANGED) from error


def read_whole(path: Path, table: str, facts: Facts) -> pa.Table:
    """Read one part of which every byte is held against what was written; raises as `read_part` does."""
    data = path.read_bytes()
    if len(data) != facts.size:
        raise Spoilt(other_size(len(data), facts.size))
    if _hash(data) != facts.sha256:
        raise Spoilt(CHANGED)
    return _decode(pa.BufferReader(data), table, _ALL)


def check_part(path: Path, facts: Facts, *, thorough: bool) -> str | None:
    """Return what is wrong with a part: with its size, and if `thorough` with any of its bytes; None for nothing."""
    try:
        size = path.stat().st_size
        if size != facts.size:
            return other_size(size, facts.size)
        return CHANGED if thorough and _hash(path.read_bytes()) != facts.sha256 else None
    except (FileNotFoundError, NotADirectoryError):
        return MISSING


def write_part(path: Path, rows: pa.Table) -> Facts:
    """Write sorted rows; nothing but the rows, the schema and the version of pyarrow decides the bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows.combine_chunks(),
        sink,
        compression="zstd",
        compression_level=3,
        row_group_size=1 << 20,
        version="2.6",
        data_page_version="1.0",
        write_page_checksum=True,
    )
    data = sink.getvalue().to_pybytes()
    path.write_bytes(data)
    start = _footer_start(data[-_END:], len(data))
    return Facts(rows.num_rows, len(data), _hash(data), _hash(data[start:]))


def _check_ends(file: pa.NativeFile, facts: Facts) -> None:
    size = file.size()
    if size != facts.size:
        raise Spoilt(other_size(size, facts.size))
    file.seek(max(0, size - _END))
    file.seek(_footer_start(file.read(_END), size))
    if _hash(file.read()) != facts.footer:
        raise Spoilt(CHANGED)


def _footer_start(end: bytes, size: int) -> int:
    """Return where the footer of a Parquet file begins, given its last bytes; 0 where they tell nothing."""
    return max(0, size - _END - int.from_bytes(end[:4], "little"))


def _decode(file: pa.NativeFile, table: str, asked: Asked) -> pa.Table:
    schema = asked.schema(table)
    parquet = pq.ParquetFile(file, read_dictionary=list(asked.coded), page_checksum_verification=True)
    found = parquet.read(columns=None if asked.columns is None else list(asked.columns), use_threads=False)
    if found.schema.equals(schema):
        return found
    # The items of lists get another name in a file, and columns come in the order of the file.
    return pa.Table.from_arrays([found[field.name].cast(field.type) for field in schema], schema=schema)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def in_order(rows: pa.Table) -> pa.Table:
    """Return rows in the order of a part, nulls last."""
    keys = [(name, "ascending") for name in _ORDER if name in rows.column_names]
    return rows.take(pc.sort_indices(rows, sort_keys=keys))


def only(rows: pa.Table, doc_ids: Iterable[str], *, strays: bool = False) -> pa.Table:
    """Return the rows of some documents, with those of no document (doc_id null) if `strays`."""
    wanted = pc.is_in(rows["doc_id"], value_set=pa.array(doc_ids, pa.string()))
    wanted = pc.or_(wanted, pc.is_null(rows["doc_id"])) if strays else wanted
    return rows if pc.all(wanted, min_count=0).as_py() else rows.filter(wanted)


def check_tables(doc_id: str, tables: Mapping[str, pa.Table]) -> None:
    """Raise ValueError unless each table is as its row class says, and holds rows of this document only.

    That is: its schema, no null where none may be, only allowed values where there is a list of them, no id twice.
    Every row that is stored comes through here.
    """
    if set(tables) != set(SCHEMAS):
        raise ValueError(f"an extraction has the tables {', '.join(SCHEMAS)}, not {', '.join(tables)}")
    for name, rows in tables.items():
        if not rows.schema.equals(SCHEMAS[name]):
            raise ValueError(f"{name}: not the schema of that table but {rows.schema.to_string()}")
        _check_columns(name, rows)
        if not all(value.as_py() == doc_id for value in pc.unique(rows["doc_id"])):
            raise ValueError(f"{name}: rows of another document than {doc_id}")
    if tables["documents"].num_rows != 1:
        raise ValueError(f"documents: {tables['documents'].num_rows} rows of one document")


def _check_columns(name: str, rows: pa.Table) -> None:
    for column in _COLUMNS[name]:
        values = rows[column.name]
        if not column.nullable and values.null_count:
            raise ValueError(f"{name}.{column.name}: null in a column that has none")
        if column.allowed:
            strange = set(pc.unique(values).to_pylist()) - {*column.allowed, None}
            if strange:
                few = ", ".join(sorted(strange)[:_NAMED])
                raise ValueError(f"{name}.{column.name}: {few}; allowed: {', '.join(column.allowed)}")
    for key in _KEYS.intersection(rows.column_names):
        if pc.count_distinct(rows[key]).as_py() != rows.num_rows:
            few = ", ".join(v["values"] for v in pc.value_counts(rows[key]).to_pylist() if v["counts"] > 1)
            raise ValueError(f"{name}.{key}: stands more than once: {few}")
