"""What follows a year, or stands without one: month and days, quarter, half, the edges of the year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.dates.grammar import (
    ALONE,
    EDGE,
    EDGE_END,
    HAN,
    NUMBER,
    NUMBERS,
    QUARTER,
    SEPARATOR,
    Form,
    date_words,
    read_number,
    time_words,
    words_for,
)
from extractors.dates.mention import Point, spread
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, OPENING_BRACKETS, SENTENCE_ENDS, sentence_start

_NUMBER = re.compile(NUMBER)
_QUARTER = re.compile(QUARTER)
_HALF = re.compile("[上下]")
_LIST_NUMBER_AFTER = "。；：:"
_BEFORE_MONTHS = f"{ALONE} (?={NUMBERS}{{0,11}}+月)"  # one look for all forms with a month
# 前3个月|内提出, 前3个月|的工资, 前三个月|免收租金: before something else, or of a contract
_NO_FIRST_MONTHS = "[内的免试每均平]|以[内上下]|左右|期间?[的内]"
_OPENS_CLAUSE = rf"(?<![^{CLAUSE_ENDS}{OPENING_BRACKETS}：])"
# 茶厂开工，前两个月 / 前两个月…，后两个月: counted from a beginning, no months of a calendar year
_BEGAN = re.compile("|".join(time_words("founding", "opens")))
_MONTHS_AFTER = re.compile(rf"[^{SENTENCE_ENDS}]{{0,30}}[，,；;][后次](?:[0-9]{{1,2}}|[{HAN}两十])个月")
# 年初|计划, 年初|下达的任务: of the year, and no value of its beginning
_NO_PLAN = "(?! (?<=初)(?:计划|目标|任务|指标|预期|承诺|[制确预设既拟][定立]|定的|下达|提出) )"
_LUNAR = re.compile(rf"初[{HAN}]|廿|十[一二三四五]")


def _months(group: str) -> str:
    return rf"(?P<{group}>{NUMBERS}{{0,11}}+) 月份?"


def _month(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    if _is_month(match):
        yield from _each_month(match, "months", whole)


def _day(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    *earlier, last = _each_month(match, "months_of_days", whole, with_days=True) or (None,)
    if last is not None:
        yield from (point for point in earlier if point)
        yield from _each_day(match, "days", last)


def _day_without_unit(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    points = _each_month(match, "months_of_day", whole)
    if points and whole.year is not None and not match.string[whole.start].isdigit():
        *earlier, last = points
        yield from earlier
        yield replace(last, day=read_number(match["bare_day"]) or 0)


def _ten_days(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    *earlier, last = _each_month(match, "months_of_tens", whole)
    yield from earlier
    yield replace(last, part=match["tens"].replace("、", ""))


def _edge_of_month(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    *earlier, last = _each_month(match, "months_of_edge", whole)
    yield from earlier
    yield replace(last, part=_edge(match["month_edge"]))


def _quarters(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    for point, printed in spread(whole, match.start("quarters"), list(_QUARTER.finditer(match["quarters"]))):
        yield replace(point, part=f"Q{read_number(printed)}")


def _edge_of_quarter(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, month=(read_number(match["edged_quarter"]) or 0) * 3, part="底")


def _first_quarters(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, part=f"Q1-{read_number(match['first_quarters'].replace('两', '二'))}")


def _first_months(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    months = read_number(match["first_months"].replace("两", "二")) or 0
    text = match.string
    began = not whole.says_year and _BEGAN.search(text, sentence_start(text, match.start()), match.start())
    if 1 < months < 12 and not began and not _MONTHS_AFTER.match(text, match.end()):
        yield replace(whole, part=f"M1-{months}")


def _edge_of_half(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, month=6 if match["edged_half"] == "上" else 12, part="底")


def _quarter_by_letter(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, part=f"Q{match['q']}")


def _half(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    for point, printed in spread(whole, match.start("half"), list(_HALF.finditer(match["half"]))):
        yield replace(point, part="H1" if printed == "上" else "H2")


def _school_term(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, part="M2-6" if match["term"] == "春" else "M9-12")


def _edge_of_year(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, part=_edge(match["year_edge"]))


def _month_by_word(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    day = read_number(match["word_day"]) or 0 if match["word_day"] else None
    yield replace(whole, months_on=date_words("月")[match["month_word"]].on, day=day)


def _days_alone(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    later = 0 if match["same_month"] else None
    yield from (replace(point, years_later=later) for point in _each_day(match, "days_alone", whole))


def _day_by_word(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, days_on=date_words("日")[match["day_word"]].on)


def _each_day(match: re.Match[str], group: str, whole: Point) -> Iterator[Point]:
    """Yield the points of one or more days; the first of them takes the year and month of the whole."""
    for point, printed in spread(whole, match.start(group), list(_NUMBER.finditer(match[group]))):
        yield replace(point, day=read_number(printed) or 0)


def _each_month(match: re.Match[str], group: str, whole: Point, *, with_days: bool = False) -> list[Point]:
    """Return the points of one or more months; the first takes the year of the whole."""
    elements = _month_elements(match, group, whole, with_days)
    if not elements:
        return []
    offset = match.start(group)
    if not whole.says_year:
        whole = replace(whole, start=offset + elements[0].start())
    return [replace(point, month=read_number(printed) or 0) for point, printed in spread(whole, offset, elements)]


def _month_elements(match: re.Match[str], group: str, whole: Point, with_days: bool) -> list[re.Match[str]]:
    """Return the numbers that are months: the 1 of 1、6月28日, and of 1、6月 where a clause begins, is none."""
    elements = list(_NUMBER.finditer(match[group]))
    if len(elements) == 1:
        return elements
    if with_days:
        return [] if whole.says_year else elements[-1:]
    begins_clause = match.start() == 0 or match.string[match.start() - 1] in _LIST_NUMBER_AFTER
    if begins_clause and match[group].startswith("、", elements[0].end()):
        return elements[1:]
    return elements


def _is_month(match: re.Match[str]) -> bool:
    """Whether a month without a day is of our calendar: not 八月十五, 6月初一, nor 一月一主题."""
    after = match.string[match.end() : match.end() + 2]
    in_han = match.string[match.end() - 2] in HAN
    return not (_LUNAR.match(after) or (in_han and after and after[0] in HAN + "两"))


def _edge(printed: str) -> str:
    return "初" if printed == "初" else "底"


PARTS_OF_YEARS: tuple[Rule[Form], ...] = (
    Rule(
        "day",
        "a day of a month, or a list or range of days with one 日",
        Form(
            rf"{_months('months_of_days')} (?P<days>{NUMBERS}{{0,30}}+) [日号]",
            _day,
            follows=True,
            guard=_BEFORE_MONTHS,
        ),
        examples=(
            "⟨2022年6月28日⟩ → 2022-06-28",
            "⟨二〇二二年六月二十八日⟩",
            "⟨6月28日⟩ → 2022-06-28",
            "1、⟨6月28日⟩，举行演练",
            "自2013年成立以来坚持开放，⟨4月15日⟩完工 → 2022-04-15",
        ),
        counter_examples=("2月30日", "“3·23”警示日", "3.15万元"),
    ),
    Rule(
        "part of month",
        "ten days of a month",
        Form(
            rf"{_months('months_of_tens')} (?P<tens>[上中下](?:、?[中下])?) 旬",
            _ten_days,
            follows=True,
            guard=_BEFORE_MONTHS,
        ),
        examples=("⟨3月下旬⟩ → 2022-03-21..2022-03-31", "⟨2月中下旬⟩ → 2022-02-11..2022-02-28"),
        counter_examples=("三月不知",),
    ),
    Rule(
        "edge of month",
        "the first or last day of a month",
        Form(
            rf"{_months('months_of_edge')} 月?(?P<month_edge>{EDGE}) (?![{HAN}])",
            _edge_of_month,
            follows=True,
            guard=_BEFORE_MONTHS,
        ),
        examples=("⟨6月底⟩ → 2022-06-30", "⟨1月初⟩ → 2022-01-01"),
        counter_examples=("六月初六", "6月初步建成"),
    ),
    Rule(
        "day without 日",
        "a day in Han numerals at the end of a clause, behind a year in Han numerals",
        Form(
            rf"""{_months("months_of_day")} (?P<bare_day>[二三]?十[{HAN}]?|[{HAN}])
            (?= $ | [{CLAUSE_ENDS}{CLOSING_BRACKETS}、 ] )""",
            _day_without_unit,
            follows=True,
            guard=_BEFORE_MONTHS,
        ),
        examples=("⟨二零零四年八月十五⟩ → 2004-08-15",),
        counter_examples=("八月十五", "2022年八月十五"),
        source="signatures of covers (二〇二三年三月十五)",
    ),
    Rule(
        "month",
        "a month, or a list or range of months with one 月",
        Form(_months("months"), _month, follows=True, guard=_BEFORE_MONTHS),
        examples=("⟨2022年6月⟩ → 2022-06-01..2022-06-30", "⟨六月份⟩", "3月和⟨5月⟩"),
        counter_examples=("13月", "八月十五", "一月一主题", "6个月", "增长12.6月"),
    ),
    Rule(
        "edge of quarter",
        "the last day of a quarter",
        Form(
            rf"第?(?P<edged_quarter>{QUARTER}) (?:(?<=第.)个)? 季度 {EDGE_END}",
            _edge_of_quarter,
            follows=True,
            guard=ALONE,
        ),
        examples=("⟨2022年四季度末⟩ → 2022-12-31",),
        counter_examples=("一季度底线",),
        source="argued: stocks are told at the end of a quarter (三季度末贷款余额)",
    ),
    Rule(
        "quarter",
        "a quarter, or a list or range of them",
        Form(
            rf"第?(?P<quarters>{QUARTER}(?:{SEPARATOR}第?{QUARTER}){{0,3}}+) (?:(?<=第.)个)? 季度",
            _quarters,
            follows=True,
            guard=ALONE,
        ),
        examples=("⟨第二季度⟩ → 2022-04-01..2022-06-30", "⟨2022年2季度⟩"),
        counter_examples=("四个季度", "5季度"),
    ),
    Rule(
        "first quarters",
        "the first quarters of a year",
        Form(r"前(?P<first_quarters>[一二两三1-3])个?季度", _first_quarters, follows=True, guard=ALONE),
        examples=("⟨前三季度⟩ → 2022-01-01..2022-09-30",),
        counter_examples=("前季度",),
    ),
    Rule(
        "first months",
        "the first months of a year, where a clause begins or behind the year",
        Form(
            rf"[前头](?P<first_months>[0-9]{{1,2}}|十?[{HAN}]|十|两) 个月(?!{_NO_FIRST_MONTHS})",
            _first_months,
            follows=True,
            guard=_OPENS_CLAUSE,
        ),
        examples=(
            "⟨前两个月⟩客流36万人次 → 2022-01-01..2022-02-28",
            "工会统计，⟨头三个月⟩慰问36人 → 2022-01-01..2022-03-31",
            "⟨2021年前11个月⟩ → 2021-01-01..2021-11-30",
        ),
        counter_examples=(
            "开业前3个月",
            "前三个月内提出",
            "前3个月的工资",
            "前三个月免收租金",
            "前12个月",
            "2021年9月索道启用，前两个月运送游客36万人次",
            "前两个月售茶36吨，后两个月售茶48吨",
            "提前2个月",
        ),
        source="argued: bulletins within a year are told so",
    ),
    Rule(
        "quarter by letter",
        "a quarter as Q1 to Q4 behind a year",
        Form(r"Q(?P<q>[1-4]) (?![0-9A-Za-z])", _quarter_by_letter, follows=True, guard=ALONE, after_year_only=True),
        examples=("⟨2022年Q2⟩ → 2022-04-01..2022-06-30",),
        counter_examples=("Q2", "2022年Q20"),
    ),
    Rule(
        "edge of half",
        "the last day of a half of a year",
        Form(rf"(?P<edged_half>[上下]) 半年 {EDGE_END}", _edge_of_half, follows=True, guard=ALONE),
        examples=("⟨上半年末⟩贷款余额3亿元 → 2022-06-30", "⟨2021年下半年末⟩ → 2021-12-31"),
        counter_examples=("上半年底线思维",),
        source="argued: banks tell their stocks at the end of the half-year",
    ),
    Rule(
        "half",
        "a half of a year, or both of them with one 半年",
        Form(r"(?P<half>上[、和及与]?下|[上下]) 半年", _half, follows=True, guard=ALONE),
        examples=("⟨2022年上半年⟩ → 2022-01-01..2022-06-30", "⟨下半年⟩", "⟨上⟩、下半年 → 2022-01-01..2022-06-30"),
        counter_examples=("每上半年",),
    ),
    Rule(
        "school term",
        "the spring or autumn term of schools, as far as it lies in the year",
        Form("(?P<term>[春秋])季?学期", _school_term, follows=True, guard=ALONE),
        examples=("⟨2022年秋季学期⟩ → 2022-09-01..2022-12-31", "⟨春季学期⟩ → 2022-02-01..2022-06-30"),
        counter_examples=("秋季开学", "各学期", "春季"),
        source="argued: schools tell counts of a term; one begins in February, one in September",
    ),
    Rule(
        "edge of year",
        "the first or last day of a year",
        Form(
            rf"年?(?P<year_edge>{EDGE}) (?!预算) {_NO_PLAN}",
            _edge_of_year,
            follows=True,
            guard=ALONE,
            alone=rf"年(?P<year_edge>{EDGE}) {_NO_PLAN}",
        ),
        examples=("⟨2022年底⟩ → 2022-12-31", "⟨2022年年末⟩", "⟨上年末⟩ → 2021-12-31", "⟨年初⟩ → 2022-01-01"),
        counter_examples=(
            "2022年初步建成",
            "2022年底线思维",
            "超出年初计划2公里",
            "年初下达的任务",
            "年初预算数",
            "2022年年初预算",
            "每年年底",
        ),
    ),
    Rule(
        "relative month",
        "a word for a month, seen from the day on which the text was written",
        Form(
            rf"(?P<month_word>{words_for('月')}) (?: (?P<word_day>{NUMBER}) [日号] )?",
            _month_by_word,
            follows=True,
            guard=ALONE,
        ),
        examples=("⟨本月十日⟩ → 2022-06-10", "⟨上月⟩ → 2022-05-01..2022-05-31"),
        counter_examples=("成本月报", "网上月度"),
        source="only where the day is known (`nianjian text --day`)",
    ),
    Rule(
        "day of the month before",
        "days whose month stands before them",
        Form(
            rf"""(?: (?P<same_month>同月|当月) )?
            (?P<days_alone>{NUMBERS}{{0,30}}+) [日号]""",
            _days_alone,
            guard=ALONE,
        ),
        examples=("6月15日、⟨16日⟩", "6月2日开工，⟨当月28日⟩完工 → 2022-06-28"),
        counter_examples=("28日", "15日内"),
    ),
    Rule(
        "relative day",
        "a word for a day, seen from the day on which the text was written",
        Form(f"(?P<day_word>{words_for('日')})", _day_by_word),
        examples=("⟨昨日⟩ → 2022-06-29",),
        counter_examples=("今后",),
        source="only where the day is known (`nianjian text --day`)",
    ),
)
