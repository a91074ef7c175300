"""Rows of a table of which one is a part of the other: 其中：出口 is not more than the row above it."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.report import Report

_AMONG = re.compile(r"^[#＃*]?其中[:：]?(?P<what>.+)$")
_NET = re.compile("净|利润|收益|损益|损失|差额|差异|结余|变动|影响|增减|增加|减少|率|比例|比重|平均|均|其他综合|所得税")
_LEAST = 2  # numbers of a row below those of the row above it, for each that is not


@as_check(
    "row beyond its whole",
    "a row that begins with 其中 is nowhere more than the row above it",
    kind="bound",
    grade=CONFLICT,
    needs="tables",
    idle="no row begins with 其中, it or the row above is of what may be below 0 (净额, 收益), or the two rows have not two numbers each that fit for each that does not",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（吨） | 1,240 | 1,310 | 1,286 |\n| 其中：外销 | 418 | 426 | 4,310 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
    ),
    counter_examples=(
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（吨） | 1,240 | 1,310 | 1,286 |\n| 其中：外销 | 418 | 426 | 431 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 投资收益 | 1,240 | 1,310 | 1,286 |\n| 其中：联营企业 | 418 | 426 | 4,310 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
        "| 项目 | 2020年 | 2021年 | 2022年 |\n| 水产品产量（万吨） | 12 | 13 | 12 |\n| 其中：外销（吨） | 41,800 | 42,600 | 43,100 |\n| 养殖面积（亩） | 860 | 880 | 905 |",
    ),
)
def check_rows_within(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of such a row with that of the row above it."""
    for grid in report.grids:
        labels = sorted(grid.labels.items())
        for (above, whole), (row, label) in itertools.pairwise(labels):
            found = _AMONG.match(label)
            if found and not _AMONG.match(whole) and not _NET.search(whole + found["what"]):
                yield from _judge(grid, _pairs(grid, row, above))


def _pairs(grid: Grid, row: int, above: int) -> Sequence[tuple[Number, Number]]:
    columns = [c for c in grid.columns if grid.adds_up(c)]
    both = ((grid.numbers.get((row, c)), grid.numbers.get((above, c))) for c in columns)
    return [(part, whole) for part, whole in both if part and whole]


def _judge(grid: Grid, pairs: Sequence[tuple[Number, Number]]) -> Iterator[Judgement]:
    if any(number.value < 0 for pair in pairs for number in pair):
        return
    wrong = [(part, whole) for part, whole in pairs if part.interval.low > whole.interval.high]
    good = [pair for pair in pairs if pair not in wrong]
    for part, whole in good:
        yield holds(part.cell, whole.cell)
    for part, whole in wrong if len(good) >= _LEAST * len(wrong) else ():
        blanks = {"value": part.cell["text"].strip(), "other": whole.cell["text"].strip()}
        names = (grid.labels.get(number.cell["row"], "") for number in (part, whole))
        yield fails("column_within", part.cell, whole.cell, caption=grid.caption,
                    name=grid.last_heads.get(part.cell["column"], ""), **dict(zip(("part", "whole"), names, strict=True)),
                    **blanks)  # fmt: skip
