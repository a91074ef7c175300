"""The tables: one row class each. `TABLES` names them all in the order of the dictionary."""

from schemas.tables.cells import TableCellRow
from schemas.tables.collected import CollectedValue
from schemas.tables.comparison import Change, Commitment, Edition, HonourStanding, Restatement
from schemas.tables.facts import Date, EntityMention, Honour, Quantity
from schemas.tables.findings import Finding, Reuse
from schemas.tables.indicators import IndicatorValue
from schemas.tables.report import DocumentRow, Organisation, PageRow, Problem, SectionRow, StatementRow

TABLES: dict[str, type] = {
    "documents": DocumentRow,
    "pages": PageRow,
    "sections": SectionRow,
    "statements": StatementRow,
    "quantities": Quantity,
    "indicators": IndicatorValue,
    "dates": Date,
    "honours": Honour,
    "entities": EntityMention,
    "tables": TableCellRow,
    "organisations": Organisation,
    "problems": Problem,
}

# What `nianjian compare` makes of the tables of many reports; never stored with one of them.
COMPARISONS: dict[str, type] = {
    "changes": Change,
    "restatements": Restatement,
    "honour_ledger": HonourStanding,
    "commitments": Commitment,
    "editions": Edition,
}

# What `nianjian check` makes of the tables of a store and keeps in it; rebuilt whole each time.
DERIVED: dict[str, type] = {"findings": Finding, "reuse": Reuse}

# Files that go between commands and people; no part of the store either.
EXCHANGED: dict[str, type] = {"collected": CollectedValue}

__all__ = [
    "COMPARISONS",
    "DERIVED",
    "EXCHANGED",
    "TABLES",
    "Change",
    "CollectedValue",
    "Commitment",
    "Date",
    "DocumentRow",
    "Edition",
    "EntityMention",
    "Finding",
    "Honour",
    "HonourStanding",
    "IndicatorValue",
    "Organisation",
    "PageRow",
    "Problem",
    "Quantity",
    "Restatement",
    "Reuse",
    "SectionRow",
    "StatementRow",
    "TableCellRow",
]
