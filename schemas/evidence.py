"""Evidence: the place in a report that a row rests on."""

import hashlib
from dataclasses import dataclass

from schemas.columns import column
from schemas.printed import Printed
from schemas.text import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a row stands: page, offsets, words and box. Only `Document.cite` makes it."""

    doc_id: str = column("First 16 hex digits of the file's SHA-256.")
    row_id: str = column(
        "16 hex digits from file hash, page, text, the how-manieth of that text on the page, and kind of row: no other "
        "row, rule or dropped running head moves it. Unique in its table."
    )
    page: int = column("Physical page, counted from 1, on which the text begins.")
    end_page: int = column("Physical page on which the text ends (over a page break: the next one).")
    start_char: int = column("First code point of the text in the document's text.")
    end_char: int = column("Code point after the last one (half-open).")
    text: str = column("The words as printed, blanks and line breaks dropped except inside Latin text.")
    bbox: Box | None = column("x0, top, x1, bottom in points on `page`, origin top left; null where there is no box.")
    section_id: str | None = column("The innermost section that holds the text; null before the first heading.")
    statement_id: str | None = column("The sentence, list item or table row that holds the text.")


def row_id(doc_id: str, printed: Printed, kind: str, *apart: str | None) -> str:
    """Return the id of a row: 16 hex digits of a SHA-256.

    It is made of the file's hash, the page, the words, the how-manieth of these words on the page, and the kind of row:
    its table and, where several rows of a table may rest on the same words, what tells them `apart`. So no other row,
    no dropped running head and no rule moves it.
    """
    part = printed.part if printed.part != printed.words else ""
    return _digest(doc_id, str(printed.page), printed.words, part, printed.nth, kind, *(word or "" for word in apart))


def id_from(row: str, kind: str, *apart: str | None) -> str:
    """Return the id of a row that is made of another row and rests on its words."""
    return _digest(row, kind, *(word or "" for word in apart))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
