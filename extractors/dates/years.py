"""Years as printed: in digits, in Han numerals, of two digits, and by words that say how far they lie from now."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.dates.form import Form
from extractors.dates.grammar import (
    HAN,
    HAN_DIGIT,
    LIST,
    NO_CODE_BEFORE,
    NO_NUMERAL_BEFORE,
    NUMBER,
    QUARTER,
    RANGE,
    SEPARATOR,
    YEAR,
    YEAR_NOW,
    any_of,
    words_for,
)
from extractors.dates.numerals import read_number, read_year
from extractors.dates.point import Point, spread
from extractors.dates.words import date_words, measures
from extractors.rule import Rule

_UNIT = "(?:会计年度|财年|学年度?|年度(?!假)|年)"
_YEAR = re.compile(rf"{YEAR}|[0-9]{{2}}")
_OTHER_YEAR = rf"(?:{YEAR}|[0-9]{{2}}(?![0-9]))"
_LONGEST_RANGE = 15  # years; more lie between two numbers that are none
_NEAR, _TITLED = 5, 10  # years from the report's at which a year of two digits, one without 年, is meant
_THIS_CENTURY = 2070


def _years(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    """Yield one or more years with one 年: 2019、2020年, 2021-23年."""
    group = "years" if match["years"] else "years_counted"
    century = 0
    for point, printed in spread(whole, match.start(group), list(_YEAR.finditer(match[group]))):
        year = read_year(printed) or 0
        year += century if len(printed) == 2 else 0
        century = year - year % 100
        yield replace(point, year=year)


def _two_digits(match: re.Match[str], whole: Point, report_year: int | None) -> Iterator[Point]:
    year = (read_year(match["short_year"]) or 0) + 2000
    year -= 100 if year > _THIS_CENTURY else 0
    # 22年6月 may be a term (有期徒刑10年6月): only a year near the report's is one.
    sure = match["zero"] or match["dated"]
    if sure or (report_year is not None and abs(year - report_year) <= _NEAR):
        yield replace(whole, year=year)


def _range_without_unit(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    first, last = int(match["from_year"]), int(match["to_year"])
    if 0 < last - first <= _LONGEST_RANGE:
        yield replace(whole, end=match.end("from_year"), year=first, partial=True)
        yield replace(whole, start=match.start("to_year"), year=last)


def _plain(match: re.Match[str], whole: Point, report_year: int | None) -> Iterator[Point]:
    printed = match["title_year"] or match["whole_year"] or match["pointed_year"]
    year = read_year(printed) or 0
    if not match["title_year"] or report_year is None or abs(year - report_year) <= _TITLED:
        yield replace(whole, year=year)


def _by_word(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, years_on=date_words("年")[match["year_word"]].on)


def _years_ago(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, years_ago=read_number(match["years_ago"].replace("两", "二")) or 0)


def _year_spoken_of(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, years_later=1 if match["next_year"] else 0)


def _recent(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, recent=read_number(match["recent"].replace("两", "二")) or 0)


YEARS: tuple[Rule[Form], ...] = (
    Rule(
        "years without 年",
        "two years with a dash and no 年",
        Form(
            rf"""(?<![A-Za-z][ ]) (?P<from_year>{YEAR_NOW}) {RANGE} (?P<to_year>{YEAR_NOW})
            (?= $ | [^0-9A-Za-z./%％年-] ) (?! {any_of(measures())} )""",
            _range_without_unit,
            guard=NO_CODE_BEFORE,
        ),
        examples=("（⟨2019-2021⟩） → 2019-01-01..2021-12-31", "从⟨2019到2021⟩"),
        counter_examples=("人数从2016到2018人", "GB 2016-2018", "1950-2018"),
    ),
    Rule(
        "year without 年",
        "a year before 全年, a half or a quarter, before a month with a point, or at the beginning of a title",
        Form(
            rf"""(?P<whole_year>{YEAR_NOW})
            (?= 全年 | Q[1-4] | [上下]半年 | 第?{QUARTER}季度 | 前[一二两三]个?季度 )
            | (?P<pointed_year>{YEAR}) [-./] (?=[0-9]{{1,2}}月)
            | ^ (?P<title_year>{YEAR_NOW}) (?= [一-鿿] ) (?! 年 | {any_of(measures())} )""",
            _plain,
            guard=NO_CODE_BEFORE,
        ),
        examples=("⟨2022⟩全年 → 2022-01-01..2022-12-31", "⟨2022⟩社会责任报告"),
        counter_examples=("2022人参加", "2022版"),
    ),
    Rule(
        "year",
        "a year, or several with one 年: the whole year",
        Form(
            rf"""            (?: (?P<years>{YEAR}(?:{SEPARATOR}{_OTHER_YEAR}){{0,11}}+) {_UNIT}
              | (?P<years_counted>{YEAR}(?:{LIST}{YEAR}){{1,11}}+) (?=[两三四五]年) )""",
            _years,
            guard=NO_NUMERAL_BEFORE,
        ),
        examples=(
            "⟨2022年⟩ → 2022-01-01..2022-12-31",
            "⟨二〇二二年⟩",
            "⟨2 0 2 2 年⟩",
            "⟨两千零四年⟩ → 2004-01-01..2004-12-31",
            "2019、⟨2020年⟩",
            "⟨2019⟩、2020、2021三年",
        ),
        counter_examples=("连续九年", "第20年", "2022版", "3年"),
    ),
    Rule(
        "year of two digits",
        "a year of two digits before a month, quarter or half, or with a zero first",
        Form(
            rf"""(?<!\.)
            (?P<short_year> (?P<zero>0[0-9]|[零〇]{HAN_DIGIT}) | [0-9][ ]?[0-9] ) 年
            (?: (?=(?P<dated>{NUMBER}月{NUMBER}[日号])) | (?= {NUMBER}月 | 第?{QUARTER}季度 | [上下]半年 | Q[1-4] )
              | (?<=[0零〇].年) )""",
            _two_digits,
            guard=NO_NUMERAL_BEFORE,
        ),
        examples=("⟨08年⟩ → 2008-01-01..2008-12-31", "⟨零八年⟩", "⟨24年2月29日⟩ → 2024-02-29", "⟨22年2季度⟩"),
        counter_examples=("20年", "有期徒刑10年6月", "0.08年"),
        source="spoken style of minutes and stories (08年, 22年6月); public cases of other date readers",
    ),
    Rule(
        "years ago",
        "so many years before the day on which the text was written",
        Form(rf"(?P<years_ago>[0-9]{{1,3}}|[两{HAN}]{{1,3}}) 年前 (?!后)", _years_ago, guard=NO_NUMERAL_BEFORE),
        examples=("⟨5年前⟩ → 2017-06-30",),
        counter_examples=("5年前后",),
        source="only where the day is known (`nianjian text --day`): a report's pages never are",
    ),
    Rule(
        "relative year",
        "a word for a year, seen from the report year",
        Form(rf"(?P<year_word>{words_for('年')}) 度? (?:同期)?", _by_word),
        examples=("⟨去年⟩ → 2021-01-01..2021-12-31", "比⟨上年同期⟩", "⟨本年度⟩"),
        counter_examples=("上年轻人", "精神文明年度工作", "资本年化收益", "以前年度"),
    ),
    Rule(
        "year spoken of",
        "the year that the sentence has named, or the next one, before a month",
        Form(
            rf"""(?<![相不共一如合多]) (?P<same_year>同年|当年(?<!相当年)(?<!适当年)) (?=[0-9{HAN}]{{1,2}}月)
            | (?<![每首一两三多几此{HAN}0-9]) (?P<next_year>次年|翌年) (?=[0-9{HAN}]{{1,2}}月)""",
            _year_spoken_of,
        ),
        examples=("2013年10月成立，⟨同年12月⟩挂牌 → 2013-12-01..2013-12-31", "⟨2022年12月至次年3月⟩"),
        counter_examples=("同年9月", "共同年度", "2013年10月成立。同年12月挂牌"),
        source="argued: histories of units go on from a year so",
    ),
    Rule(
        "recent years",
        "a number of years up to the report year",
        Form(
            r"(?<![附最接将]) (?: 最近 | 近 | 过去 ) (?P<recent>[0-9]{1,2}|[两" + HAN + "]{1,2}) 年 (?! 级 | 期 | 制 )",
            _recent,
        ),
        examples=("⟨近三年⟩ → 2020-01-01..2022-12-31", "⟨过去5年⟩"),
        counter_examples=("附近三年级", "接近两年", "近三年期存款"),
    ),
)
