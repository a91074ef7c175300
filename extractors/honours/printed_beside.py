"""What is printed beside an award: its year or period, its edition, its document number; its level by these words."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractors.dates import read_dates
from extractors.honours.giving_bodies import GIVEN_BY, giver_of
from extractors.text.characters import BRACKETS, CLOSING_BRACKETS, COLON, IN_CLAUSE, OPENING_BRACKETS, TO, in_brackets
from extractors.text.han_digits import in_digits
from schemas.word_lists import rows

YEAR = r"(?:19|20)\d\d"
HAN_YEAR = r"二[〇○零]{1,2}[一二三四五六七八九〇○零]{1,2}"
_DASH = rf"{TO}{{1,2}}"
PERIOD = rf"""
    (?P<from>{YEAR}|{HAN_YEAR}) (?:学?年度?)?
    (?: (?:{_DASH}|(?:、{YEAR}年?)*[、和](?={YEAR}年)) (?P<to>(?:19|20)?\d\d)(?!\d) (?:学?年度?)? )?
    (?: (?<=年) (?P<month>1[0-2]|0?[1-9]) 月份? (?: (?P<day>[12]\d|3[01]|0?[1-9]) 日 )?
      | [./-] (?P<month_>1[0-2]|0?[1-9]) (?!\d) (?: [./-] (?P<day_>[12]\d|3[01]|0?[1-9]) (?!\d) )? )?
    (?:学年度?|年度)?
"""
_ORDINAL = r"(?:[一二三四五六七八九十百零〇两]{1,4}|\d{1,3})"
EDITION = rf"(?:第{_ORDINAL}(?:届?[、至和-]第?{_ORDINAL}){{0,3}}|首)(?:届|批次|批|轮)"
DOCUMENT = rf"[一-鿿A-Za-z]{{1,16}}[{OPENING_BRACKETS}〔\[【]" + YEAR + rf"[{CLOSING_BRACKETS}〕\]】]第?\d{{1,5}}号"
PERIOD_AT = re.compile(PERIOD, re.VERBOSE)
EDITION_AT = re.compile(EDITION)
_WHOLE_PERIOD = re.compile(
    rf"(?:{PERIOD})(?:度|荣获|获得|获评|颁发|授予|评定|连续{_ORDINAL}(?:届|年|次))?\Z", re.VERBOSE
)
_YEARS = re.compile(rf"{YEAR}年?(?:[、，和]{YEAR}年?)+度?")  # （2016、2018年）
_YEARS_BEFORE = re.compile(
    in_brackets(rf"(?P<years>{YEAR}年?度?(?:(?:{_DASH}|[、，和])(?:{YEAR})年?度?){{1,9}})") + "$"
)
_WHOLE_EDITION = re.compile(rf"(?P<edition>{EDITION})\Z")
_DOCUMENT = re.compile(rf"(?:文号|发文号)?{COLON}?(?P<number>{DOCUMENT})")
_LEVEL = re.compile(r"(?:国家|省|市|区|县|校|院|局|集团|公司|街道|镇|部|省部|地市|厅局)级")
_LEADING = re.compile(
    rf"""
    了 | 过 | 得 | 到 | 成为 | 【[^【】]{{1,6}}】 | ： | : | ，
    | 其中 | 其(?=“) | 新一[届批轮] | 以?及(?!时) | 有(?=国家级|[省市县]级|全[国省市]|“)
    | 新(?:命名|认定|评定|获评)(?=[一-鿿]{{0,3}}[国省市区县]|“) | [一-鿿]{{0,6}}(?:唯一一?|首)[家个项](?=“)
    | [一-鿿]{{0,10}}唯一的
    | 并?(?:保持|蝉联|拥有)(?=“) | 连续第?{_ORDINAL}个?(?:年度?|届|次|轮)(?=[一-鿿“]{{2}})
    | [本今去]年度?的?|年度(?=“)|本届 | 位[列居] | 名列 | (?:评级)?(?:晋[级升]|升[级格])为?
    | 荣誉(?:称号)?{COLON} | (?:{PERIOD}) 度? [，：:]?
    | {in_brackets(f"(?P<bracket>[^{BRACKETS}]{{1,30}})")} | (?P<edition>{EDITION}|第?[一二三四1-4]季度(?=“))
    """,
    re.VERBOSE,
)
_LASTING = re.compile("(?:连续|[满共近每逾达约])$")  # 连续6月
_BY_WHAT = re.compile(rf"(?:[经由以凭按]{IN_CLAUSE}*，)*")  # 经市总工会推荐，
_CLAUSE_MARKS = "，；：。"
_NOTE_MARKS = re.compile(r"[，；、,;/]")
_WHOLE, TRADE = "国家", "行业"  # levels
_COUNTED = re.compile("[0-9][余多]?(?:[天次件起人户吨]|小时|公里|平?方?米)")  # 值守15天, 抢修66次
# 10月14|-15|日, 10月14日|上午: the day on which it began
_SOME_DAYS = re.compile(rf"(?<=[0-9])日?{_DASH}(?:[0-9]{{1,2}}月)?[0-9]{{1,2}}(?=日$)|(?<=日)(?:[上下]午|晚上?)$")
# how often, behind the years of it: 2022年、2023年|连续两年获评
_HOW_OFTEN = re.compile(rf"(?:连续|先后|均|都|累计)*(?:{_ORDINAL}(?:个?年度?|届|[次度轮]))?(?:均|都|蝉联)?")

Period = tuple[date, date]


def quarter_of(edition: str | None, year: int | None) -> Period | None:
    """Return the days of a quarter that an award is of, in the year that is told or the report's: 四季度“江城好人”."""
    if year is None or not edition or not edition.endswith("季度"):
        return None
    first = 3 * int(in_digits(edition[-3])) - 2
    return date(year, first, 1), date(year, first + 2, calendar.monthrange(year, first + 2)[1])


