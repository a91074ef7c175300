"""Rows that say by a code or a formula what they are made of.

Tables whose rows bear codes: a row is the sum of the rows whose codes begin with its own (301: 30101, 30102 …).
Formulas in the labels of a table: 差额（3）=（1）-（2）, 执行率③=②/①, C=A-B.

A label that ends in a mark and a formula says how its numbers are worked out of those of the rows (columns) that bear
the other marks.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number, is_torn
from pipeline.checks.interval import Interval, add, add_rounded, divide, find_slip, write
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
                    yield _told_code(grid, whole, parts)


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
    chosen = [c for c in sorted(pieces) if len(pieces[c]) >= _LEAST and _HEAD.search(grid.last_head(c))]
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


def _told_code(grid: Grid, whole: Number, parts: Sequence[Number]) -> Judgement:
    found = add_rounded(part.interval for part in parts)
    slip = find_slip(found, whole.interval)
    cells = [whole.cell, *(part.cell for part in parts)]
    blanks = grid.blanks_of_sum(whole, parts)
    return fails("table_slip" if slip else "table_sum", *cells, factor=slip or "", **blanks)


_MARK = r"(?:[(（](?:\d{1,2}|[A-H]|[一二三四五六七八九十])[)）]|[①-⑳]|(?<![A-Za-z])[A-H](?![A-Za-z]))"
_FORMULA = re.compile(rf"(?P<own>{_MARK})[=＝](?P<said>{_MARK}(?:[+＋\-－—–*×/÷]{_MARK})+)(?:[*×]100[%％])?[)）]?$")
_NAMED = re.compile(rf"(?P<own>{_MARK})$")
_PIECE = re.compile(rf"(?P<sign>[+＋\-－—–*×/÷]?)(?P<mark>{_MARK})")
_PLUS, _MINUS, _OVER = "+＋", "-－—–", "/÷"
_HUNDRED = 100.0
_WIDE = 1e-6  # of floating point, in parts of the result

Place = Callable[[int, int], tuple[int, int]]


class _Formula(NamedTuple):
    """A row (column) that is worked out of others: signs and lines, and what its label says."""

    line: int
    parts: tuple[tuple[str, int], ...]
    said: str
    percent: bool


@as_check(
    "formula of a label",
    "a row or column whose label gives a formula, （3）=（1）-（2） or ③=②/①, is what that gives",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no label bears a mark with a formula of other marks that stand behind labels of the same table, or a number is missing",
    tolerance="half of the last printed digit of all; what was cut instead of rounded is a hint",
    examples=(
        "| 项目 | 金额 |\n| 累计养护支出（1） | 193,882.46 |\n| 累计抢修支出（2） | 1,204.00 |\n| 支出合计（3）=（1）+（2） | 195,086.46 |\n| 年均收入（4） | 340,879.62 |\n| 支出占收入之比（%）（5）=（3）/（4） | 63.99 |",
        "| 项目 | 预算数① | 决算数② | 差额③=②-① |\n| 巡检 | 120.50 | 118.20 | -2.30 |\n| 抢修 | 86.00 | 91.40 | 4.50 |",
    ),
    counter_examples=(
        "| 项目 | 金额 |\n| 累计养护支出（1） | 193,882.46 |\n| 累计抢修支出（2） | 1,204.00 |\n| 支出合计（3）=（1）+（2） | 195,086.46 |\n| 年均收入（4） | 304,879.62 |\n| 支出占收入之比（%）（5）=（3）/（4） | 63.99 |",
        "| 项目 | 预算数① | 决算数② | 差额③=②-① |\n| 巡检 | 120.50 | 118.20 | -2.30 |\n| 抢修 | 86.00 | 91.40 | 5.40 |",
        "| 项目 | 预算数① | 决算数② | 执行率③=②/① |\n| 巡检 | 120.50 | 118.20 | 98.09% |\n| 抢修 | 86.00 |  | 0 |",
    ),
)
def check_formulas(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number under such a label."""
    for grid in report.grids:
        yield from _judge(grid, _formulas(grid.labels), lambda line, across: (line, across), grid.columns)
        yield from _judge(grid, _formulas(grid.last_heads), lambda line, across: (across, line), grid.rows)


