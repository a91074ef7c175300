"""The field of names: its rules, and its readers as one function from text to firings."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.definitions import defined_names
from extractors.names.org_aliases import read_aliases
from extractors.names.rules import DEFINED, RULES
from extractors.rule import Field, Firing, Rule
from schemas.document import Identity
from schemas.text import Span


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the names of a marked text: `name, role` of persons, the name of others, `short = full` of further ones."""
    aliases = read_aliases(text, rules)
    for alias in aliases:
        yield Firing(alias.span, alias.rule, f"{alias.short} = {alias.full}")
    introduced = [(alias.full, alias.short) for alias in aliases if alias.kind == "short"]
    if DEFINED in rules:
        introduced += [(one.full, one.short) for one in defined_names(marked_document(text))]
    for row in entities.read(marked_document(text, Identity(aliases=tuple(introduced))), rules):
        span = Span(row.evidence.start_char, row.evidence.end_char)
        yield Firing(span, row.rule, f"{row.name}, {row.role}" if row.kind == "PERSON" else row.name)


FIELD = Field(
    "names",
    "persons, organisations with their further names, and places",
    RULES,
    _read,
    ("entities.rule", "organisations.rule"),
)
