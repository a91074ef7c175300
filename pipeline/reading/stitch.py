"""Tables over page breaks made one."""

from collections.abc import Sequence

from schemas.document import Block, Table, TableCell
from schemas.text import Span, squeeze

_SHIFT = 4.0  # points by which the columns of the two halves may differ


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SHIFT for a, b in zip(one, other, strict=True))


def _row(cells: Sequence[TableCell], row: int, text: str) -> list[str]:
    return [squeeze(cell.span.of(text)) for cell in cells if cell.row == row]


def _repeated_rows(first: Table, second: Table, text: str) -> int:
    """Count the rows at the top of the second half that repeat the first half's head."""
    count = 0
    while count < 4:
        row = _row(second.cells, count, text)
        if not any(row) or row != _row(first.cells, count, text):
            return count
        count += 1
    return count


def _joined(first: Table, second: Table, text: str) -> Table:
    dropped = _repeated_rows(first, second, text)
    rows = max(cell.row + cell.row_span for cell in first.cells)
    moved = [cell._replace(row=cell.row - dropped + rows) for cell in second.cells if cell.row >= dropped]
    return Table(
        span=Span(first.span.start, second.span.end), page=first.page, cells=(*first.cells, *moved), rule=first.rule
    )


def stitch(
    tables: Sequence[Table], edges: Sequence[tuple[float, ...]], blocks: Sequence[Block], text: str
) -> tuple[Table, ...]:
    """Join tables that run over a page break: the same columns on the next page, no text of the body between them.

    A head that the next page repeats is dropped from the joined table (its characters stay in the document's text).
    """
    body = sorted(block.span.start for block in blocks if block.kind == "body")
    joined: list[Table] = []
    last_edges: tuple[float, ...] = ()
    for table, columns in zip(tables, edges, strict=True):
        if joined:
            last = joined[-1]
            follows = table.page == last.cells[-1].page + 1
            apart = any(last.span.end <= start < table.span.start for start in body)
            if follows and not apart and _same_columns(last_edges, columns):
                joined[-1] = _joined(last, table, text)
                continue
        joined.append(table)
        last_edges = columns
    return tuple(joined)
