"""Lines of a table that make each other up, by what they do elsewhere or by what they are.

Lines of a table that add up in most places and not in one: whatever they are called, and wherever the total stands.

按年龄: 2,867 + 5,286 + 807 is the 员工总数 8,960 of 2021, and so in 2023, but 2,891 + 5,569 + 840 is not the 9,327 of 2022.
The lines of financial statements that make each other up: 营业利润, 利润总额, 资产总计, 现金流量净额.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import is_of_a_digit, is_of_two_turned
from pipeline.checks.interval import Interval, write
from pipeline.checks.report import Report

_LEAST = 2  # places in which lines add up, from which on they are meant to
_PARTS = 9  # lines of a run at the most
_REACH = 14  # lines between a total and its run
_LARGE = 100.0  # of a total that a run hardly makes up by chance
_NOISE = 1e-6  # of floating point

_Place = tuple[int, int]
_Way = tuple[int, int, int]  # the line of a total, and the first and the last place of its run among the lines


@as_check(
    "lines that add up elsewhere",
    "where rows (columns) of a table make up another one in two or more places, they do so in the one that is left",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no run of rows makes up the same other row in two columns, two or more columns differ, or no slip of a digit explains what differs, or another number does",
    tolerance="half of the last printed digit of the total",
    examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 馆员总数（人） | 8,960 | 9,327 | 9,846 |\n| 男 | 6,505 | 6,724 | 7,020 |\n| 女 | 2,455 | 2,603 | 2,826 |\n| 30岁以下 | 2,867 | 2,891 | 3,052 |\n| 30—50岁 | 5,286 | 5,569 | 5,907 |\n| 50岁以上 | 807 | 840 | 887 |",
        "| 区 | 车辆 | 船只 | 飞机 | 全部 | 油耗 |\n| 北 | 1,102 | 205 | 386 | 1,693 | 26 |\n| 东 | 1,490 | 188 | 912 | 2,590 | 40 |\n| 南 | 735 | 49 | 431 | 1,260 | 19 |\n| 西 | 617 | 125 | 145 | 887 | 13 |",
    ),
    counter_examples=(
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 馆员总数（人） | 8,960 | 9,327 | 9,846 |\n| 男 | 6,505 | 6,724 | 7,020 |\n| 女 | 2,455 | 2,603 | 2,826 |\n| 30岁以下 | 2,867 | 2,891 | 3,052 |\n| 30—50岁 | 5,286 | 5,596 | 5,907 |\n| 50岁以上 | 807 | 840 | 887 |",
        "| 指标 | 2020年 | 2021年 | 2022年 |\n| 设备总数（台） | 896 | 932 | 1,400 |\n| 水泵 | 650 | 672 | 702 |\n| 阀门 | 246 | 260 | 282 |\n| 其中：进口 | 12 | 14 | 40 |",
    ),
)
def check_adding(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a line that others make up in other places."""
    for grid in report.grids:
        columns = [column for column in grid.columns if grid.adds_up(column)]
        if grid.spanned_columns or (len(columns) <= _LEAST and len(grid.rows) <= _LEAST):
            continue
        numbers = {place: n for place, n in grid.numbers.items() if place[1] in columns}
        yield from _judge_run(grid, numbers, grid.rows, columns)
        yield from _judge_run(grid, {(c, r): n for (r, c), n in numbers.items()}, columns, grid.rows)


