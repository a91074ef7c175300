"""Rows and columns of a table that go together without saying so: two that are the same, and one that is a sum.

What holds in most of the table says what is meant; told is only where a slip of the pen explains why it does not hold.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.printed import find_slipped, is_slipped, lacks_digit
from pipeline.checks.report import Report

_DIGITS = 4  # of a number that hardly stands in two columns by chance
_LONG = 7  # digits of a number of which two in each other's place are no chance
_LEAST, _MOST = 3, 0.7  # places where two lines go together, and their share of those that could tell
_SMALL = 1e-6  # of floating point
_REACH = 30  # lines that one may be the sum of
_YEAR = re.compile(r"(?:19|20)\d\d")

_Place = tuple[int, int]


def _digits(number: Number) -> str:
    """Return the digits of a number as printed; empty where they are few, or a year."""
    printed = number.digits
    if len(printed.strip("0")) < _DIGITS or _YEAR.fullmatch(number.text):
        return ""
    return printed


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ in a digit but the last, in two that changed places, in one too many, or in the point."""
    if one.strip("0") == other.strip("0"):  # the point, or a nought
        return True
    return is_slipped(one, other) or (min(len(one), len(other)) > _DIGITS and lacks_digit(one, other))


@as_check(
    "columns that are the same",
    "two columns of a table that are the same in most rows do not differ in one by a slip of a digit",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two columns have the same numbers of four digits in three rows and in seven of ten, or no slip tells two apart",
    examples=(
        "| 股东 | 期末持股 | 无限售持股 |\n| 甲公司 | 12,483,906 | 12,483,906 |\n| 乙公司 | 8,204,117 | 8,204,117 |\n| 丙公司 | 6,120,945 | 6,129,045 |\n| 丁公司 | 2,318,660 | 2,318,660 |\n| 戊公司 | 1,914,230 | 1,914,230 |",
        "| 科目 | 合计 | 财政拨款 |\n| 教育 | 1,284.60 | 1,284.60 |\n| 卫生 | 397.47 | 397.47 |\n| 住房 | 612.48 | 6124.8 |\n| 农业 | 2,255.00 | 2,255.00 |\n| 交通 | 1,198.73 | 1,198.73 |",
        "| 科目 | 合计 | 财政拨款 |\n| 教育 | 1,284.60 | 1,284.60 |\n| 科技 | 20.00 | 10.00 |\n| 文化 | 10.00 | 20.00 |\n| 农业 | 2,255.00 | 2,255.00 |\n| 交通 | 1,198.73 | 1,198.73 |",
        "| 科目 | 合计 | 财政拨款 |\n| 教育 | 1,284.60 | 1,284.60 |\n| 卫生 | 397.47 | 397.47 |\n| 住房 | 612.48 | 612.84 |\n| 农业 | 2,255.00 | 2,255.00 |\n| 交通 | 1,198.73 | 1,198.73 |",
    ),
    counter_examples=(
        "| 科目 | 合计 | 财政拨款 |\n| 教育 | 1,284.60 | 1,284.60 |\n| 科技 | 20.00 | 10.00 |\n| 文化 | 10.00 | 10.00 |\n| 农业 | 2,255.00 | 2,255.00 |\n| 交通 | 1,198.73 | 1,198.73 |",
        "| 股东 | 期末持股 | 无限售持股 |\n| 甲公司 | 12,483,906 | 12,483,906 |\n| 乙公司 | 8,204,117 | 8,204,117 |\n| 丙公司 | 6,120,945 | 2,000,000 |\n| 丁公司 | 2,318,660 | 2,318,660 |\n| 戊公司 | 1,914,230 | 1,914,230 |",
        "| 项目 | 开工年 | 完工年 |\n| 甲桥 | 2021 | 2021 |\n| 乙桥 | 2022 | 2022 |\n| 丙桥 | 2020 | 2022 |\n| 丁桥 | 2019 | 2019 |",
        "| 科目 | 预算 | 决算 |\n| 教育 | 1,284.60 | 1,284.60 |\n| 卫生 | 397.47 | 391.47 |\n| 住房 | 612.48 | 612.84 |\n| 农业 | 2,255.00 | 2,198.00 |\n| 交通 | 1,198.73 | 1,198.73 |",
    ),
)
def check_same(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of columns that are the same, and for each row in which a slip tells them apart."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        for one, other in itertools.combinations(columns, 2):
            pairs = [(grid.numbers.get((row, one)), grid.numbers.get((row, other))) for row in grid.rows]
            known = [(n, m) for n, m in pairs if n and m and _digits(n) and _digits(m)]
            same = [(n, m) for n, m in known if n.value == m.value]
            if len(same) < _LEAST or len(same) < _MOST * len(known):
                continue
            yield holds(same[0][0].cell, same[0][1].cell)
            apart = [(n, m) for n, m in pairs if n and m and n.value != m.value]
            for n, m in apart:
                slip = _digits(n) and _digits(m) and _is_slip(_digits(n), _digits(m))
                if slip or any((n.value, m.value) == (b.value, a.value) for a, b in apart):  # two rows changed places
                    blanks = {"value": n.text, "other": m.text}
                    yield fails("columns_same", n.cell, m.cell, caption=grid.caption, name=grid.name_of(n),
                                column=grid.last_head(other), **blanks)  # fmt: skip


@as_check(
    "number of a row in two ways",
    "two numbers of seven digits in one row are not one with two digits in each other's place",
    kind="conflict",
    grade=CONFLICT,
    needs="tables",
    idle="no two such numbers stand in one row, or the row has their difference too",
    examples=(
        "| 股东 | 增减 | 期末持股 | 无限售持股 |\n| 甲公司 | 0 | 142,563,178 | 142,563,718 |\n| 乙公司 | 1,200 | 8,204,117 | 0 |",
        "| 户名 | 应收电量 | 实收电量 |\n| 东区 | 4,538,026 | 4,538,062 |\n| 西区 | 3,120,945 | 3,118,200 |",
    ),
    counter_examples=(
        "| 股东 | 增减 | 期末持股 | 期初持股 |\n| 甲公司 | 540 | 142,563,718 | 142,563,178 |\n| 乙公司 | 1,200 | 8,204,117 | 8,202,917 |",
        "| 户名 | 应收电量 | 实收电量 |\n| 东区 | 4,538,026 | 4,538,026 |\n| 西区 | 3,120,945 | 3,118,200 |",
        "| 户名 | 应收电量 | 实收电量 |\n| 东区 | 453,026 | 453,062 |\n| 西区 | 312,945 | 311,200 |",
    ),
)
def check_turned(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two numbers of a row that are one, or would be but for two digits."""
    for grid in report.grids:
        for row in grid.rows:
            numbers = [n for column in grid.columns if (n := grid.numbers.get((row, column)))]
            long = [n for n in numbers if len(_digits(n)) >= _LONG]
            for one, other in itertools.combinations(long, 2):
                apart = abs(one.value - other.value)
                if not apart:
                    yield holds(one.cell, other.cell)
                elif len(find_slipped(_digits(one), _digits(other))) > 1 and not any(
                    abs(abs(n.value) - apart) < max(n.step, _SMALL) for n in numbers
                ):
                    blanks = {"value": one.text, "other": other.text}
                    yield fails(
                        "row_turned", one.cell, other.cell, caption=grid.caption, name=grid.name_of(one), **blanks
                    )


@as_check(
    "sum without a name",
    "a row (column) that is the sum of those beside it in the rest of a table is so in each column (row)",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no row is the sum of the rows next to it in another column, and no column in three rows, or no slip of a digit explains what differs",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 项目 | 2022年 | 2021年 |\n| 全部能耗 | 8,412.6 | 8,930.4 |\n| 电力 | 5,120.3 | 5,448.1 |\n| 热力 | 2,180.9 | 2,301.5 |\n| 油品 | 1,111.4 | 1,108.8 |",
        "| 项目 | 2022年 | 2021年 | 增减 |\n| 交易额 | 386.4 | 402.7 | -16.3 |\n| 其中：采购 | 58.3 | 61.9 | -3.6 |\n| 工程 | 214.5 | 239.8 | 1.7 |\n| 土地 | 86.6 | 101.0 | -14.4 |",
        "| 站 | 巡检 | 抢修 | 出勤 |\n| 城北站 | 1,210 | 526 | 1,736 |\n| 城南站 | 1,160 | 437 | 1,597 |\n| 望潮站 | 1,090 | 203 | 1,239 |\n| 云栈站 | 1,345 | 318 | 1,663 |\n| 东湾站 | 1,402 | 271 | 1,673 |",
    ),
    counter_examples=(
        "| 项目 | 2022年 | 2021年 |\n| 全部能耗 | 8,412.6 | 8,858.4 |\n| 电力 | 5,120.3 | 5,448.1 |\n| 热力 | 2,180.9 | 2,301.5 |\n| 油品 | 1,111.4 | 1,108.8 |",
        "| 项目 | 2022年 | 2021年 |\n| 全部能耗 | 8,412.6 | 9,650.0 |\n| 电力 | 5,120.3 | 5,448.1 |\n| 热力 | 2,180.9 | 2,301.5 |\n| 油品 | 1,111.4 | 1,108.8 |",
        "| 项目 | 2022年 | 2021年 |\n| 年末余额 | 428,917.29 | 318,204.50 |\n| 银行存款 | 308,600.12 | 210,004.10 |\n| 保证金 | 110,317.17 | 108,200.40 |",
        "| 站 | 巡检 | 抢修 | 里程 |\n| 城北站 | 1,210 | 526 | 2,736 |\n| 城南站 | 1,160 | 437 | 3,597 |\n| 望潮站 | 1,090 | 203 | 1,329 |\n| 云栈站 | 1,345 | 318 | 1,863 |",
    ),
)
def check_sums(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a line that others make up."""
    for grid in report.grids:
        if grid.spanned_columns:
            continue
        columns = [column for column in grid.columns if grid.adds_up(column)]
        numbers = {(r, c): n for (r, c), n in grid.numbers.items() if c in columns}
        turned = {(c, r): n for (r, c), n in numbers.items()}
        yield from _judge_lines(grid, numbers, grid.rows, columns, least=1)
        yield from _judge_lines(grid, turned, columns, grid.rows, least=_LEAST)


def _judge_lines(
    grid: Grid, numbers: Mapping[_Place, Number], lines: Sequence[int], across: Sequence[int], *, least: int
) -> Iterator[Judgement]:
    """Yield the judgements of lines (rows) that are, in so many places across, the sum of the lines next to them."""
    for at, target in enumerate(lines):
        for beside in (lines[at + 1 : at + 1 + _REACH], lines[max(0, at - _REACH) : at][::-1]):
            found = _shortest(numbers, target, beside, across)
            if not found or len(found[1]) < least:
                continue
            run, good = found
            telling = [p for p in across if (target, p) in numbers and len(_parts(numbers, run, p)) > 1]
            fitting = [p for p in telling if _is_sum(numbers[target, p], _parts(numbers, run, p))]
            if len(fitting) < _MOST * len(telling) and len(telling) - len(fitting) > 1:
                continue
            yield holds(numbers[target, good[0]].cell)
            for place in telling:
                total, parts = numbers[target, place], _parts(numbers, run, place)
                if not _is_sum(total, parts) and _is_slipped(total, parts):
                    yield _told(grid, total, parts)


def _shortest(
    numbers: Mapping[_Place, Number], target: int, beside: Sequence[int], across: Sequence[int]
) -> tuple[Sequence[int], list[int]] | None:
    """Return the lines next to a line that it is the sum of in most places, the fewest, and these places."""
    good: dict[int, list[int]] = {}
    for place in across:
        total = numbers.get((target, place))
        if total is None or not _digits(total):
            continue
        made, count = 0.0, 0
        for length, line in enumerate(beside, 1):
            part = numbers.get((line, place))
            made, count = (made + part.value, count + 1) if part and part.value else (made, count)
            if count > 1 and abs(made - total.value) <= max(total.step, _SMALL) / 2:
                good.setdefault(length, []).append(place)
                break
    if not good:
        return None
    length = max(good, key=lambda one: (len(good[one]), -one))
    return beside[:length], good[length]


def _is_sum(total: Number, parts: Sequence[Number]) -> bool:
    return abs(sum(part.value for part in parts) - total.value) <= max(total.step, _SMALL) / 2


def _parts(numbers: Mapping[_Place, Number], run: Sequence[int], place: int) -> list[Number]:
    return [n for line in run if (n := numbers.get((line, place))) and n.value]


def _is_slipped(total: Number, parts: Sequence[Number]) -> bool:
    """Whether two digits of one number that are in each other's place explain why a sum is none.

    What differs in one digit may be a round amount that is to be taken off.
    """
    apart = sum(part.value for part in parts) - total.value
    if not apart or is_torn([total, *parts], apart):
        return False
    for number, meant in ((total, total.value + apart), *((part, part.value - apart) for part in parts)):
        printed = re.sub("[,，]", "", number.text.lstrip("-－"))
        places = len(printed.partition(".")[2])
        due = f"{abs(meant):.{places}f}"
        if abs(abs(meant) - float(due)) < total.step / 2 and _digits(number) and len(find_slipped(printed, due)) > 1:
            return True
    return False


def _told(grid: Grid, total: Number, parts: Sequence[Number]) -> Judgement:
    return fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))
