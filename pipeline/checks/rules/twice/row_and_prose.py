"""A value of prose against the row of a table that bears its name: the two years of the row say which one slipped.

1. 漏损率降至8.76%，较上年下降1.15个百分点 | 漏损率 | 9.91 | 9.91: the cell of this year is last year's, copied
2. 耕地32.6亩 | 耕地小计（亩） | 326,000: ten thousand times as much   3. 氨氮排放6.24吨 | 氨氮（吨） | 6.42
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import (
    SLIPS,
    Interval,
    agree,
    digits_of,
    interval_of,
    percent_change,
    printed_number,
    signed_interval,
)
from pipeline.checks.printed import quote_change, write_change
from pipeline.checks.report import Report, named, whole_name
from pipeline.checks.sentences import (
    OTHERS,
    between,
    changes_apart,
    have_in_common,
    is_exact_level,
    named_of_year,
    sentences,
)
from pipeline.checks.tabled import NAME, Tabled, bare_name, cells_of_year, tabled_of, unit_of_name
from pipeline.checks.two_places import is_as_turned, told_twice
from schemas.tables.facts import is_doubted

_LONG = 3  # the same where one name is only the end of the other
_FEW, _SHORT = 3, 2  # digits of a value that is no chance beside its year before, and under one name in another unit
_HUNDRED = 100.0
_OTHER = re.compile(f"{OTHERS}|标准")
_CAME_FROM = re.compile(r"^.*\d[^\d]{0,8}?(?=[㐀-鿿]{1,4}[到至为]$)")  # 由2021年的97.1%提高到98.9%: what it came to
_EACH = re.compile("[每均]")
_COMMON = 4  # characters that the caption of a table and the words of a value have in common
_TORN = "的与和及等其之"  # what a name begins with that is not whole
_REACH = 30  # characters before a value in which it is named
_THAN = re.compile(
    r"^[）)]?[，,（(]?(?:同比|(?:比|较)(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年)(?:同期|末|底)?)?[㐀-鿿]{0,4}$"
)


@as_check(
    "value of prose and its row",
    "a value of the year in prose is that of the row of its name, where the row's year before, a row beside it, a unit or a digit explains the difference, or the names are the same",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no table has one row of that name and unit for the year, or nothing explains the difference: then the two may be two things",
    tolerance="half of the last printed digit of both",
    examples=(
        "@tables\n综合漏损率降至8.76%，较上年下降1.15个百分点。\n| 指标 | 2021年 | 2022年 |\n| 管网综合漏损率（%） | 9.91 | 9.91 |\n| 水质合格率（%） | 99.75 | 99.81 |",
        "@tables\n全年门急诊142.6万人次，较上年回升18.4%。\n| 指标 | 2021年 | 2022年 |\n| 门急诊（万人次） | 120.4 | 120.4 |\n| 出院病人（万人次） | 6.14 | 6.92 |",
        "@tables\n辖区耕地32.6亩，林地4.9万亩。\n| 单位 | 2022年耕地（亩） | 2022年人口（人） |\n| 城北管理区 | 151,200 | 1,046 |\n| 城南管理区 | 174,800 | 982 |\n| 小计 | 326,000 | 2,028 |",
        "@tables\n氨氮排放6.24吨。\n| 指标 | 2021年 | 2022年 |\n| 氨氮（吨） | 7.32 | 6.42 |\n| 化学需氧量（吨） | 141.2 | 128.6 |",
        "@tables\n全年完成供水总量2.41亿立方米。\n| 指标 | 2021年 | 2022年 |\n| 年供水量（万立方米） | 20,415 | 21,366 |\n| 上缴税费（万元） | 10,214 | 8,967 |",
        "@tables\n粮食总产达到21.34万吨，比上年增长2.6%。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 231,400 |\n| 玉米 | 74,840 | 77,280 |",
        "@tables\n完成手术16,240台次，同比增长8.4%。\n| 指标 | 2021年 | 2022年 |\n| 手术（台次） | 14,980 | 16,420 |\n| 出院病人（人次） | 38,512 | 41,307 |",
        "@tables\n总诊疗97.83万人次，同比增长13.2%。\n| 项目 | 2022年 | 2021年 |\n| 总诊疗人次（人次） | 987,316 | 872,190 |\n| 手术台次（台次） | 11,832 | 10,460 |",
        "@tables\n手术1.81万台次。\n| 项目 | 2022年 | 2021年 |\n| 总诊疗人次（人次） | 987,316 | 872,190 |\n| 手术台次（台次） | 11,832 | 10,460 |",
        "@tables\n出院3.46万人次，手术11.8万台次。\n| 项目 | 2022年 | 2021年 |\n| 总诊疗人次（人次） | 987,316 | 872,190 |\n| 手术台次（台次） | 11,832 | 10,460 |",
        "@tables\n线损率4.92%，上升0.35个百分点。\n| 指标 | 2021年 | 2022年 |\n| 户均停电时间（小时） | 10.4 | 8.3 |\n| 线损率（%） | 5.27 | 4.92 |",
        "@tables\n户均停电时间8.3小时，减少1.2小时。\n| 指标 | 2021年 | 2022年 |\n| 户均停电时间（小时） | 10.4 | 8.3 |\n| 线损率（%） | 5.27 | 4.92 |",
        "@tables\n网上申报率由2021年的97.1%提高到99.8%。\n| 指标 | 2021年 | 2022年 |\n| 网上申报率（%） | 97.1 | 98.9 |\n| 机关用电（万千瓦时） | 51.3 | 48.6 |",
        "@tables\n机关全年用电48.6万千瓦时，较上年上升5.3%。\n| 指标 | 2021年 | 2022年 |\n| 网上申报率（%） | 97.1 | 98.9 |\n| 机关用电（万千瓦时） | 51.3 | 48.6 |",
        "@tables\n全年受理各类矛盾纠纷742件，同比上升6.08%。\n表3 矛盾纠纷受理情况\n| 类型 | 2021年（件） | 2022年（件） |\n| 邻里 | 286 | 264 |\n| 物业 | 504 | 478 |\n| 合计 | 790 | 742 |",
        "@tables\n平均住院日7.4天，缩短0.8天。\n| 指标 | 2021年 | 2022年 |\n| 平均住院日（天） | 7.9 | 7.4 |\n| 出院人次（人次） | 38,658 | 40,900 |",
        "@tables\n女性管理者占23.5%，较2021年提高2.1个百分点。\n| 指标 | 2021年 | 2022年 |\n| 女性管理者比例（%） | 22.3 | 23.5 |\n| 供应商（家） | 1,022 | 1,086 |",
        "@tables\n温室气体排放总量（范围一、范围二）为18.62万吨二氧化碳当量，较上年减少1.50万吨二氧化碳当量。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 温室气体排放总量（范围一、二） | tCO2e | 196,720 | 186,218 |\n| 用水量 | 万立方米 | 37.7 | 38.4 |",
        "@tables\n各项存款余额1,402.35亿元，各项贷款余额1,058.91亿元，分别比年初增加131.46亿元、111.07亿元。\n| 项目 | 2021年 | 2022年 |\n| 各项存款余额（亿元） | 1,270.89 | 1,402.35 |\n| 各项贷款余额（亿元） | 946.84 | 1,058.91 |",
        "@tables\n雇主满意度为97.2%。\n| 指标 | 2021年 | 2022年 |\n| 毕业生对母校满意度（%） | 95.8 | 97.2 |\n| 雇主满意度（%） | 96.9 | 96.3 |",
        "@tables\n挥发性有机物排放73.9吨，因新增产线投运同比上升。\n| 指标 | 2021年 | 2022年 |\n| 挥发性有机物（吨） | 71.7 | 73.2 |\n| 化学需氧量（吨） | 141.2 | 128.6 |",
        "@tables\n机关用电48.6千瓦时。\n| 指标 | 2021年 | 2022年 |\n| 机关用电（万千瓦时） | 51.3 | 48.6 |\n| 机关用水（立方米） | 6,140 | 5,730 |",
        "@tables\n公司设有泵站13座，服务区7对。\n| 管理处 | 2022年泵站（座） | 2022年里程（公里） |\n| 城北管理处 | 17 | 142.6 |\n| 城南管理处 | 14 | 118.9 |\n| 合计 | 31 | 261.5 |",
        "@tables\n百万公里事故率降到0.62起，为历年最低。\n| 指标 | 单位 | 2021年 | 2022年 |\n| 百万公里事故率 | 起 | 0.38 | 0.26 |\n| 柴油 | 吨 | 88.1 | 74.6 |",
    ),
    counter_examples=(
        "@tables\n综合漏损率降至8.76%，较上年下降1.15个百分点。\n| 指标 | 2021年 | 2022年 |\n| 管网综合漏损率（%） | 9.91 | 8.76 |\n| 水质合格率（%） | 99.75 | 99.81 |",
        "@tables\n出院3.46万人次，手术1.18万台次。\n| 项目 | 2022年 | 2021年 |\n| 总诊疗人次（人次） | 987,316 | 872,190 |\n| 手术台次（台次） | 11,832 | 10,460 |",
        "@tables\n平均住院日7.4天，缩短0.6天。\n| 指标 | 2021年 | 2022年 |\n| 平均住院日（天） | 7.9 | 7.4 |\n| 出院人次（人次） | 38,658 | 40,900 |",
        "@tables\n女性管理者占23.5%，较上年提高1.2个百分点。\n| 指标 | 2021年 | 2022年 |\n| 女性管理者比例（%） | 22.3 | 23.5 |\n| 供应商（家） | 1,022 | 1,086 |",
        "@tables\n综合漏损率降至8.76%。\n| 指标 | 2021年 | 2022年 |\n| 城北综合漏损率（%） | 9.91 | 9.42 |\n| 城南综合漏损率（%） | 8.75 | 8.12 |",
        "@tables\n全年门急诊142.6万人次。\n| 指标 | 2021年 | 2022年 |\n| 城南院区门急诊（万人次） | 20.4 | 31.7 |\n| 出院病人（万人次） | 6.14 | 6.92 |",
        "@tables\n辖区耕地32.6万亩，林地4.9万亩。\n| 单位 | 2022年耕地（亩） | 2022年人口（人） |\n| 城北管理区 | 151,200 | 1,046 |\n| 城南管理区 | 174,800 | 982 |\n| 小计 | 326,000 | 2,028 |",
        "@tables\n线损率4.92%，下降0.35个百分点。\n| 指标 | 2021年 | 2022年 |\n| 户均停电时间（小时） | 10.4 | 8.3 |\n| 线损率（%） | 5.27 | 4.92 |",
        "@tables\n网上申报率由2021年的97.1%提高到98.9%。\n| 指标 | 2021年 | 2022年 |\n| 网上申报率（%） | 97.1 | 98.9 |\n| 机关用电（万千瓦时） | 51.3 | 48.6 |",
        "@tables\n2021年氨氮排放6.24吨。\n| 指标 | 2021年 | 2022年 |\n| 氨氮（吨） | 7.32 | 6.42 |\n| 化学需氧量（吨） | 141.2 | 128.6 |",
        "@tables\n其中重点企业氨氮排放6.24吨。\n| 指标 | 2021年 | 2022年 |\n| 氨氮（吨） | 7.32 | 6.42 |\n| 化学需氧量（吨） | 141.2 | 128.6 |",
        "@tables\n人均接待读者142人次。\n| 指标 | 2021年 | 2022年 |\n| 接待读者（人次） | 120,412 | 124,018 |\n| 外借图书（册） | 61,402 | 69,220 |",
        "@tables\n上半年完成手术6,240台次。\n| 指标 | 2021年 | 2022年 |\n| 手术（台次） | 14,980 | 16,420 |\n| 出院病人（人次） | 38,512 | 41,307 |",
        "@tables\n退股职工共计15名，对应的股份数量为200,452股。\n| 项目 | 2021年数量（股） | 2022年数量（股） |\n| 内部职工股 | 318,652 | 118,200 |\n| 股份总数 | 412,840 | 412,840 |",
        "@tables\n公司设有泵站31座，服务区7对。\n| 管理处 | 2022年泵站（座） | 2022年里程（公里） |\n| 城北管理处 | 17 | 142.6 |\n| 城南管理处 | 14 | 118.9 |\n| 合计 | 31 | 261.5 |",
    ),
)
def check_row(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of prose whose name a row of a table bears."""
    tabled = tabled_of(report)
    cells = cells_of_year(report)
    totals = _totals(report)
    told = Counter(q["value"] for q in report.rows("quantities") if q["source"] != "table")
    apart = {key: row for statement, own in sentences(report) for key, row in changes_apart(statement, own).items()}
    for statement, q, behind, words in named_of_year(report, _REACH) if cells else ():
        said = _CAME_FROM.sub("", words)
        if _OTHER.search(said) or _OTHER.search(str(q["subject"] or "")):
            continue
        gap = between(statement, q, behind) if behind else ""
        than = _THAN.match(gap)
        last = than is not None and than["year"] in (None, str((report.year or 0) - 1))
        change = apart.get(q["row_id"], behind if last and not re.search("分别|依次|各", gap) else None)
        if change is not None and len(digits_of(q)) >= _FEW:
            yield from _of_totals(q, change, said, (tabled, totals))
        yield from itertools.islice(_judge(q, change, _rows(q, said, cells), tabled, once=told[q["value"]] == 1), 1)


