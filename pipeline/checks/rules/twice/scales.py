"""Slips of a unit by 10,000 or 100,000,000: 亿元 for 万元 in prose, or in the unit line of a table."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import SLIPS, Interval, agree, digits_of, divide, find_slip, interval_of
from pipeline.checks.judging import judge_share
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import NARROWED, STOP, between, clause_before, have_in_common, is_exact_level, sentences
from pipeline.checks.two_places import told_twice

_DIGITS = 4  # digits of a number, noughts at its ends left out, that hardly stands twice by chance
_NAME = 3  # characters that two names of one thing have in common
_MOST = 0.6  # of the places that name a thing, in which one value makes the others those of parts
_ALIKE = 2  # digits of a number under one name
_BARE = re.compile(
    r"^(?:全年|年末|年底|本年|本期|当年|期末|共|累计|实现|完成|本[行司]|公司|其中|20\d\d年度?)+|(?:合计|总计|总额|总量|总数|金额|数额|数|额)$"
)
_PART = re.compile(f"{NARROWED}|人均|户均|平均|每")
SUMS = ("元", "股", "美元", "千瓦时", "吨", "立方米", "人", "户", "件", "吨标准煤")
"""Units of which a slip by 10,000 is looked for."""


def _bare(row: Row) -> str:
    return _BARE.sub("", str(row["metric"] or ""))


def _year(row: Row) -> object:
    return row["period_end"].year if row["period_end"] else None


def _levels(report: Report) -> Iterator[Row]:
    for q in report.rows("quantities"):
        if q["unit"] in SUMS and is_exact_level(q) and q["value"] and q["metric"]:
            yield q


@as_check(
    "slip of a unit",
    "a number that stands in two places under one name stands there in one unit: no 38,426.70万元 where a table has it in 亿元",
    kind="conflict",
    grade=CONFLICT,
    needs="quantities",
    idle="no number of four digits stands in two places under names that share three characters, once of them in prose",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年资产总额38,426.70万元。\n经审计，年末资产总额38,426.70亿元，比年初增长。",
        "全年购书经费支出312.6万元。\n购书经费支出3,126,000万元，全部用于纸本文献。",
        "全年缴税总额241.5万元。\n缴税总额241.54亿元，比上年减少。",
    ),
    counter_examples=(
        "全年资产总额38,426.70亿元。\n经审计，年末资产总额384,267,000万元，比年初增长。",
        "全年资产总额38,426.70亿元。\n利息收入38,426.70万元。",
        "全年缴税总额241.54亿元。\n其中增值税241.5万元。",
    ),
)
def check_scales(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number of prose that stands elsewhere in another unit, or under its name."""
    levels = list(_levels(report))
    by_number: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    by_name: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in levels:
        if len(digits_of(q)) >= _DIGITS:
            by_number[digits_of(q), q["unit"]].append(q)
        if len(_bare(q)) >= _ALIKE and len(q["metric"]) >= _NAME and len(digits_of(q)) >= _ALIKE:
            by_name[_bare(q), q["unit"], _year(q)].append(q)
    told: set[str] = set()
    for rows in by_number.values():
        yield from _of_number(rows, told)
    for rows in by_name.values():
        yield from _of_name(rows, told, report)


def _of_number(rows: Sequence[Row], told: set[str]) -> Iterator[Judgement]:
    for q in (row for row in rows if row["source"] == "text"):
        same = [other for other in rows if other is not q and is_kin(q, other)]
        if any(other["value"] == q["value"] for other in same):
            continue
        for other in same:
            factor = max(q["value"], other["value"]) / min(q["value"], other["value"])
            exact = next((f for f in SLIPS if abs(factor / f - 1) < 1e-9), None)
            if exact:
                told |= {q["row_id"], other["row_id"]}
                yield told_twice(q, other, slip=f"{exact:.0f}", grade=CONFLICT)
                break


def is_kin(one: Row, other: Row) -> bool:
    """Whether two rows bear names that share three characters, and do not stand in one sentence."""
    a, b = _bare(one), _bare(other)
    if one["statement_id"] and one["statement_id"] == other["statement_id"]:
        return False
    return have_in_common(a, b, _NAME) or (bool(a) and a == b)


