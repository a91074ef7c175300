"""Columns: each one is described once, in the row class; Arrow schema and dictionary are derived from it.

The rows themselves need no Arrow: it is loaded where a schema or a table is asked for (`nianjian text` has none).
"""

import dataclasses
import datetime
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from schemas.text import Box

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def _arrow_types() -> Mapping[Any, "pa.DataType"]:
    import pyarrow as pa  # noqa: PLC0415

    return {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        datetime.date: pa.date32(),
        Box: pa.list_(pa.float64()),
        tuple[str, ...]: pa.list_(pa.string()),
        tuple[float, ...]: pa.list_(pa.float64()),
        tuple[int, ...]: pa.list_(pa.int64()),
        tuple[int | None, ...]: pa.list_(pa.int64()),
    }


def column(text: str, *, default: Any = dataclasses.MISSING, allowed: Iterable[str] = ()) -> Any:
    """Declare a field of a row class with its description and, for a closed list, its allowed values."""
    metadata = {"text": text, "allowed": tuple(allowed)}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, Arrow type, whether it may be null, description, allowed values."""

    name: str
    type: "pa.DataType"
    nullable: bool
    text: str
    allowed: tuple[str, ...]


def _plain(annotation: Any) -> tuple[Any, bool]:
    """Split `T | None` into (T, True); any other type into (type, False)."""
    if isinstance(annotation, types.UnionType):
        kinds = [a for a in typing.get_args(annotation) if a is not type(None)]
        return kinds[0], len(kinds) < len(typing.get_args(annotation))
    return annotation, False


def columns_of(row_class: type) -> tuple[Column, ...]:
    """Return the columns of a row class in order; a field that holds several columns is flattened in its place.

    A column that has the name of a Python word (class) is a field with _ behind it.
    """
    found: list[Column] = []
    hints = typing.get_type_hints(row_class)
    for field in dataclasses.fields(row_class):
        kind, nullable = _plain(hints[field.name])
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            found.extend(columns_of(kind))
            continue
        meta: Mapping[str, Any] = field.metadata
        found.append(
            Column(field.name.removesuffix("_"), _arrow_types()[kind], nullable, meta["text"], meta["allowed"])
        )
    return tuple(found)


@cache
def arrow_schema(row_class: type) -> "pa.Schema":
    """Return the Arrow schema of a row class."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in columns_of(row_class)])


def arrow_table(row_class: type, rows: Iterable[Any]) -> "pa.Table":
    """Turn rows of one class into an Arrow table with its schema (also for no rows)."""
    import pyarrow as pa  # noqa: PLC0415

    schema, rows = arrow_schema(row_class), list(rows)
    arrays = [
        pa.array(list(map(attrgetter(path), rows)), type=field.type)
        for path, field in zip(_paths(row_class), schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


@cache
def _paths(row_class: type) -> tuple[str, ...]:
    return tuple(paths_of(row_class))


def paths_of(row_class: type, before: str = "") -> Iterator[str]:
    """Yield where each column stands in a row: its name, or those of the field that holds it and its own."""
    hints = typing.get_type_hints(row_class)
    for field in dataclasses.fields(row_class):
        kind, _ = _plain(hints[field.name])
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            yield from paths_of(kind, f"{before}{field.name}.")
        else:
            yield before + field.name
