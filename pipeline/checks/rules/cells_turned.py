"""A long number of a table that stands in other tables with two digits in each other's place.

库存物资 | 128,460,754.20 in one table and 库存物资 | 128,640,754.20 in another one, whatever else their rows say.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.printed import turn_digits
from pipeline.checks.report import Report

_LONG = 7  # digits of a number that stands under one name, with two of them turned, by no chance
_SURE = 9  # the same under whatever name, where the other number stands in several rows
_TELLING = 5  # of its digits that are no noughts at its end
_TWICE = 2  # rows in which that one stands
_NAME = 2  # characters of a name
_BARE = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]+|[（(].*?[）)]|^[其减加]中?[：:]")
_NUMBER = re.compile(r"[-－−]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-－−]?\d+\.\d+")


class _Place(NamedTuple):
    """A number of a table: its cell, the bare label of its row, and the row."""

    cell: Row
    label: str
    row: tuple[str, int]


@as_check(
    "long numbers of tables",
    "a number of seven digits under a name, or of nine under any, is not one of other tables with two digits turned",
    kind="conflict",
    grade=HINT,
    needs="tables",
    idle="no number of seven digits stands once and, with two neighbouring digits turned, in another row of its name (of nine digits: in two other rows), or their difference stands in the table of either",
    examples=(
        "| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 |\n| 库存物资 | 128,640.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 |\n| 存款 | 628,460,754.20 |\n| 现金 | 1,204.30 |\n明细如下。\n| 项目 | 年末 |\n| 银行存款 | 628,640,754.20 |\n| 其他 | 86.20 |\n变动如下。\n| 项目 | 年末 |\n| 可动用资金 | 628,640,754.20 |\n| 受限资金 | 92.40 |",
    ),
    counter_examples=(
        "| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 |\n| 库存物资 | 128,460.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 |\n| 库存物资 | 128,460.75 |\n| 应收水费 | 4,755.10 |\n资产情况如下。\n| 项目 | 年末 |\n| 在建工程 | 128,640.75 |\n| 待摊费用 | 1,218.40 |",
        "| 项目 | 年末 | 年初 | 增减 |\n| 库存物资 | 128,640.75 | 128,460.75 | 180.00 |\n| 应收水费 | 4,755.10 | 5,699.20 | -944.10 |",
    ),
)
def check_cells_turned(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long number that stands in two rows of a name, or turned in another one."""
    places = _places(report)
    values = _values(report)
    told: set[str] = set()
    for number, own in places.items():
        if len({place.row for place in own}) > 1:
            yield holds(own[0].cell, own[1].cell)
            continue
        others = [place for turned in _turned(number) for place in places.get(turned, ())]
        place = own[0]
        named = [one for one in others if one.label == place.label and one.row != place.row]
        sure = (
            len(number.replace(".", "")) >= _SURE <= len(_telling(number)) + 1
            and len({one.row for one in others}) >= _TWICE
        )
        other = next(iter(named or (others if sure else ())), None)
        if other is not None and number not in told and not _is_apart(place, other, values):
            told.add(_bare(other.cell["text"]))
            first, second = (f"{one.label}{one.cell['text'].strip()}" for one in (place, other))
            yield fails("twice", place.cell, other.cell, first=first, other=second, first_page=place.cell["page"],
                        page=other.cell["page"])  # fmt: skip


def _places(report: Report) -> Mapping[str, Sequence[_Place]]:
    """Return by its bare digits with their point each long number of the tables, wide cells too."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for grid in report.grids:
        for cell in grid.cells:
            text = cell["text"].strip()
            digits = _bare(text) if _NUMBER.fullmatch(text) else ""
            label = _BARE.sub("", _BARE.sub("", grid.labels.get(cell["row"], "")))
            if len(_telling(digits)) >= _TELLING and len(digits.replace(".", "")) >= _LONG and len(label) >= _NAME:
                found[digits].append(_Place(cell, label, (cell["table_id"], cell["row"])))
    return found


def _values(report: Report) -> Mapping[str, Sequence[float]]:
    """Return the numbers of each table."""
    found: dict[str, list[float]] = defaultdict(list)
    for grid in report.grids:
        for number in grid.numbers.values():
            found[number.cell["table_id"]].append(abs(number.value))
    return found


def _telling(number: str) -> str:
    """Return the digits of a number without the noughts that it ends in."""
    return number.replace(".", "").rstrip("0")


def _bare(text: str) -> str:
    return re.sub(r"[^\d.]", "", text)


def _turned(number: str) -> Iterator[str]:
    """Yield a number with two neighbouring digits in each other's place, its point where it was."""
    whole, _, parted = number.partition(".")
    for digits in turn_digits(whole + parted):
        yield f"{digits[: len(whole)]}.{digits[len(whole) :]}" if parted else digits


def _is_apart(one: _Place, other: _Place, values: Mapping[str, Sequence[float]]) -> bool:
    """Whether by how much two numbers differ stands in the table of either: then one leads to the other."""
    apart = abs(float(_bare(one.cell["text"])) - float(_bare(other.cell["text"])))
    return any(abs(value - apart) < _CENT for table in {one.row[0], other.row[0]} for value in values[table])


_CENT = 0.005
