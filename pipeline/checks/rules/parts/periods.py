"""Halves and quarters against the year that they make up."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid, Number
from pipeline.checks.interval import Interval, add, agree, digits_of, interval_of, step_of
from pipeline.checks.judging import judge_at_most, tell_sum
from pipeline.checks.printed import digits_beside, find_slipped, write_as
from pipeline.checks.report import Report
from pipeline.checks.sentences import is_exact_level, sentences
from schemas.text import squeeze

_PERIOD = re.compile(r"第?[一二三四1-4]季度|[上下]半年|全年|1?[0-9]月?[-—至~]1?[0-9]月|[本当]年度?|期间|年度|累计")
# Units of what is counted over a period; of people, houses and machines there are so many at a time.
_FLOWS = frozenset(["元", "人次", "次", "场", "件", "起", "小时", "学时", "课时", "吨", "立方米", "千瓦时",
    "项", "期", "篇", "份", "例", "台次", "批", "批次", "户次", "车次", "公里", "辆次", "条"])  # fmt: skip
_Key = tuple[object, ...]


def _part(row: Row) -> str | None:
    """Return which part of a year a row is about: year, h1, h2, q1 … q4; None: another period."""
    begin, end = row["period_start"], row["period_end"]
    if begin is None or end is None or begin.year != end.year or begin.day != 1:
        return None
    months = (begin.month, end.month)
    names = {(1, 12): "year", (1, 6): "h1", (7, 12): "h2", (1, 3): "q1", (4, 6): "q2", (7, 9): "q3", (10, 12): "q4"}
    return names.get(months) if end.day >= 30 else None


def _groups(report: Report) -> Mapping[_Key, Mapping[str, Sequence[Row]]]:
    found: dict[_Key, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for q in report.rows("quantities"):
        part = _part(q) if is_exact_level(q) else None
        if part and q["unit"] in _FLOWS and q["kind"] not in ("ratio", "age"):
            metric = _PERIOD.sub("", str(q["metric"] or ""))
            scope = None if q["subject"] is None else _PERIOD.sub("", q["subject"])
            if metric:
                found[metric, scope, q["unit"], q["period_start"].year][part].append(q)
    return found


@as_check(
    "halves and quarters",
    "two halves or four quarters make up the year, and no part of a year is more than the year",
    kind="sum",
    grade=CONFLICT,
    needs="quantities",
    idle="a part of the year or the year itself is missing under that name, is hedged, or has two values",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "上半年培训职工620人次。下半年培训职工790人次。全年培训职工1,402人次。",
        "一季度供水量310万吨，二季度供水量330万吨，三季度供水量360万吨，四季度供水量320万吨。\n全年供水量1,230万吨。",
        "上半年培训职工1,620人次。\n全年培训职工1,402人次。",
        "全年供水量1,320.45万吨。\n一季度供水量310.10万吨，二季度供水量330.20万吨，三季度供水量363.00万吨，四季度供水量320.15万吨。\n全年供水量13,204,500吨。",
    ),
    counter_examples=(
        "上半年培训职工612人次。下半年培训职工790人次。全年培训职工1,402人次。",
        "上半年有职工120名，下半年有职工134名。年末有职工134名。",
        "上半年培训职工620人次。全年培训职工1,402人次。",
    ),
)
def check_periods(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each year with the parts that it has."""
    for parts in _groups(report).values():
        single = {part: rows[0] for part, rows in parts.items() if len({row["value"] for row in rows}) == 1}
        years = parts.get("year", ())
        if not years:
            continue
        for names in (("h1", "h2"), ("q1", "q2", "q3", "q4")):
            if all(name in single for name in names):
                yield from _judge(years, [single[name] for name in names])
        if report.of_its_year and "year" in single:
            yield from _below(single)


def _judge(years: Sequence[Row], parts: Sequence[Row]) -> Iterator[Judgement]:
    intervals = [interval_of(row) for row in parts]
    total = add(one for one in intervals if one is not None)
    fitting = [row for row in years if (one := interval_of(row)) and one.meets(total)]
    if fitting:
        yield holds(fitting[0], *parts)
        return
    near = [row for row in years if abs(row["value"] - total.middle) <= abs(row["value"])]
    if not near or not all(agree(near[0], row) for row in years):
        return
    yield tell_sum(min(near, key=step_of), parts, total)


def _below(single: Mapping[str, Row]) -> Iterator[Judgement]:
    year = single["year"]
    for name, row in single.items():
        grade = HINT if row["unit"] == "元" else CONFLICT
        judged = judge_at_most((row, year), row, year, grade=grade)
        if judged and name != "year" and year["value"] >= 0:
            yield judged


