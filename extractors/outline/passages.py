"""Passages: the sentences, list items and headings that the other readers read one by one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.outline.heading_numbers import is_item
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, OPEN
from extractors.text.view import full_width
from schemas.document import Block, Document, Passage
from schemas.tables import StatementRow
from schemas.text import Span

_BREAK = re.compile(rf"[。！？!?]+[{CLOSING_BRACKETS}”’》」』]*|{OPEN}|{CLOSE}")
_BRACKET_REACH = 80  # an opening bracket without its twin stops guarding full stops after so many characters


def split_sentences(text: str) -> Iterator[Span]:
    """Yield the spans of the sentences of a paragraph; together they cover it but for blanks at their edges.

    1. a sentence ends with 。！？ and the quotes and brackets that close behind it
    2. a full stop inside （…） ends none
    Left alone: ；, which parts the members of one sentence.
    """
    start, opened = 0, -1
    for match in _BREAK.finditer(text):
        if match[0] in "（(":
            opened = match.start()
        elif match[0] in "）)":
            opened = -1
        elif opened < 0 or match.start() - opened > _BRACKET_REACH or match[0][-1] in "）)":
            if text[start : match.end()].strip():
                yield Span(start, match.end())
            start, opened = match.end(), -1
    if text[start:].strip():
        yield Span(start, len(text))


def _cut(document: Document, block: Block, headings: dict[int, Span]) -> Iterator[tuple[str, Span]]:
    """Yield (kind, span) of the passages of one block."""
    start = block.span.start
    heading = headings.get(start)
    if heading is not None:
        yield "heading", heading
        start = heading.end
    text = full_width(document.text[start : block.span.end])
    kind = "cover" if block.kind == "cover" else "item" if is_item(text) else "sentence"
    for span in split_sentences(text):
        yield kind, span.moved(start)


def add_passages(document: Document) -> Document:
    """Return the document with its passages; `document.sections` must be there already."""
    headings = {section.heading.start: section.heading for section in document.sections}
    passages = []
    over = 0  # where a heading of two blocks ends
    for block in document.blocks:
        if block.kind in ("cover", "body") and block.span.start >= over:
            over = heading.end if (heading := headings.get(block.span.start)) else over
            for kind, span in _cut(document, block, headings):
                said = document.id_of(span, "statements") if kind in ("sentence", "item") else None
                section = document.section_at(span.start)
                inside = section.section_id if section else None
                passages.append(
                    Passage(
                        span=span,
                        kind=kind,
                        statement_id=said,
                        section_id=inside,
                        year=block.year,
                        event=block.event,
                    )
                )
    return replace(document, passages=tuple(sorted(passages, key=lambda p: p.span.start)))


def read(document: Document) -> Iterator[StatementRow]:
    """Yield one row a sentence or list item of the body, in order."""
    for passage in document.passages:
        if passage.statement_id is not None and passage.kind in ("sentence", "item"):
            evidence = document.cite(passage.span, "statements")
            yield StatementRow(
                doc_id=document.doc_id,
                statement_id=passage.statement_id,
                section_id=passage.section_id,
                page=evidence.page,
                start_char=passage.span.start,
                end_char=passage.span.end,
                text=evidence.text,
                kind=passage.kind,
                column_year=passage.year,
            )
