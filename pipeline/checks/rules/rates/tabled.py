"""Shares in tables, and of those whom a table counts.

Shares in tables: each against its amount, and all of them against 100 %.
本科及以上学历占97.54% against the table that counts people by what schooling they have: 博士, 硕士 and 本科 together.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, add, digits_of, divide, interval_of, percent_of, write
from pipeline.checks.judging import HUNDRED, judge_hundred
from pipeline.checks.printed import digits_beside, is_slipped, quote
from pipeline.checks.report import Report, whole_name
from pipeline.checks.rules.tables.sums import is_flat
from pipeline.checks.sentences import is_exact_level, is_of_year, unit_of
from schemas.text import squeeze

_MOST = 0.7  # of the rows in which a whole must fit before the others are called wrong; own judgement
_COLUMNS = 3  # columns of amounts before a share, of one of which it is
_LEAST = 3  # rows from which on shares prove each other
_FAR = 60.0  # points from 100 beyond which shares are hardly of one whole; own judgement
_REST = re.compile(r"^(?:其他|其它|其余)[㐀-鿿]{0,2}$")
_ENDS = (re.compile("以下|以内|不满|小于|<"), re.compile("以上|超过|大于|>"))


class _Fit(NamedTuple):
    """A whole, and the rows whose shares are those of their amounts in it."""

    whole: Interval
    cell: Number | None
    good: list[int]


@as_check(
    "shares of a table",
    "the shares of a table are those of their amounts in one whole, and make up 100 %",
    kind="ratio",
    grade=CONFLICT,
    needs="tables",
    idle="the table has no column of shares (占比, 构成比), fewer than three rows, or less than seven of ten shares fit one whole and no two are each that of the other's row; without amounts, no row 合计 or 其他",
    tolerance="half of the last printed digit of each share and amount",
    examples=(
        "| 用途 | 支出（万元） | 占比（%） |\n| 人员 | 50.0 | 50.0 |\n| 设备 | 30.0 | 30.0 |\n| 培训 | 15.0 | 18.0 |\n| 其他 | 5.0 | 5.0 |\n| 合计 | 100.0 | 100.0 |",
        "| 学历 | 人数 | 占比（%） |\n| 研究生 | 488 | 12.0 |\n| 本科 | 3,049 | 75.0 |\n| 大专 | 447 | 21.0 |\n| 其他 | 81 | 2.0 |",
        "| 客户 | 销售额 | 占年度销售总额比例（%） |\n| 客户一 | 5,814.20 | 14.11 |\n| 客户二 | 3,126.45 | 2.59 |\n| 客户三 | 1,760.35 | 4.27 |\n| 客户四 | 1,653.10 | 4.01 |\n| 合计 | 12,354.10 | 29.98 |",
        "| 客户 | 销售额 | 占年度销售总额比例（%） |\n| 客户一 | 5,814.20 | 14.11 |\n| 客户二 | 1,760.35 | 7.59 |\n| 客户三 | 3,126.45 | 4.27 |\n| 客户四 | 1,653.10 | 4.01 |\n| 合计 | 12,354.10 | 29.98 |",
        "| 分部 | 收入 | 占比（%） |\n| 零售 | 3,012,478 | 46.47 |\n| 批发 | 2,158,640 | 19.08 |\n| 物流 | 1,236,905 | 33.30 |\n| 其余业务 | 74,293 | 1.15 |\n| 合计 | 6,482,316 | 100.00 |",
        "| 电源 | 占比（%） |\n| 煤电 | 54.8 |\n| 气电 | 25.1 |\n| 水电 | 17.4 |\n| 其他 | 7.6 |",
        "| 项目 | 合计 | 其中：女 | 占比（%） |\n| 本科及以上 | 64 | 43 | 34.4 |\n| 大专 | 150 | 75 | 56.5 |\n| 高中及中专 | 17 | 13 | 9.1 |\n| 合计 | 186 | 131 | 100.0 |",
        "| 电源 | 占比（%） |\n| 煤电 | 54.8 |\n| 气电 | 25.1 |\n| 水电 | 10.4 |\n| 合计 | 100.0 |",
    ),
    counter_examples=(
        "| 用途 | 支出（万元） | 占比（%） |\n| 人员 | 50.0 | 50.0 |\n| 设备 | 30.0 | 30.0 |\n| 培训 | 15.0 | 15.0 |\n| 其他 | 5.0 | 5.0 |\n| 合计 | 100.0 | 100.0 |",
        "| 用途 | 支出（万元） | 占比（%） |\n| 人员 | 50.0 | 50.0 |\n| 设备 | 30.0 | 30.0 |\n| 培训 | 15.0 | 13.0 |\n| 其他 | 5.0 | 5.0 |\n| 合计 | 100.0 | 98.0 |",
        "| 学历 | 人数 | 占比（%） |\n| 研究生 | 488 | 12.0 |\n| 本科 | 3,049 | 75.0 |\n| 大专 | 447 | 11.0 |\n| 其他 | 81 | 2.0 |",
        "| 项目 | 合计 | 其中：女 | 占比（%） |\n| 本科及以上 | 64 | 43 | 34.4 |\n| 大专 | 105 | 75 | 56.5 |\n| 高中及中专 | 17 | 13 | 9.1 |\n| 合计 | 186 | 131 | 100.0 |",
        "| 类别 | 人数 | 占员工比例（%） |\n| 女员工 | 488 | 48.8 |\n| 党员 | 612 | 61.2 |\n| 本科以上 | 810 | 81.0 |",
        "| 群体 | 占比（%） |\n| 女员工 | 48.8 |\n| 党员 | 61.2 |\n| 本科以上 | 81.0 |",
        "| 客户 | 销售额 | 占年度销售总额比例（%） |\n| 客户一 | 5,814.20 | 14.11 |\n| 客户二 | 3,126.45 | 7.59 |\n| 客户三 | 1,760.35 | 4.27 |\n| 客户四 | 1,653.10 | 4.01 |\n| 合计 | 12,354.10 | 29.98 |",
        "| 指标 | 占比（%） |\n| 清洁能源 | 62.0 |\n| 女员工 | 41.0 |\n| 其他语种客户 | 11.0 |",
        "| 电源 | 占比（%） |\n| 煤电 | 54.8 |\n| 气电 | 25.1 |\n| 水电 | 12.5 |\n| 其他 | 7.6 |",
    ),
)
def check_shares(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share of a table that stands beside its amount, or for all of its column."""
    for grid in report.long_grids:
        totals = [row for row in grid.rows if grid.is_total(row)]
        for share in filter(grid.is_share, grid.columns):
            whole = _is_of_hundred(grid, totals, share)
            amounts = [c for c in grid.columns if c < share and grid.adds_up(c)]
            fits = [(fit, amount) for amount in amounts[::-1][:_COLUMNS]
                    if (fit := _best(grid, totals if whole else (), (amount, share)))]  # fmt: skip
            if fits:
                fit, amount = max(fits, key=lambda one: len(one[0].good))
                yield from _judge_shares(grid, fit, (amount, share))
            elif whole:
                yield from _judge_sum(grid, totals, share)


