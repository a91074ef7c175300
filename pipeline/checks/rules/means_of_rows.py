"""A rate or a change of a total row lies between those of the rows that make the total up."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.report import Report
from pipeline.checks.rules.tables import is_flat

_RATE = re.compile(r"率|同比|增减|增长|变动|升降|[%％]")
_NOT = re.compile(r"占|比重|构成|贡献|完成|进度|额|数$|量$|百分点")
_LEAST = 2  # rows that make a total up


@as_check(
    "rate of a total",
    "a rate (毛利率) or a change in percent of a total row is not above all, and not below all, of the rows that it is the total of",
    kind="bound",
    grade=CONFLICT,
    needs="tables",
    idle="the table has no total row that is the sum of the others in another column, or the column holds shares",
    tolerance="the last printed digit",
    examples=(
        "| 渠道 | 收入 | 毛利率（%） |\n| 直销 | 1,203.01 | 84.06 |\n| 经销 | 102.44 | 56.80 |\n| 合计 | 1,305.45 | 85.42 |",
        "| 业务 | 2022年 | 同比增长（%） |\n| 供水 | 860.2 | 3.10 |\n| 排水 | 410.5 | 5.20 |\n| 检测 | 96.3 | 12.40 |\n| 合计 | 1,367.0 | 44.70 |",
        "| 年级 | 学生数 | 体质达标率 |\n| 初一 | 420 | 96.2% |\n| 初二 | 405 | 97.1% |\n| 初三 | 398 | 98.0% |\n| 合计 | 1,223 | 91.7% |",
    ),
    counter_examples=(
        "| 渠道 | 收入 | 毛利率（%） |\n| 直销 | 1,203.01 | 87.86 |\n| 经销 | 102.44 | 56.80 |\n| 合计 | 1,305.45 | 85.42 |",
        "| 业务 | 2022年 | 占比（%） |\n| 供水 | 860.2 | 62.93 |\n| 排水 | 410.5 | 30.03 |\n| 检测 | 96.3 | 7.04 |\n| 合计 | 1,367.0 | 100.00 |",
        "| 业务 | 2022年 | 同比增长（%） |\n| 供水 | 860.2 | 3.10 |\n| 排水 | 410.5 | 5.20 |\n| 合计 | 1,367.0 | 44.70 |",
        "| 股东 | 持股数 | 比例（%） |\n| 甲公司 | 9,900 | 9.90 |\n| 乙公司 | 8,000 | 8.00 |\n| 丙公司 | 3,500 | 3.50 |\n| 合计 | 21,400 | 21.40 |",
        "| 年级 | 学生数 | 体质达标率 |\n| 初一 | 420 | 96.2% |\n| 初二 | 405 | 97.1% |\n| 初三 | 398 |  |\n| 合计 | 1,223 | 91.7% |",
    ),
)
def check_rates(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate of a total row whose parts all have theirs."""
    for grid in report.grids:
        totals = [row for row in grid.rows if grid.is_total(row)]
        parts = [row for row in grid.rows if row not in totals]
        if len(totals) != 1 or len(parts) < _LEAST or not is_flat(grid, parts) or not _adds_up(grid, totals[0], parts):
            continue
        for column in grid.columns:
            head = grid.last_heads.get(column, "")
            if not _is_in_percent(grid, column, head):
                continue
            if _RATE.search(head) and not _NOT.search(re.sub(r"[（(].*?[）)]", "", head)):
                yield from _judge(grid, column, totals[0], parts)


def _is_in_percent(grid: Grid, column: int, head: str) -> bool:
    cells = (number.cell["text"] for (_, at), number in grid.numbers.items() if at == column)
    return bool(re.search("[%％]|率$", head)) or all(re.search("[%％]", text) for text in cells)


def _adds_up(grid: Grid, total: int, parts: list[int]) -> bool:
    """Whether the total row is the sum of all others in each column that can be added, and in one at least."""
    told = [column for column in grid.columns if grid.adds_up(column) and (total, column) in grid.numbers]
    sums = []
    for column in told:
        numbers = [grid.numbers.get((row, column)) for row in parts]
        if any(number is None or number.value < 0 for number in numbers):
            return False
        made = sum(number.value for number in numbers if number)
        whole = grid.numbers[total, column]
        sums.append(bool(whole.value) and abs(made - whole.value) <= max(whole.step, 1e-6) * len(parts) / 2)
    return bool(sums) and all(sums)


def _judge(grid: Grid, column: int, total: int, parts: list[int]) -> Iterator[Judgement]:
    whole, numbers = grid.numbers.get((total, column)), [grid.numbers.get((row, column)) for row in parts]
    known = [number for number in numbers if number is not None]
    if whole is None or len(known) < len(parts):
        return
    low, high = min(number.value for number in known), max(number.value for number in known)
    slack = max(number.step for number in (whole, *known))
    cells = [whole.cell, *(number.cell for number in known)]
    if abs(sum(number.value for number in known) - whole.value) <= slack * len(known):
        return  # shares of one whole
    if low - slack <= whole.value <= high + slack:
        yield holds(*cells)
    else:
        yield fails("rate_of_total", *cells, caption=grid.caption, name=grid.name_of(whole),
                    said=whole.cell["text"].strip(), low=f"{low:g}", high=f"{high:g}")  # fmt: skip
