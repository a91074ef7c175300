"""What stands in the HTML that a report was printed from: its paragraphs, and the cells of its tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from schemas.text import fold

Row = Mapping[str, Any]
_BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "li", "ul", "ol", "section", "figure", "dl", "dt", "dd", "body"),
        *("td", "th", "tr", "table", "thead", "tbody"),
    )
)
_LEFT_OUT = frozenset(("style", "title", "svg", "script"))


@dataclass
class PrintedTable:
    """A table: its cells by row and column, with how many rows and columns each takes, and the rows of its head."""

    cells: dict[tuple[int, int, int, int], str] = field(default_factory=dict)
    head: int = 0

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield what stands in each row, without empty cells."""
        for row in sorted({row for row, *_ in self.cells}):
            yield tuple(words for (at, *_), words in self.cells.items() if at == row and words)

    def over(self, row: int, column: int) -> set[str]:
        """Return what stands in the head over a cell, and in the first cell of its row."""
        found = {
            words
            for (at, left, _, width), words in self.cells.items()
            if at < self.head and left <= column < left + width
        }
        found |= {words for (at, left, height, _), words in self.cells.items() if not left and at <= row < at + height}
        return found - {""}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.tables: list[PrintedTable] = []
        self._words = ""
        self._left_out = 0
        self._taken: set[tuple[int, int]] = set()
        self._row, self._in_head = -1, False
        self._cell: tuple[int, int, int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._left_out += tag in _LEFT_OUT
        if tag in _BLOCKS:
            self._end_block()
        said = dict(attrs)
        if tag == "table":
            self.tables.append(PrintedTable())
            self._taken, self._row = set(), -1
        elif tag == "thead":
            self._in_head = True
        elif tag == "tr":
            self._row += 1
            self.tables[-1].head += self._in_head
        elif tag in ("td", "th"):
            self._begin_cell(int(said.get("rowspan") or 1), int(said.get("colspan") or 1))

    def _begin_cell(self, height: int, width: int) -> None:
        column = next(at for at in range(100) if (self._row, at) not in self._taken)
        self._taken |= {(self._row + down, column + right) for down in range(height) for right in range(width)}
        self._cell = self._row, column, height, width

    def handle_endtag(self, tag: str) -> None:
        self._left_out -= tag in _LEFT_OUT
        if tag in ("td", "th") and self._cell:
            self.tables[-1].cells[self._cell] = fold(self._words)
            self._words, self._cell = "", None
        elif tag in _BLOCKS:
            self._end_block()
        if tag == "thead":
            self._in_head = False

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._words += data

    def _end_block(self) -> None:
        if self._cell is None:
            if words := fold(self._words):
                self.blocks.append(words)
            self._words = ""


def read_source(path: Path) -> tuple[list[str], list[PrintedTable]]:
    """Return the paragraphs that stand outside tables, and the tables."""
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page.blocks, page.tables


def whole_blocks(blocks: Sequence[str], statements: Sequence[Row], sections: Sequence[Row]) -> list[str]:
    """Return the paragraphs that are a heading, or statements that follow each other, neither more nor less."""
    said = [fold(row["text"]) for row in statements]
    ends = [0]
    for words in said:
        ends.append(ends[-1] + len(words))
    text, borders = "".join(said), set(ends)
    titles = {fold(row["text"]) for row in sections}
    return [words for words in blocks if words in titles or _stands_whole(words, text, borders)]


def _stands_whole(words: str, text: str, borders: set[int]) -> bool:
    at = text.find(words)
    while at >= 0:
        if at in borders and at + len(words) in borders:
            return True
        at = text.find(words, at + 1)
    return False


def count_tables(tables: Sequence[PrintedTable], rows: Sequence[Row]) -> dict[str, int]:
    """Count the tables and rows that are read as printed, and the cells that stand under their heads."""
    read: dict[str, list[Row]] = {}
    for row in rows:
        read.setdefault(row["table_id"], []).append(row)
    grids = [
        {(c["row"], c["column"], c["row_span"], c["column_span"]): fold(c["text"]) for c in cells if c["text"]}
        for cells in read.values()
    ]
    lines = [line for grid in grids for line in PrintedTable(grid).rows()]
    under = {(fold(row["text"]), frozenset(map(fold, row["header"]))) for row in rows if not row["is_header"]}
    counts = dict.fromkeys(("tables whole", "rows of tables", "cells under their heads"), 0)
    for table in tables:
        filled = {place: words for place, words in table.cells.items() if words}
        counts["tables whole"] += filled in grids
        counts["rows of tables"] += sum(line in lines for line in table.rows())
        counts["cells under their heads"] += sum(
            any(words == text and table.over(row, column) <= heads for text, heads in under)
            for (row, column, *_), words in filled.items()
        )
    return counts
