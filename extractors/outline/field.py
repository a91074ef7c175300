"""The field of the outline: its rules, and its readers as one function from text to firings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.outline.rules import RULES
from extractors.outline.sections import add_sections
from extractors.plain import document_of
from extractors.rule import Field, Firing, Rule
from schemas.document import Block
from schemas.text import Span

_MARKS = {"** ": ("body", 16.0), "> ": ("contents", 12.0)}  # larger print, a line of the contents page


def _block(span: Span, kind: str, size: float) -> Block:
    return Block(
        span=span, kind=kind, page=1, size=size, font="", bold=False, indent=0.0, centred=False, lines=1, full=False
    )


def _blocks(text: str) -> Iterator[Block]:
    at = 0
    for line in text.split("\n"):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        kind, size = _MARKS.get(mark, ("body", 12.0))
        span = Span(at + len(mark), at + len(line))
        yield _block(span, kind, size)
        at += len(line) + 1


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the headings of lines, `number title`: ** before a line is larger print, > a line of the contents page."""
    document = replace(document_of(text), blocks=(_block(Span(0, 0), "cover", 12.0), *_blocks(text)))
    for section in add_sections(document, rules).sections:
        yield Firing(section.heading, section.rule, f"{section.number} {section.title}")


FIELD = Field("outline", "headings, by their numbers and their print", RULES, _read, ("sections.rule",))
