"""Rows of tables: one a cell."""

from dataclasses import dataclass

from schemas.columns import column as described  # the table has a column of that name
from schemas.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCellRow:
    """One cell of a table that has text; a merged cell once, at its first row and column."""

    evidence: Evidence
    table_id: str = described("Id of the table; one that runs over a page break has one id.")
    row: int = described("Row in the grid, counted from 0.")
    column: int = described("Column in the grid, counted from 0.")
    row_span: int = described("How many rows the cell takes.")
    column_span: int = described("How many columns the cell takes.")
    header: tuple[str, ...] = described(
        "Heads above the cell from the outermost down, then those beside it; empty for heads."
    )
    is_header: bool = described("Whether the cell is a head, a row label or a group row.")
    caption: str | None = described("The line above the table that names it.")
    rule: str = described(
        "How the table was found: ruled (lines around its cells), ruled between rows (lines from side to side only), "
        "part of a table (one ruled row that another page goes on with), aligned (numbers below each other), gutters "
        "(blank stripes between columns of words), form (labels with what each stands for beside them)."
    )
