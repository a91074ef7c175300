"""Tables: which cells are heads, and the path of headers above and beside every other cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.tables.head_rows import LONG_TEXT, SENTENCE
from extractors.tables.numbered_names import numbered_names
from extractors.tables.paired_labels import lines_of_pairs
from extractors.tables.panels import panel_titles
from extractors.tables.part import Part
from extractors.tables.stretches import Sheet, Stretch, stretches
from schemas.document import Table, TableCell


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell with what stands above and beside it.

    `role` is `head` (a head row or a title over the whole width), `label` (beside the quantities, or a group row) or
    `data`. `above` and `beside` are paths from the outermost head to the nearest; both are empty for heads. `title` is
    the title row that begins `above`; `key` the label that names the row where it is not the nearest one; `unit` what a
    column of units (计量单位) says of the row; `corner` what stands over the labels (利润表（百万元）).
    `numbering` says of a label that its column numbers the rows (`serial_number`) or gives their codes (`code`), of
    data that the row numbers the columns or that it numbers a name behind it (`serial_number`).
    `panel` are the titles over a panel's labels and values (收入, 支出).
    `sum_of` is the band whose rows a row without a label adds up.
    `named` are the labels of the row with the headers of their columns, left to right: (姓名, 沈知远), (职务, 主任).
    """

    cell: TableCell
    text: str
    role: str
    above: tuple[str, ...]
    beside: tuple[str, ...]
    title: str | None = None
    key: str | None = None
    unit: str | None = None
    corner: str | None = None
    numbering: str | None = None
    named: tuple[tuple[str, str], ...] = ()
    panel: frozenset[str] = frozenset()
    sum_of: str | None = None

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of its column, without the title row and the titles of its panel."""
        heads = self.above[1:] if self.title else self.above
        return tuple(head for head in heads if head not in self.panel) or heads if self.panel else heads


def _parts(sheet: Sheet) -> Iterator[tuple[Part, Stretch]]:
    part: Part | None = None
    for stretch in lines_of_pairs(sheet) or stretches(sheet):
        part = Part(sheet, stretch, part)
        yield part, stretch


# Three readers ask for the cells of each table in turn; the tables of a long report stay at hand.
@lru_cache(maxsize=2048)
def read_cells(table: Table, text: str) -> Sequence[CellView]:
    """Return the cells of a table, reading order, each with its headers.

    1. head rows: without quantities, at the top; a head over several columns is the outer part of the path
    2. label columns: words at the left; a merged label (经济绩效 over ten rows) is the outer part
    3. title rows over the whole width begin a part of the table with headers of its own, or go on under those above
    4. group rows: 流动资产： alone in its row headers the rows below it
    5. a row in mid-table that says periods only (| 本报告期末 | 上年度末) is the head of the rows below
    6. budget codes (类 款 项): the classes above a code's own name are the outer part
    7. forms (label | value | label | value): each value has the words at its left
    Left alone: ordinals (序号) and codes are part of no path.
    """
    if not table.cells:
        return ()
    sheet = Sheet(table, text)
    owners: dict[int, tuple[Part, str | None]] = {}
    for part, stretch in _parts(sheet):
        for row in range(stretch.start, stretch.end):
            owners[row] = part, stretch.title
    counting = frozenset(filter(sheet.numbers_columns, range(sheet.rows)))
    views = []
    for cell, words in zip(table.cells, sheet.words, strict=True):
        owner, title = owners.get(cell.row, (None, None))
        role = owner.role(cell, words) if owner else "head"
        if owner is None and len(words) > LONG_TEXT and SENTENCE.search(words):
            views.append(CellView(cell, words, "data", (), ()))  # a note within the rules
        elif owner is None or role != "data":
            numbering = owner.numbering(cell.column) if owner and role == "label" and words else None
            told = owner.headers(cell.column)[-1:] if owner and role == "label" else ()
            views.append(CellView(cell, words, role, (), (), numbering=numbering, corner="".join(told) or None))
        else:
            titled = (title,) if title else ()
            beside = owner.beside(cell)
            above = (*titled, *(head for head in owner.above(cell) if head != title))
            views.append(
                CellView(
                    cell,
                    words,
                    role,
                    above,
                    beside,
                    title,
                    owner.key(cell),
                    owner.unit(cell),
                    owner.corner(cell),
                    numbering="serial_number" if cell.row in counting else None,
                    named=owner.named(cell),
                    sum_of=owner.sum_of(cell.row),
                    panel=panel_titles(sheet, owner.head_rows, owner.panels, (cell.column, beside)),
                )
            )
    for at in numbered_names(sheet):
        views[at] = replace(views[at], numbering="serial_number")
    return tuple(views)


def corner_of(cells: Iterable[CellView]) -> str:
    """Return what stands over the labels of a table; empty where nothing does."""
    return next((view.corner for view in cells if view.corner), None) or ""


def said_by_row(cells: Iterable[CellView]) -> dict[int, list[CellView]]:
    """Return the cells of each row that say something, from the first row to the last."""
    rows: dict[int, list[CellView]] = {}
    for view in cells:
        if view.text:
            rows.setdefault(view.cell.row, []).append(view)
    return dict(sorted(rows.items()))
