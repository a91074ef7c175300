"""A table as numbers: its cells by row and column, with what each row and column is called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from extractors.tables.cell_amounts import read_amount
from pipeline.checks.check import Row
from pipeline.checks.interval import Interval
from pipeline.checks.report import Report

_BLANKS = re.compile(r"\s+")
_TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(?:总合计|合计|总计|小计|共计|累计|合计数|合计数量)(?:[（(].*[）)])?$"
)
_SHARE = re.compile(r"占比|比重|占.{0,8}(?:比例|比率)|构成比|所占")
_OTHER = re.compile(
    r"[%％]|同比|环比|增减|增长|变动|比上年|率$|率（|序号|编号|附注|代码|编码|人均|平均|单价|价格|年龄|页码|日期|时间|电话|评分|得分|每股"
)

# Units of what is measured, not counted: a whole number of them may be rounded.
_ROUNDED = ("元", "美元", "%", "吨", "公里", "小时", "平方米", "立方米", "千瓦时", "亩", "公顷", "千克", "升")


class Number(NamedTuple):
    """A cell with a number: its value and what it can stand for by its printed decimals."""

    cell: Row
    value: float
    step: float

    @property
    def interval(self) -> Interval:
        """What the number can stand for: half of the last printed digit to either side."""
        return Interval(self.value - self.step / 2, self.value + self.step / 2)


class Grid:
    """A table of a report: its cells, and those of them that are numbers.

    `units` are the units of the table's quantities by the code point at which they begin.
    """

    def __init__(self, cells: Sequence[Row], units: Mapping[int, str | None]) -> None:
        self.cells = cells
        self.numbers: dict[tuple[int, int], Number] = {}
        for cell in cells:
            number = (
                None if cell["is_header"] or cell["row_span"] > 1 or cell["column_span"] > 1 else _number(cell, units)
            )
            if number:
                self.numbers[cell["row"], cell["column"]] = number

    @cached_property
    def rows(self) -> list[int]:
        """The rows that hold numbers."""
        return sorted({row for row, _ in self.numbers})

    @cached_property
    def columns(self) -> list[int]:
        """The columns that hold numbers."""
        return sorted({column for _, column in self.numbers})

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
        """The lowest head of each column."""
        found: dict[int, tuple[int, str]] = {}
        for cell in self.cells:
            if cell["row"] < self.first_row:
                for column in range(cell["column"], cell["column"] + cell["column_span"]):
                    found[column] = max(found.get(column, (-1, "")), (cell["row"], _BLANKS.sub("", cell["text"])))
        return {column: words for column, (_, words) in found.items()}

    def path(self, row: int) -> tuple[str, ...]:
        """Return the labels of a row from the outermost group down, as the reader of tables found them."""
        cells = [n.cell for (r, _), n in self.numbers.items() if r == row]
        above = self.heads.get(cells[0]["column"], "") if cells else ""
        words = [_BLANKS.sub("", word) for word in (cells[0]["header"] if cells else ())]
        return tuple(word for word in words if word not in above)

    def is_total(self, row: int) -> bool:
        """Whether a row is a total by its name alone: 合计, 总计, 小计."""
        return bool(_TOTAL.match(self.labels.get(row, "")))

    def is_total_column(self, column: int) -> bool:
        """Whether a column is a total by its lowest head."""
        return bool(_TOTAL.match(self.last_heads.get(column, "")))

    def is_share(self, column: int) -> bool:
        """Whether a column holds shares of a whole."""
        return bool(_SHARE.search(self.heads.get(column, "")))

    def adds_up(self, column: int) -> bool:
        """Whether the numbers of a column can be added: amounts and counts, no rates, numbers of rows, changes."""
        texts = [n.cell["text"] for (_, c), n in self.numbers.items() if c == column]
        return (
            not self.is_share(column)
            and not _OTHER.search(self.heads.get(column, ""))
            and not any("%" in text or "％" in text for text in texts)
        )


def grids(report: Report) -> Iterator[Grid]:
    """Yield the tables of a report that have three rows of numbers or more."""
    units = {row["start_char"]: row["unit"] for row in report.rows("quantities") if row["source"] == "table"}
    for cells in report.by_table.values():
        grid = Grid(cells, units)
        if len(grid.rows) >= 3:
            yield grid


def _number(cell: Row, units: Mapping[int, str | None]) -> Number | None:
    amount = read_amount(cell["text"].strip())
    if amount is None or amount.value is None:
        return None
    digits = re.search(r"\.(\d+)", cell["text"])
    unit = units.get(cell["start_char"])
    counted = not digits and unit is not None and unit not in _ROUNDED
    return Number(cell, float(amount.value), 0.0 if counted else 10.0 ** -(len(digits[1]) if digits else 0))