def narrowed(period: Period | None, edition: str | None) -> Period | None:
    """Return the quarter that an edition says of a whole year, else the period: 2021年|四季度“江城好人”."""
    if period is None or period != (date(period[0].year, 1, 1), date(period[0].year, 12, 31)):
        return period
    return quarter_of(edition, period[0].year) or period


def period_of(match: re.Match[str]) -> Period:
    """Turn a match of `PERIOD` into its first and last day."""
    first = int(in_digits(match["from"]))
    last = int(match["to"]) if match["to"] else first
    last = last + first // 100 * 100 if last < 100 else last
    printed = match.groupdict()
    month = int(printed["month"] or printed.get("month_") or 0)
    if not month:
        return date(first, 1, 1), date(max(first, last), 12, 31)
    days = calendar.monthrange(first, month)[1]
    day = int(printed["day"] or printed.get("day_") or 0)
    if day:
        return date(first, month, min(day, days)), date(first, month, min(day, days))
    return date(first, month, 1), date(first, month, days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a bracket beside a title says."""

    period: Period | None = None
    edition: str | None = None
    number: str | None = None
    grantor: str | None = None
    level: str | None = None

    def or_else(self, other: "Note | None") -> "Note":
        """Return this note with what it lacks taken from another."""
        if other is None:
            return self
        return Note(
            period=self.period or other.period,
            edition=self.edition or other.edition,
            number=self.number or other.number,
            grantor=self.grantor or other.grantor,
            level=self.level or other.level,
        )


def years_of(text: str) -> Period | None:
    """Return the first and the last of several years that are all that words say: 2016、2018年."""
    years = re.findall(YEAR, text) if _YEARS.fullmatch(text) else []
    return (date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31)) if years else None


def note_of(text: str) -> Note | None:
    """Read the inside of a bracket, or return None where it says anything else than these.

    1. 华川通信〔2022〕217号
    2. 上海市文明委，2022年3月
    3. 第二十届 / 2019-2020年度 / 市级   4. 市妇联颁发
    """
    number = _DOCUMENT.search(text)
    if number:
        return Note(number=number["number"])
    if years := years_of(text):
        return Note(period=years)
    note = Note()
    for part in filter(None, _NOTE_MARKS.split(text)):
        if match := _WHOLE_PERIOD.match(part):
            note = replace(note, period=period_of(match))
        elif match := _WHOLE_EDITION.match(part):
            note = replace(note, edition=match["edition"])
        elif _LEVEL.fullmatch(part):
            note = replace(note, level=part)
        elif body := giver_of(GIVEN_BY.sub("", part)):
            note = replace(note, grantor=f"{note.grantor}、{body}" if note.grantor else body)
        else:
            return None
    return note if note != Note() else None


def pass_over(text: str, start: int, stop: int) -> tuple[int, Note]:
    """Pass over the year, the edition and bracketed notes before a title; return where it begins and what they say."""
    note = Note()
    while match := _LEADING.match(text, start, stop):
        if match["bracket"] is not None:
            inside = note_of(match["bracket"])
            if inside is None:
                break
            note = note.or_else(inside)
        elif match["edition"]:
            note = note.or_else(Note(edition=match["edition"]))
        elif match["from"]:
            note = note.or_else(Note(period=period_of(match)))
        start = match.end()
    return start, replace(note, period=narrowed(note.period, note.edition))


@cache
def _levels() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), level) for pattern, level in rows("honours/levels.csv", "pattern", "level"))


def level_of(*texts: str | None) -> str | None:
    """Return the level that the first telling text names, or None.

    1. 全国…, 国家级… → 国家; 上海市… → 省市; 云栈区… → 区县
    2. 集团… → 集团; …公司… → 公司; …协会… → 行业; 街道、校级、报社 → 其他
    3. of several bodies an authority says it before an association: 市国资委、市企业联合会 → 省市
    """
    for text in filter(None, texts):
        if levels := [level for body in text.split("、") if (level := _level(body))]:
            plain = [level for level in levels if level != TRADE]
            return _WHOLE if _WHOLE in levels else (plain or levels)[0]
    return None


def _level(text: str) -> str | None:
    return next((level for pattern, level in _levels() if pattern.search(text)), None)


def dated(before: str, year: int | None = None) -> Period | None:
    """Read the date in the clause of the verb, or one that is the clause before it (2022年3月，荣获…).

    `year` is the one that a month without its own is in: 3月，荣获….
    """
    if years := _YEARS_BEFORE.search(before):
        found = re.findall(YEAR, years["years"])
        return date(int(found[0]), 1, 1), date(int(found[-1]), 12, 31)  # 连续三届（2018-2020、2021-2023年）
    clauses = re.split("[，；：]", before)
    own = clauses[-1]
    match = PERIOD_AT.match(own) or next(
        (m for m in PERIOD_AT.finditer(own) if own[m.start() - 1] in "于在" or _HOW_OFTEN.fullmatch(own, m.end())), None
    )
    if match is not None or len(clauses) < 2:
        return period_of(match) if match else _in_a_month(before, year)
    if match := PERIOD_AT.fullmatch(clauses[-2]):
        return period_of(match)
    last = re.split("[，：]", before.rpartition("；")[2])  # 2017年，…获“甲”；|2012年，冰雪节上，…
    told = (len(last) > 1 and _dated_at_the_head(last)) or _dated_at_the_head(clauses)
    return (_in_a_month(before, told[1].year) or told) if told else _in_a_month(before, year)


def _in_a_month(before: str, year: int | None) -> Period | None:
    """Return the month or day, printed without a year, that the words before a verb tell of it.

    1. 6月我馆|荣获…, 我馆于6月|荣获…   2. 6月，我馆|荣获…   3. 6月，经推荐，我馆|荣获…
    Not the day on which something else was done: 6月，柳青在路边救起一名老人，|入选….
    """
    told = read_dates(before, year) if year and "月" in before else ()
    if not told or not told[-1].inferred_year or told[-1].precision not in ("month", "day"):
        return None
    start, end = told[-1].span.start, told[-1].span.end
    begin = max(before.rfind(mark) for mark in _CLAUSE_MARKS) + 1
    first = start == 0 or before[start - 1] in _CLAUSE_MARKS
    at_the_end = end == len(before) and not _LASTING.search(before, 0, start)
    own = start >= begin and (first or before[start - 1] in "于在" or at_the_end)
    alone = first and before[end : end + 1] in ("，", "：") and bool(_BY_WHAT.fullmatch(before, end + 1, begin))
    return (told[-1].start, told[-1].end) if own or alone else None


def _dated_at_the_head(clauses: Sequence[str]) -> Period | None:
    """Return the time that a sentence begins with, where no other is told up to the verb: 2023年，公司坚持…，荣获….

    Its year only where that is the month or day of something counted: 2023年3月，李恒值守15天，|当选….
    """
    other = any(PERIOD_AT.search(clause) for clause in clauses[1:])
    match = None if other else PERIOD_AT.fullmatch(_SOME_DAYS.sub("", clauses[0]))
    period = period_of(match) if match else None
    counted = period and any(_COUNTED.search(clause) for clause in clauses[1:-1])
    return (date(period[0].year, 1, 1), date(period[1].year, 12, 31)) if period and counted else period
