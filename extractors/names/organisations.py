"""Organisations: the names of the organisation that reports, each with the place that shows it."""

from collections.abc import Iterator

from extractors.names.org_names import org_id
from extractors.names.rules import ALSO, FORMER, SHORT
from schemas.document import Document
from schemas.tables import Organisation
from schemas.text import Span


def _place(document: Document, name: str, avoid: tuple[str, ...]) -> Span | None:
    """Return where a name stands first, if it can not inside a longer name that is listed too."""
    first = None
    at = document.text.find(name)
    while at >= 0:
        span = Span(at, at + len(name))
        first = first or span
        longer = (
            Span(max(0, at - len(other)), at + len(name) + len(other)).of(document.text).find(other) >= 0
            for other in avoid
        )
        if not any(longer):
            return span
        at = document.text.find(name, at + 1)
    return first


def read(document: Document) -> Iterator[Organisation]:
    """Yield the names of the reporting organisation: full, short (以下简称), former (原名), also (加挂).

    A name that stands nowhere in the text (taken from the file name, or over a break inside a table) has no place to
    cite and gives no row.
    """
    identity = document.identity
    if identity.org is None:
        return
    names = [(identity.org, "full", "identity")]
    if identity.org_short:
        names.append((identity.org_short, "short", SHORT.name))
    names += [(name, "also", ALSO.name) for name in identity.also]
    names += [(name, "former", FORMER.name) for name in identity.former]
    for name, kind, rule in dict.fromkeys(names):
        longer = tuple(other for other, _, _ in names if other != name and name in other)
        place = _place(document, name, longer)
        if place is not None:
            yield Organisation(
                evidence=document.cite(place, "organisations", kind),
                org_id=org_id(identity.canonical or identity.org),
                name=name,
                kind=kind,
                rule=rule,
            )
