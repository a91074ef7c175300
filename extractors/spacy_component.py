"""What the readers find as a spaCy component: `spacy.blank("zh").add_pipe("nianjian")`.

spaCy finds it by the entry point in pyproject.toml; nothing else of the project loads spaCy for it.
"""

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from extractors import nlp
from extractors.dates import dates
from extractors.honours import honours
from extractors.names import entities
from extractors.numbers import quantities
from extractors.plain import document_of
from schemas.columns import paths_of
from schemas.tables import Date, EntityMention, Honour, Quantity
from schemas.text import Span

GROUPS = ("quantities", "dates", "honours", "names")
# The columns of the tables, with their names; the first and last day of a period are one attribute.
_DAYS = (("period_start", "period_end"), ("start", "end"))
_APART = {"evidence", *(day for days in _DAYS for day in days)}
_COLUMNS = {
    row: {path.rpartition(".")[2]: attrgetter(path) for path in paths_of(row) if path.split(".")[0] not in _APART}
    for row in (Quantity, Date, Honour, EntityMention)
}
ATTRIBUTES = tuple(dict.fromkeys(("printed", "period", *(name for names in _COLUMNS.values() for name in names))))


def _period(row: Any) -> str | None:
    """Return the days of a row's period as an ISO 8601 interval, both inclusive: plain, so that a doc can be stored."""
    for first, last in _DAYS:
        start, end = getattr(row, first, None), getattr(row, last, None)
        if isinstance(start, date) and isinstance(end, date):
            return f"{start.isoformat()}/{end.isoformat()}"
    return None


def _mark(group: str, label: str, row: Any) -> nlp.Marked:
    attributes = {name: read_column(row) for name, read_column in _COLUMNS[type(row)].items()}
    attributes |= {"printed": row.evidence.text, "period": _period(row)}
    return nlp.Marked(group, label, Span(row.evidence.start_char, row.evidence.end_char), attributes)


def read(text: str, year: int | None) -> Iterator[nlp.Marked]:
    """Yield what a text says, one passage a line; dates without a year are read in `year`."""
    document = document_of(text, year=year)
    yield from (_mark("quantities", "QUANTITY", row) for row in quantities.read(document))
    yield from (_mark("dates", "DATE", row) for row in dates.read(document))
    yield from (_mark("honours", "HONOUR", row) for row in honours.read(document))
    yield from (_mark("names", row.kind, row) for row in entities.read(document))


make = nlp.register_component("nianjian", nlp.Marks(read, GROUPS, ATTRIBUTES))
