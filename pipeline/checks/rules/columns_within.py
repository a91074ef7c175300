"""Columns of which one is a part of the other: 本期投入金额 is not more than 累计投入金额, 亲自出席 not more than 应出席."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report

_NOW = re.compile(r"^(?:本期|本年度?|当期|当年|报告期内?|今年|本月|本季度?)(?:新增|共|实际)?")
_ALL = re.compile(r"^(?:累计|累积|历年累计)(?:新增|共|实际)?|(?:累计|累积)(?:数量|总数|数|金额)?$")
_AMONG = re.compile(r"^其中[:：]?")
_DUE = re.compile(r"应(?:当)?(?:参加|出席|参会|到会?|参训|参评|检|查)")
_DONE = re.compile(r"亲自|实际?(?:参加|出席|参会|到会?|参训|参评|检|查)|通讯方式|委托|缺席|现场(?:参加|出席)")
_LOW, _MEAN, _HIGH = (re.compile(words) for words in (r"最低|最小", r"平均|均值", r"最高|最大"))
_LEAST, _MOST = 2, 0.65  # rows in which the part must be no more than the whole, and their share


@as_check(
    "column beyond its whole",
    "in no row of a table what came in this year is more than what came in all in all (本期投入, 累计投入), nor a mean beyond its ends",
    kind="bound",
    grade=CONFLICT,
    needs="tables",
    idle="the table has no column of this year and one of all years under the same name (none that begins with 其中, none of what was due, 应出席), or the one is often more than the other",
    tolerance="half of the last printed digit of both",
    examples=(
        "| 水质 | 最高 | 最低 | 平均 |\n| 水温 | 28.1 | 6.2 | 31.7 |\n| 浊度 | 0.52 | 0.11 | 0.24 |\n| 余氯 | 0.65 | 0.31 | 0.48 |",
        "| 项目 | 本期投入金额 | 累计投入金额 |\n| 泵站改造 | 1,246.50 | 9,718.35 |\n| 管网更新 | 4,836.20 | 3,127.64 |\n| 水质监测 | 583.20 | 1,415.30 |\n| 智慧水表 | 412.75 | 2,204.85 |",
        "| 街道 | 志愿者人数 | 其中：党员 |\n| 城北 | 120 | 48 |\n| 城南 | 96 | 101 |\n| 望潮 | 88 | 30 |\n| 云栈 | 75 | 22 |",
        "@tables\n| 委员 | 应出席次数 | 亲自出席次数 | 委托出席次数 |\n| 温若竹 | 8 | 9 | 0 |\n| 贺长庚 | 8 | 7 | 1 |\n| 解晓岚 | 6 | 6 | 0 |",
    ),
    counter_examples=(
        "@tables\n| 委员 | 应出席次数 | 亲自出席次数 | 委托出席次数 |\n| 温若竹 | 8 | 8 | 0 |\n| 贺长庚 | 8 | 7 | 1 |\n| 解晓岚 | 6 | 6 | 0 |",
        "| 水质 | 最高 | 最低 | 平均 |\n| 水温 | 28.1 | 6.2 | 17.3 |\n| 浊度 | 0.52 | 0.11 | 0.24 |\n| 余氯 | 0.65 | 0.31 | 0.48 |",
        "| 项目 | 本期投入金额 | 累计投入金额 |\n| 泵站改造 | 1,246.50 | 9,718.35 |\n| 管网更新 | 3,127.64 | 4,836.20 |\n| 水质监测 | 583.20 | 583.20 |\n| 智慧水表 | 412.75 | 2,204.85 |",
        "| 项目 | 本期投入金额 | 累计节约金额 |\n| 泵站改造 | 1,246.50 | 9.18 |\n| 管网更新 | 3,127.64 | 5.21 |\n| 水质监测 | 583.20 | 6.55 |",
        "| 街道 | 净收入 | 其中：罚没 |\n| 城北 | -120 | 48 |\n| 城南 | 96 | 11 |\n| 望潮 | 88 | 30 |",
    ),
)
def check_within(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each row with both columns."""
    for grid in report.long_grids:
        for part, whole in _pairs(grid):
            places = [(grid.numbers.get((row, part)), grid.numbers.get((row, whole))) for row in grid.rows]
            both = [(one, other) for one, other in places if one and other]
            good = [pair for pair in both if pair[0].interval.low <= pair[1].interval.high]
            if len(good) < _LEAST or len(good) < _MOST * len(both) or any(n.value < 0 for pair in both for n in pair):
                continue
            for one, other in good:
                yield holds(one.cell, other.cell)
            for one, other in both:
                if (one, other) not in good:
                    yield fails("column_within", one.cell, other.cell, caption=grid.caption,
                                name=grid.labels.get(one.cell["row"], ""), part=grid.last_heads.get(part, ""),
                                whole=grid.last_heads.get(whole, ""), value=one.cell["text"].strip(),
                                other=other.cell["text"].strip())  # fmt: skip


def _pairs(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield columns of parts, each with the column of its whole."""
    columns = [c for c in grid.columns if grid.adds_up(c)]
    now = {c: _NOW.sub("", grid.heads[c]) for c in columns if _NOW.match(grid.heads.get(c, ""))}
    ever = {c: _ALL.sub("", grid.heads[c]) for c in columns if _ALL.search(grid.heads.get(c, ""))}
    for part, name in now.items():
        wholes = [c for c, other in ever.items() if _core(other) == _core(name) and name]
        if len(wholes) == 1:
            yield part, wholes[0]
    for column in columns:
        before = [c for c in columns if c < column and not _AMONG.match(grid.last_heads.get(c, ""))]
        if _AMONG.match(grid.last_heads.get(column, "")) and before:
            yield column, before[-1]

    yield from _ends(grid)
    yield from _due(grid)


def _due(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the columns of what was done, each with the one of what was due (应参加次数) to the left of it, under one head."""
    due = [c for c in grid.columns if _DUE.search(grid.last_heads.get(c, ""))]
    for column in grid.columns:
        before = [c for c in due if c < column]
        done = column not in due and _DONE.search(grid.last_heads.get(column, ""))
        if done and before and _over(grid, column) == _over(grid, before[-1]):
            yield column, before[-1]


def _over(grid: Grid, column: int) -> str:
    """Return the heads above the lowest one of a column."""
    return grid.heads.get(column, "").removesuffix(grid.last_heads.get(column, ""))


def _ends(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield columns of which one may not be above the other: lowest, mean, highest."""
    kinds = [[c for c in grid.columns if words.search(grid.last_heads.get(c, ""))] for words in (_LOW, _MEAN, _HIGH)]
    for (low, words), (high, others) in itertools.combinations(zip(kinds, (_LOW, _MEAN, _HIGH), strict=True), 2):
        if len(low) == len(high) == 1 and _rest(grid, low[0], words) == _rest(grid, high[0], others):
            yield low[0], high[0]


def _rest(grid: Grid, column: int, words: re.Pattern[str]) -> str:
    return words.sub("", grid.heads.get(column, ""))


def _core(head: str) -> str:
    return re.sub(r"数量|总数|新增|[（(].*?[）)]", "", head)
