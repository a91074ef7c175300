"""Tables that go on from those of last year's report: a column that is last year's, or last year's and what was moved."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.interval import write
from pipeline.checks.printed import find_slipped, is_slipped
from pipeline.checks.report import Report

_DIGITS = 4  # of a number that hardly stands in two tables by chance
_LONG = (
    6  # digits of a number of an earlier year of which one that is another is a slip; else only two that changed places
)
_LEAST, _MOST = 2, 0.6  # rows in which two tables go together, and their share of those that could tell
_NAME = 2  # characters of the name of a row
_NOISE = 1e-6  # of floating point
_RESTATED = re.compile("重述|追溯|调整|更正")

_Lines = Mapping[str, Mapping[int, Number]]


class _Table(NamedTuple):
    """A table with its rows of long numbers by name."""

    grid: Grid
    lines: _Lines


def _is_long(number: Number) -> bool:
    return len(number.digits.strip("0")) >= _DIGITS


def _tables(report: Report) -> list[_Table]:
    """Return the tables of a report that have two rows or more, each of a name of its own."""
    found: list[_Table] = []
    for grid in report.grids:
        names = Counter(grid.label(row) for row in grid.rows)
        lines = {
            name: {column: grid.numbers[row, column] for column in grid.columns if (row, column) in grid.numbers}
            for row in grid.rows
            if len(name := grid.label(row)) >= _NAME and names[name] == 1
        }
        if len(lines) >= _LEAST:
            found.append(_Table(grid, lines))
    return found


@as_check(
    "table of last year's report",
    "a column that is that of last year's report in most rows, or that with what was moved, is so in all rows",
    kind="restatement",
    grade=CONFLICT,
    needs="tables",
    idle="there is no report of the year before, no two rows of one name go together by numbers of four digits, or no slip of a digit tells another row apart",
    examples=(
        "| 股东 | 期末持股 |\n| 云溪投资 | 48,236,750 |\n| 望潮基金 | 31,904,826 |\n| 岚桥控股 | 12,618,340 |\n@@\n| 股东 | 报告期内增减 | 期末持股 |\n| 云溪投资 | -3,186,420 | 45,050,330 |\n| 望潮基金 | -7,902,340 | 24,002,486 |\n| 岚桥控股 | -1,350,728 | 11,312,612 |",
        "| 项目 | 年末余额 |\n| 图书购置 | 1,284,600 |\n| 设备购置 | 3,974,715 |\n| 馆舍修缮 | 612,480 |\n| 文献修复 | 255,013 |\n@@\n| 项目 | 年初余额 | 年末余额 |\n| 图书购置 | 1,284,600 | 1,402,118 |\n| 设备购置 | 3,947,715 | 4,112,903 |\n| 馆舍修缮 | 612,480 | 598,764 |\n| 文献修复 | 255,013 | 301,226 |",
        "| 指标 | 2021年 | 2020年 |\n| 客运量（人次） | 4,812,655 | 4,310,227 |\n| 行驶里程（公里） | 9,120,437 | 8,874,910 |\n| 用气量（立方米） | 2,063,118 | 2,118,045 |\n@@\n| 指标 | 2022年 | 2021年 | 2020年 |\n| 客运量（人次） | 5,020,114 | 4,812,655 | 4,310,227 |\n| 行驶里程（公里） | 9,334,081 | 9,120,437 | 8,847,910 |\n| 用气量（立方米） | 1,987,562 | 2,063,118 | 2,118,045 |",
        "| 贷款 | 年末余额 |\n| 涉农贷款 | 86,417.33 |\n| 小微贷款 | 52,908.16 |\n| 住房贷款 | 31,665.92 |\n@@\n| 贷款 | 年末余额 | 比年初 |\n| 涉农贷款 | 91,204.75 | 4,787.42 |\n| 小微贷款 | 57,113.60 | 4,205.44 |\n| 住房贷款 | 30,918.27 | -774.65 |",
    ),
    counter_examples=(
        "| 股东 | 期末持股 |\n| 云溪投资 | 48,236,750 |\n| 望潮基金 | 31,904,826 |\n| 岚桥控股 | 12,618,340 |\n@@\n| 股东 | 报告期内增减 | 期末持股 |\n| 云溪投资 | -3,186,420 | 45,050,330 |\n| 望潮基金 | -7,902,340 | 24,002,486 |\n| 岚桥控股 | -1,305,728 | 11,312,612 |",
        "| 项目 | 年末余额 |\n| 图书购置 | 1,284,600 |\n| 设备购置 | 3,974,715 |\n| 馆舍修缮 | 612,480 |\n@@\n| 项目 | 年初余额 | 年末余额 |\n| 图书购置 | 1,284,600 | 1,402,118 |\n| 设备购置 | 4,306,200 | 4,112,903 |\n| 馆舍修缮 | 612,480 | 598,764 |",
        "| 项目 | 年末人数 |\n| 望潮社区 | 1,284 |\n| 岚桥社区 | 3,974 |\n| 云栈社区 | 6,124 |\n@@\n| 项目 | 年末人数 |\n| 望潮社区 | 1,284 |\n| 岚桥社区 | 3,975 |\n| 云栈社区 | 6,124 |",
        "| 姓名 | 持股 |\n| 卜一鸣 | 3,618,996 |\n| 贺知秋 | 2,610,447 |\n| 段小禾 | 1,830,512 |\n@@\n| 姓名 | 持股 |\n| 卜一鸣 | 3,618,096 |\n| 贺知秋 | 2,610,447 |\n| 段小禾 | 1,830,512 |",
        "| 站 | 设计能力 |\n| 城北站 | 21 |\n| 城南站 | 16 |\n| 望潮站 | 35 |\n@@\n| 站 | 设计能力 |\n| 城北站 | 21 |\n| 城南站 | 16 |\n| 望潮站 | 53 |",
    ),
)
def check_rolled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each column that goes on from one of last year's report, and each row that does not."""
    last = report.year_before
    if last is None:
        return
    before = _tables(last)
    told = {str(line["later_text"]).strip() for line in report.ledger}
    for now, then in itertools.product(_tables(report) if before else (), before):
        names = [name for name in now.lines if name in then.lines]
        if len(names) < _LEAST:
            continue
        for judged in itertools.chain(_same(now, then, names, report.year or 0), _moved(now, then, names)):
            said = str(judged.rows[0]["text"]).strip()
            if judged.outcome == "holds" or said not in told:
                told |= {said} if judged.outcome == "fails" else set()
                yield judged