def _judge_run(
    grid: Grid, numbers: Mapping[_Place, Number], lines: Sequence[int], across: Sequence[int]
) -> Iterator[Judgement]:
    """Yield the judgements of the lines that are sums of others in all places but one."""
    ways: dict[_Way, list[int]] = defaultdict(list)
    for place in across:
        for way in _ways(numbers, lines, place):
            ways[way].append(place)
    proven = {
        (line, place)
        for way, good in ways.items()
        if len(good) >= _LEAST
        for place in good
        for line in _lines(lines, way)
    }
    for way, good in ways.items():
        told = [p for p in across if p not in good and _is_full(numbers, _lines(lines, way), p)] if good else []
        if len(good) < _LEAST or len({tuple(_values(numbers, _lines(lines, way), p)) for p in good}) < _LEAST:
            continue
        yield holds(numbers[way[0], good[0]].cell)
        if len(told) == 1 and not all((line, told[0]) in proven for line in _lines(lines, way)):
            others = [abs(n.value) for (_, place), n in numbers.items() if place == told[0]]
            yield from _told(grid, [numbers[line, told[0]] for line in _lines(lines, way)], others)


def _lines(lines: Sequence[int], way: _Way) -> list[int]:
    """Return the line of the total and those of its parts."""
    return [way[0], *lines[way[1] : way[2] + 1]]


def _values(numbers: Mapping[_Place, Number], own: Sequence[int], place: int) -> list[float]:
    return [numbers[line, place].value for line in own if (line, place) in numbers]


def _is_full(numbers: Mapping[_Place, Number], own: Sequence[int], place: int) -> bool:
    """Whether all of some lines have a number in a place, none of them 0."""
    return all((line, place) in numbers and numbers[line, place].value for line in own)


def _ways(numbers: Mapping[_Place, Number], lines: Sequence[int], place: int) -> Iterator[_Way]:
    """Yield the runs of lines that make up another line in a place."""
    by_value: dict[int, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        number = numbers.get((line, place))
        if number and number.value >= _LARGE:
            by_value[round(number.value)].append(at)
    for first in range(len(lines)) if by_value else ():
        made = 0.0
        for last in range(first, min(first + _PARTS, len(lines))):
            part = numbers.get((lines[last], place))
            if part is None or not part.value:
                break
            made += part.value
            if last == first:
                continue
            for at in {at for near in (-1, 0, 1) for at in by_value.get(round(made) + near, ())}:
                total = numbers[lines[at], place]
                apart = min(abs(at - first), abs(at - last))
                if not first <= at <= last and apart <= _REACH and abs(made - total.value) <= total.step / 2 + _NOISE:
                    yield lines[at], first, last


def _told(grid: Grid, own: Sequence[Number], others: Sequence[float]) -> Iterator[Judgement]:
    """Yield a finding where a slip of a digit explains what differs, and no other number of the place does."""
    total, *parts = own
    apart = sum(part.value for part in parts) - total.value
    left_out = any(abs(abs(apart) - value) <= total.step for value in others)
    slipped = is_of_a_digit(total, parts, apart) or is_of_two_turned(total, parts)
    if abs(apart) > len(own) * total.step and slipped and not left_out and not is_torn(own, apart):
        yield fails("table_sum", total.cell, *(part.cell for part in parts), **grid.blanks_of_sum(total, parts))


_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.、．])|^(?:加|减|其中)[：:]|[（(][^（）()]*[）)]"
)


class _Part(NamedTuple):
    """A line that another one is made up of: its sign, its name, and whether it may be missing."""

    sign: int
    name: re.Pattern[str]
    optional: bool = False


def _line(words: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{words})$")


