"""Sums in tables: columns against their total row, rows against their total column."""

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import fits_sum, is_of_a_digit, is_of_two_turned, parts_of
from pipeline.checks.interval import add_rounded, find_slip
from pipeline.checks.report import Report

_NEAR = 0.1  # of the total: what misses it by more was hardly its sum
_ANY = 1.0  # the same where the table says itself what a total is of
_SMALL = 1e-6  # of floating point
_ITEMS = 4  # rows of a group that end in its total
_MOST = 0.7  # of the places in which a way to add must hold before the others are called wrong


def _ways(grid: Grid, total: int) -> Iterator[tuple[str, list[int]]]:
    """Yield the rows that a total row may be the sum of, with the name of the way."""
    above = [row for row in grid.rows if row < total]
    below = [row for row in grid.rows if row > total]
    for side, rows in (("above", above), ("below", below)):
        stop = [row for row in rows if grid.is_total(row)]
        near = [r for r in rows if not stop or (r > stop[-1] if side == "above" else r < stop[0])]
        yield f"{side} to the next total", near
        plain = [row for row in rows if not grid.is_total(row)]
        yield f"{side}, all", plain
        yield f"{side}, totals", [row for row in rows if grid.labels.get(row) == "小计"]
        path = grid.path(total)[:-1]
        if path:
            yield f"{side}, of its group", [row for row in plain if grid.path(row)[: len(path)] == path]
        if side == "above":
            yield "above, since the row that heads them", _since_head(grid, total)
        for depth in sorted({len(grid.path(row)) for row in plain})[:3]:
            yield f"{side}, level {depth}", [row for row in plain if len(grid.path(row)) == depth]


def _since_head(grid: Grid, total: int) -> list[int]:
    """Return the rows above a total from the last row of words alone: 专业构成 | 生产人员 | … | 合计; none without one."""
    heads = [row for row in grid.labels if row < total and row not in grid.rows]
    near = [row for row in grid.rows if heads and max(heads) < row < total]
    return near if not any(map(grid.is_total, near)) else []


