"""Documents for tests, built from paragraphs without a PDF behind them."""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.document import Block, Document, Source
from schemas.text import Span


@dataclass(frozen=True)
class P:
    """A paragraph of a test report."""

    text: str
    kind: str = "body"
    size: float = 12.0
    bold: bool = False
    lines: int = 1
    full: bool = False


def report(paragraphs: Iterable[P | str], name: str = "report.pdf") -> Document:
    """Return a document of the given paragraphs; a plain string is a paragraph of the body."""
    blocks: list[Block] = []
    text = ""
    for given in paragraphs:
        p = P(given) if isinstance(given, str) else given
        span = Span(len(text), len(text) + len(p.text))
        text += p.text + "\n"
        blocks.append(
            Block(
                span=span,
                kind=p.kind,
                page=1,
                size=p.size,
                font="Song",
                bold=p.bold,
                indent=24.0,
                lines=max(p.lines, len(p.text) // 36 + 1),
                full=p.full,
            )
        )
    source = Source(doc_id="f" * 16, sha256="f" * 64, file_name=name, path=name, size=1)
    return Document(source=source, pages=(), text=text, segments=(), blocks=tuple(blocks))
