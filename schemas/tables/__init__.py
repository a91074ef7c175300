"""The tables: one row class each. `TABLES` names them all in the order of the dictionary."""

from schemas.tables.cells import TableCellRow
from schemas.tables.facts import Date, EntityMention, Honour, Quantity
from schemas.tables.report import DocumentRow, Organisation, PageRow, Problem, SectionRow, StatementRow

TABLES: dict[str, type] = {
    "documents": DocumentRow,
    "pages": PageRow,
    "sections": SectionRow,
    "statements": StatementRow,
    "quantities": Quantity,
    "dates": Date,
    "honours": Honour,
    "entities": EntityMention,
    "tables": TableCellRow,
    "organisations": Organisation,
    "problems": Problem,
}

__all__ = [
    "TABLES",
    "Date",
    "DocumentRow",
    "EntityMention",
    "Honour",
    "Organisation",
    "PageRow",
    "Problem",
    "Quantity",
    "SectionRow",
    "StatementRow",
    "TableCellRow",
]