def _is_of_hundred(grid: Grid, totals: Sequence[int], share: int) -> bool:
    """Whether the shares are of the whole of the table: 总计 99.99 says that they are of another one."""
    printed = [grid.numbers[row, share] for row in totals if (row, share) in grid.numbers]
    return len(totals) <= 1 and all(number.interval.meets(HUNDRED) for number in printed)


def _best(grid: Grid, totals: Sequence[int], columns: tuple[int, int]) -> _Fit | None:
    """Return the whole in which most amounts have their shares: the total, the sum, or what the largest share gives."""
    amount, share = columns
    rows = [r for r in grid.rows if (r, amount) in grid.numbers and (r, share) in grid.numbers and r not in totals]
    rows = [r for r in rows if grid.numbers[r, amount].value > 0 and grid.numbers[r, share].value > 0]
    if len(rows) < _LEAST:
        return None
    total = next((grid.numbers[r, amount] for r in totals if (r, amount) in grid.numbers), None)
    wholes: list[tuple[Interval, Number | None]] = [(total.interval, total)] if total else []
    plain = [r for r in rows if not grid.is_total(r)]
    wholes.append((add(grid.numbers[r, amount].interval for r in plain), None))
    for row in sorted(rows, key=lambda r: grid.numbers[r, share].value, reverse=True)[:2]:
        got = divide(grid.numbers[row, amount].interval, grid.numbers[row, share].interval)
        wholes += [(got.times(100), None)] if got else []
    fits = [_Fit(whole, cell, [r for r in rows if _fits(grid, (r, columns), whole)]) for whole, cell in wholes]
    best = max(fits, key=lambda fit: len(fit.good))
    few = len(rows) - len(best.good) <= (1 if best.cell is None or len(best.good) < _LEAST else 2)
    most = few or len(best.good) >= _MOST * len(rows) or _are_exchanged(grid, rows, columns, best)
    return best if len(best.good) >= 2 and most else None