def _columns(table: _Table, names: Sequence[str]) -> list[int]:
    """Return the columns that have two long numbers or more in rows of some names."""
    counts = Counter(column for name in names for column, n in table.lines[name].items() if _is_long(n))
    return [column for column, count in counts.items() if count >= _LEAST]


def _same(now: _Table, then: _Table, names: Sequence[str], year: int) -> Iterator[Judgement]:
    """Yield the judgements of columns that are the same in both tables."""
    for one, other in itertools.product(_columns(now, names), _columns(then, names)):
        head = now.grid.head(one)
        if _RESTATED.search(head):
            continue
        past = str(year) not in head and bool(re.search(f"上年|上期|期初|年初|{year - 1}|{year - 2}", head))
        pairs = [(now.lines[name].get(one), then.lines[name].get(other)) for name in names]
        known = [(n, m) for n, m in pairs if n and m and _is_long(n) and _is_long(m)]
        good = [(n, m) for n, m in known if abs(n.value - m.value) < _NOISE]
        if len(good) <= _LEAST - 1 or len(good) < _MOST * len(known) or len(set(map(_value, good))) < _LEAST:
            continue
        yield holds(good[0][0].cell, good[0][1].cell)
        for n, m in known:
            if abs(n.value - m.value) >= _NOISE and _is_slip(n.digits, m.digits, past=past) and not is_torn((n, m)):
                yield fails("rolled_same", n.cell, m.cell, name=now.grid.name_of(n), said=n.text,
                            then=m.text, page=m.cell["page"])  # fmt: skip


def _value(pair: tuple[Number, Number]) -> float:
    return pair[0].value


def _is_slip(one: str, other: str, *, past: bool) -> bool:
    """Whether two numbers are one but for two digits in each other's place, or in long ones of an earlier year a digit."""
    return len(find_slipped(one, other)) > 1 or (past and len(one) > _LONG and is_slipped(one, other))


def _moved(now: _Table, then: _Table, names: Sequence[str]) -> Iterator[Judgement]:
    """Yield the judgements of the changes of a table that lead from last year's column to this year's."""
    columns = _columns(now, names)
    for end, move, begin in itertools.product(columns, columns, _columns(then, names)):
        lines = [(now.lines[name].get(end), now.lines[name].get(move), then.lines[name].get(begin)) for name in names]
        known = [(e, c, b) for e, c, b in lines if e and c and b and c.value and _is_long(e) and _is_long(b)]
        good = [(e, c, b) for e, c, b in known if abs(e.value - c.value - b.value) < _step(e, c, b)]
        if end == move or len(good) < _LEAST or len(good) < _MOST * len(known):
            continue
        yield holds(good[0][1].cell, good[0][0].cell, good[0][2].cell)
        for e, c, b in known:
            due = e.value - b.value
            if abs(due - c.value) >= _step(e, c, b) and _is_due(c, due) and not is_torn((e, c, b)):
                yield fails("rolled_moved", c.cell, e.cell, b.cell, kind="conflict", name=now.grid.name_of(c),
                            said=c.text, end=e.text, begin=b.text,
                            page=b.cell["page"], got=write(due))  # fmt: skip


def _step(*numbers: Number) -> float:
    return sum(number.step for number in numbers) / 2 + _NOISE


def _is_due(change: Number, due: float) -> bool:
    """Whether a change is what it should be but for its sign, or two digits in each other's place."""
    places = len(change.text.partition(".")[2])
    printed = re.sub(r"\D", "", f"{abs(due):.{places}f}")
    turned = len(find_slipped(change.digits, printed)) > 1 and len(printed) >= _DIGITS
    return turned or (abs(change.value + due) < change.step + _NOISE and len(printed) >= _DIGITS)
