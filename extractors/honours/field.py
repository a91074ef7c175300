"""The field of honours: its rules, and its readers as one function from text to firings."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.honours import award_tables, honours
from extractors.honours.rules import RULES
from extractors.marked import marked_document
from extractors.rule import Field, Firing, Rule
from schemas.text import Span

NO_AWARD = "no award"
"""What comes out where a rule says that the words for an award make none."""


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the awards of a marked text, `title, holder`, and what a rule leaves."""
    document = marked_document(text)
    for row in (*honours.read(document, rules), *award_tables.read(document, rules)):
        span = Span(row.evidence.start_char, row.evidence.end_char)
        yield Firing(span, row.rule, f"{row.title}, {row.recipient}")
    for span, rule in honours.read_excluded(document, rules):
        yield Firing(span, rule.name, NO_AWARD)


FIELD = Field(
    "honours",
    "awards that someone holds, out of prose, lists and tables, and what announces none",
    RULES,
    _read,
    ("honours.rule",),
)
