"""Under which headings of its report a value of the comparison stands, and on which pages."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store import Store

Row = tuple[str, str]
"""doc_id, row_id."""
Path = tuple[str, ...]
"""The headings that something stands under, the outermost first."""
_BETWEEN = " / "
_DEPTH = 3  # titles deeper than that divide what is one thing for a reader: 应收账款 / 按账龄披露


def keys_of(rows: pd.DataFrame) -> list[Row]:
    """Return document and row of each value."""
    return list(zip(rows["doc_id"].astype(str), rows["row_id"].astype(str), strict=True))


def read_paths(store: Store, sides: Sequence[pd.DataFrame]) -> dict[Row, Path]:
    """Return the headings that values stand under; none of what has none."""
    paths = {
        (row["doc_id"], row["section_id"]): path_of(row["path"])
        for row in store.read("sections", _documents(sides), ("doc_id", "section_id", "path")).to_pylist()
        if row["path"]
    }
    places = {
        (row["doc_id"], row["row_id"]): (row["doc_id"], row["section_id"])
        for row in _stored(store, sides, "section_id")
    }
    return {row: paths[section] for row, section in places.items() if section in paths}


def read_pages(store: Store, sides: Sequence[pd.DataFrame]) -> dict[Row, frozenset[int]]:
    """Return the pages of their report on which each of some values is printed under its name."""
    return {
        (row["doc_id"], row["row_id"]): frozenset({row["page"], *(row["also_pages"] or ())})
        for row in _stored(store, sides, "page", "also_pages")
    }


def _documents(sides: Sequence[pd.DataFrame]) -> Sequence[str]:
    return sorted({one for side in sides for one in side["doc_id"].astype(str).unique()})


def _stored(store: Store, sides: Sequence[pd.DataFrame], *columns: str) -> list[dict[str, Any]]:
    """Return the rows of `indicators` that some values are, with some of their columns."""
    wanted = pa.array(sorted({one for side in sides for one in side["row_id"].astype(str).unique()}), pa.string())
    table = store.read("indicators", _documents(sides), ("doc_id", "row_id", *columns))
    rows: list[dict[str, Any]] = table.filter(pc.is_in(table["row_id"], wanted)).to_pylist()
    return rows


def path_of(written: str | None) -> Path:
    """Return the titles of a path as `sections` has it."""
    return tuple(title for title in (written or "").split(_BETWEEN) if title)


def chapter_and_section(path: Path) -> Path:
    """Return the chapter of a path and the title two levels below it, or the deepest above that."""
    return path[:1] + path[1:_DEPTH][-1:]
