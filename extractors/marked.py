"""A document from marked text, as the examples of rules are written: headings, rows of a table, other lines."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.outline.heading_numbers import is_item
from extractors.plain import document_of
from schemas.document import Document, Identity, Section, Table, TableCell
from schemas.text import Span


def marked_document(text: str, identity: Identity | None = None) -> Document:
    """Return a document whose text is the marked text as it stands.

    1. # 所获荣誉: a heading; what follows is its section   2. | 奖项名称 | 颁奖机构 |: rows of one table
    3. any other line is a passage, of kind `item` where it opens like one
    """
    document = document_of(text, identity=identity)
    lines = [passage.span for passage in document.passages]
    heads = [span for span in lines if span.of(text).startswith("# ")]
    sections = tuple(_sections(text, heads))
    kept = [span for span in lines if span.of(text)[0] not in "#|"]
    passages = tuple(
        replace(
            passage,
            kind="item" if is_item(passage.span.of(text)) else "sentence",
            section_id=next((one.section_id for one in sections if one.span.covers(passage.span)), None),
        )
        for passage in document.passages
        if passage.span in kept
    )
    cells = tuple(_cells(text, [span for span in lines if span.of(text).startswith("|")]))
    if cells:
        whole = Span(cells[0].span.start, cells[-1].span.end)
        document = replace(document, tables=(Table(span=whole, page=1, cells=cells, rule="marked"),))
    return replace(document, sections=sections, passages=passages)


def _sections(text: str, heads: list[Span]) -> Iterator[Section]:
    for number, head in enumerate(heads):
        end = heads[number + 1].start if number + 1 < len(heads) else len(text)
        title = head.of(text)[2:]
        yield Section(
            section_id=f"s{number}",
            parent_id=None,
            level=1,
            number=None,
            title=title,
            path=title,
            heading=head,
            span=Span(head.start, end),
            rule="marked",
        )


def _cells(text: str, rows: list[Span]) -> Iterator[TableCell]:
    for row, line in enumerate(rows):
        at = line.start + 1
        for column, words in enumerate(line.of(text)[1:].rstrip().removesuffix("|").split("|")):
            start = at + len(words) - len(words.lstrip())
            yield TableCell(row, column, 1, 1, Span(start, start + len(words.strip())), 1)
            at += len(words) + 1
