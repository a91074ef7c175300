"""本科及以上学历占97.54% against the table that counts people by what schooling they have: 博士, 硕士 and 本科 together."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, digits_of, interval_of, write
from pipeline.checks.printed import digits_beside, is_slipped, quote
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import is_exact_level, unit_of
from schemas.text import squeeze

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
        own = q["period_end"] is None or q["period_end"].year == report.year
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
        label = re.sub("^其中[:：]?", "", grid.labels.get(row, ""))
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
    label = re.sub("^其中[:：]?", "", grid.labels.get(row, ""))
    if _BELOW.match(label):
        return None
    return next((at for at, name in enumerate(_STEPS) if name.match(label)), None)