def _totals(report: Report) -> Sequence[tuple[Row, str]]:
    """Return the totals of tables for the year that have no name of their own, each with the caption of its table."""
    captions = {cell["start_char"]: cell["caption"] for cell in report.rows("tables") if cell["caption"]}
    found = [
        q
        for q in report.rows("quantities")
        if q["source"] == "table" and is_exact_level(q) and q["period_end"] and q["period_end"].year == report.year
    ]
    return [
        (q, captions[q["start_char"]]) for q in found if q["start_char"] in captions and not bare_name(whole_name(q))
    ]


def _of_totals(q: Row, change: Row, said: str, where: tuple[Tabled, Sequence[tuple[Row, str]]]) -> Iterator[Judgement]:
    """Yield a finding where the change behind a value is not that of the one total that has it, known by its caption."""
    tabled, totals = where
    one = interval_of(q)
    same = [
        cell
        for cell, caption in totals
        if cell["unit"] == q["unit"]
        and have_in_common(f"{said}{q['metric']}", caption, _COMMON)
        and one is not None
        and (other := interval_of(cell)) is not None
        and one.meets(other)
    ]
    then = tabled.before(same[0]) if len(same) == 1 else None
    if then is not None:
        yield from _judge_change((q, change, then, same[0]))


def _rows(q: Row, said: str, cells: Mapping[tuple[str, str], Sequence[Row]]) -> Sequence[tuple[Row, bool]]:
    """Return the cells of the name of a value, and of one that only ends in it (or it in that), with whether it is one."""
    unit = unit_of_name(q)
    each = bool(_EACH.search(said))
    for name in (bare_name(whole_name(q)), bare_name(said)):
        same = [(cell, True) for cell in cells.get((name, unit), ()) if bool(_EACH.search(whole_name(cell))) == each]
        if same and len(name) >= NAME:
            return same
    name = bare_name(whole_name(q))
    if len(name) < _LONG or name[0] in _TORN or each:
        return []
    ends = [
        (other, rows)
        for (other, of), rows in cells.items()
        if of == unit
        and len(other) >= _LONG
        and other[0] not in _TORN
        and (other.endswith(name) or name.endswith(other))
    ]
    return [(cell, False) for _, rows in ends for cell in rows] if len(ends) == 1 else []


