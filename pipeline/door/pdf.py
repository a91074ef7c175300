"""One PDF in, its document and all its rows out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.door.settings import Aliases, make_options
from pipeline.extract import read_rows
from pipeline.reading.read import read_document
from schemas.columns import arrow_table
from schemas.document import Document, Source
from schemas.tables import (
    TABLES,
    Date,
    DocumentRow,
    EntityMention,
    Honour,
    IndicatorValue,
    Organisation,
    PageRow,
    Problem,
    Quantity,
    SectionRow,
    StatementRow,
    TableCellRow,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRows:
    """What a report says: each field but `document` holds the rows of the table of that name (docs/DICTIONARY.md).

    `document` is the report as its readers see it: text, pages, sections, tables, identity. `documents` has one row.
    """

    document: Document
    documents: tuple[DocumentRow, ...]
    pages: tuple[PageRow, ...]
    sections: tuple[SectionRow, ...]
    statements: tuple[StatementRow, ...]
    quantities: tuple[Quantity, ...]
    indicators: tuple[IndicatorValue, ...]
    dates: tuple[Date, ...]
    honours: tuple[Honour, ...]
    entities: tuple[EntityMention, ...]
    tables: tuple[TableCellRow, ...]
    organisations: tuple[Organisation, ...]
    problems: tuple[Problem, ...]

    def arrow(self, table: str) -> pa.Table:
        """Return the rows of a table as the store has them; raises ValueError for a table that there is none of."""
        if table not in TABLES:
            raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
        return arrow_table(TABLES[table], list(getattr(self, table)))


def read_pdf(
    file: str | Path | bytes, *, aliases: Aliases = None, ner: str | None = None, ocr: bool = True
) -> ReportRows:
    """Read one PDF, or the bytes of one, in this process: without bounds on time and memory, and storing nothing.

    `aliases` leads from names of a unit to its canonical one (or is a CSV file that does), `ner` names a model for
    names, `ocr` says whether pages that are pictures are read where the extra `ocr` is installed.
    Raises Unreadable where the file can't be read at all (`reason` says why; what can't be read in part is in
    `problems`), OSError where it can't be opened, ValueError for settings that are not as they must be.
    """
    options = make_options(aliases, ner, ocr)
    data = file if isinstance(file, bytes) else Path(file).read_bytes()
    name = "" if isinstance(file, bytes) else Path(file).name
    digest = hashlib.sha256(data).hexdigest()
    source = Source(doc_id=digest[:16], sha256=digest, file_name=name, path=name, size=len(data))
    document, rows = read_rows(read_document(data, source, ocr=bool(options.ocr)), options)
    return ReportRows(document=document, **{table: tuple(rows[table]) for table in TABLES})
