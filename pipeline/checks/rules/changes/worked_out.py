"""Columns of a table that are worked out of others: changes, differences, rates, what is left at the end.

A way to work a column out counts only where it holds in most rows of the table; then the rows in which it does not are told.
"""

import itertools
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.columns import now_and_before
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.grid_sums import as_printed
from pipeline.checks.interval import Interval, divide, percent_change, percent_of, write
from pipeline.checks.printed import find_slipped, turn_digits
from pipeline.checks.report import Report

_LEAST, _MOST = 2, 0.65  # rows in which a way must hold, and their share of the rows that tell it from others
_DIGITS = 3  # of a number in which a slip is seen
_REACH = 6  # columns between a worked-out column and those that it is worked out of
_CHANGE = re.compile(r"增减|同比|变动|增长|升降|比上年|较上年|变化|[较比]20\d\d")
_QUOTIENT = re.compile(r"完成|执行率|进度|率|占|比例|比重|%|％")
_DIFFERENCE = re.compile(r"增减|差额|差异|净额|净值|账面价值|增加额|减少额")
_MOVED = re.compile(r"(?:同比|[比较]上[年期])(?:变动|增减|变化|增长|升降)?数?$|^(?:变动|增减|变化|升降)数?$")
_LEFT = re.compile(r"空编|缺编|缺口|差额|剩余|结存|结余")
_WORTH = re.compile(r"产值|金额|总价|货值")
_MEAN = re.compile(r"[班户人车亩床]均|平均|单产")
_YEAR = re.compile(r"(?:19|20)\d\d年?度?末?")
_APART = re.compile(r"代码|编号|序号|附注|页码|年龄|日期|时间|电话")

Way = Callable[[Interval, Interval], Interval | None]


# What a column may be, by its heads: the words of the heads, the way, the unit of what comes out.
_WAYS: tuple[tuple[re.Pattern[str], Way, str], ...] = (
    (_CHANGE, lambda one, other: percent_change(other, one), "%"),
    (_QUOTIENT, percent_of, "%"),
    (_DIFFERENCE, operator.sub, ""),
    (_MOVED, operator.sub, ""),
    (_LEFT, operator.sub, ""),
    (_WORTH, lambda one, other: Interval(one.low * other.low, one.high * other.high), ""),
    (_MEAN, divide, ""),
)


class _Found(NamedTuple):
    """A way to work a column out: the columns that it is of, the unit, the rows where it holds and where it does not."""

    columns: tuple[int, int]
    unit: str
    good: list[int]
    wrong: list[tuple[int, Interval]]


