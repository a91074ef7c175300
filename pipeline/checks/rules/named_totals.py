"""Totals of a table that bear the name of what they are of: 流动资产合计, 全行合计."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, is_torn
from pipeline.checks.grid_sums import fits_sum, is_of_a_digit, parts_of
from pipeline.checks.interval import add_rounded
from pipeline.checks.report import Report

_NAMED = re.compile(r"[㐀-鿿](?:合计|总计|小计)(?:数|[（(][^（）()]{1,8}[）)])?$")
_PART = re.compile("^(?:其中|减|加|[—－-])|占比|比例|比重|率$")
_LEAST = 2  # rows that a total is of


@as_check(
    "total with a name",
    "what is called 流动资产合计 or 全行合计 is the sum of the rows above it in each column of its table",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no row ends in 合计, 总计 with a name before it, its rows make it up in no other column, or no slip of a digit explains what differs",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 项目 | 期末余额 | 期初余额 |\n| 流动资产： |  |  |\n| 货币资金 | 3,128.84 | 2,684.15 |\n| 应收账款 | 4,067.73 | 3,421.90 |\n| 其中：关联方 | 31.45 | 28.70 |\n| 存货 | 4,853.10 | 4,306.62 |\n| 流动资产合计 | 11,779.67 | 10,412.67 |",
        "| 机构 | 贷款余额 | 贷款户数 |\n| 城南分行 | 46.28 | 8,104 |\n| 滦东分行 | 39.57 | 6,390 |\n| 开发区分行 | 52.16 | 5,488 |\n| 县域支行合计 | 103.07 | 18,078 |\n| 全行合计 | 241.08 | 38,600 |",
        "| 收入项目 | 行次 | 决算数 | 支出项目 | 行次 | 决算数 |\n| 财政拨款收入 | 1 | 8,642.37 | 一般公共服务支出 | 5 | 42.10 |\n| 事业收入 | 2 | 36.58 | 农林水支出 | 6 | 7,860.52 |\n| 其他收入 | 3 | 112.40 | 住房保障支出 | 7 | 231.90 |\n| 本年收入合计 | 4 | 8,791.35 | 本年支出合计 | 8 | 8,080.52 |",
        "| 项目 | 2022年 | 2021年 |\n| 工资 | 1,204.50 | 1,182.30 |\n| 津贴 | 412.75 | 396.20 |\n| 人员经费小计 | 1,617.25 | 1,587.50 |\n| 办公费 | 86.40 | 88.10 |\n| 差旅费 | 41.25 | 39.60 |\n| 公用经费小计 | 127.65 | 127.70 |",
    ),
    counter_examples=(
        "| 项目 | 期末余额 | 期初余额 |\n| 流动资产： |  |  |\n| 货币资金 | 3,128.84 | 2,684.15 |\n| 应收账款 | 4,067.73 | 3,421.90 |\n| 其中：关联方 | 31.45 | 28.70 |\n| 存货 | 4,583.10 | 4,306.62 |\n| 流动资产合计 | 11,779.67 | 10,412.67 |",
        "| 机构 | 贷款余额 | 贷款户数 |\n| 城南分行 | 46.28 | 8,104 |\n| 滦东分行 | 39.57 | 6,930 |\n| 开发区分行 | 52.16 | 5,488 |\n| 县域支行合计 | 103.07 | 18,078 |\n| 全行合计 | 241.08 | 38,600 |",
        "| 项目 | 期末余额 | 期初余额 |\n| 货币资金 | 3,128.84 | 2,684.15 |\n| 存货 | 4,853.10 | 4,306.62 |\n| 流动资产合计 | 9,612.20 | 6,990.77 |",
        "| 机构 | 贷款余额 | 平均户数 |\n| 城南分行 | 46.28 | 8,104 |\n| 滦东分行 | 39.57 | 6,390 |\n| 全行合计 | 85.85 | 7,210 |",
    ),
)
def check_named(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a total with a name."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        for total in grid.rows if len(columns) > 1 else ():
            if _NAMED.search(grid.labels.get(total, "")):
                yield from _judge(grid, total, [c for c in columns if (total, c) in grid.numbers])


def _judge(grid: Grid, total: int, columns: Sequence[int]) -> Iterator[Judgement]:
    ways = [(rows, [c for c in columns if fits_sum(grid, (total, c), rows)]) for rows in _ways(grid, total)]
    rows, good = max(ways, key=lambda way: len(way[1]), default=((), []))
    wrong = [column for column in columns if column not in good and len(parts_of(grid, column, rows)) == len(rows)]
    for column in good:
        yield holds(grid.numbers[total, column].cell)
    if len(wrong) != 1 or len(good) < len(wrong):
        return
    number, parts = grid.numbers[total, wrong[0]], parts_of(grid, wrong[0], rows)
    apart = add_rounded(part.interval for part in parts).middle - number.value
    torn = is_torn([number, *parts], apart) or grid.is_spanned(wrong[0], [total, *rows])
    if is_of_a_digit(number, parts, apart) and not torn:
        blanks = grid.blanks_of_sum(number, parts)
        yield fails("table_sum", number.cell, *(part.cell for part in parts), **blanks)


def _ways(grid: Grid, total: int) -> Iterator[Sequence[int]]:
    """Yield the rows above a total that it may be the sum of: since a row of words, since the total before, all, totals."""
    above = [row for row in grid.rows if row < total and not _PART.search(grid.labels.get(row, ""))]
    heads = [row for row in grid.labels if row < total and row not in grid.rows]
    totals = [row for row in above if grid.is_total(row) or _NAMED.search(grid.labels.get(row, ""))]
    starts = [max(heads, default=-1), max(totals, default=-1), -1]
    for rows in (*([row for row in above if row > start] for start in starts), totals):
        if len(rows) >= _LEAST:
            yield rows
