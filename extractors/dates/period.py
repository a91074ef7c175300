"""Periods: the days that a date names, the period of a quantity, and a time that stands before one."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from extractors.dates.grammar import read_number, time_words
from extractors.dates.mention import DateMention, Days, is_quarter_end
from extractors.text.characters import CLAUSE_ENDS, OPEN
from schemas.text import Span, squeeze

_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def days_of(year: int, month: int | None, day: int | None, part: str) -> Days | None:
    """Return the period that year, month, day and part name, or None where there is no such day.

    `part` is empty or one of: 初, 底 (of the month, else of the year); 上, 中, 下 or two of them (the ten-day parts of
    the month); Q1 to Q4; Q1-2, Q1-3 (the first two, three quarters); M1-2 (months from
    one to another); H1, H2.
    """
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return _part_of_year(year, part)
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is not None:
        return (date(year, month, day),) * 2 if 1 <= day <= last else None
    if part == "初":
        return (date(year, month, 1),) * 2
    if part == "底":
        return (date(year, month, last),) * 2
    if part:
        return date(year, month, _TEN_DAYS[part[0]][0]), date(year, month, min(last, _TEN_DAYS[part[-1]][1]))
    return date(year, month, 1), date(year, month, last)


def months_from(day: date, months: int) -> tuple[int, int]:
    """Return year and month of the month that lies so many months after that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def same_day(day: date, years: int) -> date:
    """Return the same day so many years later, the 28th for a 29th of February that is none."""
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def years_until(last: int, count: int) -> Days | None:
    """Return the period of `count` years of which `last` is the last, or None before year 1."""
    first = last - count + 1
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last else None


def _part_of_year(year: int, part: str) -> Days:
    if part == "初":
        return (date(year, 1, 1),) * 2
    if part == "底":
        return (date(year, 12, 31),) * 2
    if part.startswith("M"):
        return _months(year, *map(int, part[1:].split("-")))
    if part.startswith("Q"):
        first, last = int(part[1]), int(part[-1])
        return _months(year, first * 3 - 2, last * 3)
    if part.startswith("H"):
        return _months(year, 1, 6) if part == "H1" else _months(year, 7, 12)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


OF_ANOTHER = "of another quantity"
ASIDE = "left aside"
OVER = "named in passing"
NAMED = "named before it"
IN_WORDS = "told in words"
BEFORE = "此前"
"""What `period_text` says of an earlier time that the sentence does not date."""

