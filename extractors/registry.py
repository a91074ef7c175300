"""The readers in the order in which they run, named one by one: what is not listed here is not run."""

import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from extractors import (
    award_tables,
    cell_figures,
    dates,
    entities,
    honours,
    organisations,
    passages,
    quantities,
    sections,
    tables,
)
from extractors.identity import add_identity
from schemas.document import Document

PACKAGE_VERSION = "0.1.0"


def _rules_digest() -> str:
    """Return 8 hex digits of a SHA-256 over the readers and their word lists, line ends folded."""
    digest = hashlib.sha256()
    for room in ("extractors", "schemas"):
        for entry in _walk(files(room)):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith((".py", ".csv", ".txt")):
            yield entry


VERSION = f"{PACKAGE_VERSION}.{_rules_digest()}"
"""Version of the rules: it moves with every change of a reader or word list. A report stored under another one is read
again."""


class Extractor(NamedTuple):
    """A reader with the table that its rows belong to."""

    table: str
    read: Callable[[Document], Iterator[Any]]


EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("sections", sections.read),
    Extractor("statements", passages.read),
    Extractor("quantities", quantities.read),
    Extractor("quantities", cell_figures.read),
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
