"""The text of a report as it is pasted into a form: per heading, its paragraphs whole, no line breaks inside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.store import Store

Row = Mapping[str, Any]


class Titled(NamedTuple):
    """A heading with the paragraphs right under it; `level` 0, without title: what stands before the first heading."""

    level: int
    heading: str
    path: str
    page: int | None
    paragraphs: tuple[str, ...]

    @property
    def length(self) -> int:
        """Characters of the paragraphs."""
        return sum(map(len, self.paragraphs))


def read_titled(store: Store, doc_id: str) -> list[Titled]:
    """Return the headings of a report in order, each with its own paragraphs.

    Sentences that follow each other without a line break are one paragraph. A table is one paragraph: cells are parted
    by tabs, rows by line breaks, as a table is pasted.
    """
    sections = _in_order(store, "sections", doc_id)
    paragraphs = [*_prose(_in_order(store, "statements", doc_id)), *_tables(store.read("tables", [doc_id]).to_pylist())]
    under: dict[str | None, list[tuple[int, str]]] = {}
    for start, section_id, text in paragraphs:
        under.setdefault(section_id, []).append((start, text))
    before = under.pop(None, [])
    found = [Titled(0, "", "", None, _texts(before))] if before else []
    for row in sections:
        own = under.get(row["section_id"], [])
        found.append(Titled(row["level"], row["text"], row["path"], row["page"], _texts(own)))
    return found


def write_paste(titled: Sequence[Titled]) -> str:
    """Return headings and paragraphs, each on a line of its own, an empty line before each heading."""
    blocks = ["\n".join(filter(None, (one.heading, *one.paragraphs))) for one in titled]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _texts(paragraphs: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in sorted(paragraphs, key=lambda p: p[0]))


def _in_order(store: Store, table: str, doc_id: str) -> list[Row]:
    rows: list[Row] = store.read(table, [doc_id]).to_pylist()
    return sorted(rows, key=lambda row: (row["start_char"], row["end_char"]))


def _prose(rows: Sequence[Row]) -> Iterator[tuple[int, str | None, str]]:
    """Yield where each paragraph begins, its section and its text."""
    start, section_id, text, end = 0, None, "", -1
    for row in rows:
        if row["start_char"] == end and row["section_id"] == section_id:
            text += row["text"]
        else:
            if text:
                yield start, section_id, text
            start, section_id, text = row["start_char"], row["section_id"], row["text"]
        end = row["end_char"]
    if text:
        yield start, section_id, text


def _tables(cells: Sequence[Row]) -> Iterator[tuple[int, str | None, str]]:
    """Yield the same of each table."""
    tables: dict[str, list[Row]] = {}
    for cell in cells:
        tables.setdefault(cell["table_id"], []).append(cell)
    for members in tables.values():
        width = max(cell["column"] + cell["column_span"] for cell in members)
        lines: dict[int, list[str]] = {}
        for cell in members:
            lines.setdefault(cell["row"], [""] * width)[cell["column"]] = cell["text"]
        first = min(members, key=lambda cell: (cell["start_char"], cell["row"]))
        text = "\n".join("\t".join(lines[row]) for row in sorted(lines))
        yield first["start_char"], first["section_id"], text
