"""Changes of rates, in percentage points or in percent.

Changes of rates: in percentage points, and said in percent only where percent is what they are.
A change of a rate told in percent in prose, which a table of the report gives in points.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, interval_of, percent_change, signed_interval, write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, is_exact_level, sentences, words_before
from pipeline.checks.worded_changes import read_change

_RATE = re.compile(r"率$")
# Shares are rates too, where the words before the change compare it with a time before.
_SHARE = re.compile(r"(?:占比|比重|比例|满意度|覆盖面)$|占.{1,24}(?:比重|比例|总数)?$")
_COMPARED_PROSE = re.compile(r"比|较|去年|上年|年初")
_MOVED = re.compile("[增减升降]|提高|改善|优化|压")  # 降低资产负债率超过十个百分点
_LEAD = 16  # characters before a rate in which its verb stands
_BETWEEN = 14  # characters between a rate and its change


@as_check(
    "percent for points",
    "the change of a rate is in percentage points (个百分点), not in percent",
    kind="change_unit",
    grade=HINT,
    needs="quantities",
    idle="the sentence does not give the rate itself before its change, or last year's value makes it a change in percent",
    examples=(
        "用户满意率为95.6%，比上年提升1.5%。",
        "热线接通率98.6个百分点。",
        "涉农担保余额占担保总额比重为1.36%，较上年末下降0.2%。",
    ),
    counter_examples=(
        "用户满意率为95.6%，比上年提升1.5个百分点。",
        "营业收入120万元，比上年增长1.5%。",
        "储粮技术覆盖率达到92%，安全投入增长8%以上。",
        "女职工占比21.5%，男职工增加1.5%。",
        "帮助企业降低资产负债率超过十个百分点。",
        "2021年漏损率为12.0%。\n2022年漏损率为9.0%，比上年下降25.0%。",
    ),
)
def check_points(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that follows its rate."""
    for statement, quantities in sentences(report):
        for q in quantities:  # 接通率98.6个百分点: a rate itself is in percent
            lead = words_before(statement, q)
            if q["unit"] == "百分点" and re.search("率(?:达到?|为|是)?$", lead) and not _MOVED.search(lead[-_LEAD:]):
                yield fails("points_level", q, said=named(q))
        for rate, change in itertools.pairwise(quantities):
            if rate["unit"] != "%" or rate["role"] != "level" or change["role"] != "change":
                continue
            gap = between(statement, rate, change)
            if STOP.search(gap) or len(gap) > _BETWEEN or not _is_rate(rate, change, gap):
                continue
            if change["unit"] == "百分点":
                yield holds(rate, change)
            elif change["unit"] == "%":
                yield from _judge_prose(rate, change, _before(report, rate))


def _is_rate(rate: Row, change: Row, gap: str) -> bool:
    metric = rate["metric"] or ""
    if _RATE.search(metric):
        other = change["metric"] and change["metric"] != metric and change["metric"] in gap
        return not other  # 覆盖率达到92%，安全投入增长8%: another thing
    return bool(_SHARE.search(metric) and change["metric"] == metric and _COMPARED_PROSE.search(gap))


def _before(report: Report, rate: Row) -> Row | None:
    """Return the value of the year before, of this report or the one before; None where there is none or several."""
    if rate["period_end"] is None or not rate["metric"]:
        return None
    year = rate["period_end"].year - 1
    for one in (report, *report.earlier[-1:]):
        rows = [
            q for q in one.rows("quantities") if _is_of(q, rate) and q["period_end"] and q["period_end"].year == year
        ]
        if len({q["value"] for q in rows}) == 1:
            return rows[0]
    return None


def _is_of(q: Row, rate: Row) -> bool:
    alike = q["metric"] == rate["metric"] and q["subject"] == rate["subject"] and q["unit"] == "%"
    return alike and is_exact_level(q)


def _judge_prose(rate: Row, change: Row, before: Row | None) -> Iterator[Judgement]:
    blanks = {"rate": named(rate), "change": change["text"]}
    fits = _fits(rate, change, before) if before else None
    if before is not None and fits == "percent":
        yield holds(rate, change, before)
    elif before is not None and fits == "points":
        got = write(round(abs(rate["value"] - before["value"]), 4))
        yield fails("points_known", rate, change, before, before=before["text"], got=got, **blanks)
    else:
        yield fails("points", rate, change, **blanks)


def _fits(rate: Row, change: Row, before: Row) -> str | None:
    """Return what a change is of two rates: percent, points, both or neither; None where one can't be reckoned with."""
    now, then, signed = interval_of(rate), interval_of(before), signed_interval(change)
    moved = percent_change(then, now) if now and then else None
    if now is None or then is None or signed is None or moved is None:
        return None
    percent, points = moved.meets(signed), (now - then).meets(signed)
    if percent and points:
        return "both"
    return "percent" if percent else "points" if points else "neither"


