"""A table as numbers: its cells by row and column, with what each row and column is called."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from extractors.tables.cell_amounts import read_amount
from extractors.tables.labels import bare_label
from pipeline.checks.check import Row
from pipeline.checks.interval import Interval, add_rounded, write
from pipeline.checks.torn import join_torn

_BLANKS = re.compile(r"\s+")
_TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])?(?:总合计|合计|总计|小计|共计|累计|合计数|合计数量)(?:[（(].*[）)])?$"
)
_SHARE = re.compile(r"占比|比重|(?<![㐀-鿿])比例|占.{0,16}(?:比例|比率)|构成比|所占")
_OTHER = re.compile(
    r"[%％]|同比|环比|增减|增长|变动|比上年|率$|率（|序号|编号|附注|代码|编码|人均|平均|单价|价格|年龄|页码|日期|时间|电话|评分|得分|每股|行次"
)

_SEVERAL = 2  # rows from which on a last one without a name is their total
_QUOTED = 30  # characters of a caption that are quoted
_LARGE = 1000.0  # a value from which on one decimal among two is a torn cell
_NOISE = 1e-9  # of floating point
# Units of what is measured, not counted: a whole number of them may be rounded.
_ROUNDED = ("元", "美元", "%", "吨", "公里", "小时", "平方米", "立方米", "千瓦时", "亩", "公顷", "千克", "升")


class Number(NamedTuple):
    """A cell with a number: its value and what it can stand for by its printed decimals."""

    cell: Row
    value: float
    step: float

    @property
    def text(self) -> str:
        """How it is printed."""
        return str(self.cell["text"]).strip()

    @property
    def digits(self) -> str:
        """Its printed digits alone."""
        return re.sub(r"\D", "", self.text)

    @property
    def interval(self) -> Interval:
        """What the number can stand for: half of the last printed digit to either side."""
        return Interval(self.value - self.step / 2, self.value + self.step / 2)


class Grid:
    """A table of a report: its cells, and those of them that are numbers.

    `units` are the units of the table's quantities by the code point at which they begin.
    """

    def __init__(self, cells: Sequence[Row], units: Mapping[int, str | None]) -> None:
        self.cells = cells = join_torn(cells)
        self.numbers: dict[tuple[int, int], Number] = {}
        self._begun = {axis: frozenset(cell[axis] for cell in cells) for axis in ("row", "column")}
        for cell in cells:
            number = None if cell["is_header"] or self._is_wide(cell) else _number(cell, units)
            if number:
                self.numbers[cell["row"], cell["column"]] = number

    def _is_wide(self, cell: Row) -> bool:
        """Whether a cell is as wide as several rows or columns of cells; a column in which no cell begins is none."""
        return any(
            not self._begun[axis].isdisjoint(range(cell[axis] + 1, cell[axis] + cell[f"{axis}_span"]))
            for axis in ("row", "column")
        )

    @cached_property
    def _spanned(self) -> Sequence[Row]:
        """The cells whose number stands for several rows or columns."""
        wide = [cell for cell in self.cells if not cell["is_header"] and self._is_wide(cell)]
        return [cell for cell in wide if read_amount(cell["text"].strip())]

    @cached_property
    def spanned_columns(self) -> frozenset[int]:
        """The columns in which a number stands for several rows or columns: no sum of them can be told."""
        ends = [(cell["column"], cell["column"] + cell["column_span"]) for cell in self._spanned]
        return frozenset(column for first, end in ends for column in range(first, end))

    def is_spanned(self, column: int, rows: Sequence[int]) -> bool:
        """Whether among some rows of a column a number stands for several rows or columns."""
        return any(
            cell["column"] <= column < cell["column"] + cell["column_span"]
            and cell["row"] <= max(rows)
            and cell["row"] + cell["row_span"] > min(rows)
            for cell in self._spanned
        )

    @cached_property
    def rows(self) -> list[int]:
        """The rows that hold numbers."""
        return sorted({row for row, _ in self.numbers})

    @cached_property
    def columns(self) -> list[int]:
        """The columns that hold numbers."""
        return sorted({column for _, column in self.numbers})

    @cached_property
    def by_row(self) -> Mapping[int, Sequence[Row]]:
        """The cells that begin in each row, from the left."""
        found: dict[int, list[Row]] = {}
        for cell in sorted(self.cells, key=lambda c: int(c["column"])):
            found.setdefault(cell["row"], []).append(cell)
        return found

    @cached_property
    def first_row(self) -> int:
        """The first row with a number: what stands above it are heads."""
        return self.rows[0] if self.rows else 0

    @cached_property
    def labels(self) -> Mapping[int, str]:
        """What each row is called: its first cell of words."""
        found: dict[int, str] = {}
        for cell in sorted(self.cells, key=lambda c: (c["row"], c["column"])):
            words = _BLANKS.sub("", cell["text"])
            if cell["row"] >= self.first_row and words and not re.fullmatch(r"[\d.,、]+", words):
                found.setdefault(cell["row"], words)
        return found

    @cached_property
    def heads(self) -> Mapping[int, str]:
        """What each column is called: all that stands above its numbers, from the top down."""
        found: dict[int, list[str]] = {}
        for cell in self.cells:
            if cell["row"] < self.first_row:
                for column in range(cell["column"], cell["column"] + cell["column_span"]):
                    found.setdefault(column, []).append(_BLANKS.sub("", cell["text"]))
        return {column: "".join(words) for column, words in found.items()}

    @cached_property
    def last_heads(self) -> Mapping[int, str]:
        """The lowest head of each column; a band over all columns (分行业) is none."""
        found: dict[int, tuple[int, str]] = {}
        width = max((cell["column"] + cell["column_span"] for cell in self.cells), default=0)
        for cell in self.cells:
            if cell["row"] < self.first_row and cell["column_span"] < width:
                for column in range(cell["column"], cell["column"] + cell["column_span"]):
                    found[column] = max(found.get(column, (-1, "")), (cell["row"], _BLANKS.sub("", cell["text"])))
        return {column: words for column, (_, words) in found.items()}

    @property
    def caption(self) -> str:
        """Its caption as it is quoted."""
        return _BLANKS.sub("", self.cells[0]["caption"] or "")[:_QUOTED]

    def label(self, row: int) -> str:
        """Return what a row is called; empty where it has no words."""
        return self.labels.get(row, "")

    def head(self, column: int) -> str:
        """Return all that stands above a column; empty where nothing does."""
        return self.heads.get(column, "")

    def last_head(self, column: int) -> str:
        """Return the lowest head of a column; empty where it has none."""
        return self.last_heads.get(column, "")

    def name_of(self, number: Number) -> str:
        """Return what a number is called: row and column, with what they stand under where others have their names."""
        row, column = number.cell["row"], number.cell["column"]
        label, head = self.labels.get(row, ""), self.last_heads.get(column, "")
        if list(self.labels.values()).count(label) > 1 and self.path(row):
            label = "·".join(dict.fromkeys((*self.path(row), label)))
        if list(self.last_heads.values()).count(head) > 1:
            head = self.heads.get(column, head)
        return "·".join(filter(None, (label, head)))

    def blanks_of_sum(self, total: Number, parts: Sequence[Number]) -> dict[str, str]:
        """Return what is told of a total that its parts miss: both, by how much, and what it is called."""
        found = add_rounded(part.interval for part in parts).middle
        blanks = {"total": write(total.value), "sum": write(found), "apart": write(abs(found - total.value))}
        return {**blanks, "name": self.name_of(total), "caption": self.caption}

    @cached_property
    def _paths(self) -> Mapping[int, tuple[str, ...]]:
        first: dict[int, Row] = {}
        for (row, _), number in self.numbers.items():
            first.setdefault(row, number.cell)
        found: dict[int, tuple[str, ...]] = {}
        for row, cell in first.items():
            above = self.head(cell["column"])
            words = (_BLANKS.sub("", word) for word in cell["header"])
            found[row] = tuple(word for word in words if word not in above)
        return found

    def path(self, row: int) -> tuple[str, ...]:
        """Return the labels of a row from the outermost group down, as the reader of tables found them."""
        return self._paths.get(row, ())

    def is_total(self, row: int) -> bool:
        """Whether a row is a total by its name alone (合计, 总计, 小计), or the last one and without any name."""
        return (self._is_bare_at_end and row == self.rows[-1]) or bool(_TOTAL.match(self.labels.get(row, "")))

    @cached_property
    def _is_bare_at_end(self) -> bool:
        """Whether only the last of several rows has no name (rows that are years or months have none either)."""
        unnamed = [row for row in self.rows if row not in self.labels]
        return len(self.rows) > _SEVERAL and unnamed == [self.rows[-1]]

    def is_total_column(self, column: int) -> bool:
        """Whether a column is a total by its lowest head."""
        return bool(_TOTAL.match(self.last_heads.get(column, "")))

    def is_share(self, column: int) -> bool:
        """Whether a column holds shares of a whole."""
        return bool(_SHARE.search(self.heads.get(column, "")))

    @cached_property
    def _with_percent(self) -> frozenset[int]:
        return frozenset(c for (_, c), n in self.numbers.items() if re.search("[%％]", n.cell["text"]))

    def adds_up(self, column: int) -> bool:
        """Whether the numbers of a column can be added: amounts and counts, no rates, numbers of rows, changes."""
        other = self.is_share(column) or _OTHER.search(self.heads.get(column, ""))
        return not other and column not in self._with_percent


def is_torn(numbers: Sequence[Number], apart: float = 0.0) -> bool:
    """Whether a cell was torn, its last digit read into another row: 31,842,507.1 among numbers with two decimals.

    `apart` is by how much a sum misses its total: a lost digit explains no more than nine cents.
    """
    cents = any(abs(number.step - 0.01) < _NOISE for number in numbers)
    torn = [number for number in numbers if abs(number.step - 0.1) < _NOISE and abs(number.value) >= _LARGE]
    return cents and bool(torn) and abs(apart) < len(torn) / 10


def _number(cell: Row, units: Mapping[int, str | None]) -> Number | None:
    amount = read_amount(cell["text"].strip())
    if amount is None or amount.value is None:
        return None
    digits = re.search(r"\.(\d+)", cell["text"])
    unit = units.get(cell["start_char"])
    counted = not digits and (not amount.value or (unit is not None and unit not in _ROUNDED))
    return Number(cell, float(amount.value), 0.0 if counted else 10.0 ** -(len(digits[1]) if digits else 0))


_IN_BRACKETS = re.compile("[（(].*?[)）]")


def name_of_row(label: str) -> str:
    """Return the bare label of a row without what stands in brackets: （一）其中：库存物资（净）."""
    return _IN_BRACKETS.sub("", bare_label(label))
