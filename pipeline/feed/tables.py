"""A feed as a folder of Parquet tables, one a kind of row."""

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.feed.display import exact
from pipeline.untouched import write_parquet
from schemas.feed import (
    Aim,
    Citation,
    Doubt,
    Feed,
    HonourHeld,
    Point,
    Report,
    Series,
    Shift,
    Slot,
    Statement,
    Title,
    Vintage,
)

_ARROW: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    Decimal: pa.string(),
}
NAMES = ("feed", "reports", "outline", "statements", "slots", "indicators", "history", "vintages", "changes",
         "honours", "commitments", "doubts", "citations")  # fmt: skip
"""The names of the tables."""
Held = Iterable[tuple[Mapping[str, Any], Any]]  # what holds a row (ids, years), and the row


def _columns(row_class: type, before: str = "") -> dict[str, pa.DataType]:
    """Return the columns of a class: its plain fields, and those of an object in it with the name of its field before.

    Fields of rows (history, slots) are tables of their own.
    """
    columns: dict[str, pa.DataType] = {}
    for name, annotation in typing.get_type_hints(row_class).items():
        kind: Any = annotation
        if isinstance(annotation, types.UnionType):
            (kind,) = (a for a in typing.get_args(annotation) if a is not type(None))
        inner = typing.get_args(kind)
        if dataclasses.is_dataclass(kind):
            columns |= _columns(typing.cast(type, kind), f"{before}{name}_")
        elif not inner:
            columns[before + name] = _ARROW[kind]
        elif typing.get_origin(kind) is tuple and inner[0] in _ARROW:
            columns[before + name] = pa.list_(_ARROW[inner[0]])
    return columns


def _cells(row: Any, columns: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if before + field.name in columns:
            plain = exact(value) if isinstance(value, Decimal) else value
            cells[before + field.name] = list(plain) if isinstance(plain, tuple) else plain
        elif dataclasses.is_dataclass(value):
            cells |= _cells(value, columns, f"{before}{field.name}_")
    return cells


def _table(row_class: type, held: Held, **heads: pa.DataType) -> pa.Table:
    columns = _columns(row_class)
    schema = pa.schema([*heads.items(), *columns.items()])
    return pa.Table.from_pylist([{**head, **_cells(row, columns)} for head, row in held], schema=schema)


def _titles(titles: Sequence[Title], parent: str | None = None) -> Iterator[tuple[dict[str, Any], Title]]:
    for title in titles:
        yield {"parent": parent}, title
        yield from _titles(title.children, title.id)


def _alone(rows: Iterable[Any]) -> Held:
    return (({}, row) for row in rows)


def as_tables(feed: Feed) -> dict[str, pa.Table]:
    """Return the tables of a feed by name.

    `feed` has one row. `slots` names the statement or title that holds each (`holder`), `history` and `changes` their
    series, `vintages` series and year, `outline` the title above (`parent`).
    """
    text, titles = pa.string(), list(_titles(feed.outline))
    holders: list[Statement | Title] = [*feed.statements, *(title for _, title in titles)]
    slots = [({"holder": one.id}, slot) for one in holders for slot in one.slots]
    points = [({"series": one.id}, point) for one in feed.indicators for point in one.history]
    vintages = [({**head, "year": point.year}, v) for head, point in points for v in point.vintages]
    found = (
        _table(Feed, _alone([feed])),
        _table(Report, _alone(feed.reports)),
        _table(Title, titles, parent=text),
        _table(Statement, _alone(feed.statements)),
        _table(Slot, slots, holder=text),
        _table(Series, _alone(feed.indicators)),
        _table(Point, points, series=text),
        _table(Vintage, vintages, series=text, year=pa.int64()),
        _table(Shift, [({"series": s.id}, c) for s in feed.indicators for c in s.changes], series=text),
        _table(HonourHeld, _alone(feed.honours)),
        _table(Aim, _alone(feed.commitments)),
        _table(Doubt, _alone(feed.doubts)),
        _table(Citation, _alone(feed.citations.values())),
    )
    return dict(zip(NAMES, found, strict=True))


def write_tables(feed: Feed, folder: Path) -> None:
    """Write the tables of a feed into a folder, one file each: statements.parquet, slots.parquet, …"""
    folder.mkdir(exist_ok=True)
    for name, table in as_tables(feed).items():
        write_parquet(table, folder / f"{name}.parquet")
