"""Gross margins: the margin of a row is what its revenue and cost give, its change what their changes give."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, divide, gross_margin, write
from pipeline.checks.report import Report
from pipeline.checks.worded_changes import read_change

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
                    got=f"{write(round(got.middle, 2))}%", said=margin.cell["text"].strip())  # fmt: skip


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
        yield fails("margin_moved", *cells, caption=grid.caption, name=grid.labels.get(margin.cell["row"], ""),
                    revenue=revenue.cell["text"].strip(), cost=cost.cell["text"].strip(),
                    margin=margin.cell["text"].strip(), got=write(round(got.middle, 2)),
                    said=write(round(moved[1].middle, 2)))  # fmt: skip


def _plus(change: Number) -> Interval:
    """Return 1 and a change in percent: 10 % → 1.1."""
    return Interval(1 + change.interval.low / 100, 1 + change.interval.high / 100)
