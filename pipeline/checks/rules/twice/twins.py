"""One value in two places that differ by a slip.

One value in two places, prose or table, that differ by a slip: known by its name, or by the number that stands beside it.

1. 上年结转结余555.52万元 | 上年结转结余 | 555.25   2. 贷款增长率53.71% in one table, 35.71% in another
3. 锻件板块实现收入6,217.30万元，同比增加28.46% and 锻件平台实现营业收入6,217.80万元，同比增加28.46%
What the title of a case says against its text: 【案例】发行30亿元债券 above 成功发行200万元…, 8天 above 18天后.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, holds
from pipeline.checks.interval import digits_of, find_slip, interval_of, printed_number
from pipeline.checks.printed import find_slipped, lacks_digit
from pipeline.checks.report import Report, once_a_report, whole_name
from pipeline.checks.sentences import NARROWED, clause_before, have_in_common, is_exact_level, unit_of
from pipeline.checks.tabled import bare_name, places_of
from pipeline.checks.two_places import told_twice

_NAME = 4  # characters of a name that says what is counted
_SEVERAL = 2  # values under a name beyond which it is that of many things
_TURNED, _OTHER = 3, 5  # digits of a number of which two changed places, or one is another
# What a budget gives for all its funds and for some of them: 住房保障支出 of 一般公共预算 and of all.
_OF_FUNDS = re.compile("(?:支出|收入|拨款|结余|结转|经费)(?:合计|总计|小计)?$")
_SAME = 2  # the same of one digit where prose and a table have the very name
_BESIDE = 3  # digits of the number that stands beside both
_COMMON = 2  # characters that the names of both have in common
_SIZE = 1.5  # times by which two numbers of about one size differ at most
_PART = re.compile(f"{NARROWED}|分别|累计|以上|人均|平均|每")
_PLAIN = re.compile(r"其他|其中|合计|小计|总计|以上|以下|本年|上年|期初|期末|\d")
_NARROWED = re.compile(r"其中|分别|上半年|下半年|季度|\d月|累计|计划|目标|预计|力争|同期|上年|去年|年初|期初|每|均")


_LESS = re.compile("^减[：:]")  # opens a row that is taken off: the total behind it is net
_OPENING = re.compile("上年|年初|期初")  # in a name: the year of such a value is told in two ways


@as_check(
    "one digit apart",
    "what bears one name, or stands beside the same number, is one value in prose and tables, not two that a slip tells apart",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no name of four characters has two values of one unit and year, no two numbers of like names stand beside the same number, or no slip tells them apart",
    tolerance="half of the last printed digit of both",
    examples=(
        "@tables\n事业收入356.80万元；上年结转结余555.52万元。\n| 项目 | 2022年（万元） |\n| 拨款收入 | 8,154.20 |\n| 上年结转结余 | 555.25 |",
        "@tables\n小微贷款情况如下。\n| 指标 | 2022年 |\n| 小微企业贷款增长率（%） | 53.71 |\n| 客户满意度（%） | 98.40 |\n分区情况如下。\n| 指标 | 2022年 |\n| 小微企业贷款增长率（%） | 35.71 |\n| 网点（个） | 42 |",
        "锻件板块实现收入6,217.30万元，同比增加28.46%。\n锻件业务平台实现营业收入6,217.80万元，同比增加28.46%。",
        "全年污水处理服务收入1,284.57万元。\n污水处理服务收入1,248.57万元，比上年增长3.1%。",
        "中心接听热线电话1,286次。\n回顾全年，接听热线电话1,268次。",
        "@tables\n平均候车时间6.4分钟，线路更密。\n| 指标 | 2022年 | 2021年 |\n| 平均候车时间（分钟） | 8.4 | 9.7 |\n| 线路（条） | 42 | 41 |",
        "@tables\n绿化养护费用946.20万元，比上年减少。\n| 项目 | 2022年（万元） |\n| 道路照明费用 | 12.40 |\n| 绿化养护费用 | 346.20 |",
        "城北厂处理污水1,284.6万吨，负荷率83.15%。\n城北污水厂全年处理污水1,248.6万吨，负荷率83.15%。",
    ),
    counter_examples=(
        "@tables\n事业收入356.80万元；上年结转结余555.25万元。\n| 项目 | 2022年（万元） |\n| 拨款收入 | 8,154.20 |\n| 上年结转结余 | 555.25 |",
        "@tables\n小微贷款情况如下。\n| 指标 | 2022年 | 2021年 |\n| 小微企业贷款增长率（%） | 53.71 | 35.71 |\n| 客户满意度（%） | 98.40 | 97.20 |",
        "锻件板块实现收入6,217.30万元，同比增加28.46%。\n铸件板块实现利润2,217.30万元，同比增加28.46%。",
        "年末应付股利18,364,205.20元。\n本期末应付股利18,364,205.00元。",
        "全年污水处理服务收入1,284.57万元。\n污水处理服务收入1,284.6万元，比上年增长3.1%。",
        "2022年污水处理服务收入1,284.57万元。\n2021年污水处理服务收入1,248.57万元。",
        "上半年处理生活污水1,284.6万吨。\n下半年处理生活污水1,248.6万吨。",
        "城北厂处理污水1,284.6万吨，负荷率83.15%。\n城南厂处理污水1,097.2万吨，负荷率83.15%。",
        "@tables\n一般公共预算支出中，住房保障支出236.40万元。\n| 项目 | 全部预算数（万元） |\n| 教育支出 | 8,154.20 |\n| 住房保障支出 | 246.40 |",
        "@tables\n按账龄披露如下。\n| 账龄 | 存货账面余额（元） |\n| 1年以内 | 69,845,310.20 |\n| 小计 | 69,845,310.20 |\n| 减：跌价准备 | 3,000,000.00 |\n| 合计 | 66,845,310.20 |\n按类别披露如下。\n| 类别 | 存货账面余额（元） |\n| 原料 | 51,645,310.20 |\n| 成品 | 18,200,000.00 |\n| 合计 | 69,845,310.20 |",
    ),
)
def check_twins(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is told in two places."""
    told: set[frozenset[str]] = set()
    for one, other in itertools.chain(_by_name(report), _by_neighbour(report)):
        pair = frozenset((one["row_id"], other["row_id"]))
        first, second = interval_of(one), interval_of(other)
        if first is None or second is None or pair in told:
            continue
        told.add(pair)
        if first.meets(second) or _is_rounded(one, other):
            yield holds(one, other)
        elif (slip := _is_slip_twin(one, other)) or _is_told_twice(report, one, other):
            grade = CONFLICT if slip and one["source"] == "text" else HINT
            yield told_twice(one, other, grade=grade)


