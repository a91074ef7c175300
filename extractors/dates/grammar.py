"""The printed forms of dates as patterns over a view (no blanks but between figures, half width)."""

import re
from collections.abc import Iterable

from extractors.dates.words import date_words, measures, traps
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, DASHES

HAN = "一二三四五六七八九十"
HAN_DIGIT = "[一二三四五六七八九〇零○OОΟ]"
DASH = f"(?:[{DASHES}]{{1,2}})"
RANGE = f"(?:{DASH}|至|到)"
LIST = "(?:、|和|及|与|以及)"
SEPARATOR = f"(?:{RANGE}|{LIST})"

# A list number (1. 2022年) may touch the date behind it; any other point before a figure makes it a decimal.
AFTER_POINT = r"(?:(?<![0-9.])|(?<=^[0-9]\.)|(?<=^[0-9]{2}\.)|(?<=[。；：\n][0-9]\.)|(?<=[。；：\n][0-9]{2}\.))"
NO_NUMERAL_BEFORE = rf"(?<![0-9])(?:(?=[0-9])|(?<![{HAN}百千万亿两几数〇零]))"
CODE = r"0-9A-Za-z./_:\-"

# Atomic groups and possessive repeats keep the time linear on lists that are none (2022-2022-2022-…).
YEAR_HAN = rf"(?:[一二]{HAN_DIGIT}{{3}}|[二两]千(?:[零〇]?[二三四五六七八九]?十?[一二三四五六七八九]?))"
YEAR = rf"(?>1[0-9]{{3}}|2[01][0-9]{{2}}|1[ ]?[89][ ]?[0-9][ ]?[0-9]|2[ ]?0[ ]?[0-9][ ]?[0-9]|{YEAR_HAN})"
YEAR_NOW = "(?:19[5-9][0-9]|20[0-9]{2})"
YEAR_UNIT = "(?:会计年度|财年|学年|年度(?![假])|年)"
NUMBER = rf"(?>[0-9](?:[ ]?[0-9])?|[{HAN}]{{1,3}})"
QUARTER = "[一二三四1-4]"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _edge(sign: str) -> str:
    return f"{sign}(?!{_any_of(trap.word for trap in traps(sign, 'after'))})"


def _words(unit: str) -> str:
    """Return a pattern of the words for a unit where nothing beside them makes another word."""
    patterns = []
    for entry in date_words(unit).values():
        before = f"(?<![{''.join(entry.not_after)}])" if entry.not_after else ""
        after = f"(?!度?(?:{_any_of(entry.not_before)}))" if entry.not_before else ""
        patterns.append(f"{before}{entry.word}{after}")
    return f"(?:{'|'.join(patterns)})"


EDGE_END = f"(?:{_edge('底')}|{_edge('末')})"
EDGE = f"(?:{_edge('初')}|{EDGE_END})"

TAIL = re.compile(
    rf"""
    的?
    (?:
        (?P<months>{NUMBER}(?:{SEPARATOR}{NUMBER}){{0,11}}+) 月份?
        (?:
            (?P<days>{NUMBER}(?:{SEPARATOR}{NUMBER}){{0,30}}+) [日号]
          | (?P<tens>[上中下](?:、?[中下])?) 旬
          | 月?(?P<month_edge>{EDGE}) (?![{HAN}])
          | (?P<bare_day>[二三]?十[{HAN}]?|[{HAN}]) (?= $ | [{CLAUSE_ENDS}{CLOSING_BRACKETS}、 ] )
        )?
      | 第?(?P<quarters>{QUARTER}(?:{SEPARATOR}第?{QUARTER}){{0,3}}+) (?:(?<=第.)个)? 季度 (?P<quarter_edge>{EDGE_END})?
      | 前(?P<first_quarters>[一二两三1-3])个?季度
      | Q(?P<q>[1-4]) (?![0-9A-Za-z])
      | (?P<half>[上下]) 半年
      | 年?(?P<year_edge>{EDGE})
      | (?P<month_word>{_words("月")}) (?: (?P<word_day>{NUMBER}) [日号] )?
      | (?P<slashed>[0-9]{{2}}/[0-9]{{2}}) (?![0-9/])
    )
    """,
    re.VERBOSE,
)