def _are_exchanged(grid: Grid, rows: Sequence[int], columns: tuple[int, int], fit: _Fit) -> bool:
    """Whether two rows are left whose shares are each that of the other: a cell slipped into the row below."""
    left = [row for row in rows if row not in fit.good]
    if len(left) != len(columns) or len(fit.good) < len(left):
        return False
    due = [percent_of(grid.numbers[row, columns[0]].interval, fit.whole) for row in left]
    said = [grid.numbers[row, columns[1]].interval for row in left]
    return all(one is not None and one.meets(other) for one, other in zip(due, said[::-1], strict=True))


def _fits(grid: Grid, place: tuple[int, tuple[int, int]], whole: Interval) -> bool:
    row, (amount, share) = place
    got = percent_of(grid.numbers[row, amount].interval, whole)
    return got is not None and got.meets(grid.numbers[row, share].interval)


def _judge_shares(grid: Grid, fit: _Fit, columns: tuple[int, int]) -> Iterator[Judgement]:
    amount, share = columns
    for row in grid.rows:
        said, part = grid.numbers.get((row, share)), grid.numbers.get((row, amount))
        if said is None or part is None or part is fit.cell or part.value <= 0 or said.value <= 0:
            continue
        got = percent_of(part.interval, fit.whole)
        if row in fit.good:
            yield holds(said.cell)
        elif got is not None and (fit.cell or not got.meets(said.interval.if_cut)):
            blanks = {"name": grid.name_of(said), "said": write(said.value), "got": write(round(got.middle, 2))}
            cells = (said.cell, part.cell, *([fit.cell.cell] if fit.cell else ()))
            grade = HINT if got.meets(said.interval.if_cut) else CONFLICT
            yield fails("table_share", *cells, grade=grade, caption=grid.caption, **blanks)


def _judge_sum(grid: Grid, totals: Sequence[int], share: int) -> Iterator[Judgement]:
    """Yield a judgement of all shares of a column that leave nothing over: with 合计, or ending in 其他."""
    rows = [r for r in grid.rows if (r, share) in grid.numbers and r not in totals]
    numbers = [grid.numbers[r, share] for r in rows]
    closed = any((r, share) in grid.numbers for r in totals)
    names = [grid.label(row) for row in rows]
    bands = bool(rows) and bool(_ENDS[0].search(names[0]) and _ENDS[1].search(names[-1]))
    rest = bands or (bool(rows) and bool(_REST.search(names[-1])))
    if len(rows) < _LEAST or not (closed or rest) or not is_flat(grid, rows) or any(n.value < 0 for n in numbers):
        return
    judged = judge_hundred([number.interval for number in numbers], [number.cell for number in numbers], names)
    near = abs(sum(number.value for number in numbers) - 100) <= _FAR and all(n.value <= 100 for n in numbers)
    if judged.outcome == "holds" or near:
        yield judged


_STEPS = (
    re.compile("^博士"),
    re.compile("^(?:硕士|研究生)"),
    re.compile("^(?:大学)?本科"),
    re.compile("^(?:大学)?(?:大专|专科)"),
)
_HIGHER = re.compile("及以上|以上")
_SAID = re.compile("(?P<step>博士|硕士|研究生|本科|大专|专科)(?:学历|学位)?(?:及|或)?以上")
_BELOW = re.compile("^(?:高中|中专|中技|初中|技校|其他|(?:高中|大专|专科|中专)(?:及|或)?以下)")
_FEW = 3  # digits of a share or a count in which a slip is seen
_HUNDRED = 100.0
_BOUNDS = ("at_least", "more_than")  # 占比85%以上
_NEAR = 0.9  # of a bound, from which on the share of all is what it speaks of; that of a group may be far above


class _Schooling(NamedTuple):
    """A column of a table that counts people by schooling: for each step its number, and all together."""

    steps: dict[int, Number]
    total: float

    def above(self, step: int) -> float:
        """Return how many have a step or a higher one."""
        return sum(number.value for at, number in self.steps.items() if at <= step)