@as_check(
    "sum of a column",
    "the total row of a table (合计, 总计, 小计) is the sum of the rows above or below it",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no way to add fits another column of the table, or the sum misses the total by more than a tenth and no slip of a digit explains it",
    tolerance="half of the last printed digit of each number: rounded parts may miss a rounded total",
    examples=(
        "| 站 | 巡检次数 | 抢修次数 |\n| 城北站 | 21 | 526 |\n| 城南站 | 16 | 437 |\n| 望潮站 | 9 | 203 |\n| 合计 | 46 | 1,176 |",
        "| 部门 | 支出（万元） |\n| 办公室 | 12.5 |\n| 档案科 | 30.2 |\n| 技术科 | 8.1 |\n| 合计 | 51.8 |",
        "| 业务 | 收入 | 成本 | 上年收入 | 上年成本 |\n| 主营 | 1,229.1 | 179.2 | 1,824.6 | 178.0 |\n| 其他 |  |  | 136.3 | 21.2 |\n| 合计 | 1,229.1 | 179.2 | 1,960.9 | 399.2 |",
        "| 项目 | 概算 | 本期投入 | 累计投入 |\n| 泵站 | 900.0 | 182.3 | 309.1 |\n| 管网 | 800.0 | 541.2 | 346.0 |\n| 水表 | 300.0 | 60.5 | 132.8 |\n| 合计 | 2,000.0 | 588.8 | 983.1 |",
        "| 业务 | 收入 | 上年收入 |\n| 主营 | 1,229.1 | 1,824.6 |\n| 其他 |  | 136.3 |\n| 合计 | 1,292.1 | 1,960.9 |",
        "| 项目 | 数量 |\n| 在职员工合计（人） | 1,602 |\n| 离退休职工（人） | 12 |\n| 专业构成 |  |\n| 生产人员 | 918 |\n| 销售人员 | 455 |\n| 技术人员 | 221 |\n| 合计 | 1,602 |\n| 教育程度 |  |\n| 本科 | 600 |\n| 其他 | 1,002 |\n| 合计 | 1,602 |",
        "| 单位 | 编制 | 在职 | 离退休 |\n| 甲站 | 24 | 22 | 31 |\n| 乙站 | 26 | 24 | 19 |\n| 丙站 | 64 | 85 | 73 |\n| 合计 | 114 | 104 | 123 |",
        "| 站 | 巡检次数 | 库存量 |\n| 城北站 | 21 | 86.40 |\n| 城南站 | 16 | 22.10 |\n| 望潮站 | 9 | 18.70 |\n| 合计 | 46 | 172.20 |",
        "| 存放 | 2022年 | 2021年 |\n| 中心仓 | 1,000.00 | 200.00 |\n| 北闸仓 | 27,530.56 | 15,364.14 |\n| 东闸仓 | 14,282.49 | 11,995.14 |\n|  | 43,713.05 | 27,559.28 |",
    ),
    counter_examples=(
        "| 站 | 巡检次数 | 抢修次数 |\n| 城北站 | 21 | 526 |\n| 城南站 | 16 | 437 |\n| 望潮站 | 9 | 203 |\n| 合计 | 46 | 1,166 |",
        "| 部门 | 支出（万元） |\n| 办公室 | 12.5 |\n| 档案科 | 30.2 |\n| 技术科 | 8.1 |\n| 合计 | 50.9 |",
        "| 单位 | 编制 | 在职 | 离退休 |\n| 甲站 | 24 | 22 | 31 |\n| 乙站 | 26 | 24 | 19 |\n| 丙站 | 64 | 75 | 73 |\n| 合计 | 114 | 104 | 123 |",
    ),
)
def check_columns(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a total row."""
    for grid in report.long_grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        for total in filter(grid.is_total, grid.rows):
            yield from _judge_total(grid, total, columns)


def _judge_total(grid: Grid, total: int, columns: Sequence[int]) -> Iterator[Judgement]:
    named = [c for c in columns if (total, c) in grid.numbers]
    headed = any(_is_headed(grid, total, column) for column in named)
    group = _since_head(grid, total) if headed else _group(grid, total)
    rows, good = _best_way(grid, total, group, named)
    for column in good:
        yield holds(grid.numbers[total, column].cell)
    if good:
        told = [c for c in named if c not in good and any(part.value for part in parts_of(grid, c, rows))]
        changed = _changed(grid, total, rows, told)
        if len(good) >= len(told) - len(changed):
            alone = len(good) > 1 and len(told) == 1
            for column in told:
                turned = alone and is_of_two_turned(grid.numbers[total, column], parts_of(grid, column, rows))
                near = math.inf if turned else _ANY if column in changed else _NEAR
                yield from _told(grid, (total, column), rows, sure=True, near=near)
    elif total not in grid.labels:
        return  # the last row, without a name: that it is the total is borne out by nothing
    elif group:
        yield from itertools.islice(_missed(grid, total, group, named), 1)
    elif len(named) == 1:
        plain = [row for row in grid.rows if row != total]
        if total in (grid.rows[0], grid.rows[-1]) and is_flat(grid, plain):
            yield from _told(grid, (total, named[0]), plain, sure=len(plain) >= 3)


def _is_headed(grid: Grid, total: int, column: int) -> bool:
    """Whether a total ends a group that a row of words heads, as another total of its column does that is a sum."""
    totals = [row for row in grid.rows if grid.is_total(row) and row != total and (row, column) in grid.numbers]
    others = [row for row in totals if fits_sum(grid, (row, column), _since_head(grid, row))]
    return bool(others) and len(_since_head(grid, total)) > 1


def _best_way(grid: Grid, total: int, group: list[int], columns: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the rows that a total is the sum of, in most columns, and these; a column with one part tells less."""
    best: tuple[tuple[int, int], list[int], list[int]] = ((0, 0), [], [])
    for _, rows in _ways(grid, total):
        if len(rows) < 2 or (group and rows != group):
            continue
        good = [c for c in columns if fits_sum(grid, (total, c), rows)]
        alone = [c for c in columns if _is_alone(grid, (total, c), rows)]
        if (len(good), len(alone)) > best[0]:
            best = ((len(good), len(alone)), rows, [*good, *alone])
    return best[1], best[2]


def _is_alone(grid: Grid, place: tuple[int, int], rows: Sequence[int]) -> bool:
    """Whether a total is the only part that its column has."""
    parts = [part for part in parts_of(grid, place[1], rows) if part.value]
    return len(parts) == 1 and parts[0].value == grid.numbers[place].value


def _changed(grid: Grid, total: int, rows: Sequence[int], columns: Sequence[int]) -> set[int]:
    """Return the columns that miss their totals because two cells of a row changed places."""
    apart = {c: sum(p.value for p in parts_of(grid, c, rows)) - grid.numbers[total, c].value for c in columns}
    pairs = [(c, d) for c, d in itertools.combinations(columns, 2) if abs(apart[c] + apart[d]) < _SMALL]
    return {
        column
        for one, other in pairs
        for row in rows
        if (a := grid.numbers.get((row, one))) and (b := grid.numbers.get((row, other)))
        if abs(a.value - b.value - apart[one]) < _SMALL
        for column in (one, other)
    }


def _group(grid: Grid, total: int) -> list[int]:
    """Return the rows of one tall heading of which a row is the total by its name: 三、办理结果 … （七）总计."""
    path = grid.path(total)[:-1]
    own = [row for row in grid.rows if row < total and path and grid.path(row)[: len(path)] == path]
    return own if len(own) >= _ITEMS and not any(map(grid.is_total, own)) else []


def _missed(grid: Grid, total: int, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Judgement]:
    """Yield a judgement for each total of a group that its parts miss by whatever; that of all columns first.

    Where the row of the total adds up across the columns, it is the group that was not read whole: none is told.
    """
    if any(_adds_across(grid, (total, c), columns) for c in columns if grid.is_total_column(c)):
        return
    for column in sorted(columns, key=grid.is_total_column, reverse=True):
        parts = parts_of(grid, column, rows)
        if len([part for part in parts if part.value]) > 1 and grid.numbers[total, column].value:
            yield from _told(grid, (total, column), rows, sure=True, near=_ANY)


def _adds_across(grid: Grid, place: tuple[int, int], columns: Sequence[int]) -> bool:
    beside = [column for column in columns if not grid.is_total_column(column)]
    return len([n for n in _across(grid, place[0], beside) if n.value]) > 1 and _row_fits(grid, place, beside)


def is_flat(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether rows are of one level: no parts of parts (其中), no totals, no groups."""
    labels = [grid.label(row) for row in rows]
    if any(
        re.search("其中|合计|小计|总计|[:：]$|减[:：]|^[（(]|^[一二三四五六七八九十]+、|^\\d+[.．、]|占|率", label)
        for label in labels
    ):
        return False
    return len({len(grid.path(row)) for row in rows}) == 1


def _told(
    grid: Grid, place: tuple[int, int], rows: Sequence[int], *, sure: bool, near: float = _NEAR
) -> Iterator[Judgement]:
    total, parts = grid.numbers[place], parts_of(grid, place[1], rows)
    found = add_rounded(part.interval for part in parts)
    apart = found.middle - total.value
    slip = find_slip(found, total.interval)
    if is_torn([total, *parts], apart) or grid.is_spanned(place[1], [place[0], *rows]):
        return
    digit = sure and is_of_a_digit(total, parts, apart)
    close = digit or (len(parts) > 1 and (slip or abs(apart) <= near * abs(total.value)))
    if found.meets(total.interval) or not close:
        return
    cells = [total.cell, *(part.cell for part in parts)]
    key = "table_slip" if slip else "table_sum"
    grade = CONFLICT if sure else HINT
    yield fails(key, *cells, grade=grade, factor=slip or "", **grid.blanks_of_sum(total, parts))


@as_check(
    "sum of a group",
    "in a table of groups and their items the number of a group is the sum of its items",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="fewer than three groups, or most of them are no such sums",
    tolerance="half of the last printed digit of each number",
    examples=(),
    counter_examples=(),
)
def check_groups(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a row that has rows below it in its group."""
    for grid in report.long_grids:
        paths = {row: grid.path(row) for row in grid.rows}
        children: dict[int, list[int]] = {}
        for row, path in paths.items():
            for parent in sorted((r for r in grid.rows if r < row), reverse=True):
                if len(paths[parent]) == len(path) - 1 and paths[parent] == path[:-1] and path[:-1]:
                    own = children.setdefault(parent, [])
                    own += [row] if not any(_is_again(grid, one, row) for one in own) else []
                    break
        places = [(p, c) for p in children for c in grid.columns if (p, c) in grid.numbers and grid.adds_up(c)]
        real = [
            place
            for place in places
            if grid.numbers[place].value and len(parts_of(grid, place[1], children[place[0]])) > 1
        ]
        good = [place for place in real if fits_sum(grid, place, children[place[0]])]
        for place in good:
            yield holds(grid.numbers[place].cell)
        if len(good) >= 3 and len(good) >= _MOST * len(real):
            for place in real:
                if place not in good:
                    yield from _told(grid, place, children[place[0]], sure=True)


def _is_again(grid: Grid, one: int, other: int) -> bool:
    """Whether a row repeats another of its name and numbers: a group of one item that bears the group's name (款, 项)."""
    if grid.labels.get(one) != grid.labels.get(other):
        return False
    values = [
        {c: n.value for (r, c), n in grid.numbers.items() if r == row and grid.adds_up(c)} for row in (one, other)
    ]
    return values[0] == values[1]


@as_check(
    "sum of a row",
    "the total column of a table is the sum of the columns beside it",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="fewer than three rows, or in less than seven of ten rows no way to add fits (of two rows one, and a slip explains the other)",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 岗位 | 男 | 女 | 合计 |\n| 教师 | 136 | 164 | 300 |\n| 职工 | 112 | 109 | 212 |",
        "| 站 | 合计 | 爆管 | 漏水 |\n| 城北站 | 61 | 21 | 40 |\n| 城南站 | 48 | 16 | 32 |\n| 望潮站 | 30 | 9 | 21 |\n| 云栈站 | 27 | 8 | 17 |",
    ),
    counter_examples=(
        "| 岗位 | 男 | 女 | 合计 |\n| 教师 | 136 | 164 | 300 |\n| 职工 | 112 | 109 | 286 |",
        "| 站 | 合计 | 爆管 | 漏水 |\n| 城北站 | 61 | 21 | 40 |\n| 城南站 | 48 | 16 | 32 |\n| 望潮站 | 30 | 9 | 21 |\n| 云栈站 | 25 | 8 | 17 |",
        "| 站 | 合计 | 爆管 | 巡检员 |\n| 城北站 | 61 | 21 | 3 |\n| 城南站 | 48 | 16 | 2 |\n| 望潮站 | 30 | 9 | 5 |",
        "| 项目 | 合计 | 小计 | 人员 | 公用 | 专项 |\n| 城北站 | 61 | 61 | 21 | 40 | 0 |\n| 城南站 | 48 | 48 | 16 | 32 | 0 |\n| 望潮站 | 30 | 30 | 9 | 21 | 0 |\n| 云栈站 | 45 | 25 | 8 | 17 | 20 |",
    ),
)
def check_rows(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a total column."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        for total in filter(grid.is_total_column, columns):
            yield from _judge_column(grid, total, columns)


def _judge_column(grid: Grid, total: int, columns: Sequence[int]) -> Iterator[Judgement]:
    right, left = [c for c in columns if c > total], [c for c in columns if c < total]
    ends = [c for c in right if grid.is_total_column(c)]
    near = [c for c in right if not ends or c < ends[0]]
    for beside in (right, near, left):
        if len(beside) < 2:
            continue
        real = [row for row in grid.rows if grid.numbers.get((row, total)) and _across(grid, row, beside)]
        real = [row for row in real if grid.numbers[row, total].value]
        telling = [row for row in real if len([n for n in _across(grid, row, beside) if n.value]) > 1]
        good = [row for row in real if _row_fits(grid, (row, total), beside)]
        few = len(real) == 2 and len(good) == 1  # one of two rows fits: then only a slip of a digit is told
        enough = few or (len(good) >= 3 and len(good) >= _MOST * len(real))
        if not enough or not set(telling) & set(good):
            continue
        for row in real:
            if few and row not in good and not _is_slipped(grid, (row, total), beside):
                continue
            if row in good or (beside == right and _begins_to_fit(grid, (row, total), beside)):
                yield holds(grid.numbers[row, total].cell)
            else:
                yield _row_told(grid, (row, total), beside)
        return


def _across(grid: Grid, row: int, columns: Sequence[int]) -> list[Number]:
    return [grid.numbers[row, column] for column in columns if (row, column) in grid.numbers]


def _row_fits(grid: Grid, place: tuple[int, int], beside: Sequence[int]) -> bool:
    found = add_rounded(number.interval for number in _across(grid, place[0], beside))
    return grid.numbers[place].interval.meets(found)


def _begins_to_fit(grid: Grid, place: tuple[int, int], beside: Sequence[int]) -> bool:
    """Whether the first columns alone make a total up: 合计 | 小计 | 人员 | 公用 | 项目, where most rows have no 项目."""
    return any(_row_fits(grid, place, beside[:count]) for count in range(2, len(beside)))


def _is_slipped(grid: Grid, place: tuple[int, int], beside: Sequence[int]) -> bool:
    total, parts = grid.numbers[place], _across(grid, place[0], beside)
    return is_of_a_digit(total, parts, sum(part.value for part in parts) - total.value)


def _row_told(grid: Grid, place: tuple[int, int], beside: Sequence[int]) -> Judgement:
    total, parts = grid.numbers[place], _across(grid, place[0], beside)
    blanks = grid.blanks_of_sum(total, parts)
    told = [part for part in parts if part.value]
    if len(told) == 1:  # no sum: one column and the total say two things
        part = grid.last_head(told[0].cell["column"])
        return fails("table_row_part", total.cell, told[0].cell, part=part, **blanks)
    return fails("table_sum", total.cell, *(part.cell for part in parts), **blanks)