def _judge(
    q: Row, change: Row | None, rows: Sequence[tuple[Row, bool]], tabled: Tabled, *, once: bool
) -> Iterator[Judgement]:
    """Yield what a value of prose and the one value of its row say of each other."""
    one = interval_of(q)
    known = [(cell, is_one, interval_of(cell)) for cell, is_one in rows]
    if one is None or not known:
        return
    for cell, is_one, other in known:
        if other is not None and one.if_cut.meets(other.if_cut):
            then = tabled.before(cell)
            if then is not None and change is not None and (is_one or len(digits_of(q)) >= _FEW):
                yield from _judge_change((q, change, then, cell))
            yield holds(q, cell)
            return
    if len({cell["value"] for cell, _ in rows}) != 1:
        return
    cell, is_one, other = known[0]
    then = tabled.before(cell)
    if other is None or (then is not None and (old := interval_of(then)) and one.meets(old)):
        return  # the value of the year before in prose: another check tells of it
    of_year = then is not None and (
        _is_copied(cell, then) or _leads_back(q, change, then) or _goes_on(q, cell, change, then)
    )
    told = of_year or (is_one and _stands_beside(q, cell, tabled))
    if told and not is_doubted(q["name_confidence"]):  # 15名股东，对应的|股份数量20万股, of a part
        yield told_twice(q, cell, grade=CONFLICT)
    elif is_one and (factor := _slip(q, cell)):
        yield told_twice(q, cell, slip=factor, grade=HINT)
    elif (
        is_one
        and once
        and (
            _is_slipped(q, one, other)
            or _has_moved_point(q, one, other)
            or _is_same(q, cell)
            or _is_short_turned(q, cell)
        )
    ):
        yield told_twice(q, cell, grade=HINT)


