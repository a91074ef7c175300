"""Forms that say their year: days in digits (2022-06-28), years in digits or Han numerals, words for years (去年)."""

import re
from collections.abc import Iterator
from dataclasses import replace

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
    Form,
    any_of,
    date_words,
    measures,
    read_number,
    read_year,
    words_for,
)
from extractors.dates.mention import Point, spread
from extractors.rule import Rule
from extractors.text.characters import CLOSING_BRACKETS, OPENING_BRACKETS

_MONTH, _DAY = "(?:1[0-2]|0?[1-9])", "[0-9]{1,2}"


def _days(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    yield replace(whole, end=match.end("d"), year=int(match["y"]), month=int(match["m"]), day=int(match["d"]))
    if match["d2"]:
        year = int(match["y2"]) if match["y2"] else None
        start = match.start("y2" if year else "m2")
        yield replace(whole, start=start, year=year, month=int(match["m2"]), day=int(match["d2"]))


def _eight(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    digits = match["eight"]
    yield replace(whole, year=int(digits[:4]), month=int(digits[4:6]), day=int(digits[6:]))


def _months(match: re.Match[str], whole: Point, _: int | None) -> Iterator[Point]:
    if match["ya"]:
        yield replace(whole, end=match.end("ma"), year=int(match["ya"]), month=int(match["ma"]))
        yield replace(whole, start=match.start("yb"), year=int(match["yb"]), month=int(match["mb"]))
        return
    year, month = int(match["ym"]), int(match["mm"])
    # 2010-12 may as well be the years 2010 to 2012.
    if match["dash"] != "-" or year % 100 >= month:
        yield replace(whole, year=year, month=month)


DAYS_IN_DIGITS: tuple[Rule[Form], ...] = (
    Rule(
        "day in digits",
        "year, month and day with one kind of mark between them, and a range of such days",
        Form(
            rf"""(?P<y>{YEAR_NOW}) (?P<mark>[-/.]) (?P<m>{_DAY}) (?P=mark) (?P<d>{_DAY})
            (?: {RANGE} (?: (?P<y2>{YEAR_NOW}) (?P=mark) )? (?P<m2>{_DAY}) (?P=mark) (?P<d2>{_DAY}) )?
            (?! [0-9] | [-/.:][0-9] | 号 | 版 )""",
            _days,
            guard=NO_CODE_BEFORE,
        ),
        examples=("⟨2022-06-28⟩ → 2022-06-28", "⟨2022/6/28⟩", "⟨2022.6.28⟩", "⟨2022.1.1-12.31⟩"),
        counter_examples=("地址2022.6.28.1", "电话021-2022-2023", "版本V2022.6.28"),
    ),
    Rule(
        "month in digits",
        "year and month with a hyphen or slash, or a range of such months",
        Form(
            rf"""(?:
                (?P<ya>{YEAR_NOW}) (?P<mark_a>[/.-]) (?P<ma>{_MONTH})
                {RANGE} (?P<yb>{YEAR_NOW}) (?P=mark_a) (?P<mb>{_MONTH}) (?![0-9]|[-/.][0-9])
              | (?P<ym>{YEAR_NOW}) (?P<dash>[-/]) (?P<mm>0[1-9]|1[0-2]) (?![0-9%％.号期版次至到~/–—-]) )""",
            _months,
            guard=NO_CODE_BEFORE,
        ),
        examples=("⟨2022-06⟩ → 2022-06-01..2022-06-30", "⟨2022/06⟩", "⟨2022.01-2022.12⟩"),
        counter_examples=("2010-12", "2022.06万元", "ISO 9001-2016-2018"),
        source="argued: labels of charts and cells print months so",
    ),
    Rule(
        "day in eight digits",
        "eight digits where a date can be meant",
        Form(
            rf"""(?: ^ | (?<=[{OPENING_BRACKETS}于在至到自从，。；、“《]) )
            (?P<eight>{YEAR_NOW}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))
            (?= $ | [{CLOSING_BRACKETS}，。；、”》至到—-] )""",
            _eight,
        ),
        examples=("⟨20220628⟩ → 2022-06-28", "（⟨20220628⟩）"),
        counter_examples=("电话20220628", "20220628元"),
        source="file names and stamps of copied pages; one of the ways in which a day is written back by the tests",
    ),
)

_UNIT = "(?:会计年度|财年|学年度?|年度(?!假)|年)"
_YEAR = re.compile(rf"{YEAR}|[0-9]{{2}}")
_OTHER_YEAR = rf"(?:{YEAR}|[0-9]{{2}}(?![0-9]))"
_LONGEST_RANGE = 15  # years; more lie between two numbers that are none
_NEAR, _TITLED = 5, 10  # years from the report's at which a year of two digits, one without 年, is meant
_THIS_CENTURY = 2070
_NO_QUARTER = 2040  # 50年1季度 is no quarter of a report that says no year
_COUNTS_YEARS = re.compile(
    "(?:连续|持续|历[时经]|长达|[期龄]|运行|入职|从业|工作|服务|成立|经营|投产|使用|[第近满达每约了过共])$"
)


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
    # 22年6月 may be a term (有期徒刑10年6月): only a year near the report's is one. No term goes on with a quarter,
    # but for 连续10年1季度盈利.
    quarter = match["quarter"] and year < _NO_QUARTER and not _COUNTS_YEARS.search(match.string, 0, match.start())
    sure = match["zero"] or match["dated"] or quarter
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
            (?: (?=(?P<dated>{NUMBER}月{NUMBER}[日号])) | (?=(?P<quarter>第?{QUARTER}季度|[上下]半年|Q[1-4]))
              | (?= {NUMBER}月 )
              | (?<=[0零〇].年) )""",
            _two_digits,
            guard=NO_NUMERAL_BEFORE,
        ),
        examples=(
            "⟨08年⟩ → 2008-01-01..2008-12-31",
            "⟨零八年⟩",
            "⟨24年2月29日⟩ → 2024-02-29",
            "⟨22年2季度⟩",
            "⟨12年2季度⟩",
        ),
        counter_examples=("20年", "有期徒刑10年6月", "0.08年", "连续12年2季度盈利"),
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
