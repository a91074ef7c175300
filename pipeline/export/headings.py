"""Under which heading of its report a value stands: what groups the lines that no topic of the outline covers."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.compare.outlined import Row, chapter_and_section, path_of
from pipeline.store import Store

_LONGEST = 16  # characters of a title that are shown
_BRACKETS = "（("


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


def titles_of(written: str | None) -> tuple[str, ...]:
    """Return of the titles of a path, outermost first, those that say where something stands: chapter and section."""
    titles = chapter_and_section(path_of(written))
    return tuple(map(_short, titles[:1] if len(set(titles)) == 1 else titles))


def _short(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    bare = title[: min((at for sign in _BRACKETS if (at := title.find(sign)) > 0), default=len(title))]
    return bare if len(bare) <= _LONGEST else bare[:_LONGEST] + "…"
