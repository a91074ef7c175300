"""Last year's report: its headings as a tree, its sentences with their slots."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.feed.citations import Citations
from pipeline.feed.slots import SlotReader
from pipeline.places import Passage
from schemas.feed import Statement, Title

Row = Mapping[str, Any]


def read_statements(rows: Sequence[Row], slots: SlotReader, cite: Citations) -> Iterator[Statement]:
    """Yield the sentences in order. Those that follow each other without a line break share a paragraph."""
    paragraph, last = -1, None
    for position, row in enumerate(rows):
        if row["start_char"] != last:
            paragraph += 1
        last = row["end_char"]
        yield Statement(
            id=cite.cite_statement(row),
            section=row["section_id"],
            position=position,
            paragraph=paragraph,
            kind=row["kind"],
            text=row["text"],
            slots=slots.read(Passage(row["text"], row["start_char"], row["end_char"])),
        )


def build_outline(sections: Sequence[Row], statements: Sequence[Statement], slots: SlotReader) -> tuple[Title, ...]:
    """Return the headings of the outermost level, each with those below it."""
    below: dict[str | None, list[Row]] = defaultdict(list)
    ids = {row["section_id"] for row in sections}
    for row in sections:
        below[row["parent_id"] if row["parent_id"] in ids else None].append(row)
    said: dict[str | None, list[str]] = defaultdict(list)
    for statement in statements:
        said[statement.section].append(statement.id)

    def title(row: Row) -> Title:
        start = row["start_char"]
        # A heading has no end of its own in the table: its slots are looked for in as much text as it has printed.
        passage = Passage(row["text"], start, min(row["end_char"], start + len(row["text"])))
        return Title(
            id=row["section_id"],
            level=row["level"],
            number=row["number"],
            title=row["title"],
            text=row["text"],
            topic=row["topic"],
            page=row["page"],
            slots=slots.read(passage, ("year", "date")),
            statements=tuple(said[row["section_id"]]),
            children=tuple(title(child) for child in below[row["section_id"]]),
        )

    return tuple(title(row) for row in below[None])
