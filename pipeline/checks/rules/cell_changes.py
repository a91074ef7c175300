"""Changes that a cell tells in words, against the two values of its row: 13.27 | 15.12 | 下降1.85个百分点."""

from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.columns import is_change, now_and_before
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import percent_change, write
from pipeline.checks.report import Report
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
                yield from _judge(grid, cell, change, sides)


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


def _judge(grid: Grid, cell: Row, change: WordedChange, sides: tuple[Number, Number]) -> Iterator[Judgement]:
    now, then = sides
    got = now.interval - then.interval if change.points else percent_change(then.interval, now.interval)
    if got is None or (not change.points and then.value <= 0):
        return
    if got.meets(change.interval):
        yield holds(cell, now.cell, then.cell)
        return
    unit = "个百分点" if change.points else "%"
    yield fails("worked_out", cell, now.cell, then.cell, caption=grid.caption,
                name=grid.labels.get(cell["row"], ""), first=now.cell["text"].strip(), other=then.cell["text"].strip(),
                got=f"{write(round(got.middle, 2))}{unit}", said=cell["text"].strip())  # fmt: skip
