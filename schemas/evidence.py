"""Evidence: the place in a report that a row rests on."""

import hashlib
from dataclasses import dataclass

from schemas.columns import column
from schemas.text import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a row stands: page, offsets, words and box. Only `Document.cite` makes it."""

    doc_id: str = column("First 16 hex digits of the file's SHA-256.")
    row_id: str = column(
        "16 hex digits from file hash, page, offsets and text only: the same evidence keeps its id under a new version."
    )
    page: int = column("Physical page, counted from 1, on which the text begins.")
    end_page: int = column("Physical page on which the text ends (over a page break: the next one).")
    start_char: int = column("First code point of the text in the document's text.")
    end_char: int = column("Code point after the last one (half-open).")
    text: str = column("The words as printed, blanks and line breaks dropped except inside Latin text.")
    bbox: Box | None = column("x0, top, x1, bottom in points on `page`, origin top left; null where there is no box.")
    section_id: str | None = column("The innermost section that holds the text; null before the first heading.")
    statement_id: str | None = column("The sentence, list item or table row that holds the text.")


def row_id(doc_id: str, page: int, span: tuple[int, int], text: str) -> str:
    """Return the id of a piece of evidence: 16 hex digits of a SHA-256 over file hash, page, offsets and text."""
    key = f"{doc_id}\x1f{page}\x1f{span[0]}\x1f{span[1]}\x1f{text}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