def _is_rounded(one: Row, other: Row) -> bool:
    """Whether one of two numbers is the other one rounded, though its noughts are printed: 18,364,205.20 and 18,364,205.00."""
    first, second = (float(printed_number(q["text"]) or 0) for q in (one, other))
    return first.is_integer() != second.is_integer() and round(first) == round(second)


def _is_slip_twin(one: Row, other: Row) -> bool:
    """Whether two printed values differ in two digits that changed places, or long ones in one that is not the last."""
    first, second = (printed_number(q["text"]) for q in (one, other))
    if len(first.partition(".")[2]) != len(second.partition(".")[2]):
        return False
    places = find_slipped(first.replace(".", ""), second.replace(".", ""))
    digits = min(len(digits_of(one)), len(digits_of(other)))
    return (len(places) > 1 and digits >= _TURNED) or (len(places) == 1 and digits >= _least(one, other))


def _least(one: Row, other: Row) -> int:
    """Return how many digits two values have at least of which one is another: fewer in prose and a table of one name."""
    in_two = "text" in (one["source"], other["source"]) and one["source"] != other["source"]
    own = not one["subject"] and not other["subject"] and one["period_end"] == other["period_end"]
    same = bare_name(whole_name(one)) == bare_name(whole_name(other))
    if not (in_two and own and same) or (one["unit"] == "元" and _OF_FUNDS.search(str(one["metric"]))):
        return _OTHER
    whole = float(one["value"]).is_integer() and float(other["value"]).is_integer()  # 24次 may be a part of 26次
    return _SAME if one["metric"] == other["metric"] and one["unit"] not in ("%", "元") and not whole else _TURNED


