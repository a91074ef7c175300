"""Reading dates: one sentence or paragraph in, its dates in order out, by the rules in their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from extractors.dates.completion import Known, complete
from extractors.dates.exclusions import EXCLUSIONS, Exclusion, Exclusions, without_addresses
from extractors.dates.grammar import Form, Grammar, grammar_of
from extractors.dates.mention import DateMention, Point
from extractors.dates.parts_of_years import PARTS_OF_YEARS
from extractors.dates.years import DAYS_IN_DIGITS, YEARS
from extractors.rule import NOT_READ, Field, Firing, Rule
from extractors.text.view import view
from schemas.text import Span, squeeze

FORMS: tuple[Rule[Form], ...] = (*DAYS_IN_DIGITS, *YEARS, *PARTS_OF_YEARS)
RANGE = Rule(
    "range",
    "from one date to another: the end takes from the beginning what it leaves out",
    None,
    examples=(
        "⟨5月30日-31日⟩ → 2022-05-30..2022-05-31",
        "自⟨2022年1月1日起至12月31日⟩止 → 2022-01-01..2022-12-31",
        "⟨3-5月⟩ → 2022-03-01..2022-05-31",
        "⟨2022年12月至3月⟩ → 2022-12-01..2023-03-31",
        "⟨2019-2021年度⟩",
        "⟨2019年与2021年⟩间 → 2019-01-01..2021-12-31",
    ),
    counter_examples=("12月25日至1月5日", "3-15月", "6月1日至6月30日前"),
)
RULES: tuple[Rule[Any], ...] = (*FORMS, RANGE, *EXCLUSIONS)

# Cheap: most passages of a report hold no date, and are left after this one search.
_MAY_HOLD_DATE = re.compile(
    r"[年月日旬季天]|学期|[0-9０-９][QＱ]|[0-9０-９]\s*[-/.－／．—–~～至到\s]\s*[0-9０-９]|[0-9０-９]{8}|^\s*[12][0-9]{3}|报告\s*[12２][0-9０-９]"
)
# 年度 alone is no such head: it also stands over the labels of rows of quantities.
_TIME_HEAD = re.compile(r"[一-鿿]{0,6}(?:时间|日期|年月|起始)|[一-鿿]{2,6}年[份度]|目标年")
# argued: columns of dates print bare months and years (2022.06), which reports at hand write out
_IN_CELL = re.compile(r"(?P<y>(?:19|20)\d\d)(?:(?P<mark>[./-])(?P<m>1[0-2]|0?[1-9]))?")
_YEARS_IN_CELL, _YEAR_IN_CELL = re.compile(r"20\d\d(?:[/／、]20\d\d)+"), re.compile(r"(?P<y>20\d\d)(?P<m>)")


def heads_dates(text: str) -> bool:
    """Whether the head of a table's column says that dates stand below it (获奖时间, 授予年度)."""
    return bool(_TIME_HEAD.fullmatch(squeeze(text)))


def read_cell_dates(text: str, year: int | None) -> tuple[DateMention, ...]:
    """Return the dates of a cell under such a head; there bare numbers count too: 2022, 2022.03, 2022-3, 2026／2030."""
    words = squeeze(text)
    if _YEARS_IN_CELL.fullmatch(words):
        return tuple(one for match in _YEAR_IN_CELL.finditer(text) for one in _dated(match, Span(*match.span()), year))
    match = _IN_CELL.fullmatch(words)
    if match is None:
        return read_dates(text, year)
    return _dated(match, Span(len(text) - len(text.lstrip()), len(text.rstrip())), year)


def _dated(match: re.Match[str], span: Span, year: int | None) -> tuple[DateMention, ...]:
    """Return the date that a bare year or month stands for, at a place of its cell."""
    said = f"{match['y']}年{match['m']}月" if match["m"] else f"{match['y']}年"
    return tuple(replace(mention, span=span, text=match[0]) for mention in read_dates(said, year))


class _Rules(NamedTuple):
    """Rules by what they do."""

    grammar: Grammar
    exclusions: Exclusions
    joins_ranges: bool


@lru_cache(maxsize=4)
def _by_use(rules: tuple[Rule[Any], ...]) -> _Rules:
    forms = tuple(rule for rule in rules if isinstance(rule.how, Form))
    exclusions = tuple(rule for rule in rules if isinstance(rule.how, Exclusion))
    return _Rules(grammar_of(forms), Exclusions(exclusions), RANGE in rules)


@lru_cache(maxsize=1 << 12)  # readers of dates, of quantities and of what is left ask for those of a passage
def _find_points(text: str, report_year: int | None, rules: tuple[Rule[Any], ...]) -> tuple[Point, ...]:
    """Return the dates printed in a view's text in order. What is no day of the calendar is there too."""
    grammar = _by_use(rules).grammar
    found: list[Point] = []
    at = 0
    while head := grammar.head.search(text, at):
        at = head.end()
        points = grammar.points(head, None, report_year)
        goes_on = points and points[-1].says_year and points[-1].year_only and text[at - 1] != "期"
        if goes_on and (tail := grammar.tail.match(text, at)):
            at = tail.end()
            points[-1:] = grammar.points(tail, points[-1], report_year)
        found += points
    return tuple(found)


