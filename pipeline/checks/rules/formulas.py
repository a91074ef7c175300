"""Formulas in the labels of a table: 差额（3）=（1）-（2）, 执行率③=②/①, C=A-B.

A label that ends in a mark and a formula says how its numbers are worked out of those of the rows (columns) that bear
the other marks.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, add, divide, write
from pipeline.checks.report import Report

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
                yield from _told(grid, end, known, _scaled(formula, end, got), product=product)


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


def _told(grid: Grid, end: Number, parts: Sequence[Number], got: Interval, *, product: bool) -> Iterator[Judgement]:
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
                first=first.cell["text"].strip(), other=other.cell["text"].strip(),
                got=write(round(got.middle, 2)), said=end.cell["text"].strip())  # fmt: skip