_LONGEST_YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, or the words that name a period that has none in the calendar (创建期内, 未来)."""

    start: date | None
    end: date | None
    text: str | None

    @property
    def is_year(self) -> bool:
        """Whether it is twelve months."""
        return self.start is not None and self.end == same_day(self.start, 1) - timedelta(days=1)

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a year."""
        return self.start is not None and self.end is not None and (self.end - self.start).days > _LONGEST_YEAR

    def holds(self, other: "Period | DateMention") -> bool:
        """Whether another time lies within it."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.start and other.end <= self.end

    @property
    def is_of_years(self) -> bool:
        """Whether it is longer than a year, as far as its words tell: 五年来, 三年多来."""
        return self.is_long or (self.start is None and self.text is not None and self.text.endswith("来"))

    def first_year(self) -> "Period":
        """Return the rest of the year that it begins in; of words that tell no beginning only that it was before."""
        if self.start is None and self.text is not None:
            return Period(None, None, BEFORE)
        return Period(self.start, date(self.start.year, 12, 31), None) if self.start else self

    def last_year(self) -> "Period":
        """Return the part of the year that it ends in."""
        return Period(date(self.end.year, 1, 1), self.end, None) if self.end else self

    def whole_year(self) -> "Period":
        """Return the year that a part of it is in; a day, and what is of several years, stays."""
        if self.start is None or self.end is None or self.start == self.end or self.start.year != self.end.year:
            return self
        return Period(*_part_of_year(self.start.year, ""), None)

    def year_before(self) -> "Period":
        """Return the period one year earlier, of a month or day that whole year; of words or several years it stays."""
        if self.start is None or self.end is None or self.is_long:
            return self
        within = self.start.month == self.end.month and self.end.year == self.start.year
        if within and not (self.start == self.end and is_quarter_end(self.end)):
            return Period(*_part_of_year(self.start.year - 1, ""), None)
        return Period(same_day(self.start, -1), same_day(self.end, -1), None)

    def in_words(self) -> str:
        """Return its days or words in one line: `2022-01-01..2022-12-31`, `2022-12-31`, `未来`."""
        days = dict.fromkeys(day.isoformat() for day in (self.start, self.end) if day)
        return " ".join(filter(None, ("..".join(days), self.text)))


# 截至2022年12月31日|止年度, 止六个月期间: what ends then
ENDING = r"止的?(?:(?:财政|会计|财务)?年度|(?P<months>[0-9一二三六九]{1,2})个月)(?:期间)?"

_ENDING = re.compile(ENDING)


def ending_on(text: str, at: int, day: date) -> Period | None:
    """Return the year or the months that words behind a day say to end on it: 12月31日|止年度, 6月30日|止六个月."""
    found = _ENDING.match(text, at)
    if found is None:
        return None
    months = 12 if found["months"] is None else read_number(found["months"]) or 12
    year, month = months_from(day, 1 - months)
    return Period(date(year, month, 1), day, None)


REACH = 300  # characters; nothing further back in a sentence says the period of a quantity
NEAR = 12
_UNTIL = re.compile(rf"(?:(?:截[至止]|至)到?|[期年月][末底]{OPEN}|基准日{OPEN})\s*$")  # 最近一期末（2022年6月30日）
_AT = re.compile(r"于\s*$")
_OF_BALANCE = re.compile(r"\s*(?:[，,、及和与的]|止)")
_STOCK = (
    "(?:余额|净额|净值|账面价值|总?资产|总?负债|商誉|存货|固定资产|应[收付][一-鿿]{2,4}|预[收付]款项|[借存贷]款|股本"
    "|库存|货币资金)"
)
# 2022年12月31日，|公司存货为: an item of the balance sheet right behind the day; not 2022年6月30日，偿还借款
_OPENS_CLAUSE = re.compile(rf"(?:^|[{CLAUSE_ENDS}])\s*$")
_HAS_STOCK = re.compile(
    rf"[，,](?![^{CLAUSE_ENDS}]*(?:偿还|归还|支付|取得|收到|新增|发放|购[置买]|收购|处置|计提|出售|转让|签订))[^{CLAUSE_ENDS}]{{0,40}}"
    rf"{_STOCK}(?:总额|总计|合计|共计|金额|[为达约计共])*(?:人民币)?$"
)
# 以2022年12月31日|公司总股本4万股为基数: the day stands right before what there is then
_OF_STOCK = re.compile(rf"的?(?:[本该]?公司|本?集团)?的?[总期末]{{0,2}}{_STOCK}(?:总[额数]|余额)?[为计]?(?:人民币)?")
_SINCE_BEFORE = re.compile(r"(?:自从?|从)\s*$")
_SINCE_AFTER = re.compile(rf"\s*(?:以来|起(?![诉草步运])|至今|开始)|[^{CLAUSE_ENDS}：\d]{{1,24}}?(?:以来|至今)")
# 2018年以来, 2003年合并建馆以来: also without 自
_EVER_SINCE = re.compile(rf"\s*(?:[一-鿿]{{0,6}}(?:{'|'.join(time_words('founding', 'begun'))}))?(?:以来|至今)")
_BASE = 60  # characters between a time and the quantity on whose base another stands


class Stated(NamedTuple):
    """A quantity of a sentence: where it stands, whether it is a change, what it is worth and in what unit."""

    span: Span
    change: bool
    value: Decimal | None = None
    unit: str | None = None


_PRINTED_YEAR = re.compile("(?:19|20)[0-9]{2}年")


class Asked:
    """One quantity, asked for its period: `best` is what is known so far, told by words that end at `at`.

    `usual` is the period of the report, `carried` the day of stock of an earlier sentence; `rules` are the names of
    those that told, `left` the times that a rule left aside.
    """

    def __init__(
        self, text: str, stated: Stated, dates: Sequence[DateMention], usual: Period, *, carried: Period | None = None
    ) -> None:
        self.text, self.start, self.change, self.usual = text, stated.span.start, stated.change, usual
        self.best, self.at = carried or usual, -1
        self.rules: list[str] = []
        self.left: list[tuple[Span, str]] = []
        near = (one for one in dates if self.start - _BASE <= one.span.end <= self.start)
        self.stands_on_base = any(self.is_base(one) for one in near)

    def is_base(self, mention: DateMention) -> bool:
        """Whether a time is that of another quantity, on whose base this one stands: 在上年19处基础上累计达25处."""
        words, base, _ = self.text[mention.span.end : self.start].partition("基础上")
        return bool(base) and not words.startswith("，")  # 2025年，在现有19处基础上新建|6处: of what is built

    def is_of_printed_year(self, at: int) -> bool:
        """Whether a year in digits was told before an offset, and nothing is counted between."""
        printed = self.best.is_year and _PRINTED_YEAR.match(self.text, max(0, self.at - len("2019年"))) is not None
        return printed and not any(map(str.isdigit, self.text[self.at : at]))


class NamedTime:
    """A time that stands before a quantity, and the words around it."""

    def __init__(self, asked: Asked, mention: DateMention) -> None:
        self.asked, self.mention, self.text = asked, mention, asked.text
        self.end = mention.span.end

    @cached_property
    def before(self) -> str:
        """The words before it."""
        return self.text[max(0, self.mention.span.start - REACH) : self.mention.span.start]

    @cached_property
    def between(self) -> str:
        """The words from it to the quantity."""
        return self.text[self.end : self.asked.start]

    @cached_property
    def until(self) -> bool:
        """Whether it is the last day of a time, or the one that a word for it means: 截至2022年底, 期末（6月30日）."""
        return _UNTIL.search(self.before[-NEAR:]) is not None

    @cached_property
    def at_balance(self) -> bool:
        """Whether it is the day of a balance sheet at which something is so: 于2022年12月31日，存货为9万元."""
        if not self.mention.ends_quarter:
            return False
        if _AT.search(self.before[-NEAR:]):
            return _OF_BALANCE.match(self.text, self.end) is not None
        if _OF_STOCK.fullmatch(squeeze(self.between)):
            return True
        return _OPENS_CLAUSE.search(self.before) is not None and _HAS_STOCK.match(self.between) is not None

    @property
    def heads_passage(self) -> bool:
        """Whether it opens the passage as the day of all that stands in it: 于2022年12月31日，…, 截至2022年底，…."""
        near = self.mention.span.start < NEAR
        return near and (self.until or self.at_balance) and self.text.startswith(("，", ","), self.end)

    @cached_property
    def since(self) -> int:
        """Where the words end that begin a time with it (2018年以来, 自2016年成立以来), or 0."""
        words = _SINCE_AFTER if _SINCE_BEFORE.search(self.before[-NEAR:]) else _EVER_SINCE
        after = words.match(self.text, self.end)
        return after.end() if after else 0

    @property
    def is_earlier(self) -> bool:
        """Whether it begins before the usual period."""
        return self.asked.usual.start is not None and self.mention.start < self.asked.usual.start


_FIRST_HALF = re.compile("上(?:半年)?[、和及与]?$")


def first_half_before(text: str, mention: DateMention) -> str:
    """Return the words of the first half of a year right before the second, or "": 上|下半年, 上半年和|下半年."""
    if mention.precision != "half" or not mention.text.startswith("下"):
        return ""
    found = _FIRST_HALF.search(text, max(0, mention.span.start - NEAR), mention.span.start)
    return found[0] if found else ""


HEADS = re.compile(r"(?:期间|间|[中内底末初])?\s*[，：:]")  # 2022年3月，…: the time of all that follows
_SAME_TIME = re.compile("其中|累计")


def still_since(text: str, since: int, start: int) -> bool:
    """Whether years up to now, whose words end at `since`, are also those of a quantity in a later member.

    1. 开馆以来，接待36万人次；借阅|8万册   2. 开馆以来接待36万人次；其中少儿|8万人次
    """
    member = text.rfind("；", since, start) + 1
    return not member or bool(HEADS.match(text, since) or _SAME_TIME.match(text, member))
