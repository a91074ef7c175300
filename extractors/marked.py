"""A document from marked text, as the examples of rules are written: headings, rows of a table, other lines."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.outline.heading_numbers import is_item
from extractors.plain import document_of
from schemas.document import Block, Document, Identity, Section, Table, TableCell
from schemas.page import FIRST_FRAME
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


_MARKS = {
    "** ": ("body", 16.0),
    "> ": ("contents", 12.0),
    "% ": ("cover", 20.0),
    "# ": ("body", 16.0),
    "[] ": ("body", 12.0),
}


def marked_blocks(text: str) -> Iterator[Block]:
    """Yield one block a line.

    ** and # before it are larger print, > is a line of the contents page, % of the cover, [] stands in a box.
    """
    at = 0
    for line in text.split("\n"):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        kind, size = _MARKS.get(mark, ("body", 12.0))
        block = block_of(Span(at + len(mark), at + len(line)), kind, size)
        yield replace(block, frame=FIRST_FRAME) if mark == "[] " else block
        at += len(line) + 1


def block_of(span: Span, kind: str, size: float) -> Block:
    """Return a block of one line of plain print."""
    return Block(span=span, kind=kind, page=1, size=size, font="", bold=False, indent=0.0, lines=1, full=False)


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
