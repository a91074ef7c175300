"""Tables whose rows bear codes: a row is the sum of the rows whose codes begin with its own (301: 30101, 30102 …)."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.interval import add_rounded, find_slip
from pipeline.checks.report import Report

_HEAD = re.compile(r"编码|代码|编号|科目|^[类款项目]$")
_CODE = re.compile(r"\d{2,9}")
_LEAST = 3  # codes of a column from which on they are codes
_MANY = 3  # groups that fit for each that does not: else the table leaves some of its codes out


@as_check(
    "sum of coded rows",
    "in a table of codes the number of a code is the sum of those of the codes under it: 301 of 30101, 30102 and so on",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no column bears codes that begin with another one's, or several groups miss their sums (then some codes are left out)",
    tolerance="half of the last printed digit of each number",
    examples=(
        "| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |\n| 501 | 人员费用 | 95.36 | 502 | 业务费用 | 10.23 |\n| 50101 | 工资 | 62.50 | 50201 | 印刷费 | 7.10 |\n| 50102 | 补贴 | 30.86 | 50202 | 差旅费 | 3.13 |",
        "| 代码 | 指标 | 金额（万元） |\n| 21 | 养护支出 | 50.00 |\n| 2101 | 道路 | 30.00 |\n| 2102 | 桥梁 | 20.00 |\n| 22 | 绿化支出 | 18.00 |\n| 2201 | 补种 | 11.00 |\n| 2202 | 修剪 | 9.00 |",
        "| 类 | 款 | 科目名称 | 合计 | 人员经费 |\n| 501 |  | 人员费用 | 93.36 | 93.36 |\n| 501 | 01 | 工资 | 62.50 | 62.50 |\n| 501 | 02 | 补贴 | 308.60 | 308.60 |\n| 502 |  | 业务费用 | 10.23 |  |\n| 502 | 01 | 印刷费 | 7.10 |  |\n| 502 | 02 | 差旅费 | 3.13 |  |",
    ),
    counter_examples=(
        "| 类 | 款 | 科目名称 | 合计 |\n| 501 |  | 人员费用 | 93.36 |\n|  | 01 | 工资 | 62.50 |\n|  | 02 | 补贴 | 30.86 |\n| 502 |  | 业务费用 | 10.23 |\n|  | 01 | 印刷费 | 7.10 |\n|  | 02 | 差旅费 | 3.13 |",
        "| 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |\n| 501 | 人员费用 | 93.36 | 502 | 业务费用 | 10.23 |\n| 50101 | 工资 | 62.50 | 50201 | 印刷费 | 7.10 |\n| 50102 | 补贴 | 30.86 | 50202 | 差旅费 | 3.13 |",
        "| 代码 | 站点 | 人数 |\n| 20 | 城东 | 7 |\n| 2001 | 东一 | 4 |\n| 2002 | 东二 | 3 |\n| 21 | 城北 | 50 |\n| 2101 | 北一 | 30 |\n| 22 | 城南 | 18 |\n| 2201 | 南一 | 11 |\n| 2202 | 南二 | 9 |",
        "| 序号 | 站点 | 人数 |\n| 10 | 城北 | 50 |\n| 101 | 北一 | 30 |\n| 102 | 北二 | 12 |\n| 11 | 城南 | 20 |\n| 111 | 南一 | 11 |\n| 112 | 南二 | 9 |",
    ),
)
def check_codes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of a row whose code others begin with."""
    for grid in report.long_grids:
        sums = {
            (at, whole.cell["row"], column): (whole, parts)
            for at, (codes, columns) in enumerate(_blocks(grid))
            for column in columns
            for whole, parts in _sums(grid, codes, column)
        }
        good = {place for place, one in sums.items() if _fits(*one)}
        for place in sorted(good):
            yield holds(sums[place][0].cell, *(part.cell for part in sums[place][1]))
        missed = {place[:2] for place in sums if place not in good}
        fit = {place[:2] for place in good if len(sums[place][1]) > 1} - missed
        if fit and (len(missed) == 1 or len(fit) >= _MANY * len(missed)):
            for place, (whole, parts) in sums.items():
                if place not in good and not is_torn([whole, *parts], whole.value - sum(part.value for part in parts)):
                    yield _told(grid, whole, parts)


def _blocks(grid: Grid) -> Iterator[tuple[Mapping[int, str], Sequence[int]]]:
    """Yield codes by row, none of which comes again, with the columns of numbers that stand behind them."""
    for codes, last, end in list_codes(grid):
        yield codes, [c for c in grid.columns if last < c < end and grid.adds_up(c)]


def list_codes(grid: Grid) -> Iterator[tuple[Mapping[int, str], int, int]]:
    """Yield codes by row, none of which comes again, with the column of their last part and that of the next codes."""
    pieces: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in grid.cells:
        if cell["row"] >= grid.first_row and _CODE.fullmatch(cell["text"].strip()) and cell["column_span"] == 1:
            pieces[cell["column"]][cell["row"]] = cell["text"].strip()
    chosen = [c for c in sorted(pieces) if len(pieces[c]) >= _LEAST and _HEAD.search(grid.last_heads.get(c, ""))]
    firsts = [c for c in chosen if c - 1 not in chosen]
    for at, first in enumerate(firsts):
        run = list(itertools.takewhile(chosen.__contains__, itertools.count(first)))
        codes = _joined([pieces[c] for c in run])
        if len(set(codes.values())) == len(codes):  # where codes come again, what is under what isn't told
            yield codes, run[-1], firsts[at + 1] if at + 1 < len(firsts) else max(grid.columns, default=0) + 1


def _joined(pieces: Sequence[Mapping[int, str]]) -> Mapping[int, str]:
    """Return the codes of rows whose 类, 款, 项 stand in columns of their own: 201 | 06 | 01 is 2010601.

    A level that a row leaves out before one that it gives is that of the row above.
    """
    above = [""] * len(pieces)
    found: dict[int, str] = {}
    for row in sorted({row for column in pieces for row in column}):
        deepest = max(at for at, column in enumerate(pieces) if row in column)
        own = [pieces[at].get(row, above[at]) for at in range(deepest + 1)]
        above = own + [""] * (len(pieces) - len(own))
        found[row] = "".join(own)
    return found


def _sums(grid: Grid, codes: Mapping[int, str], column: int) -> Iterator[tuple[Number, list[Number]]]:
    under: dict[int, list[int]] = defaultdict(list)
    for row, code in codes.items():
        above = [one for one, other in codes.items() if other != code and code.startswith(other)]
        if above:
            under[max(above, key=lambda one: len(codes[one]))].append(row)
    for parent, rows in under.items():
        whole = grid.numbers.get((parent, column))
        parts = [grid.numbers[row, column] for row in rows if (row, column) in grid.numbers]
        if whole and whole.value and any(part.value for part in parts):
            yield whole, parts


def _fits(whole: Number, parts: Sequence[Number]) -> bool:
    return whole.interval.meets(add_rounded(part.interval for part in parts))


def _told(grid: Grid, whole: Number, parts: Sequence[Number]) -> Judgement:
    found = add_rounded(part.interval for part in parts)
    slip = find_slip(found, whole.interval)
    cells = [whole.cell, *(part.cell for part in parts)]
    blanks = grid.blanks_of_sum(whole, parts)
    return fails("table_slip" if slip else "table_sum", *cells, factor=slip or "", **blanks)
