"""What moved between two stores of the same reports: rows gained, lost and changed, by table, rule and report.

Rows are compared by what they say. Ids and offsets are left out: one dropped running head moves them all, and says
nothing about what was read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.dataset as ds

Row = Mapping[str, Any]

PLACES = frozenset(
    {"row_id", "section_id", "statement_id", "table_id", "parent_id", "quantity_id", "start_char", "end_char", "bbox"}
    | {"doc_id", "extractor_version"}
)
_TEXT_OF_PAGE = {"pages": ("text",)}  # a changed word of a page is seen in its statements


class Moved(NamedTuple):
    """One row that moved. `before` is None for a row gained, `after` for a row lost."""

    report: str
    table: str
    before: Row | None
    after: Row | None

    @property
    def kind(self) -> str:
        """`gained`, `lost` or `changed`."""
        return "gained" if self.before is None else "lost" if self.after is None else "changed"

    @property
    def rule(self) -> str:
        """The rule that made the row, the later one of a changed row; empty in tables without rules."""
        return str((self.after or self.before or {}).get("rule") or "")


def read_rows(store: Path, table: str) -> dict[str, list[Row]]:
    """Return the rows of a table by the file name of their report, in the order of the report."""
    names = dict(_columns(store, "documents", ("doc_id", "file_name")))
    found: dict[str, list[Row]] = defaultdict(list)
    folder = store / table
    if not folder.is_dir():
        return found
    for row in ds.dataset(folder, format="parquet").to_table().to_pylist():
        found[names.get(row.get("doc_id"), row.get("file") or "")].append(row)
    for report, rows in found.items():
        found[report] = in_order(rows)
    return found


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows of a table in the order of their report."""
    return sorted(rows, key=lambda row: (row.get("start_char") or 0, row.get("page") or 0))


def _columns(store: Path, table: str, columns: tuple[str, str]) -> Iterator[tuple[Any, Any]]:
    rows = ds.dataset(store / table, format="parquet").to_table(columns=list(columns)).to_pylist()
    return ((row[columns[0]], row[columns[1]]) for row in rows)


def compared_columns(table: str, before: Iterable[Row], after: Iterable[Row]) -> tuple[str, ...]:
    """Return the columns that both sides have and that are compared."""
    sides = [{name for row in rows for name in row} for rows in (before, after)]
    both = sides[0] & sides[1] if all(sides) else sides[0] | sides[1]
    return tuple(sorted(both - PLACES - set(_TEXT_OF_PAGE.get(table, ()))))


def diff_rows(report: str, table: str, before: list[Row], after: list[Row]) -> list[Moved]:
    """Return what moved among the rows of one table of one report.

    Equal rows cancel out one by one. Of the others, one on each side with the same page and words is one row that
    changed (the first with the first, and so on); the rest is lost or gained.
    """
    columns = compared_columns(table, before, after)
    stay = Counter(_said(row, columns) for row in before) & Counter(_said(row, columns) for row in after)
    old, new = _others(before, columns, stay.copy()), _others(after, columns, stay.copy())
    waiting: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in new:
        waiting[_place(row)].append(row)
    moved: list[Moved] = []
    for row in old:
        partners = waiting[_place(row)]
        moved.append(Moved(report, table, row, partners.pop(0) if partners else None))
    gained = [Moved(report, table, None, row) for rows in waiting.values() for row in rows]
    return sorted([*moved, *gained], key=lambda m: ((m.after or m.before or {}).get("page") or 0, m.kind))


def _others(rows: list[Row], columns: tuple[str, ...], stay: Counter[Any]) -> list[Row]:
    """Return the rows that are not among those that stay, each of which is taken once."""
    found: list[Row] = []
    for row in rows:
        said = _said(row, columns)
        if stay[said]:
            stay[said] -= 1
        else:
            found.append(row)
    return found


def _said(row: Row, columns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(_fixed(row.get(name)) for name in columns)


def _fixed(value: Any) -> Any:
    """Return a value that can be counted: a list as a tuple, a float without its last digits."""
    if isinstance(value, list):
        return tuple(map(_fixed, value))
    return round(value, 6) if isinstance(value, float) else value


def _place(row: Row) -> tuple[Any, ...]:
    words = row.get("text") or row.get("title") or row.get("name") or row.get("reason")
    return row.get("page"), words


def changed_columns(moved: Moved) -> dict[str, tuple[Any, Any]]:
    """Return, for a row that changed, each column that did, with both values."""
    before, after = moved.before or {}, moved.after or {}
    names = compared_columns(moved.table, [before], [after])
    return {
        name: (before.get(name), after.get(name))
        for name in names
        if _fixed(before.get(name)) != _fixed(after.get(name))
    }
