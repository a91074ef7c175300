"""Tables for tests, built of their words with the lines around them: no page is drawn and none is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from builders import P, report

from extractors.tables import cell_quantities
from schemas.document import Document, Identity, Section, Table, TableCell
from schemas.text import Span

Rows = Sequence[Sequence[str]]
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


class Said(NamedTuple):
    """What a row says of a cell: its words, what it measures, whose it is, its days (one where they are the same)."""

    text: str
    metric: str | None
    subject: str | None
    days: str
    role: str


def cells_of(rows: Rows, start: int) -> tuple[str, tuple[TableCell, ...]]:
    """Return the text and the cells of rows; `>` goes on with the cell at the left, `^` with the one above."""
    text, cells = "", []
    for at, words in enumerate(rows):
        for column, said in enumerate(words):
            if said in (">", "^"):
                continue
            wide = next((k for k in range(1, len(words) - column) if words[column + k] != ">"), len(words) - column)
            high = next((k for k in range(1, len(rows) - at) if rows[at + k][column] != "^"), len(rows) - at)
            begin = start + len(text)
            cells.append(TableCell(at, column, high, wide, Span(begin, begin + len(said)), 1))
            text += said + "\t"
    return text, tuple(cells)


def made(
    rows: Rows, above: Sequence[str] = (), below: Sequence[str] = (), *, section: str = "", year: int = 2023
) -> Document:
    """Return a report of a year with one table between lines, in the sections of a path (资产 / 应收账款)."""
    words = cells_of(rows, 0)[0]
    plain = report([*above, P(words, kind="table"), *below])
    block = plain.blocks[len(above)]
    cells = cells_of(rows, block.span.start)[1]
    titles = section.split(" / ") if section else []
    whole = Span(0, len(plain.text))
    sections = tuple(
        Section(
            section_id=f"s{at}",
            parent_id=f"s{at - 1}" if at else None,
            level=at + 1,
            number=None,
            title=title,
            path=" / ".join(titles[: at + 1]),
            heading=Span(0, 0),
            span=whole,
            rule="made",
        )
        for at, title in enumerate(titles)
    )
    period = (date(year, 1, 1), date(year, 12, 31))
    return replace(
        plain,
        tables=(Table(span=block.span, page=1, cells=cells, rule="ruled"),),
        sections=sections,
        identity=Identity(year=year, period=period),
    )


def said_of(document: Document) -> list[Said]:
    """Return what the quantities of a document's tables say, in reading order."""
    found = []
    for row in cell_quantities.read(document):
        days = dict.fromkeys(str(day) for day in (row.period_start, row.period_end))
        found.append(Said(row.evidence.text, row.phrase.metric, row.phrase.subject, "..".join(days), row.role))
    return found