def _stands_beside(q: Row, cell: Row, tabled: Tabled) -> bool:
    """Whether a value of prose stands above or below the cell of its name: the column slipped by a row."""
    rows = [row for row in tabled.beside(cell) if row["unit"] == cell["unit"] and len(digits_of(q)) >= _FEW]
    return any(agree(q, row) for row in rows)


def _is_same(q: Row, cell: Row) -> bool:
    """Whether a value that is no money bears the very name of a cell, and is of about its size: it is told once wrongly."""
    name = bare_name(whole_name(q))
    low, high = sorted((q["value"], cell["value"]))
    same = len(name) >= _LONG and name == bare_name(whole_name(cell)) and q["unit"] != "元"
    return bool(same and 0 < high < _SIZE * low)


_SIZE = 1.5  # times by which two values of one name differ at the most where nothing explains it


def _is_copied(cell: Row, then: Row) -> bool:
    """Whether the cell of this year is that of the year before, to the digit."""
    return bool(cell["text"] == then["text"] and len(digits_of(cell)) >= _FEW)


def _leads_back(q: Row, change: Row | None, then: Row) -> bool:
    """Whether a value of prose and the change behind it lead back to the row's value of the year before."""
    got, said = _moved(q, then, change), _said(change)
    return bool(got and said and got.meets(said) and len(digits_of(q)) >= _FEW)


