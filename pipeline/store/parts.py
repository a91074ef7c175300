"""Parts as files: the same rows always give the same bytes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.store.faults import StoreError
from schemas.columns import arrow_schema
from schemas.tables import TABLES

SCHEMAS: dict[str, pa.Schema] = {name: arrow_schema(row_class) for name, row_class in TABLES.items()}

# What orders the rows of a part, as far as a table has it; rows that tie in all of it stay as their reader gave them.
_ORDER = ("doc_id", "file", "start_char", "page", "end_char", "row_id", "stage", "reason", "detail")


_CODED = pa.dictionary(pa.int32(), pa.string())


def read_part(path: Path, table: str, columns: Sequence[str] | None = None, coded: Collection[str] = ()) -> pa.Table:
    """Read one part with the columns that its table has today: a column that it lacks is null where it may be.

    Columns of words named in `coded` come as dictionaries, as they stand in the file: words that many rows share are
    made once.
    """
    schema = SCHEMAS[table] if columns is None else pa.schema([SCHEMAS[table].field(c) for c in columns])
    for name in coded:
        at = schema.get_field_index(name)
        schema = schema.set(at, schema.field(at).with_type(_CODED))
    try:
        with pq.ParquetFile(path, read_dictionary=list(coded)) as file:
            found = file.read(columns=None if columns is None else list(columns), use_threads=False)
    except (pa.ArrowInvalid, OSError) as error:
        if getattr(error, "errno", None):  # the system's: no such file, no permission
            raise
        raise StoreError(f"{path} is damaged: extract the reports into a new store") from error
    if found.schema.equals(schema):
        return found
    strange = set(found.column_names) - set(schema.names)
    absent = {f.name for f in schema if f.name not in found.column_names}
    if strange or any(not schema.field(name).nullable for name in absent):
        raise StoreError(
            f"{path.name} of {table} was written by another version of nianjian (columns {sorted(strange | absent)}): "
            "extract the reports into a new store"
        )
    arrays = [
        pa.nulls(found.num_rows, f.type) if f.name in absent else found[f.name].cast(f.type)  # list items are renamed
        for f in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def write_part(path: Path, rows: pa.Table) -> None:
    """Write sorted rows; nothing but the rows, the schema and the version of pyarrow decides the bytes."""
    pq.write_table(
        rows.combine_chunks(),
        path,
        compression="zstd",
        compression_level=3,
        row_group_size=1 << 20,
        version="2.6",
        data_page_version="1.0",
    )


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
    """Raise ValueError unless each table has its schema, no null where none may be, and rows of this document only."""
    if set(tables) != set(SCHEMAS):
        raise ValueError(f"an extraction has the tables {', '.join(SCHEMAS)}, not {', '.join(tables)}")
    for name, rows in tables.items():
        if not rows.schema.equals(SCHEMAS[name]):
            raise ValueError(f"{name}: not the schema of that table but {rows.schema.to_string()}")
        for field, column in zip(rows.schema, rows.itercolumns(), strict=True):
            if not field.nullable and column.null_count:
                raise ValueError(f"{name}.{field.name}: null in a column that has none")
        if not all(value.as_py() == doc_id for value in pc.unique(rows["doc_id"])):
            raise ValueError(f"{name}: rows of another document than {doc_id}")
    if tables["documents"].num_rows != 1:
        raise ValueError(f"documents: {tables['documents'].num_rows} rows of one document")
