"""Slips of a table's unit and of a point.

A table's line of units against the prose and its sister tables: 单位：元 above numbers that these give in 万元.
A point that moved: 建筑面积约13,459平方米 in prose, 1,345.90 in a table, 1,200亿 where another page has 1.2万亿.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, holds
from pipeline.checks.interval import SLIPS, digits_of, printed_number
from pipeline.checks.report import Report, whole_name
from pipeline.checks.rules.twice.scales import SUMS, is_kin
from pipeline.checks.sentences import PERSONS, clause_before, have_in_common, is_exact_level
from pipeline.checks.tabled import places_of
from pipeline.checks.two_places import told_twice
from schemas.text import squeeze

_DIGITS = 5  # digits of a number that hardly stands twice by chance
_SEVERAL = 2  # numbers that prove the line of units wrong: one may stand twice by chance
_EXACT = 1e-9
_FEW_LINE = 3  # digits of a number that stands in two tables under names that are kin
_MANY = 3  # such numbers, from which on the line of units of one of the tables is wrong


@as_check(
    "unit line against prose",
    "numbers that prose and a table have to the digit are in one unit: no table in 元 with 4,052.30 and 862.47 that the prose gives in 万元",
    kind="conflict",
    grade=CONFLICT,
    needs="quantities tables",
    idle="no two numbers of five digits stand to the digit in prose and in one table, or two of one name do, which `slip of a unit` tells",
    examples=(
        "@tables\n会费按时收缴，全年会费收入1,864.20万元，其中法人缴纳612.48万元。\n| 来源 | 2022年（元） | 2021年（元） |\n| 个人会员 | 1,251.72 | 1,108.35 |\n| 单位会员 | 612.48 | 598.10 |\n| 合计 | 1,864.20 | 1,706.45 |",
        "@tables\n完成造林投资32,418.6万元，其中国家拨付18,204.5万元。\n| 来源 | 到位（亿元） |\n| 中央 | 18,204.5 |\n| 地方 | 14,214.1 |\n| 合计 | 32,418.6 |",
    ),
    counter_examples=(
        "@tables\n全年会费收入1,864.20万元，其中法人缴纳612.48万元。\n| 来源 | 2022年（万元） | 2021年（万元） |\n| 个人会员 | 1,251.72 | 1,108.35 |\n| 单位会员 | 612.48 | 598.10 |\n| 合计 | 1,864.20 | 1,706.45 |",
        "@tables\n全年会费收入1,864.20万元，其中法人缴纳612.48万元。\n| 来源 | 2022年（元） |\n| 个人会员 | 12,517,200.00 |\n| 单位会员 | 6,124,800.00 |\n| 合计 | 18,642,000.00 |",
        "@tables\n全年会费收入1,864.20万元，培训收入95.16万元。\n| 项目 | 单价（元） |\n| 甲类课 | 1,864.20 |\n| 乙类课 | 612.48 |",
        "@tables\n全年会费收入1,864.20万元，其中法人缴纳612.48万元。\n| 来源 | 人均（元） | 总额（万元） |\n| 单位会员 | 1,864.20 | 612.48 |\n| 个人会员 | 612.48 | 1,864.20 |",
    ),
)
def check_unit_lines(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table that has numbers of the prose, by the unit it gives them."""
    said: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "text" and _is_long(q):
            said[printed_number(q["text"])].append(q)
    for cells in _tabled(report).values() if said else ():
        pairs = [(q, cell) for cell in cells for q in said.get(printed_number(cell["text"]), ()) if q["value"]]
        same = [pair for pair in pairs if _factor(*pair) == 1]
        if same:
            yield holds(*same[0])
            continue
        for factor in SLIPS:
            slipped = {printed_number(q["text"]): (q, cell) for q, cell in pairs if _factor(q, cell) == factor}
            if len(slipped) >= _SEVERAL and not any(q["unit"] in SUMS and is_kin(q, c) for q, c in slipped.values()):
                yield _told(list(slipped.values()), factor)
                break