FIGURES = rf"""
    (?<![{CODE}])
    (?:
        (?P<y>{YEAR_NOW}|1[0-9]{{3}}(?=-[0-9]{{2}}-[0-9]{{2}})) (?P<sign>[-/.])
        (?P<m>[0-9]{{1,2}}) (?P=sign) (?P<d>[0-9]{{1,2}})
        (?: {RANGE} (?: (?P<y2>{YEAR_NOW}) (?P=sign) )? (?P<m2>[0-9]{{1,2}}) (?P=sign) (?P<d2>[0-9]{{1,2}}) )?
        (?![0-9]|[-/.:][0-9]|号|版)
      | (?P<ya>{YEAR_NOW}) (?P<sign_a>[/.-]) (?P<ma>1[0-2]|0?[1-9])
        {RANGE} (?P<yb>{YEAR_NOW}) (?P=sign_a) (?P<mb>1[0-2]|0?[1-9]) (?![0-9]|[-/.][0-9])
      | (?P<ym>{YEAR_NOW}[-/](?:0[1-9]|1[0-2])) (?![0-9%％.号期版次至到~/–—-])
      | (?P<spaced>{YEAR_NOW}[ ](?:0[1-9]|1[0-2])[ ](?:0[1-9]|[12][0-9]|3[01])) (?![ ]?[0-9A-Za-z.,:%％/-])
      | (?P<md>0[1-9]/0[1-9]) (?![{CODE}%％])
    )
  | (?: ^ | (?<=[于在至到自从（(，,。；、“《]) | (?<=日期：) | (?<=时间：) )
    (?P<eight>{YEAR_NOW}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])) (?= $ | [）)，,。；、”》至到—-] )
"""

BARE_YEARS = rf"""
    (?<![{CODE}]) (?<![A-Za-z][ ]) (?P<from_year>{YEAR_NOW}) {RANGE} (?P<to_year>{YEAR_NOW})
    (?= $ | [^0-9A-Za-z./%％年-] ) (?! {_any_of(measures())} )
  | (?<![{CODE}]) (?P<whole_year>{YEAR_NOW})
    (?= 全年 | Q[1-4] | [上下]半年 | 第?{QUARTER}季度 | 前[一二两三]个?季度 )
  | ^ (?P<title_year>{YEAR_NOW}) (?= [\u4e00-\u9fff] ) (?! 年 | {_any_of(measures())} )
  | (?<=报告) (?P<report_year>{YEAR_NOW}) $
  | (?: ^在 | (?<=公元) ) (?P<old_year>[1-9][0-9]{{2}}) 年 (?= $ | [，。] )
"""

YEARS = rf"""
    {NO_NUMERAL_BEFORE}
    (?:
        (?P<years>{YEAR}(?:{SEPARATOR}(?:{YEAR}|[0-9]{{2}}(?![0-9]))){{0,11}}+) {YEAR_UNIT}
      | (?P<years_counted>{YEAR}(?:{LIST}{YEAR}){{1,11}}+) (?=[两三四五]年)
      | (?P<year_sign>{YEAR}) [-./] (?=[0-9]{{1,2}}月)
      | (?P<short_year>[0-9]{{2}}) 年 (?= {NUMBER}月{NUMBER}[日号] )
      | (?P<han_short_year>{HAN_DIGIT}{{3}}) 年 (?= {NUMBER}月{NUMBER}[日号] )
      | (?<!\.) (?P<zero_year>0[0-9]|[零〇]{HAN_DIGIT}) 年
      | (?P<loose_year>[0-9][ ]?[0-9]) 年 (?= {NUMBER}月 | 第?{QUARTER}季度 | [上下]半年 | Q[1-4] )
    )
"""

WORDS = rf"""
    (?P<year_word>{_words("年")}) 度? (?P<same_period>同期)?
  | (?P<day_word>{_words("日")})
  | {NO_NUMERAL_BEFORE} (?P<years_ago>[0-9]{{1,3}}|[两{HAN}]{{1,3}}) 年前 (?!后)
  | (?<![相不共一如合多]) (?P<same_year>同年|当年(?<!相当年)(?<!适当年)) (?=[0-9{HAN}]{{1,2}}月)
  | (?<![每首一两三多几此{HAN}0-9]) (?P<next_year>次年|翌年) (?=[0-9{HAN}]{{1,2}}月)
  | (?<![附最接将]) (?: 最近 | 近 | 过去 ) (?P<recent>[0-9]{{1,2}}|[两{HAN}]{{1,2}}) 年 (?! 级 | 期 | 制 )
"""

DAYS_ALONE = rf"""
    {NO_NUMERAL_BEFORE} {AFTER_POINT} (?: (?P<same_month>同月|当月) )?
    (?P<days_alone>{NUMBER}(?:{SEPARATOR}{NUMBER}){{0,30}}+) [日号]
"""

TAIL_BEGINNING = rf"""
    {NUMBER}(?:{SEPARATOR}{NUMBER}){{0,11}}+月
  | 第?{QUARTER}(?:{SEPARATOR}第?{QUARTER}){{0,3}}+个?季度
  | 前[一二两三1-3]个?季度
  | [上下]半年
  | 年[初底末]
  | {_words("月")}
"""

HEAD = re.compile(
    rf"""
    (?=[0-9{HAN}〇零两上去今昨本明下同当次翌最近过第前首年在])
    (?:
        {FIGURES}
      | {YEARS}
      | {BARE_YEARS}
      | {WORDS}
      | {NO_NUMERAL_BEFORE} {AFTER_POINT} (?P<tail> (?= {TAIL_BEGINNING} ) )
      | {DAYS_ALONE}
    )
    """,
    re.VERBOSE,
)
