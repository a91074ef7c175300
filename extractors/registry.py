"""The readers in the order in which they run, named one by one: what is not listed here is not run."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from extractors.dates import dates
from extractors.honours import award_tables, honours
from extractors.identity.identity import add_identity
from extractors.names import entities, organisations
from extractors.numbers import quantities
from extractors.outline import passages, sections
from extractors.tables import card_quantities, cell_quantities, tables
from schemas.document import Document


class Extractor(NamedTuple):
    """A reader with the table that its rows belong to."""

    table: str
    read: Callable[[Document], Iterator[Any]]


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("sections", sections.read),
    Extractor("statements", passages.read),
    Extractor("quantities", quantities.read),
    Extractor("quantities", cell_quantities.read),
    Extractor("quantities", card_quantities.read),
    Extractor("dates", dates.read),
    Extractor("honours", honours.read),
    Extractor("honours", award_tables.read),
    Extractor("entities", entities.read),
    Extractor("tables", tables.read),
    Extractor("organisations", organisations.read),
)


def prepare(document: Document) -> Document:
    """Return the document with what the extractors need: its sections, passages and identity."""
    return add_identity(passages.add_passages(sections.add_sections(document)))
