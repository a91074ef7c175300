"""Tables over page breaks made one."""

from collections.abc import Sequence

from schemas.document import Block, Table, TableCell
from schemas.text import Span, squeeze

_SHIFT = 4.0  # points by which the edges of the two halves may differ


def _same_width(one: Sequence[float], other: Sequence[float]) -> bool:
    return abs(one[0] - other[0]) <= _SHIFT and abs(one[-1] - other[-1]) <= _SHIFT


def _united(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """Merge the column edges of two halves; edges that nearly meet are one."""
    merged: list[float] = []
    for edge in sorted((*one, *other)):
        if not merged or edge - merged[-1] > _SHIFT:
            merged.append(edge)
    return tuple(merged)


def _replaced(cells: Sequence[TableCell], old: Sequence[float], new: Sequence[float]) -> list[TableCell]:
    """Count the columns of cells by new edges."""

    def index(edge: float) -> int:
        return min(range(len(new)), key=lambda i: abs(new[i] - edge))

    return [
        cell._replace(
            column=(first := index(old[cell.column])),
            column_span=max(1, index(old[min(cell.column + cell.column_span, len(old) - 1)]) - first),
        )
        for cell in cells
    ]


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


def _joined(first: Table, second: Table, edges: tuple[Sequence[float], Sequence[float]], text: str) -> Table:
    dropped = _repeated_rows(first, second, text)
    rows = max(cell.row + cell.row_span for cell in first.cells)
    united = _united(*edges)
    kept = [cell for cell in second.cells if cell.row >= dropped]
    below = [cell._replace(row=cell.row - dropped + rows) for cell in _replaced(kept, edges[1], united)]
    return Table(
        span=Span(first.span.start, second.span.end),
        page=first.page,
        cells=(*_replaced(first.cells, edges[0], united), *below),
        rule=first.rule,
    )


def stitch(
    tables: Sequence[Table], edges: Sequence[tuple[float, ...]], blocks: Sequence[Block], text: str
) -> tuple[Table, ...]:
    """Join tables that run over a page break: as wide as each other, no text of the body between them.

    The halves may have other columns (a title over the whole width stands between them); the joined table has the
    columns of both. A head that the next page repeats is dropped (its characters stay in the document's text).
    """
    body = sorted(block.span.start for block in blocks if block.kind == "body")
    joined: list[Table] = []
    last_edges: tuple[float, ...] = ()
    for table, columns in zip(tables, edges, strict=True):
        if joined:
            last = joined[-1]
            follows = table.page == last.cells[-1].page + 1 and table.rule == last.rule
            apart = any(last.span.end <= start < table.span.start for start in body)
            if follows and not apart and _same_width(last_edges, columns):
                joined[-1] = _joined(last, table, (last_edges, columns), text)
                last_edges = _united(last_edges, columns)
                continue
        joined.append(table)
        last_edges = columns
    return tuple(joined)
