"""The staff of a company as annual reports give it: the company's own and its subsidiaries', by work and by schooling."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import write
from pipeline.checks.report import Report

_OWN = re.compile(r"^母公司(?:在职|及.{0,4}在职)?员工(?:的)?(?:数量|人数)")
_SUBSIDIARIES = re.compile(r"^(?:主要)?子公司在职员工(?:的)?(?:数量|人数)")
_ALL = re.compile(r"^(?:报告期末)?在职员工(?:的)?(?:数量|人数)合计")
_PARTS = re.compile(r"^(?:专业构成|教育程度|学历构成|年龄构成)$")
_TOTAL = re.compile("合计|小计|总计")
_NO_PART = re.compile("^其中|类别|人数$|退休|平均")


@as_check(
    "staff of a company",
    "the staff of the company and that of its subsidiaries make up 在职员工的数量合计, and so do those of each 专业构成 and 教育程度",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no table has 在职员工的数量合计 in the form of annual reports, or a cell of it is no number",
    examples=(
        "| 项目 | 数量 |\n| 母公司在职员工的数量 | 1,286 |\n| 主要子公司在职员工的数量 | 547 |\n| 在职员工的数量合计 | 1,883 |\n| 专业构成 |  |\n| 生产人员 | 982 |\n| 其他人员 | 851 |",
        "| 项目 | 数量 |\n| 母公司在职员工的数量 | 1,286 |\n| 主要子公司在职员工的数量 | 547 |\n| 在职员工的数量合计 | 1,833 |\n| 专业构成 |  |\n| 生产人员 | 928 |\n| 销售人员 | 187 |\n| 行政人员 | 664 |\n| 教育程度 |  |\n| 本科 | 833 |\n| 其他 | 1,000 |",
    ),
    counter_examples=(
        "| 项目 | 数量 |\n| 母公司在职员工的数量 | 1,286 |\n| 主要子公司在职员工的数量 | 547 |\n| 在职员工的数量合计 | 1,833 |\n| 专业构成 |  |\n| 生产人员 | 982 |\n| 销售人员 | 187 |\n| 行政人员 | 664 |\n| 教育程度 |  |\n| 本科 | 833 |\n| 其他 | 1,000 |",
        "| 项目 | 数量 |\n| 在职员工的数量合计 | 1,833 |\n| 教育程度 |  |\n| 本科 | 833 |\n| 其中：女 | 320 |\n| 其他 | 1,000 |\n| 合计 | 1,833 |",
        "| 项目 | 数量 |\n| 在职员工的数量合计 | 1,833 |\n| 专业构成 |  |\n| 生产人员 | 982 |\n| 研发人员 | 187 |",
    ),
)
def check_staff(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such total with what makes it up."""
    for grid in report.grids:
        rows = sorted(grid.labels)
        total = next((n for row in rows if _ALL.match(grid.labels[row]) and (n := _number(grid, row))), None)
        if total is None:
            continue
        own, others = (
            next((n for row in rows if words.match(grid.labels[row]) and (n := _number(grid, row))), None)
            for words in (_OWN, _SUBSIDIARIES)
        )
        if own and others:
            yield _told(grid, total, [own, others])
        for parts in _groups(grid, rows):
            apart = abs(sum(part.value for part in parts) - total.value)
            if len(parts) > 1 and apart <= _NEAR * total.value:
                yield _told(grid, total, parts)


_NEAR = 0.1  # of the total: a group that misses it by more names some alone


def _number(grid: Grid, row: int) -> Number | None:
    """Return the one number of a row; None where it has several."""
    found = [n for (r, _), n in grid.numbers.items() if r == row]
    return found[0] if len(found) == 1 else None


def _groups(grid: Grid, rows: Sequence[int]) -> Iterator[list[Number]]:
    """Yield the numbers under each heading, up to its total where it has one."""
    parts: list[Number] | None = None
    for row in rows:
        label = grid.labels[row]
        if _PARTS.match(label):
            if parts:
                yield parts
            parts = []
        elif parts is not None and _TOTAL.search(label):
            yield parts
            parts = None
        elif parts is not None and not _NO_PART.search(label) and (number := _number(grid, row)):
            parts.append(number)
    if parts:
        yield parts


def _told(grid: Grid, total: Number, parts: Sequence[Number]) -> Judgement:
    got = sum(part.value for part in parts)
    if got == total.value:
        return holds(total.cell, *(part.cell for part in parts))
    blanks = {"total": write(total.value), "sum": write(got), "apart": write(abs(got - total.value))}
    cells = (part.cell for part in parts)
    return fails("table_sum", total.cell, *cells, name=grid.labels.get(total.cell["row"], ""), caption=grid.caption,
                 **blanks)  # fmt: skip
