"""Rows of one name in two tables that have a number in common, and another one but for a slip.

基本每股收益 -0.53 | -0.0178 and 基本每股收益 -0.0053 | -0.0178: the two years of the row stand in both tables.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.columns import is_change
from pipeline.checks.grid import Grid, Number
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import Report

_NAME = 4  # characters of a label that names one thing
_KNOWN = 3  # digits, noughts at the ends left out, of a number by which two rows are known to be one
_SHORT = 2  # the same of a number whose point moved
_FEW = 4  # the same of a number in which a digit slipped
_YEARS = 2  # numbers of a row that are held against those of another one: this year's, and the one before
_BARE = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]+|[（(].*?[)）]|^[其减加]中?[：:]")


class _Line(NamedTuple):
    """A row: its table, and its first two numbers that are no changes, with the heads of their columns."""

    grid: Grid
    numbers: tuple[Number, ...]
    heads: tuple[str, ...]


@as_check(
    "row of one name",
    "two rows of one name that have one of two numbers in common have the other one in common too",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two tables have rows of one name of four characters with a number of three digits in common, or no two digits that changed places, and no point that moved, tell the other numbers apart",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 指标 | 本期 | 上期 | 增减 |\n| 单位供水能耗 | 0.53 | 0.0178 | 70.22% |\n| 供水量 | 4,755 | 5,699 | -16.55% |\n能耗明细如下。\n| 项目 | 本年 | 上年 |\n| （一）单位供水能耗 | 0.0053 | 0.0178 |\n| （二）单位排水能耗 | 0.0061 | 0.0183 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 128,640.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |",
    ),
    counter_examples=(
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |\n资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n| 应收水费 | 4,755.10 | 5,699.20 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 97,311.02 |\n母公司资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 104,980.36 | 97,311.02 |",
        "| 指标 | 年末 | 年初 |\n| 库存物资 | 128,460.75 | 0 |\n母公司资产情况如下。\n| 项目 | 年末 | 年初 |\n| 库存物资 | 119,830.64 | 0 |",
    ),
)
def check_alike(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two rows of one name that have a number in common."""
    lines: dict[str, list[_Line]] = defaultdict(list)
    for grid in report.grids:
        for label, line in _lines(grid).items():
            lines[label].append(line)
    for label, own in lines.items():
        told: set[str] = set()
        for one, other in itertools.combinations(own, 2):
            yield from _judge(label, one, other, told)


def _lines(grid: Grid) -> Mapping[str, _Line]:
    """Return by their bare labels the rows of a table; those whose label comes again are none."""
    found: dict[str, list[_Line]] = defaultdict(list)
    columns = [c for c in grid.columns if not is_change(grid, c)][:_YEARS]
    for row, label in grid.labels.items():
        numbers = [n for c in columns if (n := grid.numbers.get((row, c)))]
        name = _BARE.sub("", _BARE.sub("", label))
        if len(numbers) == _YEARS == len(columns) and len(name) >= _NAME:
            heads = tuple(grid.last_heads.get(c, "") for c in columns)
            found[name].append(_Line(grid, tuple(numbers), heads))
    return {name: own[0] for name, own in found.items() if len(own) == 1}


def _judge(label: str, one: _Line, other: _Line, told: set[str]) -> Iterator[Judgement]:
    """Yield what two rows say of each other; of two that differ in one number, this where a slip explains it."""
    pairs = list(zip(one.numbers, other.numbers, strict=True))
    same = [(n, m) for n, m in pairs if n.interval.meets(m.interval)]
    known = [n for n, m in same if n.cell["text"].strip() == m.cell["text"].strip() and len(_digits(n)) >= _KNOWN]
    if not known:
        return
    if len(same) == len(pairs):
        yield holds(*(number.cell for pair in pairs for number in pair))
        return
    ((n, m),) = [pair for pair in pairs if pair not in same]
    texts = n.cell["text"].strip(), m.cell["text"].strip()
    if not _is_slip(n, m) or told & set(texts) or n.value == -m.value == 0:
        return
    told |= set(texts)
    yield fails("row_again", n.cell, m.cell, head=one.heads[pairs.index((n, m))], name=label, other=label,
                value=texts[0], other_value=texts[1], first_page=n.cell["page"], page=m.cell["page"])  # fmt: skip


def _digits(number: Number) -> str:
    return re.sub(r"\D", "", number.cell["text"]).strip("0")


def _is_slip(one: Number, other: Number) -> bool:
    """Whether a moved point, or two digits that changed places, tell two numbers apart.

    One other digit may be a round amount by which a company and its group, or two budgets, differ.
    """
    first, second = _digits(one), _digits(other)
    if first == second:
        return len(first) >= _SHORT and abs(one.value) != abs(other.value)
    texts: Sequence[str] = [re.sub(r"\D", "", number.cell["text"]) for number in (one, other)]
    return min(len(first), len(second)) >= _FEW and len(find_slipped(*texts)) > 1
