"""Under which heading of its report a value stands: what groups the lines that no topic of the outline covers."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.store import Store

_BETWEEN = " / "
_DEPTH = 3  # titles deeper than that divide what is one thing for a reader: 应收账款 / 按账龄披露
_LONGEST = 16  # characters of a title that are shown
_BRACKETS = "（("
Row = tuple[str, str]


class Heading(NamedTuple):
    """The chapter of a value and the section within it that it stands in, and its place in its report."""

    titles: tuple[str, ...]
    at: tuple[int, int]


def headings_of(store: Store, row_ids: Mapping[str, Collection[str]]) -> dict[Row, Heading]:
    """Return for rows of `indicators` (row ids by doc_id) the heading that each stands under; none of what has none.

    The chapter and the title two levels below it, or the deepest above that: 财务报告 and 应收账款. Titles lose what
    they have in brackets, then their end, where they are long.
    """
    doc_ids = sorted(row_ids)
    if not doc_ids:
        return {}
    paths = {
        (row["doc_id"], row["section_id"]): titles_of(row["path"])
        for row in store.read("sections", doc_ids, ("doc_id", "section_id", "path")).to_pylist()
    }
    rows = store.read("indicators", doc_ids, ("doc_id", "row_id", "section_id", "page", "start_char"))
    wanted = pa.array(sorted({one for ids in row_ids.values() for one in ids}), pa.string())
    rows = rows.filter(pc.is_in(rows["row_id"], wanted))
    return {
        (row["doc_id"], row["row_id"]): Heading(titles, (row["page"], row["start_char"]))
        for row in rows.to_pylist()
        if (titles := paths.get((row["doc_id"], row["section_id"])))
    }


def titles_of(path: Any) -> tuple[str, ...]:
    """Return of the titles of a path, outermost first, those that say where something stands: chapter and section."""
    titles = [title for title in str(path or "").split(_BETWEEN) if title][:_DEPTH]
    outer, inner = titles[:1], titles[1:][-1:]
    return tuple(_short(title) for title in (outer if inner == outer else [*outer, *inner]))


def _short(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    bare = title[: min((at for sign in _BRACKETS if (at := title.find(sign)) > 0), default=len(title))]
    return bare if len(bare) <= _LONGEST else bare[:_LONGEST] + "…"