def _of_name(rows: Sequence[Row], told: set[str], report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose that the one other value under its name would meet in another unit."""
    said = [row for row in rows if row["source"] == "text" and not _PART.search(clause_before(report, row))]
    known = {row["row_id"]: interval_of(row) for row in rows}
    for q, other in itertools.product(said, rows):
        if q is other or q["statement_id"] == other["statement_id"] or {q["row_id"], other["row_id"]} & told:
            continue
        one, two = known[q["row_id"]], known[other["row_id"]]
        if one is None or two is None:
            continue
        if one.meets(two):
            yield holds(q, other)
        elif (factor := find_slip(one, two)) and not any(agree(q, row) for row in rows if row is not q):
            told |= {q["row_id"], other["row_id"]}
            yield told_twice(q, other, slip=factor, grade=HINT)


_PLANNED = re.compile("预算(?:数|安排)?$")
_SPENT = re.compile("(?:决算|执行|支出|收入)(?:数|金额|总额)?$")
_OF_ONE = re.compile("均|单价|标准|每")
_TIMES = (0.2, 3.0)  # of a budget, what was spent of it; own judgement


@as_check(
    "unit within a sentence",
    "what was spent of a budget is in its unit: no 支出决算1327.45元 of 年初预算1384.60万元",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give a budget and right behind it what was spent, one in 元, one in 万元 or 亿元",
    examples=(
        "年初预算为1384.60万元，支出决算为1327.45元，主要原因是人员变动。",
        "年初预算为86.40元，支出决算为84.12万元，完成年初预算的97.36%。",
        "全年预算数325.6万元，执行数318.2元，执行率97.7%。",
    ),
    counter_examples=(
        "年初预算为1384.60万元，支出决算为1327.45万元，主要原因是人员变动。",
        "年初预算为13846000元，支出决算为1327.45万元。",
        "年初预算为12万元，支出决算为2600元，主要原因是活动取消。",
        "项目预算120万元，人均支出118元。",
        "单价预算86元，采购支出84万元。",
    ),
)
def check_beside(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each budget right before what was spent of it."""
    for statement, quantities in sentences(report):
        for budget, spent in itertools.pairwise(quantities):
            said = str(budget["metric"] or ""), str(spent["metric"] or "")
            if not (_PLANNED.search(said[0]) and _SPENT.search(said[1])) or not is_exact_level(budget, spent):
                continue
            if budget["unit"] != "元" or spent["unit"] != "元" or not budget["value"] or not spent["value"]:
                continue
            if _OF_ONE.search("".join(said) + between(statement, budget, spent)) or STOP.search(
                between(statement, budget, spent)
            ):
                continue
            bare = [q["unit_text"] == "元" for q in (budget, spent)]
            times = spent["value"] / budget["value"]
            factor = next((f for f in SLIPS for way in (f, 1 / f) if _TIMES[0] < times * way < _TIMES[1]), None)
            if factor and bare[0] != bare[1]:
                yield told_twice(spent, budget, slip=f"{factor:.0f}", grade=CONFLICT)
            else:
                yield holds(budget, spent)


@as_check(
    "amount by its share",
    "an amount that is 15.9 % of 营业收入 is so by its unit too: no 1.95万元 of 12.29亿元",
    kind="ratio",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the report does not say how much the share is of, or gives several values; what misses it by other than 10,000 times is a hint",
    tolerance="half of the last printed digit of all three",
    examples=(
        "全年营业收入12.29亿元，比上年增长。\n研发投入1.95万元，占营业收入的比例为15.9%。",
        "全年营业收入12.29亿元，比上年增长。\n研发投入1.95亿元，占营业收入的比例为17.1%。",
        "各项贷款余额1,058.91亿元。\n绿色贷款余额93.77亿元，同比增长42.6%，占各项贷款的8.68%。",
        "以总股本31,268.40万股为基数，每10股派2.50元。\n报告期内回购股份156.34万股，占总股本的5.00%。",
        "归属于上市公司股东的净利润15,302.18万元。\n派发现金红利5,600万元，占归母净利润的63.6%。",
        "@tables\n派发现金红利7,150.40万元（含税），占2022年度合并报表归属于上市公司股东的净利润的35.00%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 归属于上市公司股东的净利润 | 436,217,508.64 | 204,318,650.20 |\n| 营业收入 | 1,653,208,417.30 | 1,184,630,255.90 |",
    ),
    counter_examples=(
        "全年营业收入12.29亿元，比上年增长。\n研发投入1.95亿元，占营业收入的比例为15.9%。",
        "各项贷款余额1,058.91亿元。\n绿色贷款余额93.77亿元，同比增长42.6%，占各项贷款的8.86%。",
        "以总股本31,268.40万股为基数，每10股派2.50元。\n报告期内回购股份156.34万股，占总股本的0.50%。",
        "归属于上市公司股东的净利润15,302.18万元。\n派发现金红利5,600万元，占归母净利润的36.6%。",
        "@tables\n派发现金红利7,150.40万元，占2022年度合并报表归属于上市公司股东的净利润的16.39%。\n| 项目 | 2022年（元） | 2021年（元） |\n| 归属于上市公司股东的净利润 | 436,217,508.64 | 204,318,650.20 |\n| 营业收入 | 1,653,208,417.30 | 1,184,630,255.90 |",
        "全年营业收入12.29亿元，子公司甲营业收入3.1亿元。\n研发投入1.95亿元，占母公司营业收入的比例为17.1%。",
    ),
)
def check_by_share(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount with its share of what the report gives elsewhere."""
    wholes = _wholes(report)
    for statement, quantities in sentences(report):
        for part, share in itertools.pairwise(q for q in quantities if q["role"] != "change"):
            said = _OF_WHOLE.match(between(statement, part, share)) if share["unit"] == "%" else None
            if said is None or not is_exact_level(part, share) or part["unit"] not in SUMS:
                continue
            of_year = re.search(r"20\d\d", said["whole"])
            year = int(of_year[0]) if of_year else _year(part)
            found = _most_told(wholes.get((_whole_name(said["whole"]), part["unit"], year), ()))
            one, percent = interval_of(part), interval_of(share)
            if found is None or one is None or percent is None:
                continue
            whole, implied = interval_of(found), divide(one, percent)
            yield from _judge_implied((part, found, share), implied, whole)


def _most_told(rows: Sequence[Row]) -> Row | None:
    """Return the value that a report gives a thing: its only one, or the one that it repeats where few others stand."""
    best: list[Row] = []
    for row in rows:
        same = [other for other in rows if agree(row, other)]
        best = same if len(same) > len(best) else best
    return best[0] if best and (len(best) == len(rows) or len(best) >= max(2, _MOST * len(rows))) else None


def _wholes(report: Report) -> Mapping[tuple[object, ...], Sequence[Row]]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in _levels(report):
        if q["subject"] or _is_part_of_year(q):
            continue
        found[_whole_name(str(q["metric"])), q["unit"], _year(q)].append(q)
    return found


_TOTAL = re.compile(
    r"^(?:全年|实现|(?:本?公司|本行|集团|同期|当年|本年|当期|年度|20\d\d年度?)(?:合并(?:财务)?报表(?:中|口径)?的?)?|合并(?:财务)?报表(?:中|口径)?的?)+|(?:合计|总计|余额|总额)$"
)
_OF_WHOLE = re.compile(
    r"^(?:[（(][^（）()\d]{1,8}[）)])?(?:[，,](?:同比|[比较]\S{2,6}?)[^，,。；;]{2,12})?[，,（(]?(?:约)?占(?P<whole>(?:[㐀-鿿]|20\d\d年){3,34}?)(?:的(?:比例|比重|比率)|比例|比重|比率|的)?(?:为|达到?|约)?$"
)


def _is_part_of_year(q: Row) -> bool:
    """Whether a value is that of a quarter, a half or some months."""
    begin, end = q["period_start"], q["period_end"]
    return bool(begin and end and begin != end and (begin.month, end.month) != (1, 12))


def _whole_name(said: str) -> str:
    """Return what a whole is called without its year and whose it is: 归属上市公司股东净利润 in two spellings is one."""
    return _SHORT.get(bare := re.sub("(?<=归属)于|的", "", _TOTAL.sub("", said)), bare)


_SHORT = {"归母净利润": "归属上市公司股东净利润"}


def _judge_implied(rows: tuple[Row, Row, Row], implied: Interval | None, whole: Interval | None) -> Iterator[Judgement]:
    if implied is None or whole is None:
        return
    part, all_, share = rows
    if implied.times(100).meets(whole):
        yield holds(*rows)
    elif factor := find_slip(implied.times(100), whole):
        yield fails("share_slip", part, all_, share, part=named(part), whole=named(all_), share=named(share),
                    factor=factor, page=all_["page"])  # fmt: skip
    elif (judged := judge_share(rows, left=named(share))) and judged.outcome == "fails" and judged.grade == CONFLICT:
        yield replace(judged, grade=HINT)