@as_check(
    "column worked out",
    "a change, difference or rate in a table is what the columns beside it give",
    kind="stated_change",
    grade=CONFLICT,
    needs="tables",
    idle="no two columns give the third in two thirds of the rows, nor do their heads name this year, the one before and the change while one slip explains what differs",
    tolerance="half of the last printed digit of all three",
    examples=(
        "| 科室 | 编制数 | 在岗数 | 空编数 |\n| 内科 | 40 | 36 | 4 |\n| 外科 | 35 | 33 | 2 |\n| 儿科 | 20 | 16 | 6 |\n| 急诊 | 18 | 15 | 3 |",
        "| 项目 | 2022年 | 2021年 | 增减（%） |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 260 | 260 | 20.00 |\n| 水表检定 | 450 | 400 | 12.50 |",
        "| 项目 | 2022年 | 2021年 | 同比±% |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 户均费用（元） | 10,935 | 11,208 | -8.44 |",
        "| 项目 | 2022年 | 2021年 | 增减（%） |\n| 营业收入 | 169.20 | 187.10 | -9.57 |\n| 净利润 | 78.90 | 70.20 | 12.39 |\n| 现金流量净额 | -28.42 | 146.20 | -191.44 |\n| 总资产 | 450.00 | 400.00 | 12.50 |",
        "| 项目 | 2022年末 | 2021年末 | 增减额 | 增减幅 |\n| 各项存款 | 213,700 | 195,100 | 18,600 | 9.53% |\n| 各项贷款 | 150,200 | 133,630 | 16,570 | 12.40% |\n| 小微贷款 | 24,310 | 24,815 | -505 | 2.04% |",
        "| 指标 | 2022年 | 2021年 | 同比±% |\n| 门急诊人次 | 143.62 | 151.08 | -4.94 |\n| 出院人次 | 52,874 | 55,310 | -4.40 |\n| 平均住院日 | 6.7 | 8.1 | -6.17 |\n| 住院手术 | 21,360 | 20,418 | 4.61 |",
        "| 品种 | 产量（吨） | 单价（元/吨） | 产值（元） |\n| 粳米 | 120 | 5,000 | 600,000 |\n| 糯米 | 40 | 6,000 | 240,000 |\n| 小麦 | 80 | 2,800 | 242,000 |\n| 玉米 | 60 | 2,500 | 150,000 |",
        "| 年级 | 班级数 | 学生数 | 班均人数 |\n| 一年级 | 6 | 258 | 43 |\n| 二年级 | 6 | 246 | 41 |\n| 三年级 | 5 | 210 | 24 |\n| 四年级 | 5 | 205 | 41 |",
        "| 项目 | 2022年 | 2021年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 10.20% |\n| 库存量 | 0 | 0 | 0.00% |",
        "| 项目 | 2022年 | 2021年 | 同比增减（%） |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 312 | 260 | 22.00 |\n| 水表检定 | 450 | 400 | 12.50 |",
        "| 项目 | 2022年 | 2021年 | 同比变动 |\n| 用水量 | 86,300 | 91,200 | +4,900 |\n| 用纸量 | 1,260 | 1,180 | +80 |\n| 用油量 | 52,100 | 60,300 | -8,200 |",
        "| 项目 | 2022年 | 2021年 | 同比增减（%） |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 312 | 260 | 20.00 |\n| 水表检定 | 350 | 400 | 12.50 |",
        "| 项目 | 预算数 | 决算数 | 完成率（%） |\n| 培训费 | 12.40 | 11.90 | 95.97 |\n| 会议费 | 8.00 | 6.00 | 75.00 |\n| 差旅费 | 10.00 | 9.10 | 81.00 |\n| 印刷费 | 5.00 | 4.00 | 80.00 |",
    ),
    counter_examples=(
        "| 年级 | 班级数 | 学生数 | 班均人数 |\n| 一年级 | 6 | 258 | 43 |\n| 二年级 | 6 | 246 | 41 |\n| 三年级 | 5 | 208 | 42 |",
        "| 项目 | 2022年 | 2021年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 13.47% |",
        "| 项目 | 2022年 | 2021年 | 增减（%） |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 260 | 260 | 0.00 |\n| 水表检定 | 450 | 400 | 12.50 |",
        "| 项目 | 2022年 | 2021年 | 同比增减 |\n| 供水量 | 240.37 | 218.47 | 10.0% |",
        "| 项目 | 2022年 | 2021年 | 同比变动 |\n| 用水量 | 86,300 | 91,200 | -4,900 |\n| 用纸量 | 1,260 | 1,180 | +80 |\n| 用油量 | 52,100 | 60,300 | -8,200 |",
        "| 项目 | 2022年 | 2021年 | 同比增减（%） |\n| 爆管抢修 | 169 | 187 | -9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 312 | 260 | 20.00 |\n| 合格率 | 99.5 | 98.1 | 1.40 |",
        "| 项目 | 2022年 | 2021年 | 同比变化（%） |\n| 爆管抢修 | 169 | 187 | 9.63 |\n| 漏水修复 | 789 | 702 | 12.39 |\n| 阀门更换 | 312 | 260 | 20.00 |\n| 水表检定 | 350 | 400 | 12.50 |",
        "| 项目 | 2022年 | 2021年 | 同比增减（%） |\n| 爆管抢修 | 169 | 187 | 3 |\n| 漏水修复 | 789 | 702 | 4 |\n| 阀门更换 | 312 | 260 | 5 |",
    ),
)
def check_worked_out(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a column that others give."""
    for grid in report.grids:
        for target in grid.columns:
            found = _best(grid, target)
            if found is None:
                continue
            for row in found.good:
                yield holds(grid.numbers[row, target].cell)
            for row, got in found.wrong:
                yield from _told(grid, (row, target), found, got)


def _best(grid: Grid, target: int) -> _Found | None:
    head = grid.head(target)
    if _APART.search(head) or _YEAR.fullmatch(grid.last_head(target)):
        return None
    near = [c for c in grid.columns if c != target and abs(c - target) <= _REACH]
    best: _Found | None = None
    for words, way, unit in _WAYS:
        if not words.search(head) or (unit == "" and re.search("[%％]", head)):
            continue
        for pair in itertools.permutations(near, 2):
            found = _try(grid, target, pair, (way, unit))
            if found and (best is None or len(found.good) > len(best.good)):
                best = found
    return best


def _try(grid: Grid, target: int, pair: tuple[int, int], how: tuple[Way, str]) -> _Found | None:
    way, unit = how
    good: list[int] = []
    wrong: list[tuple[int, Interval]] = []
    lost: list[tuple[int, Interval]] = []
    level: list[tuple[int, Interval]] = []
    for row in grid.rows:
        sides = [grid.numbers.get((row, column)) for column in (*pair, target)]
        if any(side is None for side in sides):
            continue
        one, other, said = (side for side in sides if side is not None)
        if not one.value or not other.value:
            continue  # tells no way from another
        got = way(one.interval, other.interval)
        if one.value == other.value:
            level += [(row, got)] if got and _has_moved(said, got) else []
            continue
        if got is None:
            continue
        if got.meets(said.interval):
            good.append(row)
        elif unit == "%" and _is_without_sign(got, said) and min(one.value, other.value) > 0:
            (wrong if _has_signed(grid, row, target) else lost).append((row, got))
        elif not _is_otherwise(grid, row, (one, other, said)) or (
            unit == "%"
            and (
                (one.value < 0 < other.value and len(find_slipped(*_digits(said, got))) > 1)
                or _is_of_turned_sides(one, other, said)
            )
        ):
            wrong.append((row, got))
    proven = len(good) >= _LEAST and len(good) >= _MOST * (len(good) + len(wrong))
    if not proven and not (unit and way is _WAYS[0][1] and _is_named(grid, target, pair, (good, wrong))):
        return None
    if any(grid.numbers[row, target].value < 0 for row in good):
        wrong += lost  # the column has signs, and one of its falls has none
    wrong += level if len(level) == 1 else []
    return _Found(pair, unit, good, wrong)


def _has_moved(said: Number, got: Interval) -> bool:
    """Whether a change is printed beside two values that are the same: one of them was left from the other year."""
    return got.low <= 0 <= got.high and not got.meets(said.interval) and "百分点" not in said.cell["text"]


def _is_named(grid: Grid, target: int, pair: tuple[int, int], found: tuple[Sequence[int], Sequence[Any]]) -> bool:
    """Whether heads say what a change is of (2022年, 2021年, 同比增减), and rows bear it out or a slip explains the one that is wrong."""
    good, wrong = found
    if now_and_before(grid, pair) != pair:
        return False
    borne = len(good) > 1 and len(good) >= len(wrong)
    return borne or (len(wrong) == 1 and _is_slip(grid.numbers[wrong[0][0], target], wrong[0][1]))


def _digits(said: Number, got: Interval) -> tuple[str, str]:
    """Return the digits of a printed number, and those of a computed one printed as it is."""
    printed = re.sub(r"[^\d.]", "", said.cell["text"])
    return printed.replace(".", ""), as_printed(abs(got.middle), printed).replace(".", "")


def _is_slip(said: Number, got: Interval) -> bool:
    """Whether a sign, a moved point, a digit or two that changed places make a printed number of a computed one."""
    printed, meant = _digits(said, got)
    if "%" not in said.cell["text"] or len(printed) < _DIGITS:
        return False
    return printed.strip("0") == meant.strip("0") or bool(find_slipped(printed, meant))


def _has_signed(grid: Grid, row: int, target: int) -> bool:
    """Whether another column of changes has a minus in a row: 增减额 -505 beside 增减幅 2.04%."""
    others = [(c, grid.numbers.get((row, c))) for c in grid.columns if c != target and abs(c - target) <= 1]
    return any(n is not None and n.value < 0 and _CHANGE.search(grid.head(c)) for c, n in others)


def _is_of_turned_sides(one: Number, other: Number, said: Number) -> bool:
    """Whether a change is that of its sides with two digits of one of them in each other's place."""
    if min(one.value, other.value) <= 0 or "百分点" in said.cell["text"]:
        return False
    pairs = [(value, other.value) for value in _variants(one)] + [(one.value, value) for value in _variants(other)]
    half = max(one.step, other.step) / 2
    return any(
        (got := percent_change(Interval(old - half, old + half), Interval(now - half, now + half))) is not None
        and got.meets(said.interval)
        for now, old in pairs
    )


def _variants(number: Number) -> Iterator[float]:
    digits = re.sub(r"[^\d.]", "", number.cell["text"])
    bare, places = digits.replace(".", ""), len(digits.partition(".")[2])
    yield from (float(other) / 10**places for other in turn_digits(bare) if other[0] != "0")


def _is_without_sign(got: Interval, said: Number) -> bool:
    """Whether a fall is printed as by how much, without its minus."""
    return got.high < 0 < said.value and (-got).meets(said.interval)


def _is_otherwise(grid: Grid, row: int, sides: tuple[Number, Number, Number]) -> bool:
    """Whether a row is worked out in another way than its table: a change in points, a value below 0; a rate may be."""
    one, other, said = sides
    if one.value < 0 or other.value < 0 or "百分点" in said.cell["text"]:
        return True
    got = percent_change(other.interval, one.interval)
    if re.search("率|比|每股|均", grid.label(row)) and not any(
        way and find_slipped(*_digits(said, way)) for way in (got, one.interval - other.interval)
    ):
        return True
    unsigned = got is not None and said.value > 0 and (-got).meets(said.interval)
    return unsigned or (one.interval - other.interval).meets(said.interval)


def _told(grid: Grid, place: tuple[int, int], found: _Found, got: Interval) -> Iterator[Judgement]:
    said = grid.numbers[place]
    sides = [grid.numbers[place[0], column] for column in found.columns]
    if is_torn([said, *sides]):
        return
    blanks = {
        "name": grid.name_of(said),
        "first": write(sides[0].value),
        "other": write(sides[1].value),
        "got": f"{write(round(got.middle, 2))}{found.unit}",
        "said": said.text,
    }
    grade = HINT if got.meets(said.interval.if_cut) else CONFLICT
    yield fails("worked_out", said.cell, *(side.cell for side in sides), caption=grid.caption, grade=grade, **blanks)