def _goes_on(q: Row, cell: Row, change: Row | None, then: Row) -> bool:
    """Whether the change behind a value of prose is that of the row's own two values, of one size with it."""
    got, said = _moved(cell, then, change), _said(change)
    near = 0.5 < q["value"] / cell["value"] < 2 if cell["value"] else False
    return bool(got and said and got.meets(said) and near and len(digits_of(change or {})) >= _SHORT)


def _said(change: Row | None) -> Interval | None:
    exact = change is not None and change["role"] == "change" and change["qualifier"] == "exact"
    return signed_interval(change) if change is not None and exact else None


def _moved(q: Row, then: Row, change: Row | None) -> Interval | None:
    """Return by how much a value is above one of the year before, in the unit of a change; None where it has another."""
    now, old = interval_of(q), interval_of(then)
    if change is None or now is None or old is None or then["value"] <= 0:
        return None
    of_rate = q["unit"] == "%"
    if unit_of_name(change) == ("百分点" if of_rate else unit_of_name(q)):
        return now - old
    return None if of_rate or change["unit"] != "%" else percent_change(old, now)


def _judge_change(rows: tuple[Row, Row, Row, Row]) -> Iterator[Judgement]:
    """Yield a finding where the change behind a value is not that of its row."""
    q, change, then, cell = rows
    got, said = _moved(cell, then, change), _said(change)
    if got is None or said is None or got.meets(said.if_cut):
        return
    yield fails("change_tabled", *rows, after=named(q), before=named(then), page=then["page"], said=quote_change(change),
                got=write_change(got.middle, change), kind="stated_change")  # fmt: skip


def _slip(q: Row, cell: Row) -> str:
    """Return the factor by which a value and its cell are apart, where it is 10,000 or 100,000,000; else nothing."""
    if len(digits_of(q)) < _SHORT or digits_of(q) != digits_of(cell):
        return ""
    apart = max(q["value"], cell["value"]) / min(q["value"], cell["value"]) if cell["value"] else 0
    return next((f"{factor:.0f}" for factor in SLIPS if abs(apart / factor - 1) < 1e-9), "")


def _is_slipped(q: Row, one: Interval, other: Interval) -> bool:
    """Whether two values of one size are one but for two digits in each other's place."""
    if len(digits_of(q)) < _FEW or other.middle <= 0 or not 0.1 < one.middle / other.middle < 10:
        return False
    return is_as_turned(q, one, other)


def _is_short_turned(q: Row, cell: Row) -> bool:
    """Whether a count of two digits has those of its row in the other order, under the very same name: 13座, 31座; 0.73起, 0.37起."""
    texts = [printed_number(row["text"]) for row in (q, cell)]
    same = bare_name(whole_name(q)) == bare_name(whole_name(cell)) and q["unit"] != "元"
    digits = [text.replace(".", "").lstrip("0") for text in texts]
    alike = len({len(text.partition(".")[2]) for text in texts}) == 1 and all(len(one) == _SHORT for one in digits)
    return same and alike and digits[0] == digits[1][::-1]


def _has_moved_point(q: Row, one: Interval, other: Interval) -> bool:
    """Whether a value is that of its row but for its point: 11.8万台次 beside 11,832 in a table."""
    if q["unit"] == "%" and max(one.high, other.high) > _HUNDRED:  # 147 of a table whose unit was not read
        return False
    return len(digits_of(q)) >= _FEW and any(one.times(1 / factor).meets(other) for factor in (10, 100, 0.1, 0.01))
