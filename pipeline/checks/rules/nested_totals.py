"""A total and the totals within it side by side: 合计 | 因公出国费 | 公务用车：小计 | 购置费 | 运行费 | 公务接待费.

The columns under one head with a 小计 make that up, and the 小计 with the columns beside its head makes up the 合计.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.grid_sums import is_of_a_digit
from pipeline.checks.interval import add_rounded
from pipeline.checks.report import Report

_WITHIN = "小计"
_LEAST = 2  # columns that a total is of
_SURE = 3  # totals of a row that fit, from which on the one that is left may miss its sum by more than a slip

_Group = tuple[int, tuple[int, ...]]


@as_check(
    "total with totals in it",
    "合计 is the 小计 under a head with the columns beside that head, and the 小计 is the columns under it",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no head over several columns has a 小计, or none of these totals fits and no slip of a digit explains one that does not",
    tolerance="half of the last printed digit of each number",
    examples=(
        "|  | 合计 | 出国费 | 公务用车 | 公务用车 | 公务用车 | 接待费 |\n|  | 合计 | 出国费 | 小计 | 购置费 | 运行费 | 接待费 |\n| 预算数 | 58.60 | 0.00 | 46.00 | 18.00 | 28.00 | 12.60 |\n| 决算数 | 44.37 | 0.00 | 38.62 | 17.46 | 21.16 | 5.57 |",
        "| 合计 | 出国费 | 公务用车 | 公务用车 | 公务用车 | 接待费 |\n| 合计 | 出国费 | 小计 | 购置费 | 运行费 | 接待费 |\n| 58.60 | 0.00 | 46.00 | 18.00 | 26.00 | 12.60 |",
    ),
    counter_examples=(
        "|  | 合计 | 出国费 | 公务用车 | 公务用车 | 公务用车 | 接待费 |\n|  | 合计 | 出国费 | 小计 | 购置费 | 运行费 | 接待费 |\n| 预算数 | 58.60 | 0.00 | 46.00 | 18.00 | 28.00 | 12.60 |\n| 决算数 | 44.37 | 0.00 | 38.62 | 17.46 | 21.16 | 5.75 |",
    ),
)
def check_nested(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total of a row that columns under heads make up."""
    for grid in report.grids:
        groups = list(_groups(grid))
        for row in grid.rows if groups else ():
            full = [group for group in groups if all((row, c) in grid.numbers for c in (group[0], *group[1]))]
            good = [group for group in full if _fits(grid, row, group)]
            for total, _ in good:
                yield holds(grid.numbers[row, total].cell)
            for group in full:
                borne = len(good) >= _SURE and len(full) - len(good) == 1
                if group not in good and (borne or _is_slipped(grid, row, group)):
                    yield _told(grid, row, group)


def _groups(grid: Grid) -> Iterator[_Group]:
    """Yield each total column with the columns that make it up; nothing where no head has a 小计 of its own."""
    last = grid.last_heads
    inner: dict[int, tuple[int, ...]] = {}
    for column in grid.columns:
        over = grid.heads.get(column, "").removesuffix(last.get(column, ""))
        if last.get(column) == _WITHIN and over:
            under = [
                c for c in grid.columns if c > column and grid.heads.get(c, "").removesuffix(last.get(c, "")) == over
            ]
            run = tuple(c for at, c in enumerate(under) if c == column + at + 1)
            if len(run) >= _LEAST:
                inner[column] = run
    yield from inner.items()
    within = {c for run in inner.values() for c in run}
    totals = [c for c in grid.columns if grid.is_total_column(c) and c not in inner]
    for at, total in enumerate(totals):
        named = [c for c in grid.columns if c > total and re.search("合计|总计", grid.heads.get(c, ""))]
        end = min([*totals[at + 1 : at + 2], *named], default=grid.columns[-1] + 1)
        parts = tuple(c for c in grid.columns if total < c < end and c not in within)
        if len(parts) >= _LEAST and any(c in inner for c in parts):
            yield total, parts


def _fits(grid: Grid, row: int, group: _Group) -> bool:
    parts = [grid.numbers[row, c].interval for c in group[1]]
    return grid.numbers[row, group[0]].interval.meets(add_rounded(parts))


def _parts(grid: Grid, row: int, columns: Sequence[int]) -> list[Number]:
    return [grid.numbers[row, c] for c in columns]


def _is_slipped(grid: Grid, row: int, group: _Group) -> bool:
    total, parts = grid.numbers[row, group[0]], _parts(grid, row, group[1])
    return is_of_a_digit(total, parts, sum(part.value for part in parts) - total.value)


def _told(grid: Grid, row: int, group: _Group) -> Judgement:
    total, parts = grid.numbers[row, group[0]], _parts(grid, row, group[1])
    return fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))