def _is_long(q: Row, digits: int = _DIGITS) -> bool:
    printed = printed_number(q["text"]).replace(".", "")
    return bool(is_exact_level(q) and q["unit"] and q["value"] and len(printed) >= digits)


def _tabled(report: Report, digits: int = _DIGITS) -> Mapping[str, Sequence[Row]]:
    """Return by their table the numbers of tables that have so many digits."""
    places = places_of(report)
    found: dict[str, list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["start_char"] in places and _is_long(q, digits):
            found[places[q["start_char"]][0]].append(q)
    return found


def _factor(q: Row, cell: Row) -> float | None:
    """Return by how much one of two numbers with the same digits is larger; None for other units and for what is no slip."""
    if q["unit"] != cell["unit"]:
        return None
    times = max(q["value"], cell["value"]) / min(q["value"], cell["value"])
    return next((float(f) for f in (1.0, *SLIPS) if abs(times / f - 1) < _EXACT), None)


def _told(pairs: Sequence[tuple[Row, Row]], factor: float) -> Judgement:
    (q, cell), *more = pairs
    return told_twice(q, cell, *more[0], slip=f"{factor:.0f}")


@as_check(
    "unit lines of sister tables",
    "tables that have the same numbers under the same names have them in one unit: no 单位：元 above what three others give in 万元",
    kind="conflict",
    grade=CONFLICT,
    needs="quantities tables",
    idle="no three numbers of a table stand to the digit, under names that share three characters, in other tables, or one of them does so in its unit",
    examples=(
        "@tables\n表一 单位：万元\n| 项目 | 金额（万元） |\n| 渔政管理支出 | 264.87 |\n| 码头修缮支出 | 10.82 |\n| 航标维护支出 | 32.13 |\n以下为明细。\n| 项目 | 金额（元） |\n| 渔政管理支出 | 264.87 |\n| 码头修缮支出 | 10.82 |\n| 航标维护支出 | 32.13 |",
    ),
    counter_examples=(
        "@tables\n表一\n| 项目 | 金额（万元） |\n| 渔政管理支出 | 264.87 |\n| 码头修缮支出 | 10.82 |\n| 航标维护支出 | 32.13 |\n以下为明细。\n| 项目 | 金额（元） |\n| 渔政管理支出 | 2,648,700 |\n| 码头修缮支出 | 108,200 |\n| 航标维护支出 | 321,300 |",
        "@tables\n表一\n| 项目 | 金额（万元） |\n| 渔政管理支出 | 264.87 |\n| 码头修缮支出 | 10.82 |\n以下为单价。\n| 项目 | 单价（元） |\n| 网具 | 264.87 |\n| 缆绳 | 10.82 |",
    ),
)
def check_sisters(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each table that has the numbers of others, by the units of both."""
    tables = _tabled(report, _FEW_LINE)
    told: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "text" and _is_long(q, _FEW_LINE):
            told[printed_number(q["text"])].append(("", q))
    for table, cells in tables.items():
        for cell in cells:
            told[printed_number(cell["text"])].append((table, cell))
    done: set[str] = set()
    for table, cells in tables.items():
        pairs = [
            (q, cell)
            for cell in cells
            for other, q in told[printed_number(cell["text"])]
            if other != table and other not in done and _factor(q, cell) is not None and is_kin(q, cell)
        ]
        if same := [pair for pair in pairs if _factor(*pair) == 1]:
            yield holds(*same[0])
            continue
        for factor in SLIPS:
            slipped = {printed_number(q["text"]): (q, cell) for q, cell in pairs if _factor(q, cell) == factor}
            if len(slipped) >= _MANY:
                done.add(table)
                yield _told(list(slipped.values()), factor)
                break


_LONG, _FEW_POINT = 4, 2  # digits that hardly stand twice by chance; those of a number as large as no other
_HUGE = 1e8  # such a number
_NAME, _WORDS = 4, 6  # characters that names, or the sentences, of the two have in common
_FACTORS = (10.0, 100.0, 1e3)
_RATES = ("%", "百分点", "‰", "‱", "元/股", "倍", "分", "岁")
_NEAR = 40  # characters around a number
_PART = re.compile("其中|人均|平均|每|同比|增长|增加|减少|计划|目标")


@as_check(
    "point that moved",
    "what bears one name is not ten, a hundred or a thousand times as much in another place, digit for digit",
    kind="conflict",
    grade=HINT,
    needs="quantities",
    idle="no two numbers of one unit have the same four digits (of more than 100,000,000, two) and names of four characters in common, or the report gives the value again",
    examples=(
        "@tables\n工程规划建筑面积约为18,274平方米。\n| 指标 | 目标值 |\n| 规划建筑面积 | ≥1827.40(平方米) |\n| 完工及时率 | ≥95.00% |",
        "中心已经完成超过3.4万亿种具有多样性的寡糖编码样本的合成。\n同时推进寡糖编码样本库的建设，样本种类已突破3,400亿，居行业前列。",
        "全年办理退休手续12,640人次。\n全年共办理退休手续1,264人次，群众满意。",
    ),
    counter_examples=(
        "@tables\n工程规划建筑面积约为18,274平方米。\n| 指标 | 目标值 |\n| 规划建筑面积 | ≥18274.00(平方米) |\n| 完工及时率 | ≥95.00% |",
        "全年办理退休手续12,640人次。\n全年发放手册1,264册。",
        "全年办理退休手续12,640人次，其中异地办理退休手续1,264人次。",
        "全年办理退休手续12,640人次。\n6月办理退休手续1,264人次，7月办理退休手续12,640人次。",
    ),
)
def check_points(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each two such numbers, and a judgement for each that stands twice."""
    for rows in _by_digits(report).values():
        values = {float(q["value"]) for q in rows}
        if len(values) == 1:
            if len(rows) > 1:
                yield holds(rows[0], rows[1])
            continue
        for q in rows:
            if q["source"] != "text" or sum(one["value"] == q["value"] for one in rows) > 1:
                continue
            other = next((one for one in rows if _is_moved(report, q, one)), None)
            if other is not None:
                factor = max(q["value"], other["value"]) / min(q["value"], other["value"])
                yield told_twice(q, other, slip=f"{factor:.0f}", key="moved_point")
                break


def _by_digits(report: Report) -> Mapping[tuple[str, str], Sequence[Row]]:
    """Return the values of a report by their digits and their unit."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["role"] != "level" or not q["value"] or q["value"] < 0 or q["unit"] in _RATES:
            continue
        digits = digits_of(q)
        if len(digits) >= _LONG or (len(digits) >= _FEW_POINT and q["value"] >= _HUGE and q["unit"] != "元"):
            unit = "" if q["value"] >= _HUGE and q["unit"] != "元" else str(q["unit"] or "")
            found[digits, "人" if unit in PERSONS else unit].append(q)
    return found


def _is_moved(report: Report, q: Row, other: Row) -> bool:
    if other is q or q["value"] == other["value"] or (q["statement_id"] and q["statement_id"] == other["statement_id"]):
        return False
    factor = max(q["value"], other["value"]) / min(q["value"], other["value"])
    if not any(abs(factor / one - 1) < 1e-9 for one in _FACTORS) or q["period_end"] != other["period_end"]:
        return False
    names = whole_name(q), whole_name(other)
    if any(_PART.search(clause_before(report, one)) for one in (q, other)):
        return False
    if have_in_common(*names, _NAME):
        return True
    around = [_around(report, one) for one in (q, other)]
    return min(q["value"], other["value"]) >= _HUGE and have_in_common(around[0], around[1], _WORDS)


def _around(report: Report, q: Row) -> str:
    """Return the words around a number, without the name of the body."""
    text = squeeze(report.sentence_of(q))
    at = text.find(squeeze(q["text"]))
    words = text[max(0, at - _NEAR) : at + _NEAR]
    for name in (report.document["org"], report.document["org_short"]):
        words = words.replace(name or "\n", "…")
    return words
