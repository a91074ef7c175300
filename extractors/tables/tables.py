"""Tables: one row a cell, with the path of headers above and beside it."""

import re
from collections.abc import Iterator

from extractors.tables.grid import read_cells
from extractors.text.characters import CLAUSE_END, COLON, OPEN
from schemas.document import Document, Table
from schemas.tables import TableCellRow
from schemas.text import squeeze

_NAMES_TABLE = re.compile(r"表|情况|明细|一览|统计|指标|数据|单位")
_NEAR = 3


def caption_of(document: Document, table: Table) -> str | None:
    """Return the line that names a table: the nearest short one above it on its page, no sentence, no unit line."""
    above = [b for b in document.blocks if b.span.end <= table.span.start and b.kind == "body" and b.page == table.page]
    for block in reversed(above[-_NEAR:]):
        words = squeeze(block.span.of(document.text))
        if re.match(rf"{OPEN}?单位{COLON}|编制(?:部门|单位){COLON}", words):
            continue
        return (
            words
            if len(words) <= 40 and not re.search(rf"{CLAUSE_END}$", words) and _NAMES_TABLE.search(words)
            else None
        )
    return None


def read(document: Document) -> Iterator[TableCellRow]:
    """Yield one row a cell that has text, table by table in reading order."""
    for table in document.tables:
        table_id = document.id_of(table.span, "table")
        caption = caption_of(document, table)
        for view in read_cells(table, document.text):
            if not view.text:
                continue
            cell = view.cell
            yield TableCellRow(
                evidence=document.cite(cell.span, "tables", statement=document.row_of(table, cell.row)),
                table_id=table_id,
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                header=(*view.above, *view.beside),
                is_header=view.role != "data",
                caption=caption,
                rule=table.rule,
            )
