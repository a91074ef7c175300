"""A change, or last year's value, told in prose without this year's, against the two years of the row of its name."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, digits_of, interval_of, intervals_of, percent_change, signed_interval
from pipeline.checks.printed import digits_beside, find_slipped, is_slipped, quote_change, write_change
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import NARROWED, is_exact_level, said_before, sentences
from pipeline.checks.tabled import bare_name, cells_of_year, tabled_of
from pipeline.checks.two_places import told_twice

_NAME = 2  # characters of a name that says what is counted
_USED = re.compile("(?:使用|消耗|耗用|用|排放)?量?$")
_OTHER = re.compile("季度|半年|[人户月日]均|目标|计划|累计|每|分别|其中")
_Cells = Mapping[tuple[str, str], Sequence[Row]]


def _rows(q: Row, unit: str, cells: _Cells) -> Sequence[Row]:
    """Return the cells of the year that bear the name of a quantity, with what is used up (天然气用量) or without."""
    name = bare_name(whole_name(q))
    for one in (name, _USED.sub("", name)):
        if len(one) >= _NAME and (found := cells.get((one, unit))):
            return found
    return ()


@as_check(
    "change of a row",
    "天然气用量较上年减少26.7万立方米: a change that is told without its value is that of the row of its name",
    kind="stated_change",
    grade=HINT,
    needs="statements quantities tables",
    idle="no table has one row of that name and unit with the two years, or no slip of a digit or of the direction explains what differs",
    tolerance="half of the last printed digit of all three",
    examples=(
        "@tables\n热处理车间改造后，天然气用量较上年减少27.6万立方米。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 天然气 | 万立方米 | 398.2 | 371.5 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n公司志愿服务时长同比增长11.9%。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 志愿服务时长 | 小时 | 4,930 | 5,872 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n平均停电时间比上年增加2.1小时。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 平均停电时间 | 小时 | 10.4 | 8.3 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n期末预收账款余额较期初减少1,284.6万元，系项目结算所致。\n| 项目 | 2022年末余额（元） | 2021年末余额（元） |\n| 预收账款余额 | 3,084,120.00 | 4,368,720.00 |\n| 应付账款余额 | 912,000.00 | 874,500.00 |",
        "@tables\n志愿服务时长比上年增加3,842小时。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 志愿服务时长 | 小时 | 14,930 | 18,872 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n总诊疗人次98.62万，较上年增加5.71万人次。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 总诊疗人次 | 万人次 | 93.45 | 98.62 |\n| 手术台次 | 台次 | 14,980 | 16,240 |",
    ),
    counter_examples=(
        "@tables\n热处理车间改造后，天然气用量较上年减少26.7万立方米。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 天然气 | 万立方米 | 398.2 | 371.5 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n热处理车间改造后，车间天然气用量较上年减少12.4万立方米。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 天然气 | 万立方米 | 398.2 | 371.5 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n公司志愿服务时长同比增长19.1%。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 志愿服务时长 | 小时 | 4,930 | 5,872 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n期末预收账款余额较期初减少128.46万元，系项目结算所致。\n| 项目 | 2022年末余额（元） | 2021年末余额（元） |\n| 预收账款余额 | 3,084,120.00 | 4,368,720.00 |\n| 应付账款余额 | 912,000.00 | 874,500.00 |",
        "@tables\n志愿服务时长比上年增加4,206小时。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 志愿服务时长 | 小时 | 14,930 | 18,872 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n第四季度天然气用量减少27.6万立方米。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 天然气 | 万立方米 | 398.2 | 371.5 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
    ),
)
def check_alone(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change that stands in a clause without a value."""
    cells = cells_of_year(report)
    tabled = tabled_of(report)
    units = {unit for _, unit in cells}
    for statement, quantities in sentences(report) if cells else ():
        for q in quantities:
            if q["role"] != "change" or q["qualifier"] != "exact" or not q["metric"]:
                continue
            if _OTHER.search(said_before(statement, q)) or _has_value(q, quantities):
                continue
            for unit in ("%",) if q["unit"] == "百分点" else units if q["unit"] == "%" else (q["unit"],):
                rows = _rows(q, unit, cells) if unit == "%" or q["unit"] != "百分点" else ()
                then = tabled.before(rows[0]) if len(rows) == 1 else None
                if then is not None and (judged := _judge(q, rows[0], then)):
                    yield judged


