"""Amounts of prose and the rows of tables that have them, known by their digits: what follows one is that of its row.

1. 净利润5,531.82万元，同比增长52.79%: the row with 55,318,240.62 has 36,204,718.45 for the year before
2. 净利润5,531.82元: no row has that, one has ten thousand times as much   3. 净利润5,513.82万元: two digits changed places
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds, unsure
from pipeline.checks.interval import (
    SLIPS,
    Interval,
    digits_of,
    interval_of,
    percent_change,
    printed_number,
    signed_interval,
    write,
)
from pipeline.checks.printed import digits_beside, find_slipped, quote_change
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import (
    NARROWED,
    OTHERS,
    PERSONS,
    STOP,
    between,
    have_in_common,
    is_exact_level,
    is_of_year,
    named_of_year,
    sentences,
    words_before,
)
from pipeline.checks.tabled import Tabled, bare_name, tabled_of
from pipeline.checks.two_places import as_turned, told_twice

_DIGITS = 5  # of an amount, noughts at its ends left out, that hardly stands in a row by chance
_NAME = 3  # characters that the words before an amount and the name of its row have in common
_REACH = 30  # characters before an amount in which it is named
_PART = re.compile(f"{NARROWED}|分别|每|均|(?<!归属于)(?<!归属)母公司|本部")
THAN = re.compile(
    r"[）)]?[，,（(]?(?:同比|(?:比|较)(?:上年度?|去年|上一年度?|上年同期|去年同期|上期|年初|期初|上年末|上年底|上年年末))[㐀-鿿]{0,4}"
)


def _is_long(q: Row) -> bool:
    return len(digits_of(q)) >= _DIGITS


def _amounts(statement: Row, quantities: Sequence[Row], year: int | None) -> Iterator[tuple[Row, str]]:
    """Yield the long amounts of a sentence that are of the report's year, each with the words that name it."""
    for q in quantities:
        of_year = is_of_year(q, year)
        if not (is_exact_level(q) and q["unit"] not in ("%", None) and q["value"] and of_year):
            continue
        said = STOP.split(words_before(statement, q, _REACH))[-1]
        if not _PART.search(re.split("[，,]", said)[-1]):
            yield q, f"{said}{whole_name(q)}"