_PLANNED = re.compile(r"第?[一二三四]季度(?P<what>[㐀-鿿]{0,4}(?:用款|支出|拨付|资金|使用)(?:计划|安排)?)")
_ASKED = re.compile("^(?:年度资金申请总额|项目资金总额|年度资金总额|项目预算总额|预算资金总额|项目总预算|年度预算安排)")
_QUARTERS = 4
_LONG = 3  # digits of a quarter in which a slip is seen
_UNITS = (1.0, 1e4)  # 元 and 万元: the unit of such a table stands in the name of another row


@as_check(
    "quarters of a plan",
    "what a budget plans to spend in four quarters makes up the money that its table of aims asks for",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no sentence gives four quarters of one plan, or the tables ask for several amounts and no slip in one quarter explains by how much they miss the next one",
    tolerance="half of the last printed digit of all",
    examples=(
        "第一季度拨付计划31.46万元，第二季度拨付计划125.38万元，第三季度拨付计划168.90万元，第四季度拨付计划27.26万元。\n| 项目名称 | 管网改造 | 项目类别 | 经常性 |\n| 项目资金（元） | 一 | 年度资金申请总额 | 3,800,000.00 |",
        "一季度用款计划12.00万元，二季度用款计划18.00万元，三季度用款计划12.00万元，四季度用款计划10.00万元。\n| 项目名称 | 数额 |\n| 项目资金总额 | 50.00 |",
        "第一季度用款计划21.40万元，第二季度用款计划18.60万元，第三季度用款计划12.75万元，第四季度用款计划10.00万元。\n| 项目名称 | 数额 |\n| 项目资金总额 | 71.75 |\n乙项目如下。\n| 项目名称 | 数额 |\n| 项目资金总额 | 86.00 |",
    ),
    counter_examples=(
        "第一季度拨付计划31.46万元，第二季度拨付计划152.38万元，第三季度拨付计划168.90万元，第四季度拨付计划27.26万元。\n| 项目名称 | 管网改造 | 项目类别 | 经常性 |\n| 项目资金（元） | 一 | 年度资金申请总额 | 3,800,000.00 |",
        "一季度用款计划12.00万元，二季度用款计划18.00万元，三季度用款计划12.00万元，四季度用款计划10.00万元。\n| 项目名称 | 数额 |\n| 项目资金总额 | 50.00 |\n乙项目如下。\n| 项目名称 | 数额 |\n| 项目资金总额 | 86.00 |",
    ),
)
def check_plan(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence with four such quarters."""
    asked = [number for grid in report.grids for number in _asked(grid)]
    for statement, quantities in sentences(report) if asked else ():
        parts = [q for q in quantities if q["unit"] == "元" and is_exact_level(q)]
        if len(_PLANNED.findall(statement["text"])) != _QUARTERS or len(parts) != _QUARTERS:
            continue
        known = [one for one in map(interval_of, parts) if one is not None]
        total = add(known)
        fitting = [number for number in asked if _scales(total, number)]
        own = asked if len({number.value for number in asked}) == 1 else list(_next(asked, statement, parts, total))
        if fitting:
            yield holds(*parts, fitting[0].cell)
        elif own and any(own[0].value * scale / 2 < total.middle < own[0].value * scale * 2 for scale in _UNITS):
            yield fails("quarters", *parts, own[0].cell, parts="＋".join(str(q["text"]) for q in parts),
                        total=write_as(total.middle, parts[0]), whole=own[0].text,
                        page=own[0].cell["page"])  # fmt: skip


def _scales(total: Interval, number: Number) -> bool:
    return any(total.meets(Interval(number.value * scale, number.value * scale)) for scale in _UNITS)


def _next(asked: Sequence[Number], statement: Row, parts: Sequence[Row], total: Interval) -> Iterator[Number]:
    """Yield the money that the first table behind a plan asks for, where a slip in one quarter explains what differs."""
    page = statement["page"] or 0
    behind = [number for number in asked if (number.cell["page"] or 0) in (page, page + 1)]
    for number in behind[:1]:
        for scale in _UNITS:
            due = [(q, q["value"] - (total.middle - number.value * scale)) for q in parts]
            if any(
                find_slipped(*digits_beside(q, value)) for q, value in due if len(digits_of(q)) >= _LONG and value > 0
            ):
                yield number


def _asked(grid: Grid) -> Iterator[Number]:
    """Yield the numbers of a table that stand right of such a name."""
    names = {(cell["row"], cell["column"]) for cell in grid.cells if _ASKED.match(squeeze(cell["text"]))}
    for (row, column), number in grid.numbers.items():
        left = max((at for where, at in names if where == row and at < column), default=None)
        between = [at for where, at in grid.numbers if where == row and left is not None and left < at < column]
        if left is not None and not between:
            yield number