def read_dates(
    text: str, year: int | None, reference: date | None = None, *, rules: Sequence[Rule[Any]] = RULES
) -> tuple[DateMention, ...]:
    """Return the dates and periods that a text names, in order; partial dates are read in the report year.

    1. Days: 2022年6月28日, 二〇二二年六月二十八日, 两千零四年八月十五, 2022-06-28, 2022/6/28, 2022.6.28, 2022.6月28日,
       20220628 (where a date can be meant), 22年6月28日, 6月28日, 6月28号; blanks may stand anywhere
    2. Periods: 2022年, 2022年度, 二〇二二年, 08年, 2021全年, 2022年6月, 2022-06, 6月份, 3月下旬, 一季度, 第三季度,
       前三季度, 2022年Q1, 上半年
    3. Ends: 2022年底, 年末, 年初, 6月底, 月初 (one day: the last or the first)
    4. Ranges, one date each: 5月30日-31日, 2022年1月1日到2022年12月31日, 1月至3月, 3-5月, 2019-2020年度, 2021—23年,
       2007年与2009年间, 自2022年1月1日起至12月31日止, 2022.6.28-7.1, （2020-2022）
    5. Lists, a date each element: 6月28日、9月27日; 28、29日 behind a month; 2019、2020年
    6. By words from the report year: 去年, 上年同期, 今年, 本年度, 明年四月, 上年末, 年底, 近三年
    7. By words from the day on which the text was written, where `reference` gives it: 今天, 本月十日, 去年本月, 5年前

    Of an open time it takes what is named (自2018年以来: 2018). A partial date takes the year that the sentence has
    stated before it, else the report year; without either it is none. Deliberately left: document numbers
    (〔2022〕217号, 2022年第12号), 3·23, 十四五, 全年, 报告期, durations (连续九年, 3年, 15日内), standards, versions,
    decades (1990年代), recurring days (每年6月28日), lunar dates (八月十五, 农历六月), festivals, days that no calendar
    has (2月30日), dates inside URLs. `rules` are some of `RULES`, all by default.
    """
    if not _MAY_HOLD_DATE.search(text):
        return ()
    seen, rules = view(text), tuple(rules)
    points: Sequence[Point] = _find_points(seen.text, year, rules)
    if not points:
        return ()
    used, points = _by_use(rules), without_addresses(seen, points)
    excluded = {point.start for point in points if used.exclusions.rule_of(seen.text, point)}
    written = complete(seen.text, points, Known(year, reference, excluded, used.joins_ranges))
    mentions = []
    for found in written:
        span = seen.source(found.start, found.end)
        mentions.append(
            DateMention(
                span=span,
                text=squeeze(span.of(text)),
                start=found.period[0],
                end=found.period[1],
                precision=found.precision,
                inferred_year=found.inferred_year,
                rule=found.rule,
                forms=found.forms,
            )
        )
    return tuple(mentions)


def read_excluded(
    text: str, year: int | None, *, rules: Sequence[Rule[Any]] = RULES
) -> tuple[tuple[Span, Rule[Exclusion]], ...]:
    """Return what looks like a date and is none, each with the rule that excludes it, in order.

    1. 每年6月28日: recurring date   2. 农历8月15日: lunar date   3. 1990年代: decade   4. 15日内: days counted
    """
    if not _MAY_HOLD_DATE.search(text):
        return ()
    seen, rules = view(text), tuple(rules)
    exclusions = _by_use(rules).exclusions
    found = ((point, exclusions.rule_of(seen.text, point)) for point in _find_points(seen.text, year, rules))
    return tuple((seen.source(point.start, point.end), rule) for point, rule in found if rule)


_REPORT_YEAR = 2022  # of the examples
_NEEDING_A_DAY = ("relative month", "relative day", "years ago")  # read only where the day of writing is known
_DAY = date(2022, 6, 30)


def _days(mention: DateMention) -> str:
    start, end = mention.start.isoformat(), mention.end.isoformat()
    return start if start == end else f"{start}..{end}"


def _read(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Firing]:
    """Yield the dates of a text in the report year 2022, and what a rule leaves."""
    dates = read_dates(text, _REPORT_YEAR, rules=rules)
    told = [one for one in read_dates(text, _REPORT_YEAR, _DAY, rules=rules) if one.rule in _NEEDING_A_DAY]
    for mention in (*dates, *told):
        for rule in dict.fromkeys((mention.rule, *mention.forms)):
            yield Firing(mention.span, rule, _days(mention))
    for span, excluded in read_excluded(text, _REPORT_YEAR, rules=rules):
        yield Firing(span, excluded.name, excluded.reason or NOT_READ)


FIELD = Field(
    "dates",
    "days and periods that a text names, and what looks like one and is none",
    RULES,
    _read,
    ("dates.rule", "pages.left_out_by"),
)