def _formulas(labels: Mapping[int, str]) -> Sequence[_Formula]:
    """Return the formulas of labels whose marks all stand behind one label each."""
    marks: dict[str, list[int]] = {}
    for line, label in labels.items():
        found = _FORMULA.search(label) or _NAMED.search(label)
        if found:
            marks.setdefault(_bare(found["own"]), []).append(line)
    formulas: list[_Formula] = []
    for line, label in labels.items():
        if found := _FORMULA.search(label):
            pieces = [(piece["sign"], marks.get(_bare(piece["mark"]), [])) for piece in _PIECE.finditer(found["said"])]
            if all(len(lines) == 1 for _, lines in pieces):
                parts = tuple((sign, lines[0]) for sign, lines in pieces)
                formulas.append(_Formula(line, parts, found["said"], bool(re.search("[%％率]|比例|比重", label))))
    return formulas


def _bare(mark: str) -> str:
    return mark.strip("()（）")


def _judge(grid: Grid, formulas: Sequence[_Formula], place: Place, across: Sequence[int]) -> Iterator[Judgement]:
    for formula in formulas:
        for at in across:
            end = grid.numbers.get(place(formula.line, at))
            parts = [grid.numbers.get(place(line, at)) for _, line in formula.parts]
            known = [part for part in parts if part is not None]
            got = _work_out(formula, known) if end is not None and len(known) == len(parts) else None
            if end is not None and got is not None:
                product = any(sign and sign not in _PLUS and sign not in _MINUS for sign, _ in formula.parts)
                told = _work_out(formula, [part._replace(step=0.0) for part in known]) or got
                sides = _scaled(formula, end, got), _scaled(formula, end, told).middle
                yield from _told_formula(grid, end, known, sides, product=product)


def _work_out(formula: _Formula, parts: Sequence[Number]) -> Interval | None:
    """Return what a formula of sums and differences, or of one quotient or product, gives."""
    signs = [sign for sign, _ in formula.parts][1:]
    if all(sign in _PLUS or sign in _MINUS for sign in signs):
        signed = (
            -part.interval if sign and sign in _MINUS else part.interval
            for (sign, _), part in zip(formula.parts, parts, strict=True)
        )
        return add(signed)
    if len(parts) != 2:
        return None
    one, other = (part.interval for part in parts)
    if signs[0] in _OVER:
        return divide(one, other)
    return Interval(one.low * other.low, one.high * other.high) if one.low >= 0 and other.low >= 0 else None


def _scaled(formula: _Formula, end: Number, got: Interval) -> Interval:
    """Return what a formula gives in the unit of its number: a quotient in percent where the label or the cell says so."""
    quotient = any(sign and sign in _OVER for sign, _ in formula.parts)
    percent = quotient and (
        "%" in end.cell["text"]
        or (formula.percent and abs(end.value - got.middle) > abs(end.value - got.middle * _HUNDRED))
    )
    return got.times(_HUNDRED) if percent else got


def _told_formula(
    grid: Grid, end: Number, parts: Sequence[Number], sides: tuple[Interval, float], *, product: bool
) -> Iterator[Judgement]:
    got, value = sides
    slack = _WIDE * max(1.0, abs(got.middle))
    wide = Interval(got.low - slack, got.high + slack)
    cells = (end.cell, *(part.cell for part in parts))
    # 数量（吨）×单价（元） may be told in 万元: a product has a unit of its own.
    if any(wide.times(unit).meets(end.interval) for unit in ((1.0, 1e-4, 1e4) if product else (1.0,))):
        yield holds(*cells)
        return
    grade = HINT if wide.meets(end.interval.if_cut) else CONFLICT
    first, other = parts[0], parts[-1]
    yield fails("worked_out", *cells, caption=grid.caption, name=grid.name_of(end), grade=grade,
                first=first.text, other=other.text,
                got=write(round(value, 2)), said=end.text)  # fmt: skip
