"""A total that a table parts in several ways: by sex, by age, by schooling each group of rows makes it up.

Nothing need be said of what the groups are: where the rows of a column fall into runs that each make up the total, but
for one run, that one has a wrong number. 女: 用工形式 98＋33，年龄 52＋66＋19，学历 43＋75＋13，合计 131
"""

from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, is_torn
from pipeline.checks.grid_sums import fits_sum, is_of_a_digit, is_of_two_turned, parts_of
from pipeline.checks.report import Report

_LEAST = 2  # rows of a run
_LARGE = 20.0  # of a total, which runs of small numbers do not make up by chance
_SURE = 2  # runs that make up the total from which on the other one may miss it by more than a slip
_LONG = 1000.0  # of a total, from which on a digit that is another one is no chance
_NOISE = 1e-6  # of floating point
_NEAR = 0.1  # of the total, by which it may


@as_check(
    "total parted in several ways",
    "where groups of rows each make up the total of a table (by sex, by age, by schooling) all of them do",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no rows beside a total fall into two groups or more of which all but one make it up, or no slip of a digit explains the one that does not",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 类别 | 人数 | 女 |\n| 合同制 | 142 | 98 |\n| 派遣 | 44 | 33 |\n| 30岁以下 | 71 | 52 |\n| 31—40岁 | 83 | 66 |\n| 41岁以上 | 32 | 19 |\n| 本科 | 64 | 43 |\n| 大专 | 122 | 88 |\n| 合计 | 186 | 131 |",
        "| 项目 | 人数 |\n| 男性 | 2,464 |\n| 女性 | 882 |\n| 30岁及以下 | 846 |\n| 31—50岁 | 2,151 |\n| 51岁及以上 | 529 |\n| 合计 | 3,526 |",
        "| 项目 | 数量 |\n| 合计 | 1,286 |\n| 制造业 | 412 |\n| 服务业 | 874 |\n| 大型 | 208 |\n| 中型 | 461 |\n| 小型 | 671 |",
    ),
    counter_examples=(
        "| 项目 | 人数 |\n| 男性 | 2,644 |\n| 女性 | 882 |\n| 30岁及以下 | 846 |\n| 31—50岁 | 2,151 |\n| 51岁及以上 | 529 |\n| 合计 | 3,526 |",
        "| 项目 | 人数 |\n| 党员 | 412 |\n| 团员 | 96 |\n| 30岁及以下 | 846 |\n| 31—50岁 | 2,151 |\n| 51岁及以上 | 529 |\n| 合计 | 3,526 |",
        "| 项目 | 数量 |\n| 母公司职工 | 1,187 |\n| 子公司职工 | 415 |\n| 在职职工 | 1,602 |\n| 离退休职工 | 12 |\n| 生产人员 | 918 |\n| 销售人员 | 684 |\n| 合计 | 1,602 |",
        "| 项目 | 余额 |\n| 单项计提 | 3,000 |\n| 组合计提 | 88,135 |\n| 组合一 | 22,657 |\n| 组合二 | 65,478 |\n| 合计 | 91,135 |",
        "| 站 | 抢修次数 |\n| 城北站 | 21 |\n| 城南站 | 16 |\n| 望潮站 | 9 |\n| 合计 | 46 |",
        "| 部门 | 支出 |\n| 办公室 | 12.5 |\n| 档案科 | 30.2 |\n| 技术科 | 8.1 |\n| 财务科 | 4.4 |\n| 合计 | 55.2 |",
    ),
)
def check_divisions(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each group of rows beside a total."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        for total in filter(grid.is_total, grid.rows):
            for column in columns:
                number = grid.numbers.get((total, column))
                if number is not None and number.value >= _LARGE:
                    yield from _judge(grid, (total, column))


def _judge(grid: Grid, place: tuple[int, int]) -> Iterator[Judgement]:
    total, column = place
    for rows in _beside(grid, total, column):
        good, left = _runs(grid, place, rows)
        for run in good if good and (left or len(good) > 1) else ():
            yield holds(grid.numbers[place].cell, *(part.cell for part in parts_of(grid, column, run)))
        if good and len(left) >= _LEAST and not grid.is_spanned(column, [total, *rows]):
            yield from _told(grid, place, left, len(good))


def _beside(grid: Grid, total: int, column: int) -> Iterator[list[int]]:
    """Yield the rows above a total up to another one, and where it is the first row, those below it."""
    others = [row for row in grid.rows if row != total and grid.is_total(row)]
    above = [row for row in grid.rows if max((o for o in others if o < total), default=-1) < row < total]
    below = [row for row in grid.rows if total < row < min((o for o in others if o > total), default=grid.rows[-1] + 1)]
    for rows in (above, [] if above else below):
        known = [row for row in rows if (row, column) in grid.numbers]
        if known and len(known) == len(rows):  # one that is the total itself parts nothing
            yield [row for row in rows if grid.numbers[row, column].value != grid.numbers[total, column].value]


def _runs(grid: Grid, place: tuple[int, int], rows: Sequence[int]) -> tuple[list[Sequence[int]], Sequence[int]]:
    """Return the runs of rows from either end that make up a total, and what is left between them."""
    good: list[Sequence[int]] = []
    first, end = 0, len(rows)
    while (size := _fitting(grid, place, rows[first:end])) is not None:
        good.append(rows[first : first + size])
        first += size
    while (size := _fitting(grid, place, rows[first:end][::-1])) is not None:
        good.append(rows[end - size : end])
        end -= size
    return good, rows[first:end]


def _fitting(grid: Grid, place: tuple[int, int], rows: Sequence[int]) -> int | None:
    """Return how many of some rows, from the first on, make up a total."""
    return next((size for size in range(_LEAST, len(rows) + 1) if fits_sum(grid, place, rows[:size])), None)


def _told(grid: Grid, place: tuple[int, int], rows: Sequence[int], proven: int) -> Iterator[Judgement]:
    total, parts = grid.numbers[place], parts_of(grid, place[1], rows)
    made = sum(part.value for part in parts)
    apart = made - total.value
    again = any(abs(number.value - made) < _NOISE for (_, column), number in grid.numbers.items() if column == place[1])
    if again or max(part.value for part in parts) >= total.value:
        return  # parts of a part, or what is more than the whole: received and carried over
    long = proven >= _SURE or total.value >= _LONG
    slipped = (long and is_of_a_digit(total, parts, apart)) or is_of_two_turned(total, parts)
    near = proven >= _SURE and abs(apart) <= _NEAR * total.value
    if (slipped or near) and not is_torn([total, *parts], apart):
        yield fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))