_OWNERS = "(?:所有者权益|股东权益|所有者权益或股东权益)"
_PARENT = "归属于母公司(?:所有者|股东|普通股股东)?"
# What each line of a statement is made up of, by the forms that the Ministry of Finance gives for statements.
_FORMS: tuple[tuple[re.Pattern[str], tuple[_Part, ...]], ...] = (
    (_line("资产总计"), (_Part(1, _line("流动资产合计")), _Part(1, _line("非流动资产合计")))),
    (_line("负债合计"), (_Part(1, _line("流动负债合计")), _Part(1, _line("非流动负债合计")))),
    (_line(f"{_OWNERS}合计"), (_Part(1, _line(f"{_PARENT}(?:的)?(?:{_OWNERS}|权益)合计")), _Part(1, _line("少数股东权益"), optional=True))),
    (_line(f"负债[和及]{_OWNERS}总计"), (_Part(1, _line("负债合计")), _Part(1, _line(f"{_OWNERS}合计")))),
    (_line(f"负债[和及]{_OWNERS}总计"), (_Part(1, _line("资产总计")),)),
    (_line("利润总额"), (_Part(1, _line("营业利润")), _Part(1, _line("营业外收入"), optional=True), _Part(-1, _line("营业外支出"), optional=True))),
    (_line("净利润"), (_Part(1, _line("利润总额")), _Part(-1, _line("所得税费用"), optional=True))),
    *(
        (
            _line(f"{kind}活动产生的现金流量净额"),
            (_Part(1, _line(f"{kind}活动现金流入小计")), _Part(-1, _line(f"{kind}活动现金流出小计"))),
        )
        for kind in ("经营", "投资", "筹资")
    ),
    (
        _line("现金及现金等价物净增加额"),
        (
            *(_Part(1, _line(f"{kind}活动产生的现金流量净额")) for kind in ("经营", "投资", "筹资")),
            _Part(1, _line("汇率变动对现金(?:及现金等价物)?的影响"), optional=True),
        ),
    ),
    (
        _line("期末现金及现金等价物余额"),
        (_Part(1, _line("期初现金及现金等价物余额")), _Part(1, _line("现金及现金等价物净增加额"))),
    ),
)  # fmt: skip
_PROFIT, _INCOME, _COST = _line("营业利润"), _line("营业总收入"), _line("营业总成本")
_INNER = re.compile("^其中|以摊余成本|对联营企业")


