"""Totals of groups: within each other, by their names, and of a whole that is parted several ways.

A total and the totals within it side by side: 合计 | 因公出国费 | 公务用车：小计 | 购置费 | 运行费 | 公务接待费.

The columns under one head with a 小计 make that up, and the 小计 with the columns beside its head makes up the 合计.
Totals of a table that bear the name of what they are of: 流动资产合计, 全行合计.
A total that a table parts in several ways: by sex, by age, by schooling each group of rows makes it up.

Nothing need be said of what the groups are: where the rows of a column fall into runs that each make up the total, but
for one run, that one has a wrong number. 女: 用工形式 98＋33，年龄 52＋66＋19，学历 43＋75＋13，合计 131
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import fits_sum, is_of_a_digit, is_of_two_turned, parts_of
from pipeline.checks.interval import add_rounded
from pipeline.checks.report import Report

_WITHIN = "小计"
_LEAST = 2  # columns that a total is of
_SURE_NESTED = 3  # totals of a row that fit, from which on the one that is left may miss its sum by more than a slip

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
                borne = len(good) >= _SURE_NESTED and len(full) - len(good) == 1
                if group not in good and (borne or _is_slipped(grid, row, group)):
                    yield _told_nested(grid, row, group)


def _groups(grid: Grid) -> Iterator[_Group]:
    """Yield each total column with the columns that make it up; nothing where no head has a 小计 of its own."""
    last = grid.last_heads
    inner: dict[int, tuple[int, ...]] = {}
    for column in grid.columns:
        over = grid.head(column).removesuffix(last.get(column, ""))
        if last.get(column) == _WITHIN and over:
            under = [c for c in grid.columns if c > column and grid.head(c).removesuffix(last.get(c, "")) == over]
            run = tuple(c for at, c in enumerate(under) if c == column + at + 1)
            if len(run) >= _LEAST:
                inner[column] = run
    yield from inner.items()
    within = {c for run in inner.values() for c in run}
    totals = [c for c in grid.columns if grid.is_total_column(c) and c not in inner]
    for at, total in enumerate(totals):
        named = [c for c in grid.columns if c > total and re.search("合计|总计", grid.head(c))]
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


def _told_nested(grid: Grid, row: int, group: _Group) -> Judgement:
    total, parts = grid.numbers[row, group[0]], _parts(grid, row, group[1])
    return fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))


_NAMED = re.compile(r"[㐀-鿿](?:合计|总计|小计)(?:数|[（(][^（）()]{1,8}[）)])?$")
_PART = re.compile("^(?:其中|减|加|[—－-])|占比|比例|比重|率$")


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
            if _NAMED.search(grid.label(total)):
                yield from _judge_named(grid, total, [c for c in columns if (total, c) in grid.numbers])


def _judge_named(grid: Grid, total: int, columns: Sequence[int]) -> Iterator[Judgement]:
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
    above = [row for row in grid.rows if row < total and not _PART.search(grid.label(row))]
    heads = [row for row in grid.labels if row < total and row not in grid.rows]
    totals = [row for row in above if grid.is_total(row) or _NAMED.search(grid.label(row))]
    starts = [max(heads, default=-1), max(totals, default=-1), -1]
    for rows in (*([row for row in above if row > start] for start in starts), totals):
        if len(rows) >= _LEAST:
            yield rows


_LARGE = 20.0  # of a total, which runs of small numbers do not make up by chance
_SURE_DIVISION = 2  # runs that make up the total from which on the other one may miss it by more than a slip
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
                    yield from _judge_division(grid, (total, column))


def _judge_division(grid: Grid, place: tuple[int, int]) -> Iterator[Judgement]:
    total, column = place
    for rows in _beside(grid, total, column):
        good, left = _runs(grid, place, rows)
        for run in good if good and (left or len(good) > 1) else ():
            yield holds(grid.numbers[place].cell, *(part.cell for part in parts_of(grid, column, run)))
        if good and len(left) >= _LEAST and not grid.is_spanned(column, [total, *rows]):
            yield from _told_division(grid, place, left, len(good))


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


def _told_division(grid: Grid, place: tuple[int, int], rows: Sequence[int], proven: int) -> Iterator[Judgement]:
    total, parts = grid.numbers[place], parts_of(grid, place[1], rows)
    made = sum(part.value for part in parts)
    apart = made - total.value
    again = any(abs(number.value - made) < _NOISE for (_, column), number in grid.numbers.items() if column == place[1])
    if again or max(part.value for part in parts) >= total.value:
        return  # parts of a part, or what is more than the whole: received and carried over
    long = proven >= _SURE_DIVISION or total.value >= _LONG
    slipped = (long and is_of_a_digit(total, parts, apart)) or is_of_two_turned(total, parts)
    near = proven >= _SURE_DIVISION and abs(apart) <= _NEAR * total.value
    if (slipped or near) and not is_torn([total, *parts], apart):
        yield fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))
