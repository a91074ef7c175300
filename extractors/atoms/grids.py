"""Tables: which cells are heads, and the path of heads above and beside every other cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.atoms.contents import bare_title
from schemas.document import Table, TableCell
from schemas.text import squeeze

_NUMBER = re.compile(
    r"""
    [（(]? [-+−—–]? \s? [¥￥$]? (?: [0-9]{1,3}(?:[,，][0-9]{3})+ | [0-9]+ ) (?:\.[0-9]+)? [)）]?
    \s? (?: [%％‰] | [万亿千百]?[一-鿿²³]{0,6} )? [*＊①-⑩]?
    """,
    re.VERBOSE,
)
_YEAR = re.compile(
    r"(?:截至)?(?:19|20)[0-9]{2}(?:年度?)?(?:[-—至](?:19|20)?[0-9]{2}年?度?)?(?:末|底)?|(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月"
)
_EMPTY = frozenset({"", "-", "—", "－", "–", "--", "——", "/", "／", "无", "不适用", "N/A", "*"})
_ORDINAL = re.compile(r"序号|编号|No\.?|行次|行号|[类款项]|.*(?:编码|代码)")
_LABEL_HEADS = re.compile(r"项目|指标(?:名称)?|科目(?:名称)?|名称|内容|类别|功能分类")
_MOST_HEADS = 5
_LONG_TEXT = 24


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell with what stands above and beside it.

    `role` is `head` (a head row or a title over the whole width), `label` (beside the figures, or a group row) or
    `data`. `above` and `beside` are paths from the outermost head to the nearest; both are empty for heads.
    """

    cell: TableCell
    text: str
    role: str
    above: tuple[str, ...]
    beside: tuple[str, ...]


def is_number(text: str) -> bool:
    """Whether a cell's text is a figure (1,234.5, -16.55%, (3.2), 1.37亿元); a year is none."""
    return bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def is_empty(text: str) -> bool:
    """Whether a cell says that there is nothing: blank, -, —, /, 无."""
    return text in _EMPTY