@as_check(
    "lines of a statement",
    "the lines of a balance sheet, an income statement and a statement of cash flows make each other up",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="the lines do not stand in one table, or neither another column of it nor a slip of a digit says that they should",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 项目 | 本期发生额 | 上期发生额 |\n| 一、营业总收入 | 6,318,420.57 | 7,204,316.80 |\n| 二、营业总成本 | 15,306,734.91 | 23,418,652.40 |\n| 三、营业利润（亏损以“－”号填列） | -8,898,314.34 | -16,214,335.60 |\n| 加：营业外收入 | 2,915,640.50 | 112,000.00 |\n| 减：营业外支出 | 84,210.30 | 30,000.00 |\n| 四、利润总额 | -6,156,884.14 | -16,132,335.60 |",
        "| 项目 | 期末余额 | 期初余额 |\n| 流动资产合计 | 1,284.11 | 1,152.30 |\n| 非流动资产合计 | 1,033.52 | 952.08 |\n| 资产总计 | 2,317.63 | 2,140.38 |",
        "| 项目 | 本期发生额 | 上期发生额 |\n| 经营活动现金流入小计 | 8,640.20 | 8,120.50 |\n| 经营活动现金流出小计 | 7,310.85 | 7,002.10 |\n| 经营活动产生的现金流量净额 | 1,392.35 | 1,118.40 |",
        "| 项目 | 本期发生额 | 上期发生额 |\n| 四、利润总额 | 4,820.60 | 4,410.20 |\n| 减：所得税费用 | 720.45 | 661.53 |\n| 五、净利润 | 4,100.15 | 3,748.76 |",
    ),
    counter_examples=(
        "| 项目 | 本期发生额 | 上期发生额 |\n| 一、营业总收入 | 6,318,420.57 | 7,204,316.80 |\n| 二、营业总成本 | 15,306,734.91 | 23,418,652.40 |\n| 三、营业利润（亏损以“－”号填列） | -8,988,314.34 | -16,214,335.60 |\n| 加：营业外收入 | 2,915,640.50 | 112,000.00 |\n| 减：营业外支出 | 84,210.30 | 30,000.00 |\n| 四、利润总额 | -6,156,884.14 | -16,132,335.60 |",
        "| 项目 | 期末余额 | 期初余额 |\n| 流动资产合计 | 1,284.11 | 1,152.30 |\n| 非流动资产合计 | 1,033.52 | 952.08 |\n| 资产总计 | 2,317.63 | 2,104.38 |",
        "| 项目 | 本期发生额 | 上期发生额 |\n| 四、利润总额 | 4,820.60 | 4,410.20 |\n| 五、净利润 | 3,100.15 | 2,748.67 |",
    ),
)
def check_lines(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such line in each column."""
    for grid in report.grids:
        names = {row: _MARK.sub("", _MARK.sub("", label)) for row, label in grid.labels.items() if row in grid.rows}
        for total, parts in _FORMS:
            for row in (row for row, name in names.items() if total.match(name)):
                found = [(part.sign, _nearest(names, part.name, row)) for part in parts]
                needed = [at for part, (_, at) in zip(parts, found, strict=True) if not part.optional]
                if None not in needed:
                    yield from _judge_statement(grid, row, [(sign, at) for sign, at in found if at is not None])
        yield from _profit(grid, names)


def _nearest(names: Mapping[int, str], words: re.Pattern[str], row: int) -> int | None:
    """Return the row of a name that stands nearest to another one: a table may hold two statements."""
    return min(
        (at for at, name in names.items() if words.match(name) and at != row),
        key=lambda at: abs(at - row),
        default=None,
    )


def _profit(grid: Grid, names: Mapping[int, str]) -> Iterator[Judgement]:
    """Yield the judgement of the operating profit: income less costs, with what stands behind 加 up to it."""
    for row in (row for row, name in names.items() if _PROFIT.match(name)):
        income, cost = (max((at for at, name in names.items() if words.match(name) and at < row), default=None)
                        for words in (_INCOME, _COST))  # fmt: skip
        if income is None or cost is None or not income < cost < row:
            continue
        between = [at for at in grid.labels if cost < at < row]
        first = min((at for at in between if grid.labels[at].startswith("加")), default=row)
        added = [at for at in between if at >= first and at in names and not _INNER.search(grid.labels[at])]
        yield from _judge_statement(grid, row, [(1, income), (-1, cost), *((1, at) for at in added)])


def _judge_statement(grid: Grid, row: int, parts: Sequence[tuple[int, int]]) -> Iterator[Judgement]:
    """Yield the judgement of a line in each column; a column that does not fit is told beside one that does."""
    columns = [column for column in grid.columns if (row, column) in grid.numbers and grid.adds_up(column)]
    sides = {column: _sides(grid, column, parts) for column in columns}
    good = [c for c in columns if sides[c] and _sum(sides[c]).meets(grid.numbers[row, c].interval)]
    for column in good:
        yield holds(grid.numbers[row, column].cell)
    for column in (c for c in columns if c not in good and sides[c]):
        total, got = grid.numbers[row, column], _sum(sides[column])
        numbers = [number for _, number in sides[column]]
        apart = got.middle - total.value
        signed = [number._replace(value=sign * number.value) for sign, number in sides[column]]
        slip = is_of_a_digit(total, signed, apart)
        if is_torn([total, *numbers], apart) or not (slip or (good and len(good) >= len(columns) - len(good))):
            continue
        blanks = {"total": write(total.value), "sum": write(round(got.middle, 2)), "apart": write(round(abs(apart), 2))}
        yield fails("table_sum", total.cell, *(number.cell for number in numbers), name=grid.name_of(total),
                    caption=grid.caption, **blanks)  # fmt: skip


def _sides(grid: Grid, column: int, parts: Sequence[tuple[int, int]]) -> list[tuple[int, Number]]:
    return [(sign, grid.numbers[at, column]) for sign, at in parts if (at, column) in grid.numbers]


def _sum(sides: Sequence[tuple[int, Number]]) -> Interval:
    got = Interval(0.0, 0.0)
    for sign, number in sides:
        got = got + number.interval if sign > 0 else got - number.interval
    return got
