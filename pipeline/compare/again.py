"""Indicators read again from stored rows, with a dictionary that the store was not made with."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_type_hints

import pandas as pd

from extractors.indicators import indicators
from pipeline.material import material_of
from pipeline.store import Store
from schemas.columns import arrow_schema, arrow_table
from schemas.indicators import Dictionary
from schemas.tables import IndicatorValue, Quantity, SectionRow, StatementRow


@cache
def _fields_of(row_class: type) -> tuple[tuple[str, type | None], ...]:
    """Return the fields of a row, each with its class where it is a value of several columns."""
    kinds = get_type_hints(row_class)
    return tuple((f.name, kinds[f.name] if is_dataclass(kinds[f.name]) else None) for f in fields(row_class))


def _row(row_class: type, record: Mapping[str, Any]) -> Any:
    """Return a row of a class, or one of its values of several columns, from the record of its table."""
    values = {name: _row(kind, record) if kind else _plain(record[name]) for name, kind in _fields_of(row_class)}
    return row_class(**values)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _rows(row_class: type, records: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return rows of a class from the records of its table."""
    return [_row(row_class, record) for record in records]


def read_again(store: Store, doc_ids: Sequence[str], dictionary: Dictionary) -> pd.DataFrame:
    """Return the indicator rows of stored reports by another dictionary, as the store's table has them.

    It reads every quantity and sentence again: seconds for a hundred reports, minutes for ten thousand.
    """
    found: list[pd.DataFrame] = []
    documents = {row["doc_id"]: row for row in store.read("documents", doc_ids).to_pylist()}
    tables: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for name in ("quantities", "statements", "sections"):
        by_doc = tables.setdefault(name, {})
        for record in store.read(name, doc_ids).to_pylist():
            by_doc.setdefault(record["doc_id"], []).append(record)
    for doc_id in doc_ids:
        rows = indicators.read(
            material_of(
                documents[doc_id],
                _rows(Quantity, tables["quantities"].get(doc_id, [])),
                _rows(StatementRow, tables["statements"].get(doc_id, [])),
                _rows(SectionRow, tables["sections"].get(doc_id, [])),
            ),
            dictionary,
        )
        frame = arrow_table(IndicatorValue, rows).to_pandas(date_as_object=False).drop(columns=["text", "bbox"])
        found.append(frame.assign(report_year=documents[doc_id]["report_year"]))
    return pd.concat(found, ignore_index=True) if found else arrow_schema(IndicatorValue).empty_table().to_pandas()