@as_check(
    "change beside the table",
    "净利润5,531.82万元，同比增长52.79%: the change is that of the row that has the amount for this year",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no amount with its change behind it stands in a table, in a row of its name that has the year before; of fewer than five digits the name must be the same",
    tolerance="half of the last printed digit of all three",
    examples=(
        "@tables\n全年实现净利润3,174.82万元，同比降低57.26%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 402,318,560.17 | 386,204,117.35 |\n| 净利润 | 31,748,206.53 | 74,920,318.46 |",
        "@tables\n医院门急诊1,426,385人次，较上年增长9.4%。\n| 指标 | 2022年 | 2021年 |\n| 门急诊（人次） | 1,426,385 | 1,204,118 |\n| 手术（台次） | 23,516 | 20,940 |",
        "@tables\n机关用电48.6万千瓦时，较上年增长5.3%。\n| 指标 | 2022年 | 2021年 |\n| 机关用电（万千瓦时） | 48.6 | 51.3 |\n| 机关用水（立方米） | 5,730 | 6,140 |",
        "@tables\n完成供水量38,412.6万吨，比上年下降3.12%。\n| 指标 | 2022年 | 2021年 |\n| 供水量（万吨） | 38,412.6 | 37,250.4 |\n| 售水量（万吨） | 33,015.8 | 32,110.9 |",
        "@tables\n期末存款余额68,524.37万元，比年初增加4,120.18万元。\n| 项目 | 2022年（万元） | 2021年（万元） |\n| 存款余额 | 68,524.37 | 64,440.19 |\n| 贷款余额 | 51,206.44 | 49,871.02 |",
        "@tables\n实现净利润3,174.82万元，同比降低57.62个百分点。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 402,318,560.17 | 386,204,117.35 |\n| 净利润 | 31,748,206.53 | 74,920,318.46 |",
        "@tables\n全年用水46.8万立方米，同比上升8.3%。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 耗水量 | 万立方米 | 45.1 | 46.8 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
    ),
    counter_examples=(
        "@tables\n全年实现净利润3,174.82万元，同比降低57.62%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 402,318,560.17 | 386,204,117.35 |\n| 净利润 | 31,748,206.53 | 74,920,318.46 |",
        "@tables\n医院门急诊1,426,385人次，较2019年增长9.4%。\n| 指标 | 2022年 | 2021年 |\n| 门急诊（人次） | 1,426,385 | 1,204,118 |\n| 手术（台次） | 23,516 | 20,940 |",
        "@tables\n完成供水量38,412.6万吨，其中居民用水增长9.12%。\n| 指标 | 2022年 | 2021年 |\n| 供水量（万吨） | 38,412.6 | 37,250.4 |\n| 售水量（万吨） | 33,015.8 | 32,110.9 |",
        "@tables\n机关用电48.6万千瓦时，较上年下降5.3%。\n| 指标 | 2022年 | 2021年 |\n| 机关用电（万千瓦时） | 48.6 | 51.3 |\n| 机关用水（立方米） | 5,730 | 6,140 |",
        "@tables\n本部完成供水量38,412.6万吨，比上年增长5.12%。\n| 指标 | 2022年 | 2021年 |\n| 供水量（万吨） | 38,412.6 | 37,250.4 |\n| 售水量（万吨） | 33,015.8 | 32,110.9 |",
        "@tables\n缴纳税金38,412.6万元，比上年增长5.12%。\n| 指标 | 2022年 | 2021年 |\n| 采购额（万元） | 38,412.6 | 37,250.4 |\n| 工资总额（万元） | 33,015.8 | 32,110.9 |",
        "@tables\n全年用水46.8万立方米，同比上升3.8%。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 耗水量 | 万立方米 | 45.1 | 46.8 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
        "@tables\n全年用水46.8万立方米，同比上升14.2%。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 耗水量 | 万立方米 | 45.1 | 46.8 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
    ),
)
def check_change(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such amount."""
    tabled = tabled_of(report)
    for statement, quantities in sentences(report):
        behind = dict(itertools.pairwise(q["row_id"] for q in quantities))
        by_id = {q["row_id"]: q for q in quantities}
        for q, said in _amounts(statement, quantities, report.year):
            change = by_id.get(behind.get(q["row_id"], ""))
            if change is None or change["role"] != "change" or change["qualifier"] != "exact":
                continue
            gap = between(statement, q, change)
            if "分别" in gap or not THAN.fullmatch(gap):
                continue
            one = interval_of(q)
            cells = tabled.within(one, q["unit"]) if one else []
            own = [cell for cell in cells if _is_of(q, cell, said)]
            sides = [(cell, tabled.before(cell)) for cell in own]
            known = [(cell, then) for cell, then in sides if then is not None]
            yield from _judge_change(q, change, known) if known else _of_like(q, change, cells, tabled)


def _of_like(q: Row, change: Row, cells: Sequence[Row], tabled: Tabled) -> Iterator[Judgement]:
    """Yield a finding where the only row that has a value bears a like name, and its change is the printed one but for a slip.

    用水38.4万立方米，同比上升9.1% | 耗水量 | 37.7 | 38.4: it is 1.9%.
    """
    rows = [(cell, then) for cell in cells if _is_of_year(q, cell) and (then := tabled.before(cell)) is not None]
    rows = [
        (cell, then)
        for cell, then in rows
        if set(_PLAIN.sub("", whole_name(cell))) & set(_PLAIN.sub("", whole_name(q)))
    ]
    said = signed_interval(change)
    if len(rows) != 1 or len(cells) > 1 or said is None or len(digits_of(q)) < _FEW:
        return
    cell, then = rows[0]
    now, old = interval_of(cell), interval_of(then)
    own = change["unit"] == q["unit"]
    if now is None or old is None or old.low <= 0 or not (own or change["unit"] == "%"):
        return
    got = now - old if own else percent_change(old, now)
    if got is None or got.meets(said.if_cut):
        return
    printed, meant = digits_beside(change, got.middle)
    turned_so = len(printed) > 1 and len(find_slipped(printed, meant)) > 1
    other_way = got.meets(-said) and len(digits_of(change))
    if turned_so or other_way:
        yield fails("change_tabled", q, change, then, cell, grade=HINT, **_blanks(q, change, then, got))


_PLAIN = re.compile(r"总量|总额|总数|数量|合计|余额|全年|年末|[年月日]|数|量|率|总|[（(].*?[）)]")


def _is_of(q: Row, cell: Row, said: str) -> bool:
    """Whether a cell is that of an amount: of its name, or of a like one where the amount is long."""
    if _is_long(q):
        return have_in_common(whole_name(cell), said, _NAME)
    return bool(q["metric"]) and len(digits_of(q)) >= _FEW and _is_named(q, cell)


def _judge_change(q: Row, change: Row, sides: Sequence[tuple[Row, Row]]) -> Iterator[Judgement]:
    signed = signed_interval(change)
    found: list[tuple[Row, Row, Interval]] = []
    for cell, then in sides:
        now, old = interval_of(cell), interval_of(then)
        got = (
            None
            if now is None or old is None
            else now - old
            if change["unit"] == q["unit"]
            else percent_change(old, now)
        )
        if got is not None and then["value"] > 0:
            found.append((cell, then, got))
    if not found or signed is None or change["unit"] not in (q["unit"], "%", "百分点"):
        return
    cell, then, got = found[0]
    if change["unit"] == "百分点":
        yield fails("points_of_amount", q, change, then, cell, before=named(then), after=named(cell),
                    said=quote_change(change), kind="change_unit")  # fmt: skip
    elif any(one.meets(signed) for _, _, one in found):
        yield holds(q, change, cell)
    elif any(one.if_cut.meets(signed.if_cut) for _, _, one in found) or len({t["value"] for _, t, _ in found}) > 1:
        yield unsure("change_tabled", q, change, then, cell, **_blanks(q, change, then, got))
    else:
        yield fails("change_tabled", q, change, then, cell, **_blanks(q, change, then, got))


def _blanks(q: Row, change: Row, then: Row, got: Interval) -> dict[str, str]:
    unit = change["unit"] if change["unit"] == "%" else ""
    return {"after": named(q), "before": named(then), "page": str(then["page"]), "said": quote_change(change),
            "got": f"{write(round(got.middle, 2))}{unit}"}  # fmt: skip


@as_check(
    "amount beside the table",
    "an amount of prose that no table has is not one of its name but for its unit, its point or two digits that changed places",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="the amount has fewer than five digits (four under one name), stands in a table or twice in prose, or no row of its name has the other",
    tolerance="half of the last printed digit of both",
    examples=(
        "@tables\n实现净利润3,174.82元，同比降低。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 402,318,560.17 | 386,204,117.35 |\n| 净利润 | 31,748,206.53 | 74,920,318.46 |",
        "@tables\n年末资产总额118,364.25亿元。\n| 项目 | 2022年（万元） | 2021年（万元） |\n| 资产总额 | 118,364.25 | 83,517.60 |\n| 负债总额 | 51,206.44 | 49,871.02 |",
        "@tables\n全年完成客运量48,126.5万人次。\n| 指标 | 2022年 | 2021年 |\n| 客运量（万人次） | 41,826.5 | 37,250.4 |\n| 货运量（万吨） | 33,015.8 | 32,110.9 |",
        "@tables\n公司研发投入12,354.18万元。\n| 项目 | 2022年（元） | 2021年（元） |\n| 研发投入 | 123,451,802.36 | 98,640,117.20 |\n| 管理费用 | 51,206,440.18 | 49,871,020.90 |",
        "@tables\n在校学生1,642人。\n| 项目 | 2022年 | 2021年 |\n| 在校学生（人） | 1,462 | 1,590 |\n| 教师（人） | 103 | 101 |",
        "@tables\n归属于母公司所有者的净利润31748.21万元。\n| 项目 | 2022年（元） | 2021年（元） |\n| 归属于上市公司股东的净利润 | 31,748,206.53 | 74,920,318.46 |\n| 管理费用 | 51,206,440.18 | 49,871,020.90 |",
    ),
    counter_examples=(
        "@tables\n实现净利润3,174.82万元，同比降低。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 402,318,560.17 | 386,204,117.35 |\n| 净利润 | 31,748,206.53 | 74,920,318.46 |",
        "@tables\n子公司资产总额118,346.25万元。\n| 项目 | 2022年（万元） | 2021年（万元） |\n| 资产总额 | 236,364.25 | 183,517.60 |\n| 负债总额 | 51,206.44 | 49,871.02 |",
        "@tables\n2021年完成客运量48,126.5万人次。\n| 指标 | 2022年 | 2021年 |\n| 客运量（万人次） | 41,826.5 | 37,250.4 |\n| 货运量（万吨） | 33,015.8 | 32,110.9 |",
        "@tables\n在校学生1,642人。\n| 项目 | 2022年 | 2021年 |\n| 住校学生（人） | 1,462 | 1,590 |\n| 教师（人） | 103 | 101 |",
        "@tables\n公司捐赠支出12,354.18万元。\n| 项目 | 2022年（元） | 2021年（元） |\n| 研发投入 | 123,451,802.36 | 98,640,117.20 |\n| 管理费用 | 51,206,440.18 | 49,871,020.90 |",
        "@tables\n公司研发投入12,354.18万元。\n全年研发投入12,354.18万元，比上年增加。\n| 项目 | 2022年（元） | 2021年（元） |\n| 研发投入 | 123,451,802.36 | 98,640,117.20 |\n| 管理费用 | 51,206,440.18 | 49,871,020.90 |",
    ),
)
def check_amount(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each long amount of prose that stands in a table, or would but for a slip."""
    tabled = tabled_of(report)
    told: dict[float, int] = defaultdict(int)
    for q in report.rows("quantities"):
        if q["source"] != "table" and q["value"]:
            told[float(q["value"])] += 1
    for statement, quantities in sentences(report):
        for q, said in _amounts(statement, quantities, report.year):
            one = interval_of(q)
            if one is None:
                continue
            if cells := tabled.within(one, q["unit"]):
                yield holds(q, cells[0])
            elif told[float(q["value"])] == 1 and (_is_long(q) or len(digits_of(q)) >= _SHORT):
                yield from itertools.islice(_judge_amount(q, one, said, tabled), 1)


def _judge_amount(q: Row, one: Interval, said: str, tabled: Tabled) -> Iterator[Judgement]:
    for factor in SLIPS if _is_long(q) else ():
        for sought in (one.times(factor), one.times(1 / factor)):
            for cell in tabled.within(sought, q["unit"]):
                if have_in_common(whole_name(cell), said, _NAME):
                    yield _told(q, cell, f"{factor:.0f}")
    for sought in (*as_turned(q, one), one.times(10.0), one.times(0.1)):
        for cell in tabled.within(sought, q["unit"]):
            if _is_of(q, cell, said) and _is_of_year(q, cell):
                yield _told(q, cell)


def _is_of_year(q: Row, cell: Row) -> bool:
    years = [row["period_end"].year if row["period_end"] else None for row in (q, cell)]
    return None in years or years[0] == years[1]


def _told(q: Row, cell: Row, slip: str = "") -> Judgement:
    grade = CONFLICT if whole_name(cell) and whole_name(cell)[-_NAME:] in whole_name(q) else HINT
    return told_twice(q, cell, slip=slip, grade=grade)


_SHORT = 4  # the same where the two names are one
_FEW = 3  # digits of a value that stands in the row of its name for the year before
_OTHER = re.compile(f"{OTHERS}|每")
_TOTAL = re.compile("合计|小计|总计")
_SHORTEST = 2  # characters of a name without what a head adds to it
_ALIKE = 4  # characters that two names have in common where neither holds the other


@as_check(
    "last year's value in prose",
    "a value of the year in prose is not the one that the table has in the row of its name for the year before",
    kind="copied",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no table has a row of that name with both years, several have, or the value has fewer than three digits",
    tolerance="half of the last printed digit of both",
    examples=(
        "@tables\n完成手术14,980台次。\n| 指标 | 2022年 | 2021年 |\n| 手术（台次） | 16,240 | 14,980 |\n| 出院病人（人次） | 41,307 | 38,512 |",
        "@tables\n综合漏损率降至9.91%。\n| 指标 | 2022年 | 2021年 |\n| 综合漏损率（%） | 8.76 | 9.91 |\n| 水质合格率（%） | 99.81 | 99.75 |",
        "@tables\n机关用电51.3万千瓦时。\n| 指标 | 2022年 | 2021年 |\n| 机关用电（万千瓦时） | 48.6 | 51.3 |\n| 机关用水（立方米） | 5,730 | 6,140 |",
        "@tables\n全年审核供应商648家、清退26家。\n| 指标 | 2021年 | 2022年 |\n| 审核供应商（家） | 648 | 512 |\n| 供应商总数（家） | 3,311 | 3,478 |",
        "@tables\n2022年粮食总产达到20.80万吨。\n| 作物 | 2022年总产（吨） | 2021年总产（吨） |\n| 粮食合计 | 213,400 | 207,950 |\n| 玉米 | 77,280 | 74,840 |",
        "@tables\n全年实现归属于母公司股东的净利润15.85亿元。\n| 项目 | 2022年（元） | 2021年（元） |\n| 营业收入 | 9,406,731,528.30 | 9,182,604,337.90 |\n| 归属于上市公司股东的净利润 | 1,126,308,415.62 | 1,584,917,203.48 |",
        "@tables\n校园志愿服务时长达到12,640小时。\n| 项目 | 2022年 | 2021年 |\n| 志愿服务时长（小时） | 15,208 | 12,640 |\n| 注册志愿者（人） | 2,386 | 2,115 |",
        "@tables\n完成检修14,280台次，同比增长8.4%。\n| 指标 | 2020年 | 2021年 | 2022年 |\n| 检修台次（台次） | 13,120 | 14,280 | 15,480 |\n| 巡检（人次） | 35,210 | 38,140 | 40,260 |",
        "@tables\n学校现有学员1,480名，教职工98人。\n| 指标 | 2021年 | 2022年 |\n| 在校学员（人） | 1,480 | 1,536 |\n| 教室（间） | 42 | 44 |",
    ),
    counter_examples=(
        "@tables\n完成手术16,240台次。\n| 指标 | 2022年 | 2021年 |\n| 手术（台次） | 16,240 | 14,980 |\n| 出院病人（人次） | 41,307 | 38,512 |",
        "@tables\n综合漏损率由9.91%降至8.76%。\n| 指标 | 2022年 | 2021年 |\n| 综合漏损率（%） | 8.76 | 9.91 |\n| 水质合格率（%） | 99.81 | 99.75 |",
        "@tables\n2021年机关用电51.3万千瓦时。\n| 指标 | 2022年 | 2021年 |\n| 机关用电（万千瓦时） | 48.6 | 51.3 |\n| 机关用水（立方米） | 5,730 | 6,140 |",
        "@tables\n上年审核供应商648家。\n| 指标 | 2021年 | 2022年 |\n| 审核供应商（家） | 648 | 512 |\n| 供应商总数（家） | 3,311 | 3,478 |",
        "@tables\n信用借款1,603.15万元。\n| 项目 | 2022年（万元） | 2021年（万元） |\n| 质押、保证借款 | 1,667.35 | 1,603.15 |\n| 抵押借款 | 820.40 | 760.11 |",
        "@tables\n分院完成手术14,980台次。\n| 指标 | 2022年 | 2021年 |\n| 床位使用率（%） | 86.5 | 84.9 |\n| 出院病人（人次） | 16,307 | 14,980 |",
        "@tables\n完成检修15,480台次，同比增长8.4%。\n| 指标 | 2020年 | 2021年 | 2022年 |\n| 检修台次（台次） | 13,120 | 14,280 | 15,480 |\n| 巡检（人次） | 35,210 | 38,140 | 40,260 |",
    ),
)
def check_left(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose that a table has in the row of its name, for its year or the one before."""
    tabled = tabled_of(report)
    for _, q, _, said in named_of_year(report, _REACH):
        one = interval_of(q)
        digits = printed_number(q["text"]).replace(".", "").lstrip("0")
        if one is not None and len(digits) >= _FEW and not _OTHER.search(said):
            yield from _judge_left(q, one, tabled, report.year)


def _judge_left(q: Row, one: Interval, tabled: Tabled, year: int | None) -> Iterator[Judgement]:
    units = PERSONS if q["unit"] in PERSONS else (q["unit"],)
    cells = [cell for unit in units for cell in tabled.within(one, unit) if _is_named(q, cell)]
    own = [cell for cell in cells if cell["period_end"] and cell["period_end"].year == year]
    if own:
        yield holds(q, own[0])
        return
    for cell in cells:
        now = tabled.after(cell)
        known = interval_of(now) if now else None
        if now is None or known is None or cell["period_end"].year + 1 != year or now["period_end"].year != year:
            continue
        if not known.meets(one):
            blanks = {"said": named(q), "now": named(now), "page": now["page"]}
            yield fails("left_in_prose", q, cell, now, **blanks)
            return


def _is_named(q: Row, cell: Row) -> bool:
    """Whether a value of prose and a cell bear one name, or one that says a little more."""
    one, other = str(q["metric"]), _TOTAL.sub("", whole_name(cell))
    metric = _TOTAL.sub("", str(cell["metric"] or ""))
    held = (len(one) >= _NAME and one in other) or (len(metric) >= _NAME and metric in one)
    bare = bare_name(one)
    named = bare_name(other)
    same = len(bare) >= _SHORTEST and named.endswith(bare)  # 手术 and 手术台次, 学生 and 在校学生
    return one == metric or held or same or have_in_common(one, other, _ALIKE)