def _is_told_twice(report: Report, one: Row, other: Row) -> bool:
    """Whether a report of one year counts one thing twice in prose, in numbers of about one size."""
    if not report.of_its_year or {one["source"], other["source"]} != {"text"} or one["kind"] not in ("count", "amount"):
        return False
    printed = [printed_number(q["text"]).replace(".", "") for q in (one, other)]
    if min(map(len, printed)) < _TURNED or any(_PART.search(report.sentence_of(q)) for q in (one, other)):
        return False
    low, high = sorted((one["value"], other["value"]))
    return bool(one["metric"] == other["metric"] and 0 < high < _SIZE * low)


def _levels(report: Report) -> Iterator[Row]:
    """Yield the exact values of a report that are long enough to tell a slip."""
    for q in report.rows("quantities"):
        own = is_exact_level(q) and q["value"] and q["basis"] != "target" and not _is_net(report, q)
        if own and len(digits_of(q)) >= _TURNED - 1:
            yield q


def _by_name(report: Report) -> Iterator[tuple[Row, Row]]:
    """Yield the two values that bear one name, in one unit and for one year, in two places."""
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in _levels(report):
        name = bare_name(whole_name(q))
        if len(name) >= _NAME and not _PLAIN.fullmatch(name) and q["unit"]:
            when = None if _OPENING.search(name) else (q["period_end"] and q["period_end"].year, q["period_start"])
            found[name, unit_of(q), when].append(q)
    for rows in found.values():
        values = {q["value"]: q for q in rows}
        if len(values) == _SEVERAL and not any(_is_narrowed(report, q) for q in values.values()):
            one, other = values.values()
            if not _stand_together(report, one, other):
                yield one, other
        elif len(rows) > 1 and len(values) == 1:
            yield rows[0], rows[1]


def _is_net(report: Report, q: Row) -> bool:
    return q["source"] == "table" and q["start_char"] in _net_totals(report)


@once_a_report
def _net_totals(report: Report) -> frozenset[int]:
    """Return where the totals begin that stand below a row which is taken off (减：坏账准备): the head is not of them."""
    found = set()
    for grid in report.grids:
        less = [row for row, label in grid.labels.items() if _LESS.match(label)]
        found |= {
            number.cell["start_char"]
            for (row, _), number in grid.numbers.items()
            if less and row > min(less) and grid.is_total(row)
        }
    return frozenset(found)


def _is_narrowed(report: Report, q: Row) -> bool:
    return q["source"] != "table" and bool(_NARROWED.search(clause_before(report, q).replace(whole_name(q), "")))


def _stand_together(report: Report, one: Row, other: Row) -> bool:
    """Whether two values stand in one sentence, or in one table: there they are of two things."""
    if one["source"] != "table" or other["source"] != "table":
        return bool(one["statement_id"] and one["statement_id"] == other["statement_id"])
    places = places_of(report)
    return places.get(one["start_char"], ("", 0))[0] == places.get(other["start_char"], ("", 0))[0]


def _by_neighbour(report: Report) -> Iterator[tuple[Row, Row]]:
    """Yield the values of like names beside which, on one side, the same number stands."""
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for line in _lines(report):
        for one, other in itertools.pairwise(line):
            for q, beside, side in ((one, other, 1), (other, one, -1)):
                if len(digits_of(beside)) >= _BESIDE and is_exact_level(q) and q["value"] and q["unit"]:
                    found[side, unit_of(q), unit_of(beside), beside["value"], beside["role"]].append(q)
    for rows in found.values():
        for one, other in itertools.combinations(rows, 2) if 1 < len(rows) <= _SEVERAL else ():
            apart = one["value"] != other["value"] and not _stand_together(report, one, other)
            apart = apart and not (_is_net(report, one) or _is_net(report, other))
            if apart and _are_alike(one, other):
                yield one, other


def _are_alike(one: Row, other: Row) -> bool:
    """Whether one of two numbers is called what the other ends in (营业收入, 收入), and those they are of are called alike."""
    short, long = sorted((bare_name(str(q["metric"] or "")) for q in (one, other)), key=len)
    whose = [_PLAIN.sub(mark, str(q["subject"] or "")) for q, mark in ((one, "，"), (other, "、"))]
    return (
        len(short) >= _COMMON
        and long.endswith(short)
        and (not all(whose) or have_in_common(whose[0], whose[1], _COMMON))
    )


