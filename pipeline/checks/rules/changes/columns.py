"""Changes and rates of a table against the values that they are of.

Changes that a cell tells in words, against the two values of its row: 13.27 | 15.12 | 下降1.85个百分点.
Gross margins: the margin of a row is what its revenue and cost give, its change what their changes give.
A rate or a change of a total row lies between those of the rows that make the total up.
"""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.columns import is_change, now_and_before
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, divide, gross_margin, percent_change, write
from pipeline.checks.report import Report
from pipeline.checks.rules.tables.sums import is_flat
from pipeline.checks.worded_changes import WordedChange, read_change

_RESTATED = 3  # columns of this year, and of the year before as it was and as it was restated


@as_check(
    "change in words in a table",
    "13.27 | 15.12 | 下降1.85个百分点: a change that a cell tells in words is that of the two values of its row",
    kind="stated_change",
    grade=CONFLICT,
    needs="tables",
    idle="no cell tells a change in words behind two values whose heads name this year and the one before",
    tolerance="half of the last printed digit of all three",
    examples=(
        "| 指标 | 本年度 | 上年度 | 变化幅度 |\n| 漏损率（%） | 13.27 | 15.12 | 下降1.58个百分点 |",
        "| 指标 | 2022年 | 2021年 | 变动 |\n| 合格率 | 98.2% | 97.5% | 减少0.7个百分点 |",
        "| 指标 | 2022年 | 2021年 | 变动 |\n| 供水量（万吨） | 1,320 | 1,200 | 增长20.0% |",
        "| 项目 | 2022年末 | 2021年末 | 增减幅（%） |\n| 资产总额 | 1,836.72 | 1,672.18 | 9.84 |\n| 拨备覆盖率 | 196.30 | 196.30 | 18.36个百分点 |",
        "| 指标 | 2022年 | 2021年调整前 | 2021年调整后 | 增减 |\n| 净资产收益率（%） | 12.46 | 11.30 | 11.28 | 减少1.18个百分点 |\n| 毛利率（%） | 31.20 | 30.14 | 30.10 | 增加1.10个百分点 |",
    ),
    counter_examples=(
        "| 指标 | 本年度 | 上年度 | 变化幅度 |\n| 漏损率（%） | 13.27 | 15.12 | 下降1.85个百分点 |",
        "| 指标 | 2021年 | 2022年 | 变动 |\n| 合格率 | 97.5% | 98.2% | 增加0.7个百分点 |",
        "| 项目 | 2022年末 | 2021年末 | 增减幅（%） |\n| 资产总额 | 1,836.72 | 1,672.18 | 9.84 |\n| 不良贷款率 | 1.37 | 1.52 | -0.15个百分点 |",
        "| 指标 | 目标 | 实际 | 变动 |\n| 合格率 | 97.5% | 98.2% | 增加1.1个百分点 |",
        "| 指标 | 2022年 | 2021年 | 变动 |\n| 供水量（万吨） | 1,320 | 1,200 | 增长10.0% |",
        "| 指标 | 2022年 | 2021年调整前 | 2021年调整后 | 增减 |\n| 净资产收益率（%） | 12.46 | 11.30 | 11.28 | 增加1.18个百分点 |\n| 毛利率（%） | 31.20 | 30.14 | 30.10 | 增加1.10个百分点 |",
    ),
)
def check_cells(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such cell."""
    for grid in report.grids:
        for cell in grid.cells:
            change = read_change(cell["text"])
            sides = _sides(grid, cell) if change else None
            if change and sides:
                yield from _judge_cell(grid, cell, change, sides)


def _sides(grid: Grid, cell: Row) -> tuple[Number, Number] | None:
    """Return the value of this year and that of the year before, which stand left of a change."""
    left = [c for c in grid.columns if c < cell["column"] and (cell["row"], c) in grid.numbers]
    values = [c for c in left if not is_change(grid, c)]
    chosen = now_and_before(grid, values[-2:])
    if chosen is None and len(values) == _RESTATED:  # 2022年 | 2021年调整前 | 调整后
        chosen = now_and_before(grid, [values[0], values[-1]])
    if chosen is None:
        return None
    now, then = (grid.numbers[cell["row"], c] for c in chosen)
    return now, then


def _judge_cell(grid: Grid, cell: Row, change: WordedChange, sides: tuple[Number, Number]) -> Iterator[Judgement]:
    now, then = sides
    got = now.interval - then.interval if change.points else percent_change(then.interval, now.interval)
    if got is None or (not change.points and then.value <= 0):
        return
    if got.meets(change.interval):
        yield holds(cell, now.cell, then.cell)
        return
    unit = "个百分点" if change.points else "%"
    yield fails("worked_out", cell, now.cell, then.cell, caption=grid.caption,
                name=grid.label(cell["row"]), first=now.text, other=then.text,
                got=f"{write(round(got.middle, 2))}{unit}", said=cell["text"].strip())  # fmt: skip


_MOVED = r"(?:同比|比上年|较上年|比去年|增减|变动|增长|变化)"
_HEADS = {
    "revenue": re.compile(rf"^(?:营业|主营业务|销售)?收入(?!.*{_MOVED})"),
    "cost": re.compile(rf"^(?:营业|主营业务|销售)?成本(?!.*{_MOVED})"),
    "margin": re.compile(rf"^毛利率(?!.*{_MOVED})"),
    "revenue_moved": re.compile(rf"收入.*{_MOVED}"),
    "cost_moved": re.compile(rf"成本.*{_MOVED}"),
    "margin_moved": re.compile(rf"毛利率.*{_MOVED}"),
}
_ONE = Interval(1.0, 1.0)


@as_check(
    "gross margin",
    "a gross margin is (revenue − cost) ÷ revenue, and has moved as the changes of revenue and cost make it move",
    kind="ratio",
    grade=CONFLICT,
    needs="tables",
    idle="the table has no columns of revenue, cost and 毛利率",
    tolerance="half of the last printed digit of all numbers",
    examples=(
        "| 产品 | 营业收入 | 营业成本 | 毛利率 |\n| 水泵 | 8,055.22 | 6,041.42 | 25.00% |\n| 阀门 | 1,200.00 | 900.00 | 52.00% |\n| 水表 | 600.00 | 300.00 | 50.00% |",
        "| 产品 | 营业收入 | 营业成本 | 毛利率 | 营业收入比上年增减 | 营业成本比上年增减 | 毛利率比上年增减 |\n| 水泵 | 8,000.00 | 6,000.00 | 25.00% | 10.00% | 51.0% | 减少3.41个百分点 |\n| 阀门 | 1,200.00 | 900.00 | 25.00% | 10.00% | 15.1% | 减少3.32个百分点 |",
    ),
    counter_examples=(
        "| 产品 | 营业收入 | 营业成本 | 毛利率 |\n| 水泵 | 8,055.22 | 6,041.42 | 25.00% |\n| 阀门 | 1,200.00 | 900.00 | 25.00% |\n| 水表 | 600.00 | 300.00 | 50.0% |",
        "| 产品 | 营业收入 | 营业成本 | 毛利率 | 营业收入比上年增减 | 营业成本比上年增减 | 毛利率比上年增减 |\n| 水泵 | 8,000.00 | 6,000.00 | 25.00% | 10.00% | 15.1% | 减少3.32个百分点 |\n| 阀门 | 1,200.00 | 900.00 | 25.00% | 10.00% | 15.1% | 减少3.32个百分点 |",
        "| 产品 | 毛利率 |\n| 水泵 | 25.00% |\n| 阀门 | 30.00% |\n| 水表 | 50.0% |",
    ),
)
def check_margins(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each gross margin, and for each change of one."""
    for grid in report.grids:
        columns = {name: [c for c, head in grid.last_heads.items() if words.search(head)]
                   for name, words in _HEADS.items()}  # fmt: skip
        if any(len(columns[name]) != 1 for name in ("revenue", "cost", "margin")):
            continue
        for row in grid.rows:
            own = {name: grid.numbers.get((row, at[0])) for name, at in columns.items() if len(at) == 1}
            yield from _judge_level(grid, own)
            yield from _judge_moved(grid, own, _cell_change(grid, row, columns["margin_moved"]))


def _judge_level(grid: Grid, own: dict[str, Number | None]) -> Iterator[Judgement]:
    revenue, cost, margin = own["revenue"], own["cost"], own["margin"]
    if revenue is None or cost is None or margin is None or revenue.value <= 0 or cost.value <= 0:
        return
    got = gross_margin(revenue.interval, cost.interval)
    if got is None:
        return
    if got.meets(margin.interval):
        yield holds(margin.cell, revenue.cell, cost.cell)
    else:
        yield fails("worked_out", margin.cell, revenue.cell, cost.cell, caption=grid.caption,
                    name=grid.name_of(margin), first=write(revenue.value), other=write(cost.value),
                    got=f"{write(round(got.middle, 2))}%", said=margin.text)  # fmt: skip


def _cell_change(grid: Grid, row: int, columns: list[int]) -> tuple[Number | None, Interval] | None:
    """Return the change of a margin in points, with its cell where it is a bare number."""
    if len(columns) != 1:
        return None
    number = grid.numbers.get((row, columns[0]))
    if number:
        return (number, number.interval)
    said = next((read_change(c["text"]) for c in grid.cells if (c["row"], c["column"]) == (row, columns[0])), None)
    return (None, said.interval) if said and said.points else None


def _judge_moved(
    grid: Grid, own: dict[str, Number | None], moved: tuple[Number | None, Interval] | None
) -> Iterator[Judgement]:
    sides = [own.get(name) for name in ("margin", "revenue_moved", "cost_moved")]
    known = [side for side in sides if side is not None]
    if len(known) < len(sides) or moved is None:
        return
    margin, revenue, cost = known
    growth = divide(_plus(revenue), _plus(cost))  # cost of the year before ÷ revenue of it = ratio × growth
    if growth is None or margin.value >= 100:
        return
    ratio = _ONE - margin.interval.times(0.01)
    before = Interval(ratio.low * growth.low, ratio.high * growth.high)
    got = margin.interval - (_ONE - before).times(100)
    cells = [side.cell for side in known] + ([moved[0].cell] if moved[0] else [])
    if got.meets(moved[1]):
        yield holds(*cells)
    else:
        yield fails("margin_moved", *cells, caption=grid.caption, name=grid.label(margin.cell["row"]),
                    revenue=revenue.text, cost=cost.text,
                    margin=margin.text, got=write(round(got.middle, 2)),
                    said=write(round(moved[1].middle, 2)))  # fmt: skip


def _plus(change: Number) -> Interval:
    """Return 1 and a change in percent: 10 % → 1.1."""
    return Interval(1 + change.interval.low / 100, 1 + change.interval.high / 100)


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
            head = grid.last_head(column)
            if not _is_in_percent(grid, column, head):
                continue
            if _RATE.search(head) and not _NOT.search(re.sub(r"[（(].*?[）)]", "", head)):
                yield from _judge_mean(grid, column, totals[0], parts)


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


def _judge_mean(grid: Grid, column: int, total: int, parts: list[int]) -> Iterator[Judgement]:
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
                    said=whole.text, low=f"{low:g}", high=f"{high:g}")  # fmt: skip
