"""Evidence: the place in a report that a row rests on."""

import hashlib
from dataclasses import dataclass

from schemas.printed import Printed
from schemas.shared import shared
from schemas.text import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a row stands: page, offsets, words and box. Only `Document.cite` makes it."""

    doc_id: str = shared("doc_id")
    row_id: str = shared("row_id")
    page: int = shared("page")
    end_page: int = shared("end_page")
    start_char: int = shared("start_char")
    end_char: int = shared("end_char")
    text: str = shared("text")
    bbox: Box | None = shared("bbox")
    section_id: str | None = shared("section_id")
    statement_id: str | None = shared("statement_id")


def row_id(doc_id: str, printed: Printed, kind: str, *apart: str | None) -> str:
    """Return the id of a row: 16 hex digits of a SHA-256.

    It is made of the file's hash, the page, the words, the which occurrence of these words on the page, and the kind of
    row: its table and, where several rows of a table may rest on the same words, what tells them `apart`. So no other
    row, no dropped running head and no rule moves it.
    """
    part = printed.part if printed.part != printed.words else ""
    return _digest(doc_id, str(printed.page), printed.words, part, printed.nth, kind, *(word or "" for word in apart))


def id_from(row: str, kind: str, *apart: str | None) -> str:
    """Return the id of a row that is made of another row and rests on its words."""
    return _digest(row, kind, *(word or "" for word in apart))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
