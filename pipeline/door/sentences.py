"""Sentences in, rows out."""

from dataclasses import dataclass
from datetime import date

from extractors import nlp
from extractors.dates import dates
from extractors.honours import honours
from extractors.names import entities
from extractors.numbers import quantities
from extractors.plain import document_of
from schemas.document import Document
from schemas.tables import Date, EntityMention, Honour, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRows:
    """What a text says. `row.evidence` has the offsets of each row: `document.text[start_char:end_char]`."""

    document: Document
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    honours: tuple[Honour, ...]
    entities: tuple[EntityMention, ...]


def read_text(text: str, *, year: int | None = None, day: date | None = None, ner: str | None = None) -> TextRows:
    """Read sentences, one a line.

    Dates without a year (6月28日) are read in `year`, the report's; 本月 and 昨天 as seen from `day`, whose year counts
    where no other is given. `ner` names a model for names: `lac`, or an installed spaCy pipeline.
    Raises ValueError where the model is not installed.
    """
    nlp.load(ner)
    document = document_of(text, year=year or (day.year if day else None), day=day)
    return TextRows(
        document=document,
        quantities=tuple(quantities.read(document)),
        dates=tuple(dates.read(document)),
        honours=tuple(honours.read(document)),
        entities=tuple(entities.read(document)),
    )
