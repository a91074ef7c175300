"""The field of the outline: its rules, and its readers as one function from text to firings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extractors.marked import block_of, marked_blocks
from extractors.outline.rules import RULES
from extractors.outline.sections import add_sections
from extractors.plain import document_of
from extractors.rule import Field, Firing, Rule
from schemas.text import Span


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the headings of lines, `number title`: ** marks larger print, > a line of the contents, [] one of a box."""
    document = replace(document_of(text), blocks=(block_of(Span(0, 0), "cover", 12.0), *marked_blocks(text)))
    for section in add_sections(document, rules).sections:
        yield Firing(section.heading, section.rule, f"{section.number} {section.title}")


FIELD = Field("outline", "headings, by their numbers and their print", RULES, _read, ("sections.rule",))