def _has_value(change: Row, quantities: Sequence[Row]) -> bool:
    """Whether a value of its name stands before a change: other checks look at it."""
    return any(
        q["role"] == "level"
        and q["unit"]
        and q["start_char"] < change["start_char"]
        and q["metric"] == change["metric"]
        for q in quantities
    )


def _judge(change: Row, cell: Row, then: Row) -> Judgement | None:
    now, old, said = interval_of(cell), interval_of(then), signed_interval(change)
    if now is None or old is None or said is None or old.low <= 0:
        return None
    relative = change["unit"] == "%" and cell["unit"] != "%"
    got = percent_change(old, now) if relative else now - old
    if got is None or (change["unit"] == "%" and not relative):
        return None
    if got.meets(said.if_cut):
        return holds(change, cell, then)
    if not _is_slip(change, got):
        return None
    return fails("change_tabled", change, cell, then, after=named(cell), before=named(then), page=then["page"],
                 said=quote_change(change), got=write_change(got.middle, change))  # fmt: skip


def _is_slip(change: Row, got: Interval) -> bool:
    """Whether two digits that changed places, another digit of four, the point or the direction explain a printed change."""
    digits, meant = digits_beside(change, got.middle)
    turned = len(find_slipped(digits, meant)) > 1 or (len(digits) >= _LONG and is_slipped(digits, meant))
    other_way = bool(meant) and digits == meant and (got.middle < 0) == (change["direction"] == "up")
    return turned or other_way or _has_moved_point(change, got)


_LONG = 4  # digits of a change of which one is another
_POINTS = (10.0, 100.0, 1e3, 1e4, 1e8)


def _has_moved_point(change: Row, got: Interval) -> bool:
    """Whether a change of three digits or more is so many times the computed one, or that so many times it."""
    said = interval_of(change)
    if said is None or len(digits_of(change)) < len("123"):
        return False
    size = Interval(*sorted((abs(got.low), abs(got.high))))
    return any(size.times(by).meets(said) or said.times(by).meets(size) for by in _POINTS)


@as_check(
    "last year's value of a row",
    "投诉1件，上年是4件: where this year's value is that of its row, last year's is too",
    kind="conflict",
    grade=HINT,
    needs="statements quantities tables",
    idle="the sentence does not give both years of one name, or no table has one row of it that has this year's value",
    tolerance="half of the last printed digit of both",
    examples=(
        "@tables\n投诉1件，上年是6件。\n| 指标 | 2021年 | 2022年 |\n| 线损率（%） | 5.27 | 4.92 |\n| 投诉（件） | 4 | 1 |",
        "@tables\n接待读者19.8万人次，上年为17.4万人次。\n| 指标 | 2021年 | 2022年 |\n| 接待读者（万人次） | 16.4 | 19.8 |\n| 外借图书（万册） | 22.1 | 24.3 |",
    ),
    counter_examples=(
        "@tables\n投诉1件，上年是4件。\n| 指标 | 2021年 | 2022年 |\n| 线损率（%） | 5.27 | 4.92 |\n| 投诉（件） | 4 | 1 |",
        "@tables\n重大投诉1件，上年是6件。\n| 指标 | 2021年 | 2022年 |\n| 线损率（%） | 5.27 | 4.92 |\n| 投诉（件） | 14 | 12 |",
    ),
)
def check_then(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of the year before that stands behind one of the year."""
    cells = cells_of_year(report)
    tabled = tabled_of(report)
    last = (report.year or 0) - 1
    for statement, quantities in sentences(report) if cells and report.year else ():
        for now, then in itertools.pairwise(quantities):
            if not is_exact_level(now, then) or now["metric"] != then["metric"] or now["unit"] != then["unit"]:
                continue
            ends = [q["period_end"].year if q["period_end"] else None for q in (now, then)]
            if ends != [report.year, last] or re.search(
                NARROWED.replace("上年|去年", "$^"), said_before(statement, now)
            ):
                continue
            rows = _rows(now, now["unit"], cells)
            before = tabled.before(rows[0]) if len(rows) == 1 else None
            known = intervals_of((now, rows[0], then, before)) if before is not None else []
            if before is None or not known or not known[0].meets(known[1]):
                continue
            if known[2].meets(known[3]):
                yield holds(then, before)
            else:
                yield told_twice(then, before)
