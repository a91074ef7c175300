"""Lines of a table that add up in most places and not in one: whatever they are called, and wherever the total stands.

按年龄: 2,867 + 5,286 + 807 is the 员工总数 8,960 of 2021, and so in 2023, but 2,891 + 5,569 + 840 is not the 9,327 of 2022.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import is_of_a_digit, is_of_two_turned
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
        yield from _judge(grid, numbers, grid.rows, columns)
        yield from _judge(grid, {(c, r): n for (r, c), n in numbers.items()}, columns, grid.rows)


def _judge(
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