@as_check(
    "schooling by its steps",
    "what prose says of those with 本科及以上 is 博士, 硕士 and 本科 of the table that counts them",
    kind="sum",
    grade=HINT,
    needs="quantities tables",
    idle="no table counts people by schooling, one of them fits, or no slip of a digit explains what differs (85%以上 must be so)",
    tolerance="half of the last printed digit; a share may be cut",
    examples=(
        "@tables\n技术人员360人，本科及以上学历占比91.93%。\n| 学历 | 2022年（人） |\n| 博士 | 12 |\n| 硕士 | 86 |\n| 本科 | 231 |\n| 大专及以下 | 31 |\n| 合计 | 360 |",
        "@tables\n本科以上学历职工392人。\n| 学历构成 | 人数（人） |\n| 研究生 | 86 |\n| 本科 | 243 |\n| 大专 | 71 |\n| 高中及以下 | 30 |",
        "@tables\n技术人员中本科及以上学历占比95%以上。\n| 学历 | 2022年（人） |\n| 博士 | 12 |\n| 硕士 | 86 |\n| 本科 | 231 |\n| 大专及以下 | 31 |",
    ),
    counter_examples=(
        "@tables\n技术人员中本科及以上学历占比90%以上。\n| 学历 | 2022年（人） |\n| 博士 | 12 |\n| 硕士 | 86 |\n| 本科 | 231 |\n| 大专及以下 | 31 |",
        "@tables\n技术人员360人，本科及以上学历占比91.39%。\n| 学历 | 2022年（人） |\n| 博士 | 12 |\n| 硕士 | 86 |\n| 本科 | 231 |\n| 大专及以下 | 31 |\n| 合计 | 360 |",
        "@tables\n管理人员中本科及以上学历占比78.26%。\n| 学历 | 2022年（人） |\n| 博士 | 12 |\n| 硕士 | 86 |\n| 本科 | 231 |\n| 大专及以下 | 31 |\n| 合计 | 360 |",
        "@tables\n本科以上学历职工329人。\n| 学历构成 | 人数（人） |\n| 研究生 | 86 |\n| 本科 | 243 |\n| 大专 | 71 |\n| 高中及以下 | 30 |",
    ),
)
def check_degrees(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each share or number of those who have a step of schooling or more."""
    tables = [one for grid in report.grids for one in _schoolings(grid)]
    for q in report.rows("quantities") if tables else ():
        said = _SAID.search(whole_name(q))
        known = interval_of(q)
        own = is_of_year(q, report.year)
        level = is_exact_level(q) or (q["role"] == "level" and q["qualifier"] in _BOUNDS)
        if not said or known is None or not level or not own or (q["unit"] != "%" and unit_of(q) != "人"):
            continue
        step = next(at for at, name in enumerate(_STEPS) if name.match(said["step"]))
        yield from _judge(q, known, step, tables)


def _judge(q: Row, known: Interval, step: int, tables: Sequence[_Schooling]) -> Iterator[Judgement]:
    dues = [(one, one.above(step) * (_HUNDRED / one.total if q["unit"] == "%" else 1)) for one in tables]
    for one, due in dues:
        if (known if q["qualifier"] in _BOUNDS else known.if_cut).meets(Interval(due, due)):
            yield holds(q, one.steps[min(one.steps)].cell)
            return
    bound = q["qualifier"] in _BOUNDS
    sure = dues if len(digits_of(q)) >= _FEW else []
    for one, due in dues[:1] if bound else sure:
        printed, meant = digits_beside(q, due)
        if (
            (bound and _NEAR * q["value"] < due < q["value"])
            or is_slipped(printed, meant)
            or (len(printed) > _FEW and sorted(printed) == sorted(meant))
        ):
            cells = [number.cell for at, number in sorted(one.steps.items()) if at <= step]
            got = f"{write(round(due, 2))}{'%' if q['unit'] == '%' else ''}"
            parts = "＋".join(squeeze(cell["text"]) for cell in cells)
            yield fails("degrees", q, *cells, said=f"{whole_name(q)}{quote(q)}", parts=parts, got=got,
                        page=cells[0]["page"])  # fmt: skip
            return


def _schoolings(grid: Grid) -> Iterator[_Schooling]:
    """Yield the columns of a table that count people by schooling, from the highest step on to those below."""
    runs: list[list[int]] = []
    for row in grid.rows:
        label = re.sub("^其中[:：]?", "", grid.label(row))
        step = next((at for at, name in enumerate(_STEPS) if name.match(label) and not _HIGHER.search(label)), None)
        below = bool(_BELOW.match(label))
        if step in (0, 1) and not (runs and runs[-1] and _step(grid, runs[-1][-1]) == 0 and step == 1):
            runs.append([])
        if runs and (step is not None or below):
            runs[-1].append(row)
    for run in runs:
        for column in grid.columns:
            numbers = {row: grid.numbers[row, column] for row in run if (row, column) in grid.numbers}
            steps = {at: number for row, number in numbers.items() if (at := _step(grid, row)) is not None}
            total = sum(number.value for number in numbers.values())
            if len(numbers) == len(run) > len("ab") and 2 in steps and total > 0 and grid.adds_up(column):
                yield _Schooling(steps, total)


def _step(grid: Grid, row: int) -> int | None:
    label = re.sub("^其中[:：]?", "", grid.label(row))
    if _BELOW.match(label):
        return None
    return next((at for at, name in enumerate(_STEPS) if name.match(label)), None)