@as_check(
    "percent for points in a table",
    "the change of a rate in a table is in percentage points where it is the difference of the two years",
    kind="change_unit",
    grade=HINT,
    needs="quantities",
    idle="the table has not one value of each year and a change in percent, or the change is one in percent",
    tolerance="half of the last printed digit of all three",
    examples=(),
)
def check_tabled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change in percent of a rate that a table gives with both its years."""
    tabled = [q for q in report.rows("quantities") if q["source"] == "table" and q["metric"]]
    in_points = {q["page"] for q in tabled if q["unit"] == "百分点"}  # pages on which other changes are told rightly
    rows = [q for q in tabled if q["unit"] == "%" and (q["page"] in in_points or _RATE.search(q["metric"]))]
    for change in rows:
        if change["role"] != "change" or change["unit"] != "%" or change["period_end"] is None:
            continue
        levels = [q for q in rows if _is_of(q, change) and q["page"] == change["page"] and q["period_end"]]
        now, then = (_of_year(levels, change["period_end"].year - back) for back in (0, 1))
        fits = _fits(now, change, then) if now and then else None
        if now is None or then is None or fits is None:
            continue
        if fits == "percent":
            yield holds(now, change, then)
        elif fits == "points":
            got = write(round(abs(now["value"] - then["value"]), 4))
            yield fails("points_known", now, change, then, before=then["text"], got=got, rate=named(now),
                        change=change["text"])  # fmt: skip


def _of_year(levels: Sequence[Row], year: int) -> Row | None:
    rows = [q for q in levels if q["period_end"].year == year]
    return rows[0] if len({q["value"] for q in rows}) == 1 else None


_COMPARED_TABLE = re.compile(r"同比|比上年|较上年|比去年|较去年|比上期|较上期|比年初|较年初|较期初")
_NEAR = 16  # characters between a rate and its change


class _Told(NamedTuple):
    """A row of a table with a change in points: its cell, and the change."""

    cell: Row
    change: Interval


@as_check(
    "points in a table, percent in prose",
    "a rate of 12.35 % whose row in a table has 减少5.71个百分点 did not fall by 5.71 % in prose, nor by other points",
    kind="change_unit",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no rate of prose with its change behind it stands in a row of a table with a change in points",
    tolerance="half of the last printed digit of both",
    examples=(
        "技改投入占营业收入的12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 18.06 | 减少5.71个百分点 |",
        "全年漏损率9.35%，较上年下降1.52个百分点。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 漏损率（%） | 9.35 | 10.60 | 减少1.25个百分点 |",
    ),
    counter_examples=(
        "技改投入占营业收入的12.35%，同比减少5.71个百分点。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 18.06 | 减少5.71个百分点 |",
        "女职工占比12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.33 | 18.04 | 减少5.71个百分点 |",
        "营业收入增长12.35%，同比减少5.71%。\n| 指标 | 2022年 | 2021年 | 增减 |\n| 技改投入占营业收入的比例（%） | 12.35 | 19.06 | 减少6.71个百分点 |",
    ),
)
def check_prose(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate of prose with its change that a table has too."""
    tabled = _tabled(report)
    for statement, quantities in sentences(report) if tabled else ():
        for rate, change in itertools.pairwise(quantities):
            if rate["unit"] != "%" or rate["role"] != "level" or change["role"] != "change":
                continue
            gap = between(statement, rate, change)
            if STOP.search(gap) or len(gap) > _NEAR or not _COMPARED_TABLE.search(gap):
                continue
            yield from _judge_table(rate, change, _of_name(statement, rate, tabled))


def _tabled(report: Report) -> Mapping[str, Sequence[tuple[str, _Told]]]:
    """Return by the printed rate the names of the rows that have it with a change in points."""
    found: dict[str, list[tuple[str, _Told]]] = {}
    for grid in report.grids:
        for cell in grid.cells:
            change = read_change(cell["text"])
            left = [c for c in grid.columns if c < cell["column"] and (cell["row"], c) in grid.numbers]
            if change and change.points and left:
                name = re.sub(r"[（(].*?[）)]|的|比例|比重", "", grid.label(cell["row"]))
                for column in left:
                    printed = grid.numbers[cell["row"], column].cell["text"].strip().rstrip("%％")
                    found.setdefault(printed, []).append((name, _Told(cell, change.interval)))
    return found


def _of_name(statement: Row, rate: Row, tabled: Mapping[str, Sequence[tuple[str, _Told]]]) -> Sequence[_Told]:
    """Return the rows with a rate whose name ends as the words before it, in what both leave no doubt of."""
    said = re.sub("的|比例|比重", "", statement["text"][: rate["end_char"] - statement["start_char"]])
    rows = tabled.get(rate["text"].rstrip("%％"), ())
    return [told for name, told in rows if any(name[-size:] in said for size in (6, 5, 4, 3) if len(name) >= size)]


def _judge_table(rate: Row, change: Row, rows: Sequence[_Told]) -> Iterator[Judgement]:
    signed, known = signed_interval(change), interval_of(rate)
    if not rows or signed is None or known is None or change["qualifier"] != "exact":
        return
    told = rows[0]
    same = any(row.change.meets(signed) for row in rows)
    if change["unit"] == "百分点" and same:
        yield holds(rate, change, told.cell)
    elif change["unit"] == "百分点" or same:
        yield fails("points_tabled", rate, change, told.cell, rate=named(rate), change=change["text"],
                    said=told.cell["text"].strip(), page=told.cell["page"])  # fmt: skip