class _Sheet:
    """A table spread out: every place of the grid leads to the cell that covers it."""

    def __init__(self, table: Table, text: str) -> None:
        self.cells = table.cells
        self.words = [squeeze(cell.span.of(text)) for cell in table.cells]
        self.rows = max(cell.row + cell.row_span for cell in table.cells)
        self.columns = max(cell.column + cell.column_span for cell in table.cells)
        self.places: dict[tuple[int, int], int] = {}
        for index, cell in enumerate(table.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    self.places.setdefault((row, column), index)

    def row(self, row: int) -> list[int]:
        """Return the cells of a row, each once, left to right."""
        return list(dict.fromkeys(i for c in range(self.columns) if (i := self.places.get((row, c))) is not None))

    def is_wide(self, row: int) -> bool:
        """Whether one cell takes the whole row: a title within the rules, or the head of the rows below."""
        cells = self.row(row)
        return len(cells) == 1 and self.cells[cells[0]].column_span == self.columns > 1

    def has_figures(self, row: int) -> bool:
        return any(is_number(self.words[i]) for i in self.row(row))

    def parts(self) -> Iterator[tuple[int, int, str | None]]:
        """Yield (first row, end, title) of the parts of the table between its wide rows."""
        start, title = 0, None
        for row in range(self.rows):
            if self.is_wide(row):
                if row > start:
                    yield start, row, title
                start, title = row + 1, self.words[self.row(row)[0]]
        if start < self.rows:
            yield start, self.rows, title


class _Part:
    """The rows of a table under one title: their head rows, label columns and group rows."""

    def __init__(self, sheet: _Sheet, start: int, end: int, before: "_Part | None") -> None:
        self.sheet, self.start, self.end = sheet, start, end
        count = self._head_rows()
        inherits = before is not None and (count == 0 or not any(map(sheet.has_figures, range(start + count, end))))
        # Rows under a title in mid-table have heads of their own only where figures follow them.
        self.heads = range(start, start) if inherits else range(start, start + count)
        self.head_rows: range = before.head_rows if inherits and before is not None else self.heads
        self.labels = self._label_columns()
        self.panels = self._panels()
        self.groups = self._group_rows()

    def _head_rows(self) -> int:
        """Count the rows at the top that are heads: no figure in them, short words, at least one row below."""
        count = 0
        while count < min(_MOST_HEADS, self.end - self.start - 1):
            row = self.start + count
            cells = [self.sheet.cells[i] for i in self.sheet.row(row)]
            words = [w for i in self.sheet.row(row) if not is_empty(w := self.sheet.words[i])]
            merged = any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)
            if self.sheet.has_figures(row) or (not merged and words and max(map(len, words)) > _LONG_TEXT):
                break
            if not words or (len(words) == 1 and not merged):
                break
            count += 1
            if not self._goes_on(row):
                break
        return count

    def _goes_on(self, row: int) -> bool:
        """Whether the head goes on in the next row: a cell reaches down into it, or one above is split there."""
        above = [self.sheet.cells[i] for i in self.sheet.row(row)]
        if any(cell.row + cell.row_span > row + 1 for cell in above):
            return True
        split = any(cell.column_span > 1 for cell in above)
        return split and not self.sheet.has_figures(row + 1) and len(self.sheet.row(row + 1)) > len(above)

    def _body(self) -> range:
        return range(self.heads.stop, self.end)

    def _column(self, rows: range, column: int) -> list[str]:
        return [self.sheet.words[i] for r in rows if (i := self.sheet.places.get((r, column))) is not None]

    def is_ordinal(self, column: int) -> bool:
        return any(_ORDINAL.fullmatch(word) for word in self._column(self.head_rows, column))

    def _label_columns(self) -> int:
        """Count the columns at the left whose cells are words: what they say is the head beside the figures."""
        count = 0
        while count < self.sheet.columns - 1:
            said = [w for w in self._column(self._body(), count) if not is_empty(w)]
            if (not said and count) or (2 * sum(map(is_number, said)) > len(said) and not self.is_ordinal(count)):
                break
            count += 1
        return count

    def _panels(self) -> list[range]:
        """Return the label columns of each panel: 收入 | 预算数 | 支出 | 预算数 side by side are two tables in one."""
        panels = [range(self.labels)]
        for column in range(self.labels + 1, self.sheet.columns):
            heads = [w for w in self._column(self.head_rows, column) if w]
            said = [w for w in self._column(self._body(), column) if not is_empty(w)]
            worded = said and 2 * sum(map(is_number, said)) < len(said)
            if heads and worded and _LABEL_HEADS.fullmatch(heads[-1]):
                panels.append(range(column, column + 1))
        return panels

    def _group_rows(self) -> dict[int, str]:
        """Return the rows whose only words end in a colon (流动资产：): they head the rows below."""
        groups: dict[int, str] = {}
        for row in self._body():
            said = [self.sheet.words[i] for i in self.sheet.row(row) if self.sheet.words[i]]
            if len(said) == 1 and said[0].endswith(("：", ":")):
                groups[row] = said[0]
        return groups

    def above(self, cell: TableCell) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for word in self._column(self.head_rows, cell.column) if word))

    def beside(self, cell: TableCell) -> tuple[str, ...]:
        group = [self.groups[r] for r in range(cell.row, self.heads.stop - 1, -1) if r in self.groups][:1]
        found = dict.fromkeys(
            i
            for c in self._labels_of(cell)
            if (i := self.sheet.places.get((cell.row, c))) is not None
            and not (self.is_ordinal(c) and (is_number(self.sheet.words[i]) or self.sheet.words[i].isdigit()))
        )
        return (*group, *(w for i in found if not is_empty(w := self.sheet.words[i])))

    def _labels_of(self, cell: TableCell) -> range:
        panel = [labels for labels in self.panels if labels.start <= cell.column][-1]
        return range(panel.start, min(panel.stop, cell.column))

    def role(self, cell: TableCell) -> str:
        if cell.row in self.heads:
            return "head"
        labelled = cell.row in self.groups or any(cell.column in labels for labels in self.panels)
        return "label" if labelled else "data"


def read_cells(table: Table, text: str) -> Sequence[CellView]:
    """Return the cells of a table, reading order, each with its heads.

    1. head rows: without figures, at the top; a head over several columns is the outer part of the path
    2. label columns: words at the left; a merged label (经济绩效 over ten rows) is the outer part
    3. title rows over the whole width begin a part of the table with heads of its own, or go on under those above
    4. group rows: 流动资产： alone in its row heads the rows below it
    Left alone: ordinals (序号) are part of no path.
    """
    if not table.cells:
        return []
    sheet = _Sheet(table, text)
    owners: dict[int, tuple[_Part, str | None]] = {}
    part: _Part | None = None
    for start, end, title in sheet.parts():
        part = _Part(sheet, start, end, part)
        for row in range(start, end):
            owners[row] = part, title
    views = []
    for cell, words in zip(table.cells, sheet.words, strict=True):
        owner, title = owners.get(cell.row, (None, None))
        role = owner.role(cell) if owner else "head"
        if owner is None or role != "data":
            views.append(CellView(cell, words, role, (), ()))
        else:
            titled = (title,) if title else ()
            views.append(CellView(cell, words, role, (*titled, *owner.above(cell)), owner.beside(cell)))
    return views


def bare_label(text: str) -> str:
    """Return a row label without number, leading dashes, 其中： and footnote marks."""
    words = re.sub(r"^(?:[-—–·]+|其中[：:]|[加减][：:])", "", bare_title(text))
    return re.sub(r"[*＊①-⑩]$|(?<=[一-鿿])[0-9]$", "", words.strip())
