"""A document from plain text: what `nianjian text` and the golden cases read, with no PDF behind it."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.names.org_aliases import read_aliases
from extractors.text.view import full_width
from schemas.document import Document, Identity, Passage, Source
from schemas.text import Span


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    """Yield the short forms of bodies that a text introduces, each once, with the full name before it."""
    aliases = (alias for line in text.split("\n") for alias in read_aliases(full_width(line)))
    yield from dict.fromkeys((alias.full, alias.short) for alias in aliases if alias.kind == "short")


def document_of(
    text: str, *, year: int | None = None, day: date | None = None, identity: Identity | None = None
) -> Document:
    """Return a document whose every line is one passage of kind `sentence`; it has no pages, boxes or sections.

    Its identity knows the short forms that the text introduces.

    `year` is the report year in which partial dates are read, `day` the day that 本月 and 昨天 are seen from;
    `identity` may say more about the report.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(doc_id=digest[:16], sha256=digest, file_name="", path="", size=len(text.encode()))
    known = identity or Identity()
    known = replace(known, year=known.year if year is None else year, day=known.day if day is None else day)
    if not known.aliases:
        known = replace(known, aliases=tuple(_introduced(text)))
    document = Document(source=source, pages=(), text=text, segments=(), blocks=(), identity=known)
    passages: list[Passage] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            span = Span(at, at + len(line))
            statement = document.id_of(span, "statements")
            passages.append(Passage(span=span, kind="sentence", statement_id=statement, section_id=None))
        at += len(line) + 1
    return replace(document, passages=tuple(passages))