def _lines(report: Report) -> Iterator[Sequence[Row]]:
    """Yield the numbers of each sentence, and those of each row of a table."""
    yield from report.of_statement.values()
    places = places_of(report)
    lines: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["start_char"] in places:
            lines[places[q["start_char"]]].append(q)
    yield from lines.values()


_CASE = re.compile(
    r"^(?:【[^】]{0,6}案例[^】]{0,4}】|(?:典型|责任|优秀|专题)?案例[一二三四五六七八九十\d]{0,3}[:：|｜])"
)
_MOST = 8  # paragraphs of a case
_LEAST = 2  # digits of a number of which one may be another one


@as_check(
    "case and its title",
    "【案例】发行30亿元债券: what the title of a case gives stands in its text, not a unit or a digit apart",
    kind="conflict",
    grade=HINT,
    needs="statements quantities",
    idle="no paragraph opens with 【案例】 or 案例：, or its text gives nothing in the units of its title that is a slip apart",
    examples=(
        "【案例】云溪水务落地30亿元绿色债券\n公司在公开市场顺利发售30万元人民币的绿色专项债券，期限为5年。",
        "【案例】移动审批服务花农，6天领到补助\n花农提交材料。\n从受理到补助款到户用时16天，赶上了换棚。",
        "案例：三十六小时抢通主干管，惠及居民1.2万户\n抢修队连夜施工，恢复供水，惠及居民1.2亿户。",
        "【典型案例】一次性修复古树126株\n养护队逐株诊断，完成修复162株，成活率良好。",
        "案例一：捐赠图书4,800册\n中心走进山区学校，捐赠图书8,400册，建成图书角。",
    ),
    counter_examples=(
        "【案例】云溪水务落地30亿元绿色债券\n公司在公开市场顺利发售30亿元人民币的绿色专项债券，期限为5年。",
        "【案例】移动审批服务花农，6天领到补助\n花农提交材料。\n6天后，补助款拨付到户，赶上了换棚。",
        "【案例】一次性修复古树126株\n养护队逐株诊断，完成修复126株。此前两年修复162株。",
        "【案例】捐赠图书4,800册\n中心走进山区学校，捐赠图书，建成图书角12个。",
        "【案例】服务企业86家\n行动启动以来，走访企业210家，达成合作意向。",
    ),
)
def check_cases(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of the title of a case that its text gives, or misses by a slip."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        title = paragraph.sentences[0]
        if not _CASE.match(title["text"]):
            continue
        body = list(_body(report, [p.sentences for p in paragraphs[at : at + _MOST + 1]]))
        for q in report.quantities_of(title):
            same = [one for one in body if one["unit"] == q["unit"]] if is_exact_level(q) and q["unit"] else []
            yield from _judge(q, same)


def _body(report: Report, paragraphs: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """Yield the exact values of the text of a case, up to the next title or heading."""
    title, *following = [row for rows in paragraphs for row in rows]
    for row in following:
        if _CASE.match(row["text"]) or row["section_id"] != title["section_id"]:
            return
        yield from filter(is_exact_level, report.quantities_of(row))


def _judge(q: Row, same: Sequence[Row]) -> Iterator[Judgement]:
    own = interval_of(q)
    known = [(one, other) for one in same if (other := interval_of(one))]
    if own is None or not known:
        return
    for one, other in known:
        if own.meets(other):
            yield holds(q, one)
            return
    for one, other in known:
        slip = find_slip(own, other)
        digits = [printed_number(str(row["text"])).replace(".", "") for row in (q, one)]
        if slip or (len(known) == 1 and _is_slip_case(*digits)):
            yield told_twice(q, one, slip=slip, grade=CONFLICT if slip else None)
            return


def _is_slip_case(one: str, other: str) -> bool:
    """Whether two numbers differ in a digit, in two that changed places, or in one that the other lacks."""
    return lacks_digit(one, other) or (len(one) >= _LEAST and bool(find_slipped(one, other)))
